"""What the sentences of a draft are held against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Source


@dataclass(frozen=True, slots=True)
class Draft:
    reading: Reading
    language: Language
    """Of the reply."""

    offered: tuple[int, ...]
    """The sources that the model was given, by `n`."""

    prompt: str
    """The rules that it was given, which it must not repeat."""

    def cited(self, cites: Sequence[int]) -> tuple[Source, ...]:
        return tuple(each for each in self.reading.sources if each.n in cites)

    @property
    def heard(self) -> list[str]:
        """What was said in the conversation."""
        return [each.text for each in self.reading.conversation.messages]


def equal_names(reading: Reading) -> Iterator[frozenset[str]]:
    """What one product, or one team, is called in all languages."""
    yield from (frozenset(each.name.values()) for each in reading.handbook.products)
    yield from (frozenset(each.name.values()) for each in reading.handbook.teams)
