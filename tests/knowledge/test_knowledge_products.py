from decimal import Decimal
from pathlib import Path

import pytest

from neuvoja.domain.errors import BrokenRecord
from neuvoja.knowledge.formats.products import amount, legible_ids, read_product, written_products

PATH = Path("products.yaml")
PRODUCT = """- id: kuitu-100
  name: {fi: Kuitu 100, sv: Fiber 100}
  price: {amount: 29.90, unit: kk, vat: included}
  need: Nopea netti kotiin.
  signals: [netti pätkii, nätet hackar]
  owns_excludes: [kuitu-1000]
  unsuitable: {open_invoice: true, age_groups: [under-18], segments: business}
  check_first: [Saatavuus osoitteeseen]
"""


def read(text, findings):
    return [read_product(written, findings) for written in written_products(text, PATH)]


def test_a_whole_product_is_read_and_its_price_keeps_its_decimals(findings):
    [product] = read(PRODUCT, findings)
    assert product.name == {"fi": "Kuitu 100", "sv": "Fiber 100"}
    assert str(product.price.amount) == "29.90"
    assert (product.price.currency, product.price.unit) == ("EUR", "kk")
    assert product.signals == ("netti pätkii", "nätet hackar")
    assert product.unsuitable.segments == ("business",)
    assert not findings.warnings


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("29.90", "29.90"),
        ("29,90", "29.90"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("1490", "1490"),
        ("1 490,00", "1490.00"),
        ("1\u00a0490", "1490"),
        ("0,035", "0.035"),
        ("8.49", "8.49"),
        ("1,490", None),
        ("29,90 €", None),
        ("1.490,00", None),
        ("alk. 5", None),
        ("", None),
        ("1e3", None),
    ],
)
def test_an_amount_is_read_as_it_is_written_or_not_at_all(written, expected):
    assert amount(written) == (None if expected is None else Decimal(expected))
    assert expected is None or str(amount(written)) == expected


def test_one_name_stands_for_all_languages(findings):
    [product] = read("- {id: a, name: Kuitu}", findings)
    assert product.name == {"fi": "Kuitu", "sv": "Kuitu", "en": "Kuitu"}


def test_a_list_may_stand_under_a_key_of_its_own(findings):
    [product] = read("products:\n  - id: a\n    name: X\n    signal: [x]\n", findings)
    assert product.id == "a"
    assert [each.line for each in findings.warnings] == [4]


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ("- name: X", 1, "id", "the key is required"),
        ("- id: a", 1, "name", "a text, or texts under fi, sv and en"),
        ("- id: a\n  name: {}", 2, "name", "a text, or texts under fi, sv and en"),
        ("- id: a\n  name: [X]", 2, "name", "a text, or texts under fi, sv and en"),
        ("- id: a\n  name: X\n  price: 29,90", 3, "price", "a mapping such as"),
        ("- id: a\n  name: X\n  price: {unit: kk}", 3, "price.amount", "a number such as 29.90"),
        ("- id: a\n  name: X\n  price:\n    amount: 5 €", 4, "price.amount", "a number such as"),
        ("- id: a\n  name: X\n  signals: {fi: [x]}", 3, "signals", "a list"),
        (
            "- id: a\n  name: X\n  unsuitable:\n    age_groups: [lapset]",
            4,
            "unsuitable.age_groups.0",
            "under-18",
        ),
        (
            "- id: a\n  name: X\n  unsuitable:\n    open_invoice: maybe",
            4,
            "unsuitable.open_invoice",
            "true or false",
        ),
        ("- x", 1, None, "a list of products"),
        ("id: a\nname: X", 1, None, "a list of products"),
        ("- id: a\n  name: [", 2, None, "YAML"),
    ],
)
def test_a_broken_product_is_refused_with_line_key_and_what_was_expected(
    text, line, key, expected, findings
):
    with pytest.raises(BrokenRecord) as caught:
        read(text, findings)
    assert (caught.value.line, caught.value.key) == (line, key)
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("- id: a\n  name: X\n  signals:\n    - x\n    - ''\n", ":5: signals: has an empty one"),
        ("- id: a\n  name: X\n  signals: [x, ]\n  sginals: [y]", ":4: sginals: is not known"),
        ("- id: a\n  name: X\n  signals: x", ":3: signals: was read as a list of one"),
        ("- id: a\n  name: {fi: X, de: Y}", ":2: name.de: is not fi, sv or en"),
        ("- id: a\n  name: X\n  price: {amount: 1, cur: EUR}", ":3: price.cur: is not known"),
    ],
)
def test_what_is_odd_is_read_with_a_warning(text, warning, findings):
    [product] = read(text, findings)
    assert "" not in product.signals
    assert [warning in str(each) for each in findings.warnings] == [True]


def test_an_empty_file_holds_no_products(findings):
    assert read("# ei vielä mitään\n", findings) == []


def test_a_broken_file_still_tells_its_ids():
    assert legible_ids('- id: a\n  name: [\n-   id: "b c"\n') == {"a", "b c"}
