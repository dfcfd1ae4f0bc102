"""What is another's is not told as the customer's own: examples, segments, other matters."""

from datetime import date

import pytest
from reply_readings import article, reading

from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

COMPENSATION = """
Korvaus on 25 % vuotuisesta maksusta, kun katko kestää yli 24 tuntia.

## Esimerkki

Kun vuotuinen maksu on 480 € ja katko kestää 30 tuntia, korvaus on 120 €.
"""
ERSATTNING = """
Ersättningen är 25 % av årsavgiften när avbrottet varar över 24 timmar.

## Räkneexempel

Din årliga avgift är 600 € och avbrottet varade 30 timmar. Ersättningen är 150 €.
"""


@pytest.fixture(scope="module")
def drafted(lemmatizer):
    writer = ReplyWriter(Analyser({"fi": lemmatizer}))
    return lambda *said, **given: writer.write(reading(*said, **given))


def test_the_figures_of_a_worked_example_are_nobodys(drafted):
    found = article(COMPENSATION, title="Korvaus sähkökatkosta")
    text = drafted("Paljonko on korvaus, kun katko kestää 48 tuntia?", articles=found).reply.text
    assert "25 %" in text
    assert "120 €" not in text


def test_an_example_is_known_by_its_heading_in_swedish(drafted):
    found = article(ERSATTNING, title="Ersättning för avbrott", language="sv")
    text = drafted(
        "Hur stor ersättning får jag för avbrottet? Min årliga avgift är 480 €.",
        articles=found,
        language="sv",
    ).reply.text
    assert "600 €" not in text
    assert "150 €" not in text


@pytest.mark.parametrize(("amount", "told"), [("700", False), ("500", True)])
def test_an_example_is_told_when_it_supposes_what_the_customer_told(drafted, amount, told):
    found = article(
        "Lainan marginaali on 1 %. Esimerkiksi jos lainaa on 500 €, marginaali on 5 € vuodessa.",
        title="Lainan marginaali",
    )
    reply = drafted(
        f"Minulla on lainaa {amount} €, paljonko marginaali on vuodessa?", articles=found
    ).reply
    assert ("5 € vuodessa" in reply.text) == told


def test_the_price_of_another_number_of_things_is_not_told(drafted):
    found = article(
        "Lataus maksaa 1 190 € paikalta. Kymmenen paikan lataus maksaa 11 900 €.",
        title="Paikkojen lataus",
    )
    text = drafted("Mitä lataus maksaa, kun meillä on 24 paikkaa?", articles=found).reply.text
    assert "1 190 €" in text
    assert "11 900 €" not in text


def test_sources_that_differ_in_a_clause_are_named(drafted):
    old = article(
        "Varaa aika sovelluksessa, ja muista, että hukkakäynti maksaa 49 €.",
        id="vanha",
        title="Opas käyntiin",
        updated=date(2025, 1, 1),
        score=41.0,
    )
    new = article(
        "Hukkakäynti maksaa 69 €.",
        id="uusi",
        title="Käynnin hinta",
        updated=date(2026, 1, 1),
        score=40.0,
    )
    draft = drafted("Paljonko hukkakäynti maksaa?", articles=old + new)
    assert "69 €" in draft.reply.text
    assert "49 €" not in draft.reply.text
    assert "sources_disagree" in [each.code for each in draft.notices]


def test_two_things_with_prices_of_their_own_do_not_disagree(drafted):
    one = article("Netti 100 maksaa 20 €.", id="pieni", title="Netin hinnat", score=41.0)
    other = article("Netti 1000 maksaa 40 €.", id="suuri", title="Netin hinnat", score=40.0)
    draft = drafted("Paljonko netti 100 maksaa?", articles=one + other)
    assert "sources_disagree" not in [each.code for each in draft.notices]


def test_the_companies_article_gives_way_to_its_twin(drafted):
    companies = article(
        "Ilmoita muutto lomakkeella. Kerro Y-tunnus ja uusi osoite.",
        id="yritys",
        title="Yrityksen muutto",
        score=44.0,
    )
    everyone = article(
        "Ilmoita muutto sovelluksessa. Muuton voi ilmoittaa myös jälkikäteen.",
        id="koti",
        title="Muutto ja sopimus",
        score=40.0,
    )
    text = drafted("Miten ilmoitan muuton?", articles=companies + everyone).reply.text
    assert "Y-tunnus" not in text
    assert "sovelluksessa" in text


def test_the_bereaved_are_answered_only_of_death(drafted):
    moving = article("Tee sopimus ennen muuttoa sovelluksessa.", title="Sopimus muutossa")
    estate = article(
        "Kuolinpesä voi jatkaa sopimusta.", id="b", title="Sopimus kuolemantapauksessa", score=20.0
    )
    said = "Minun äiti kuoli. Miten teen sopimuksen kanssa?"
    without = drafted(said, articles=moving).reply
    assert without.status == "abstained"
    assert without.questions[0].startswith("Otamme osaa suruusi. Kenen nimissä")
    assert "ennen muuttoa" not in drafted(said, articles=moving + estate).reply.text


@pytest.mark.parametrize(
    ("said", "comforted"),
    [
        ("Netti ei toimi. Miten käynnistän reitittimen?", True),
        ("Miten käynnistän reitittimen, jos netti ei toimi?", False),
    ],
)
def test_comfort_is_for_who_tells_of_trouble(drafted, said, comforted):
    found = article(
        "Käynnistä reititin virtakytkimestä, kun netti ei toimi.", title="Reitittimen käynnistys"
    )
    reply = drafted(said, articles=found).reply
    assert reply.status == "drafted"
    assert ("Ikävä kuulla" in reply.text) == comforted


def test_each_of_several_matters_is_answered_by_its_own_source(drafted):
    bags = article("Laukku maksaa 39 € suunta.", id="laukku", title="Laukut", score=25.0)
    bills = article("Loppumaksu erääntyy 35 päivää ennen lähtöä.", id="maksu", title="Maksaminen")
    text = "Paljonko laukku maksaa ja milloin loppumaksu erääntyy?"
    reply = drafted(text, articles=bills + bags).reply
    cited = [each.cites for each in reply.sentences if each.cites]
    assert cited == [(2,), (1,)]


def test_two_things_that_only_cost_and_come_do_not_disagree(drafted):
    one = article("Uusi kortti maksaa 10 euroa ja tulee 5 päivässä.", id="k", title="Kortti")
    other = article("Se maksaa 25 euroa ja tulee 7 päivässä.", id="s", title="Saldotodistus")
    draft = drafted("Paljonko uusi kortti maksaa?", articles=one + other)
    assert "sources_disagree" not in [each.code for each in draft.notices]
