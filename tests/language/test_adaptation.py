"""The embedding taught an organisation's own pairs."""

import numpy as np
import pytest

from neuvoja.language.embedding.adaptation import adapted
from neuvoja.language.embedding.contrast import Recipe
from neuvoja.language.embedding.folding import folded
from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import packed, read_table

TABLE = read_table(SHIPPED)
PAIRS = [
    ("Jäädytysmaksu", "Pausavgift"),
    ("Jäädytysmaksu", "Freeze fee"),
    ("Pausavgift", "Freeze fee"),
    ("Ryhmätunnin peruminen", "Avboka gruppasset"),
    ("Ryhmätunnin peruminen", "Cancel a group class"),
    ("Pukukaapin avain", "Nyckel till omklädningsskåpet"),
    ("Lapsiparkki", "Barnpassning"),
    ("Lapsiparkki", "Childcare corner"),
]
UNTOUCHED = StaticEmbedder(TABLE).embed(["laskun", "sopimus"])
TEXTS = [text for pair in PAIRS for text in pair]


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    path = tmp_path_factory.mktemp("adapted") / "own.bin"
    path.write_bytes(packed(adapted(TABLE, PAIRS, TEXTS, Recipe())))
    return StaticEmbedder(read_table(path))


def cosines(embedder):
    ones, others = (embedder.embed(list(each)) for each in zip(*PAIRS, strict=True))
    return (ones * others).sum(axis=1)


def test_what_says_the_same_comes_nearer(learnt):
    before, after = cosines(StaticEmbedder(TABLE)), cosines(learnt)
    assert (after > before).mean() > 0.6
    assert after.mean() > before.mean() + 0.03


def test_a_word_that_no_pair_meets_keeps_its_vector_to_the_last_bit(learnt):
    texts = ["jäädytysmaksujen", "ryhmätunteja", "Miten maksan laskun?"]
    assert (learnt.embed(texts) == StaticEmbedder(TABLE).embed(texts)).all()


def test_other_texts_stay_where_they_were(learnt):
    texts = ["Miten maksan laskun?", "Var hittar jag mitt lösenord?", "When is it delivered?"]
    near = (learnt.embed(texts) * StaticEmbedder(TABLE).embed(texts)).sum(axis=1)
    assert near.min() > 0.95


def test_it_is_another_model_of_the_same_shape(learnt):
    assert learnt.dimension == TABLE.dimension
    assert learnt.model_id != StaticEmbedder(TABLE).model_id


def test_the_same_pairs_give_the_same_file_to_the_last_bit():
    first, again = (
        packed(adapted(TABLE, PAIRS, TEXTS, Recipe(epochs=1, steps=0))) for _ in range(2)
    )
    assert first == again


def test_without_a_pair_it_is_the_same_model():
    assert packed(adapted(TABLE, [], TEXTS, Recipe())) == SHIPPED.read_bytes()


@pytest.mark.parametrize("pair", [("", "Pausavgift"), ("契約", "договор"), ("[NIMI_1]", "!")])
def test_a_text_of_which_nothing_is_known_teaches_nothing(pair):
    assert packed(adapted(TABLE, [pair], [], Recipe())) == SHIPPED.read_bytes()


def test_a_new_word_gets_a_row_and_means_at_first_what_its_letters_mean():
    grown = adapted(TABLE, PAIRS, TEXTS * 2, Recipe(epochs=0, steps=0))
    assert "=pausavgift" in grown.names
    assert len(grown.weights) > len(TABLE.weights)
    words = ["pausavgift", "jäädytysmaksu", "lapsiparkki"]
    near = (StaticEmbedder(grown).embed(words) * StaticEmbedder(TABLE).embed(words)).sum(axis=1)
    assert near.min() > 0.99


def test_a_hundred_thousand_characters_are_learnt_from_in_their_turn():
    long = "jäädytysmaksu " * 7_000
    table = adapted(TABLE, [(long, "Freeze fee")], [], Recipe(epochs=1, steps=0))
    assert np.isfinite(StaticEmbedder(table).embed(["jäädytysmaksu"])).all()


def test_a_term_of_one_word_is_folded_in_without_training():
    terms = [("lasku", "faktura"), ("toimitus", "leverans", "delivery time"), ("xq",)]
    table = folded(TABLE, terms)
    for one, other in (("lasku", "faktura"), ("leverans", "delivery time")):
        before, after = (
            float(np.prod(StaticEmbedder(each).embed([one, other]), axis=0).sum())
            for each in (TABLE, table)
        )
        assert after > before + 0.03
    assert (StaticEmbedder(table).embed(["laskun", "sopimus"]) == UNTOUCHED).all()


def test_without_a_word_of_its_own_a_term_changes_nothing():
    assert folded(TABLE, [("two words", "kaksi sanaa"), ("契約", "avtal")]).sha256 == TABLE.sha256
