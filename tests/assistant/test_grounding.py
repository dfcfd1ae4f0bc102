"""Whether a sentence is carried by what it cites."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.grounding import Grounding, carried
from neuvoja.language.analysis import Analyser

SOURCE = (
    "Laskut\nMaksaminen\nLaskun eräpäivää voi siirtää 14 päivää. Paperilasku maksaa 2,50 €. "
    "Muistutettua laskua ei voi siirtää. Soita numeroon 016 000 1000 ennen 1.6.2026."
)


@pytest.fixture(scope="module")
def support(lemmatizer):
    grounding = Grounding(Analyser({"fi": lemmatizer}))

    def supported(sentence, language="fi", source=SOURCE, heard=()):
        return grounding.support(sentence, [source] if source else [], language, heard=heard)

    return supported


@pytest.mark.voikko
@pytest.mark.parametrize(
    "sentence",
    [
        "Laskun eräpäivää voi siirtää 14 päivää.",
        "Muistutettua laskua ei voi siirtää.",
        "Voit siirtää laskun eräpäivää 14 päivää.",
        "Paperilasku maksaa 2,50 euroa.",
        "Soita numeroon 016 000 1000 ennen 1.6.",
    ],
)
def test_what_the_source_says_is_supported(support, sentence):
    assert support(sentence) == "supported"


@pytest.mark.voikko
@pytest.mark.parametrize(
    "sentence",
    [
        "Laskun eräpäivää voi siirtää 21 päivää.",
        "Paperilasku maksaa 3,50 €.",
        "Soita numeroon 016 000 1001 ennen 1.6.2026.",
        "Soita numeroon 016 000 1000 ennen 1.7.2026.",
        "Laskun eräpäivää ei voi siirtää 14 päivää.",
        "Muistutettua laskua voi siirtää.",
        "Matti Virtanen siirtää laskun eräpäivää 14 päivää.",
        "Tarjoamme sinulle ilmaisen kahvin palvelupisteessämme.",
    ],
)
def test_another_figure_name_or_polarity_is_not(support, sentence):
    assert support(sentence) == "unsupported"


@pytest.mark.voikko
def test_nothing_is_carried_by_nothing(support):
    assert support("Laskun eräpäivää voi siirtää.", source="") == "unsupported"


@pytest.mark.voikko
def test_what_the_customer_said_may_be_repeated(support):
    sentence = "Laskun 20251104 eräpäivää voi siirtää 14 päivää."
    assert support(sentence) == "unsupported"
    assert support(sentence, heard=["lasku 20251104 on auki"]) == "supported"


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("language", "source", "turned"),
    [
        (
            "sv",
            "Avtalet kan inte sägas upp under perioden.",
            "Avtalet kan sägas upp under perioden.",
        ),
        ("en", "You cannot return opened headphones.", "You can return opened headphones."),
        (
            "en",
            "Glass damage is covered by the policy.",
            "Glass damage is not covered by the policy.",
        ),
    ],
)
def test_a_turned_sentence_is_unsupported_in_every_language(support, language, source, turned):
    assert support(source, language, source) == "supported"
    assert support(turned, language, source) == "unsupported"


@given(st.text(max_size=80), st.text(max_size=200))
def test_carrying_is_a_share(sentence, source):
    assert 0 <= carried(sentence, source) <= 1


@given(
    st.lists(
        st.sampled_from(["lasku", "tulee", "heti", "kun", "tilaus", "on", "maksettu"]), min_size=1
    )
)
def test_a_text_carries_each_of_its_words(words):
    assert carried(" ".join(words), " ".join(words)) == 1


def test_an_invention_in_the_middle_costs_more_than_its_length():
    true = "laskun eräpäivää voi siirtää sovelluksessa neljätoista päivää ennen eräpäivää itse "
    invented = "ja kylkiäisenä annamme joka asiakkaalle kultaisen kellon "
    mixed = true + invented + true
    assert carried(mixed, true) < 1 - len(invented) / len(mixed)


@pytest.mark.shared
def test_attributable_replies_stand_apart_from_others(shared_data):
    with (shared_data / "begin/begin_test_wow.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    good, bad = [], []
    for row in rows:
        share = carried(row["response"], row["knowledge"])
        (good if row["begin_label"].startswith("Fully") else bad).append(share)
    above = sum((g > b) + (g == b) / 2 for g in good[::4] for b in bad[::4])
    assert above / (len(good[::4]) * len(bad[::4])) >= 0.94
