"""What was made of the handbooks seen last, so that their signals are compiled once."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Handbook

MOST_KEPT = 24
"""For each handbook one in each language."""

Made = TypeVar("Made")


class Books(Generic[Made]):
    """Keeps the last few; safe to use from several threads."""

    def __init__(self, make: Callable[[Handbook, Language], Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._kept: list[tuple[Handbook, Language, Made]] = []

    def of(self, handbook: Handbook, language: Language) -> Made:
        """What `make` made of an equal handbook, made now where none is kept."""
        with self._lock:
            for known, spoken, made in reversed(self._kept):
                if spoken == language and (known is handbook or known == handbook):
                    return made
        made = self._make(handbook, language)
        with self._lock:
            self._kept = [*self._kept[1 - MOST_KEPT :], (handbook, language, made)]
        return made
