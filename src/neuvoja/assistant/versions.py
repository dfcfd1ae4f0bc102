"""Translations beside their originals: which are older, and which tell other figures by now.

A translation older than its original is *outdated*: who quotes it is told so. Many are older by a
corrected comma, or tell less on purpose, so that one is set behind its original only where it
*differs*: both tell as many sums, days and so on as each other, and not the same ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.domain.suggestion import Notice, Source
from neuvoja.language.exact.literals import literals
from neuvoja.language.exact.number_words import in_figures
from neuvoja.retrieval.found import Found

LONGEST_COMPARED = 12
"""Passages of an article that are compared with its translation: the first ones."""

_STALE: Mapping[Language, str] = {
    "fi": "Lähde {0} on alkuperäistä (lähde {1}) vanhempi käännös, ja luvut poikkeavat toisistaan. "
    "Noudata alkuperäistä.",
    "sv": "Källa {0} är en översättning som är äldre än originalet (källa {1}), och siffrorna "
    "skiljer sig. Följ originalet.",
    "en": "Source {0} is a translation older than its original (source {1}), and their figures "
    "differ. Follow the original.",
}
_OLDER: Mapping[Language, str] = {
    "fi": "Lähde {0} on käännös, joka on vanhempi kuin alkuperäinen. Tarkista, että tiedot pitävät "
    "yhä paikkansa.",
    "sv": "Källa {0} är en översättning som är äldre än originalet. Kontrollera att uppgifterna "
    "fortfarande stämmer.",
    "en": "Source {0} is a translation older than its original. Check that it still holds.",
}


@dataclass(frozen=True, slots=True)
class Outdated:
    """What is known of a translation that is older than its original."""

    original: str
    """The original's source id."""

    differs: bool
    """Whether the original tells other figures, so that it goes before."""


@dataclass(frozen=True, slots=True)
class Versions:
    found: Sequence[Found]
    """As they were found, each that differs right behind its original."""

    outdated: Mapping[str, Outdated]
    """By the translation's source id."""


def wanted(found: Iterable[Found]) -> list[str]:
    """Ids of the passages to compare: of the dated translations found, and of their originals."""
    works = {
        source: None
        for each in found
        if each.passage.translation_of and each.passage.updated
        for source in (each.passage.translation_of, each.passage.source_id)
    }
    return [f"{source}#{n}" for source in works for n in range(1, LONGEST_COMPARED + 1)]


def compared(found: Sequence[Found], known: Iterable[Passage], day: date) -> Versions:
    """What was found, with the originals of the translations that are no longer true.

    Args:
        known: those of the passages wanted that exist.
        day: on which an original must be valid to go before its translation.
    """
    by_source: dict[str, list[Passage]] = defaultdict(list)
    for there in known:
        by_source[there.source_id].append(there)
    outdated: dict[str, Outdated] = {}
    ordered: dict[str, Found] = {}
    for each in found:
        passage = each.passage
        original = by_source.get(passage.translation_of or "", [])
        if original and _older(passage, original[0]):
            usable = original[0].valid_on(day) and original[0].audience == passage.audience
            differs = usable and _differ(by_source[passage.source_id], original)
            outdated[passage.source_id] = Outdated(original[0].source_id, differs)
            if differs:
                fellow = _fellow(passage, original)
                ordered.setdefault(fellow.passage_id, Found(fellow, each.score, each.share))
        ordered.setdefault(passage.passage_id, each)
    return Versions(list(ordered.values()), outdated)


def stale_notices(
    sources: Sequence[Source], outdated: Mapping[str, Outdated], language: Language
) -> tuple[Notice, ...]:
    """One for each source shown that is set behind its original, in the advisor's language."""
    shown = {each.source_id: each.n for each in reversed(sources)}
    return tuple(
        Notice(code="stale_translation", text=_STALE[language].format(shown[source], n))
        for source, each in outdated.items()
        if each.differs and source in shown and (n := shown.get(each.original))
    )


def older_notices(
    cited: Iterable[Source], outdated: Mapping[str, Outdated], language: Language
) -> tuple[Notice, ...]:
    """One for each source quoted that is older than its original but tells the same figures."""
    quoted = {each.source_id: each.n for each in cited if each.source_id in outdated}
    return tuple(
        Notice(code="older_translation", text=_OLDER[language].format(n)) for n in quoted.values()
    )


def _older(translation: Passage, original: Passage) -> bool:
    """Whether both days are known and the original's is the later one."""
    there, here = original.updated, translation.updated
    return there is not None and here is not None and here < there


def _differ(translation: Sequence[Passage], original: Sequence[Passage]) -> bool:
    here, there = _figures(translation), _figures(original)
    told = {measure: each.total() for measure, each in here.items()}
    return here != there and told == {measure: each.total() for measure, each in there.items()}


def _figures(passages: Iterable[Passage]) -> dict[str, Counter[str]]:
    """How often each figure is told, by its measure; figures without one tell too little."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in passages:
        for line in each.text.splitlines():
            for form in literals(in_figures(line, each.language)):
                if measure := form.partition(" ")[2]:
                    found[measure][form] += 1
    return found


def _fellow(passage: Passage, original: Sequence[Passage]) -> Passage:
    """The passage of the original that stands where this one does, or its last."""
    n = int(passage.passage_id.rpartition("#")[2])
    return original[min(n, len(original)) - 1]
