"""A conversation as it is noted down: each saying with what it does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.markers import Places
from neuvoja.assistant.extractive.listening.sayings import Said, Saying
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language, Role
from neuvoja.language.analysis import Analyser
from neuvoja.language.similarity import text_grams

SPEAKERS: tuple[Role, ...] = ("customer", "advisor", "expert", "bot")

ALIKE = 0.7
"""Share of letter grams from which one text repeats another."""


@dataclass(frozen=True, slots=True)
class Note:
    """A saying with what it does."""

    said: Said
    text: str
    """Its words as they were said, without the filler at the beginning and line breaks."""

    acts: frozenset[str]
    """The acts that its words mark; see `listening/<language>.toml`."""

    asks: bool
    telling: frozenset[str]
    """The dictionary forms of its telling words."""

    told: int
    """How many telling words it has."""

    @property
    def message(self) -> int:
        return self.said.message

    @property
    def ours(self) -> bool:
        return self.said.role in ("advisor", "expert")

    @property
    def customers(self) -> bool:
        return self.said.role == "customer"


class Noter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear

    def notes(self, reading: Reading) -> list[Note]:
        """All that was said, in order; sayings that only greet, thank or fill are left out."""
        known = listening(reading.language)
        said = self._ear.said(reading.conversation, reading.language, *SPEAKERS)
        return [self._note(each, reading.language, known) for each in said]

    def _note(self, said: Said, language: Language, known: Listening) -> Note:
        saying = said.saying
        acts = known.acts.places(saying.words)
        deeds = frozenset(name for name in _DEEDS if _all_denied(acts.get(name, ()), saying, known))
        begun = next((n for n, word in enumerate(saying.words) if word not in known.small), 0)
        asks = saying.asks or any(start == begun for start, _ in acts.get("question_words", ()))
        telling = [
            word.forms
            for token, bare in zip(saying.tokens, saying.words, strict=True)
            if bare not in known.silent and bare not in known.small
            for word in (self._words.of(token, language),)
            if word.content
        ]
        return Note(
            said=said,
            text=_trimmed(said, known),
            acts=(frozenset(acts) - _OPENERS | _opening(acts, begun)) - deeds,
            asks=asks,
            telling=frozenset().union(*telling),
            told=len(telling),
        )


def _opening(acts: Places, begun: int) -> frozenset[str]:
    """`done` where a saying opens with a participle alone: "Tilattu.", "Beställt, …"; `yes_no`."""
    firsts = {"done_first": begun, "yes_no": 0}
    opened = {
        name for name, at in firsts.items() if any(start == at for start, _ in acts.get(name, ()))
    }
    return frozenset({"done" if name == "done_first" else name for name in opened})


def _all_denied(places: Sequence[tuple[int, int]], saying: Saying, known: Listening) -> bool:
    """Whether each of these places stands after a negation in its clause."""
    return bool(places) and all(
        any(
            word in known.negations
            for clause in saying.clauses
            if clause.first <= start < clause.end
            for word in saying.words[clause.first : start]
        )
        for start, _ in places
    )


def _trimmed(said: Said, known: Listening) -> str:
    """The saying from its first word that is no filler; all of it where there is no other."""
    saying = said.saying
    for token, word in zip(saying.tokens, saying.words, strict=True):
        if word not in known.small:
            return " ".join(saying.text[token.start :].split())
    return " ".join(saying.text.split())


def is_courtesy(note: Note) -> bool:
    """Whether it only greets, thanks or takes leave."""
    polite = note.acts & {"greeting", "thanks", "courtesy"}
    matter = note.acts & {"done", "doing", "promise", "to_come", "problem", "fixed", "works"}
    return not note.told or (bool(polite) and not matter and note.told <= _FEW)


_DEEDS = ("done", "doing", "fixed", "works", "put_right", "demands_expert")
"""Acts that are none where they are denied."""

_OPENERS = frozenset({"yes_no"})
"""Acts that only the first words do."""

_FEW = 2
"""Telling words that a mere courtesy has at most."""


def repeats(text: str, others: Sequence[str]) -> bool:
    """Whether a text says again what another says."""
    grams = text_grams(text)
    return any(
        len(grams & theirs) >= ALIKE * max(1, min(len(grams), len(theirs)))
        for theirs in map(text_grams, others)
    )


def distinct(notes: Iterator[Note] | Sequence[Note], *, most: int) -> list[Note]:
    """The first so many that do not repeat each other."""
    kept: list[Note] = []
    for note in notes:
        if len(kept) == most:
            break
        if not repeats(note.text, [each.text for each in kept]):
            kept.append(note)
    return kept
