import pytest

from neuvoja.assistant.generative.citations import Stated, declines, questions_in, stated


@pytest.mark.parametrize(
    "answer",
    [
        "Muutto maksaa 5 €. [1][2] Soita meille [3].",
        "Muutto maksaa 5 € [1, 2]. Soita meille. [3]",
        "Muutto maksaa 5 € [1] [2]. Soita meille [lähde 3].",
        "Muutto maksaa 5 € [1–2]. Soita meille【3†rivi】.",
        "**Muutto** maksaa 5 € [1;2]. `Soita` meille [source: 3].",
    ],
)
def test_a_mark_belongs_to_the_sentence_before_it_however_it_is_written(answer):
    assert stated(answer) == (
        Stated("Muutto maksaa 5 €.", (1, 2)),
        Stated("Soita meille.", (3,)),
    )


def test_items_of_a_list_keep_their_markers_and_headings_lose_theirs():
    said = stated(
        "## Näin teet\n\nTee näin:\n- Kirjaudu [1].\n- Valitse muutto [1].\n1. Vahvista [2]."
    )
    assert [each.text for each in said] == [
        "Näin teet",
        "Tee näin:",
        "- Kirjaudu.",
        "- Valitse muutto.",
        "1. Vahvista.",
    ]


def test_placeholders_are_no_marks_and_lose_no_underscore():
    said = stated(r"Hei [NIMI\_1], numerosi on [PUHELIN_1]. *Kiitos* _viestistä_!")
    assert [each.text for each in said] == [
        "Hei [NIMI_1], numerosi on [PUHELIN_1].",
        "Kiitos viestistä!",
    ]


def test_dates_and_prices_end_no_sentence():
    (said,) = stated("Maksu 29,90 € erääntyy 1.6.2026 klo 8.30 [1].")
    assert said.cites == (1,)


@pytest.mark.parametrize("answer", ["", "  \n", "[1]", "***"])
def test_without_a_word_nothing_is_stated(answer):
    assert stated(answer) == ()


@pytest.mark.parametrize("answer", ["NO_ANSWER", "no_answer\nMitä?", '"NO_ANSWER"', "NO ANSWER: x"])
def test_a_model_declines_by_the_word_agreed_on(answer):
    assert declines(answer)


def test_an_answer_that_begins_with_no_is_an_answer():
    assert not declines("No, the fee is 5 € [1].")


def test_what_would_be_asked_stands_behind_the_word():
    answer = "NO_ANSWER\nMitä liittymää asia koskee? Odotan vastausta. Katso [1]?"
    assert questions_in(answer) == ("Mitä liittymää asia koskee?",)
