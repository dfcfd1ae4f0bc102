"""The embedder in the box: learnt subwords."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.domain.errors import BrokenModel
from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import MARK, VERSION, read_table, write_table
from neuvoja.language.embedding.subwords import known_words, subwords

EMBEDDER = StaticEmbedder()

GOLDEN = [
    "Miten irtisanon sopimukseni?",
    "Hur säger jag upp mitt avtal?",
    "How do I terminate my contract?",
    "sähköautonlatausasemakartta 29,90 €/kk",
    "",
]
GOLDEN_HASH = "fdc3dd247379359e"
"""Of the vectors' bytes. Another one means that vectors kept in indexes no longer compare: then the
model id must have changed too."""

NAMES = ["=lasku", "=faktura", "<la", "ku>", "kua>"]
ROWS = np.array(
    [[7, 0, 0, -7], [7, 0, 1, -7], [0, 3.5, 0, 0], [0, 0, 7, 0], [0, 0, 0, 1]], dtype=np.float32
)


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.bin"
    write_table(path, NAMES, np.array([1.0, 0.5]), ROWS)
    return path


def cosine(one, other):
    first, second = EMBEDDER.embed([one, other])
    return float(first @ second)


def test_a_vector_is_what_its_definition_says(small):
    """Worked out by hand: lasku = (row + <la + ku>) / √3; faktura = its row, half as heavy."""
    expected = (ROWS[0] + ROWS[2] + ROWS[3]) / 3**0.5 + 0.5 * ROWS[1]
    [vector] = StaticEmbedder(read_table(small)).embed(["Lasku (faktura)"])
    assert vector == pytest.approx(expected / np.linalg.norm(expected), abs=2e-3)


def test_a_word_said_twice_counts_twice(small):
    embedder = StaticEmbedder(read_table(small))
    expected = 2 * (ROWS[0] + ROWS[2] + ROWS[3]) / 3**0.5 + 0.5 * ROWS[1]
    [vector] = embedder.embed(["lasku faktura lasku"])
    assert vector == pytest.approx(expected / np.linalg.norm(expected), abs=2e-3)


def test_the_vectors_are_those_of_every_other_machine():
    vectors = EMBEDDER.embed(GOLDEN)
    assert hashlib.sha256(vectors.astype("<f4").tobytes()).hexdigest()[:16] == GOLDEN_HASH


def test_another_process_gives_the_same_vectors():
    told = (
        "import hashlib, json, sys\n"
        "from neuvoja.language.embedding.static_embedding import StaticEmbedder\n"
        "vectors = StaticEmbedder().embed(json.loads(sys.argv[1]))\n"
        "print(hashlib.sha256(vectors.astype('<f4').tobytes()).hexdigest()[:16])\n"
    )
    command = [sys.executable, "-c", told, json.dumps(GOLDEN)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == GOLDEN_HASH


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ("Miten irtisanon sopimuksen?", "Hur säger jag upp avtalet?", "Hur betalar jag fakturan?"),
        ("Var hittar jag mitt lösenord?", "Where do I find my password?", "When is it delivered?"),
        ("Where is my invoice?", "Missä laskuni on?", "Miten vaihdan salasanan?"),
    ],
)
def test_a_question_is_nearer_to_its_translation_than_to_another_question(one, other, unlike):
    assert cosine(one, other) > cosine(one, unlike)


def test_a_form_that_was_never_seen_is_near_its_word():
    assert cosine("laskutusosoite", "laskutusosoitteistammekin") > 0.5


def test_composed_and_decomposed_letters_are_the_same():
    text = "Määräaikainen sopimus päättyy"
    assert cosine(text, unicodedata.normalize("NFD", text)) == pytest.approx(1.0)


def test_a_text_of_which_nothing_is_known_is_all_zeros():
    assert not EMBEDDER.embed(["", " \n", "?! 🙂", "[NIMI_1]", "договор", "契約を解除"]).any()
    assert EMBEDDER.embed([]).shape == (0, EMBEDDER.dimension)


def test_a_hundred_thousand_characters_are_one_vector_more():
    endless = "a" * 100_000
    many = " ".join(f"sana{number}" for number in range(12_000))
    [first, second] = EMBEDDER.embed([endless, many])
    assert np.linalg.norm(first) == pytest.approx(1.0, abs=1e-5)
    assert np.linalg.norm(second) == pytest.approx(1.0, abs=1e-5)


texts = st.text(st.sampled_from("aäobkstil 1-.\nи"), max_size=60)


@given(st.lists(texts, max_size=4))
def test_a_row_has_length_one_or_none_and_does_not_hang_on_its_neighbours(given_texts):
    together = EMBEDDER.embed(given_texts)
    assert together.shape == (len(given_texts), EMBEDDER.dimension)
    assert together.dtype == np.float32
    for row, text in zip(together, given_texts, strict=True):
        assert np.linalg.norm(row) == pytest.approx(1.0, abs=1e-5) or not row.any()
        assert (EMBEDDER.embed([text])[0] == row).all()


def test_threads_get_the_same_vectors():
    many = [f"lasku numero {number} erääntyy {number * 7}." for number in range(400)]
    alone = StaticEmbedder().embed(many)
    shared = StaticEmbedder()
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda text: shared.embed([text])[0], many))
    assert (np.stack(rows) == alone).all()


def test_another_table_is_another_model(small, tmp_path):
    other = tmp_path / "other.bin"
    write_table(other, NAMES, np.array([1.0, 0.25]), ROWS)
    ids = {StaticEmbedder(read_table(path)).model_id for path in (small, other, SHIPPED)}
    assert len(ids) == 3
    assert StaticEmbedder(read_table(small)).model_id in ids


def test_rounding_keeps_the_direction_of_every_row(tmp_path):
    rows = np.random.default_rng(7).normal(size=(50, 256)).astype(np.float32)
    rows *= np.linspace(0.05, 1, 50, dtype=np.float32)[:, None]
    path = tmp_path / "many.bin"
    write_table(path, [f"={number}" for number in range(50)], np.ones(50), rows)
    embedder = StaticEmbedder(read_table(path))
    for number, vector in enumerate(embedder.embed([str(number) for number in range(50)])):
        assert vector @ rows[number] / np.linalg.norm(rows[number]) > 0.99


def damaged(path, change):
    packed = bytearray(path.read_bytes())
    change(packed)
    path.write_bytes(packed)
    return path


def flip_the_last_bit(packed):
    packed[-1] ^= 1


def cut_the_end_off(packed):
    del packed[-2:]


def spoil_the_header(packed):
    packed[len(MARK) + 6] = 0


def lengthen_the_header(packed):
    packed[len(MARK) : len(MARK) + 4] = b"\xff\xff\xff\x7f"


def replace_the_mark(packed):
    packed[:4] = b"ZIP!"


@pytest.mark.parametrize(
    "change",
    [
        flip_the_last_bit,
        cut_the_end_off,
        spoil_the_header,
        lengthen_the_header,
        replace_the_mark,
        bytearray.clear,
    ],
)
def test_a_damaged_file_is_refused_and_named(small, change):
    with pytest.raises(BrokenModel, match=r"small\.bin is not usable"):
        read_table(damaged(small, change))


def test_a_file_that_is_not_there_is_refused_and_named(tmp_path):
    with pytest.raises(BrokenModel, match=r"gone\.bin"):
        read_table(tmp_path / "gone.bin")


def test_a_file_of_another_version_says_which(small):
    packed = small.read_bytes()
    small.write_bytes(packed.replace(f'"version": {VERSION}'.encode(), b'"version": 9'))
    with pytest.raises(BrokenModel, match="of version 9, and this release reads 1"):
        read_table(small)


def test_the_shipped_file_is_small_enough_to_ship():
    assert SHIPPED.stat().st_size < 20_000_000
    assert SHIPPED.is_relative_to(Path(sys.modules["neuvoja"].__path__[0]))


def test_a_word_is_known_by_itself_and_by_its_grams():
    assert subwords("äiti-x") == [
        *("=äiti", "<äi", "äit", "iti", "ti>", "<äit", "äiti", "iti>", "<äiti", "äiti>"),
        *("=x", "<x>"),
    ]


def test_placeholders_and_signs_are_no_words():
    assert known_words("Hei [NIMI_1], lasku: 29,90 €!") == ["hei", "lasku", "29,90"]
