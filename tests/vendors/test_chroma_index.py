"""The vector index, kept by Chroma, and the exact one that it is measured against."""

import os
import subprocess
import sys
from datetime import date

import numpy as np
import pytest

from made_passages import passage
from neuvoja.domain.errors import IndexUnavailable, ModelUnavailable
from neuvoja.retrieval.promises import Changes, Scope
from neuvoja.vendors.chroma_index import ChromaIndex
from neuvoja.vendors.exact_index import ExactIndex

ARTICLES = Scope("article")


class Directions:
    """An embedder whose vectors are drawn from the text; `zzz` has no word that it knows."""

    dimension = 16

    def __init__(self, model_id="directions"):
        self.model_id = model_id

    def embed(self, texts):
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            if "zzz" not in text:
                row[:] = np.random.default_rng(sum(text.encode())).normal(size=self.dimension)
                row /= np.linalg.norm(row)
        return rows


class Away(Directions):
    def embed(self, texts):
        raise ModelUnavailable("away")


def batch(revision, *passages, changed=None, replaced=False):
    changed = [each.source_id for each in passages] if changed is None else changed
    return Changes(revision, passages, changed, replaced)


def vector(text):
    return Directions().embed([text])


def ids(index, text, scope=ARTICLES, limit=10):
    return [hit.passage_id for hit in index.search(vector(text), scope, limit=limit)]


@pytest.fixture
def chroma(tmp_path):
    return ChromaIndex.in_folder(tmp_path / "vectors", Directions())


@pytest.fixture(params=["chroma", "exact"])
def index(request, tmp_path):
    if request.param == "exact":
        return ExactIndex(Directions())
    return ChromaIndex.in_folder(tmp_path / "vectors", Directions())


def test_an_empty_index_finds_nothing_and_stands_at_nothing(index):
    assert (index.revision, index.count(), index.whole) == (0, 0, False)
    assert ids(index, "lasku") == []


def test_the_same_text_is_nearest_with_cosine_one(index):
    index.apply(batch(1, passage("a#1", "lasku"), passage("b#1", "muutto")))
    [best, second] = index.search(vector("lasku"), ARTICLES, limit=10)
    expected = float((vector("lasku") @ vector("muutto").T)[0, 0])
    assert (best.passage_id, best.score) == ("a#1", pytest.approx(1.0, abs=1e-5))
    assert (second.passage_id, second.score) == ("b#1", pytest.approx(expected, abs=1e-5))


def test_equal_vectors_stand_by_passage_id(index):
    index.apply(batch(1, *(passage(f"{name}#1", "sama") for name in "dbca")))
    assert ids(index, "sama") == ["a#1", "b#1", "c#1", "d#1"]


def test_languages_and_kinds_are_found_as_the_scope_says(index):
    index.apply(
        batch(
            1,
            passage("a#1", "lasku"),
            passage("b#1", "lasku", language="sv"),
            passage("c#1", "lasku", kind="case"),
        )
    )
    assert ids(index, "lasku") == ["a#1", "b#1"]
    assert ids(index, "lasku", Scope("article", "sv")) == ["b#1"]
    assert ids(index, "lasku", Scope("case")) == ["c#1"]
    assert ids(index, "lasku", Scope("case", "sv")) == []


def test_what_does_not_hold_or_is_internal_is_left_out_however_much_of_it_there_is(index):
    old = [passage(f"old{n}#1", f"lasku {n}", valid_to=date(2025, 12, 31)) for n in range(60)]
    inside = [passage(f"in{n}#1", f"maksu {n}", audience="internal") for n in range(60)]
    index.apply(batch(1, *old, *inside, passage("new#1", "muu", valid_from=date(2026, 1, 1))))
    today = Scope("article", on=date(2026, 1, 1), public_only=True)
    assert ids(index, "lasku", today, limit=3) == ["new#1"]
    assert len(ids(index, "lasku", Scope("article", on=date(2025, 12, 31)), limit=200)) == 120


def test_a_changed_source_replaces_all_that_was_held_of_it(index):
    index.apply(batch(1, passage("a#1", "yksi"), passage("a#2", "kaksi"), passage("b#1", "muu")))
    index.apply(batch(2, passage("a#1", "kolme"), replaced=True))
    assert (index.revision, index.count()) == (2, 2)
    assert index.search(vector("kolme"), ARTICLES, limit=1)[0].score == pytest.approx(1, abs=1e-5)


def test_a_source_that_is_gone_is_dropped(index):
    index.apply(batch(1, passage("a#1", "yksi"), passage("b#1", "kaksi")))
    index.apply(batch(2, changed=["a"], replaced=True))
    assert ids(index, "yksi") == ["b#1"]


def test_a_batch_may_come_twice(index):
    both = batch(1, passage("a#1", "yksi"), passage("b#1", "kaksi"))
    index.apply(both)
    index.apply(both)
    assert index.count() == 2


def test_a_vector_of_nothing_is_near_nothing(index):
    index.apply(batch(1, passage("a#1", "yksi"), passage("b#1", "zzz")))
    assert ids(index, "zzz") == []
    assert ids(index, "yksi")[0] == "a#1"


def test_nothing_changes_where_the_embedder_is_away(tmp_path):
    for index in (ChromaIndex.in_folder(tmp_path / "v", Away()), ExactIndex(Away())):
        with pytest.raises(ModelUnavailable):
            index.apply(batch(1, passage("a#1", "yksi")))
        assert (index.revision, index.count()) == (0, 0)


def test_a_rebuild_serves_only_once_it_is_adopted(index):
    index.apply(batch(5, passage("old#1", "lasku")))
    index.seal()
    fresh = index.beside()
    fresh.apply(batch(6, passage("new#1", "lasku")))
    fresh.seal()
    assert ids(index, "lasku") == ["old#1"]
    index.adopt(fresh)
    assert (ids(index, "lasku"), index.revision, index.whole) == (["new#1"], 6, True)


def test_what_it_holds_is_there_when_it_is_opened_again(chroma, tmp_path):
    chroma.apply(batch(3, passage("a#1", "lasku")))
    chroma.seal()
    again = ChromaIndex.in_folder(tmp_path / "vectors", Directions())
    assert (again.revision, again.whole, again.count()) == (3, True, 1)
    assert ids(again, "lasku") == ["a#1"]


def test_a_rebuild_is_still_adopted_when_opened_again(chroma, tmp_path):
    chroma.apply(batch(1, passage("old#1", "lasku")))
    fresh = chroma.beside()
    fresh.apply(batch(2, passage("new#1", "lasku")))
    chroma.adopt(fresh)
    again = ChromaIndex.in_folder(tmp_path / "vectors", Directions())
    assert ids(again, "lasku") == ["new#1"]
    after = again.beside()
    after.apply(batch(3, passage("newer#1", "lasku")))
    again.adopt(after)
    assert ids(again, "lasku") == ["newer#1"]


def test_another_model_has_collections_of_its_own(chroma, tmp_path):
    chroma.apply(batch(1, passage("a#1", "lasku")))
    other = ChromaIndex.in_folder(tmp_path / "vectors", Directions("another"))
    assert (other.revision, other.count()) == (0, 0)
    assert chroma.count() == 1


def test_the_old_models_vectors_stay_until_the_new_ones_are_whole(chroma, tmp_path):
    chroma.apply(batch(1, passage("a#1", "lasku")))
    chroma.seal()
    other = ChromaIndex.in_folder(tmp_path / "vectors", Directions("other"))
    other.apply(batch(1, passage("a#1", "lasku")))
    assert not other.whole and ids(chroma, "lasku") == ["a#1"]
    other.seal()
    assert other.whole and ids(other, "lasku") == ["a#1"]
    again = ChromaIndex.in_folder(tmp_path / "vectors", Directions())
    assert (again.revision, again.whole) == (0, False)


def test_what_is_told_of_a_passage_is_there(chroma):
    held = passage("a#1", "lasku", revision=7, valid_to=date(2026, 1, 1), audience="internal")
    chroma.apply(batch(1, held))
    [shelf] = chroma._generation.shelves(ARTICLES)
    [told] = shelf.get(include=["metadatas"])["metadatas"]
    assert told == {
        "source_id": "a",
        "revision": 7,
        "content_hash": held.content_hash,
        "last_day": date(2026, 1, 1).toordinal(),
        "internal": 1,
    }


def test_a_damaged_folder_is_told_in_words_and_can_be_started_over(tmp_path):
    folder = tmp_path / "vectors"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(IndexUnavailable, match="Chroma says"):
        ChromaIndex.in_folder(folder, Directions())
    assert ChromaIndex.anew(folder, Directions()).count() == 0


def test_an_index_that_is_open_can_be_started_over(chroma, tmp_path):
    chroma.apply(batch(1, passage("a#1", "lasku")))
    fresh = ChromaIndex.anew(tmp_path / "vectors", Directions())
    fresh.apply(batch(1, passage("b#1", "lasku")))
    assert ids(fresh, "lasku") == ["b#1"]


def test_a_server_that_is_away_is_told_in_words():
    with pytest.raises(IndexUnavailable, match="vector"):
        ChromaIndex.on_server("http://127.0.0.1:9", Directions())


def test_no_environment_turns_telemetry_on_or_takes_chroma_elsewhere(tmp_path):
    (tmp_path / ".env").write_text("ANONYMIZED_TELEMETRY=True\n")
    asked = (
        "from neuvoja.vendors.chroma_client import QuietSettings as S; s = S(); "
        "print(s.anonymized_telemetry, s.chroma_otel_collection_endpoint, s.chroma_api_impl)"
    )
    hostile = {
        "ANONYMIZED_TELEMETRY": "True",
        "CHROMA_OTEL_COLLECTION_ENDPOINT": "http://spy.example",
        "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
    }
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, **hostile},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "chromadb.api.rust.RustBindingsAPI"]
