"""Readings for the tests of summary, opportunities and hand-over, and the fields they sell in."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Conversation, Customer, Message
from neuvoja.domain.knowledge import Passage, Product
from neuvoja.domain.organisation import Handbook
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.report import Findings
from neuvoja.retrieval.search import Found

DATA = Path(__file__).parent / "data"
DAY = date(2026, 11, 22)
ROLES = {"c": "customer", "a": "advisor", "e": "expert", "b": "bot"}
KNOWN = {
    "segment": "consumer",
    "marketing_consent": True,
    "open_invoice": False,
    "age_group": "30-49",
    "products": [],
}
"""A customer of whom the helpdesk knows all, and nothing bars an offer."""


@cache
def defaults():
    """The handbook that comes with the product."""
    return read_handbook(None, Findings())


@cache
def fields():
    """The handbook of each field, by its name."""
    text = (DATA / "catalogues.yaml").read_text("utf-8")
    return {
        field: defaults().model_copy(
            update={"products": tuple(map(Product.model_validate, products))}
        )
        for field, products in yaml.safe_load(text).items()
    }


@cache
def examples(name="opportunities.jsonl"):
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reading(
    *said,
    language="fi",
    field="telecom",
    handbook: Handbook | None = None,
    customer=None,
    subject=None,
    channel="chat",
    advisor_language="fi",
    articles=(),
    cases=(),
    sources=(),
):
    """A conversation: `a: …` the advisor's, `e: …` an expert's, `b: …` a bot's, else customer's."""
    return Reading(
        conversation=Conversation(
            channel=channel,
            messages=tuple(map(_message, said)),
            customer=Customer(**{**KNOWN, **(customer or {})}),
            subject=subject,
        ),
        language=language,
        advisor_language=advisor_language,
        day=DAY,
        articles=articles,
        cases=cases,
        sources=sources,
        handbook=handbook or fields()[field],
    )


def reading_of(example, **changed):
    said = [f"{each['role'][0]}: {each['text']}" for each in example["messages"]]
    return reading(
        *said,
        language=example["language"],
        field=example["field"],
        customer=example["customer"],
        **changed,
    )


def found(
    passage_id, *, products=(), kind="article", share=0.6, escalated_to=None, title="Otsikko"
):
    passage = Passage(
        passage_id=passage_id,
        source_id=passage_id.split("#")[0],
        kind=kind,
        title=title,
        heading=None,
        text="Teksti.",
        searched="Teksti.",
        language="fi",
        audience="public",
        products=tuple(products),
        updated=None,
        valid_from=None,
        valid_to=None,
        url=None,
        translation_of=None,
        start=0,
        end=7,
        revision=1,
        content_hash="",
        escalated_to=escalated_to,
    )
    return Found(passage, 10.0, share)


def _message(said):
    mark, _, text = said.partition(": ")
    if mark in ROLES:
        return Message(role=ROLES[mark], text=text)
    return Message(role="customer", text=said)
