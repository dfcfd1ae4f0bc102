"""What is read out of a conversation: the questions, what they want, and what they lean on."""

import pytest
from reply_readings import HANDBOOK, reading

from neuvoja.assistant.extractive.asking.asked import Turn
from neuvoja.assistant.extractive.asking.listener import Listener
from neuvoja.assistant.extractive.asking.wanted import clauses, deeds, of_asking, small_talk
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.assistant.extractive.wording.phrases import Heard, speech
from neuvoja.domain.conversation import LANGUAGES, Customer
from neuvoja.domain.organisation import Synonym
from neuvoja.language.analysis import Analyser


@pytest.fixture(scope="module")
def turn_of(lemmatizer):
    analyser = Analyser({"fi": lemmatizer})
    listener = Listener(analyser, Matcher(analyser))

    def turn(*said, **fields):
        return listener.turn(reading(*said, **fields))

    return turn


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Milloin lasku tulee?", {"when"}),
        ("kauanko toimitus kestää", {"when"}),
        ("Paljonko kuitu maksaa?", {"price"}),
        ("mitä se mahtaa maksaa", {"price"}),
        ("Montako tukiasemaa tarvitsen?", {"count"}),
        ("Miten suuri sakko on?", {"count"}),
        ("monellako eurolla saan ostaa", {"price"}),
        ("Miten irtisanon sopimuksen?", {"how"}),
        ("mitä pitää tehdä jos lasku katosi", {"how"}),
        ("Mitä tietoja tarvitsette?", {"needs"}),
        ("Mihin numeroon soitan?", {"contact"}),
        ("Miksi lasku nousi?", {"why"}),
        ("Voiko laskun maksaa osissa?", {"whether"}),
        ("saaks koiran mukaan", {"whether"}),
        ("Mikä on kytkentämaksu?", {"what"}),
        ("Verkko on hidas.", set()),
    ],
)
def test_finnish_questions_want_their_kind_of_answer(turn_of, question, wants):
    assert turn_of(question).asked[0].wants == wants


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("language", "question", "wants"),
    [
        ("sv", "När kommer fakturan?", {"when"}),
        ("sv", "Hur länge dröjer det?", {"when"}),
        ("sv", "Vad kostar det?", {"price"}),
        ("sv", "Hur säger jag upp avtalet?", {"how"}),
        ("sv", "Vilka uppgifter behöver ni?", {"needs"}),
        ("sv", "Kan jag betala senare?", {"whether"}),
        ("sv", "Varför steg priset?", {"why", "price"}),
        ("en", "How long does it take?", {"when"}),
        ("en", "How much is it?", {"price"}),
        ("en", "How do I cancel?", {"how"}),
        ("en", "What do I need to do?", {"how"}),
        ("en", "What documents do you need?", {"needs"}),
        ("en", "Is breakfast included?", {"whether"}),
        ("en", "Who do I call?", {"contact"}),
    ],
)
def test_swedish_and_english_questions_want_theirs(turn_of, language, question, wants):
    assert turn_of(question, language=language).asked[0].wants == wants


@pytest.mark.parametrize(
    ("language", "sentence", "parts"),
    [
        ("fi", "Miten siirrän sopimuksen ja mitä se maksaa?", 2),
        ("fi", "moi oon muuttamas miten sopimus siirtyy", 2),
        ("fi", "Siirtyykö sopimus itsestään ja pitääkö mittari lukea?", 2),
        ("fi", "kuinka paljon se maksaa", 1),
        ("fi", "sähkö ja verkko katkesivat yöllä", 1),
        ("sv", "Vad kostar fiber och hur lång tid tar det?", 2),
        ("sv", "När jag flyttar, hur gör jag med avtalet?", 2),
        ("en", "How much is it and when can you install it?", 2),
        ("en", "I was charged twice", 1),
        ("fi", "kengät ovat pienet, maksaako vaihto isompaan", 2),
        ("fi", "sain laskun, jonka maksoin jo", 1),
        ("sv", "jag har mist kortet, hur spärrar jag det?", 2),
        ("sv", "Vad händer, när jag flyttar?", 1),
        ("sv", "jag studerar i Åbo och vill boka en tid.", 1),
        ("sv", "jag studerar i Åbo, och kan man boka en tid?", 2),
        ("en", "I have a Saver ticket, can I move my trip?", 2),
        ("en", "I got a bill, which I paid, twice", 1),
    ],
)
def test_a_sentence_is_cut_where_another_question_begins(language, sentence, parts):
    assert len(clauses(sentence, speech(language))) == parts


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Kiitos avusta ja mukavaa päivänjatkoa!"),
        ("fi", "ok kiitti, ei muuta"),
        ("fi", "Moikka"),
        ("sv", "Tack så mycket för hjälpen, ha en bra dag"),
        ("sv", "hej"),
        ("en", "Thanks a lot for your help!"),
        ("en", "no, that is all, thank you"),
    ],
)
def test_courtesies_ask_nothing(language, sentence):
    assert small_talk(sentence, speech(language))


@pytest.mark.parametrize("sentence", ["Kiitos, mutta lasku on väärin", "ok, entä hinta?"])
def test_a_thanks_that_goes_on_is_more_than_a_courtesy(sentence):
    assert not small_talk(sentence, speech("fi"))


@pytest.mark.voikko
def test_only_the_turn_after_our_last_message_is_answered(turn_of):
    turn = turn_of("Mitä kuitu maksaa?", "> Kuitu maksaa 30 €.", "Kauanko asennus kestää?")
    assert [each.text for each in turn.asked] == ["Kauanko asennus kestää?"]
    assert {word.form.text for word in turn.asked[0].words} >= {"asennus", "kuitu"}


@pytest.mark.voikko
def test_a_short_question_leans_on_our_message_before_it(turn_of):
    (asked,) = turn_of("Menen Turkkiin.", "> Matkadata sopii.", "mitä se sitten maksaa").asked
    (weight,) = [word.weight for word in asked.words if word.form.text == "matkadata"]
    assert 0 < weight < 1


@pytest.mark.voikko
def test_quoted_mail_is_not_asked_again(turn_of):
    mail = "Mitä kuitu maksaa?\n\nTerveisin Matti\n\n> Hei, milloin lasku tulee?"
    assert [each.text for each in turn_of(mail).asked] == ["Mitä kuitu maksaa?"]


@pytest.mark.voikko
def test_a_follow_up_names_no_subject(turn_of):
    first, second = turn_of("Miten irtisanon sopimuksen ja mitä se maksaa?").asked
    assert not first.follows_on
    assert second.follows_on


@pytest.mark.voikko
def test_customers_words_bring_ours_along_inside_compounds_too(turn_of):
    words = (Synonym(language="fi", customer_word="soppari", our_word="sopimus"),)
    handbook = HANDBOOK.model_copy(update={"synonyms": words})
    (asked,) = turn_of("milloin sähkösoppari päättyy", handbook=handbook).asked
    assert "sahkosopimus" in {ours.text for word in asked.words for ours in word.also}


@pytest.mark.voikko
def test_who_asks_for_a_company_is_known_by_words_or_by_segment(turn_of):
    assert turn_of("Voiko yritys irtisanoa sopimuksen?").asked[0].business
    assert turn_of("Voiko irtisanoa?", customer=Customer(segment="business")).asked[0].business
    consumer = Customer(segment="consumer")
    assert not turn_of("Voiko yritys irtisanoa?", customer=consumer).asked[0].business


def _common(texts):
    """Names of the texts that every language has: of the other languages each speaks of two."""
    return {each for each in texts if not each.startswith("in_")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_languages_have_the_same_sayings(language):
    mine, finnish = speech(language), speech("fi")
    assert mine.asks.keys() == finnish.asks.keys()
    assert mine.offers.keys() == finnish.offers.keys()
    assert _common(mine.texts) == _common(finnish.texts)
    assert mine.notices.keys() == finnish.notices.keys()
    assert mine.missing.keys() == {*mine.asks, "whether"}


@pytest.mark.voikko
@pytest.mark.parametrize(
    "text",
    [
        "netti toimii taas, kiitos",
        "Kiitos, asia selvisi! Hyvää joulua!",
        "Kortti löytyi, kaikki ok",
    ],
)
def test_a_matter_that_is_over_asks_for_nothing(turn_of, text):
    assert turn_of(text) == Turn((), greets=False)


@pytest.mark.voikko
@pytest.mark.parametrize(
    "text",
    ["kiitos, mutta netti ei toimi vieläkään", "Netti toimii taas. Paljonko hyvitätte?"],
)
def test_thanks_do_not_close_what_stands_open(turn_of, text):
    assert turn_of(text).asked


@pytest.mark.voikko
def test_a_word_about_the_weather_is_a_greeting(turn_of):
    assert turn_of("on ollut kylmä sää tänään") == Turn((), greets=True)
    assert turn_of("Korvaatteko, jos kova sää rikkoo katon?").asked


@pytest.mark.voikko
def test_a_verb_tells_less_than_a_thing(turn_of):
    (asked,) = turn_of("Hukkasin avaimen, mitä nyt?").asked[-1:]
    telling = {word.form.text: word.telling for word in asked.words}
    assert telling["hukkasin"] < telling["avaimen"]


@pytest.mark.voikko
def test_words_that_only_begin_like_light_ones_name_subjects(turn_of):
    (asked,) = turn_of("Onko kerrostalon omavastuu oma asia?").asked
    named = {word.form.text for word in asked.words if word.named}
    assert named == {"kerrostalon", "omavastuu"}


def test_a_verb_is_known_by_its_place_where_no_dictionary_tells_it():
    told = deeds(Heard.of("Can I have reset my router"), speech("en"))
    assert "reset" in told
    assert "router" not in told


def test_the_words_of_the_kind_of_question_are_no_subject():
    heard = Heard.of("Hur lång tid tar leveransen?")
    assert {"lang", "tid"} <= of_asking(heard, speech("sv"))
    assert "leveransen" not in of_asking(heard, speech("sv"))


@pytest.mark.voikko
def test_of_a_talk_without_end_the_newest_messages_are_heard(turn_of):
    told = [f"Saunan {n}. kiuas on rikki." for n in range(200)]
    (asked,) = turn_of(*told, "Milloin huoltaja tulee?").asked
    assert asked.text == "Milloin huoltaja tulee?"
