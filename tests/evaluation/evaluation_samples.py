"""Small suites, answers and runs, made by hand."""

import json
from datetime import UTC, datetime

import yaml

from neuvoja.domain.suggestion import (
    Evidence,
    HandOver,
    NoOffer,
    Opportunity,
    Reply,
    Sentence,
    Source,
    Suggestion,
    Summary,
)
from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.items import MODELS
from neuvoja.evaluation.run_folder import Answer, Asked, RunFolder
from neuvoja.evaluation.suite import Header, Suite
from neuvoja.evaluation.thresholds import Thresholds

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)

ARTICLES = {
    "lasku": ("Laskun eräpäivä", "Lasku erääntyy 14 päivän kuluttua. Eräpäivää voi siirtää itse."),
    "muutto": ("Muuttoilmoitus", "Muutosta ilmoitetaan viimeistään 7 päivää ennen muuttopäivää."),
    "kuitu": ("Kuituliittymä", "Kuituliittymä maksaa 29,90 euroa kuussa ilman määräaikaa."),
}


def talk(*texts):
    return {"messages": [{"role": "customer", "text": text} for text in texts]}


def made_items(task, *items):
    return tuple(
        MODELS[task].model_validate({"id": f"i{n}"} | each) for n, each in enumerate(items)
    )


def made_suite(task, *items, thresholds=None, name="koe", second=None):
    made = made_items(task, *items)
    return Suite(
        header=Header(name=name, task=task, items=len(made)),
        items=made,
        thresholds=Thresholds.model_validate(thresholds or {}),
        second=second or {},
    )


def asked_of(suite, *, finished=True):
    return Asked(
        suite=suite.header.name,
        task=suite.header.task,
        items=suite.header.items,
        suite_sha=suite.sha,
        facts={"engine": "by hand"},
        seed=1,
        parallel=1,
        started=NOW,
        finished=NOW if finished else None,
    )


def made_run(folder, suite, answers, *, finished=True, facts=None):
    """A run with one answer an item; an answer of None was never given."""
    asked = asked_of(suite, finished=finished)
    asked = asked.model_copy(update={"facts": {**asked.facts, **(facts or {})}})
    run = RunFolder.begin(folder, suite, asked)
    for item, fields in zip(suite.items, answers, strict=True):
        if fields is not None:
            run.keep(Answer(id=item.id, **fields))
    return run


def scored(folder, suite, answers, **fields):
    return score_run(made_run(folder, suite, answers, **fields))


def source(n, source_id, text, *, kind="article"):
    return Source(
        n=n,
        passage_id=f"{source_id}#1",
        source_id=source_id,
        kind=kind,
        title=source_id.title(),
        heading=None,
        text=text,
        language="fi",
        audience="public",
        updated=None,
        valid_from=None,
        valid_to=None,
        revision=1,
        url=None,
        score=1.0,
        case=None,
    )


def suggestion(**fields):
    return {"suggestion": Suggestion(id="s", language="fi", engine="extractive", **fields)}


def draft(*sentences, confidence=0.8):
    """A reply of (text, cites) pairs."""
    made = tuple(Sentence(text=text, cites=cites, support="supported") for text, cites in sentences)
    text = " ".join(each.text for each in made)
    return Reply(status="drafted", text=text, confidence=confidence, sentences=made)


def abstention(confidence=0.1):
    return Reply(status="abstained", text="", confidence=confidence, questions=("Mikä lasku?",))


def offer(product_id, quote="liian hidas", message=0):
    return Opportunity(
        product_id=product_id,
        name=product_id,
        need="nopeus",
        evidence=Evidence(message=message, quote=quote),
        why_it_helps="Se on nopeampi.",
        price=None,
    )


def no_offer(reason):
    return NoOffer(reason=reason, explanation="Ei nyt.")


def hand_over(team, brief):
    return HandOver(team=team, why="Asia kuuluu sinne.", brief=brief)


def summary(**fields):
    return suggestion(summary=Summary(**fields))


def ranked(*ids, system="neuvoja", best=9.0):
    return {system: tuple((each, best - at) for at, each in enumerate(ids))}


def value_of(found, metric, slice="all", system="neuvoja"):
    figure = found.figures.find(metric, slice, system)
    return None if figure is None else figure.value


def write_organisation(folder, articles=None):
    """A knowledge folder of three short articles."""
    (folder / "articles").mkdir(parents=True)
    for source_id, (title, text) in (articles or ARTICLES).items():
        header = yaml.safe_dump({"id": source_id, "title": title, "language": "fi"})
        path = folder / "articles" / f"{source_id}.md"
        path.write_text(f"---\n{header}---\n\n{text}\n", encoding="utf-8")
    return folder


def write_suite(folder, task, items, *, thresholds=None, **header):
    """A suite folder with an organisation of its own, `pieni`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "organisations").exists():
        write_organisation(folder / "organisations" / "pieni")
    header = {"name": folder.name, "task": task, "items": len(items), **header}
    (folder / "suite.yaml").write_text(yaml.safe_dump(header), encoding="utf-8")
    lines = [{"id": f"i{n}", "organisation": "pieni"} | each for n, each in enumerate(items)]
    text = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in lines)
    (folder / "items.jsonl").write_text(text, encoding="utf-8")
    if thresholds is not None:
        (folder / "thresholds.yaml").write_text(yaml.safe_dump(thresholds), encoding="utf-8")
    return folder


QUESTIONS = (
    {"text": "milloin lasku erääntyy", "language": "fi", "relevant": {"lasku": 3}},
    {"text": "mite muutosta ilmotetaan", "language": "fi", "relevant": {"muutto": 3}},
    {"text": "paljonko kuituliittymä maksaa", "language": "fi", "relevant": {"kuitu": 3}},
    {"text": "onko teillä lentolippuja Roomaan", "language": "fi", "relevant": {}},
    {"text": "voiko eräpäivää siirtää", "slice": ["spoken"], "relevant": {"lasku": 2, "kuitu": 1}},
)
