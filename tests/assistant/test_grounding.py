"""Whether a sentence is carried by what it cites."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.evidence.carrying import carried
from neuvoja.assistant.grounding import Grounding
from neuvoja.language.analysis import Analyser
from neuvoja.language.sentences import sentences

SOURCE = (
    "Laskut\nMaksaminen\nLaskun eräpäivää voi siirtää 14 päivää. Paperilasku maksaa 2,50 €. "
    "Muistutettua laskua ei voi siirtää. Soita numeroon 016 000 1000 ennen 1.6.2026."
)

STEMS_ONLY = Grounding(Analyser({}))


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


GYM = (
    "Kuntosalin jäsenyys\nPerusjäsenyys maksaa 39,90 € kuukaudessa ja Plus-jäsenyys 54,90 € "
    "kuukaudessa. Liittymismaksu on 25 €, mutta opiskelijoilta sitä ei peritä. Jäsenyyden voi "
    "jäädyttää enintään 3 kuukaudeksi vuodessa, ja jäädytys maksaa 5 € kuukaudessa. "
    "Irtisanomisaika on 2 viikkoa. Lapsiparkki on auki ma–pe klo 9–12 ja lauantaisin klo 10–13. "
    "Hevoset hoitaa tiistaisin Sanna Korpela ja kissat Petri Aalto. Sauna on suljettu "
    "5.–19.8.2026.\n\n"
    "| Lippu | Aikuinen | Lapsi |\n| --- | --- | --- |\n| Päivälippu | 46 € | 29 € |\n"
    "| Kausilippu | 495 € | 310 € |"
)


@pytest.mark.voikko
@pytest.mark.parametrize(
    "sentence",
    [
        "Plus-jäsenyyden hinta on 54,90 euroa kuukaudessa.",
        "Opiskelijoilta ei peritä liittymismaksua.",
        "Voit jäädyttää jäsenyytesi enintään kolmeksi kuukaudeksi vuodessa.",
        "Irtisanomisaika on 14 päivää ja jäädytys maksaa 5 €/kk.",
        "Lapsiparkki palvelee lauantaisin klo 10–13.",
        "Kissat hoitaa Petri Aalto.",
        "Sauna on suljettu 5.8.–19.8.2026.",
        "Lapsen kausilippu maksaa 310 €.",
    ],
)
def test_other_words_and_forms_of_the_same_are_supported(support, sentence):
    assert support(sentence, source=GYM) == "supported"


@pytest.mark.voikko
@pytest.mark.parametrize(
    "sentence",
    [
        "Plus-jäsenyys maksaa 39,90 € kuukaudessa.",
        "Liittymismaksu on 5 €.",
        "Lapsiparkki on auki lauantaisin klo 9–12.",
        "Lapsiparkki on auki sunnuntaisin klo 10–13.",
        "Hevoset hoitaa tiistaisin Petri Aalto.",
        "Lapsen päivälippu maksaa 46 €.",
        "Aikuisen kausilippu maksaa 310 €.",
        "Opiskelijoilta peritään liittymismaksu.",
        "Jäsenyyden voi jäädyttää vähintään 3 kuukaudeksi vuodessa.",
        "Liittymismaksu peritään aina.",
    ],
)
def test_what_the_source_says_of_something_else_is_not(support, sentence):
    assert support(sentence, source=GYM) != "supported"


@pytest.mark.voikko
def test_what_is_excluded_tells_against_a_place(support):
    source = "Virhemaksu on 70 € keskustassa ja 50 € muualla."
    assert support("Keskustan ulkopuolella virhemaksu on 50 €.", source=source) == "supported"
    assert support("Keskustan ulkopuolella virhemaksu on 70 €.", source=source) != "supported"


@pytest.mark.voikko
def test_another_thing_of_the_same_kind_is_not(support):
    source = "Koira matkustaa lemmikkivaunussa 5 euron lipulla."
    assert support("Koira matkustaa lemmikkivaunussa 5 eurolla.", source=source) == "supported"
    assert support("Koira matkustaa ravintolavaunussa 5 eurolla.", source=source) == "partial"


@pytest.mark.voikko
def test_what_costs_nothing_may_be_said_in_two_ways(support):
    source = "Numeron siirto toiselta operaattorilta on maksuton."
    assert support(
        "Numeron siirrosta toiselta operaattorilta ei peritä maksua.", source=source
    ) == ("supported")
    assert support("Numeron siirto ei ole maksuton.", source=source) == "unsupported"


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [
        ("sv", "Baskortet kostar 349 kr.", "Guldkortet kostar 349 kr."),
        ("sv", "Guldkortet gäller överallt.", "Baskortet gäller överallt."),
        ("en", "Balcony tickets cost £28.", "Balcony tickets cost £45."),
        ("en", "Doors open seven days before.", "Doors open 7 days after."),
    ],
)
def test_figures_and_products_are_told_apart_in_every_language(support, language, true, false):
    source = (
        "Baskortet kostar 349 kr och gäller lokalt. Guldkortet kostar 499 kr. Guldkortet gäller "
        "överallt. Stalls tickets cost £45 and balcony tickets £28. Doors open 7 days before."
    )
    assert support(true, language, source) == "supported"
    assert support(false, language, source) != "supported"


def test_a_sentence_in_another_language_is_partial_unless_a_figure_is_wrong(support):
    source = "Laskun eräpäivää voi siirtää 14 päivää."
    sentence = "You can move the due date of a bill by {} days."
    assert support(sentence.format(14), "en", source) == "partial"
    assert support(sentence.format(15), "en", source) == "unsupported"


@pytest.mark.voikko
def test_a_finding_tells_its_doubts(lemmatizer):
    grounding = Grounding(Analyser({"fi": lemmatizer}))
    finding = grounding.finding("Plus-jäsenyys maksaa 39,90 € kuukaudessa.", [GYM], "fi")
    assert any("39,90 €" in each.about and "54,90 €" in each.about for each in finding.doubts)
    assert finding.score < finding.share


@pytest.mark.voikko
def test_whatever_a_source_says_word_for_word_is_supported(support):
    for span in sentences(GYM):
        assert support(span.text, source=GYM) == "supported"


@pytest.mark.voikko
def test_the_number_of_a_step_is_no_claim(support):
    source = "Toimi näin:\n1. Tee palautusilmoitus.\n2. Pakkaa tuote."
    assert support("1. Tee palautusilmoitus.", source=source) == "supported"
    assert support("2. Pakkaa tuotteesi.", source=source) == "supported"


@given(st.text(max_size=60), st.text(max_size=120), st.sampled_from(["fi", "sv", "en"]))
def test_no_text_breaks_it_and_a_score_is_a_share(sentence, source, language):
    finding = STEMS_ONLY.finding(sentence, [source], language, heard=[source])
    assert 0 <= finding.score <= finding.share <= 1


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
