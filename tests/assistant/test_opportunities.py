"""Opportunities, from what a customer says to what an advisor may offer."""

from dataclasses import replace

import pytest
from desk_readings import defaults, fields, found, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoja.assistant.extractive.selling.opportunities import MOST_OFFERED, OpportunityFinder
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import Handbook, Moment, Synonym
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

NEED = "wifi ei kuulu ollenkaan yläkertaan"


@pytest.fixture(scope="module")
def find(lemmatizer):
    return OpportunityFinder(Analyser({"fi": lemmatizer})).find


def ids(offers):
    return [each.product_id for each in offers.opportunities]


def barred(offers):
    return offers.no_offer and offers.no_offer.reason


@pytest.mark.parametrize(
    "said",
    [
        "Wifi ei kuulu yläkertaan.",
        "Meiän wifi ei kyllä kuulu tonne yläkertaan yhtään",
        "wlan ei kuulu ylakerrassa",
        "Yläkerrassa ei kuulu wifi",
        "Moikka! Lasku tuli jo, kiitos. Mutta wi-fi ei kuulu yläkertaan saakka.",
        "wifi on yläkerrassa tosi heikko, kuuluu huonosti",
    ],
)
def test_a_signal_is_heard_inflected_spoken_misspelt_and_in_any_order(find, said):
    assert ids(find(reading(said))) == ["mesh"]


@pytest.mark.parametrize(
    "said",
    [
        "Wifi kuuluu yläkertaan hyvin, kiitos.",
        "En tarvitse nopeampaa nettiä.",
        "Naapurin wifi ei kuulu yläkertaan.",
        "Ennen meillä oli talo, jossa wifi ei kuulunut yläkertaan.",
        "Wifi ei kuulunut yläkertaan, mutta nyt se toimii.",
        'Mainoksessanne lukee "Wifi ei kuulu yläkertaan?" ja se on hassu.',
        "> Wifi ei kuulu yläkertaan.\nTähän en osaa sanoa mitään.",
        "Miten vaihdan wifin salasanan?",
        "",
        "😀😀",
    ],
)
def test_no_need_is_heard_where_none_is_voiced(find, said):
    offers = find(reading(said, "Kiitos."))
    assert not offers.opportunities
    assert offers.no_offer is None


def test_only_the_customer_voices_needs(find):
    said = [
        "b: Eikö wifi kuulu yläkertaan?",
        "a: Wifi ei kuulu yläkertaan, vai mitä?",
        "Kuuluu se.",
    ]
    assert not find(reading(*said)).opportunities


def test_an_opportunity_tells_need_price_checks_and_why_in_the_advisors_language(find):
    opportunity = find(reading(NEED, advisor_language="sv")).opportunities[0]
    assert opportunity.name == "Lumi Mesh-wifi"
    assert opportunity.need == "Wifi kuuluu joka huoneeseen myös isossa talossa."
    assert opportunity.evidence.message == 0
    assert opportunity.evidence.quote == NEED
    assert f"{opportunity.price.amount} {opportunity.price.unit}" == "4.90 kk"
    assert opportunity.why_it_helps == (
        f"Kundens ord ”{NEED.rstrip('.')}” tyder på ett behov som Lumi Mesh-wifi är till för: "
        "”Wifi kuuluu joka huoneeseen myös isossa talossa.”"
    )


def test_the_sources_about_the_product_are_cited(find):
    articles = [found("art-1#1"), found("art-2#1", products=["mesh"])]
    cases = [found("case-1#1", products=["mesh"], kind="case")]
    read = reading(NEED, articles=articles, cases=cases)
    shown = [
        type("Shown", (), {"n": n, "passage_id": each.passage.passage_id})
        for n, each in enumerate((*articles, *cases), start=1)
    ]
    assert find(replace(read, sources=shown)).opportunities[0].cites == (2, 3)


def test_what_the_helpdesk_does_not_know_is_to_be_checked_first(find):
    unknown = dict.fromkeys(
        ("segment", "marketing_consent", "open_invoice", "age_group", "products")
    )
    checks = find(reading(NEED, customer=unknown)).opportunities[0].check_first
    assert checks == (
        "Tarkista markkinointilupa ennen tarjoamista.",
        "Tarkista, ettei asiakkaalla ole erääntynyttä laskua avoinna.",
        "Varmista, että asiakas on täysi-ikäinen.",
        "Tarkista, ettei asiakkaalla ole jo tätä tai vastaavaa tuotetta.",
    )


def test_nothing_is_to_be_checked_of_what_is_known(find):
    assert find(reading(NEED)).opportunities[0].check_first == ()


@pytest.mark.parametrize(
    ("customer", "reason"),
    [
        ({"age_group": "under-18", "open_invoice": True}, "minor"),
        ({"open_invoice": True, "marketing_consent": False}, "payment"),
        ({"marketing_consent": False, "products": ["mesh"]}, "no_consent"),
        ({"products": ["mesh"]}, "owned"),
    ],
)
def test_the_first_bar_that_holds_is_the_reason(find, customer, reason):
    offers = find(reading(NEED, customer=customer))
    assert not offers.opportunities
    assert barred(offers) == reason
    assert offers.no_offer.explanation


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_explanation_is_in_the_advisors_language(find, language):
    offers = find(reading(NEED, customer={"products": ["mesh"]}, advisor_language=language))
    start = {"fi": "Asiakkaalla on jo", "sv": "Kunden har redan", "en": "The customer already has"}
    assert offers.no_offer.explanation.startswith(start[language])


def test_no_bar_is_told_where_no_product_matched(find):
    offers = find(reading("Isäni kuoli. Miten teen osoitteenmuutoksen?"))
    assert not offers.opportunities
    assert offers.no_offer is None


def test_what_is_owned_or_unsuitable_does_not_bar_the_rest(find):
    said = "Netti on hidas. Lisäksi wifi ei kuulu yläkertaan."
    offers = find(reading(said, customer={"products": ["koti-200"]}))
    assert ids(offers) == ["mesh"]


def test_of_products_that_exclude_each_other_one_is_offered(find):
    said = "Netti on hidas, ja nopeus ei riitä kun koko perhe on netissä yhtä aikaa."
    assert len({"koti-200", "koti-1000"} & set(ids(find(reading(said))))) == 1


def test_a_company_is_not_offered_what_is_for_consumers(find):
    said = "Yrityksellemme haluaisin kiinteän hinnan sähkölle."
    known = find(reading(said, field="energy", customer={"segment": "business"}))
    told = find(reading(said, field="energy", customer={"segment": None}))
    assert barred(known) == barred(told) == "unsuitable"


def test_words_of_the_organisation_for_customers_words_are_understood(find):
    product = Product(id="lift", name={"fi": "Ovelta ovelle"}, signals=("tarvitsen porrashissin",))
    synonym = Synonym(language="fi", customer_word="rollaattori", our_word="porrashissi")
    handbook = Handbook(products=(product,))
    said = "Tarvitsisin rollaattorin."
    assert not find(reading(said, handbook=handbook)).opportunities
    understood = handbook.model_copy(update={"synonyms": (synonym,)})
    assert ids(find(reading(said, handbook=understood))) == ["lift"]


def test_the_organisations_own_moment_that_bars_is_told_by_its_id(find):
    moment = Moment(id="lakko", signals={"fi": ("lakossa",)})
    handbook = fields()["telecom"].model_copy(update={"moments": (*defaults().moments, moment)})
    offers = find(reading(f"Olette lakossa. {NEED}", handbook=handbook))
    assert barred(offers) == "unsuitable"
    assert "lakko" in offers.no_offer.explanation
    shown = moment.model_copy(update={"bars_offer": False})
    informed = handbook.model_copy(update={"moments": (*defaults().moments, shown)})
    assert ids(find(reading(f"Olette lakossa. {NEED}", handbook=informed))) == ["mesh"]


def test_words_of_a_need_are_not_taken_for_a_fault_unless_it_is_acute_or_ours(find):
    assert ids(find(reading("mun netti pätkii koko ajan"))) == ["koti-200"]
    assert barred(find(reading("netti on pätkinyt eilisestä asti, korjatkaa"))) == "fault"
    ours = reading("mun netti pätkii koko ajan", customer={"products": ["koti-200"]})
    assert barred(find(ours)) == "fault"


def test_the_small_words_of_a_moment_s_signal_must_be_said_too(find):
    need = "There's no wifi in the bedroom."
    assert barred(find(reading(f"I can't cover this. {need}", language="en"))) == "payment"
    assert ids(find(reading(f"Nothing covers it yet. {need}", language="en"))) == ["mesh"]


def test_a_fault_for_which_help_is_sought_of_us_is_a_need(find):
    broken = "Wifi ei kuulu yläkertaan, siellä mikään ei toimi."
    assert barred(find(reading(broken))) == "fault"
    assert ids(find(reading(f"{broken} Mikä neuvoksi?"))) == ["mesh"]


def test_how_old_a_thing_is_and_what_has_happened_already_tell_of_no_having(find):
    assert ids(find(reading("Meillä on tuo talo jo 34 vuotta vanha. Wifi ei kuulu yläkertaan.")))
    assert ids(find(reading("Naapuri on jo kysynyt, mutta meillä wifi ei kuulu yläkertaan.")))


def test_what_articles_on_other_things_carry_is_asked_for_its_own_sake(find):
    other = found("a-1#1", products=["reissu"], share=0.7)
    assert ids(find(reading(NEED, articles=[other]))) == []
    about = found("a-2#1", products=["mesh"], share=0.6)
    assert ids(find(reading(NEED, articles=[other, about]))) == ["mesh"]
    assert ids(find(reading(NEED, articles=[replace(other, share=0.3)]))) == ["mesh"]
    untold = found("a-3#1", share=0.7)
    assert ids(find(reading(NEED, articles=[untold]))) == ["mesh"]
    assert ids(find(reading(NEED, articles=[untold, replace(about, share=0.2)]))) == ["mesh"]


def test_a_question_that_an_article_answers_is_no_need_of_what_it_names(find):
    ticket = {
        "id": "kausi",
        "name": {"fi": "Kausilippu"},
        "need": "Asiakas matkustaa lähes joka päivä.",
        "signals": ["ostan aina kertalippuja"],
    }
    handbook = defaults().model_copy(update={"products": (Product.model_validate(ticket),)})
    untold = found("art-5#1", share=0.9)
    asked = reading("Mitä maksaa kertalippu?", handbook=handbook, articles=[untold])
    assert ids(find(asked)) == []
    told = reading("Ostan aina kertalippuja, olenko hölmö?", handbook=handbook, articles=[untold])
    assert ids(find(told)) == ["kausi"]


def test_a_fault_in_the_words_of_any_signal_of_the_need_bars_nothing(find):
    alerts = {
        "id": "vahti",
        "name": {"en": "Outage alerts"},
        "need": "Asiakas haluaa tietää katkoista.",
        "signals": ["freezer thawed while away", "no warning about outages"],
    }
    handbook = defaults().model_copy(update={"products": (Product.model_validate(alerts),)})
    said = "Our freezer thawed while away, there was no warning about outages."
    assert ids(find(reading(said, language="en", handbook=handbook))) == ["vahti"]


def test_a_product_without_name_or_signals_harms_nothing(find):
    handbook = Handbook(products=(Product(id="x", name={}, signals=("", "  ", "🎉")),))
    assert not find(reading(NEED, handbook=handbook)).opportunities


def test_at_most_three_are_offered(find):
    products = tuple(
        Product(id=f"p{n}", name={"fi": f"Tuote {n}"}, signals=(thing,))
        for n, thing in enumerate(("ostin veneen", "ostin koiran", "ostin auton", "ostin talon"))
    )
    said = ["Ostin veneen.", "Ostin koiran.", "Ostin auton.", "Ostin talon."]
    offers = find(reading(*said, handbook=Handbook(products=products)))
    assert len(offers.opportunities) == MOST_OFFERED


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_quotes_stand_in_their_messages(find, said):
    read = reading(*(f"c: {each} {NEED}\n{each}" for each in said))
    for each in find(read).opportunities:
        assert each.evidence.quote in read.conversation.messages[each.evidence.message].text


def test_a_long_conversation_and_a_long_message_are_read(find):
    said = [f"Rivi {n}, jossa ei pyydetä mitään." for n in range(500)]
    assert ids(find(reading(*said, NEED))) == ["mesh"]
    assert ids(find(reading("Sana toisensa perään. " * 7000 + NEED))) == ["mesh"]
