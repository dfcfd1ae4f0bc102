"""Count how rare hashed terms are in neutral text, for the default embedder.

    python eval/bench/freeze_idf.py ../shared/data/trilingual src/neuvoja/language/data

Reads `segments.jsonl.gz` and writes `hashed_idf.bin`: for each row the negated logarithm of the
share of segments that hold a term of that row, in steps of IDF_STEP, one byte each. Deterministic.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding import IDF_ROWS, IDF_STEP, term_hash, terms
from neuvoja.language.words import word_texts
from neuvoja.vendors.voikko import open_voikko


def texts(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "segments.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            segment = json.loads(line)
            yield from (segment[each] for each in ("fi", "sv", "en") if each in segment)


def main(source: Path, target: Path) -> None:
    lemmatizer = open_voikko()
    if lemmatizer is None:
        sys.exit("libvoikko is missing: the lemmas would be those of the fallback")
    analyser = Analyser({"fi": lemmatizer})
    rows: dict[str, np.ndarray] = {}
    held = np.zeros(IDF_ROWS, dtype=np.int64)
    count = 0
    for text in texts(source):
        count += 1
        words = set(word_texts(text))
        for word in (word for word in words if word not in rows):
            hashes = [term_hash(term) % IDF_ROWS for term in terms(word, analyser)]
            rows[word] = np.array(hashes, dtype=np.int64)
        if words:
            held[np.unique(np.concatenate([rows[word] for word in words]))] += 1
    rarity = np.log((count + 1) / (held + 1))
    steps = np.clip(np.round(rarity / IDF_STEP), 1, 255).astype(np.uint8)
    (target / "hashed_idf.bin").write_bytes(steps.tobytes())
    print(f"{count} texts, {len(rows)} words, {int((held > 0).sum())} of {IDF_ROWS} rows seen")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
