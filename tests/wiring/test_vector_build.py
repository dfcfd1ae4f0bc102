"""The vector index, built by a process of its own."""

import logging
import time
from contextlib import nullcontext

import pytest

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.settings import Settings
from neuvoja.wiring import open_services, vector_build
from neuvoja.wiring.vector_build import VectorBuild, mark_of

ARTICLES = 40


def quiet(title, total):
    return nullcontext(lambda done: None)


@pytest.fixture
def settings(tmp_path):
    folder = tmp_path / "knowledge" / "articles"
    folder.mkdir(parents=True)
    for number in range(ARTICLES):
        header = f"---\nid: ohje-{number}\ntitle: Ohje {number}\nlanguage: fi\n---"
        text = f"Lasku {number} maksetaan eräpäivänä, ja muutosta kerrotaan ajoissa."
        (folder / f"{number}.md").write_text(f"{header}\n\n{text}\n")
    return Settings.read(knowledge=tmp_path / "knowledge", data=tmp_path / "var")


@pytest.fixture
def worth_it(monkeypatch):
    monkeypatch.setattr(vector_build, "WORTH_IT", 1)


def vectors_of(services):
    rows = {}
    for shelf in services.vectors()._generation._shelves.values():
        got = shelf.get(include=["embeddings", "metadatas"])
        for name, vector, told in zip(got["ids"], got["embeddings"], got["metadatas"], strict=True):
            rows[name] = told, vector.tolist()
    return rows


def built(settings):
    """What both indexes hold after a sync, and whether a process of its own was at work."""
    with open_services(settings) as services:
        services.read(quiet)
        apart = services._vector_build._builder is not None
        services.sync(quiet)
        assert services.readiness()["vectors"]["state"] == "complete"
        return vectors_of(services), apart, services._vector_build.done


def test_vectors_built_apart_are_those_built_here_and_are_then_kept_here(
    settings, tmp_path, worth_it, monkeypatch
):
    apart, was_apart, done = built(settings)
    assert (was_apart, done) == (True, ARTICLES)
    (settings.knowledge / "articles" / "0.md").unlink()
    kept, was_apart, _ = built(settings)
    assert (was_apart, apart.keys() - kept.keys()) == (False, {"ohje-0#1"})
    monkeypatch.setattr(vector_build, "WORTH_IT", 1_000)
    here, was_apart, _ = built(settings.model_copy(update={"data": tmp_path / "here"}))
    assert not was_apart
    assert {name: vector for name, (_, vector) in kept.items()} == {
        name: vector for name, (_, vector) in here.items()
    }


def test_what_a_killed_process_leaves_is_made_good_here(settings, worth_it, caplog):
    with open_services(settings) as services:
        services.read(quiet)
        services._vector_build._builder.process.kill()
        services.sync(quiet)
        assert len(vectors_of(services)) == ARTICLES
    assert "the vectors are built in this process" in caplog.text


def test_a_service_that_stops_takes_the_building_along(settings, worth_it, caplog):
    with open_services(settings) as services, services.serving(quiet):
        process = services._vector_build._builder.process
        assert process.poll() is None
    assert process.poll() is not None
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


def test_one_that_was_stopped_says_so_to_who_waits(settings, worth_it):
    build = VectorBuild(settings, settings.data / "vectors")
    build.begin(1)
    build.stop()
    with pytest.raises(IndexUnavailable, match="stopped"):
        build.finish()


def test_nothing_is_begun_where_it_is_not_worth_it_or_was_done(tmp_path, settings):
    build = VectorBuild(settings, tmp_path)
    build.begin(10)
    assert build._builder is None
    mark_of(tmp_path).touch()
    build.begin(1_000_000)
    assert build._builder is None
    started = time.monotonic()
    build.finish()
    assert time.monotonic() - started < 10
