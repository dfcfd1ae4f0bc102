import pytest

from neuvoja.assistant.unread import unread_notices
from neuvoja.domain.conversation import Conversation, Message
from neuvoja.language.detection import Detector

DETECTOR = Detector()


def notices(*said, advisor="en"):
    messages = tuple(Message(role="customer", text=text) for text in said)
    return unread_notices(DETECTOR, Conversation(messages=messages), "fi", advisor)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Здравствуйте, у меня очень болит зуб, можно записаться сегодня?", "Cyrillic"),
        ("مرحبا، أسناني تؤلمني كثيرا", "Arabic"),
        ("こんにちは、歯がとても痛いです", "Japanese"),
        ("Tere! Mul valutab hammas väga, kas saaksin täna arsti juurde aja?", "Estonian"),
        ("Guten Tag, kann ich heute noch einen Termin bekommen?", "German"),
        ("Hei, jeg har veldig vondt i en tann. Kan jeg få en time i dag?", "Norwegian"),
    ],
)
def test_the_advisor_is_told_of_a_language_that_is_not_read(text, named):
    (notice,) = notices(text)
    assert notice.code == "unread_language"
    assert named in notice.text
    assert "as if it were Finnish" in notice.text


def test_a_language_that_resembles_none_is_not_named():
    (notice,) = notices("Xin chào, tôi bị đau răng, hôm nay tôi có thể đặt lịch hẹn không?")
    assert "apparently" not in notice.text


@pytest.mark.parametrize(
    "said",
    [
        ("Mulla on hammas kipeä, pääseekö tänään?",),
        ("Jag har ont i en tand, hej hej",),
        ("ok",),
        ("Danke!",),
        ("Huawei B535-232 IMEI",),
        ("Tere! Mul valutab hammas väga.", "Voin puhua suomeakin, hammas on kipeä."),
        ("",),
        ("Hej! Moikka! Hello!",),
    ],
)
def test_nothing_is_said_of_what_is_read_or_is_too_little_to_tell(said):
    assert notices(*said) == ()


@pytest.mark.parametrize(
    ("advisor", "words"), [("fi", "ilmeisesti saksa"), ("sv", "troligen tyska")]
)
def test_it_is_told_in_the_advisors_language(advisor, words):
    (notice,) = notices("Kann ich heute noch einen Termin bekommen?", advisor=advisor)
    assert words in notice.text
