"""True sentences and planted falsehoods over passages of 25 fields, in three languages."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from neuvoja.assistant.grounding import Grounding
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

PAIRS = Path(__file__).parent / "data/grounding_pairs.yaml"

pytestmark = pytest.mark.voikko


@pytest.fixture(scope="module")
def grounding(lemmatizer):
    return Grounding(Analyser({"fi": lemmatizer}), StaticEmbedder())


@pytest.fixture(scope="module")
def flagged(grounding):
    """For each kind of sentence: of each, whether it was flagged."""
    found = Counter()
    for case in yaml.safe_load(PAIRS.read_text("utf-8")):
        rows = [(kind, text) for kind in ("near", "free") for text in case[kind]]
        for kind, text in (*rows, *map(tuple, case["planted"])):
            support = grounding.support(text, [case["source"]], case["language"])
            found[kind, support != "supported"] += 1
    return found


@pytest.mark.parametrize("kind", ["number", "price", "date", "name", "negation"])
def test_every_planted_value_is_flagged(flagged, kind):
    assert flagged[kind, True] >= 5
    assert flagged[kind, False] == 0


def test_nine_of_ten_swapped_products_are_flagged(flagged):
    assert flagged["product", False] <= 7
    assert flagged["product", True] >= 58


def test_few_conditions_that_were_dropped_pass(flagged):
    assert flagged["condition", False] <= 2


def test_nine_of_ten_sentences_in_nearly_the_same_words_stand(flagged):
    assert flagged["near", False] >= 69


def test_a_longer_name_is_another_product(grounding):
    source = "Perus-liittymä maksaa 20 €, Perus Plus -liittymä 30 €."
    assert grounding.support("Perus-liittymä maksaa 20 €.", [source], "fi") == "supported"
    assert grounding.support("Perus-liittymä maksaa 30 €.", [source], "fi") != "supported"
    assert grounding.support("Perus Plus -liittymä maksaa 20 €.", [source], "fi") != "supported"


@pytest.mark.parametrize(
    ("language", "source", "sentence"),
    [
        ("fi", "Kuitu 100 maksaa 29 €.", "Kuitu 1000 maksaa 29 €."),
        ("fi", "Plus-liittymän saat heti.", "Perus-liittymän saat heti."),
        ("sv", "Guldkortet gäller överallt.", "Kortet Silver gäller överallt."),
    ],
)
def test_a_product_that_the_source_does_not_name_is_refuted(grounding, language, source, sentence):
    names = [frozenset({each}) for each in ("Kuitu 100", "Kuitu 1000", "Perus", "Plus", "Silver")]
    finding = grounding.finding(sentence, [source], language, equal=names)
    assert finding.support == "unsupported"
    assert (
        grounding.finding(sentence, [source], language, heard=[sentence], equal=names).support
        != "unsupported"
    )


def test_a_product_in_another_case_is_the_same(grounding):
    names = [frozenset({"Kuitu 100"}), frozenset({"Kuitu 1000"})]
    source = "Kuitu 1000 maksaa 39 €. Kuitu 100 maksaa 29 €."
    finding = grounding.finding("Kuidun 100 hinta on 29 €.", [source], "fi", equal=names)
    assert not any("names" in each.about for each in finding.doubts)


@pytest.mark.parametrize(
    ("language", "source", "true", "false"),
    [
        ("en", "Tell us within 48 hours.", "Tell us within two days.", "Tell us within two weeks."),
        (
            "fi",
            "Ilmoita viikon kuluessa.",
            "Ilmoita 7 päivän kuluessa.",
            "Ilmoita 9 päivän aikana.",
        ),
        ("sv", "Mattan är 1,5 m bred.", "Mattan är 150 cm bred.", "Mattan är 15 cm bred."),
        ("en", "It takes half an hour.", "It takes 30 minutes.", "It takes 40 minutes."),
        ("en", "Under-16s go free.", "It is free under 16.", "It is free under 18."),
        (
            "sv",
            "Lådan får vara högst 15 kg.",
            "Lådan får inte vara tyngre än 15 kg.",
            "Lådan får inte vara lättare än 15 kg.",
        ),
        (
            "fi",
            "Tupakointi autossa on kielletty.",
            "Autossa ei saa tupakoida.",
            "Autossa saa tupakoida.",
        ),
        (
            "en",
            "Dogs are banned from the beach.",
            "Dogs are not allowed on the beach.",
            "Dogs are allowed on the beach.",
        ),
        (
            "sv",
            "Kortet Topp kostar 90 kr. Kortet Bas kostar 40 kr.",
            "Kortet Topp kostar 90 kr.",
            "Kortet Topp kostar 40 kr.",
        ),
        ("sv", "Öppet till klockan 18.", "Öppet till kl. 18.", "Öppet till kl. 17."),
        (
            "fi",
            "Lämmin varasto sopii huonekaluille ja kylmä varasto renkaille.",
            "Kylmä varasto sopii renkaille.",
            "Kylmä varasto sopii huonekaluille.",
        ),
        (
            "fi",
            "Iltakurssi alkaa maanantaina ja viikonloppukurssi lauantaina.",
            "Iltakurssi alkaa maanantaina.",
            "Iltakurssi alkaa lauantaina.",
        ),
        (
            "en",
            "Silver members pay £4 for each guest; Gold members may bring guests free.",
            "Gold members may bring guests free.",
            "Gold members may not bring guests free.",
        ),
        (
            "en",
            "Silver members book 7 days ahead. Those in Gold, and Silver members too, pay £4.",
            "Silver members pay £4.",
            "Bronze members pay £4.",
        ),
        (
            "sv",
            "Abonnemang Röd har fyra pjäser, Abonnemang Blå tre. Röd kostar 90 kr och Blå 70 kr.",
            "Abonnemang Blå kostar 70 kr.",
            "Abonnemang Blå kostar 90 kr.",
        ),
        (
            "fi",
            "Perus-paketti sisältää 10 tuntia ja maksaa 90 €. Plus-paketissa 14 tuntia 120 €.",
            "Perus-paketin hinta on 90 euroa.",
            "Perus-paketin hinta on 120 euroa.",
        ),
    ],
)
def test_the_same_may_be_said_in_another_measure_or_by_denying(
    grounding, language, source, true, false
):
    assert grounding.support(true, [source], language) != "unsupported"
    assert grounding.support(false, [source], language) != "supported"


def test_what_nobody_has_spoken_of_is_not_supported(grounding):
    source = "Kivikko-alueen asukas maksaa tunnilta 3 euroa."
    assert grounding.support("Kivikon asukas maksaa tunnilta 3 €.", [source], "fi") == "supported"
    assert grounding.support("Soutaja maksaa tunnilta 3 €.", [source], "fi") == "partial"


def test_a_unit_between_the_cells_of_a_row_is_no_name(grounding):
    source = "- Päivä – Yleissiirto: 4,65 c/kWh; Aikasiirto: 4,40 c/kWh"
    sentence = "Päivä: yleissiirto 4,65 c/kWh, aikasiirto 4,40 c/kWh"
    assert grounding.support(sentence, [source], "fi") == "supported"
