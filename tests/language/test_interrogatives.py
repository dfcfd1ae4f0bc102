"""A question is told by its form; a question mark alone makes none."""

import pytest

from neuvoja.language.interrogatives import is_question


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Mitä liittymää kysymyksesi koskee?"),
        ("fi", "Toimiiko netti muilla laitteilla?"),
        ("sv", "Vilket abonnemang gäller frågan?"),
        ("sv", "Fungerar nätet på andra apparater?"),
        ("en", "Which contract is it about?"),
        ("en", "For your home, do you have fibre?"),
    ],
)
def test_a_question_asks(language, sentence):
    assert is_question(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Emme palvele sinua?"),
        ("sv", "Vi vill inte ha dig som kund?"),
        ("en", "We do not serve you?"),
        ("en", "Which contract it is"),
    ],
)
def test_a_statement_with_a_question_mark_asks_nothing(language, sentence):
    assert not is_question(sentence, language)
