"""How a row of a table is told to a customer: with its names, but not as a form.

- Pääsulake: 3 × 25 A – Perusmaksu: 24,90 €/kk; Energia: 4,65 c/kWh   as it stands
- Pääsulake 3 × 25 A: perusmaksu 24,90 €/kk, energia 4,65 c/kWh       as it is told
- Pikakytkentä – Hinta: 39 €                                          as it stands
- Pikakytkentä: 39 €                                                  as it is told
"""

from neuvoja.assistant.extractive.wording.phrases import Heard, speech
from neuvoja.domain.conversation import Language
from neuvoja.language.similarity import literals

_QUALIFIED = frozenset(",:(/?")
"""Of a name that holds such a mark a part would be lost on the way."""


def label(row: str) -> str:
    """What names a row without its marker."""
    named, dash, _ = row.partition(" – ")
    return named if dash else row.partition(": ")[0]


def told(row: str, language: Language) -> str:
    """A row without its marker, as it is told; as it stands where its cells hold no figures.

    Every word and figure stays, but for the name of a single cell that only says "price".
    """
    label, dash, rest = row.partition(" – ")
    cells = [each.partition(": ") for each in rest.split("; ")]
    if not dash or not all(_plain(name) and literals(value) for name, _, value in cells):
        return row
    head = _head(label)
    (name, _, value), *others = cells
    if not others and _only_prices(name, value, language):
        return f"{head}: {value}"
    between = "; " if any(", " in value for _, _, value in cells) else ", "
    told = between.join(f"{_inside(name)} {value}" for name, _, value in cells)
    return f"{head} – {told}" if ": " in told else f"{head}: {told}"


def _head(label: str) -> str:
    """What names the row: its value alone where that is a name, else with the column's name."""
    column, colon, value = label.partition(": ")
    if colon and not any(map(str.isdigit, value)):
        return value
    return f"{column} {value}" if colon else label


def _plain(name: str) -> bool:
    return bool(name) and _QUALIFIED.isdisjoint(name)


def _only_prices(name: str, value: str, language: Language) -> bool:
    """Whether a cell's name tells no more than its value: that this is a price."""
    words = Heard.of(name).words
    money = any(each.split(" ")[-1].startswith(("EUR", "SEK", "USD")) for each in literals(value))
    return money and len(words) == 1 and speech(language).heads["price"].has(words[0])


def _inside(name: str) -> str:
    """A name inside a sentence; one with a figure is set off from the figure after it."""
    rest = name[1:]
    small = name[:1].lower() + rest if rest == rest.lower() and rest else name
    return f"{small}:" if any(map(str.isdigit, name)) else small
