import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.domain.conversation import Conversation, Message
from neuvoja.language.detection import SURE, Detector
from neuvoja.language.text import fold

DETECTOR = Detector()


def language_of(text):
    return DETECTOR.message(text).language


def conversation(*said, language=None, subject=None):
    messages = tuple(Message(role=role, text=text) for role, text in said)
    return Conversation(messages=messages, language=language, subject=subject)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("moi", "fi"), ("Hei!", "fi"), ("kiitos", "fi"), ("joo", "fi"), ("huomenta", "fi"),
        ("moi maksaaks taa jotain", "fi"), ("onks teil viel auki", "fi"), ("netti ei toimi", "fi"),
        ("haluun perua tilauksen", "fi"), ("sähkösopimus", "fi"), ("miks lasku on iso", "fi"),
        ("mista naan kulutuksen", "fi"), ("eräpäivä", "fi"), ("yhteys pätkii", "fi"),
        ("hej", "sv"),
        ("tack", "sv"), ("nej", "sv"), ("god dag", "sv"), ("nätet funkar inte", "sv"),
        ("hur säger man upp avtalet", "sv"), ("vad kostar fiber", "sv"), ("faktura", "sv"),
        ("jag far inte igang natet", "sv"), ("öppettider", "sv"),
        ("hi", "en"), ("thanks", "en"), ("yes please", "en"), ("wifi not working", "en"),
        ("cancel my contract", "en"), ("i cant log in", "en"), ("opening hours", "en"),
    ],
)  # fmt: skip
def test_short_messages_are_told(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "ok", "OK", "", "123", "29,90 €", "040 123 4567", "👍", "???", "[NIMI_1]",
        "Kas te saaksite mulle arve uuesti saata?", "Mul ei tööta internet juba kolmandat päeva.",
        "Jeg vil gerne opsige min aftale.", "Hvor finder jeg mit kundenummer?",
        "Jeg får ikke logget inn på kontoen min.", "Hvordan bestiller jeg en ny ruter?",
        "Ich möchte meinen Vertrag kündigen.", "Wo finde ich meine Kundennummer?",
        "Bonjour, combien ça coûte ?", "Quiero cancelar mi contrato.", "Ik wil graag opzeggen.",
        "Здравствуйте, сколько это стоит?", "你好，我想取消合同", "asdf qwer zxcv",
    ],
)  # fmt: skip
def test_other_languages_numbers_and_gibberish_are_not_told(text):
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hej! Minulla on ongelma viimeisimmän laskun kanssa.", "fi"),
        ("Moikka! Jag har ett problem med min senaste faktura.", "sv"),
        ("Moi, I have a problem with my latest bill", "en"),
        ("Onko Business Central Online yhteydessä SharePoint Serveriin?", "fi"),
        ("Är Copilot tillgängligt för Business Central Online?", "sv"),
    ],
)
def test_most_words_decide_a_mixed_message_and_product_names_do_not(text, language):
    assert language_of(text) == language


def test_quoted_history_and_signatures_do_not_decide():
    text = (
        "Kiitos, tämä selvitti asian.\n\nSent from my iPhone\n\n"
        "On Mon, Nov 2, 2026 Anna wrote:\n> Please find the instructions for your new contract\n"
        "> and let us know if you have any further questions about the terms."
    )
    assert language_of(text) == "fi"


def test_the_customers_words_decide_a_conversation_and_ours_hardly():
    said = conversation(
        (
            "advisor",
            "Hei! Kiitos viestistäsi. Kuinka voin auttaa tänään?",
        ),
        ("customer", "hej, jag undrar över min faktura"),
    )
    assert DETECTOR.conversation(said, "fi") == "sv"


def test_the_latest_message_weighs_most():
    said = conversation(
        ("customer", "Hej, jag har en fråga om min faktura"),
        ("advisor", "Tyvärr talar jag bara finska och engelska."),
        ("customer", "No puhutaan sitten suomea, lasku on väärin"),
    )
    assert DETECTOR.conversation(said, "en") == "fi"


def test_a_short_thanks_in_another_language_does_not_turn_the_conversation():
    said = conversation(
        ("customer", "Hei, muutan ensi kuussa ja haluaisin siirtää sähkösopimuksen uuteen kotiin."),
        ("advisor", "Onnistuu!"),
        ("customer", "thanks"),
    )
    assert DETECTOR.conversation(said, "sv") == "fi"


@pytest.mark.parametrize("text", ["ok", "👍", "12345", "Здравствуйте"])
def test_where_the_customer_says_nothing_that_tells_the_default_holds(text):
    assert DETECTOR.conversation(conversation(("customer", text)), "sv") == "sv"


def test_our_own_words_decide_where_the_customer_is_silent():
    said = conversation(("advisor", "Hej och välkommen till vår kundtjänst!"), ("customer", "ok"))
    assert DETECTOR.conversation(said, "fi") == "sv"


def test_a_language_that_is_given_stands():
    said = conversation(("customer", "Hej, jag undrar över min faktura"), language="en")
    assert DETECTOR.conversation(said, "fi") == "en"


def test_the_subject_helps_where_the_message_does_not():
    said = conversation(("customer", "12345"), subject="Lasku on väärin")
    assert DETECTOR.conversation(said, "en") == "fi"


@given(st.text())
def test_confidence_is_a_probability_for_any_text(text):
    detected = DETECTOR.message(text)
    assert 0 <= detected.confidence <= 1 + 1e-9
    assert detected.language is None or detected.confidence >= SURE


def read(shared_data):
    path = shared_data / "bc-docs-fi-sv" / "faq_queries.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.shared
def test_real_questions_and_sections_are_told(shared_data):
    questions = read(shared_data)
    told = [
        language_of(question[language]) == language
        for question in questions
        for language in ("fi", "sv")
        if question[language]
    ]
    assert sum(told) / len(told) > 0.98


@pytest.mark.shared
def test_finnish_questions_without_accents_and_cut_short_are_told(shared_data):
    questions = random.Random(7).sample([row["fi"] for row in read(shared_data)], 200)
    bare = [language_of(fold(each)) == "fi" for each in questions]
    cut = [language_of(" ".join(each.split()[:3])) == "fi" for each in questions]
    assert sum(bare) / len(bare) > 0.93
    assert sum(cut) / len(cut) > 0.90
