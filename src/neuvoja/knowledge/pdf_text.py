"""Text as it comes out of a PDF → Markdown.

A PDF knows lines on pages, not paragraphs. Lines that come back on most pages and page numbers go,
words cut at a line's end are joined, lines become paragraphs and lists, and a short line that
stands alone above a text becomes its heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

PAGE_BREAK = "\f"
EDGE_LINES = 3
"""How many lines from the top and the bottom of a page may be its header and footer."""

HEADING_WORDS = 12

_PAGE_NUMBER = re.compile(
    r"(?:sivu|sida|page|s\.)?\s*\d{1,4}\s*(?:(?:/|\(|av|of)\s*\d{1,4}\s*\)?)?$"
    r"|[-–—]\s*\d{1,4}\s*[-–—]$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•·▪◦‣●○■□➢✓\uf0b7\uf0a7]\s*|[-–—*]\s+")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_LINE_START = re.compile(r"(?=[#>+|=~])")
_CUT_WORD = re.compile(r"([a-zåäö])[-\u2010]$")


def markdown_of(text: str) -> str:
    """The paragraphs, lists and headings of a PDF's text.

    Args:
        text: pages between form feeds, paragraphs between empty lines; rows of tables that were
            recognised begin with `|`.
    """
    text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    pages = [page.split("\n") for page in text.split(PAGE_BREAK)]
    lines = [line for page in _without_edges(pages) for line in [*page, ""]]
    blocks = list(_blocks(lines))
    followed = [*blocks[1:], []]
    return "\n\n".join(
        _markdown(block, following) for block, following in zip(blocks, followed, strict=True)
    )


def _without_edges(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The pages without page numbers and without lines that most pages begin or end with."""
    filled = [page for page in pages if any(line.strip() for line in page)]
    counts = Counter(edge for page in filled for edge in {_masked(page[n]) for n in _edges(page)})
    often = max(3, len(filled) // 2 + 1)
    for page in filled:
        edges = {n for n in _edges(page) if _is_edge(page[n], counts[_masked(page[n])] >= often)}
        yield [line for n, line in enumerate(page) if n not in edges]


def _edges(page: Sequence[str]) -> Sequence[int]:
    there = [n for n, line in enumerate(page) if line.strip()]
    return sorted({*there[:EDGE_LINES], *there[-EDGE_LINES:]})


def _is_edge(line: str, often: bool) -> bool:
    return often or _PAGE_NUMBER.match(line.strip()) is not None


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in map(str.strip, lines):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _markdown(block: Sequence[str], following: Sequence[str]) -> str:
    if block[0].startswith("|"):
        return "\n".join(block)
    if _is_heading(block, following):
        return f"## {_escaped(block[0])}"
    return "\n".join(_escaped(line) for line in _joined(block))


def _is_heading(block: Sequence[str], following: Sequence[str]) -> bool:
    """A short line alone, without an end, above something that is not as short."""
    line = block[0]
    return (
        len(block) == 1
        and bool(following)
        and len(line.split()) <= HEADING_WORDS
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".,:;!-–"
        and any(letter.isalpha() for letter in line)
        and (len(following) > 1 or len(following[0]) > len(line) or bool(_item(following[0])))
    )


def _joined(block: Sequence[str]) -> Iterator[str]:
    """Paragraphs and list items, each in one line."""
    whole = ""
    for line in block:
        if _item(line) and whole:
            yield whole
            whole = line
        elif cut := _CUT_WORD.search(whole):
            whole = _rejoined(whole, cut[1], line)
        else:
            whole = f"{whole} {line}" if whole else line
    yield whole


def _rejoined(whole: str, last: str, line: str) -> str:
    """A word that was cut at the end of a line; a hyphen of its own stays, as in linja-auto."""
    own_hyphen = not line[:1].islower() or (last == line[0] and last in "aeiouyåäö")
    return (whole if own_hyphen else whole[:-1]) + line


def _item(line: str) -> re.Match[str] | None:
    return _BULLET.match(line) or _NUMBERED.match(line)


def _escaped(line: str) -> str:
    """The line as Markdown that reads just the same."""
    if bullet := _BULLET.match(line):
        return f"- {_escaped_words(line[bullet.end() :])}"
    if number := _NUMBERED.match(line):
        return f"{number[1]}. {_escaped_words(line[number.end() :])}"
    return (
        _LINE_START.sub(r"\\", _escaped_words(line), count=1)
        if line[:1] in "#>+|=~"
        else (_escaped_words(line))
    )


def _escaped_words(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", line)
