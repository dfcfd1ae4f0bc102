"""What of a text must be exact: its literals, names, and compounds that have rivals.

A compound stands beside others of the same head: "hopeajäsen", "kultajäsen".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from neuvoja.assistant.evidence.layout import HEAD, PAIR, Anchor, Word
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Token
from neuvoja.language.exact.literals import Literal, implied
from neuvoja.language.text import fold

LONGEST_SIGN = 4
"""Capitals up to which a word is a sign rather than a name: EU, SMS, ALV."""

STEM = 5
"""Letters by which inflected forms of a word are known."""

FRONT, SHORT_HEAD, LONG_HEAD = 3, 4, 7
"""Letters of a Swedish compound's front, at least; those by which its head is known; and more of
them where they are an ending that many words share."""

_SWEDISH_ENDINGS = ("ning", "else", "ande", "ende", "tion", "sion", "skap", "heter", "ligt", "lig")
_MONEY = frozenset({"EUR", "SEK", "USD", "GBP"})
_DURATION = frozenset({"d", "wk", "mo", "y", "h", "min", "s", "working d"})
_KINDS = (
    (re.compile(r"day:"), "weekday"),
    (re.compile(r"\d{4}-|--"), "date"),
    (re.compile(r"T\d"), "time"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A word that may be a name."""

    anchor: Anchor
    sure: bool
    """Whether no beginning of a sentence explains its capital."""

    head: str
    """How what it tells of begins, behind it or its hyphen: `membe` of "Patron membership"."""


def literal_anchors(
    literal: Literal, words: frozenset[int], segment: int, text: str
) -> Iterator[Anchor]:
    """One for each form, since a range says two; weekdays are one, since theirs says all between.

    Args:
        words: the places that it takes among the words of the text.
        text: the text as it is written.
    """
    written = text[literal.start : literal.end]
    if all(each.startswith("day:") for each in literal.forms):
        yield Anchor("weekday", literal.forms, literal.forms, words, segment, written)
        return
    for form in sorted(literal.forms):
        yield Anchor(_kind(form), frozenset({form}), implied(form), words, segment, written)


def name_in(
    token: Token, word: Word, following: Token | None, language: Language, *, opens: bool
) -> Named | None:
    """The name that a word may be.

    Args:
        following: the next word, if there is one.
        opens: whether a sentence or the like begins with the word.
    """
    capital = token.text[:1].isupper()
    within = any(each.isupper() for each in token.text[1:])
    if not (capital or within) or not (token.content or (len(token.text) == 1 and not opens)):
        return None
    front = _front(token)
    kind = "sign" if 1 < len(front) <= LONGEST_SIGN and front.isupper() else "name"
    own = token.lemmas if front == token.text else frozenset[str]()
    forms = frozenset({fold(front)}) | own
    after = following.text if following else ""
    alone = opens and not (after[:1].isupper() and not after.isupper())
    sure = within or not alone or token.name in ("first_name", "surname")
    anchor = Anchor(kind, forms, forms, frozenset({word.at}), word.segment, token.text)
    return Named(anchor, sure, _behind(token, following, language) if capital else "")


def _behind(token: Token, following: Token | None, language: Language) -> str:
    """Only English writes its compounds apart."""
    _, _, rest = token.text.partition("-")
    if language == "en" and not rest and following and following.content:
        rest = following.text
    return fold(rest)[:STEM]


def compound_in(token: Token, word: Word, language: Language) -> Anchor | None:
    """The compound that a word is; of Swedish ones, which nothing parts, the end is the head."""
    if not token.content:
        return None
    head, rest = _parted(token, language)
    if not head:
        return None
    return Anchor(HEAD + head, rest, rest, frozenset({word.at}), word.segment, token.text)


def pair_in(before: Token, token: Token, word: Word, language: Language) -> Anchor | None:
    """A word with another that tells which of the kind: "gold card", "kylmä varasto"."""
    if not (before.content and token.content and token.start - before.end == 1):
        return None
    words = frozenset({word.at - 1, word.at})
    if language == "fi":
        # Two nouns side by side are no pair here, and their classes are known.
        if before.thing or not token.thing:
            return None
        said = frozenset({_shortest(before)})
        return Anchor(HEAD + _shortest(token), said, said, words, word.segment, token.text)
    said = before.lemmas | {before.text.lower()}
    return Anchor(f"{PAIR}{_shortest(token)}", said, said, words, word.segment, token.text)


def _shortest(token: Token) -> str:
    return min(token.lemmas, key=lambda each: (len(each), each), default="")


def _parted(token: Token, language: Language) -> tuple[str, frozenset[str]]:
    if language == "sv" and not token.parts:
        lemma = min(token.lemmas, key=len, default="")
        letters = LONG_HEAD if lemma.endswith(_SWEDISH_ENDINGS) else SHORT_HEAD
        if len(lemma) >= FRONT + letters:
            return lemma[-letters:], frozenset({lemma})
    ends = [part for part in token.parts if any(each.endswith(part) for each in token.lemmas)]
    head = max(ends, key=lambda part: (len(part), part), default="")
    return (head, token.parts - {head}) if len(token.parts) > 1 else ("", frozenset())


def _front(token: Token) -> str:
    """`Classic` of Classic-lipulla, `5G` of 5G:n."""
    return token.text.split("-")[0].split(":")[0]


def _kind(form: str) -> str:
    for pattern, kind in _KINDS:
        if pattern.match(form):
            return kind
    if found := re.match(r"([a-z]+):", form):
        return found[1]
    measure = form.partition(" ")[2]
    return "money" if measure in _MONEY else "duration" if measure in _DURATION else measure
