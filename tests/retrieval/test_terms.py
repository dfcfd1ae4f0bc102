"""The most telling terms of a question."""

from hypothesis import given
from hypothesis import strategies as st

from neuvoja.retrieval.concepts import OUR_NAME, Concept, Name
from neuvoja.retrieval.promises import Terms
from neuvoja.retrieval.rarity import Rarity, rarities
from neuvoja.retrieval.terms import (
    ALWAYS,
    LEMMA_WEIGHT,
    MOST_CONCEPTS,
    MOST_TERMS,
    pruned,
    telling,
    terms_of,
)


def name(word, *parts, grams=()):
    return Name(frozenset({word}), frozenset(parts), frozenset(grams or {word[:4]}))


def concept(word, weight=1.0, also=(), grams=()):
    return Concept(name(word, grams=grams), weight, also)


def lookup(**known):
    def rarity(terms):
        return Terms(
            terms.language,
            grams={term: known.get(term, 0.0) for term in terms.grams},
            lemmas={term: known.get(term, 0.0) for term in terms.lemmas},
        )

    return rarity


def test_the_customers_word_weighs_more_than_ours_for_it():
    terms = terms_of([concept("netti", 2.0, also=(name("internet"),))], "fi")
    assert terms.lemmas == {"netti": 2 * LEMMA_WEIGHT, "internet": 2 * OUR_NAME * LEMMA_WEIGHT}


def test_grams_of_a_longer_word_weigh_less_each_and_more_together():
    short = terms_of([concept("ab", grams="abcde")], "fi").grams
    long = terms_of([concept("ab", grams="abcdefghijklmnopqrst")], "fi").grams
    assert max(long.values()) < min(short.values())
    assert sum(long.values()) > sum(short.values())


def test_a_concept_is_as_rare_as_its_commonest_name():
    [rare] = rarities(
        [concept("netti", also=(name("internet"),))], "fi", lookup(netti=5, internet=2)
    )
    assert rare == Rarity(2.0, held=True)


def test_an_unknown_word_is_as_rare_as_its_held_grams_on_average():
    odd = concept("rajotus", grams=("_raj", "rajo", "ajot"))
    assert rarities([odd], "fi", lookup(_raj=4, rajo=2)) == [Rarity(3.0, held=False)]
    assert rarities([odd], "fi", lookup()) == [Rarity(0.0, held=False)]


def test_the_rarest_and_weightiest_concepts_are_taken_in_the_order_given():
    concepts = [concept(str(number)) for number in range(MOST_CONCEPTS + 2)]
    rare = [Rarity(1.0 + number, held=True) for number in range(MOST_CONCEPTS + 2)]
    assert telling(concepts, rare) == list(range(2, MOST_CONCEPTS + 2))


def test_common_grams_are_left_out_and_common_lemmas_stay():
    words = {f"w{number:02}": 1.0 for number in range(ALWAYS)}
    terms = Terms("fi", {**words, "comm": 1.0, "rare": 1.0}, {"common": 1.0})
    rarity = Terms("fi", {**dict.fromkeys(words, 9.0), "comm": 0.5, "rare": 5.0}, {"common": 0.5})
    kept = pruned(terms, rarity, passages=10_000)
    assert kept.grams.keys() == {*words, "rare"}
    assert kept.lemmas.keys() == {"common"}


def test_a_short_question_keeps_its_common_grams():
    terms = Terms("fi", {"comm": 1.0}, {})
    assert pruned(terms, Terms("fi", {"comm": 0.5}, {}), passages=10_000).grams == {"comm": 1.0}


def test_a_long_question_is_read_whole_where_there_are_few_passages_and_its_best_where_many():
    terms = Terms("fi", {}, {f"w{number:03}": 1.0 for number in range(200)})
    rarity = Terms("fi", {}, {f"w{number:03}": 3.0 + number / 100 for number in range(200)})
    assert len(pruned(terms, rarity, passages=1_000).lemmas) == 200
    kept = pruned(terms, rarity, passages=1_000_000).lemmas
    assert ALWAYS <= len(kept) < 200
    assert "w199" in kept


weighted = st.dictionaries(st.text("abcd", min_size=1, max_size=4), st.floats(0.1, 3), max_size=90)


@given(weighted, weighted, st.integers(0, 100_000), st.randoms(use_true_random=False))
def test_pruning_keeps_held_terms_only_at_their_weights_and_not_too_many(
    grams, lemmas, passages, draw
):
    terms = Terms("fi", grams, lemmas)
    rarity = Terms(
        "fi",
        {term: draw.choice([0.0, draw.uniform(0, 9)]) for term in grams},
        {term: draw.choice([0.0, draw.uniform(0, 9)]) for term in lemmas},
    )
    kept = pruned(terms, rarity, passages=passages)
    assert kept.grams.items() <= grams.items()
    assert kept.lemmas.items() <= lemmas.items()
    assert all(rarity.grams[term] for term in kept.grams)
    assert all(rarity.lemmas[term] for term in kept.lemmas)
    assert len(kept.grams) + len(kept.lemmas) <= MOST_TERMS
