"""Text as it comes out of a PDF → Markdown.

A PDF knows lines on pages, not paragraphs. Lines that come back on most pages and page numbers go,
words cut at a line's end are joined, lines become paragraphs and lists, and a short line that
stands alone above a text becomes its heading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

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
_MEANT_AT_START = "#>+|=~"
_CUT_WORD = re.compile(r"([a-zåäö])[-\u2010]$")


def markdown_of(text: str) -> str:
    """The paragraphs, lists and headings of a PDF's text.

    Args:
        text: pages between form feeds, paragraphs between empty lines; rows of tables that were
            recognised begin with `|`.
    """
    text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    pages = [page.split("\n") for page in text.split(PAGE_BREAK)]
    blocks = list(_blocks(_flowing(_without_edges(pages))))
    followed = [*blocks[1:], []]
    return "\n\n".join(map(_markdown, blocks, followed))


def _without_edges(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The pages without page numbers and without lines that most pages begin or end with."""
    filled = [[line for line in page if line.strip()] for page in pages]
    counts = Counter(
        line for page in filled for line in {*map(_masked, page[:EDGE_LINES] + page[-EDGE_LINES:])}
    )
    often = max(3, sum(map(bool, filled)) // 2 + 1)
    for page in pages:
        lines = list(page)
        for last in (0, -1):
            _peel(lines, last, lambda line: counts[_masked(line)] >= often)
        yield lines


def _flowing(pages: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages; a sentence that goes on over a page break is not parted by it."""
    before = ""
    for page in pages:
        lines = "\n".join(map(str.strip, page)).strip("\n").split("\n")
        if before and (before[-1] in ".!?:" or not lines[0][:1].islower()):
            yield ""
        yield from lines
        before = lines[-1] or before


def _peel(lines: list[str], place: int, repeats: Callable[[str], bool]) -> None:
    """Take header or footer lines off one end of a page, at most `EDGE_LINES`."""
    taken = 0
    while lines and taken < EDGE_LINES:
        line = lines[place].strip()
        if line and not (repeats(line) or _PAGE_NUMBER.match(line)):
            return
        taken += bool(line)
        lines.pop(place)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
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
    if line[0] in _MEANT_AT_START:
        return f"\\{line[0]}{_escaped_words(line[1:])}"
    return _escaped_words(line)


def _escaped_words(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", line)
