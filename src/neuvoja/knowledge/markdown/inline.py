"""The words of a line of Markdown, without its marks."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from neuvoja.knowledge.markdown.markup import without_struck, without_tags

PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])

_MARKS = re.compile(r"[\\`*_\[<&~]|  \n")
_LINE_END = re.compile(r" *\n *")
_SPACES = re.compile(r" {2,}")
_ALERT = re.compile(r"\[![A-Z]+\]\s*")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_WRITTEN = frozenset({"text", "text_special", "code_inline"})


_UNSAFE_LINK = re.compile(
    r"!?\[([^\]\n]*)\]\(\s*(?:data|javascript|vbscript|file):[^)\n]*\)", re.IGNORECASE
)
"""A link that the parser refuses to read as one, so that its target would stay as words."""


def words_of(content: str, references: dict[str, Any]) -> str:
    r"""The text of a paragraph, heading or cell: a forced line break stays as `\n`.

    What is struck through is left out, since it no longer holds: "~~39,90~~ 29,90 €" costs 29,90.

    Args:
        references: the environment that the block parser has filled with link definitions.
    """
    if is_plain(content):
        return _LINE_END.sub(" ", content) if "\n" in content else content
    tokens: list[Token] = []
    content = _UNSAFE_LINK.sub(r"\1", without_struck(content))
    PARSER.inline.parse(content, PARSER, references, tokens)
    text = _SPACES.sub(" ", _LINE_END.sub("\n", "".join(_written(tokens))))
    return _ALERT.sub("", text, count=1) if text.startswith("[!") else text


def is_plain(content: str) -> bool:
    """Whether it holds no marks, so that its text differs in its line ends only."""
    return _MARKS.search(content) is None


def _written(tokens: Sequence[Token]) -> list[str]:
    words, struck = [], 0
    for token in tokens:
        if token.tag == "s":
            struck += token.nesting
        elif not struck:
            words.append(_word(token))
    return words


def _word(token: Token) -> str:
    if token.type in _WRITTEN:
        return token.content
    if token.type == "softbreak":
        return " "
    if token.type == "html_inline":
        return "\n" if _BREAK.match(token.content) else without_tags(token.content)
    return "\n" if token.type == "hardbreak" else "".join(_written(token.children or ()))
