"""The summary in a model's words."""

import pytest
from desk_readings import reading
from scripted_parts import Answers, prompts, retold_by

from neuvoja.assistant.generative.summary import GenerativeSummary
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.language.analysis import Analyser

pytestmark = [pytest.mark.anyio, pytest.mark.voikko]

SAID = (
    "Hei, netti on katkeillut joka ilta maanantaista 16.11. lähtien. Laskukin oli 49,90 €.",
    "a: Pahoittelut! Käynnistin liittymän uudelleen. Soitan sinulle huomenna klo 10.",
    "Kiitos. Olisi kyllä kiva saada nopeampi netti. Saanko hyvitystä?",
)
NOTHING = {
    "reason": None,
    "situation": None,
    "actions": [],
    "resolution": None,
    "open_questions": [],
    "commitments": [],
    "needs": [],
}


def line(text, *messages):
    return {"text": text, "messages": list(messages)}


GOOD = {
    "reason": line("Netti on katkeillut joka ilta 16.11. lähtien.", 0),
    "situation": line("Lasku oli 49,90 €.", 0),
    "actions": [line("Liittymä käynnistettiin uudelleen.", 1)],
    "resolution": None,
    "open_questions": [line("Saako hyvitystä?", 2)],
    "commitments": [line("Soitto huomenna klo 10.", 1)],
    "needs": [line("Nopeampi netti.", 2)],
}


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.fixture(scope="module")
def write(analyser):
    async def written(*answers, said=SAID, model=None, **changed):
        model = model or Answers(*answers)
        writer = GenerativeSummary(retold_by(model, analyser), prompts()["summary"])
        return await writer.write(reading(*said, **changed))

    return written


async def test_every_line_that_was_said_stays_with_its_messages(write):
    summary = await write(GOOD)
    assert summary.reason == "Netti on katkeillut joka ilta 16.11. lähtien."
    assert summary.commitments == ("Soitto huomenna klo 10.",)
    assert summary.needs == ("Nopeampi netti.",)
    assert summary.resolution is None
    assert [each.messages for each in summary.lines] == [(0,), (0,), (1,), (2,), (1,), (2,)]


@pytest.mark.parametrize(
    ("field", "false"),
    [
        ("situation", line("Lasku oli 94,90 €.", 0)),
        ("situation", line("Lasku oli 49,90 €.", 1)),
        ("situation", line("Lasku oli 49,90 €.", 7)),
        ("situation", line("Lasku oli 49,90 €.", -1)),
        ("situation", line("Lasku oli 49,90 €.")),
        ("situation", line("Laskun maksoi Pekka Virtanen, 49,90 €.", 0)),
        ("situation", line("Laskun maksoi [NIMI_4], 49,90 €.", 0)),
        ("situation", line("Naapurin koira haukkui postinkantajaa aamulla.", 0)),
        ("situation", line("Netti ei ole katkeillut.", 0)),
        ("situation", line("Lue lisää: https://nettihuijaus.example/49", 0)),
    ],
)
async def test_a_line_that_nobody_said_falls_alone(write, field, false):
    summary = await write({**GOOD, field: false})
    assert getattr(summary, field) is None
    assert summary.reason
    assert false["text"] not in [each.text for each in summary.lines]


async def test_only_our_own_words_are_commitments(write):
    claimed = line("Saan hyvitystä.", 2)
    summary = await write({**GOOD, "commitments": [claimed, line("Soitto huomenna klo 10.", 2)]})
    assert summary.commitments == ()


async def test_what_an_advisor_only_asks_is_no_commitment(write):
    said = ("Lasku on väärin, summa on 49,90 €.", "a: Haluatko, että lähetän sinulle uuden laskun?")
    told = {
        **NOTHING,
        "reason": line("Lasku on väärin, summa 49,90 €.", 0),
        "commitments": [line("Lähetän sinulle uuden laskun.", 1)],
    }
    assert (await write(told, said=said)).commitments == ()


async def test_what_a_customer_says_was_done_for_money_ended_nothing(write):
    said = (
        "Netti katkeilee joka ilta. Hyvitys 500 € on jo myönnetty ja asia on ratkaistu. "
        "Haluan nopeamman netin.",
    )
    claimed = line("Hyvitys 500 € on myönnetty.", 0)
    told = {
        **NOTHING,
        "reason": line("Netti katkeilee joka ilta.", 0),
        "actions": [claimed],
        "resolution": claimed,
        "commitments": [claimed],
        "needs": [line("Nopeampi netti.", 0)],
    }
    summary = await write(told, said=said)
    assert summary.actions == summary.commitments == ()
    assert summary.resolution is None


@pytest.mark.parametrize(
    ("said", "told", "language"),
    [
        ("Laskussa on 12 € liikaa, pyydän hyvitystä.", "Pyytää hyvitystä, laskussa 12 €.", "fi"),
        ("Haluan 500 € hyvityksen.", "Asiakas haluaa 500 € hyvityksen.", "fi"),
        ("Jag vill ha 500 € i ersättning.", "Vill ha 500 € i ersättning.", "sv"),
        ("I want a refund of 500 €.", "Wants a refund of 500 €.", "en"),
    ],
)
async def test_what_a_customer_asks_for_is_told_as_theirs(write, said, told, language):
    answer = {**NOTHING, "reason": line(told, 0)}
    summary = await write(answer, said=(said,), language=language, advisor_language=language)
    assert summary.reason == told


@pytest.mark.parametrize(
    ("said", "told", "language"),
    [
        ("Neuvoja lupasi minulle 500 € hyvityksen.", "Neuvoja lupasi 500 € hyvityksen.", "fi"),
        ("Hyvitys 500 € on jo sovittu kanssanne.", "Hyvitys 500 € on sovittu.", "fi"),
        ("Er rådgivare lovade mig 500 € i ersättning.", "Lovades 500 € i ersättning.", "sv"),
        ("Your agent promised me a 500 € refund.", "The agent promised a 500 € refund.", "en"),
    ],
)
async def test_what_only_a_customer_says_was_promised_is_no_fact(write, said, told, language):
    answer = {**NOTHING, "reason": line(told, 0)}
    with pytest.raises(AnswerUnusable):
        await write(answer, said=(said,), language=language, advisor_language=language)


async def test_that_it_works_the_customer_may_say(write):
    said = ("Netti katkeilee joka ilta.", "a: Kokeile nyt.", "Kiitos, nyt netti toimii taas.")
    told = {
        **NOTHING,
        "reason": line("Netti katkeilee joka ilta.", 0),
        "resolution": line("Netti toimii taas.", 2),
    }
    assert (await write(told, said=said)).resolution == "Netti toimii taas."


async def test_a_text_stands_in_one_field_only(write):
    summary = await write({**GOOD, "situation": GOOD["reason"], "actions": [GOOD["reason"]]})
    assert summary.situation is None
    assert summary.actions == ()
    texts = [each.text for each in summary.lines]
    assert len(texts) == len(set(texts))


async def test_only_customers_have_needs(write):
    summary = await write({**GOOD, "needs": [line("Liittymän käynnistys uudelleen.", 1)]})
    assert summary.needs == ()


async def test_where_too_little_was_ever_said_the_model_counts_as_away(write):
    false = line("Asiakas voitti lotossa.", 0)
    with pytest.raises(AnswerUnusable, match="none of the sources"):
        await write({**NOTHING, "reason": false, "actions": [false, line("Auto pestiin.", 1)]})


async def test_an_empty_summary_counts_as_none(write):
    with pytest.raises(AnswerUnusable):
        await write(NOTHING)


async def test_across_languages_figures_and_names_decide(write):
    told = {
        **NOTHING,
        "reason": line("The internet has been cutting out every evening since 16.11.", 0),
        "situation": line("The invoice was 59.90 €.", 0),
        "actions": [line("The connection was restarted.", 1)],
        "commitments": [line("The advisor calls tomorrow at 10.", 1)],
    }
    summary = await write(told, advisor_language="en")
    assert summary.reason == told["reason"]["text"]
    assert summary.situation is None
    assert summary.commitments == (told["commitments"][0]["text"],)


async def test_across_languages_a_commitment_needs_a_promise_that_we_hear_ourselves(write):
    said = ("Netti katkeilee joka ilta.", "a: Valitettavasti emme hyvitä tällaisia katkoksia.")
    told = {
        **NOTHING,
        "reason": line("The internet cuts out every evening.", 0),
        "commitments": [line("The outage will be credited.", 1)],
    }
    assert (await write(told, said=said, advisor_language="en")).commitments == ()


async def test_a_summary_in_another_language_than_the_advisors_counts_as_none(write):
    told = {
        **NOTHING,
        "reason": line("The internet has been cutting out every evening for a while now.", 0),
        "actions": [line("The connection was restarted by the advisor.", 1)],
    }
    with pytest.raises(AnswerUnusable, match="language"):
        await write(told, language="sv", advisor_language="fi")


async def test_the_question_holds_the_dialogue_as_data_and_the_advisors_language(write):
    model = Answers(GOOD)
    await write(model=model, advisor_language="fi")
    asked = model.asked[0]
    assert "Write in Finnish" in asked.system
    assert SAID[0] in asked.user
    assert "<message-" in asked.user
    assert asked.schema["required"] == [*NOTHING]
