"""Where a saying denies something."""

from collections.abc import Iterator

from neuvoja.assistant.extractive.listening.markers import Places
from neuvoja.assistant.extractive.listening.sayings import Saying


def true_negations(saying: Saying, places: Places) -> Iterator[int]:
    """Where something is denied; not where a negative question wishes."""
    harmless = places.get("not_negations", ())
    spoken = {start for start, _ in places.get("negations", ())}
    spoken |= {
        at
        for at, token in enumerate(saying.tokens)
        # Customers say `et` for `että`.
        if token.negative and saying.words[at] != "et"
    }
    for at in sorted(spoken):
        if not any(first <= at < end for first, end in harmless):
            yield at
