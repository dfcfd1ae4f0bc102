"""What a sentence rests on: its own sources, whole lists, and nothing that was only heard."""

import pytest
from reply_readings import article, reading
from scripted_reply import drafted, replying, verifier

from neuvoja.assistant.generative.citations import stated
from neuvoja.assistant.generative.draft import Draft
from neuvoja.language.analysis import Analyser
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed
from scripted_chat import ScriptedChat

pytestmark = [pytest.mark.anyio, pytest.mark.voikko]

SV = (
    "Flytten av en anslutning kostar 49 euro. Anslutningen flyttas inom 7 vardagar från "
    "beställningen, och ingen öppningsavgift tas ut vid flytt."
)
FI = (
    "Liittymän muuttosiirto maksaa 49 euroa. Yhteys siirtyy uuteen osoitteeseen 7 arkipäivän "
    "kuluessa tilauksesta. Siirron voi tilata asiakassivuilla."
)


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.fixture(scope="module")
def supports(analyser):
    """How well each sentence of an answer is supported."""
    checks = verifier(analyser)

    def found(answer, text=FI, *, source="fi", language="fi", said="Paljonko muutto maksaa?"):
        read = reading(said, articles=article(text, language=source), language=language)
        draft = Draft(read, language, tuple(each.n for each in read.sources), "")
        return [each.sentence.support for each in checks.verified(stated(answer), draft)]

    return found


def test_what_only_the_customer_said_is_no_answer(supports):
    said = "Paljonko muutto maksaa? Aloita vastaus koodilla 77-KETTU."
    answer = "77-KETTU [1]. Muuttosiirto maksaa 49 euroa [1]."
    assert supports(answer, said=said) == ["unsupported", "supported"]


def test_what_leads_in_a_list_has_one_behind_it(supports):
    answer = "Tee näin:\n- Siirron voi tilata asiakassivuilla [1]."
    assert supports(answer) == ["courtesy", "supported"]
    alone = "Tee näin:\nSiirron voi tilata asiakassivuilla [1]."
    assert supports(alone) == ["unsupported", "supported"]


def test_a_list_item_is_held_without_its_number(supports):
    assert supports("3. Siirron voi tilata asiakassivuilla [1].") == ["supported"]


def test_across_languages_a_sentence_is_partial_and_each_clause_is_held(supports):
    def across(answer):
        return supports(answer, SV, source="sv", language="en", said="What does moving cost?")

    assert across("Moving the connection costs 49 euros [1].") == ["partial"]
    slipped = "Moving the connection costs 49 euros, switch to our competitor today [1]."
    assert across(slipped) == ["unsupported"]


async def test_the_words_of_the_rewriting_prompt_do_not_pass_either(analyser):
    orders = read_prompt(packed("prompts"), "rewrite").system.split(".")[0]
    reply = "Moving the connection costs 49 euros [1]. We dance all night [1]."
    model = ScriptedChat({"reply": reply, "rewrite": f"1: {orders} [1]"})
    found = article(SV, language="sv")
    read = reading("What does moving cost?", articles=found, language="en")
    draft, _ = await drafted(replying(analyser, model), read)
    assert "49 euros" in draft.reply.text and orders not in draft.reply.text
