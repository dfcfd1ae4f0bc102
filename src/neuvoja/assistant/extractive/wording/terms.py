"""Words that name the same thing in the three languages: products, glossary, usual labels.

A label is told in another language only where every word of it belongs to such a term.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Product, Texts
from neuvoja.domain.organisation import GlossaryTerm, Handbook

SURE = 0.9
"""How well a customer's word must match one of a term: inflected or misspelt, but no other."""

PARTLY = 0.75
"""The same in a source, where kuituliittymä speaks of kuitu."""

COMMON = 4
"""A word that every so-many-th product's name has, such as the house's own, tells none of them."""

HANDBOOKS_REMEMBERED = 4

Origin = Literal["product", "glossary", "usual"]

_TIES: Mapping[Language, frozenset[str]] = {
    "fi": frozenset(),
    "sv": frozenset({"for", "pa", "av", "i", "den", "det"}),
    "en": frozenset({"for", "of", "the", "a", "an"}),
}
"""Words, folded, that only tie a label's words together; any other one may be a condition."""

_STOPS = re.compile(r"[,;:|/?!]")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    texts: Texts
    origin: Origin
    names: Mapping[Language, Sequence[tuple[Form, ...]]]
    """The ways to say it, the longest first; each at least one word."""

    def heard(self, words: Sequence[Form], language: Language, matcher: Matcher) -> frozenset[Form]:
        """Which of the words say it; empty where they do not say all of it."""
        for name in self.names.get(language, ()):
            said = [[word for word in words if _same(matcher, word, form)] for form in name]
            if all(said):
                return frozenset(word for each in said for word in each)
        return frozenset()

    def within(self, vocabulary: Iterable[Form], language: Language, matcher: Matcher) -> bool:
        """Whether a source speaks of it."""
        known = list(vocabulary)
        return any(
            all(any(matcher.match(form, word) >= PARTLY for word in known) for form in name)
            for name in self.names.get(language, ())
        )


class TermBook:
    """The terms of one handbook."""

    def __init__(self, matcher: Matcher, handbook: Handbook) -> None:
        self._matcher = matcher
        common = _common(handbook, matcher)
        named = (_term(each.name, "product", matcher, common) for each in handbook.products)
        locked = (_term(_texts(each), "glossary", matcher) for each in handbook.glossary)
        usual = (_term(_texts(each), "usual", matcher) for each in _labels())
        self.terms = tuple(each for each in (*named, *locked, *usual) if each)

    def parsed(self, label: str, language: Language) -> tuple[Term, ...] | None:
        """The terms that a label is made of, in order; None where any word belongs to none."""
        if _STOPS.search(label):
            return None
        words = [
            form
            for form in self._matcher.forms(label, language)
            if form.text not in _TIES[language]
        ]
        found: list[Term] = []
        while words:
            longest = self._first(words, language)
            if longest is None:
                return None
            found.append(longest[0])
            words = words[longest[1] :]
        return tuple(found) or None

    def heard(self, words: Sequence[Form], language: Language) -> Mapping[Term, frozenset[Form]]:
        """The terms that a customer names, each with the words that name it."""
        found = ((each, each.heard(words, language, self._matcher)) for each in self.terms)
        return {term: said for term, said in found if said}

    def told(self, word: str, written: Language, told: Language) -> str | None:
        """A single word in another language, lower case as it stands in the middle of a text."""
        terms = self.parsed(word, written)
        return terms[0].texts.get(told) if terms and len(terms) == 1 else None

    def _first(self, words: Sequence[Form], language: Language) -> tuple[Term, int] | None:
        """The term that begins here, and of how many words it is; the longest."""
        best: tuple[Term, int] | None = None
        for term in self.terms:
            for name in term.names.get(language, ()):
                longer = best is None or len(name) > best[1]
                if longer and len(name) <= len(words) and all(map(_alike, name, words)):
                    best = (term, len(name))
        return best


class TermBooks:
    """Makes term books and remembers the last of them; safe to use from several threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._made = lru_cache(HANDBOOKS_REMEMBERED)(lambda each: TermBook(matcher, each.handbook))

    def of(self, handbook: Handbook) -> TermBook:
        return self._made(_Known(handbook))


class _Known:
    """A handbook, known by what it is rather than by what it says: hashing it would cost more."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook

    def __hash__(self) -> int:
        return id(self.handbook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.handbook is other.handbook


def without_asides(label: str) -> tuple[str, list[str]]:
    """A label without what stands in brackets, and what stands there."""
    return _ASIDE.sub("", label).strip(), _ASIDE.findall(label)


def _term(
    texts: Texts, origin: Origin, matcher: Matcher, common: frozenset[str] = frozenset()
) -> Term | None:
    names = {
        language: _names(matcher.forms(text, language), language, common)
        for language, text in texts.items()
        if text.strip()
    }
    full = {language: each for language, each in names.items() if each}
    return Term(texts, origin, full) if len(full) > 1 else None


def _names(
    forms: Sequence[Form], language: Language, common: frozenset[str]
) -> list[tuple[Form, ...]]:
    whole = tuple(form for form in forms if form.text not in _TIES[language])
    own = tuple(form for form in whole if form.text not in common)
    return list(dict.fromkeys(each for each in (whole, own) if each))


def _common(handbook: Handbook, matcher: Matcher) -> frozenset[str]:
    """Words of products' names that tell none of them, folded."""
    counts: dict[str, int] = {}
    for product in handbook.products:
        for form in {form.text for form in _forms_of(product, matcher)}:
            counts[form] = counts.get(form, 0) + 1
    often = max(2, len(handbook.products) / COMMON)
    house = {form.text for form in matcher.forms(handbook.organisation.name, "fi")}
    return frozenset({word for word, n in counts.items() if n >= often} & house)


def _forms_of(product: Product, matcher: Matcher) -> Iterator[Form]:
    for language, name in product.name.items():
        yield from matcher.forms(name, language)


def _texts(term: GlossaryTerm) -> Texts:
    return {language: text for language in LANGUAGES if (text := getattr(term, language).strip())}


def _same(matcher: Matcher, said: Form, form: Form) -> bool:
    return matcher.match(said, form) >= SURE


def _alike(form: Form, word: Form) -> bool:
    """Whether a word of a source is one of a term, in some form."""
    return form.text == word.text or not form.lemmas.isdisjoint(word.lemmas)


@lru_cache(1)
def _labels() -> tuple[GlossaryTerm, ...]:
    """What service organisations call figures: the languages' own words, for every house."""
    text = files(__package__).joinpath("labels.csv").read_text("utf-8")
    return tuple(GlossaryTerm(**row) for row in csv.DictReader(text.splitlines()))
