"""What customers tell of themselves by which a product is not for them, and how it would help."""

from dataclasses import replace

import pytest
from desk_readings import defaults, found, reading

from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.domain.knowledge import Product
from neuvoja.domain.suggestion import Source
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

PRODUCTS = [
    {
        "id": "valkaisu",
        "name": {"fi": "Kotivalkaisu", "sv": "Hemblekning", "en": "Home whitening"},
        "need": "Asiakasta häiritsee hampaiden väri.",
        "signals": ["hampaat kellastuneet", "tänderna har gulnat", "my teeth look yellow"],
        "unsuitable": {"age_groups": ["under-18"]},
    },
    {
        "id": "kisko",
        "name": {"fi": "Purentakisko", "sv": "Bettskena", "en": "Night guard"},
        "need": "Asiakas narskuttelee öisin.",
        "signals": ["narskuttelen öisin", "gnisslar tänder", "grinding my teeth at night"],
    },
    {
        "id": "laukku",
        "name": {"fi": "Matkatavaravakuutus", "sv": "Resgodsförsäkring", "en": "Luggage cover"},
        "need": "Asiakas pelkää matkatavaroidensa puolesta.",
        "signals": ["matkalaukku katoaa lennolla", "resväskan på flyget", "luggage on the flight"],
    },
    {
        "id": "suoja",
        "name": {"fi": "Identiteettisuoja", "sv": "Identitetsskydd", "en": "Identity protection"},
        "need": "Asiakas pelkää huijareita.",
        "signals": ["suojaa huijareilta", "skydd mot bedragare", "protect me from scammers"],
    },
]
HANDBOOK = defaults().model_copy(update={"products": tuple(map(Product.model_validate, PRODUCTS))})


@pytest.fixture(scope="module")
def find(lemmatizer):
    finder = OpportunityFinder(Analyser({"fi": lemmatizer}), StaticEmbedder())

    def offers(text, language="fi", **more):
        return finder.find(
            reading(text, language=language, handbook=HANDBOOK, advisor_language="en", **more)
        )

    return offers


def article(text, language="fi", n=1):
    hit = found(f"art-{n}#1", products=["valkaisu"])
    passage = hit.passage.model_copy(update={"text": text, "language": language})
    return replace(hit, passage=passage)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Poikani on 15 ja haluaisi valkaisun, hampaat on kellastuneet. Mitä se maksaa?", "fi"),
        ("Min dotter är 16 och vill ha vitare tänder, tänderna har gulnat.", "sv"),
        ("My son is 15, he wants whiter teeth. His teeth look yellow. What does it cost?", "en"),
        ("My daughter (14) thinks her teeth look yellow. What do you recommend?", "en"),
    ],
)
def test_what_is_for_adults_is_not_offered_for_a_child(find, said, language):
    offers = find(said, language)
    assert offers.opportunities == ()
    assert offers.no_offer.reason == "minor"


def test_a_parents_own_need_is_met_beside_a_child(find):
    said = "I have a son who is 15. My teeth look yellow, what could I do?"
    assert [each.product_id for each in find(said, "en").opportunities] == ["valkaisu"]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Ex-mieheni narskuttelee öisin. Mitä suosittelette?", "fi"),
        ("Asia koskee serkkuani. Hänen hampaat on kellastuneet.", "fi"),
        ("Mitt ex gnisslar tänder på natten. Vad rekommenderar ni?", "sv"),
        ("My ex-husband is grinding his teeth at night. What can you offer?", "en"),
        ("It's about my cousin. His teeth look yellow, what do you recommend?", "en"),
    ],
)
def test_anothers_matter_is_offered_nothing(find, said, language):
    assert find(said, language).opportunities == ()


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Olen raskaana ja hampaat kellastuneet. Mitä voisin tehdä?", "fi"),
        ("Jag är gravid och tänderna har gulnat. Vad kan man göra?", "sv"),
        ("I'm pregnant and my teeth look yellow. What could I do?", "en"),
        ("I'm breastfeeding and my teeth look yellow. What could I do?", "en"),
    ],
)
def test_whom_an_article_excludes_is_told_and_not_offered_it(find, said, language):
    rule = "Hampaita ei valkaista raskauden eikä imetyksen aikana."
    offers = find(said, language, articles=[article(rule)])
    assert offers.no_offer.reason == "unsuitable"
    assert rule in offers.no_offer.explanation
    assert find(said, language, articles=[article("Raskaus ei ole este.")]).opportunities
    assert find(said, language).opportunities


@pytest.mark.parametrize(
    ("late", "ahead", "language"),
    [
        (
            "Matkalaukku katosi eilen lennolla. Mitä teen?",
            "Matkalaukku katosi eilen lennolla. Mitä suosittelette seuraavalle lennolle?",
            "fi",
        ),
        (
            "Resväskan försvann på flyget i går. Vad rekommenderar ni?",
            "Resväskan försvann på flyget i går. Vad rekommenderar ni för nästa resa?",
            "sv",
        ),
        (
            "My luggage was lost on the flight yesterday. What do you recommend?",
            "My luggage was lost on the flight. What do you recommend for my next trip?",
            "en",
        ),
    ],
)
def test_what_has_happened_is_insured_no_more_and_what_is_to_come_may_be(
    find, late, ahead, language
):
    offers = find(late, language)
    assert offers.opportunities == ()
    assert offers.no_offer.reason == "unsuitable"
    assert find(ahead, language).opportunities


def test_what_we_say_to_have_done_is_not_offered_again(lemmatizer):
    finder = OpportunityFinder(Analyser({"fi": lemmatizer}), StaticEmbedder())

    def offered(*said):
        return finder.find(reading(*said, handbook=HANDBOOK)).opportunities

    said = ("Narskuttelen öisin, mitä suosittelette?", "a: Purentakisko auttaisi.")
    assert offered(*said)
    assert not offered(*said, "Otan sen.", "a: Tilasin sinulle purentakiskon.")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_courtesies_tell_no_need(find, language):
    for said in ("Hello, good morning! Hope you are well.", "God morgon! Hur mår ni?"):
        assert find(said, language).opportunities == ()


def why(find, *sentences):
    hit = article(" ".join(sentences))
    fields = Source.model_fields.keys() - {"n", "score"}
    shown = Source(n=1, score=1.0, **{name: getattr(hit.passage, name) for name in fields})
    offers = find("Hampaat kellastuneet, mitä voisin tehdä?", articles=[hit], sources=[shown])
    return offers.opportunities[0].why_it_helps


def test_how_it_helps_is_told_by_what_the_product_gives(find):
    told = why(find, "Hampaat voivat vihloa.", "Kotivalkaisu vaalentaa hampaiden väriä sävyittäin.")
    assert "Kotivalkaisu vaalentaa hampaiden väriä sävyittäin." in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Kotivalkaisu saattaa vihloa hampaita muutaman päivän.",
        "Kotivalkaisu sopii vain hampaille, jotka on tarkastettu.",
        "Kotivalkaisu ei vaalenna paikattuja hampaita.",
        "Vältä kahvia kaksi päivää, sillä se tummentaa hampaita.",
        "Purentakisko suojaa hampaita ja niiden väriä öisin.",
    ],
)
def test_a_limit_a_side_effect_or_another_product_is_no_help(find, sentence):
    assert sentence not in why(find, sentence)


@pytest.mark.parametrize(
    ("wish", "harm", "language"),
    [
        (
            "Haluaisin suojaa huijareilta, mitä teillä on?",
            "Annoin juuri pankkitunnukseni huijarille!",
            "fi",
        ),
        (
            "Vilket skydd mot bedragare finns det?",
            "Jag gav nyss mina bankkoder till en bedragare.",
            "sv",
        ),
        (
            "How can you protect me from scammers?",
            "I just gave my bank details to a scammer.",
            "en",
        ),
    ],
)
def test_nothing_is_sold_to_who_was_just_swindled(find, wish, harm, language):
    assert [each.product_id for each in find(wish, language).opportunities] == ["suoja"]
    offers = find(f"{harm} {wish}", language)
    assert offers.opportunities == ()
    assert offers.no_offer.reason == "unsuitable"
    assert "swindled" in offers.no_offer.explanation
