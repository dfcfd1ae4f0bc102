"""What an article wants quoted word for word, in a prompt and in an answer.

A sentence that says a marked text in other words gives way to the marked text's own sentences.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.generative.citations import Stated
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Extent
from neuvoja.domain.suggestion import Source
from neuvoja.language.sentences import sentences
from neuvoja.language.similarity import share_of_grams

PARAPHRASED = 0.55
"""Share of a sentence's 5-grams from which it says a marked text in other words. Eleven paraphrases
of terms and prices in three languages have .57 to .96; of the sentences that stand beside a
paragraph, 95 % have less."""

COVERED = 0.5
"""Share of a marked sentence's 5-grams from which the paraphrase speaks of it."""

_OPEN, _CLOSE = "<verbatim> ", " </verbatim>"
_TAG = re.compile(r"\s*</?verbatim>\s*", re.IGNORECASE)
_MARKER = re.compile(r"^(?:[-*+•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text of a source."""

    n: int
    words: str
    """What is marked."""

    own: tuple[str, ...]
    """The sentences of the source that it stands in."""

    beside: str
    """What else the source says."""


def unmarked(line: str) -> str:
    """A line without the marker of a list."""
    return _MARKER.sub("", line)


def shown(source: Source, reading: Reading) -> str:
    """The text of a source for a prompt, tags around what is quoted word for word."""
    text = source.text
    for each in reversed(_places(source, reading)):
        words = text[each.start : each.end]
        text = f"{text[: each.start]}{_OPEN}{words}{_CLOSE}{text[each.end :]}"
    return text


def word_for_word(
    said: Iterable[Stated], reading: Reading, language: Language, offered: Sequence[int]
) -> tuple[Stated, ...]:
    """The sentences without tags, the marked texts' own in the place of those that vary them.

    Args:
        language: of the answer; a text in another language can be told, and not quoted.
        offered: the sources that a sentence without a mark of its own may rest on.
    """
    marked = [
        each
        for source in reading.sources
        if source.n in offered and source.language == language
        for each in _marked(source, reading)
    ]
    plain = (replace(each, text=_TAG.sub(" ", each.text).strip()) for each in said)
    kept = [own for each in plain if each.text for own in _kept(each, marked)]
    return tuple(dict.fromkeys(kept)) if marked else tuple(kept)


def _kept(said: Stated, marked: Sequence[Marked]) -> Iterator[Stated]:
    near = [each for each in marked if not said.cites or each.n in said.cites]
    varied = next((each for each in near if _varies(said.text, each)), None)
    if varied is None:
        yield said
        return
    cites = said.cites or (varied.n,)
    yield from (replace(said, text=own, cites=cites) for own in _spoken_of(said.text, varied.own))


def _varies(text: str, marked: Marked) -> bool:
    bare, whole = _even(unmarked(text)), _even(" ".join(marked.own))
    if bare in whole or _even(marked.words) in bare:
        return False
    share = share_of_grams(text, whole)
    return share >= PARAPHRASED and share > share_of_grams(text, marked.beside)


def _spoken_of(text: str, own: Sequence[str]) -> list[str]:
    """Those of a marked text's sentences that a paraphrase speaks of; at least the nearest one."""
    spoken_of = [each for each in own if share_of_grams(each, text) >= COVERED]
    return spoken_of or [max(own, key=lambda each: share_of_grams(each, text))]


def _marked(source: Source, reading: Reading) -> Iterator[Marked]:
    spans = sentences(source.text)
    for place in _places(source, reading):
        own = [each for each in spans if each.start < place.end and place.start < each.end]
        if own:
            beside = source.text[: own[0].start] + "\n" + source.text[own[-1].end :]
            words = source.text[place.start : place.end]
            yield Marked(source.n, words, tuple(each.text for each in own), beside)


def _places(source: Source, reading: Reading) -> Sequence[Extent]:
    found = (each.passage for each in reading.articles)
    return next((each.verbatim for each in found if each.passage_id == source.passage_id), ())


def _even(text: str) -> str:
    """The words alone, so that blanks, markers of items and the last full stop do not count."""
    return " ".join(unmarked(line) for line in text.split("\n")).strip(" .").casefold()
