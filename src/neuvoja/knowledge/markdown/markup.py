"""HTML that stands in Markdown: its headings, list items, table rows and paragraphs.

Never parsed as a document and never interpreted: tags only tell where one stretch of text ends
and the next begins.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from neuvoja.knowledge.markdown.blocks import Block, BlockKind, Unit

_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<[?!][^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BOUNDARY = re.compile(
    r"<(?P<close>/?)(?P<tag>address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt"
    r"|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table"
    r"|tbody|tfoot|thead|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"</t[dh]\s*>\s*(?=<t[dh]\b)", re.IGNORECASE)
_IMAGE = re.compile(
    r"<img\b[^<>]*?\balt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>", re.IGNORECASE
)
_STRUCK = re.compile(r"<(s|del|strike)\b[^<>]*>[^<>]*</\1\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"""<!--.*?-->|</?(?:
    a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|canvas
    |caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|dialog|div|dl|dt|em|embed
    |fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins
    |kbd|label|legend|li|link|main|map|mark|menu|meta|nav|noscript|object|ol|optgroup|option|p
    |param|path|picture|pre|progress|q|s|samp|script|section|select|slot|small|source|span|strike
    |strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr
    |track|tt|u|ul|var|video|wbr
    )\b[^<>]*>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def markup_blocks(source: str, offset: int) -> Iterator[Block]:
    """The blocks of a stretch of HTML; none where it holds no text.

    Args:
        offset: where it stands in the body.
    """
    # Blanked to the same length, so that places in the body stay what they are.
    source = _UNREAD.sub(lambda unread: " " * len(unread.group()), source)
    for (kind, level), group in groupby(_segments(source, offset), key=lambda each: each[:2]):
        units = [unit for _, _, unit in group]
        if kind == "list":
            yield Block(kind, units)
        else:
            yield from (Block(kind, (unit,), level=level) for unit in units)


def _segments(source: str, offset: int) -> Iterator[tuple[BlockKind, int, Unit]]:
    tag, at = "", 0
    for boundary in _BOUNDARY.finditer(source):
        yield from _segment(source, at, boundary.start(), tag, offset)
        closed = boundary["close"] or boundary["tag"].lower() in ("br", "hr")
        tag = "" if closed else boundary["tag"].lower()
        at = boundary.end()
    yield from _segment(source, at, len(source), tag, offset)


def _segment(
    source: str, start: int, end: int, tag: str, offset: int
) -> Sequence[tuple[BlockKind, int, Unit]]:
    text = _text(source[start:end])
    if not text:
        return ()
    if tag[:1] == "h" and tag[1:].isdigit():
        return [("heading", int(tag[1]), Unit(text, offset + start, offset + end))]
    if tag in ("li", "tr"):
        return [("list", 0, Unit(f"- {text}", offset + start, offset + end))]
    return [("text", 0, Unit(text, offset + start, offset + end))]


def without_tags(source: str) -> str:
    """The text without HTML's tags and comments.

    What only looks like a tag stays: in "kirjoita kenttään <oma nimi>" it is what to write.
    """
    return _TAG.sub("", source)


def without_struck(source: str) -> str:
    """The text without what HTML strikes through, since it no longer holds."""
    return _STRUCK.sub("", source)


def _text(source: str) -> str:
    source = _CELL_END.sub("; ", without_struck(source))
    source = _IMAGE.sub(lambda image: image[1] or image[2] or "", source)
    return " ".join(html.unescape(without_tags(source)).split())
