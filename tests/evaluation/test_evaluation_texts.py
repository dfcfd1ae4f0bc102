"""Literals, ROUGE and chrF by hand and against the libraries' own definitions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu.metrics.chrf import CHRF

from neuvoja.evaluation.scoring.literals import holds, level, share_stated, states
from neuvoja.evaluation.scoring.texts import likeness, rouge_l


def likeness_of(text, reference):
    return {each.metric: each.value for each in likeness("i0", text, reference, "neuvoja")}


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Maksu on 29,90 € kuussa.", "29.90 €"),
        ("Maksu on 29.90\u00a0€", "29,90 €"),
        ("Soita HETI", "soita heti"),
        ("−5 astetta", "-5"),
        ("aukko 10–12", "10-12"),
        ("ﬁ-merkki", "fi-merkki"),
        ("ÄÄNI kuuluu", "ääni"),
        ("a\u0308lä", "älä"),
        ("rivi\n\n  vaihtuu", "rivi vaihtuu"),
        ("14 päivää", "14"),
        ("Alkaa 15.12.2026.", "15.12."),
    ],
)
def test_a_literal_is_found_in_other_spellings(text, literal):
    assert holds(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("114 päivää", "14"),
        ("14 päivää", "1"),
        ("vuonna 20261", "2026"),
        ("äiti", "aiti"),
        ("palo", "paalo"),
        ("Hinta 29,905", "29,90"),
    ],
)
def test_what_only_looks_like_it_is_not_found(text, literal):
    assert not holds(text, literal)


def test_any_literal_of_a_fact_suffices_and_shares_are_counted():
    assert states("kaksi viikkoa", ("14 päivää", "kaksi viikkoa"))
    facts = [("14 päivää", "kaksi viikkoa"), ("kirjallisesti",)]
    assert share_stated("Irtisano kaksi viikkoa ennen.", facts) == 0.5


@given(st.text(min_size=1))
def test_a_text_holds_itself_and_levelling_twice_changes_nothing_more(text):
    assert holds(text, text)
    assert level(level(text)) == level(text)


def test_rouge_by_hand_keeps_the_finnish_letters():
    # Longest common subsequence "älä maksa" of 3 and 4 words: P 2/3, R 2/4.
    found = likeness_of("älä maksa nyt", "älä vielä maksa sitä")
    assert found["ROUGE-L"] == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))
    # Without å, ä and ö these would be the same words.
    assert likeness_of("sää pää", "saa paa")["ROUGE-L"] == 0
    assert likeness_of("Åsa ÖLJY", "åsa öljy")["ROUGE-L"] == 1


def chrf(text, reference, order=6, beta=2):
    """Popović (2015): the mean of precisions and recalls over orders, joined by F-beta."""
    precisions, recalls = [], []
    text, reference = text.replace(" ", ""), reference.replace(" ", "")
    for n in range(1, order + 1):
        ours = [text[at : at + n] for at in range(len(text) - n + 1)]
        theirs = [reference[at : at + n] for at in range(len(reference) - n + 1)]
        if not ours or not theirs:
            continue
        same = sum(min(ours.count(each), theirs.count(each)) for each in set(ours))
        precisions.append(same / len(ours))
        recalls.append(same / len(theirs))
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return (1 + beta**2) * p * r / (beta**2 * p + r) if p + r else 0.0


def test_chrf_is_the_formula():
    text, reference = "Lasku erääntyy perjantaina", "Laskun eräpäivä on perjantai"
    found = likeness_of(text, reference)["chrF"]
    assert found == pytest.approx(chrf(text, reference), abs=1e-6)
    assert found == pytest.approx(CHRF().sentence_score(text, [reference]).score / 100)


@settings(max_examples=50)
@given(st.text("aäoö x", max_size=30), st.text("aäoö x", min_size=1, max_size=30))
def test_likeness_is_a_share_and_of_itself_whole(text, reference):
    assert all(0 <= value <= 1 + 1e-9 for value in likeness_of(text, reference).values())
    if reference.strip():
        assert likeness_of(reference, reference)["ROUGE-L"] == 1


def test_without_a_reference_there_is_nothing_to_be_like():
    assert likeness_of("mitä vain", None) == {}


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("the fee is ten euros a month", "a fee of ten euros is taken every month"),
        ("one two three four", "four three two one"),
        ("same words here", "same words here"),
        ("nothing shared", "other text entirely"),
    ],
)
def test_rouge_is_that_of_the_library_where_its_tokenizer_does_no_harm(text, reference):
    theirs = RougeScorer(["rougeL"]).score(reference, text)["rougeL"].fmeasure
    assert rouge_l(text, reference) == pytest.approx(theirs)
