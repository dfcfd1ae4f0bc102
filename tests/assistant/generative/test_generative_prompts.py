"""What a model is asked, word for word; `make golden` writes it anew, to be reviewed like code."""

import re
from pathlib import Path

import anyio
import pytest
from desk_readings import fields
from reply_readings import article, reading
from scripted_parts import Answers, Letters, answered_by, at_once, prompts, retold_by, witness_of
from scripted_reply import drafted, replying

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.assistant.generative.hand_over import GenerativeHandOver
from neuvoja.assistant.generative.opportunities import GenerativeOpportunities
from neuvoja.assistant.generative.summary import GenerativeSummary
from neuvoja.domain.conversation import Customer
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.organisation import GlossaryTerm, Team
from neuvoja.domain.suggestion import Reply
from neuvoja.language.analysis import Analyser

GOLDEN = Path(__file__).parent / "golden"
"""One file for each prompt that a model is asked by."""

ARTICLE = """Lisälaite vahvistaa wifin koko kotiin.

<!-- verbatim -->
Lisälaitteen vuokra on 4,90 €/kk.
<!-- /verbatim -->"""
SAID = (
    "Hei, wifi ei kuulu ollenkaan yläkertaan. Olen [NIMI_1].",
    "> Käynnistitkö reitittimen uudelleen?",
    "Käynnistin. Haluan puhua asiantuntijan kanssa.",
)
TEAM = Team(
    id="tuki",
    name={"fi": "Laitetuki"},
    handles=("wifi", "reititin"),
    needs=("laitteen malli", "osoite"),
)
ABSTAINED = Drafted(Reply(status="abstained", text="", confidence=0.1))
KNOWN = Customer(
    segment="consumer",
    marketing_consent=True,
    open_invoice=False,
    age_group="30-49",
    products=(),
)


def asked():
    """What each part asks of a model, by prompt."""
    analyser = Analyser({})
    read = _read()
    parts = {
        "reply": _reply(analyser, read, 0),
        "rewrite": _reply(analyser, read, 1),
        **{name: _part(name, analyser, read) for name in ("summary", "opportunities", "hand_over")},
    }
    return {name: _told(request) for name, request in parts.items()}


def write_golden():
    GOLDEN.mkdir(exist_ok=True)
    for name, text in asked().items():
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def asked_now():
    return asked()


@pytest.mark.parametrize("name", ["reply", "rewrite", "summary", "opportunities", "hand_over"])
def test_a_model_is_asked_what_was_reviewed(asked_now, name):
    assert asked_now[name] == (GOLDEN / f"{name}.txt").read_text("utf-8")


def _read():
    mesh = next(each for each in fields()["telecom"].products if each.id == "mesh")
    handbook = fields()["telecom"]
    house = handbook.model_copy(
        update={
            "products": (mesh,),
            "teams": (TEAM,),
            "glossary": (GlossaryTerm(fi="reititin", sv="router", en="router"),),
            "organisation": handbook.organisation.model_copy(update={"tone": "Sinuttele."}),
        }
    )
    found = article(ARTICLE, title="Wifin lisälaite", products=("mesh",))
    return reading(*SAID, articles=found, handbook=house, customer=KNOWN, instruction="lyhyempi")


def _reply(analyser, read, call):
    model = Answers("Lisälaite maksaa 9,90 € [1]. Lisälaite vahvistaa wifin [1].", "1: DROP")
    anyio.run(drafted, replying(analyser, model), read)
    return model.asked[call]


def _part(name, analyser, read):
    model = Answers("{}", "{}")
    shared = {"witness": witness_of(analyser), "counter": Letters(), "worker": at_once}
    retelling, rules = retold_by(model, analyser), HandOverWriter(analyser)
    writers = {
        "summary": lambda: GenerativeSummary(retelling, prompts()["summary"]).write(read),
        "opportunities": lambda: GenerativeOpportunities(
            answered_by(model), prompts(), finder=OpportunityFinder(analyser), **shared
        ).find(read),
        "hand_over": lambda: GenerativeHandOver(
            retelling, prompts()["hand_over"], writer=rules
        ).write(read, ABSTAINED),
    }
    with pytest.raises(AnswerUnusable):
        anyio.run(writers[name])
    return model.asked[0]


def _told(request):
    # What exactly is wrong with a sentence is said, and tested, elsewhere.
    user = re.sub(r"(What is wrong: ).*", r"\1…", request.user)
    return f"# system\n\n{request.system}\n\n# user\n\n{user}\n"
