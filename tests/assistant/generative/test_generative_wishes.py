"""Which language an advisor's wish names."""

import pytest

from neuvoja.assistant.generative.wishes import wished_language


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("på svenska", "sv"),
        ("På svenska, tack!", "sv"),
        ("svenska", "sv"),
        ("Svara hellre på finska", "fi"),
        ("Översätt till engelska", "en"),
        ("in English", "en"),
        ("English please", "en"),
        ("Switch to Swedish", "sv"),
        ("translate into Finnish and make it shorter", "fi"),
        ("suomeksi", "fi"),
        ("Kirjoita suomen kielellä", "fi"),
        ("lyhyempi ja ruotsiksi", "sv"),
        ("Käännä asiakkaalle ruotsiksi", "sv"),
        ("englanninkielisenä", "en"),
        ("Ei ruotsiksi vaan suomeksi", "fi"),
        ("Inte på svenska utan på engelska", "en"),
        ("Vastaa suomeksi, vaikka asiakas kirjoitti ruotsiksi", "fi"),
        ("Vaikka asiakas kirjoitti ruotsiksi, vastaa suomeksi", "fi"),
        ("Asiakas haluaa vastauksen englanniksi", "en"),
        ("The customer prefers an answer in Swedish", "sv"),
        ("Svara på finska fast kunden skrev på svenska", "fi"),
        ("Skriv till kunden på svenska", "sv"),
    ],
)
def test_a_wish_for_a_language_is_understood_in_three_languages(wish, language):
    assert wished_language(wish) == language


@pytest.mark.parametrize(
    "wish",
    [
        None,
        "",
        "lyhyempi",
        "pahoittele enemmän",
        "kortare",
        "make it warmer",
        "Mainitse, että toimitus Suomessa on ilmainen",
        "Asiakas kirjoitti ruotsiksi",
        "The source is in Finnish",
        "älä vastaa englanniksi",
        "mention the Swedish authorities and what they require of us",
        "Kerro englantilaisesta vaihtoehdosta",
    ],
)
def test_other_wishes_name_none(wish):
    assert wished_language(wish) is None
