"""What the parts of one suggestion have to tell beside what they give."""

from collections import Counter

from neuvoja.domain.suggestion import Notice


class Noted:
    """Grows only; one request's."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []
        self.counts: Counter[str] = Counter()
        """How often something happened that is worth logging, such as a sentence left out."""

    def tell(self, notice: Notice) -> None:
        """Tell the advisor; the same words once only."""
        if notice not in self._notices:
            self._notices.append(notice)

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(self._notices)
