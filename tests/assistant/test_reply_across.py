"""Replies where only a source in another language answers: labelled figures, or none."""

from dataclasses import replace
from itertools import permutations
from zlib import crc32

import pytest
from reply_readings import HANDBOOK, article, content, reading

from neuvoja.assistant.extractive.replying import across
from neuvoja.assistant.extractive.replying.confidence import calibration
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import GlossaryTerm
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

GYM = HANDBOOK.model_copy(
    update={
        "glossary": (
            GlossaryTerm(fi="jäsenyys", sv="medlemskap", en="membership"),
            GlossaryTerm(fi="jäädytysmaksu", sv="pausavgift", en="freeze fee"),
            GlossaryTerm(fi="ryhmätunti", sv="gruppass", en="group class"),
        ),
        "products": (
            Product(id="plus", name={"fi": "Sali Plus", "sv": "Gym Plus", "en": "Gym Plus"}),
            Product(id="perus", name={"fi": "Sali Perus", "sv": "Gym Bas", "en": "Gym Basic"}),
        ),
    }
)
PAGES = {
    "fi": """
| Jäsenyys | Kuukausimaksu | Irtisanomisaika |
|---|---|---|
| Sali Plus | 49,90 €/kk | 2 kuukautta |
| Sali Perus | 29,90 €/kk | 1 kuukausi |

Jäädytysmaksu on 5 €/kk.
""",
    "sv": """
| Medlemskap | Månadsavgift | Uppsägningstid |
|---|---|---|
| Gym Plus | 49,90 €/mån | 2 månader |
| Gym Bas | 29,90 €/mån | 1 månad |

Pausavgiften är 5 €/mån.
""",
    "en": """
| Membership | Monthly fee | Notice period |
|---|---|---|
| Gym Plus | 49.90 €/month | 2 months |
| Gym Basic | 29.90 €/month | 1 month |

The freeze fee is 5 €/month.
""",
}
TITLES = {"fi": "Jäsenyys", "sv": "Medlemskap", "en": "Membership"}
ASKED = {
    "fi": "Mikä on Sali Plus -jäsenyyden irtisanomisaika?",
    "sv": "Vad är uppsägningstiden för Gym Plus?",
    "en": "What is the notice period for Gym Plus?",
}
TOLD = {
    "fi": "- Sali Plus – irtisanomisaika: 2 kuukautta",
    "sv": "- Gym Plus – uppsägningstid: 2 månader",
    "en": "- Gym Plus – notice period: 2 months",
}
NAMES = {
    ("fi", "sv"): "ruotsiksi",
    ("fi", "en"): "englanniksi",
    ("sv", "fi"): "finska",
    ("sv", "en"): "engelska",
    ("en", "fi"): "Finnish",
    ("en", "sv"): "Swedish",
}


@pytest.fixture(scope="module")
def writer(lemmatizer):
    return ReplyWriter(Analyser({"fi": lemmatizer}))


@pytest.fixture
def drafted(writer):
    def write(*said, handbook=GYM, **fields):
        return writer.write(reading(*said, handbook=handbook, **fields))

    return write


def page(language, text=None, **fields):
    """An article with an id of its own for each text, since pages are remembered by their ids."""
    body = text or PAGES[language]
    name = f"{language}-{crc32(body.encode())}"
    return article(body, id=name, title=TITLES[language], language=language, **fields)


@pytest.mark.parametrize(("asked", "written"), list(permutations(LANGUAGES, 2)))
def test_a_figure_is_told_with_its_label_in_the_customers_language(drafted, asked, written):
    draft = drafted(ASKED[asked], articles=page(written), language=asked, advisor_language=asked)
    assert draft.reply.status == "drafted"
    assert NAMES[asked, written] in draft.reply.text
    (told,) = (each for each in draft.reply.sentences if each.cites)
    assert (told.text, told.cites, told.support) == (TOLD[asked], (1,), "supported")
    assert [each.code for each in draft.notices] == ["foreign_source"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_their_own_language_is_quoted_and_not_told(drafted, language):
    others = [each for other in LANGUAGES if other != language for each in page(other, score=60.0)]
    draft = drafted(ASKED[language], articles=[*page(language), *others], language=language)
    assert draft.reply.status == "drafted"
    cited = {n for each in draft.reply.sentences for n in each.cites}
    assert cited == {3}
    assert "foreign_source" not in [each.code for each in draft.notices]


def test_the_figure_is_quoted_from_where_it_stands(drafted):
    found = page("fi")
    draft = drafted("What is the freeze fee?", articles=found, language="en")
    (told,) = (each for each in draft.reply.sentences if each.cites)
    assert told.text == "- Freeze fee: 5 €/month"
    (quote,) = told.quotes
    assert found[0].passage.text[quote.start : quote.end] == "Jäädytysmaksu on 5 €/kk."


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("least", [0.2, 0.95])
def test_what_is_told_is_as_sure_as_a_reply_must_be_whatever_that_is(
    drafted, monkeypatch, language, least
):
    frozen = calibration()
    strict = replace(frozen, thresholds=dict.fromkeys(LANGUAGES, least))
    monkeypatch.setattr(across, "calibration", lambda: strict)
    reply = drafted(ASKED[language], articles=page("fi"), language=language).reply
    assert reply.status == "drafted"
    assert least <= reply.confidence < 1


def test_of_two_questions_the_one_that_is_not_answered_is_left_open(drafted):
    draft = drafted(
        "What is the freeze fee? Can I bring my dog?", articles=page("fi"), language="en"
    )
    assert draft.reply.status == "drafted"
    assert [each.code for each in draft.notices] == ["foreign_source", "open_question"]


def test_usual_labels_need_no_glossary(drafted):
    text = "Takuuaika on 2 vuotta. Toimitusaika on 3–5 arkipäivää."
    bare = drafted(
        "Vad är leveranstiden?",
        articles=article(text, title="Toimitus", language="fi"),
        language="sv",
        handbook=HANDBOOK,
    )
    assert [each.text for each in content(bare.reply) if each.cites] == [
        "- Leveranstid: 3–5 vardagar"
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Jäädytysmaksu on 5 €/kk, jos tauko on yli kuukauden.", "a condition in the sentence"),
        ("Jäädytysmaksu on 5 €/kk. Tämä ei koske opiskelijoita.", "a sentence that narrows it"),
        ("Jäädytysmaksu on 5 €/kk.\n\nJäädytysmaksu peritään vain, jos tauko on pitkä.", "a rule"),
        ("## Opiskelijat\n\nJäädytysmaksu on 5 €/kk.", "a heading that no term explains"),
        ("## Jos sairastut\n\nJäädytysmaksu on 5 €/kk.", "a heading that sets a condition"),
        ("Jäädytysmaksu on 5 € tauolta.", "a word of the value that cannot be told"),
        ("Aikuisten jäädytysmaksu on 5 €/kk.", "a word of the label that no term explains"),
        ("- Jäädytysmaksu ilman jäsenyyttä: 5 €", "a small word that turns the label"),
        ("- Ryhmätunti, jäädytysmaksu: 5 €", "a label of several things"),
        ("Jäädytysmaksu on 5 €/kk ja Sali Plus maksaa 49,90 €/kk.", "another figure behind it"),
        ("Esimerkki: jäädytysmaksu on 5 €/kk.", "a worked example"),
    ],
)
def test_where_a_condition_would_be_lost_nothing_is_told(drafted, text, why):
    draft = drafted("What is the freeze fee?", articles=page("fi", text), language="en")
    assert draft.reply.status == "abstained", why
    assert [each.code for each in draft.notices] == ["foreign_source"]


@pytest.mark.parametrize(
    "asked",
    [
        "What is the freeze fee for group classes abroad?",
        "What does the sauna cost?",
        "How do I cancel?",
        "Is the notice period for Gym Premium the same?",
        "What is the notice period?",
        "The freeze fee on my bill is wrong.",
        "Why is there a freeze fee?",
        "My Gym Plus card does not open the door.",
    ],
)
def test_where_the_source_misses_what_is_asked_nothing_is_told(drafted, asked):
    draft = drafted(asked, articles=page("fi"), language="en")
    assert draft.reply.status == "abstained"


def test_a_heading_that_only_sorts_figures_sets_no_condition(drafted):
    text = "## Kuukausittaiset lisäpalvelut\n\nJäädytysmaksu on 5 €/kk."
    draft = drafted("What is the freeze fee?", articles=page("fi", text), language="en")
    assert [each.text for each in draft.reply.sentences if each.cites] == [
        "- Freeze fee: 5 €/month"
    ]


def test_where_two_sources_differ_nothing_is_told(drafted):
    other = article("Jäädytysmaksu on 7 €/kk.", id="b", title="Jäsenyys", score=30.0)
    draft = drafted("What is the freeze fee?", articles=[*page("fi"), *other], language="en")
    assert draft.reply.status == "abstained"


@pytest.mark.parametrize("fields", [{"audience": "internal"}, {"valid_to": "2026-01-01"}])
def test_an_internal_or_past_source_is_not_told(drafted, fields):
    draft = drafted("What is the freeze fee?", articles=page("fi", **fields), language="en")
    assert draft.reply.status == "abstained"


def test_the_bereaved_are_told_no_figures(drafted):
    draft = drafted(
        "My mother passed away. What is the freeze fee?", articles=page("fi"), language="en"
    )
    assert draft.reply.status == "abstained"


def test_a_message_greets_and_closes_as_its_channel_does(drafted):
    asked = {"articles": page("sv"), "language": "fi"}
    told = "Tästä asiasta meillä on ohje ruotsiksi. Siinä kerrotaan:\n- Jäädytysmaksu: 5 €/kk"
    letter = drafted("Mikä on jäädytysmaksu?", channel="email", **asked)
    assert (
        letter.reply.text == f"Hei!\n\nKiitos viestistäsi.\n\n{told}\n\nTerveisin\nAsiakaspalvelu"
    )
    answered = drafted("Hei", "> Hei! Miten voin auttaa?", "Mikä on jäädytysmaksu?", **asked)
    assert answered.reply.text.startswith(told)
