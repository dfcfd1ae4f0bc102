"""What the customer tells by which a product is not for whom it would be, or comes too late.

  minor       it is sold to adults, and the need is a child's of whom the customer speaks
  unsuitable  an article about it excludes people in a state that the customer tells of
  unsuitable  it insures, and what it insures against has happened already

What is yet to come may be insured all the same: "seuraavalle matkalle haluan vakuutuksen".
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import Markers, plain_words
from neuvoja.assistant.extractive.listening.quotes import clause_quote
from neuvoja.assistant.extractive.listening.sayings import Clause, Said
from neuvoja.assistant.extractive.moments.ages import tells_of_child
from neuvoja.assistant.extractive.selling.bars import Bar, name_of
from neuvoja.assistant.extractive.selling.needs import Need
from neuvoja.assistant.extractive.selling.whys import is_about
from neuvoja.assistant.extractive.signals.voiced import Judge
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Product
from neuvoja.language.sentences import sentences


def bar_by_circumstance(reading: Reading, need: Need, said: Sequence[Said]) -> Bar | None:
    """What the customer's own words tell against a product whose need they voice.

    Args:
        said: what the customer said.
    """
    turn = [each for each in said if each.message == need.message]
    labels = listening(reading.advisor_language).labels
    name = name_of(need.product.name, reading.advisor_language) or need.product.id
    if child := _child_in_need(need, turn, reading.language):
        text = labels["no_minor_child"].format(name=name, quote=child.saying.text)
        return Bar("minor", text)
    if excluded := next(_exclusions(reading, need.product, said), None):
        words, rule = excluded
        text = labels["no_unsuitable_state"].format(name=name, quote=words, rule=rule)
        return Bar("unsuitable", text)
    if harm := _harm_before(need, turn, reading.language):
        return Bar("unsuitable", labels["no_unsuitable_late"].format(name=name, quote=harm))
    return None


def _child_in_need(need: Need, turn: Sequence[Said], language: Language) -> Said | None:
    """The saying that tells of a child under age whose need it is, of a product for adults."""
    if "under-18" not in need.product.unsuitable.age_groups:
        return None
    known = listening(language)
    child = next((each for each in turn if tells_of_child(each.saying.text, known.ages)), None)
    if child is None:
        return None
    held = _clauses_of(need)
    marks = frozenset[str]().union(*(known.scope.names(each.words) for each in held))
    if "children" in marks:
        return child
    told = _markers(language)
    if any("speaker" in told.names(each.words) for each in held):
        return None
    wants = "wants" in told.names(child.saying.words)
    return child if wants or "others" in marks else None


def _clauses_of(need: Need) -> list[Clause]:
    """Those that voice it, with what an age in brackets parts from them: "my son (14) wants …"."""
    clauses = need.said.saying.clauses
    held = {
        at
        for at, each in enumerate(clauses)
        if any(each.first <= token < each.end for token in need.tokens)
    }
    parted = {at - 2 for at in held if at > 1 and "".join(clauses[at - 1].words).isdigit()}
    return [clauses[at] for at in sorted(held | parted)]


def _exclusions(
    reading: Reading, product: Product, said: Sequence[Said]
) -> Iterator[tuple[str, str]]:
    """The customer's words and the sentence of an article that excludes who says so."""
    states = dict(_states_told(said, reading.language))
    for found in reading.articles if states else ():
        passage = found.passage
        if not is_about(passage, product):
            continue
        for span in sentences(passage.text):
            rule = " ".join(span.text.split())
            for state in _states_excluded(rule, passage.language) & states.keys():
                yield states[state], rule


def _states_told(said: Sequence[Said], language: Language) -> Iterator[tuple[str, str]]:
    """The states that customers tell as their own and present, with their words."""
    judge = Judge(language)
    for each in said:
        for state, places in _states().places(each.saying.words).items():
            tokens = frozenset(at for place in places for at in range(*place))
            if judge.objection_to(tokens, each.saying) is None:
                yield state, clause_quote(each.saying, tokens)


def _states_excluded(sentence: str, language: Language) -> frozenset[str]:
    words = plain_words(sentence)
    denies = not listening(language).negations.isdisjoint(words)
    if not denies or "harmless" in _markers(language).names(words):
        return frozenset()
    return _states().names(words)


def _harm_before(need: Need, turn: Sequence[Said], language: Language) -> str | None:
    """The words that tell of a harm which a product insures against, where nothing is to come."""
    if not _insures(need.product):
        return None
    told = _markers(language)
    past = listening(language).scope.names(need.said.saying.words) & {"past", "long_past"}
    if past or any("ahead" in told.names(each.saying.words) for each in turn):
        return None
    harms = ((each.saying, told.places(each.saying.words).get("harm")) for each in turn)
    return next((clause_quote(said, frozenset(at[0])) for said, at in harms if at), None)


def _insures(product: Product) -> bool:
    texts = [plain_words(each) for each in (*product.name.values(), product.need or "")]
    return any("insures" in _markers(each).names(text) for each in LANGUAGES for text in texts)


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("circumstances.toml").read_text("utf-8"))


@cache
def _markers(language: Language) -> Markers:
    return Markers(_told()[language])


@cache
def _states() -> Markers:
    return Markers(_told()["states"])
