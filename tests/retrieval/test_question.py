"""What is asked, of a text and of a conversation."""

from neuvoja.domain.conversation import Conversation, Message
from neuvoja.retrieval.question import EARLIER, LONGEST, LONGEST_TOGETHER, QUOTED, Question


def talk(*messages, subject=None):
    return Conversation(
        subject=subject,
        messages=tuple(Message(role=role, text=text) for role, text in messages),
    )


def weights(conversation):
    return {said.text: said.weight for said in Question.of(conversation, "fi").said}


def test_a_text_is_asked_at_full_weight():
    [said] = Question.of_text("laskun eräpäivä", "fi").said
    assert (said.text, said.weight) == ("laskun eräpäivä", 1.0)


def test_the_customers_last_message_weighs_most_and_an_advisors_little():
    asked = weights(
        talk(
            ("customer", "Kuitu ei toimi."),
            ("advisor", "Oletko käynnistänyt reitittimen?"),
            ("customer", "Olen, ei auttanut."),
        )
    )
    assert asked["Olen, ei auttanut."] == 1.0
    assert asked["Kuitu ei toimi."] == EARLIER
    assert 0 < asked["Oletko käynnistänyt reitittimen?"] < EARLIER


def test_the_customers_last_words_weigh_most_though_an_advisor_has_answered():
    asked = weights(talk(("customer", "Missä lasku viipyy?"), ("advisor", "Katson sitä.")))
    assert asked["Missä lasku viipyy?"] == 1.0


def test_a_subject_is_asked_too():
    assert "Muutto" in weights(talk(("customer", "Milloin?"), subject="Muutto"))


def test_quoted_history_weighs_little_and_greetings_nothing():
    asked = weights(talk(("customer", "Hei!\nEn saanut vastausta.\n> Lasku tuli kahdesti.")))
    assert asked == {"En saanut vastausta.": 1.0, "Lasku tuli kahdesti.": QUOTED}


def test_a_message_that_only_forwards_another_asks_what_that_asked():
    assert weights(talk(("customer", "> Lasku tuli kahdesti."))) == {"Lasku tuli kahdesti.": 1.0}


def test_of_a_long_message_its_beginning_and_end_are_read():
    text = "alku " * LONGEST + "kysymys lopussa?"
    [said] = Question.of(talk(("customer", text)), "fi").said
    assert len(said.text) <= LONGEST + 1
    assert said.text.startswith("alku")
    assert said.text.endswith("kysymys lopussa?")


def test_of_a_long_conversation_the_newest_messages_are_read():
    messages = [("customer", f"viesti {number} " + "sana " * 50) for number in range(200)]
    said = Question.of(talk(*messages), "fi").said
    assert said[0].text.startswith("viesti 199 ")
    assert sum(len(each.text) for each in said) < LONGEST_TOGETHER + LONGEST
