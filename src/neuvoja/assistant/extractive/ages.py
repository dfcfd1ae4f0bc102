"""Whether the customer says to be under 18: oon 16, jag är 14 år, I'm 17, syntynyt 2012."""

from collections.abc import Sequence
from datetime import date

from neuvoja.assistant.extractive.listening import Ages, listening
from neuvoja.assistant.extractive.sayings import Said
from neuvoja.domain.conversation import Language

ADULT = 18
YOUNGEST = 5

SHORT_ANSWER = 4
"""Words of a bare no to the question whether one is of age."""


def minor_said(
    said: Sequence[Said], customers: Sequence[Said], language: Language, day: date
) -> Said | None:
    """The customer's saying that tells an age under 18, by itself or as an answer; None: none does.

    Args:
        said: all that was said, oldest first.
        customers: what the customer said.
        day: on which it was said.
    """
    ages = listening(language).ages
    told = (each for each in customers if _tells(each.saying.text, ages, day))
    return next(told, None) or _answered(said, language)


def _tells(text: str, ages: Ages, day: date) -> bool:
    if ages.turns.search(text):
        return True
    if found := ages.said.search(text) or ages.opens.search(text):
        return _is_minor(next(filter(None, found.groups())), ages)
    born = ages.born.search(text)
    return born is not None and day.year - int(born["year"]) < ADULT


def _is_minor(age: str, ages: Ages) -> bool:
    years = int(age) if age.isdigit() else ages.words[age.lower()]
    return YOUNGEST <= years < ADULT


def _answered(said: Sequence[Said], language: Language) -> Said | None:
    """The first words after our question about age, where they tell it or deny being of age."""
    known = listening(language)
    asked: frozenset[str] = frozenset()
    for each in said:
        acts = known.acts.names(each.saying.words)
        if each.role != "customer":
            asked = acts if "asks_age" in acts else asked
            continue
        if asked and _denies_age(each, asked, acts, known.ages):
            return each
        asked = frozenset()
    return None


def _denies_age(said: Said, asked: frozenset[str], acts: frozenset[str], ages: Ages) -> bool:
    alone = ages.alone.match(said.saying.text)
    if alone and _is_minor(alone["age"], ages):
        return True
    short = len(said.saying.words) <= SHORT_ANSWER
    return short and "is_adult_asked" in asked and "says_no" in acts
