import csv
from bisect import bisect_left, bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.similarity import literals, share_of_grams, text_grams, unsupported_literals

texts = st.text() | st.text("aäbc 1€", max_size=40)


def test_the_share_is_the_one_worked_out_by_hand():
    # " kiss", "kissa", "issa " against " kiss", "kissa", "issal", "ssall", "salla", "alla "
    assert share_of_grams("kissa", "kissalla") == 2 / 3


def test_short_words_count_whole():
    assert share_of_grams("on se", "se ja on") == 1
    assert share_of_grams("on", "ja") == 0


@pytest.mark.parametrize("empty", ["", "  ", "?!"])
def test_a_sentence_without_words_shares_nothing(empty):
    assert share_of_grams(empty, "lähde") == 0
    assert share_of_grams("lause", empty) == 0


@given(texts, texts)
def test_a_share_is_a_share(sentence, source):
    assert 0 <= share_of_grams(sentence, source) <= 1


@given(texts)
def test_a_text_with_words_stands_wholly_in_itself(text):
    assert share_of_grams(text, text) == (1 if text_grams(text) else 0)


@given(texts, texts, texts)
def test_more_source_never_lowers_the_share(sentence, source, more):
    assert share_of_grams(sentence, f"{source} {more}") >= share_of_grams(sentence, source)


@pytest.mark.parametrize(
    ("sentence", "source", "unsupported"),
    [
        ("Hinta on 29,90 €.", "Kuukausimaksu: 29.90 euroa", set()),
        ("Hinta on 39,90 €.", "Kuukausimaksu: 29.90 euroa", {"39.9 EUR"}),
        ("Maksuaika on 14 päivää.", "Maksuaika (pv): 14", set()),
        ("Maksuaika on 14.", "Maksuaika 14 pv", set()),
        ("Maksuaika on 14 viikkoa.", "Maksuaika 14 pv", {"14 wk"}),
        ("Alkaen 1.6.", "Voimassa 1.6.2026 alkaen", set()),
        ("Alkaen 1.6.2027", "Voimassa 1.6.2026 alkaen", {"2027-06-01"}),
        ("Avoinna klo 8", "Palvelemme 8.00–16.00", set()),
        ("Soita +358401234567", "p. 040 123 4567", set()),
        ("Ei lukuja", "Ei lukuja", set()),
    ],
)
def test_literals_must_be_said_by_the_source(sentence, source, unsupported):
    assert unsupported_literals(sentence, source) == unsupported


@given(texts)
def test_a_text_supports_its_own_literals(text):
    assert unsupported_literals(text, text) == frozenset()


def test_literals_can_be_had_from_here():
    assert literals("5 €") == {"5 EUR"}


@pytest.mark.shared
def test_shares_tell_grounded_replies_from_others(shared_data):
    path = shared_data / "begin" / "begin_test_wow.tsv"
    with path.open(newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    shares: dict[bool, list[float]] = {True: [], False: []}
    for row in rows:
        grounded = row["begin_label"] == "Fully attributable"
        shares[grounded].append(share_of_grams(row["response"], row["knowledge"]))
    assert _auc(shares[True], sorted(shares[False])) >= 0.94


def _auc(positives: list[float], negatives: list[float]) -> float:
    wins = (bisect_left(negatives, each) + bisect_right(negatives, each) for each in positives)
    return sum(wins) / 2 / len(positives) / len(negatives)
