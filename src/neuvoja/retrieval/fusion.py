"""Keyword and vector ranking, made one."""

from math import fsum

from neuvoja.retrieval.promises import Hit, Ranking


def fused(keyword: Ranking, vector: Ranking, *, weight: float) -> Ranking:
    """Season the keyword scores by the vector ranking.

    A passage scores its keyword score plus `weight` × the best keyword score × where its cosine
    lies between the lowest found (0) and the highest (1). What one side did not find gets nothing
    from it. Ties by passage id; the order of the hits given does not matter.

    Args:
        keyword: scores > 0; where it is empty, the vector ranking alone decides, scaled 0 to 1.
        vector: cosines; where it is empty, the keyword ranking stays as it is.
        weight: ≥ 0; at 0 the keyword ranking stays as it is, and so it does when nothing is near.

    Source: convex combination in Bruch et al., "An Analysis of Fusion Functions for Hybrid
    Retrieval", TOIS 2023; there, as here, it lost less than ranks alone.
    """
    if not weight or not vector:
        return keyword
    top = max((hit.score for hit in keyword), default=1.0)
    near = _scaled(vector)
    shares = {hit.passage_id: [hit.score] for hit in keyword}
    for passage_id, place in near.items():
        shares.setdefault(passage_id, []).append(weight * top * place)
    hits = [Hit(passage_id, fsum(each)) for passage_id, each in shares.items()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def _scaled(ranking: Ranking) -> dict[str, float]:
    scores = [hit.score for hit in ranking]
    low, span = min(scores), max(scores) - min(scores)
    return {hit.passage_id: (hit.score - low) / span if span else 1.0 for hit in ranking}
