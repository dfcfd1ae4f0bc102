"""What an article wants quoted word for word: legal texts, prices.

```
<!-- verbatim -->
Sopimuksen irtisanomisaika on 14 päivää. …
<!-- /verbatim -->
```

The marks stand on lines of their own around paragraphs, lists and whole tables, or around words of
one paragraph. What stands between them is never torn between passages, unless by a heading.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from neuvoja.domain.knowledge import Extent
from neuvoja.knowledge.markdown.blocks import Unit

MARK = re.compile(r"<!--[ \t]*(?P<close>/?)[ \t]*verbatim[ \t]*-->", re.IGNORECASE)
_OWN_LINE = re.compile(rf"^[ \t]*{MARK.pattern}[ \t]*$", re.I | re.M)
_MARKED = "<!--"

Plain = Callable[[str], str]
"""Markdown → its words."""


def marked(body: str) -> list[Extent]:
    """What stands between an opening mark and the next closing one; a lone mark marks nothing."""
    pairs = (each for each in _pairs(body) if isinstance(each, Extent))
    return [each for each in pairs if body[each.start : each.end].strip()]


def lone_marks(body: str) -> Iterator[int]:
    """Where marks stand that have no partner."""
    return (place for place in _pairs(body) if isinstance(place, int))


def without_lines_of_marks(body: str) -> str:
    """The body with blanks for marks on lines of their own, so that all places stay."""
    if _MARKED not in body:
        return body
    return _OWN_LINE.sub(lambda line: " " * len(line.group()), body)


def touches(unit: Unit, kept: Sequence[Extent]) -> Extent | None:
    """The marked stretch that a unit of the body has a part in."""
    return next((each for each in kept if unit.start < each.end and each.start < unit.end), None)


def within(unit: Unit, kept: Sequence[Extent], body: str, plain: Plain) -> Iterator[Extent]:
    """What of a unit's text is marked; all of it where it cannot be told apart.

    Args:
        plain: the words of a piece of Markdown.
    """
    for each in kept:
        if unit.start >= each.end or each.start >= unit.end:
            continue
        words = plain(body[max(each.start, unit.start) : min(each.end, unit.end)])
        at = unit.text.find(words) if words else -1
        whole = at < 0 or (each.start <= unit.start and unit.end <= each.end)
        yield (
            Extent(start=0, end=len(unit.text)) if whole else Extent(start=at, end=at + len(words))
        )


def _pairs(body: str) -> Iterator[Extent | int]:
    if _MARKED not in body:
        return
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(body):
        if not mark["close"]:
            if opened:
                yield opened.start()
            opened = mark
        elif opened:
            yield Extent(start=opened.end(), end=mark.start())
            opened = None
        else:
            yield mark.start()
    if opened:
        yield opened.start()
