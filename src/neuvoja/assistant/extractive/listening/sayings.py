"""What was said, sentence by sentence, without what mail carries along.

message = { greeting | quoted line | signature | sentence }      only sentences are sayings
saying  = clause { clause }
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.markers import plain_words
from neuvoja.domain.conversation import Conversation, Language, Role
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.sentences import Span, sentences
from neuvoja.retrieval.mail import lines

MESSAGES_REMEMBERED = 1_024
SAYINGS_READ = 400
"""Sentences of one message that are read; of a longer one the first and the last."""

_BREAK = re.compile(r"[,;:()–—/]|\s-\s|\.\.")
_SIGNS = re.compile(
    r"\s*t\.\s+[\[A-ZÅÄÖ]|\s*(?:sent|lähetetty|skickat)\b.{0,40}(?:iphone|android|ipad)", re.I
)
"""A signature that begins where the matter ends."""

_QUOTED = re.compile(r"[\"”“»«]([^\"”“»«]{6,})[\"”“»«]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a saying's words."""

    first: int
    end: int
    words: tuple[str, ...]
    """As phrases see them."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence as it was said."""

    text: str
    start: int
    """First code point in the message."""

    tokens: tuple[Token, ...]
    """Their offsets are the saying's."""

    words: tuple[str, ...]
    """One for each token, as phrases see them."""

    clauses: tuple[Clause, ...]
    quoted: frozenset[int]
    """Indices of the words that stand in quotation marks: another's words."""

    @property
    def asks(self) -> bool:
        return self.text.rstrip(' )"”*_:🙂').endswith("?")


@dataclass(frozen=True, slots=True)
class Said:
    """A saying with its place in the conversation."""

    message: int
    role: Role
    saying: Saying


class Ear:
    """Reads messages and remembers the last of them; safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self.sayings = lru_cache(maxsize=MESSAGES_REMEMBERED)(self._sayings)
        """The sentences of a message in order, by its text and language."""

    def said(self, conversation: Conversation, language: Language, *roles: Role) -> list[Said]:
        """What these roles said, oldest first."""
        return [
            Said(index, message.role, saying)
            for index, message in conversation.said_by(*roles)
            for saying in self.sayings(message.text, language)
        ]

    def _sayings(self, text: str, language: Language) -> tuple[Saying, ...]:
        matter = _matter(text)
        quotations = [found.span(1) for found in _QUOTED.finditer(matter)]
        spans = sentences(matter)
        if len(spans) > SAYINGS_READ:
            spans = spans[: SAYINGS_READ // 2] + spans[-SAYINGS_READ // 2 :]
        known = listening(language)
        return tuple(self._saying(span, quotations, language, known) for span in spans)

    def _saying(
        self,
        span: Span,
        quotations: Sequence[tuple[int, int]],
        language: Language,
        known: Listening,
    ) -> Saying:
        tokens = tuple(self._analyser.tokens(span.text, language))
        words = plain_words(" ".join(token.text for token in tokens))
        if len(words) != len(tokens):
            words = tuple(" ".join(plain_words(token.text)) for token in tokens)
        return Saying(
            text=span.text,
            start=span.start,
            tokens=tokens,
            words=words,
            clauses=tuple(_clauses(span.text, tokens, words, known)),
            quoted=_quoted(span, tokens, quotations),
        )


def _matter(text: str) -> str:
    """The message with all that is not its matter blanked out, so that offsets stay."""
    if "\n" not in text:
        return text
    placed = lines(text)
    signed = False
    kept: list[str] = []
    for line in text.splitlines(keepends=True):
        matter = not line.strip() or next(placed).place == "matter"
        signed = signed or bool(kept and _SIGNS.match(line))
        kept.append(line if matter and not signed else _blank(line))
    return "".join(kept)


def _blank(line: str) -> str:
    bare = line.rstrip("\n")
    return " " * len(bare) + line[len(bare) :]


def _clauses(
    text: str, tokens: Sequence[Token], words: Sequence[str], known: Listening
) -> Iterator[Clause]:
    first = 0
    for at in range(1, len(tokens)):
        between = text[tokens[at - 1].end : tokens[at].start]
        if _BREAK.search(between) or (words[at] in known.clause_begins and at > first + 1):
            yield Clause(first, at, tuple(words[first:at]))
            first = at
    if tokens:
        yield Clause(first, len(tokens), tuple(words[first:]))


def _quoted(
    span: Span, tokens: Sequence[Token], quotations: Sequence[tuple[int, int]]
) -> frozenset[int]:
    return frozenset(
        at
        for at, token in enumerate(tokens)
        if any(start <= span.start + token.start < end for start, end in quotations)
    )
