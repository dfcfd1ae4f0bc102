"""An `Embedder` that asks another one for no text twice.

```
vectors  key: SHA-256 of model and text   vector: float32   used: day number
```

No text is kept, and what is asked holds placeholders only. Several threads and processes may use
the same file; one that cannot be used is gone without.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np

from neuvoja.language.promises import Embedder, Vectors

log = logging.getLogger(__name__)

MOST_BYTES = 1 << 30
"""Some 170,000 vectors of 1,536 dimensions. What was used longest ago is dropped first."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL, used INTEGER)
WITHOUT ROWID
"""
_DROP_OLDEST = """
DELETE FROM vectors WHERE key IN
    (SELECT key FROM vectors ORDER BY used LIMIT (SELECT count(*) / 10 + 1 FROM vectors))
"""
_AT_ONCE = 500
_PATIENCE_S = 10.0
_DAY_S = 86_400


class CachedEmbedder:
    """Safe to call from several threads."""

    def __init__(self, embedder: Embedder, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._embedder = embedder
        self._path = path
        self._most_bytes = most_bytes

    @property
    def model_id(self) -> str:
        return self._embedder.model_id

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order.

        Raises:
            ModelUnavailable, ModelRefused: the other's own.
        """
        if not texts:
            return self._embedder.embed(texts)
        model = self.model_id
        keys = [sha256(f"{model}\0{text}".encode()).digest() for text in texts]
        known = self._known(set(keys))
        unknown = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if unknown:
            made = self._embedder.embed(list(unknown.values()))
            fresh = dict(zip(unknown, made, strict=True))
            self._keep(fresh)
            known |= fresh
        return np.stack([known[key] for key in keys])

    def _known(self, keys: set[bytes]) -> dict[bytes, Vectors]:
        known: dict[bytes, Vectors] = {}

        def look_up(database: sqlite3.Connection) -> None:
            wanted = list(keys)
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                held = f"WHERE key IN ({','.join('?' * len(some))})"
                rows = database.execute(f"SELECT key, vector FROM vectors {held}", some)
                known.update((key, np.frombuffer(row, dtype=np.float32)) for key, row in rows)
                older = [_today(), *some, _today()]
                database.execute(f"UPDATE vectors SET used = ? {held} AND used < ?", older)

        self._transact(look_up)
        return known

    def _keep(self, vectors: Mapping[bytes, Vectors]) -> None:
        rows = [(key, vector.tobytes(), _today()) for key, vector in vectors.items()]

        def keep(database: sqlite3.Connection) -> None:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            if _size(database) > self._most_bytes:
                database.execute(_DROP_OLDEST)

        self._transact(keep)

    def _transact(self, work: Callable[[sqlite3.Connection], None]) -> None:
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_S)) as database, database:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_SCHEMA)
                work(database)
        except sqlite3.OperationalError as error:
            log.warning("vectors are not kept in %s: %s", self._path, error)
        except sqlite3.DatabaseError as error:
            log.warning("%s is damaged and begun anew: %s", self._path, error)
            self._path.unlink(missing_ok=True)


def _size(database: sqlite3.Connection) -> int:
    pages, free, bytes_a_page = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * bytes_a_page)


def _today() -> int:
    return int(time.time()) // _DAY_S
