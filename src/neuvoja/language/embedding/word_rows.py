"""Where the table of a static embedding keeps what it knows a word by."""

from neuvoja.language.embedding.static_table import FULL_WEIGHT, StaticTable
from neuvoja.language.embedding.subwords import WHOLE, subwords


class WordRows:
    """Of words in lower case. Safe to use from several threads."""

    def __init__(self, table: StaticTable) -> None:
        self._weights = table.weights
        self._place = {name: row for row, name in enumerate(table.names)}

    def of(self, word: str) -> list[int]:
        """The rows of its parts and grams, in order; empty for a word of which nothing is known."""
        return [row for name in subwords(word) if (row := self._place.get(name)) is not None]

    def own(self, word: str) -> int | None:
        """The row of the whole word."""
        return self._place.get(WHOLE + word)

    def weight(self, word: str) -> float:
        """How much it counts in a text, above 0 to 1; 1 for a word without a row of its own."""
        row = self.own(word)
        return 1.0 if row is None else float(self._weights[row]) / FULL_WEIGHT
