"""Stretches of text that are made for programs: chat templates, records, calls, active mark-up."""

import re
from collections.abc import Iterator

Place = tuple[int, int]
"""First code point, and one past the last."""

_ROLE = "system|assistant|developer|tool|function|inst|sys"
_BLANK_LINE = re.compile(r"\n\s*\n")
_QUICK = re.compile(r"[<{\[(#-]|:", re.ASCII)
_REST = r"[^.!?\n]*[.!?]?"
"""To the end of the sentence, where nothing closes what was opened."""

_PAIRED = re.compile(
    rf"\[(?P<bracket>{_ROLE})\](?:.*?\[/(?P=bracket)\]|{_REST})"
    rf"|<(?P<tag>{_ROLE}|instructions?|prompt|tool_call|tool_use|tool_result|function_calls?)\b"
    rf"[^<>]*>(?:.*?</(?P=tag)>|{_REST})"
    rf"|<\|(?:im_start|system|assistant|start_header_id)\|?>(?:.*?<\|(?:im_end|end|eot_id)\|?>"
    rf"|{_REST})"
    rf"|<<SYS>>(?:.*?<</SYS>>|{_REST})"
    r"|[-=*#]{2,}\s*(?:begin|start)\s+(?:of\s+)?(?:new\s+)?(?:system|admin|instructions?|prompt)\b"
    rf"(?:.*?[-=*#]{{2,}}\s*end\b[^\n]*|{_REST})"
    rf"|#{{2,}}\s*(?:{_ROLE}|instructions?)\b\s*:?[^\n]*(?:\n(?!\s*\n)[^\n]*)*"
    r"|#{2,}\s*[A-Z]+_[A-Z]+\b.*?(?:#{2,}|\n|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_RECORD = re.compile(
    r"\{[^{}]*[\"'](?:role|tool_calls?|function(?:_call)?|tool_name|system_?prompt|instructions?)[\"']\s*:"
    r"(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*(?:\}|\Z)"
)
_CALL = re.compile(r"\b[a-z]\w{2,}\((?:\s*\w+\s*=\s*[\"'][^\"'\n]*[\"']\s*,?)+\)", re.IGNORECASE)
_TURN = re.compile(
    r"^[ \t>*]*(?P<role>system|assistant|ai|developer|tool|user"
    r"|human)[ \t*]*:[ \t]*(?P<said>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_THEIRS = ("user", "human")
_OPENED = re.compile(
    r"<(?P<element>(?!(?:body|html)\b)[a-z][\w-]*)\b(?=[^<>]*?(?:"
    r"\sstyle\s*=\s*(?:\"[^\"<>]*|'[^'<>]*|[^\s<>]*?)(?:display\s*:\s*none|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9]))"
    r"|\s(?:hidden|aria-hidden\s*=\s*[\"']?true)\b(?!\s*=\s*[\"']?false)"
    r"|\son\w+\s*=))[^<>]*(?:>|\Z)",
    re.IGNORECASE,
)
_VOID = ("img", "input", "br", "hr", "meta", "link", "base", "area", "source", "embed", "wbr")
_ACTIVE = re.compile(
    r"<(?P<element>script|style|iframe|object|svg|template)\b.*?(?:</(?P=element)\s*>|\Z)"
    r"|<(?:img|iframe|embed|link|meta|base|input|form|body|video|audio)\b[^<>]*(?:>|\Z)"
    r"|<\w+\b[^<>]*\bon\w+\s*=[^<>]*(?:>|\Z)|<!--.*?(?:-->|\Z)"
    r"|!\[[^\]\n]*\]\([^)\n]*\)|\b(?:java|vb)script:\S+|\bdata:\w+/[\w.+-]+[;,]\S+",
    re.IGNORECASE | re.DOTALL,
)


def imitations(text: str) -> Iterator[Place]:
    """What imitates the talk between a program and a model; places may overlap."""
    if _QUICK.search(text) is None:
        return
    for pattern in (_PAIRED, _RECORD, _CALL):
        yield from (found.span() for found in pattern.finditer(text))
    yield from _turns(text)


def active(text: str) -> Iterator[Place]:
    """Mark-up that would run, or fetch something, if it were shown as it is."""
    if "<" in text or "](" in text or ":" in text:
        yield from (found.span() for found in _ACTIVE.finditer(text))


def hidden(text: str) -> Iterator[Place]:
    """Elements that a browser would not show, or that would act, each with all that is in it.

    One that is never closed ends with its paragraph.
    """
    if "<" not in text:
        return
    end = 0
    for opened in _OPENED.finditer(text):
        if opened.start() >= end:
            end = _closed(text, opened)
            yield opened.start(), end


def _closed(text: str, opened: re.Match[str]) -> int:
    """One past the tag that closes an element, with those of its kind inside it in pairs."""
    element = opened["element"]
    if element.lower() in _VOID:
        return opened.end()
    depth = 1
    tags = re.compile(rf"<(/?){element}\b[^<>]*(?:>|\Z)", re.IGNORECASE)
    for tag in tags.finditer(text, opened.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    paragraph = _BLANK_LINE.search(text, opened.end())
    return paragraph.start() if paragraph else len(text)


def _turns(text: str) -> Iterator[Place]:
    """The machine's lines of a made-up conversation, and the labels of the person's."""
    turns = list(_TURN.finditer(text))
    if len({turn["role"].lower() for turn in turns}) < 2:
        return
    for turn in turns:
        theirs = turn["role"].lower() in _THEIRS
        yield turn.start(), turn.start("said") if theirs else turn.end()
