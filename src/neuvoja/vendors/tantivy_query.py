"""A question as Tantivy's query, and its hits as a ranking."""

import json
import math
from collections.abc import Callable, Iterator, Sequence

import tantivy
from tantivy import Occur, Query

from neuvoja.retrieval.promises import Hit, Scope, Terms
from neuvoja.vendors.tantivy_entry import SCHEMA

Hits = Sequence[tuple[float, tantivy.DocAddress]]
"""Scores and where the passages lie, highest score first."""

NEAR = 1e-5
"""Scores nearer than this to each other, as a share, are a tie: a sum of 32-bit numbers differs by
about 1e-6 with the order in which segments happen to lie."""


def query_of(terms: Terms) -> Query:
    return Query.boolean_query([(Occur.Should, query) for _, _, query in term_queries(terms)])


def term_queries(terms: Terms) -> Iterator[tuple[str, str, Query]]:
    """Field, term and query of each term, weighed."""
    for field, weights in (("grams", terms.grams), ("lemmas", terms.lemmas)):
        for term, weight in weights.items():
            query = Query.term_query(SCHEMA, field, term, index_option="freq")
            yield field, term, Query.boost_query(query, weight)


def added_by(query: Query, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> float:
    """What a query adds to the score of a passage."""
    try:
        return float(json.loads(query.explain(searcher, address).to_json())["value"])
    except ValueError:
        return 0.0  # Tantivy's way to say that the passage does not hold the term


def admitted(searcher: tantivy.Searcher, hits: Hits, scope: Scope) -> Hits:
    """The hits in the scope.

    A filter inside the query would cost a quarter of the search, and rejects are few.
    """
    if scope.on is not None:
        day = scope.on.toordinal()
        hits = _where(searcher, hits, "first_day", lambda first: first <= day)
        hits = _where(searcher, hits, "last_day", lambda last: day <= last)
    if scope.public_only:
        hits = _where(searcher, hits, "internal", lambda internal: internal == 0)
    return hits


def _where(
    searcher: tantivy.Searcher, hits: Hits, field: str, admits: Callable[[int], bool]
) -> Hits:
    values = searcher.fast_field_values(field, [address for _, address in hits])
    return [hit for hit, value in zip(hits, values, strict=True) if admits(int(value or 0))]


def ranking_of(searcher: tantivy.Searcher, hits: Hits) -> list[Hit]:
    """Hits with their passage ids; near scores become one, and ties stand by passage id."""
    found: list[Hit] = []
    tie = math.inf
    for score, address in hits:
        if score < tie * (1 - NEAR):
            tie = score
        found.append(Hit(searcher.doc(address)["id"][0], tie))
    return sorted(found, key=lambda hit: (-hit.score, hit.passage_id))


def settled(ranking: Sequence[Hit], limit: int) -> bool:
    """Whether deeper hits cannot change the first `limit`."""
    return len(ranking) > limit and ranking[-1].score < ranking[limit - 1].score


def rarity_of(count: int, holding: int) -> float:
    """Inverse document frequency of what `holding` of so many passages hold; 0 where none does."""
    return math.log1p((count - holding + 0.5) / (holding + 0.5)) if 0 < holding <= count else 0.0
