import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.analysis import Analyser
from neuvoja.language.negation import negated

STEMS_ONLY = Analyser({})


def marked(analyser, text, language):
    tokens = analyser.tokens(text, language)
    found = negated(tokens, language)
    return {token.text for at, token in enumerate(tokens) if at in found}


FINNISH = [
    ("En tarvitse kuitua, mutta sähkö kiinnostaa", "kuitua", "sähkö"),
    ("kuitua en tarvitse enkä halua aurinkopaneeleita", "kuitua aurinkopaneeleita", ""),
    ("mulla ei oo kuitua ja haluisin sähkön", "kuitua", "sähkön"),
    ("emmä mitään kuitua tarvii", "kuitua", ""),
    ("Haluan sähkön ilman kuitua", "kuitua", "sähkön"),
    ("en pärjää ilman nettiä", "pärjää", "nettiä"),
    ("ei vain sähkö vaan myös kuitu", "", "sähkö kuitu"),
    ("eikö teillä ole kuitua", "", "kuitua"),
    ("en usko että tarvitsen kuitua", "kuitua", ""),
    ("jos muuttaisin niin paljonko kuitu maksaa", "muuttaisin", "kuitu"),
    ("olisi kiva jos saisin kuidun", "", "kuidun"),
    ("voitko tarkistaa jos meille saisi kuidun", "", "kuidun"),
    ("naapurilla on kuitu ja haluan saman", "naapurilla kuitu", "saman"),
    ("kaverini sanoi että kuitu on nopea, minä haluan tv:n", "kaverini", "haluan"),
    ("tilasin naapurin kanssa kuidun", "", "kuidun"),
    ("lasku jäi maksamatta", "maksamatta", "lasku"),
    ("etteivät nosta hintaa", "hintaa", ""),
    ("älkää lähettäkö laskua. Haluan sopimuksen", "laskua", "sopimuksen"),
    ("En. Haluan kuidun", "", "kuidun"),
    ("haluisin et mä saisin kuidun", "", "kuidun"),
    ("et kai nosta hintaa", "hintaa", ""),
]
SWEDISH = [
    ("Jag behöver inte fiber, men el intresserar", "fiber", "el"),
    ("Fiber behöver jag inte", "Fiber", ""),
    ("Om jag flyttar så vill jag ha el", "flyttar", "el"),
    ("Jag undrar om ni har fiber", "", "fiber"),
    ("det vore bra om jag kunde få fiber", "", "fiber"),
    ("frågan gäller fakturan om fiber", "", "fiber fakturan"),
    ("min granne har fiber och jag vill ha samma", "fiber", "samma"),
    ("vi klarar oss inte utan internet", "klarar", "internet"),
    ("inte fiber utan el", "fiber", "el"),
    ("el utan fiber tack", "fiber", "el"),
    ("inte bara el utan också fiber", "", "el fiber"),
    ("jag tror inte att jag behöver fiber", "fiber", ""),
]
ENGLISH = [
    ("I don't need fibre but I want power", "fibre", "power"),
    ("i dont want fibre", "fibre", ""),
    ("I'm not interested in solar panels", "solar panels", ""),
    ("Fibre isn't needed", "Fibre", ""),
    ("Fibre is not needed", "Fibre", ""),
    ("If I moved, could I get fibre", "moved", "fibre"),
    ("I wonder if you have fibre", "", "fibre"),
    ("it would be nice if I had fibre", "", "fibre"),
    ("My neighbour has fibre and I want it too", "fibre", "want"),
    ("I can't live without internet", "live", "internet"),
    ("power without fibre", "fibre", "power"),
    ("not only power but also fibre", "", "power fibre"),
    ("I don't think that I need fibre", "fibre", ""),
    ("no thanks, I want solar", "thanks", "solar"),
]


@pytest.mark.voikko
@pytest.mark.parametrize(("text", "denied", "kept"), FINNISH)
def test_finnish_denials_reach_their_clause_and_no_further(lemmatizer, text, denied, kept):
    found = marked(Analyser({"fi": lemmatizer}), text, "fi")
    assert set(denied.split()) <= found
    assert not set(kept.split()) & found


@pytest.mark.parametrize(
    ("text", "denied", "kept"),
    [row for row in FINNISH if "naapuri" not in row[0] and "kaveri" not in row[0]],
)
def test_finnish_denials_are_seen_without_a_dictionary(text, denied, kept):
    found = marked(STEMS_ONLY, text, "fi")
    assert set(denied.split()) <= found
    assert not set(kept.split()) & found


@pytest.mark.parametrize(("text", "denied", "kept"), SWEDISH)
def test_swedish_denials_reach_their_clause_and_no_further(text, denied, kept):
    found = marked(STEMS_ONLY, text, "sv")
    assert set(denied.split()) <= found
    assert not set(kept.split()) & found


@pytest.mark.parametrize(("text", "denied", "kept"), ENGLISH)
def test_english_denials_reach_their_clause_and_no_further(text, denied, kept):
    found = marked(STEMS_ONLY, text, "en")
    assert set(denied.split()) <= found
    assert not set(kept.split()) & found


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_where_nothing_is_said_nothing_is_denied(language):
    assert negated([], language) == set()


def test_what_is_only_supposed_counts_unless_it_is_left_out():
    tokens = STEMS_ONLY.tokens("Jos muutat, ilmoita", "fi")
    assert negated(tokens, "fi")
    assert not negated(tokens, "fi", supposed=False)


@given(
    st.lists(st.sampled_from(["en", "ei", "jos", "om", "inte", "if", "not", "ilman", ",", "ja"])),
    st.sampled_from(["fi", "sv", "en"]),
)
def test_only_words_of_the_text_are_marked(words, language):
    tokens = STEMS_ONLY.tokens(" ".join(words), language)
    assert negated(tokens, language) <= set(range(len(tokens)))
