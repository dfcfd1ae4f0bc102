"""The languages' own words, read once from `<language>.toml` beside this file.

phrase = word { word }
word   = letters            this word
       | letters "*"        a word that begins so
       | "*" letters        a word that ends so
       | ".."               any words between, within the sentence
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Self, cast

from neuvoja.domain.conversation import Language
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

Wanted = Literal[
    "when", "price", "count", "how", "whether", "needs", "where", "contact", "why", "what"
]
"""The kinds of answer that a question may want."""

Offered = Literal["time", "price", "number", "way", "rule", "place", "contact", "cause"]
"""The kinds of fact that a sentence may offer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence made ready for phrases."""

    text: str
    """Folded, its words joined by single spaces."""

    words: tuple[str, ...]
    """Folded."""

    @classmethod
    def of(cls, sentence: str) -> Self:
        words = tuple(word_texts(fold(sentence)))
        return cls(" ".join(words), words)


class Phrases:
    """A set of phrases of one language."""

    def __init__(self, phrases: Sequence[str]) -> None:
        folded = [fold(each) for each in phrases]
        singles = [each for each in folded if " " not in each]
        self._exact = frozenset(each for each in singles if "*" not in each)
        self._prefixes = tuple(each[:-1] for each in singles if each.endswith("*"))
        self._suffixes = tuple(each[1:] for each in singles if each.startswith("*"))
        longer = [each for each in folded if " " in each]
        self._longer = _either(longer)
        inner = {word for each in longer for word in each.split()} - {".."}
        self._inner = Phrases(sorted(inner)) if inner else self
        self._start = re.compile(f"(?:{'|'.join(map(_pattern, folded))})" if folded else "(?!)")

    def within(self, heard: Heard) -> bool:
        """Whether one of them stands anywhere in the sentence."""
        return any(map(self.has, heard.words)) or bool(self._longer.search(heard.text))

    def in_text(self, text: str) -> bool:
        return self.within(Heard.of(text))

    def removed_from(self, heard: Heard) -> Heard:
        """The sentence without those of them that have several words."""
        left = self._longer.sub(" ", heard.text)
        return heard if left == heard.text else Heard(left, tuple(left.split()))

    def own_words(self, heard: Heard) -> frozenset[str]:
        """The words of the sentence that belong to one of them, what stands between apart."""
        longer = {
            word
            for found in self._longer.finditer(heard.text)
            for word in found.group().split()
            if self._inner.has(word)
        }
        return frozenset(longer.union(filter(self.has, heard.words)))

    def begin(self, heard: Heard) -> bool:
        """Whether the sentence begins with one of them."""
        return self._start.match(heard.text) is not None

    def has(self, word: str) -> bool:
        """Whether this folded word is one of them."""
        return (
            word in self._exact
            or word.startswith(self._prefixes)
            or (bool(self._suffixes) and word.endswith(self._suffixes))
        )


@dataclass(frozen=True, slots=True)
class Speech:
    """What one language gives the reply to work with."""

    asks: Mapping[Wanted, Phrases]
    task: Phrases
    """What makes "what do I need" a question of what to do."""

    heads: Mapping[Wanted, Phrases]
    """How headings promise an answer."""

    joins: Phrases
    """Conjunctions between two questions."""

    anywhere: Phrases
    """Question words that begin a question wherever they stand: never relative pronouns."""

    no_question: Phrases
    """What looks like a question and is none, such as "when I move"."""

    whether_within: Phrases
    whether_start: Phrases
    offers: Mapping[Offered, Phrases]
    depends: Phrases
    """Beginnings of sentences that do not stand alone."""

    restricts: Phrases
    """Beginnings of sentences that narrow what the sentence before them says."""

    restricts_within: Phrases
    conditional: Phrases
    """Beginnings of conditions."""

    replies: Phrases
    """First words of sentences that answer in a word or two."""

    greetings: Phrases
    thanks: Phrases
    fillers: Phrases
    settled: Phrases
    """What tells that the matter is over."""

    weather: frozenset[str]
    """What people speak of to be friendly, lower case: folded, sää would be saa."""

    business: Phrases
    """What speaks of companies rather than private persons."""

    example_heads: Phrases
    """What stands in the heading of a worked example."""

    example_start: Phrases
    """How a sentence begins that works an example."""

    example_within: Phrases
    """What refers to one."""

    bereavement: Phrases
    """What speaks of a death or of an estate."""

    rescue: Phrases
    """What tells people to save themselves or to call for help."""

    light: Phrases
    """Words that tell little of the subject."""

    doers: Phrases
    """What a verb follows, where no dictionary tells verbs: pronouns of who does, "to"."""

    between: Phrases
    """What may stand between it and the verb."""

    shorter: Phrases
    not_for_customers: Phrases
    """What speaks to an assistant or an advisor, not to a customer."""

    advises: Phrases
    tells: Phrases
    """What tells of another customer's contact."""

    texts: Mapping[str, str]
    missing: Mapping[Wanted, str]
    """The question to ask back, by the kind of answer that is wanted."""

    notices: Mapping[str, str]


@cache
def speech(language: Language) -> Speech:
    source = files(__package__).joinpath(f"{language}.toml").read_text("utf-8")
    said: dict[str, Any] = tomllib.loads(source)
    ties, talk, cases = said["ties"], said["small_talk"], said["from_cases"]
    return Speech(
        asks={kind: Phrases(each) for kind, each in said["asks"].items()},
        task=Phrases(said["task"]["within"]),
        heads={kind: Phrases(each) for kind, each in said["heads"].items()},
        joins=Phrases(said["joins"]["between"]),
        anywhere=Phrases(said["joins"]["anywhere"]),
        no_question=Phrases(said["no_question"]["within"]),
        whether_within=Phrases(said["whether"]["within"]),
        whether_start=Phrases(said["whether"]["start"]),
        offers={kind: Phrases(each) for kind, each in said["offers"].items()},
        depends=Phrases(ties["depends"]),
        restricts=Phrases(ties["restricts"]),
        restricts_within=Phrases(ties["restricts_within"]),
        conditional=Phrases(ties["conditional"]),
        replies=Phrases(said["replies"]["start"]),
        greetings=Phrases(talk["greetings"]),
        thanks=Phrases(talk["thanks"]),
        fillers=Phrases(talk["fillers"]),
        settled=Phrases(talk["settled"]),
        weather=frozenset(talk["weather"]),
        business=Phrases(said["segments"]["business"]),
        example_heads=Phrases(said["examples"]["heads"]),
        example_start=Phrases(said["examples"]["start"]),
        example_within=Phrases(said["examples"]["within"]),
        bereavement=Phrases(said["bereavement"]["within"]),
        rescue=Phrases(said["rescue"]["within"]),
        light=Phrases(said["light"]["within"]),
        doers=Phrases(said["deeds"]["after"]),
        between=Phrases(said["deeds"]["between"]),
        shorter=Phrases(said["wishes"]["shorter"]),
        not_for_customers=Phrases(said["not_for_customers"]["within"]),
        advises=Phrases(cases["advises"]),
        tells=Phrases(cases["tells"]),
        texts={key: text for key, text in said["texts"].items() if isinstance(text, str)},
        missing=cast(Mapping[Wanted, str], said["texts"]["missing"]),
        notices=said["notices"],
    )


def _either(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, phrases)) if phrases else "(?!)")


def _pattern(phrase: str) -> str:
    words = " ".join(map(_word_pattern, phrase.split()))
    return rf"\b{words.replace(' .. ', ' (?:.* )?')}\b"


def _word_pattern(word: str) -> str:
    if word == "..":
        return word
    letters = r"\W".join(map(re.escape, word_texts(word)))
    return (
        (r"\w*" if word.startswith("*") else "") + letters + (r"\S*" if word.endswith("*") else "")
    )
