from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.redaction import Kind, Redacted, Redactor

REDACTOR = Redactor(None)
pieces = st.sampled_from(
    [
        "Hei, olen Maija Virtanen.",
        "[NIMI_1]",
        "[nimi_2]",
        "[PUHELIN_1]",
        "[Y-TUNNUS_1]",
        " puh. 040 123 4567 ",
        "131052-308T",
        "Kauppakatu 5 B 12, 00100 Helsinki",
        "maija@example.fi\n",
        "FI21 1234 5600 0007 85",
        "😀İ\u0130ß",
        "t. Matti",
        "[",
        "_1]",
    ]
)
texts = st.lists(pieces | st.text(max_size=20), max_size=8).map("".join)


@given(st.lists(texts, max_size=4))
def test_whatever_is_redacted_comes_back_exactly(messages: list[str]) -> None:
    session = REDACTOR.session()
    redacted = [session.redact(message) for message in messages]
    assert [session.restore(each) for each in redacted] == messages


@given(texts)
def test_no_value_is_empty_and_every_placeholder_is_in_the_text(text: str) -> None:
    redacted = REDACTOR.redact(text)
    assert all(redacted.values.values())
    assert all(placeholder in redacted.text for placeholder in redacted.values)


def test_a_value_has_one_placeholder_over_all_texts_of_a_request() -> None:
    session = REDACTOR.session()
    first = session.redact("Soita 040 123 4567 tai 050 765 4321")
    second = session.redact("Numero 050 765 4321 on oikea")
    assert first == "Soita [PUHELIN_1] tai [PUHELIN_2]"
    assert second == "Numero [PUHELIN_2] on oikea"
    assert session.values == {"[PUHELIN_1]": "040 123 4567", "[PUHELIN_2]": "050 765 4321"}


def test_two_forms_of_a_name_come_back_each_as_it_was() -> None:
    session = REDACTOR.session()
    redacted = session.redact("Maija Virtanen soitti. Maija Virtaselle kiitos.")
    assert redacted == "[NIMI_1] soitti. [NIMI_2] kiitos."
    assert session.restore("[NIMI_2]") == "Maija Virtaselle"


def test_what_a_customer_typed_like_a_placeholder_is_not_confused() -> None:
    session = REDACTOR.session()
    redacted = session.redact("[NIMI_1] on kenttä, olen Maija Virtanen")
    assert redacted == "[TEKSTI_1] on kenttä, olen [NIMI_1]"
    assert session.restore("Hei [NIMI_1], täytä [TEKSTI_1]") == "Hei Maija Virtanen, täytä [NIMI_1]"


def test_a_model_may_escape_or_lower_a_placeholder() -> None:
    session = REDACTOR.session()
    session.redact("olen Maija Virtanen, y-tunnus 0112038-9")
    assert session.restore(r"Hei [NIMI\_1] ja [y-tunnus_1]") == "Hei Maija Virtanen ja 0112038-9"


def test_a_placeholder_never_given_out_stays() -> None:
    assert REDACTOR.session().restore("[NIMI_7] ja [MUU_1]") == "[NIMI_7] ja [MUU_1]"


def test_one_text_by_itself_tells_its_values() -> None:
    assert REDACTOR.redact("t. Matti") == Redacted("t. [NIMI_1]", {"[NIMI_1]": "Matti"})
    assert REDACTOR.redact("") == Redacted("", {})


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_makes_a_placeholder_that_restores(kind: Kind) -> None:
    session = REDACTOR.session({kind: ["Kvartsi 77"]})
    assert session.restore(session.redact("kuka on Kvartsi 77?")) == "kuka on Kvartsi 77?"


def test_one_redactor_serves_many_threads() -> None:
    messages = [f"Olen Maija Virtanen, puh. 040 123 4{n:03}, lasku {n} €" for n in range(200)]
    with ThreadPoolExecutor(8) as threads:
        redacted = list(threads.map(REDACTOR.redact, messages))
    assert redacted == [REDACTOR.redact(message) for message in messages]
