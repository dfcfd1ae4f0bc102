"""JSON as models write it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.generative.loose_json import objects

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    "written",
    [
        '{"a": [1, 2]}',
        '```json\n{"a": [1, 2]}\n```',
        'Tässä vastaus: {"a": [1, 2]} Toivottavasti auttaa!',
        '{"a": [1, 2,],}',
        '{"a": [1, 2',
        '{"a": [1, 2,',
        '<think>{"a": 3}? No.</think>{"a": [1, 2]}',
    ],
)
def test_the_object_is_found_whatever_stands_around_it(written):
    assert list(objects(written)) == [{"a": [1, 2]}]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('{"a": "x\ny"}', {"a": "x\ny"}),
        (r'{"a": "[NIMI\_1]"}', {"a": "[NIMI_1]"}),
        ('{"a": None, "b": True}', {"a": None, "b": True}),
        ('{"a": "None, True, x,]"}', {"a": "None, True, x,]"}),
        ('{"a": 1, "b": "cut in the mid', {"a": 1}),
        ('{"a": {"b": "{}"}} {"c": 1}', {"a": {"b": "{}"}}),
    ],
)
def test_slips_of_the_pen_are_passed_over(written, read):
    assert next(objects(written)) == read


@pytest.mark.parametrize("written", ["", "En tiedä.", "[1, 2]", "<think>{"])
def test_an_answer_without_an_object_has_none(written):
    assert list(objects(written)) == []


@pytest.mark.parametrize("written", ['{"a" 1}', "{a: 1}", '{"a": "say "no" to it"}', "{" * 5_000])
def test_what_cannot_be_read_says_where(written):
    with pytest.raises(ValueError, match=r"line 1|nested|recursion"):
        list(objects(written))


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
def test_sound_json_is_read_as_it_is(value):
    assert next(objects(json.dumps(value))) == value


def test_a_long_answer_costs_in_proportion_to_its_length():
    def cost(n):
        started = time.process_time()
        list(objects("{" + '"a": "' + '\\"x' * n))
        return time.process_time() - started

    cost(1_000)
    assert cost(200_000) < 200 * (cost(2_000) + 0.001)
