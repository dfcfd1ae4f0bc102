"""What is there and what is missing."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import anyio
import click

from neuvoja.domain.errors import (
    BadSettings,
    DataFolderBusy,
    ModelRefused,
    ModelUnavailable,
    NeuvojaError,
)
from neuvoja.knowledge.review import review
from neuvoja.settings import Settings
from neuvoja.store.owner import living_owner
from neuvoja.vendors.voikko import open_voikko
from neuvoja.wiring import open_services
from neuvoja.wiring.chat import open_counter, try_chat
from neuvoja.wiring.embedding import open_embedder

State = Literal["good", "without", "missing", "refused"]

_MARKS: dict[State, str] = {"good": "✓", "without": "–", "missing": "✗", "refused": "✗"}
_BAD: tuple[State, ...] = ("missing", "refused")


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    state: State
    """`without`: it works, but less well than it could; `refused`: a record that cannot be read."""

    text: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
def doctor(as_json: bool) -> None:
    """Say what is there and what is missing.

    Exit 1 when something that is needed is missing, or when a record of the knowledge folder is
    refused: each is named with its file, line and key. Nothing is changed.
    """
    findings = list(_examine(Settings.read()))
    for each in findings:
        click.echo(_row(each) if as_json else f"{_MARKS[each.state]} {each.name:10} {each.text}")
    sys.exit(1 if any(each.state in _BAD for each in findings) else 0)


def _row(finding: Finding) -> str:
    row = {"name": finding.name, "state": finding.state, "text": finding.text}
    return json.dumps(row, ensure_ascii=False)


def _examine(settings: Settings) -> Iterator[Finding]:
    yield _finnish()
    yield from _knowledge(settings)
    yield from _data(settings)
    yield from _chat(settings)
    yield _embeddings(settings)
    yield _door(settings)


def _finnish() -> Finding:
    if open_voikko() is not None:
        return Finding("finnish", "good", "libvoikko with its Finnish dictionary")
    fix = "sudo apt-get install libvoikko1 voikko-fi"
    return Finding("finnish", "without", f"no libvoikko: lemmas by Snowball instead; {fix}")


def _knowledge(settings: Settings) -> Iterator[Finding]:
    folder = settings.knowledge_folder.resolve()
    try:
        refusals = review(folder).refusals
    except BadSettings as error:
        yield Finding("knowledge", "missing", str(error))
        return
    refused = f", {len(refusals)} refused" if refusals else ""
    yield Finding("knowledge", "good", f"{folder}{refused}")
    for refusal in refusals:
        yield Finding("refused", "refused", str(refusal))


def _data(settings: Settings) -> Iterator[Finding]:
    owner = living_owner(settings.data)
    if owner is not None:
        yield Finding("data", "good", f"owned by process {owner.pid}, serving at {owner.url}")
        return
    try:
        with open_services(settings) as services:
            # What is wrong with a remote embedder is told with the embeddings.
            with suppress(ModelRefused, ModelUnavailable):
                services.vectors()
            ready = services.readiness()
    except DataFolderBusy as error:
        yield Finding("data", "good", str(error))
    except NeuvojaError as error:
        yield Finding("data", "missing", str(error))
    else:
        yield Finding("data", "good", f"{settings.data.resolve()}, revision {ready['revision']}")
        for name in ("keywords", "vectors"):
            yield _index(name, ready[name])


def _index(name: str, state: dict[str, object]) -> Finding:
    if state["state"] == "complete":
        return Finding(name, "good", f"complete at revision {state['revision']}")
    progress = f"{state['done']} of {state['of']} passages"
    return Finding(name, "without", f"{progress}; `neuvoja sync` or `neuvoja serve` builds it")


def _chat(settings: Settings) -> Iterator[Finding]:
    if settings.chat_replay is not None:
        yield _recordings(settings.chat_replay)
        return
    if settings.chat_endpoint is None:
        yield Finding("chat", "without", "no model configured: the extractive engine answers")
        return
    try:
        tried = anyio.run(try_chat, settings)
    except NeuvojaError as error:
        yield Finding("chat", "missing", f"{error}; until then the extractive engine answers")
        return
    waited = "" if tried.first_piece_ms is None else f", first word after {tried.first_piece_ms} ms"
    schemas = (
        "" if tried.takes_schemas else ", takes no JSON Schema: answers are read with tolerance"
    )
    where = f"{settings.chat_model} at {settings.chat_endpoint}"
    yield Finding("chat", "good", f"{where}{waited}{schemas}")
    yield _tokens(settings)


def _recordings(folder: Path) -> Finding:
    state: State = "good" if folder.is_dir() else "missing"
    return Finding("chat", state, f"answers from recordings in {folder} (NEUVOJA_CHAT_REPLAY)")


def _tokens(settings: Settings) -> Finding:
    if open_counter(settings).exact:
        return Finding("tokens", "good", "counted by the model's own vocabulary")
    fix = "where it is OpenAI's, fill tiktoken's cache and set TIKTOKEN_CACHE_DIR"
    return Finding("tokens", "without", f"estimated: the model's vocabulary is not here; {fix}")


def _embeddings(settings: Settings) -> Finding:
    if settings.embed_endpoint is None:
        return Finding("embeddings", "good", "the embedder in the box")
    try:
        dimension = open_embedder(settings).dimension
    except NeuvojaError as error:
        return Finding("embeddings", "missing", f"{error}; until then search goes by words only")
    where = f"{settings.embed_model} at {settings.embed_endpoint}"
    return Finding("embeddings", "good", f"{where}, {dimension} dimensions")


def _door(settings: Settings) -> Finding:
    if settings.api_keys:
        return Finding("door", "good", f"{len(settings.api_keys)} keys open the API")
    return Finding("door", "good", "no keys: this machine only")
