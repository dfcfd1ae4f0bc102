"""Phrases that mark what a sentence does."""

import pytest

from neuvoja.assistant.extractive.listening.markers import Markers, plain_words

ASKED = Markers(
    {
        "people": ["{superiors}", "real person"],
        "superiors": ["manager*", "boss"],
        "talk": ["speak", "talk"],
        "demands": ["{talk} .. {people}", "to a {superiors}"],
    }
)


@pytest.mark.parametrize(
    "said",
    [
        "let me speak to your boss",
        "I'd talk to the managers",
        "can I speak with a real person?",
        "put me through to a manager",
    ],
)
def test_a_phrase_that_names_sets_is_heard_with_each_of_their_phrases(said):
    assert "demands" in ASKED.names(plain_words(said))


@pytest.mark.parametrize("said", ["my boss called", "I can speak", "to a real person"])
def test_no_part_of_such_a_phrase_is_heard_alone(said):
    assert "demands" not in ASKED.names(plain_words(said))


def test_a_set_that_there_is_not_is_no_phrase():
    with pytest.raises(KeyError):
        Markers({"demands": ["{nobody} calls"]})
