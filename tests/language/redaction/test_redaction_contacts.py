import pytest

from neuvoja.language.redaction.contacts import find_contacts


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_contacts(text)]


@pytest.mark.parametrize(
    "number",
    [
        "040 123 4567",
        "0401234567",
        "040-1234567",
        "0400 123 456",
        "050.555.0123",
        "+358 40 1234567",
        "+358 (0)40 123 4567",
        "00358401234567",
        "358401234567",
        "09 123 4567",
        "(09) 1234567",
        "070-174 06 05",
        "08-123 456 78",
        "+46 70-123 45 67",
        "+44 20 7946 0958",
        "07700 900123",
    ],
)
def test_telephone_numbers_are_found_whole_without_a_label(number: str) -> None:
    assert found(f"Tässä {number}, kiitos.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Lukema oli 034567 kWh",
        "viite 0123456789",
        "tilausnumero 0501234567",
        "Ordernr 0701234567",
        "1 250,00 euroa 01.06.2026",
        "avoinna 08-16 ja 09.00-12.00",
        "05-06-2026",
        "+20 000 kWh",
        "+15 000 000 €",
        "palvelu 0800 123 456",
        "numeroon 16400",
        "soitin 2024 ja 15.3.",
        "koodi 053005050",
    ],
)
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("numeroni on 401234567", "401234567"),
        ("puh. 123 4567", "123 4567"),
        ("ring mig på 701234567", "701234567"),
        ("Puhelinnumeroni on 045 6789012 10.5.2026", "045 6789012"),
    ],
)
def test_a_label_lets_shorter_numbers_be_telephone_numbers(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "address",
    [
        "maija.virtanen@gmail.com",
        "a+b_c@sub.firma.fi",
        "matti(at)firma.fi",
        "pekka piste korpela ät example piste fi",
    ],
)
def test_e_mail_addresses_are_found_as_people_write_and_say_them(address: str) -> None:
    assert found(f"Osoite on {address}, kiitos") == [address]
