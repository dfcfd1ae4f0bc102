import pytest

from neuvoja.language.redaction.addresses import find_addresses

TOWNS = {"Helsinki", "Turku", "Stockholm", "Helsingfors", "Revonniemi"}


def found(text: str) -> list[str]:
    addresses = list(find_addresses(text, TOWNS.__contains__))
    widest: list[tuple[int, int]] = []
    for each in addresses:
        if not any(start <= each.start and each.end <= end for start, end in widest):
            widest.append((each.start, each.end))
    return [text[start:end] for start, end in widest]


@pytest.mark.parametrize(
    "address",
    [
        "Mannerheimintie 12 A 4, 00100 Helsinki",
        "Koivukujalla numerossa 8",
        "Kauppakatu 5 as. 3",
        "mannerheimintie 12 a 4",
        "Iso Roobertinkatu 12 B 5",
        "Urho Kekkosen katu 1",
        "Kalevan puistotie 3 B 12",
        "Rautatienkatu 21 C",
        "Tehtaankatu 27–29 F 61",
        "Bulevardi 12, 00120 Helsinki",
        "Storgatan 5 B, 111 22 Stockholm",
        "Södra vägen 14, 411 14 Göteborg",
        "Björkvägen 7 lgh 1203",
        "12 High Street, London SW1A 1AA",
        "Flat 3, 45 Queens Road",
        "221B Baker Street",
        "00530 Helsinki",
        "PL 123, 00101 Helsinki",
    ],
)
def test_addresses_are_found_whole(address: str) -> None:
    assert found(f"Muutto on: uusi {address}. Kiitos") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Valtatie 4 on poikki",
        "maksu 12345 Kiitos",
        "Kuitu 100 maksaa 20 €",
        "Raportti 596 puuttuu",
        "oma tie 3 kertaa",
        "Kehä 3 ja tie 5",
        "Asun Helsingissä",
        "riksväg 7",
        "kulutus katu 5 kWh",
    ],
)
def test_numbers_after_other_words_are_no_addresses(text: str) -> None:
    assert found(text) == []


def test_a_label_makes_any_capitalised_word_a_street() -> None:
    assert found("Osoitteeni on Rantala 5") == ["Rantala 5"]
    assert found("Muutan Rantala 5") == []


def test_the_town_after_a_street_without_a_code_stays() -> None:
    assert found("Koivukuja 7, Espoo") == ["Koivukuja 7"]
