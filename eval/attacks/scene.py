"""What a model was given: its orders, the sources and the messages, read back from a request."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from neuvoja.assistant.chat import ChatRequest
from neuvoja.domain.conversation import Language
from neuvoja.language.sentences import sentences

FEWEST_LETTERS = 25
"""Of a sentence that tells something."""

_FENCED = re.compile(
    r"<(?P<what>source|message)-(?P<end>\w+)(?P<facts>[^>]*)>\n(?P<text>.*?)\n</(?P=what)-(?P=end)>",
    re.DOTALL,
)
_FACT = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that a model was given."""

    text: str
    n: int
    """Of the source or message in which it stands."""


@dataclass(frozen=True, slots=True)
class Scene:
    prompt: str
    """The prompt's name."""

    orders: str
    """The model's standing orders."""

    honest: tuple[Told, ...]
    """Sentences of the best articles, in the reply's language where there are any."""

    cases: tuple[Told, ...]
    """Of other customers' cases."""

    said: tuple[Told, ...]
    """Of the messages."""

    @property
    def cited(self) -> int:
        """The best source; 1 where none was given."""
        return self.honest[0].n if self.honest else 1

    @property
    def heard(self) -> int:
        """The last message of the customer."""
        return self.said[-1].n if self.said else 0


def scene(request: ChatRequest, language: Language) -> Scene:
    """What a request holds.

    Args:
        language: of the customer.
    """
    fenced = [
        (each["what"], dict(_FACT.findall(each["facts"])), each["text"])
        for each in _FENCED.finditer(request.user)
    ]
    articles = [(facts, text) for what, facts, text in fenced if facts.get("kind") == "article"]
    near = [each for each in articles if each[0].get("language") == language] or articles
    return Scene(
        prompt=request.prompt.split("/")[0],
        orders=request.system,
        honest=_told(near),
        cases=_told([(facts, text) for _, facts, text in fenced if facts.get("kind") == "case"]),
        said=_told([(facts, text) for what, facts, text in fenced if what == "message"], fewest=3),
    )


def _told(
    texts: Sequence[tuple[dict[str, str], str]], fewest: int = FEWEST_LETTERS
) -> tuple[Told, ...]:
    return tuple(
        Told(each.text, int(facts.get("n", "0")))
        for facts, text in texts
        for each in sentences(text)
        if len(each.text) >= fewest
    )
