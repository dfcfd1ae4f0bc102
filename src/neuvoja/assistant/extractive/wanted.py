"""What a sentence asks for, told by the language's own question words."""

from collections.abc import Sequence
from itertools import pairwise

from neuvoja.assistant.extractive.matching import Form
from neuvoja.assistant.extractive.phrases import Heard, Speech, Wanted, speech
from neuvoja.domain.conversation import Language
from neuvoja.language.text import fold
from neuvoja.language.words import words

LEAST_CLAUSE = 2
"""Words before a question inside a sentence."""


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
        begins = (*said.asks.values(), said.whether_start) if joined else (said.anywhere,)
        asks = any(each.begin(rest) for each in begins) or (joined and _asking_form(word.text))
        if passed >= LEAST_CLAUSE and asks:
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
    """Whether a word tells little of any subject, in this form or in its dictionary form."""
    return said.light.has(form.text) or any(said.light.has(fold(each)) for each in form.lemmas)


def of_asking(form: Form, said: Speech) -> bool:
    """Whether a word belongs to the kind of question, not to its subject: cost, days, number."""
    asking = (*said.asks.values(), said.offers["price"], said.offers["time"])
    return any(phrases.has(form.text) for phrases in asking)


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
