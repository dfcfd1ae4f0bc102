"""Header rows for tables that lost theirs on the way from Word or HTML.

Word does not say which row is the header, so the converter leaves it empty. A first row without
figures, above rows that have some, is taken for it.
"""

import re

_LOST = re.compile(
    r"^\|(?:[ \t]*\|)+\n(?P<rule>\|(?:[ \t:]*-+[ \t:]*\|)+\n)(?P<first>\|.*\|[ \t]*)$"
    r"(?P<others>(?:\n\|.*\|[ \t]*$)*)",
    re.MULTILINE,
)


def with_header_rows(markdown: str) -> str:
    """The Markdown with the first rows of its tables as their headers, where they are."""
    return _LOST.sub(_put_back, markdown)


def _put_back(table: re.Match[str]) -> str:
    heads = not _has_figures(table["first"]) and _has_figures(table["others"])
    return f"{table['first']}\n{table['rule'].rstrip()}{table['others']}" if heads else table[0]


def _has_figures(row: str) -> bool:
    return any(map(str.isdigit, row))
