"""Reads what the customer asks now out of the whole conversation.

What is asked last weighs most; the turn around it and what was said before stand behind it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.extractive.asking.amounts import amounts_told
from neuvoja.assistant.extractive.asking.asked import SAME_TURN, Asked, Turn, Word, merged
from neuvoja.assistant.extractive.asking.denied import denied
from neuvoja.assistant.extractive.asking.turns import (
    for_company,
    latest,
    matter_of,
    only_greets,
    said_last,
)
from neuvoja.assistant.extractive.asking.wanted import (
    asks_at_once,
    asks_whether,
    chats,
    clauses,
    deeds,
    light,
    of_asking,
    settled,
    small_talk,
    wanted,
)
from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.phrases import Heard, Speech, Wanted, speech
from neuvoja.assistant.extractive.wording.synonyms import OurWords
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language, Message
from neuvoja.language.analysis import Analyser
from neuvoja.language.sentences import sentences
from neuvoja.language.similarity import literals

QUESTIONS_READ = 3
"""Of a message with more questions the last ones are answered."""

FEW_WORDS = 3
"""A question with fewer telling words leans on what was said before it."""

SIBLING = 0.3
"""What the words of another question of the same turn weigh."""

NEARLY = 0.99

SUBJECT = 0.4

BEFORE = 0.3

OURS = 0.45
"""What the words weigh of our message that the turn follows on."""

LEANING = 2.0
"""How much more the background weighs for a question of few words."""

LIGHT = 0.3
"""What a word that tells little counts beside another."""

DEED = 0.6
"""What a verb or a quality counts: customers have many words for what they do with one thing."""

MESSAGES_READ = 20
"""Messages of the turn, and of its background: the newest; a longer talk has moved on."""


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    asking: bool
    """Whether its form is that of a question."""

    wants: frozenset[Wanted]
    words: tuple[Word, ...]


class Listener:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, matcher: Matcher) -> None:
        self._analyser = analyser
        self._matcher = matcher
        self._our_words = OurWords(matcher)

    def turn(self, reading: Reading) -> Turn:
        """What the last messages of the customer ask."""
        language, conversation = reading.language, reading.conversation
        now, before = latest(conversation)
        told = [
            each for message in now[-MESSAGES_READ:] for each in self._told(message.text, reading)
        ]
        if not told:
            return Turn((), greets=only_greets(now, language))
        questions = [each for each in told if each.asking]
        if not questions and (over := _over(told, now, language)):
            return over
        questions = questions or [each for each in told if each.wants]
        questions = questions[-QUESTIONS_READ:]
        business = for_company(conversation, language)
        background = self._background(before, reading)
        asked = [_asked(each, told, background, business) for each in questions] or [
            _matter(told, background, business)
        ]
        newest = [each.text for each in (*reversed(now), *before)][:MESSAGES_READ]
        return Turn(tuple(self._heard(asked, told, newest, reading)), greets=False)

    def _heard(
        self,
        asked: Sequence[Asked],
        told: Sequence[_Told],
        newest: Sequence[str],
        reading: Reading,
    ) -> Iterator[Asked]:
        """What is asked, with what the customer has told of the case."""
        language, conversation = reading.language, reading.conversation
        said = "\n".join(each.text for _, each in conversation.said_by("customer"))
        figures, heard = literals(said), frozenset(Heard.of(said).words)
        amounts = amounts_told(newest, language)
        not_theirs = denied(newest, language, self._matcher)
        for each in asked:
            yield replace(
                _without(each, not_theirs.not_so),
                around=_around(each, told, conversation.subject),
                figures=figures,
                amounts=amounts,
                denied=not_theirs,
                heard=heard,
            )

    def _told(self, text: str, reading: Reading) -> list[_Told]:
        """The sentences of a message that say something."""
        said = speech(reading.language)
        return [
            self._clause(clause, reading, said)
            for span in sentences(matter_of(text))
            if not small_talk(span.text, said)
            for clause in clauses(self._analyser.written(span.text, reading.language), said)
        ]

    def _clause(self, text: str, reading: Reading, said: Speech) -> _Told:
        heard = Heard.of(text)
        forms = self._matcher.forms(text, reading.language)
        whether = asks_whether(forms, heard, reading.language)
        return _Told(
            text,
            asking=text.endswith("?") or whether or asks_at_once(heard, said),
            wants=wanted(heard, said, whether=whether),
            words=self._words(forms, heard, reading),
        )

    def _words(self, forms: Sequence[Form], heard: Heard, reading: Reading) -> tuple[Word, ...]:
        synonyms, language = reading.handbook.synonyms, reading.language
        said = speech(language)
        ends = self._our_words.end_phrases(forms, heard, synonyms, language)
        telling = dict.fromkeys(form for form in forms if form.content or form in ends)
        asking, done = of_asking(heard, said), deeds(heard, said)
        return tuple(
            Word(
                form,
                also=self._our_words.forms(form, heard, synonyms, language),
                weight=1.0,
                telling=_telling(form, said, deed=form.text in done),
                topic=_is_topic(form, said, asking),
            )
            for form in telling
        )

    def _background(self, before: Sequence[Message], reading: Reading) -> list[Word]:
        conversation, recent = reading.conversation, before[:MESSAGES_READ]
        said = [
            (conversation.subject or "", SUBJECT),
            *((each.text, BEFORE) for each in recent),
            (said_last(conversation), OURS),
        ]
        return [
            replace(word, weight=weight)
            for text, weight in said
            for told in self._told(text, reading)
            for word in told.words
        ]


def _without(asked: Asked, forms: Collection[Form]) -> Asked:
    """What is asked without the words of another case; unless nothing would be left."""
    words = tuple(word for word in asked.words if word.form not in forms)
    return replace(asked, words=words or asked.words)


def _over(told: Sequence[_Told], now: Sequence[Message], language: Language) -> Turn | None:
    """The turn of sentences that want nothing; None where they may."""
    if settled([each.text for each in told], language):
        return Turn((), greets=False)
    return Turn((), greets=True) if chats([each.text for each in now], language) else None


def _matter(told: Sequence[_Told], background: Sequence[Word], business: bool) -> Asked:
    words = [word for each in reversed(told) for word in each.words]
    return Asked(
        text=" ".join(each.text for each in told),
        wants=frozenset(),
        words=merged([*words, *background]),
        business=business,
    )


def _asked(
    question: _Told, told: Sequence[_Told], background: Sequence[Word], business: bool
) -> Asked:
    few = sum(word.telling for word in question.words) < FEW_WORDS
    lean = LEANING if few else 1.0
    nearby = [
        replace(word, weight=SIBLING if other.asking else min(NEARLY, SAME_TURN * lean))
        for other in told
        if other is not question
        for word in other.words
    ]
    before = [replace(word, weight=min(NEARLY, word.weight * lean)) for word in background]
    behind = [*nearby, *before]
    words = merged([*question.words, *behind])
    return Asked(question.text, question.wants, words, business)


def _around(asked: Asked, told: Sequence[_Told], subject: str | None) -> str:
    if not asked.wants and len(told) > 1:
        return subject or ""
    return " ".join([subject or "", *(each.text for each in told if each.text != asked.text)])


def _telling(form: Form, said: Speech, *, deed: bool) -> float:
    if form.numeric or form.person or light(form, said):
        return LIGHT
    return DEED if deed or not form.thing else 1.0


def _is_topic(form: Form, said: Speech, asking: Collection[str]) -> bool:
    return not (form.numeric or form.person or light(form, said) or form.text in asking)
