"""What is shown of an answer while it is being written.

Marks, emphasis, links that no source has, and a refusal to answer are never shown. Whatever may
still become one of these is held back, no longer than a word. The checked reply replaces it all.
"""

import re
from collections.abc import Iterator

from neuvoja.assistant.generative.citations import NO_ANSWER, without_marks

_PENDING = re.compile(r"\s*(?:[\[【][^\[\]【】\n]{0,24})?\Z")
"""The end of a text that may go on as a mark; with the blanks before it, which go with a mark."""

_ACTIVE = re.compile(r"[<>@|]|://|www\.|\]\(|!\[|[^\W\d_]\.[^\W\d_]")
"""In a word: that it may be an address or mark-up."""

_WORDS = re.compile(r"\S+|\s+")
_EMPHASIS = str.maketrans("", "", "*`#")
_SENTENCE_END = re.compile(r"[.!?…:][”\"')]?(?=\s|\Z)|\n")


class Provisional:
    """The text of one answer, piece by piece."""

    def __init__(self, known: str) -> None:
        """Begin.

        Args:
            known: the texts whose addresses may be shown.
        """
        self._known = known
        self._raw = ""
        self._decided = False
        self._silent = False
        self._word = ""
        """What is shown of the word in progress."""

        self._sentence = ""
        self._ended: list[str] = []

    def feed(self, piece: str) -> str:
        """What can be shown now; possibly empty."""
        self._raw += piece
        if self._silent or not self._may_begin():
            return ""
        held = _PENDING.search(self._raw)
        ready = self._raw[: held.start()] if held else self._raw
        return self._shown(self._without_last_if_active(ready))

    def end(self) -> str:
        """What was held back, since nothing follows."""
        if self._silent or not self._may_begin(whole=True):
            return ""
        return self._shown(self._raw)

    def halt(self) -> None:
        """Show nothing more."""
        self._silent = True

    def sentences(self) -> list[str]:
        """The sentences that have ended since this was last asked."""
        ended, self._ended = self._ended, []
        return ended

    def _may_begin(self, *, whole: bool = False) -> bool:
        """Whether it is certain that this is an answer and no refusal."""
        if self._decided:
            return True
        begun = self._raw.lstrip(" \n\t*`#\"'").upper().replace(" ", "_")
        if begun.startswith(NO_ANSWER):
            self._silent = True
            return False
        self._decided = whole or (bool(begun) and not NO_ANSWER.startswith(begun))
        return self._decided

    def _without_last_if_active(self, ready: str) -> str:
        last = ready.rsplit(maxsplit=1)[-1:] if ready and not ready[-1].isspace() else []
        if last and _ACTIVE.search(self._before(ready, last[0]) + last[0]):
            return ready[: len(ready) - len(last[0])]
        return ready

    def _before(self, text: str, word: str) -> str:
        """What is shown already of the word that stands last in a text."""
        return self._word if text == word else ""

    def _shown(self, ready: str) -> str:
        self._raw = self._raw[len(ready) :]
        text = "".join(self._safe(without_marks(ready))).translate(_EMPHASIS)
        self._note(text)
        return text

    def _safe(self, text: str) -> Iterator[str]:
        for word in _WORDS.findall(text):
            whole = "" if word.isspace() else self._word + word
            if not _ACTIVE.search(whole) or whole.strip(".,;:!?()\"'") in self._known:
                yield word
            self._word = whole

    def _note(self, text: str) -> None:
        # What was looked through before may still end a sentence by its last two signs only.
        start = max(0, len(self._sentence) - 2)
        self._sentence += text
        while end := _SENTENCE_END.search(self._sentence, start):
            self._ended.append(self._sentence[: end.end()])
            self._sentence, start = self._sentence[end.end() :], 0
