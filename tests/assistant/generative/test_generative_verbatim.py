"""Marked texts of an article, in prompts and in answers."""

import pytest
from reply_readings import article, reading
from scripted_parts import Answers, Letters
from scripted_reply import drafted, replying

from neuvoja.assistant.generative.citations import Stated, stated
from neuvoja.assistant.generative.packing import fenced_sources
from neuvoja.assistant.generative.verbatim import shown, word_for_word
from neuvoja.language.analysis import Analyser

TERM = "Irtisanomisaika on 14 päivää. Se alkaa siitä, kun ilmoitus saapuu meille."
BODY = f"""Voit irtisanoa sopimuksen verkossa tai puhelimitse.

<!-- verbatim -->
{TERM}
<!-- /verbatim -->

Laitteet palautetaan kahden viikon kuluessa. Palautus on maksuton."""


def read(body=BODY, language="fi", **changed):
    return reading("Miten irtisanon?", articles=article(body, language=language), **changed)


def kept(*texts, body=BODY, cites=(1,), language="fi"):
    said = [Stated(text, cites) for text in texts]
    found = word_for_word(said, read(body, language), language, (1,))
    return [each.text for each in found]


@pytest.mark.parametrize(
    "paraphrase",
    [
        "Sopimuksen irtisanomisaika on 14 päivää.",
        "Irtisanomisaika kestää 14 päivää.",
        "- Irtisanomisaika on aina 14 päivää.",
    ],
)
def test_a_paraphrase_gives_way_to_the_marked_sentence(paraphrase):
    assert kept(paraphrase) == ["Irtisanomisaika on 14 päivää."]


def test_what_speaks_of_all_of_it_gives_way_to_all_of_it_once():
    both = "Irtisanomisaika on 14 päivää ja se alkaa siitä, kun ilmoitus saapuu meille."
    assert kept(both, "Se alkaa, kun ilmoitus saapuu meille.") == [
        "Irtisanomisaika on 14 päivää.",
        "Se alkaa siitä, kun ilmoitus saapuu meille.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Irtisanomisaika on 14 päivää.",
        TERM,
        "Voit irtisanoa sopimuksen verkossa.",
        "Laitteet palautetaan kahden viikon kuluessa irtisanomisesta.",
        "Pahoittelut vaivasta!",
    ],
)
def test_a_quotation_and_what_stands_beside_it_stay(text):
    assert kept(text) == [text]


@pytest.mark.parametrize(
    ("body", "language", "paraphrase", "own"),
    [
        (
            "Hinta on <!-- verbatim -->4,90 €/kk (sis. alv 25,5 %)<!-- /verbatim --> tänä vuonna.",
            "fi",
            "Hinta on 4,90 €/kk tänä vuonna.",
            "Hinta on 4,90 €/kk (sis. alv 25,5 %) tänä vuonna.",
        ),
        (
            "Hej.\n\n<!-- verbatim -->\nDu har rätt att frånträda avtalet inom 14 dagar utan att "
            "ange något skäl.\n<!-- /verbatim -->\n",
            "sv",
            "Du kan frånträda avtalet inom 14 dagar utan skäl.",
            "Du har rätt att frånträda avtalet inom 14 dagar utan att ange något skäl.",
        ),
        (
            "Fees.\n\n<!-- verbatim -->\n- The deductible is 150 euros for each loss event.\n"
            "- It is not refunded.\n<!-- /verbatim -->\n",
            "en",
            "For each loss event there is a deductible of 150 euros.",
            "The deductible is 150 euros for each loss event.",
        ),
    ],
)
def test_the_same_holds_for_words_in_a_sentence_for_lists_and_in_each_language(
    body, language, paraphrase, own
):
    assert kept(paraphrase, body=body, language=language) == [own]


def test_a_sentence_without_a_mark_is_held_against_what_was_offered():
    assert kept("Irtisanomisaika kestää 14 päivää.", cites=()) == ["Irtisanomisaika on 14 päivää."]


def test_a_sentence_that_cites_another_source_stays():
    assert kept("Irtisanomisaika kestää 14 päivää.", cites=(2,)) == [
        "Irtisanomisaika kestää 14 päivää."
    ]


def test_a_text_in_another_language_than_the_answer_cannot_be_quoted():
    said = [Stated("Uppsägningstiden är 14 dagar.", (1,))]
    assert word_for_word(said, read(), "sv", (1,)) == tuple(said)


def test_a_prompt_shows_where_the_marked_text_begins_and_ends():
    asked = read()
    assert f"<verbatim> {TERM} </verbatim>" in shown(asked.sources[0], asked)
    assert f"<verbatim> {TERM} </verbatim>" in fenced_sources(asked, 2_000, Letters()).text


def test_tags_that_a_model_copies_are_gone():
    answer = f"<verbatim> {TERM} </verbatim> [1] Laitteet palautetaan kahden viikon kuluessa [1]."
    texts = [each.text for each in word_for_word(stated(answer), read(), "fi", (1,))]
    assert " ".join(texts) == f"{TERM} Laitteet palautetaan kahden viikon kuluessa."


def test_without_marks_nothing_changes():
    asked = read("Irtisanomisaika on 14 päivää.")
    said = tuple(Stated("Irtisanomisaika kestää 14 päivää.", (1,)) for _ in range(2))
    assert word_for_word(said, asked, "fi", (1,)) == said
    assert shown(asked.sources[0], asked) == asked.sources[0].text


@pytest.mark.anyio
@pytest.mark.voikko
async def test_a_reply_holds_the_marked_text_with_its_quotation(lemmatizer):
    model = Answers("Sopimuksen irtisanomisaika kestää 14 päivää [1].")
    writer = replying(Analyser({"fi": lemmatizer}), model)
    asked = reading("Mikä on sopimuksen irtisanomisaika?", articles=article(BODY))
    reply = (await drafted(writer, asked))[0].reply
    (told,) = [each for each in reply.sentences if each.cites]
    assert told.text == "Irtisanomisaika on 14 päivää."
    (quote,) = told.quotes
    assert asked.sources[0].text[quote.start : quote.end] == told.text
