"""Tables as lists whose rows say what their figures are, so that each can be quoted alone.

Tuote:
- Kuitu 100 – Nopeus: 100 Mbit/s; Hinta: 29,90 €/kk
- Kuitu 1000 – Nopeus: 1 000 Mbit/s; Hinta: 44,90 €/kk
"""

from collections.abc import Sequence


def caption_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, Sequence[str]]:
    """What stands above the rows, and the names of their cells.

    The first column names its rows where it holds words; where it holds figures, each row has to
    say what they are.
    """
    named = all(row[0][:1].isalpha() for row in rows if any(row))
    if not (named and header[0] and len(header) > 1):
        return "", header
    return f"{header[0].rstrip(':')}:\n", ("", *header[1:])


def row_text(names: Sequence[str], cells: Sequence[str]) -> str:
    """A row in which each figure has its name; empty when all its cells are."""
    first, *others = [
        f"{name.rstrip(':')}: {cell}" if name and cell else cell
        for name, cell in zip(names, cells, strict=True)
    ]
    if first and len(others) == 1 and not any(names):
        return f"- {first.rstrip(':')}: {others[0]}"
    text = " – ".join(filter(None, (first, "; ".join(filter(None, others)))))
    return f"- {text}" if text else ""
