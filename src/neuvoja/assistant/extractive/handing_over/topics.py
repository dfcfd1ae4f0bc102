"""The matters for which customer service needs another, such as a claim, a debt or a fraud.

The same words are heard in what a team says to handle and in what a customer says, so that a team
is found also where neither says the other's word: `complaints`, "I want my money back".
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from neuvoja.assistant.extractive.listening.markers import Markers, plain_words
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.organisation import Team

DECIDED = frozenset({"claim", "decision", "wrong_bill", "fraud", "data", "debt", "injury"})
"""Topics on which somebody must decide or look into the customer's own matter."""

TEXTS_REMEMBERED = 512


@cache
def topics(language: Language) -> Markers:
    """The words of each topic in a language."""
    source = files(__package__).joinpath("topics.toml").read_text("utf-8")
    said: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(source)
    return Markers({topic: words[language] for topic, words in said.items()})


def topics_of(team: Team) -> frozenset[str]:
    """The topics that a team's name and words tell of, in whatever language they are."""
    return heard_in((*team.handles, *team.name.values()))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def heard_in(texts: tuple[str, ...]) -> frozenset[str]:
    """The topics of texts in any language."""
    words = [plain_words(text) for text in texts]
    return frozenset[str]().union(
        *(topics(language).names(each) for each in words for language in LANGUAGES)
    )
