"""What an answer brings that nobody gave it: addresses, numbers, placeholders, other people."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from neuvoja.assistant.generative.guarding.known import Known
from neuvoja.language.exact.contact_points import addresses, digits_in, long_numbers
from neuvoja.language.exact.literals import placed
from neuvoja.language.text import fold
from neuvoja.language.words import is_placeholder, word_texts, words

SHORTEST_STEM = 3
SURE_STEM = 5
"""Letters from which on a word at the beginning of a sentence may be known as a name."""

ENDING = 4
"""Letters of a name that inflection may change."""

_FIGURES = re.compile(r"\d")
_ASSIGNED = re.compile(r"[^\W\d_][\w.-]*=[\w%<\[{][\w%.<>\[\]{}-]*")
"""What an address hands over, such as `t=ASIAKASNUMERO`; nobody says that to a customer."""

_NEW_SENTENCE = re.compile(r"[.!?:\n•*-]\s*[\"”“»(]?\s*$")


def strange_addresses(text: str, known: Known) -> Iterator[str]:
    """URLs, what they hand over, and e-mail addresses that no article or colleague gave."""
    yield from (each for each in sorted(addresses(text)) if not _is_given(each, known.addresses))
    yield from (each for each in _ASSIGNED.findall(text) if each not in known.vouched)


def strange_numbers(text: str, known: Known) -> Iterator[str]:
    """Telephone, account and other long numbers that no article, handbook or colleague gave.

    The customer's own are placeholders; what redaction left of them is spoken of freely.
    """
    for number in sorted(long_numbers(text)):
        bare = digits_in(number)
        if not any(bare in each for each in known.digits):
            yield number


def strange_placeholders(text: str, known: Known) -> Iterator[str]:
    """Placeholders that stand for nothing in this conversation."""
    for word in words(text.replace("\\_", "_")):
        if is_placeholder(word.text) and word.text not in known.said:
            yield word.text


def others_data(text: str, known: Known) -> Iterator[str]:
    """Figures and names that only another customer's case has."""
    case = "\n".join(known.cases)
    if not case:
        return
    yield from _others_figures(text, case, known.said)
    yield from _others_names(text, known.cases, known.said)


def _others_figures(text: str, case: str, own: str) -> Iterator[str]:
    told, ours = _forms(case), _forms(own)
    for literal in placed(text):
        written = text[literal.start : literal.end]
        if literal.forms & told and not literal.forms & ours and _FIGURES.search(written):
            yield written


@lru_cache(maxsize=64)
def _forms(text: str) -> frozenset[str]:
    return frozenset(form for each in placed(text) for form in each.forms)


def _others_names(text: str, cases: Sequence[str], own: str) -> Iterator[str]:
    theirs = {_stem(name) for case in cases for name in _names(case)} - {""}
    ours = _row(own)
    for word in words(text):
        stem = _stem(word.text)
        if not (word.text[:1].isupper() and stem) or f" {stem}" in ours:
            continue
        if _opens(text, word.start) and len(stem) < SURE_STEM:
            continue
        if any(fold(word.text).startswith(each) for each in theirs):
            yield word.text


def _names(text: str) -> Iterator[str]:
    """Words with a capital inside a sentence, and at its beginning those before another such."""
    found = [each for each in words(text) if not is_placeholder(each.text)]
    for word, after in zip(found, [*found[1:], None], strict=True):
        if not word.text[:1].isupper():
            continue
        joined = after is not None and after.text[:1].isupper() and after.start - word.end == 1
        if joined or not _opens(text, word.start):
            yield word.text


def _opens(text: str, place: int) -> bool:
    """Whether a sentence or the like begins here, so that a capital tells nothing."""
    return place == 0 or _NEW_SENTENCE.search(text, max(0, place - 4), place) is not None


def _stem(name: str) -> str:
    """What a name keeps in every case: Virta of Virtanen and Virtaselle; empty for a short one."""
    folded = fold(name)
    return (
        folded[: max(SHORTEST_STEM, len(folded) - ENDING)] if len(folded) >= SHORTEST_STEM else ""
    )


@lru_cache(maxsize=64)
def _row(text: str) -> str:
    """All words of a text, folded, each after a blank."""
    return "".join(f" {each}" for each in word_texts(fold(text)))


def _is_given(address: str, given: frozenset[str]) -> bool:
    """Whether an address is one of the given, or the front page of one of them."""
    return address in given or any(
        each.startswith(f"{address}/") or each.partition("@")[2] == address for each in given
    )
