from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.generative.provisional import Provisional

ANSWER = (
    "Ikävä kuulla. [1] Maksu on **29,90 €** [1, 2]. Katso www.oma.fi tai soita 1.6.2026 klo 8.30. "
    "Hei [NIMI_1]lle, esim. näin."
)
SHOWN = (
    "Ikävä kuulla. Maksu on 29,90 €. Katso www.oma.fi tai soita 1.6.2026 klo 8.30. "
    "Hei [NIMI_1]lle, esim. näin."
)


def shown(answer, *cuts, known="www.oma.fi"):
    provisional = Provisional(known)
    places = [0, *sorted(min(cut, len(answer)) for cut in cuts), len(answer)]
    pieces = [provisional.feed(answer[a:b]) for a, b in pairwise(places)]
    return "".join([*pieces, provisional.end()])


@given(st.lists(st.integers(0, len(ANSWER)), max_size=60))
def test_marks_and_emphasis_are_gone_wherever_the_pieces_are_cut(cuts):
    assert shown(ANSWER, *cuts) == SHOWN


HOSTILE = "Katso https://evil.example/x?d=1 ja ![kuva](http://evil.example/a.png) <img src=x> nyt"


@given(st.lists(st.integers(0, len(HOSTILE)), max_size=90))
def test_an_address_that_no_source_has_is_never_shown_whole(cuts):
    told = shown(HOSTILE, *cuts)
    assert "evil" not in told
    assert "<img" not in told
    assert "](" not in told
    assert told.endswith("nyt")


@pytest.mark.parametrize("size", [1, 2, 5, 40])
@pytest.mark.parametrize("answer", ["NO_ANSWER\nMitä liittymää?", "**NO_ANSWER**", "NO ANSWER"])
def test_a_refusal_to_answer_is_not_shown(answer, size):
    assert shown(answer, *range(0, len(answer), size)) == ""


def test_an_answer_that_begins_alike_is_shown():
    assert shown("No, it is free [1].", 1, 2, 3) == "No, it is free."


def test_after_a_halt_nothing_is_shown():
    provisional = Provisional("")
    assert provisional.feed("Hyvä. ") == "Hyvä."
    provisional.halt()
    assert provisional.feed("Paha.") + provisional.end() == ""


def test_sentences_are_told_as_they_end():
    provisional = Provisional("")
    for piece in ("Yksi on", " tässä. Kaksi", " tulee! Kol"):
        provisional.feed(piece)
    assert [each.strip() for each in provisional.sentences()] == ["Yksi on tässä.", "Kaksi tulee!"]
    assert provisional.sentences() == []
