"""One process owns the data folder; the others learn who it is."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from neuvoja.domain.errors import DataFolderBusy, DataFolderUnusable, IndexUnavailable

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
"""Rights of what we make: customers' conversations are for nobody else on the machine."""

PATIENCE_S = 30
"""For the process before to end."""


@dataclass(frozen=True, slots=True)
class Owner:
    pid: int | None
    url: str | None
    """Where it serves; None: it does not."""


class Ownership:
    """Holds the folder's lock until released; the kernel releases it if the process dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "owner.lock")
        self._card = folder / "owner.json"

    @classmethod
    def take(cls, folder: Path, *, url: str | None = None) -> "Ownership":
        """Own the folder, making it where it is missing.

        Raises:
            DataFolderBusy: a living process owns it.
            DataFolderUnusable: it cannot be made or written.
        """
        ownership = cls(folder)
        try:
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            ownership._lock.acquire(timeout=0)
            ownership.announce(url)
        except Timeout as error:
            owner = _read(ownership._card)
            raise DataFolderBusy(folder, pid=owner.pid, url=owner.url) from error
        except OSError as error:
            ownership._lock.release()
            raise DataFolderUnusable(folder, error.strerror or str(error)) from error
        return ownership

    def announce(self, url: str | None) -> None:
        """Tell the others where this process serves."""
        beside = self._card.with_suffix(".new")
        beside.write_text(json.dumps({"pid": os.getpid(), "url": url}), encoding="utf-8")
        beside.replace(self._card)

    def release(self) -> None:
        self._card.unlink(missing_ok=True)
        self._lock.release()


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """Hold a part of the owned folder, once the process of ours that holds it has ended.

    Args:
        lock: a file, made where it is missing.

    Raises:
        IndexUnavailable: that process does not end.
        DataFolderUnusable: the file cannot be made.
    """
    held = FileLock(lock)
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held.acquire(timeout=PATIENCE_S)
    except Timeout as error:
        raise IndexUnavailable(lock.stem, f"another process holds {lock}") from error
    except OSError as error:
        raise DataFolderUnusable(lock.parent, error.strerror or str(error)) from error
    try:
        yield
    finally:
        held.release()


def living_owner(folder: Path) -> Owner | None:
    """Who owns the folder now; None: nobody."""
    if not (folder / "owner.lock").exists():
        return None
    lock = FileLock(folder / "owner.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _read(folder / "owner.json")
    except OSError:
        return None
    lock.release()
    return None


def _read(card: Path) -> Owner:
    try:
        content = json.loads(card.read_text(encoding="utf-8"))
        return Owner(pid=content.get("pid"), url=content.get("url"))
    except (OSError, ValueError):
        return Owner(pid=None, url=None)
