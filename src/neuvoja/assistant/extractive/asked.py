"""What the customer asks now, read out of the whole conversation.

The customer's messages after our last one are the turn. Its questions are what a reply must
answer; the rest of the turn, the subject and what was said before are their background.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from neuvoja.assistant.extractive.matching import Form, Matcher
from neuvoja.assistant.extractive.phrases import Heard, Speech, Wanted, speech
from neuvoja.assistant.extractive.synonyms import OurWords
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Conversation, Language, Message
from neuvoja.language.analysis import Analyser
from neuvoja.language.sentences import sentences
from neuvoja.language.text import fold
from neuvoja.language.words import words
from neuvoja.retrieval.mail import lines

QUESTIONS_READ = 3
"""Of a message with more questions the last ones are answered."""

FEW_WORDS = 3
"""A question with fewer telling words leans on what was said before it."""

SAME_TURN = 0.6
SUBJECT = 0.4
BEFORE = 0.3
LEANING = 1.6
"""How much more the background weighs for a question of few words."""

BEGIN_ANYWHERE: tuple[Wanted, ...] = ("price", "how", "why")
"""Kinds whose question words are never relative pronouns, so that they always begin a question."""

LEAST_CLAUSE = 2
"""Words before a question inside a sentence."""

LIGHT = 0.3
"""What a word that tells little counts beside another."""

WORDS_READ = 40
"""Telling words kept of one question with its background, the weightiest."""


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of the question."""

    form: Form
    also: tuple[Form, ...]
    """The organisation's own words for it."""

    weight: float
    """1 in the question itself, less in its background."""

    telling: float
    """1, or `LIGHT` for a word that tells little of any subject."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, or a matter that is told without a question."""

    text: str
    wants: frozenset[Wanted]
    """Empty where nothing shows what kind of answer is wanted."""

    words: tuple[Word, ...]
    """Each form once."""

    business: bool
    """Whether it is asked for a company."""

    @property
    def own(self) -> Iterator[Word]:
        """The words of the question itself."""
        return (word for word in self.words if word.weight == 1)


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands open."""

    asked: tuple[Asked, ...]
    """In order; empty when the customer only greets or thanks."""

    greets: bool
    """Whether a greeting is all that was said."""


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
        now, before = _turn(conversation)
        told = [each for message in now for each in self._told(message.text, reading)]
        if not told:
            return Turn((), greets=_only_greets(now, language))
        questions = [each for each in told if each.asking] or [each for each in told if each.wants]
        questions = questions[-QUESTIONS_READ:]
        business = _for_company(conversation, language)
        background = self._background(conversation.subject or "", before, reading)
        if not questions:
            return Turn((_matter(told, background, business),), greets=False)
        return Turn(
            tuple(_asked(each, told, background, business) for each in questions), greets=False
        )

    def _told(self, text: str, reading: Reading) -> list[_Told]:
        """The sentences of a message that say something."""
        said = speech(reading.language)
        return [
            self._clause(clause, reading, said)
            for span in sentences(_fresh(text))
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
        ours = self._our_words.of(reading.handbook.synonyms, reading.language)
        light = speech(reading.language).light
        telling = dict.fromkeys(form for form in forms if form.content)
        return tuple(
            Word(
                form,
                also=ours.get(form, heard),
                weight=1.0,
                telling=LIGHT if light.has(form.text) else 1.0,
            )
            for form in telling
        )

    def _background(self, subject: str, before: Sequence[Message], reading: Reading) -> list[Word]:
        said = [(subject, SUBJECT), *((each.text, BEFORE) for each in before)]
        return [
            replace(word, weight=weight)
            for text, weight in said
            for told in self._told(text, reading)
            for word in told.words
        ]


def clauses(sentence: str, said: Speech) -> list[str]:
    """A sentence cut where another question begins in it.

    "Miten siirrän sopimuksen ja mitä se maksaa?" asks two things; "muutan pian miten siirrän
    sopimuksen" tells one and asks another.
    """
    cut: list[str] = []
    begun, passed = 0, 0
    for before, word in pairwise(words(sentence)):
        passed += 1
        rest = Heard.of(sentence[word.start :])
        joined = said.joins.has(fold(before.text))
        kinds = said.asks if joined else {kind: said.asks[kind] for kind in BEGIN_ANYWHERE}
        if passed >= LEAST_CLAUSE and any(each.begin(rest) for each in kinds.values()):
            cut.append(sentence[begun : before.start if joined else word.start].strip(" ,"))
            begun, passed = word.start, 0
    return [*filter(None, cut), sentence[begun:]]


def small_talk(sentence: str, said: Speech) -> bool:
    """Whether a sentence only greets, thanks or takes leave."""
    words = [word for word in Heard.of(sentence).words if not word.startswith("[")]
    return all(
        said.fillers.has(word) or said.thanks.has(word) or said.greetings.has(word)
        for word in words
    )


def wanted(heard: Heard, said: Speech, *, whether: bool) -> frozenset[Wanted]:
    """The kinds of answer that a sentence asks for; empty when it asks nothing known."""
    kinds: set[Wanted] = {"whether"} if whether else set()
    heard = said.no_question.removed_from(heard)
    for kind, phrases in said.asks.items():
        if phrases.within(heard):
            kinds.add(kind)
            heard = phrases.removed_from(heard)
    if len(kinds) > 1:
        kinds.discard("what")
    return frozenset(kinds)


def asks_at_once(heard: Heard, said: Speech) -> bool:
    """Whether a sentence begins with what asks, greetings apart."""
    left = list(heard.words)
    while left and (said.greetings.has(left[0]) or said.fillers.has(left[0])):
        left.pop(0)
    rest = said.no_question.removed_from(Heard(" ".join(left), tuple(left)))
    return any(phrases.begin(rest) for phrases in said.asks.values())


def asks_whether(forms: Sequence[Form], heard: Heard, language: Language) -> bool:
    """Whether a sentence asks for yes or no."""
    said = speech(language)
    if said.whether_start.begin(heard) or said.whether_within.within(heard):
        return True
    return language == "fi" and any(_asking_verb(form) for form in forms)


def _asking_verb(form: Form) -> bool:
    """Whether a Finnish word carries the asking ending: saako, but not verkko."""
    bare = form.text.removesuffix("han").removesuffix("s")
    return (
        bare.endswith("ko") and len(bare) > 4 and bare not in {fold(each) for each in form.lemmas}
    )


def _turn(conversation: Conversation) -> tuple[list[Message], list[Message]]:
    """The customer's messages after our last one, and the customer's before it, newest first.

    When we spoke last, the customer's last words before that are the turn.
    """
    messages = list(conversation.messages)
    while messages and messages[-1].role != "customer":
        messages.pop()
    now: list[Message] = []
    while messages and messages[-1].role in ("customer", "bot"):
        last = messages.pop()
        if last.role == "customer":
            now.insert(0, last)
    before = [each for each in reversed(messages) if each.role == "customer"]
    return now, before


def _fresh(text: str) -> str:
    """The matter of a message, without greetings, signatures and the mail that it answers."""
    return "\n".join(line.text for line in lines(text) if line.place == "matter")


def _only_greets(messages: Sequence[Message], language: Language) -> bool:
    said = speech(language)
    words = [word for each in messages for word in Heard.of(each.text).words]
    return any(map(said.greetings.has, words)) and not any(map(said.thanks.has, words))


def _for_company(conversation: Conversation, language: Language) -> bool:
    if conversation.customer.segment is not None:
        return conversation.customer.segment == "business"
    said = speech(language).business
    return any(said.in_text(each.text) for _, each in conversation.said_by("customer"))


def _matter(told: Sequence[_Told], background: Sequence[Word], business: bool) -> Asked:
    words = [word for each in reversed(told) for word in each.words]
    return Asked(
        text=" ".join(each.text for each in told),
        wants=frozenset(),
        words=_merged([*words, *background]),
        business=business,
    )


def _asked(
    question: _Told, told: Sequence[_Told], background: Sequence[Word], business: bool
) -> Asked:
    few = sum(word.telling for word in question.words) < FEW_WORDS
    others = [other for other in told if other is not question]
    nearby = [replace(word, weight=SAME_TURN) for other in others for word in other.words]
    lean = LEANING if few else 1.0
    behind = [
        replace(word, weight=min(0.99, word.weight * lean)) for word in (*nearby, *background)
    ]
    words = _merged([*question.words, *behind])
    return Asked(question.text, question.wants, words, business)


def _merged(words: Sequence[Word]) -> tuple[Word, ...]:
    """Each form once with its greatest weight; the weightiest `WORDS_READ`."""
    best: dict[Form, Word] = {}
    for word in words:
        known = best.get(word.form)
        if known is None or known.weight < word.weight:
            best[word.form] = word
    return tuple(sorted(best.values(), key=lambda word: -word.weight)[:WORDS_READ])
