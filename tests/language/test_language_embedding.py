"""The embedder that nothing was learnt for: hashed terms."""

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding import (
    DIMENSION,
    IDF_ROWS,
    IDF_STEP,
    LEMMA,
    HashedEmbedder,
    frozen_idf,
    term_hash,
    terms,
)

ANALYSER = Analyser({})
EMBEDDER = HashedEmbedder(ANALYSER)


def cosine(one, other):
    first, second = EMBEDDER.embed([one, other])
    return float(first @ second)


def test_a_vector_is_what_its_definition_says():
    """An independent sum over the terms of each word."""
    expected = np.zeros(DIMENSION)
    for word, times in (("laskun", 2), ("eräpäivä", 1)):
        for term in terms(word, ANALYSER):
            number = term_hash(term)
            rarity = frozen_idf()[number % IDF_ROWS] * IDF_STEP
            sign = 1 if number >= 1 << 63 else -1
            expected[(number >> 32) % DIMENSION] += times**0.5 * sign * rarity
    [vector] = EMBEDDER.embed(["laskun, eräpäivä. laskun!"])
    assert vector == pytest.approx(expected / np.linalg.norm(expected), abs=1e-5)


def test_a_term_is_a_gram_or_a_lemma_and_never_both():
    found = list(terms("auto", ANALYSER))
    assert {"auto", LEMMA + "auto"} <= set(found)


def test_forms_of_one_word_are_nearer_than_other_words():
    assert cosine("laskutusosoite", "laskutusosoitteen") > 0.5 > cosine("laskutusosoite", "paneeli")


def test_a_rarer_word_decides_more():
    assert frozen_idf()[term_hash("=ja") % IDF_ROWS] < frozen_idf()[term_hash("=hetu") % IDF_ROWS]


def test_a_text_without_a_word_is_all_zeros():
    assert not EMBEDDER.embed(["", "?! 🙂", "[NIMI_1]"]).any()
    assert EMBEDDER.embed([]).shape == (0, DIMENSION)


def test_another_analysis_or_rarity_is_another_model():
    other = HashedEmbedder(ANALYSER, np.ones(IDF_ROWS, dtype=np.uint8))
    assert other.model_id != EMBEDDER.model_id
    assert HashedEmbedder(Analyser({})).model_id == EMBEDDER.model_id


@pytest.mark.voikko
def test_the_dictionary_makes_another_model_than_the_fallback(lemmatizer):
    assert HashedEmbedder(Analyser({"fi": lemmatizer})).model_id != EMBEDDER.model_id


texts = st.text(st.sampled_from("aäobkstil 1.\n"), max_size=60)


@given(st.lists(texts, max_size=4))
def test_a_row_has_length_one_or_none_and_does_not_hang_on_its_neighbours(given_texts):
    together = EMBEDDER.embed(given_texts)
    assert together.shape == (len(given_texts), DIMENSION)
    assert together.dtype == np.float32
    for row, text in zip(together, given_texts, strict=True):
        assert np.linalg.norm(row) == pytest.approx(1.0, abs=1e-5) or not row.any()
        assert (EMBEDDER.embed([text])[0] == row).all()


def test_threads_get_the_same_vectors():
    many = [f"lasku numero {number} erääntyy" for number in range(200)]
    alone = HashedEmbedder(Analyser({})).embed(many)
    shared = HashedEmbedder(Analyser({}))
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda text: shared.embed([text])[0], many))
    assert (np.stack(rows) == alone).all()


def test_short_texts_are_embedded_by_the_thousand():
    many = [f"Milloin lasku {number} erääntyy ja kuinka sen voi maksaa?" for number in range(2000)]
    EMBEDDER.embed(many)
    started = time.thread_time()
    EMBEDDER.embed(many)
    assert len(many) / (time.thread_time() - started) > 5_000
