"""Calls that cross to another process, here from one engine to its twin."""

import gc
import pickle
from dataclasses import replace

import pytest
from reply_readings import reading as reading_of

from neuvoja.assistant.generative.draft import Draft
from neuvoja.assistant.reading import Reading
from neuvoja.domain import errors
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.organisation import Handbook
from neuvoja.wiring.crossing import Crossing, Landing


class Part:
    def __init__(self, name):
        self.name = name
        self.seen = []

    def sees(self, each):
        self.seen.append(each)
        return each, self

    def doubles(self, draft):
        return replace(draft, prompt=draft.prompt * 2)

    def fails(self, _):
        raise AnswerUnusable("m", "language")


Part.__module__ = "neuvoja.assistant.made_for_this_test"


class Engine:
    def __init__(self, name):
        self._first = Part(name)
        self._first.beside = Part(f"beside {name}")


@pytest.fixture
def here():
    return Engine("here")


@pytest.fixture
def there():
    return Engine("there")


@pytest.fixture
def line(here, there):
    crossing, landing = Crossing(here), Landing(there)

    def ask(function, *given):
        return crossing.result(landing.run(crossing.call(function, given)))

    ask.landing = landing
    return ask


@pytest.fixture
def reading():
    return reading_of("Hei, paljonko muutto maksaa?")


def test_a_part_is_asked_over_there_and_comes_back_as_the_one_here(line, here, there):
    value, part = line(here._first.beside.sees, 7)
    assert (value, part) == (7, here._first.beside)
    assert there._first.beside.seen == [7] and not here._first.beside.seen


def test_a_reading_is_the_same_object_over_there_as_often_as_it_is_sent(line, here, there, reading):
    for _ in range(2):
        line(here._first.sees, reading)
    line(here._first.sees, Draft(reading, "fi", (1,), "rules"))
    first, second, draft = there._first.seen
    assert first is second is draft.reading and first is not reading
    assert first.conversation == reading.conversation


def test_what_comes_back_holds_the_reading_that_was_sent(line, here, reading):
    draft = line(here._first.doubles, Draft(reading, "fi", (1,), "rules"))
    assert draft.prompt == "rulesrules" and draft.reading is reading


def test_two_readings_share_their_handbook_over_there(line, here, there, reading):
    line(here._first.sees, reading)
    line(here._first.sees, replace(reading, language="sv"))
    finnish, swedish = there._first.seen
    assert finnish.handbook is swedish.handbook and isinstance(finnish.handbook, Handbook)
    assert (finnish.language, swedish.language) == ("fi", "sv")


def test_what_is_let_go_here_is_let_go_there_with_the_next_call(line, here, there):
    line(here._first.sees, reading_of("Ensimmäinen kysymys"))
    there._first.seen.clear()
    gc.collect()
    kept = line.landing._kept.values()
    assert {type(each) for each in kept} == {Reading, Handbook}
    line(here._first.sees, 1)
    # The handbook is a constant of these tests.
    assert [type(each) for each in kept] == [Handbook]


def test_what_is_raised_over_there_is_raised_here_as_it_was(line, here):
    with pytest.raises(AnswerUnusable, match="in another language") as raised:
        line(here._first.fails, 1)
    assert raised.value.fault == "language"


def test_what_cannot_be_sent_leaves_nothing_half_sent(line, here, there, reading):
    broken = replace(reading, outdated={"a": lambda: None})
    with pytest.raises((pickle.PicklingError, AttributeError)):
        line(here._first.sees, broken)
    line(here._first.sees, reading)
    assert there._first.seen[0].conversation == reading.conversation


KINDS = [
    each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_of_ours_crosses_with_what_it_is_about(kind):
    error = kind.__new__(kind)
    error.args, error.where = ("what, where, what to do",), "line 7"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind and again.where == "line 7" and str(again) == str(error)
