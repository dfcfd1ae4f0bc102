"""Vectors that are asked for once."""

import sqlite3

import numpy as np
import pytest

from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.vector_cache import CachedEmbedder


class Counting:
    """Vectors by length; it counts what it is asked for."""

    dimension = 3

    def __init__(self, model_id="m"):
        self.model_id = model_id
        self.asked = []

    def embed(self, texts):
        self.asked += texts
        return np.array([[len(text), 1, 0] for text in texts], np.float32).reshape(-1, 3)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vectors.cache"


def test_a_text_is_asked_for_once_also_by_another_process(path):
    first, second = Counting(), Counting()
    before = CachedEmbedder(first, path).embed(["yksi", "kaksi", "yksi"])
    after = CachedEmbedder(second, path).embed(["kaksi", "kolme", "yksi"])
    assert first.asked == ["yksi", "kaksi"] and second.asked == ["kolme"]
    assert (before == Counting().embed(["yksi", "kaksi", "yksi"])).all()
    assert (after == Counting().embed(["kaksi", "kolme", "yksi"])).all()
    assert after.dtype == np.float32


def test_another_model_is_asked_anew(path):
    CachedEmbedder(Counting(), path).embed(["yksi"])
    other = Counting("other")
    CachedEmbedder(other, path).embed(["yksi"])
    assert other.asked == ["yksi"]


def test_no_text_is_kept(path):
    CachedEmbedder(Counting(), path).embed(["salaisuus"])
    assert not any(b"salaisuus" in each.read_bytes() for each in path.parent.iterdir())


def test_no_texts_ask_nothing_and_keep_nothing(path):
    assert CachedEmbedder(Counting(), path).embed([]).shape == (0, 3)
    assert not path.exists()


def test_it_does_not_grow_without_end(path):
    most = 200_000
    cached = CachedEmbedder(Counting(), path, most_bytes=most)
    for start in range(0, 6_000, 300):
        cached.embed([f"{n:06}" for n in range(start, start + 300)])
    with sqlite3.connect(path) as database:
        kept = database.execute("SELECT count(*) FROM vectors").fetchone()[0]
    database.close()
    assert 500 < kept < 5_000


def test_a_damaged_file_is_begun_anew(path):
    path.write_bytes(b"not a database" * 100)
    embedder = Counting()
    cached = CachedEmbedder(embedder, path)
    for _ in range(3):
        assert cached.embed(["yksi"]).tolist() == [[4, 1, 0]]
    assert len(embedder.asked) < 3


def test_a_place_that_cannot_be_written_costs_the_cache_only(tmp_path):
    cached = CachedEmbedder(Counting(), tmp_path / "nowhere" / "vectors.cache")
    assert cached.embed(["yksi"]).tolist() == [[4, 1, 0]]


def test_what_the_other_raises_passes_and_is_not_kept(path):
    class Away(Counting):
        def embed(self, texts):
            raise ModelUnavailable("m")

    with pytest.raises(ModelUnavailable):
        CachedEmbedder(Away(), path).embed(["yksi"])
    embedder = Counting()
    CachedEmbedder(embedder, path).embed(["yksi"])
    assert embedder.asked == ["yksi"]


def test_many_texts_are_looked_up_in_portions(path):
    texts = [str(n) for n in range(1_700)]
    cached = CachedEmbedder(Counting(), path)
    assert (cached.embed(texts) == cached.embed(texts)).all()
