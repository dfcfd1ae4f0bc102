"""The text that sentences make, and the manners around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reply_readings import HANDBOOK, reading

from neuvoja.assistant.extractive.moments.moments import MomentReader
from neuvoja.assistant.extractive.replying.compose import courtesies, joined
from neuvoja.assistant.extractive.replying.manners import Courtesy
from neuvoja.domain.organisation import Manners, Organisation
from neuvoja.domain.suggestion import Quote, Sentence
from neuvoja.language.analysis import Analyser


def cited(text, n=1):
    quote = Quote(n=n, start=0, end=len(text))
    return Sentence(text=text, cites=(n,), quotes=(quote,), support="supported")


REPLY = [
    *courtesies(["Hei!", "Kiitos."]),
    cited("Tilaus maksaa 5 €."),
    cited("Toimitus kestää viikon."),
    cited("Tarvitset:"),
    cited("- nimen"),
    cited("- numeron"),
    cited("Muuta ei tarvita.", n=2),
    *courtesies(["Autanko vielä?"]),
]


def test_a_chat_is_short_lines():
    assert joined(REPLY, "chat") == (
        "Hei! Kiitos.\n"
        "Tilaus maksaa 5 €. Toimitus kestää viikon.\n"
        "Tarvitset:\n- nimen\n- numeron\n"
        "Muuta ei tarvita.\n"
        "Autanko vielä?"
    )


def test_a_letter_has_blank_lines():
    assert joined(REPLY, "email") == (
        "Hei!\n\nKiitos.\n\n"
        "Tilaus maksaa 5 €. Toimitus kestää viikon.\n\n"
        "Tarvitset:\n- nimen\n- numeron\n\n"
        "Muuta ei tarvita.\n\n"
        "Autanko vielä?"
    )


texts = st.text("abc. ", min_size=1).filter(str.strip).map(str.strip)


@given(st.lists(st.tuples(texts, st.sampled_from([0, 1, 2])), max_size=8))
def test_a_text_is_its_sentences_in_order_and_white_space(parts):
    sentences = [cited(text, n) if n else courtesies([text])[0] for text, n in parts]
    text = joined(sentences, "chat")
    for sentence in sentences:
        text = text.lstrip()
        assert text.startswith(sentence.text)
        text = text[len(sentence.text) :]
    assert text == ""


def test_an_unsupported_sentence_never_enters():
    invented = Sentence(text="Lahja kaupan päälle.", support="unsupported")
    assert joined([cited("Hinta on 5 €."), invented], "chat") == "Hinta on 5 €."


@pytest.fixture(scope="module")
def courtesy(lemmatizer):
    return Courtesy(MomentReader(Analyser({"fi": lemmatizer})))


@pytest.mark.voikko
def test_the_first_reply_greets_and_acknowledges(courtesy):
    assert courtesy.opening(reading("Mitä maksaa?")) == ["Hei!", "Kiitos viestistäsi."]


@pytest.mark.voikko
def test_nobody_is_greeted_twice_in_a_chat(courtesy):
    assert courtesy.opening(reading("moi", "> Hei!", "Mitä maksaa?")) == []


@pytest.mark.voikko
def test_every_letter_greets_and_closes(courtesy):
    letter = reading(
        "Mitä maksaa?", "> Hei, 5 €. Terveisin\nAsiakaspalvelu", "Entä kuljetus?", channel="email"
    )
    assert courtesy.opening(letter)[0] == "Hei!"
    assert courtesy.closing(letter) == ["Terveisin\nAsiakaspalvelu"]


@pytest.mark.voikko
def test_the_same_closing_is_not_said_twice_in_a_chat(courtesy):
    assert courtesy.closing(reading("Mitä maksaa?")) == ["Autanko vielä?"]
    assert courtesy.closing(reading("Mitä maksaa?", "> 5 €. Autanko vielä?", "Entä nyt?")) == []


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Äiti kuoli, mitä sopimukselle tapahtuu?", "Otamme osaa suruusi."),
        ("netti ei toimi", "Ikävä kuulla, että kaikki ei ole sujunut niin kuin pitäisi."),
        ("mitä teen jos netti ei toimi", "Kiitos viestistäsi."),
    ],
)
def test_the_acknowledgement_suits_the_moment(courtesy, said, words):
    assert courtesy.opening(reading(said)) == ["Hei!", words]


@pytest.mark.voikko
def test_how_may_i_help_is_not_said_to_who_has_told(courtesy):
    manners = Manners(greeting={"fi": "Asiakaspalvelu, miten voin auttaa?"})
    organisation = Organisation(channels={"chat": manners})
    handbook = HANDBOOK.model_copy(update={"organisation": organisation})
    assert courtesy.opening(reading("Mitä maksaa?", handbook=handbook)) == []
