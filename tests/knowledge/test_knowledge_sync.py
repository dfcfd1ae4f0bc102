import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_in_a_file import FileIndex
from samples import preparer

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.sync import follow, rebuild, sync


def store(sources, *ids, text="Teksti."):
    articles = [Article(id=id, title="T", language="fi", text=f"{text} {id}") for id in ids]
    sources.put([preparer().prepare(article) for article in articles], origin="folder")


@pytest.fixture
def index(tmp_path):
    return FileIndex(tmp_path / "index.json")


def clean(sources, tmp_path):
    """What an index holds that was built in one go."""
    fresh = FileIndex(tmp_path / f"clean-{random.random()}.json")
    sync(sources, fresh)
    return fresh.passages


def test_an_index_is_brought_to_the_database_and_then_is_whole(sources, index, tmp_path):
    store(sources, "a", "b", "c")
    told = []
    sync(sources, index, batch=2, progress=told.append)
    assert (index.revision, index.whole, index.count(), index.batches) == (3, True, 3, 2)
    assert told == [2, 1]
    sync(sources, index)
    assert index.batches == 2


def test_an_empty_database_makes_an_index_that_is_whole(sources, index):
    sync(sources, index)
    assert (index.revision, index.whole, index.count()) == (0, True, 0)


def test_what_changed_is_replaced_and_what_is_gone_goes(sources, index, tmp_path):
    store(sources, "a", "b", "c")
    sync(sources, index)
    store(sources, "b", text="Uusi.")
    sources.delete(["c"])
    sync(sources, index)
    assert index.passages == clean(sources, tmp_path)
    assert set(index.passages) == {"a#1", "b#1"}


def test_a_stopped_sync_stays_where_it_is_and_goes_on_later(sources, index, tmp_path):
    store(sources, *"abcdef")
    sync(sources, index, batch=2, stopped=lambda: index.batches >= 1)
    assert (index.revision, index.whole) == (2, False)
    sync(sources, index, batch=2)
    assert (index.revision, index.whole) == (6, True)
    assert index.passages == clean(sources, tmp_path)


def test_a_growing_database_is_followed_in_full_batches_to_its_end(sources, index, tmp_path):
    store(sources, *"abcde")
    looks = []

    def ended():
        looks.append(index.revision)
        if len(looks) == 4:
            store(sources, "f")
        return len(looks) == 5

    follow(sources, index, ended=ended, batch=2)
    assert looks == [0, 2, 4, 4, 6]
    assert (index.revision, index.whole) == (6, True)
    assert index.passages == clean(sources, tmp_path)


def test_an_index_that_is_ahead_of_the_database_is_rebuilt(sources, index, tmp_path):
    store(sources, "a")
    sync(sources, index)
    index._store({**index._state, "revision": 99})
    sync(sources, index)
    assert (index.revision, index.passages) == (1, clean(sources, tmp_path))


def test_a_rebuild_serves_the_old_until_the_new_is_complete(sources, index, tmp_path):
    store(sources, *"abc")
    sync(sources, index)
    before = index.passages
    index._store({**index._state, "passages": {**index._state["passages"], "x#1": ("x", "?")}})
    seen = []
    rebuild(sources, index, batch=1, progress=lambda _: seen.append(index.count()))
    assert seen == [4, 4, 4]
    assert index.passages == before
    assert index.whole


def test_a_stopped_rebuild_changes_nothing(sources, index):
    store(sources, *"abc")
    sync(sources, index)
    before = index.passages
    rebuild(sources, index, batch=1, stopped=lambda: True)
    assert (index.passages, index.whole) == (before, True)


def test_an_index_that_does_not_remember_ends_in_an_error(sources, tmp_path):
    store(sources, "a")
    with pytest.raises(IndexUnavailable):
        sync(sources, FileIndex(tmp_path / "index.json", forgets=True))


class Killed(BaseException):
    """What a test raises where a process would die."""


class DyingIndex(FileIndex):
    """Dies before or after the n-th thing that it keeps."""

    def __init__(self, file: Path, *, at: int, after: bool) -> None:
        super().__init__(file)
        self._at, self._after = at, after

    def _store(self, state: dict) -> None:
        self._at -= 1
        if self._at == 0 and not self._after:
            raise Killed
        super()._store(state)
        if self._at == 0:
            raise Killed


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(1, 6))
def test_dying_at_any_step_it_ends_as_a_clean_build(at, after, sources, index, tmp_path):
    store(sources, *"abcdefgh")
    sources.delete(["b"])
    with pytest.raises(Killed):
        sync(sources, DyingIndex(index.file, at=at, after=after), batch=2)
    store(sources, "c", text="Uusi.")
    sync(sources, index, batch=2)
    assert index.passages == clean(sources, tmp_path)
    assert index.whole


def test_killed_at_any_moment_it_ends_as_a_clean_build(sources, tmp_path):
    store(sources, *(f"a{n}" for n in range(60)))
    sources.delete([f"a{n}" for n in range(0, 60, 7)])
    expected = clean(sources, tmp_path)
    file, chance = tmp_path / "killed.json", random.Random(7)
    script = Path(__file__).with_name("sync_in_a_process.py")
    kills = 0
    for _ in range(2):
        file.unlink(missing_ok=True)
        process = subprocess.Popen([sys.executable, str(script), str(tmp_path / "var"), str(file)])
        while process.poll() is None and not file.exists():
            time.sleep(0.001)
        time.sleep(chance.random() * 0.1)
        process.kill()
        kills += process.wait() != 0
        index = FileIndex(file)
        sync(sources, index)
        assert index.passages == expected
        assert index.whole
    assert kills
