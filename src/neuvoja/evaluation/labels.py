"""Labels held against what the organisations have, before anything is asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.evaluation.catalogue import Catalogue, read_catalogue
from neuvoja.evaluation.errors import UnknownLabel
from neuvoja.evaluation.items import (
    AnyItem,
    HandOverItem,
    OpportunityItem,
    ReplyItem,
    RetrievalItem,
    SafetyItem,
)
from neuvoja.evaluation.pairs import pair
from neuvoja.evaluation.scoring.retrieval import ANSWERS
from neuvoja.evaluation.suite import Suite


class _Named(NamedTuple):
    kind: str
    id: str


def checked(suite: Suite) -> Suite:
    """The suite with the versions of every article joined, and questions sliced by languages.

    Raises:
        UnknownLabel: an item names an article, product or team that its organisation lacks.
    """
    catalogues = {name: read_catalogue(path) for name, path in suite.knowledge.items()}
    for item in suite.items:
        for named in _named_by(item):
            if not _has(catalogues[item.organisation], named):
                raise UnknownLabel(suite.header.name, item.id, named.kind, named.id)
    return replace(
        suite,
        items=[_with_pairs(item, catalogues[item.organisation]) for item in suite.items],
        originals={name: dict(each.originals) for name, each in catalogues.items()},
    )


def _with_pairs(item: AnyItem, catalogue: Catalogue) -> AnyItem:
    """With slices such as `sv→fi`: the question's language, and where its answers stand.

    An answer that stands in the question's language counts as standing there alone, since nobody
    need read it in another.
    """
    if not isinstance(item, RetrievalItem) or item.language is None:
        return item
    answers = (
        catalogue.languages[name] for name, grade in item.relevant.items() if grade >= ANSWERS
    )
    stands_in = frozenset[Language]().union(*answers)
    read_in = {item.language} & stands_in or stands_in
    pairs = (pair(item.language, each) for each in LANGUAGES if each in read_in)
    return item.model_copy(update={"slice": tuple(dict.fromkeys((*item.slice, *pairs)))})


def _has(catalogue: Catalogue, named: _Named) -> bool:
    held = {
        "article": catalogue.originals,
        "source": catalogue.originals.keys() | catalogue.cases,
        "product": catalogue.products,
        "team": catalogue.teams,
    }
    return named.id in held[named.kind]


def _named_by(item: AnyItem) -> Iterator[_Named]:
    match item:
        case RetrievalItem():
            yield from (_Named("article", each) for each in item.relevant)
        case ReplyItem():
            yield from (_Named("source", each) for each in item.sources)
        case OpportunityItem():
            yield from (_Named("product", each) for each in item.expect.offer)
        case HandOverItem() if item.expect.team:
            yield _Named("team", item.expect.team)
        case SafetyItem():
            yield from (_Named("product", each) for each in item.forbidden_offers)
            yield from (_Named("team", each) for each in (item.team,) if each)
