"""Labels held against what the organisations have, before anything is asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

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
from neuvoja.evaluation.suite import Suite


class _Named(NamedTuple):
    kind: str
    id: str


def checked(suite: Suite) -> Suite:
    """The suite with the versions of every article joined.

    Raises:
        UnknownLabel: an item names an article, product or team that its organisation lacks.
    """
    catalogues = {name: read_catalogue(path) for name, path in suite.knowledge.items()}
    for item in suite.items:
        for named in _named_by(item):
            if not _has(catalogues[item.organisation], named):
                raise UnknownLabel(suite.header.name, item.id, named.kind, named.id)
    return replace(
        suite, originals={name: dict(each.originals) for name, each in catalogues.items()}
    )


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
