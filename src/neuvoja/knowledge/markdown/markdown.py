"""Markdown → blocks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from markdown_it.token import Token

from neuvoja.knowledge.markdown.blocks import DEEPEST_HEADING, Block, BlockKind, Unit
from neuvoja.knowledge.markdown.hidden import visible
from neuvoja.knowledge.markdown.inline import PARSER, words_of
from neuvoja.knowledge.markdown.markup import markup_blocks
from neuvoja.knowledge.markdown.rows import caption_of, row_text
from neuvoja.knowledge.markdown.stretches import HEADING, ITEM, stretches
from neuvoja.knowledge.markdown.verbatim import without_lines_of_marks

_ANCHOR = re.compile(r"\s*\{#[^{}\s]*\}$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,100}[^\s*_.,;!:]):?\1:?$")


def blocks(body: str) -> list[Block]:
    r"""All that can be read in a Markdown text, in order; empty when there is nothing.

    Marks are gone, links and images are their words, entities are the characters they stand for.
    Left out: link targets, comments, scripts, hidden elements, and what is struck through.

    Args:
        body: with `\n` as its only line end.
    """
    body = without_lines_of_marks(visible(body))
    lines = body.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found: list[Block] = []
    for stretch in stretches(body, lines):
        start, end = starts[stretch.first], min(starts[stretch.last], len(body))
        some = lines[stretch.first : stretch.last]
        if stretch.kind == "rest":
            found.extend(parsed(body[start:end], offset=start))
        elif stretch.kind == "items":
            found.extend(_plain_items(some, start))
        else:
            found.extend(_plain_block(body, start, end))
    return found


def parsed(body: str, *, offset: int = 0) -> list[Block]:
    """The same by the parser alone.

    Args:
        offset: where the body stands in a larger one.
    """
    return list(_Reader(body, offset).blocks(until=None))


def _plain_block(body: str, start: int, end: int) -> Iterator[Block]:
    """The heading or the paragraph that a stretch is."""
    content = body[start:end].strip()
    place = start, start + len(content)
    if heading := HEADING.match(content):
        yield from _heading(words_of(heading[2], {}), place, level=len(heading[1]))
    else:
        yield from _paragraph(content, place, {})


def _plain_items(lines: Sequence[str], start: int) -> Iterator[Block]:
    units: list[Unit] = []
    for line in lines:
        if item := ITEM.match(line):
            inner = Unit(words_of(item[3].strip(), {}).strip(), start, start + len(line.rstrip()))
            units.extend(_item(f"{item[2]}. " if item[2] else "- ", [inner] if inner.text else []))
        start += len(line) + 1
    yield from _block("list", units)


class _Reader:
    """Walks the tokens of one body."""

    def __init__(self, body: str, offset: int) -> None:
        self._body = body
        self._offset = offset
        self._references: dict[str, Any] = {}
        self._tokens: list[Token] = []
        # Only the block rules: most paragraphs hold no marks and need no parsing inside.
        PARSER.block.parse(body, PARSER, self._references, self._tokens)
        self._at = 0
        self._lines = [0, *accumulate(len(line) + 1 for line in body.split("\n"))]

    def blocks(self, until: str | None) -> Iterator[Block]:
        """Those up to the closing token, which is passed over."""
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == until:
                return
            if handle := _HANDLERS.get(token.type):
                yield from handle(self, token)

    def heading(self, token: Token) -> Iterator[Block]:
        yield from _heading(self._inline(), self._span(token), level=int(token.tag[1]))

    def paragraph(self, token: Token) -> Iterator[Block]:
        if token.level:
            yield from _block("text", self._unit(self._inline(), token))
            return
        content = self._next().content
        self._next()
        yield from _paragraph(content, self._span(token), self._references)

    def quotation(self, _: Token) -> Iterator[Block]:
        for block in self.blocks(until="blockquote_close"):
            # A heading inside a quotation heads nothing outside it.
            yield Block("text", block.units) if block.kind == "heading" else block

    def items(self, _: Token) -> Iterator[Block]:
        units: list[Unit] = []
        while (item := self._next()).type == "list_item_open":
            inner = [unit for block in self.blocks("list_item_close") for unit in block.units]
            units.extend(_item(f"{item.info}. " if item.info else "- ", inner))
        yield from _block("list", units)

    def table(self, token: Token) -> Iterator[Block]:
        (_, header), *rows = self._rows()
        caption, names = caption_of(header, [cells for _, cells in rows])
        units = [unit for row, cells in rows for unit in self._unit(row_text(names, cells), row)]
        if units:
            # The header is said by every row; in the body it stands above the first.
            units[0] = Unit(caption + units[0].text, self._span(token)[0], units[0].end)
        else:
            units = self._unit("; ".join(filter(None, header)), token)
        yield from _block("table", units)

    def code(self, token: Token) -> Iterator[Block]:
        first = _map(token)[0] + (token.type == "fence")
        lines = enumerate(token.content.split("\n"), start=first)
        places = ((line.strip(), self._trimmed(n, n + 1)) for n, line in lines if line.strip())
        yield from _block("list", [Unit(line, *place) for line, place in places])

    def markup(self, token: Token) -> Iterator[Block]:
        first, last = _map(token)
        source = self._body[self._lines[first] : self._lines[last]]
        yield from markup_blocks(source, self._offset + self._lines[first])

    def _rows(self) -> Iterator[tuple[Token, Sequence[str]]]:
        row: Token | None = None
        cells: list[str] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                row, cells = token, []
            elif token.type == "inline":
                cells.append(", ".join(words_of(token.content, self._references).split("\n")))
            elif token.type == "tr_close" and row is not None:
                yield row, cells

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _inline(self) -> str:
        """The words of the inline token; it and the closing token after it are passed over."""
        content = self._next().content
        self._next()
        return words_of(content, self._references).strip()

    def _unit(self, text: str, token: Token) -> list[Unit]:
        return [Unit(text, *self._span(token))] if text else []

    def _span(self, token: Token) -> tuple[int, int]:
        return self._trimmed(*_map(token))

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        start, end = self._lines[first], min(self._lines[last], len(self._body))
        piece = self._body[start:end]
        start += self._offset + len(piece) - len(piece.lstrip())
        return start, start + len(piece.strip())


_HANDLERS: Mapping[str, Callable[[_Reader, Token], Iterator[Block]]] = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "blockquote_open": _Reader.quotation,
    "bullet_list_open": _Reader.items,
    "ordered_list_open": _Reader.items,
    "table_open": _Reader.table,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "html_block": _Reader.markup,
}


def _block(kind: BlockKind, units: Sequence[Unit], *, level: int = 0) -> Iterator[Block]:
    if units:
        yield Block(kind, units, level)


def _heading(text: str, place: tuple[int, int], *, level: int) -> Iterator[Block]:
    text = _ANCHOR.sub("", text)
    yield from _block("heading", [Unit(text, *place)] if text else [], level=level)


def _paragraph(content: str, place: tuple[int, int], references: dict[str, Any]) -> Iterator[Block]:
    """A paragraph, or the heading that its first line is by being all in bold."""
    first, _, others = content.partition("\n")
    start, end = place
    if content.startswith(("**", "__")) and _BOLD_LINE.match(first.rstrip()):
        text = words_of(first.rstrip(), references).rstrip(":")
        yield from _heading(text, (start, start + len(first.rstrip())), level=DEEPEST_HEADING)
        start, content = start + len(first) + 1, others
    text = words_of(content, references).strip()
    yield from _block("text", [Unit(text, start, end)] if text else [])


def _map(token: Token) -> tuple[int, int]:
    first, last = token.map or (0, 0)
    return first, last


def _item(marker: str, inner: Sequence[Unit]) -> Iterator[Unit]:
    """A list item of what stands in it; what follows its first thing is indented."""
    parts = [
        Unit(("  " if n else marker) + each.text.replace("\n", "\n  "), each.start, each.end)
        for n, each in enumerate(inner)
    ]
    if len(parts) == 1:
        yield parts[0]
    elif parts:
        text = "\n".join(part.text for part in parts)
        yield Unit(text, parts[0].start, parts[-1].end, parts=parts)
