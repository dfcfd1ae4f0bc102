"""What a document holds that its readers never see: hidden HTML and characters without a shape.

Such text cannot be checked by whoever reads the document, so it is not read by us either.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from neuvoja.knowledge.markdown.verbatim import lone_marks

FEWEST_UNSEEN = 8
"""Characters without a shape in a line from which they carry something."""

UNSEEN_SHARE = 0.25
"""The same as a part of the line's characters."""

_HIDING_STYLE = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+\s*(?:;|$|[\"'])"
    r"|font-size\s*:\s*(?:0*\.?0+\w*|0?\.\d+(?:r?em|px|pt)?|[01](?:px|pt))\s*(?:;|$|[\"'!])"
    r"|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3,}"
    r"|(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$|[\"'])"
    r"|clip(?:-path)?\s*:\s*(?:rect\(0|inset\((?:50|100)%)|mso-hide\s*:\s*all"
)
_PALE = (
    r"(?<![\w-])color\s*:\s*(?:#f{3}(?:f{3})?(?![0-9a-f])|#fefefe|white|transparent"
    r"|rgba?\(\s*255[,\s]+255[,\s]+255|rgba\([^)]*,\s*0?\.?0\))"
)
_HIDING = re.compile(_HIDING_STYLE, re.IGNORECASE)
_PALE_TEXT = re.compile(_PALE, re.IGNORECASE)
_BACKGROUND = re.compile(r"\bbackground(?:-color|-image)?\s*:", re.IGNORECASE)
_OPENING = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b(?P<rest>[^<>]{0,500}?"
    r"(?:\bstyle\s*=|\bhidden\b|\bcolor\s*=)[^<>]{0,1000})>",
    re.IGNORECASE,
)
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?:\s|=|/|$)", re.IGNORECASE)
_WHITE_FONT = re.compile(r"\bcolor\s*=\s*[\"']?(?:white|#f{3}(?:f{3})?)\b", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SHAPELESS = re.compile("[\u200b\u200c\u2060-\u2064\u180e\ufeff\U000e0000-\U000e007f]")
_JOINED = re.compile("(?<=[^\\W\\d_])\u200d(?=[^\\W\\d_])")
_TURNED = re.compile("[\u202d\u202e][^\u202c\n]*\u202c?")
_INK = re.compile(r"[^\n]")
_COMMENT = re.compile(r"<!--(?=[^>]*\w)(?!\s*/?\s*verbatim\s*-->).*?(?:-->|\Z)", re.DOTALL | re.I)
_TAGS = re.compile("[\U000e0000-\U000e007f]+")

Warn = Callable[[int, str], None]
"""Takes the number of a line, from 1, and what is not read there."""


def is_hidden(style: str) -> bool:
    """Whether an element of this style shows nothing, or white on what is most likely white."""
    if _HIDING.search(style):
        return True
    return _PALE_TEXT.search(style) is not None and _BACKGROUND.search(style) is None


def visible(body: str) -> str:
    """The body with blanks for hidden elements, so that all places stay what they are."""
    if "<" not in body:
        return body
    pieces: list[str] = []
    seen = 0
    for start, end in _hidden_elements(body):
        pieces += (body[seen:start], _INK.sub(" ", body[start:end]))
        seen = end
    return "".join((*pieces, body[seen:]))


def legible(body: str) -> str:
    """The body without lines that are stuffed with shapeless characters, and without turned text.

    Their lines are left empty. A shapeless character here and there is nobody's doing.
    """
    if body.isascii():
        return body
    body = _TAGS.sub("", _TURNED.sub("", body))
    return "\n".join("" if _is_stuffed(line) else line for line in body.split("\n"))


def warn_of_hidden(body: str, warn: Warn) -> None:
    """Tell of each thing that readers never see, and so is not read."""
    ends = [found.start() for found in re.finditer("\n", body)]
    for start, _ in _hidden_elements(body):
        warn(bisect_left(ends, start) + 1, "has hidden text, not read")
    for comment in _COMMENT.finditer(body):
        warn(bisect_left(ends, comment.start()) + 1, "has a comment, not read")
    for place in lone_marks(body):
        warn(bisect_left(ends, place) + 1, "has a mark of verbatim text without its partner")
    if not body.isascii():
        for n, line in enumerate(body.split("\n"), start=1):
            if _is_stuffed(line) or _TURNED.search(line) or _TAGS.search(line):
                warn(n, "has text in unseen characters, not read")


def _is_stuffed(line: str) -> bool:
    unseen = len(_SHAPELESS.findall(line)) + len(_JOINED.findall(line))
    return unseen >= FEWEST_UNSEEN and unseen >= UNSEEN_SHARE * len(line)


def _hidden_elements(body: str) -> Iterator[tuple[int, int]]:
    end = 0
    for opening in _OPENING.finditer(body):
        if opening.start() >= end and _hides(opening["rest"]):
            end = _end_of(body, opening)
            yield opening.start(), end


def _hides(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    others = _STYLE.sub("", attributes)
    if style and is_hidden(style[1] or style[2] or style[3] or ""):
        return True
    return bool(_HIDDEN.search(re.sub(r"=\s*(?:\"[^\"]*\"|'[^']*')", "", others))) or bool(
        _WHITE_FONT.search(others)
    )


def _end_of(body: str, opening: re.Match[str]) -> int:
    """One past the closing tag that belongs to an opening one; the body's end where none does."""
    tag = opening["tag"].lower()
    if tag in _VOID or opening["rest"].rstrip().endswith("/"):
        return opening.end()
    depth = 1
    for each in re.compile(rf"<(/?){tag}\b[^<>]*>", re.IGNORECASE).finditer(body, opening.end()):
        depth += -1 if each[1] else 1
        if depth == 0:
            return each.end()
    return len(body)
