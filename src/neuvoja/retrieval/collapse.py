"""One passage for each thing said: duplicates and translations give way to the right one."""

from collections.abc import Iterable, Sequence
from datetime import date

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage


def collapsed(passages: Iterable[Passage], language: Language) -> list[Passage]:
    """The passages in order, without those that say again what another says.

    Of passages with the same text one stays, at the place of the first: a public one before an
    internal one, then the newest. Of an article and its translations one version stays: that in
    the customer's language, else the best placed.
    """
    return _one_version_each(_one_of_equal_texts(passages), language)


def _one_of_equal_texts(passages: Iterable[Passage]) -> list[Passage]:
    equal: dict[str, list[Passage]] = {}
    for passage in passages:
        equal.setdefault(" ".join(passage.text.split()).casefold(), []).append(passage)
    return [max(each, key=_preference) for each in equal.values()]


def _preference(passage: Passage) -> tuple[bool, date]:
    return passage.audience == "public", passage.updated or date.min


def _one_version_each(passages: Sequence[Passage], language: Language) -> list[Passage]:
    chosen: dict[str, Passage] = {}
    for passage in passages:
        best = chosen.setdefault(work_of(passage), passage)
        if passage.language == language != best.language:
            chosen[work_of(passage)] = passage
    return [each for each in passages if chosen[work_of(each)].source_id == each.source_id]


def work_of(passage: Passage) -> str:
    """The id of the article that it is, or that it translates."""
    return passage.translation_of or passage.source_id
