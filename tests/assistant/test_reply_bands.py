"""Amounts that set a case, and whether they hold for the customer."""

import pytest
from reply_readings import article, reading

from neuvoja.assistant.extractive.asking.amounts import amounts_told
from neuvoja.assistant.extractive.pages.bands import Amount, amounts, bands, fits
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.language.analysis import Analyser


@pytest.mark.parametrize(
    ("language", "label", "inside", "outside"),
    [
        ("fi", "Käynti, alle 60 min", "30 min", "60 min"),
        ("fi", "Käynti, 60 min tai yli", "1 h", "59 min"),
        ("fi", "Lapsi 6–11 v", "9 y old", "12 y old"),
        ("fi", "Yli 75-vuotias", "76 y old", "75 y old"),
        ("fi", "18 vuotta täyttänyt", "18 y old", "17 y old"),
        ("fi", "vähintään 200 €", "200 EUR", "199 EUR"),
        ("sv", "Under 18 år", "17 y old", "18 y old"),
        ("sv", "Barn 4–11 år", "4 y old", "3 y old"),
        ("sv", "de som fyllt 65 år", "65 y old", "64 y old"),
        ("en", "over 65 years", "66 y old", "65 y old"),
        ("en", "up to 2 hours", "120 min", "3 h"),
    ],
)
def test_a_band_holds_what_lies_in_it(language, label, inside, outside):
    told = bands(label, language)
    assert fits(told, amounts([inside])) is True
    assert fits(told, amounts([outside])) is False


def test_of_another_measure_nothing_is_known():
    assert fits(bands("alle 60 min", "fi"), amounts(["30 EUR"])) is None
    assert fits((), amounts(["30 min"])) is None
    assert bands("Avoinna 24 h, 7 päivää", "fi") == ()


def test_where_only_ages_count_a_time_limit_is_none():
    assert bands("Peru vähintään 24 h ennen.", "fi", ages=True) == ()
    assert bands("Alle 20-vuotiaalle ei myönnetä.", "fi", ages=True)


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("fi", "se oli semmonen puolen tunnin aika", Amount(30, "min")),
        ("fi", "ollaan siellä kolme viikkoa", Amount(3 * 7 * 24 * 60, "min")),
        ("fi", "entä 9-vuotiaalle", Amount(9 * 12, "mo")),
        ("fi", "oon 19 ja haluun osamaksun", Amount(19 * 12, "mo")),
        ("sv", "min dotter är 7 och rädd", Amount(7 * 12, "mo")),
        ("en", "it took half an hour", Amount(30, "min")),
        ("en", "my daughter is 7 and terrified", Amount(7 * 12, "mo")),
    ],
)
def test_what_is_told_in_words_is_an_amount_too(language, text, amount):
    assert amount in amounts_told([text], language)


def test_what_is_told_last_of_a_measure_counts():
    told = amounts_told(["entä 9-vuotias", "olen 40-vuotias ja aika on 20 min"], "fi")
    assert told == {Amount(9 * 12, "mo"), Amount(20, "min")}


@pytest.mark.voikko
def test_the_row_of_the_customers_age_is_told(lemmatizer):
    table = (
        "| Matkustaja | Lippu |\n|---|---|\n"
        "| Aikuinen | 30 € |\n| Lapsi 6–11 v | 12 € |\n| Nuori 12–17 v | 19 € |\n"
    )
    read = reading(
        "Paljonko lippu maksaa? Matkustaja on 14-vuotias.",
        articles=article(table, id="a", title="Lippujen hinnat"),
    )
    text = ReplyWriter(Analyser({"fi": lemmatizer})).write(read).reply.text
    assert "19 €" in text
    assert "12 €" not in text
