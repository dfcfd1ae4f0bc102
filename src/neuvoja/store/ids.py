"""Ids as a database can take them."""

from collections.abc import Iterator, Sequence


def askable(text: str) -> bool:
    """Whether a database can be asked about it; what cannot be asked about is not there.

    PostgreSQL knows no U+0000, and a lone surrogate has no UTF-8.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """At most 500 at a time: both databases bound how many values a statement may hold."""
    return (ids[start : start + 500] for start in range(0, len(ids), 500))
