"""What a caller accepts, by the header `Accept` (RFC 9110, 12.5.1)."""

from collections.abc import Iterator


def prefers(accept: str, kind: str, other: str) -> bool:
    """Whether the header names `kind` and ranks it no lower than `other`.

    A wildcard never stands for `kind`: who accepts anything gets what is usual. The empty header
    accepts anything.
    """
    weights = dict(_weights(accept))
    group = other.partition("/")[0]
    beside = (weights.get(each) for each in (other, f"{group}/*", "*/*"))
    other_weight = next((each for each in beside if each is not None), 0.0)
    return weights.get(kind, 0.0) > 0 and weights.get(kind, 0.0) >= other_weight


def _weights(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        kind, *parameters = (each.strip() for each in part.split(";"))
        weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        yield kind, _number(weight)


def _number(text: str) -> float:
    """From 0 to 1; what is no weight counts as 1."""
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 1.0
