"""What a body is made of, as plain text that knows where it stands.

body  = { block }
block = heading | text | list | table      code is a list of its lines, a quotation what it quotes
unit  = paragraph | list item | table row  what a passage never tears while it is of a sane length
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "text", "list", "table"]

DEEPEST_HEADING = 7
"""The level of a line in bold that stands where a heading would."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the body as plain text."""

    text: str
    """What is shown and quoted; never empty. A list item begins with `- ` or `1. `."""

    start: int
    """First code point in the body."""

    end: int
    """One past the last."""

    parts: Sequence["Unit"] = field(default=())
    """What a list item is made of, where it is more than one thing."""


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    units: Sequence[Unit]
    """At least one; a heading and a text have exactly one."""

    level: int = 0
    """Of a heading: 1 to 6, or `DEEPEST_HEADING`."""
