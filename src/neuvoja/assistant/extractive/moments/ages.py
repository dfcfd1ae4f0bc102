"""Whether the customer says to be under 18: oon 16, jag är 14 år, I'm 17, syntynyt 2012.

A parent may buy for a child; a child under 18 that is to buy itself is a minor all the same.
"""

import re
from collections.abc import Sequence
from datetime import date

from neuvoja.assistant.extractive.listening.listening import Ages, listening
from neuvoja.assistant.extractive.listening.sayings import Said
from neuvoja.domain.conversation import Language

ADULT = 18
YOUNGEST = 5

YOUNGEST_BUYER = 10
"""A younger child wants things, but does not buy them."""

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
    return next(told, None) or _buying(customers, language) or _answered(said, language)


def tells_of_child(text: str, ages: Ages) -> bool:
    """Whether it tells of a child under 18 that is spoken of: "poikani on 15"."""
    child = ages.child.search(text)
    return child is not None and _is_minor(next(filter(None, child.groups())), ages)


def _buying(customers: Sequence[Said], language: Language) -> Said | None:
    """The saying that tells of a child who is to buy: "17-vuotias poikani haluaa ottaa"."""
    known = listening(language)
    for each in customers:
        if (asked := known.ages.asks.search(each.saying.text)) and _is_buyer(asked, known.ages):
            return each
        child = known.ages.child.search(each.saying.text)
        if child and _is_buyer(child, known.ages):
            together = [near for near in customers if near.message == each.message]
            if any("own_act" in known.acts.names(near.saying.words) for near in together):
                return each
    return None


def _is_buyer(told: re.Match[str], ages: Ages) -> bool:
    age = next(filter(None, told.groups()))
    return YOUNGEST_BUYER <= _years(age, ages) < ADULT


def _tells(text: str, ages: Ages, day: date) -> bool:
    if ages.turns.search(text):
        return True
    if found := ages.said.search(text) or ages.opens.search(text):
        return _is_minor(next(filter(None, found.groups())), ages)
    born = ages.born.search(text)
    return born is not None and day.year - int(born["year"]) < ADULT


def _is_minor(age: str, ages: Ages) -> bool:
    return YOUNGEST <= _years(age, ages) < ADULT


def _years(age: str, ages: Ages) -> int:
    return int(age) if age.isdigit() else ages.words[age.lower()]


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
