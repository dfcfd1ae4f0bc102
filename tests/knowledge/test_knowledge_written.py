from pathlib import Path

import pytest

from neuvoja.domain.errors import BrokenRecord
from neuvoja.knowledge.formats.written import read_yaml

PATH = Path("a.yaml")


def test_scalars_stay_as_someone_typed_them():
    text = "a: 0123\nb: 29.90\nc: no\nd: on\ne: 2026-04-08\nf: 1_000\ng: 0x1F\nh: 12:30\ni: .5"
    assert read_yaml(text, PATH).value == {
        "a": "0123",
        "b": "29.90",
        "c": "no",
        "d": "on",
        "e": "2026-04-08",
        "f": "1_000",
        "g": "0x1F",
        "h": "12:30",
        "i": ".5",
    }


def test_null_true_and_false_are_what_they_are_unless_quoted():
    text = 'a:\nb: ~\nc: null\nd: true\ne: False\nf: "true"\ng: "~"'
    assert list(read_yaml(text, PATH).value.values()) == [
        None,
        None,
        None,
        True,
        False,
        "true",
        "~",
    ]


def test_every_key_knows_its_line():
    written = read_yaml("a: 1\nprice:\n  amount: 2\nlist:\n  - x\n  - y\n", PATH, first_line=10)
    keys = ("a", "price", "price.amount", "list.1", "list.7", "price.amount.below", "none")
    assert [written.line_of(key) for key in keys] == [10, 11, 12, 15, 13, 12, 10]


def test_the_records_of_a_list_know_their_own_lines():
    items = list(read_yaml("- id: a\n  n: 1\n- id: b\n\n  n: 2\n", PATH).items())
    assert [(item.line, item.value["id"], item.line_of("n")) for item in items] == [
        (1, "a", 2),
        (3, "b", 5),
    ]


def test_anchors_and_merge_keys_work():
    text = "base: &b {unit: kk, vat: incl}\nprice:\n  <<: *b\n  vat: excl\n"
    assert read_yaml(text, PATH).value["price"] == {"unit": "kk", "vat": "excl"}


def test_a_bomb_of_aliases_is_read_without_growing():
    text = "a0: &a0 [x, x]\n" + "\n".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 15)
    )
    assert len(read_yaml(text, PATH).value) == 15


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: [1, 2\nc: 3", 3, "YAML"),
        ("a: 1\n\tb: 2", 2, "YAML"),
        ("a: 1\nb: 2\na: 3", 3, "each key once"),
        ("a: x: y", 1, "YAML"),
        ("a: *missing", 1, "YAML"),
        ("a: &a [*a]", 1, "at most 20 levels"),
        ("a: b\nc: \x07", 2, "control characters"),
        ("a: 1\n---\nb: 2", 2, "YAML"),
        ("? [a]\n: b", 1, "a key that is a word"),
    ],
)
def test_what_is_not_yaml_is_refused_with_its_line(text, line, said):
    with pytest.raises(BrokenRecord) as caught:
        read_yaml(text, PATH)
    assert caught.value.line == line
    assert said in caught.value.expected
