"""Which of the organisation's moments a conversation is in, as far as its tone depends on them."""

from collections.abc import Iterator, Mapping, Sequence

from neuvoja.assistant.extractive.matching import Form, Matcher
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Moment
from neuvoja.language.analysis import Analyser
from neuvoja.language.negation import negated

SURE = 0.75

Signals = Mapping[str, Sequence[Sequence[Form]]]
"""Moment → its signals, each as at least one word."""


class Tone:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, matcher: Matcher) -> None:
        self._analyser = analyser
        self._matcher = matcher
        self._seen: tuple[tuple[Moment, ...], dict[Language, Signals]] = ((), {})

    def of(self, reading: Reading, among: Mapping[str, str]) -> Iterator[str]:
        """Those of `among` that the customer's own words show, in the handbook's order.

        What is denied or only supposed shows nothing.
        """
        said = [
            self._affirmed(message.text, reading.language)
            for _, message in reading.conversation.said_by("customer")
        ]
        for moment, signals in self._signals(reading).items():
            if moment in among and any(self._stands(each, said) for each in signals):
                yield moment

    def _affirmed(self, text: str, language: Language) -> list[Form | None]:
        tokens = self._analyser.tokens(text, language)
        denied = negated(tokens, language)
        forms = self._matcher.of_tokens(tokens, language)
        return [None if at in denied else form for at, form in enumerate(forms)]

    def _stands(self, signal: Sequence[Form], said: Sequence[Sequence[Form | None]]) -> bool:
        """Whether the words of a signal stand somewhere in this order, side by side."""
        match, first = self._matcher.match, signal[0]
        return any(
            self._stands_at(signal, each, at)
            for each in said
            for at, form in enumerate(each)
            if form is not None and match(first, form) >= SURE
        )

    def _stands_at(self, signal: Sequence[Form], said: Sequence[Form | None], at: int) -> bool:
        match = self._matcher.match
        if len(said) - at < len(signal):
            return False
        return all(
            other is not None and match(one, other) >= SURE
            for one, other in zip(signal, said[at:], strict=False)
        )

    def _signals(self, reading: Reading) -> Signals:
        moments, language = reading.handbook.moments, reading.language
        seen, signals = self._seen
        if seen is not moments:
            signals = {}
            self._seen = (moments, signals)
        if language not in signals:
            signals[language] = {
                each.id: [
                    words
                    for text in each.signals.get(language, ())
                    if (words := self._matcher.forms(text, language))
                ]
                for each in moments
            }
        return signals[language]
