"""The table of messages: what must be redacted in each, and what must stay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARKED = re.compile(r"\{([A-ZÅÄÖ-]+):([^{}]*)\}")


@dataclass(frozen=True)
class Snippet:
    text: str
    personal: tuple[tuple[str, str], ...]
    """Kind and words of all that must be redacted; empty where everything must stay."""


def snippets() -> Iterator[Snippet]:
    table = (Path(__file__).parent / "snippets.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            marked = line.replace("\\n", "\n")
            found = tuple((each[1], each[2]) for each in _MARKED.finditer(marked))
            yield Snippet(_MARKED.sub(r"\2", marked), found)
