"""Folds locked terms into a static embedding without training.

A term of one word comes to mean, by the share given, what its names in other languages mean: its
own row takes the difference, so that no other word is touched.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.embedding.static_table import StaticTable, unpacked, with_rows
from neuvoja.language.embedding.subwords import known_words
from neuvoja.language.embedding.word_rows import WordRows

Floats = NDArray[np.float32]

SHARE = 0.5
"""Measured on the demo organisation: .3 gives less, .7 no more."""


def folded(table: StaticTable, terms: Sequence[Sequence[str]]) -> StaticTable:
    """The table with each single word of the terms nearer to its fellows.

    Args:
        terms: each in two languages or more; a word without a row of its own is left as it is.
    """
    fellows: dict[str, set[str]] = {}
    for texts in terms:
        for text in texts:
            if len(words := known_words(text)) == 1:
                others = {each for each in texts if known_words(each) != words}
                fellows.setdefault(words[0], set()).update(others)
    rows, values = [], []
    embedder = StaticEmbedder(table)
    known = WordRows(table)
    for word in sorted(fellows):
        row = known.own(word)
        meant = embedder.embed(sorted(fellows[word])).sum(axis=0)
        if row is not None and row < len(table.weights) and meant.any():
            rows.append(row)
            own = unpacked(table, np.array([row]))[0]
            sums = unpacked(table, np.array(known.of(word))).sum(axis=0)
            values.append(_row(own, sums, meant / np.linalg.norm(meant)))
    if not rows:
        return table
    return with_rows(table, np.array(rows), np.array(values, dtype=np.float32))


def _row(own: Floats, sums: Floats, meant: Floats) -> Floats:
    """The row with which a word points between its own direction and the one meant.

    Args:
        own: the row as it is.
        sums: of all rows of the word.
    """
    length = float(np.linalg.norm(sums)) or 1.0
    mixed = (1 - SHARE) * sums / length + SHARE * meant
    return np.asarray(mixed * length / (float(np.linalg.norm(mixed)) or 1.0) - (sums - own))
