import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.redaction.findings import Kind
from neuvoja.language.redaction.identifiers import (
    find_identifiers,
    is_henkilotunnus,
)

CENTURY_SIGNS = "+-ABCDEFYXWVU"
CONTROLS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(text[each.start : each.end], each.kind) for each in find_identifiers(text)]


@pytest.mark.shared
def test_every_published_identity_code_is_told_right(shared_data: Path) -> None:
    table = shared_data / "fi-pii" / "hetu_cases.tsv"
    with table.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    wrong = [row for row in rows if is_henkilotunnus(row["value"]) != (row["label"] == "valid")]
    assert len(rows) > 100
    assert wrong == []


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(2, 999),
    st.sampled_from(CENTURY_SIGNS),
)
def test_a_code_with_any_century_sign_is_found_and_a_mistyped_one_too(
    day: int, month: int, year: int, number: int, sign: str
) -> None:
    digits = f"{day:02}{month:02}{year:02}{number:03}"
    control = CONTROLS[int(digits) % 31]
    wrong = CONTROLS[(int(digits) + 1) % 31]
    code, mistyped = (f"{digits[:6]}{sign}{digits[6:]}{each}" for each in (control, wrong))
    assert is_henkilotunnus(code)
    assert not is_henkilotunnus(mistyped)
    for typed in (code, code.lower()):
        assert (typed, Kind.PERSONAL_CODE) in kinds(f"hetu on {typed}, kiitos")


@pytest.mark.parametrize(
    "typed",
    [
        "131052-308T",
        "131052 -308T",
        "131052 - 308 t",
        "131052308T",
        "13.10.52-308T",
        "131052–308T",
        "131052-308A",
        "131052-XXXX",
    ],
)
def test_codes_are_found_as_customers_type_them(typed: str) -> None:
    assert (typed, Kind.PERSONAL_CODE) in kinds(f"Koodi {typed}.")


@pytest.mark.parametrize(
    "kept",
    [
        "1234567-1234",
        "lasku 120126-1234",
        "tilausnumero 260101-5555",
        "AB131052-308T",
        "999999-999",
    ],
)
def test_other_numbers_are_no_codes(kept: str) -> None:
    assert kinds(f"Se on {kept} vielä") == []


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("811228-9874", True),
        ("19811228-9874", True),
        ("198112289874", True),
        ("811228+9874", True),
        ("701063-2391", True),
        ("811228-9873", True),
        ("198112289873", False),
        ("811328-9874", False),
    ],
)
def test_swedish_numbers_have_a_date_and_a_sign_or_a_check_digit(code: str, right: bool) -> None:
    assert ((code, Kind.PERSONAL_CODE) in kinds(f"Koden {code} är min")) is right


def test_a_mobile_number_is_no_swedish_code() -> None:
    assert kinds("Ring 0701234567") == []


@pytest.mark.parametrize(
    "account",
    [
        "FI21 1234 5600 0007 85",
        "fi2112345600000785",
        "FI21-1234-5600-0007-85",
        "SE45 5000 0000 0583 9825 7466",
        "DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "NO93 8601 1117 947",
    ],
)
def test_accounts_of_any_country_are_found_whole(account: str) -> None:
    assert kinds(f"Tilini on {account} ja pankki OP.") == [(account, Kind.ACCOUNT)]


def test_an_account_with_a_typing_error_is_redacted_all_the_same() -> None:
    assert kinds("FI21 1234 5600 0007 86") == [("FI21 1234 5600 0007 86", Kind.ACCOUNT)]


def test_cards_are_told_by_brand_and_check_digit() -> None:
    assert kinds("4111 1111 1111 1111") == [("4111 1111 1111 1111", Kind.CARD)]
    assert kinds("4111 1111 1111 1112") == []
    assert kinds("kortti 4111 1111 1111 1112") == [("4111 1111 1111 1112", Kind.CARD)]
    assert kinds("EAN 6417512345678") == []


def test_business_ids_need_their_check_digit() -> None:
    assert kinds("0112038-9 ja FI01120389") == [
        ("0112038-9", Kind.BUSINESS_ID),
        ("FI01120389", Kind.BUSINESS_ID),
    ]
    assert kinds("1234567-8") == []
    assert kinds("556703-7485") == [("556703-7485", Kind.BUSINESS_ID)]
