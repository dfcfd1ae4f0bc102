"""What a sentence asks for, told by the language's own question words."""

from collections.abc import Sequence
from itertools import pairwise

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import plain_words
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.assistant.extractive.wording.phrases import Heard, Speech, Wanted, speech
from neuvoja.domain.conversation import Language
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts, words

LONGEST_CHAT = 10
"""Words of what is said about the weather."""

_OVER = frozenset({"works", "accepts_well"})
_OPEN = frozenset({"problem", "wants", "still"})

LOOKED_AHEAD = 120
"""Code points in which a question must show that it begins; a sentence may be endless."""

MAY_RELATE: frozenset[Wanted] = frozenset({"what", "where"})
"""The kinds whose words also lead a clause that tells more of a thing: the bill, which I paid."""

LEAST_CLAUSE = 2
"""Words before a question inside a sentence."""


def clauses(sentence: str, said: Speech) -> list[str]:
    """A sentence cut where another question begins in it.

    "Miten siirrän sopimuksen ja mitä se maksaa?" asks two things; "muutan pian miten siirrän
    sopimuksen" and "kengät ovat pienet, maksaako vaihto?" tell one and ask another.
    """
    cut: list[str] = []
    begun, passed = 0, 0
    for before, word in pairwise(words(sentence)):
        passed += 1
        rest = Heard.of(sentence[word.start : word.start + LOOKED_AHEAD])
        joined = said.joins.has(fold(before.text))
        if joined:
            asks = _asks_first(rest, said, marked=sentence.endswith("?"))
        elif "," in sentence[before.end : word.start]:
            asks = _asks_after_comma(rest, said)
        else:
            asks = said.anywhere.begin(rest)
        if passed >= LEAST_CLAUSE and asks:
            cut.append(sentence[begun : before.start if joined else word.start].strip(" ,"))
            begun, passed = word.start, 0
    return [*filter(None, cut), sentence[begun:]]


def _asks_first(rest: Heard, said: Speech, *, marked: bool) -> bool:
    """Whether a question begins; "and want to book a time." goes on telling."""
    if any(each.begin(rest) for each in said.asks.values()):
        return True
    inverted = marked or any(map(said.doers.has, rest.words[1:2]))
    return (inverted and said.whether_start.begin(rest)) or any(map(_asking_form, rest.words[:1]))


def _asks_after_comma(rest: Heard, said: Speech) -> bool:
    """Whether a question begins, and no clause that only hangs on what stands before the comma."""
    if said.no_question.begin(rest):
        return False
    if said.whether_start.begin(rest):
        return any(map(said.doers.has, rest.words[1:2]))
    begins = [each for kind, each in said.asks.items() if kind not in MAY_RELATE]
    return any(each.begin(rest) for each in begins) or any(map(_asking_form, rest.words[:1]))


def small_talk(sentence: str, said: Speech) -> bool:
    """Whether a sentence only greets, thanks or takes leave."""
    words = [word for word in Heard.of(sentence).words if not word.startswith("[")]
    return all(
        said.fillers.has(word) or said.thanks.has(word) or said.greetings.has(word)
        for word in words
    )


def settled(sentences: Sequence[str], language: Language) -> bool:
    """Whether sentences without a question tell that the matter is over, and of no other trouble.

    "Netti toimii taas, kiitos" asks for nothing; "kiitos, mutta netti ei toimi" does.
    """
    said, acts = speech(language), listening(language).acts
    over = False
    for each in sentences:
        names = acts.names(plain_words(each))
        if said.settled.in_text(each) or names & _OVER:
            over = over or not _denies(each, language)
        elif names & _OPEN:
            return False
    return over


def chats(messages: Sequence[str], language: Language) -> bool:
    """Whether messages without a question only speak of the weather."""
    said = [word for each in messages for word in word_texts(each.lower())]
    weather = len(said) <= LONGEST_CHAT and not speech(language).weather.isdisjoint(said)
    acts = listening(language).acts
    return weather and not any("wants" in acts.names(plain_words(each)) for each in messages)


def _denies(sentence: str, language: Language) -> bool:
    """Whether a sentence denies what it says, unless it says that nothing is needed any more."""
    known = listening(language)
    spoken = plain_words(sentence)
    needless = "refusals" in known.scope.names(spoken)
    return not needless and any(word in known.negations for word in spoken)


def wanted(heard: Heard, said: Speech, *, whether: bool) -> frozenset[Wanted]:
    """The kinds of answer that a sentence asks for; empty when it asks nothing known."""
    kinds: set[Wanted] = {"whether"} if whether else set()
    task = said.task.within(heard)
    heard = said.no_question.removed_from(heard)
    for kind, phrases in said.asks.items():
        if phrases.within(heard):
            kinds.add(kind)
            heard = phrases.removed_from(heard)
    if "needs" in kinds and task:
        kinds = (kinds - {"needs"}) | {"how"}
    if len(kinds) > 1:
        kinds.discard("what")
    return frozenset(kinds)


def light(form: Form, said: Speech) -> bool:
    """Whether a word tells little of any subject, in this form or in all its dictionary forms."""
    lemmas = [fold(each) for each in form.lemmas]
    return said.light.has(form.text) or (bool(lemmas) and all(map(said.light.has, lemmas)))


def of_asking(heard: Heard, said: Speech) -> frozenset[str]:
    """The words of a sentence that make the kind of question, not its subject: cost, days, long."""
    asking = (*said.asks.values(), said.offers["price"], said.offers["time"])
    return frozenset().union(*(phrases.own_words(heard) for phrases in asking))


def deeds(heard: Heard, said: Speech) -> frozenset[str]:
    """The words that stand where a verb stands: after who does it, or after what leads to it.

    Told by their places alone, for languages whose dictionary tells no classes.
    """
    found: set[str] = set()
    after = False
    for word in heard.words:
        if said.doers.has(word):
            after = True
        elif after and not said.between.has(word):
            found.add(word)
            after = False
    return frozenset(found)


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
    if said.whether_start.begin(heard):
        return True
    if said.whether_within.within(heard) and not asks_at_once(heard, said):
        return True
    if language != "fi":
        return False
    interrogative = [each.has for each in said.asks.values()]
    return any(
        _asking_verb(form) and not any(has(form.text) for has in interrogative) for form in forms
    )


def _asking_form(word: str) -> bool:
    """Whether a word may carry the Finnish asking ending; told without a dictionary."""
    bare = fold(word).removesuffix("han").removesuffix("s")
    return bare.endswith("ko") and not bare.endswith("kko") and len(bare) > 4


def _asking_verb(form: Form) -> bool:
    """Whether a Finnish word carries the asking ending: saako, but not verkko."""
    bare = form.text.removesuffix("han").removesuffix("s")
    return (
        bare.endswith("ko") and len(bare) > 4 and bare not in {fold(each) for each in form.lemmas}
    )
