import pytest

from neuvoja.language.redaction.findings import Kind
from neuvoja.language.redaction.labelled import find_labelled


def found(text: str) -> list[tuple[str, Kind]]:
    return [(text[each.start : each.end], each.kind) for each in find_labelled(text)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Asiakasnumeroni on 1234567.", "1234567", Kind.CUSTOMER_NUMBER),
        ("Asiakasnumero:\n1234567", "1234567", Kind.CUSTOMER_NUMBER),
        ("sopimusnumero 123 456 789 10.5. alkaen", "123 456 789", Kind.CUSTOMER_NUMBER),
        ("käyttöpaikkatunnus 643007574000123456", "643007574000123456", Kind.CUSTOMER_NUMBER),
        ("7654321 on mun asiakasnumero", "7654321", Kind.CUSTOMER_NUMBER),
        ("Kundnr: 55-1234", "55-1234", Kind.CUSTOMER_NUMBER),
        ("policy number PL-778812", "PL-778812", Kind.CUSTOMER_NUMBER),
        ("hetun loppuosa on 912K", "912K", Kind.PERSONAL_CODE),
        ("tilinumero 123456-785", "123456-785", Kind.ACCOUNT),
        ("Y-tunnuksemme on 1234567-8", "1234567-8", Kind.BUSINESS_ID),
        ("syntynyt 1.2.1980", "1.2.1980", Kind.BIRTH_DATE),
        ("(s. 12.3.1975)", "12.3.1975", Kind.BIRTH_DATE),
        ("rekkari ABC-123", "ABC-123", Kind.SECRET),
        ("password = hunter2", "hunter2", Kind.SECRET),
        ("Salasana: kissa", "kissa", Kind.SECRET),
        ("PIN 1234", "1234", Kind.SECRET),
        ("IP 84.250.12.3", "84.250.12.3", Kind.SECRET),
    ],
)
def test_a_label_makes_its_value_personal(text: str, value: str, kind: Kind) -> None:
    assert found(text) == [(value, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "salasana on väärä",
        "Salasana: en muista sitä",
        "lösenordet är fel",
        "sopimusnumero puuttuu laskusta 12345",
        "asiakasnumero ei toimi",
        "reititin on 192.168.1.1 ja versio 1.2.3.4",
        "syntynyt ongelma 12.3.2026 on korjattu",
        "PIN maksaa 20 €",
        "**Password:** ask us",
    ],
)
def test_a_label_without_a_value_changes_nothing(text: str) -> None:
    assert found(text) == []
