"""What is set up before anybody asks."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.settings import Settings
from neuvoja.wiring import open_services
from neuvoja.wiring.warming import warm_up


class Watched:
    """An engine, and the languages in which it was asked for each part."""

    def __init__(self, engine):
        self._engine = engine
        self.asked = {"reply": [], "hand_over": [], "opportunities": [], "summary": []}

    def __getattr__(self, part):
        def made(reading, *given):
            self.asked[part].append(reading.language)
            return getattr(self._engine, part)(reading, *given)

        return made


@pytest.fixture
def services(tmp_path):
    folder = tmp_path / "knowledge" / "articles"
    folder.mkdir(parents=True)
    header = "---\nid: muutto\ntitle: Muutto\nlanguage: fi\n---"
    (folder / "muutto.md").write_text(f"{header}\n\nMuutosta ilmoitetaan ajoissa.\n")
    settings = Settings.read(knowledge=tmp_path / "knowledge", data=tmp_path / "var")
    with open_services(settings) as opened:
        opened.read(lambda title, total: nullcontext(lambda done: None))
        opened.sync(lambda title, total: nullcontext(lambda done: None))
        yield opened


def test_every_part_has_worked_in_each_language_and_nobody_is_told(services):
    engine, told = Watched(services.answering.beneath), []
    services.watch = lambda suggestion, calls: told.append(suggestion)
    warm_up(services._reader, engine, services.handbook).join(60)
    assert set(map(tuple, engine.asked.values())) == {("fi", "sv", "en")}
    assert not told


def test_a_service_that_can_search_nothing_yet_starts_all_the_same(services):
    def read(request, handbook):
        raise IndexUnavailable("keywords", "it is being built")

    engine = Watched(services.answering.beneath)
    warming = warm_up(SimpleNamespace(read=read), engine, services.handbook)
    warming.join(60)
    assert not warming.is_alive()
    assert not any(engine.asked.values())
