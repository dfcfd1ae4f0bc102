"""The moments that a conversation is in."""

import json

import pytest
from desk_readings import defaults, examples, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko


@pytest.fixture(scope="module")
def moments(lemmatizer):
    reader = MomentReader(Analyser({"fi": lemmatizer}))

    def heard(*said, language="fi", **more):
        read = reading(*said, language=language, handbook=defaults(), **more)
        return {each.moment.id for each in reader.heard(read)}

    return heard


BEREAVED = {
    "fi": [
        "Isäni on kuollut ja kuolinpesän asiat pitäisi hoitaa.",
        "Mieheni menehtyi tammikuussa.",
        "äiti kuoli viime viikolla",
        "mun mummo nukku pois eilen",
        "Jäin leskeksi.",
        "Edesmenneen vaimoni liittymä pitäisi sulkea.",
        "Isä ei ole enää keskuudessamme.",
        "Hautajaiset ovat lauantaina.",
        "Siskon kuoleman jälkeen tuli vielä lasku.",
        "Puolisoni, joka oli asiakkaanne, kuoli keväällä.",
        "Eilen kuoli äitini.",
        "Isä sairastui ja kuoli kesällä.",
        "Liittymän omistaja kuoli.",
        "[NIMI_1] kuoli eilen.",
        "Liittymä pois, kuoli eilen sairaalassa.",
        "anopin kuolema",
        "Olen pesänselvittäjä ja tarvitsen saldotodistuksen vainajan tilistä.",
    ],
    "sv": [
        "Min man gick bort i mars.",
        "Jag sköter dödsboet efter mamma.",
        "Min mormor avled i går.",
        "Pappa har dött.",
        "Den avlidnes konto ska stängas.",
        "Jag blev änka i våras.",
        "I går dog min mormor.",
        "Pappa blev sjuk och dog i somras.",
        "Min granne är död och jag sköter posten.",
        "Kontoinnehavaren har dött.",
    ],
    "en": [
        "My husband passed away last month.",
        "I am the executor of my aunt's estate.",
        "My mother died in June.",
        "I need to close the account of the deceased.",
        "My late father had an account with you.",
        "My dad fell ill and died.",
        "My father in hospital died on Monday.",
        "The account holder has died.",
        "Died yesterday, please cancel.",
        "My neighbour is dead, who may have his post?",
        "Grandpa passed on last night, the funeral is on Friday.",
    ],
}
MINORS = {
    "fi": [
        "oon 16",
        "Olen 15-vuotias.",
        "moi oon 14v ja haluisin puhelimen",
        "olen kuusitoista ja asun kotona",
        "oon vasta 12 mut osaan kyllä",
        "Olen syntynyt 2012.",
        "Käyn yläastetta.",
        "oon kasilla",
        "Saako tän ilman vanhempien lupaa, äiti ei tiedä?",
        "15-vuotias täällä, hei!",
        "En ole täysi-ikäinen vielä.",
    ],
    "sv": ["jag är 14 år", "Jag är sexton och vill öppna ett konto.", "Jag är minderårig."],
    "en": ["I'm 17", "i am 15 years old", "I’m sixteen and I have a job.", "I am underage."],
}
GROWN_UP = {
    "fi": [
        "Lapseni on 15-vuotias.",
        "Tyttäreni täyttää 16 ja tarvitsee kortin.",
        "Olen 15-vuotiaan pojan äiti.",
        "Olen ollut asiakas 16 vuotta.",
        "Olen 17 kilometrin päässä keskustasta.",
        "Asun osoitteessa Kaarnatie 17.",
        "Olen 45-vuotias.",
        "Laskussa on 16 euroa liikaa.",
    ],
    "sv": ["Min son är 14 år.", "Jag är kund sedan 15 år.", "Jag är 16 mil bort."],
    "en": ["My daughter is 16.", "I'm 17 weeks pregnant.", "I'm 12 minutes away.", "I am 52."],
}

SWINDLED = {
    "fi": [
        "Annoin juuri pankkitunnukseni huijarille puhelimessa!",
        "Syötin korttitiedot sivulle, joka olikin huijaus.",
        "Apua, kerroin tunnusluvun jollekin joka väitti olevansa poliisi. Se taisi olla huijari.",
        "Minua huijattiin, tili on tyhjennetty.",
        "Äitini antoi verkkopankkitunnuksensa tuntemattomalle soittajalle.",
        "klikkasin linkkiä ja näppäilin pin-koodin, oliko se huijausviesti",
        "Pelkään että annoin tunnukseni huijareille.",
        "Tililtäni on viety rahaa",
    ],
    "sv": [
        "Jag gav mina bankkoder till en bedragare.",
        "En bluffare frågade efter min bankkod och jag gav den.",
        "Skrev in kortuppgifterna på en falsk sida nyss.",
        "Jag har blivit lurad på pengar.",
        "Mamma lämnade ut sina koder till en okänd person i telefon.",
        "Bedragaren tog mina pengar",
    ],
    "en": [
        "I just gave my bank details to a scammer.",
        "Someone pretending to be you asked for my bank details and I typed them in.",
        "I typed my password into a fake site.",
        "I've been scammed out of 500 euros.",
        "My mum read out her card number to someone pretending to be you.",
        "someone emptied my account",
        "I told a stranger my pin and now I'm scared",
    ],
}
NOT_SWINDLED = {
    "fi": [
        "Sain huijausviestin, jossa pyydettiin tunnuksia.",
        "En antanut tunnuksia huijarille.",
        "Syötin salasanan, mutta en pääse sisään.",
        "Onko teillä suojaa huijauksia vastaan?",
        "Naapuria huijattiin viime kuussa, mietin suojaa itselleni.",
        "Annoin koodin kuljettajalle ja paketti tuli.",
        "Jos antaisin tunnukset huijarille, mitä tapahtuisi?",
    ],
    "sv": [
        "Jag fick ett bluffmeddelande om min kod.",
        "Jag har inte gett koden till någon bedragare.",
        "Vilket skydd har ni mot bedrägerier?",
        "Jag skrev in lösenordet men kommer inte in.",
    ],
    "en": [
        "I got a scam text asking for my password.",
        "I did not give my details to the scammer.",
        "Do you have protection against scams?",
        "I entered my password but it does not work.",
        "I gave the code to the courier.",
    ],
}


def pairs(table):
    return [(language, said) for language, texts in table.items() for said in texts]


@pytest.mark.parametrize(("language", "said"), pairs(BEREAVED))
def test_a_death_is_understood_in_many_words(moments, language, said):
    assert "bereavement" in moments(said, language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Puhelimen akku kuoli kesken kaiken."),
        ("fi", "Yhtiön kuitu kuoli."),
        ("fi", "Eilen kuoli meidän netti."),
        ("fi", "Äidin puhelin on kuollut."),
        ("fi", "Avaimeni hukkui metsään."),
        ("fi", "Kuolen tylsyyteen ilman nettiä."),
        ("fi", "Kuolemantauti ei ole, mutta netti on hidas."),
        ("sv", "Min hund är snäll. Batteriet dog."),
        ("sv", "Fibern har dött."),
        ("sv", "I går dog nätet."),
        ("sv", "Skrivaren startade och dog."),
        ("sv", "Jag hade biljetten i appen, telefonen dog."),
        ("sv", "Min sons surfplatta dog."),
        ("en", "My phone died and there is a dead spot at home."),
        ("en", "The company fibre has just died."),
        ("en", "My mother's phone died."),
        ("en", "My daughter dropped it in the bath and it died."),
        ("en", "The battery in my smart meter is dead."),
        ("en", "I closed the window."),
    ],
)
def test_things_that_die_are_no_bereavement(moments, language, said):
    assert "bereavement" not in moments(said, language=language)


def test_our_condolences_tell_of_a_bereavement(moments):
    assert "bereavement" in moments("Soitan isän asioista.", "a: Otan osaa.", "Kiitos.")


def test_the_subject_tells_too(moments):
    assert "bereavement" in moments("Liitteenä paperit.", subject="Kuolinpesä")


@pytest.mark.parametrize(("language", "said"), pairs(MINORS))
def test_a_minor_is_known_by_the_age_or_the_school(moments, language, said):
    assert "minor" in moments(said, language=language)


@pytest.mark.parametrize(("language", "said"), pairs(GROWN_UP))
def test_other_numbers_and_other_peoples_ages_make_no_minor(moments, language, said):
    assert "minor" not in moments(said, language=language)


def test_an_age_is_understood_as_an_answer(moments):
    assert "minor" in moments("Voinko tilata?", "a: Kuinka vanha olet?", "16")
    assert "minor" in moments("Voinko tilata?", "a: Oletko täysi-ikäinen?", "en vielä")
    assert "minor" not in moments("Voinko tilata?", "a: Kuinka vanha olet?", "36")
    assert "minor" not in moments("Voinko tilata?", "a: Montako lasta?", "12")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "En pysty maksamaan laskua."),
        ("fi", "ei oo varaa maksaa tätä"),
        ("fi", "Sain perintäkirjeen."),
        ("fi", "Luottotiedot meni."),
        ("fi", "Mut lomautettiin ja lasku on iso."),
        ("fi", "Olen ulosotossa."),
        ("sv", "Jag har inte råd att betala."),
        ("sv", "Räkningen har gått till inkasso."),
        ("en", "I can't afford it and it has gone to debt collection."),
        ("en", "I am behind on payments."),
    ],
)
def test_trouble_with_paying_is_understood(moments, language, said):
    assert "payment" in moments(said, language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Lasku on maksettu eilen."),
        ("fi", "Meillä ei ole maksuvaikeuksia."),
        ("fi", "Sain perintäkirjeen, mutta lasku on jo maksettu."),
        ("sv", "Inkassokravet är fel, fakturan är betald."),
        ("en", "The collection letter is wrong, I have paid it."),
    ],
)
def test_what_is_paid_is_no_trouble(moments, language, said):
    assert "payment" not in moments(said, language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Ei ole mitään valittamista."),
        ("sv", "Jag har inget att klaga på."),
        ("en", "I have no complaints at all."),
        ("fi", "Naapuri teki valituksen meistä."),
    ],
)
def test_a_denied_or_foreign_complaint_is_none(moments, language, said):
    assert "complaint" not in moments(said, language=language)


def test_a_fault_stands_until_it_is_mended(moments):
    fault = "Netti ei toimi."
    assert "fault" in moments(fault)
    assert "fault" in moments(fault, "a: Vika korjataan huomenna.", "ok kiitos")
    assert "fault" not in moments(fault, "a: Vika on nyt korjattu.")
    assert "fault" not in moments(fault, "a: Kokeile käynnistää.", "nyt toimii, kiitos")
    assert "fault" not in moments("Netti oli poikki, mutta nyt toimii.")
    assert "fault" in moments(fault, "a: Vika on nyt korjattu.", "ei toimi vieläkään")


def test_a_complaint_stands_until_the_customer_is_content(moments):
    said = ["Laskutitte kahdesti, vaadin hyvitystä."]
    assert "complaint" in moments(*said)
    assert "complaint" in moments(*said, "a: Selvitän asian ja palaan.", "ok")
    assert "complaint" not in moments(*said, "a: Hyvitin ylimääräisen laskun.", "Hyvä, kiitos.")
    assert "complaint" in moments(*said, "a: Hyvitin laskun.", "Ei riitä, haluan korvauksen.")


def test_a_feared_or_imagined_fault_is_none(moments):
    assert "fault" not in moments("Pelkään, että laite hajoaa.")
    assert "fault" not in moments("Korvaako vakuutus, jos puhelin menee rikki?")


def test_leaving_is_a_cancellation_and_having_left_another_is_not(moments):
    assert "cancellation" in moments("Haluan irtisanoa sopimuksen.")
    assert "cancellation" in moments("Lopetan tilauksen, koska haluan lopettaa sopimuksen.")
    assert "cancellation" not in moments("Irtisanoin vanhan sopimukseni toisessa yhtiössä.")
    assert "cancellation" not in moments("En ole irtisanomassa mitään.")
    assert "cancellation" not in moments("Haluan irtisanoa sopimuksen.", "En irtisanokaan.")


@pytest.mark.parametrize(
    ("ids", "missed"),
    [(("bereavement", "minor", "payment"), 0.03), (("complaint", "fault", "cancellation"), 0.05)],
)
def test_moments_are_understood_in_nearly_all_of_some_300_wordings(moments, ids, missed):
    told = [each for each in examples("moments.jsonl") if each["moment"] in ids]
    unheard = [
        each["text"]
        for each in told
        if each["moment"] not in moments(each["text"], language=each["language"])
    ]
    assert len(unheard) <= missed * len(told), unheard


@pytest.mark.shared
def test_no_help_question_sounds_like_death_debt_or_a_minor(moments, shared_data):
    lines = (shared_data / "bc-docs-fi-sv" / "faq_queries.jsonl").read_text("utf-8").splitlines()
    asked = [
        (language, json.loads(line).get(language)) for line in lines for language in ["fi", "sv"]
    ]
    hard = {"bereavement", "minor", "payment"}
    assert [
        text for language, text in asked if text and hard & moments(text, language=language)
    ] == []


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_listened_to(moments, said):
    moments(said, f"a: {said}", said)


def test_every_default_moment_has_signals_in_three_languages():
    known = {each.id: each for each in defaults().moments}
    assert set(known) >= {"bereavement", "minor", "complaint", "fault", "payment", "cancellation"}
    for moment in known.values():
        assert moment.bars_offer
        assert set(moment.signals) == {"fi", "sv", "en"}
        assert all(len(set(each)) == len(each) > 9 for each in moment.signals.values())


def test_scam_messages_are_no_complaint_about_us_and_a_scam_of_ours_is(moments):
    assert moments("Mun mummo sai huijausviestejä, mitä tehdään?") == set()
    assert "complaint" in moments("Tämä lasku on pelkkää huijausta!")


@pytest.mark.parametrize(("language", "said"), pairs(SWINDLED))
def test_who_was_swindled_is_understood(moments, language, said):
    assert "scam" in moments(said, language=language)


@pytest.mark.parametrize(("language", "said"), pairs(NOT_SWINDLED))
def test_who_only_speaks_of_swindlers_or_secrets_was_not_swindled(moments, language, said):
    assert "scam" not in moments(said, language=language)
