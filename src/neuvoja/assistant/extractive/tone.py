"""Which of the organisation's moments a conversation is in, as far as its tone depends on them."""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.extractive.matching import Form, Matcher
from neuvoja.assistant.reading import Reading
from neuvoja.domain.organisation import Moment

SURE = 0.75


class Tone:
    """Safe to use from several threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def of(self, reading: Reading) -> Iterator[str]:
        """Ids of the moments that the customer's own words show, in the handbook's order."""
        said = [
            self._matcher.forms(message.text, reading.language)
            for _, message in reading.conversation.said_by("customer")
        ]
        for moment in reading.handbook.moments:
            if any(self._shows(moment, forms, reading) for forms in said):
                yield moment.id

    def _shows(self, moment: Moment, said: Sequence[Form], reading: Reading) -> bool:
        return any(
            self._stands(self._matcher.forms(signal, reading.language), said)
            for signal in moment.signals.get(reading.language, ())
        )

    def _stands(self, signal: Sequence[Form], said: Sequence[Form]) -> bool:
        """Whether the words of a signal stand in this order, side by side."""
        width = len(signal)
        return width > 0 and any(
            all(
                self._matcher.match(one, other) >= SURE
                for one, other in zip(signal, said[at : at + width], strict=True)
            )
            for at in range(len(said) - width + 1)
        )
