"""The keyword index, kept by Tantivy."""

import math
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_passages import passage
from neuvoja.domain.errors import IndexUnavailable
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.promises import Changes, Scope, Terms
from neuvoja.vendors import tantivy_index
from neuvoja.vendors.tantivy_index import TantivyIndex

ANALYSER = Analyser({})
ARTICLES = Scope("article", "fi")


def terms(text, language="fi"):
    return Terms(language, ANALYSER.grams(text), ANALYSER.lemmas(text, language))


def batch(revision, *passages, changed=None, replaced=False):
    changed = [each.source_id for each in passages] if changed is None else changed
    return Changes(revision, passages, changed, replaced)


def ids(index, text, scope=ARTICLES, limit=10):
    return [hit.passage_id for hit in index.search(terms(text), scope, limit=limit)]


@pytest.fixture
def index(tmp_path):
    return TantivyIndex(tmp_path / "keywords", ANALYSER)


def test_an_empty_index_finds_nothing_and_stands_at_nothing(index):
    assert (index.revision, index.count(), index.whole) == (0, 0, False)
    assert ids(index, "lasku") == []
    assert index.rarity("article", terms("lasku")).lemmas == {"lasku": 0.0}


def test_scores_are_the_bm25_of_both_fields_added_up(index):
    texts = {"a#1": "lasku", "b#1": "lasku muutto", "c#1": "kuitu muutto reititin"}
    index.apply(batch(1, *(passage(name, text) for name, text in texts.items())))
    [best, second] = index.search(terms("lasku"), ARTICLES, limit=10)
    expected = {name: _bm25("lasku", name, texts) for name in ("a#1", "b#1")}
    assert (best.passage_id, second.passage_id) == ("a#1", "b#1")
    assert best.score == pytest.approx(expected["a#1"], rel=1e-4)
    assert second.score == pytest.approx(expected["b#1"], rel=1e-4)


def _bm25(word, name, texts, *, k1=1.2, b=0.75):
    """An independent sum, from the definition of Lucene's BM25."""
    total = 0.0
    for split in (lambda text: ANALYSER.gram_text(text).split(), lambda text: text.split()):
        passages = {each: split(text) for each, text in texts.items()}
        mean = sum(map(len, passages.values())) / len(passages)
        for term in split(word):
            holding = sum(term in each for each in passages.values())
            rarity = math.log1p((len(passages) - holding + 0.5) / (holding + 0.5))
            often, length = passages[name].count(term), len(passages[name])
            total += rarity * often * (k1 + 1) / (often + k1 * (1 - b + b * length / mean))
    return total


def test_a_heading_weighs_more_than_the_text(index):
    index.apply(
        batch(
            1,
            passage("a#1", "lasku tulee aina ajoissa kotiin"),
            passage("b#1", "se tulee aina ajoissa kotiin", heading="Lasku"),
        )
    )
    assert ids(index, "lasku") == ["b#1", "a#1"]


def test_languages_and_kinds_do_not_mix(index):
    index.apply(
        batch(
            1,
            passage("a#1", "internet"),
            passage("b#1", "internet", language="sv"),
            passage("c#1", "internet", kind="case"),
        )
    )
    assert ids(index, "internet") == ["a#1"]
    assert ids(index, "internet", Scope("case")) == ["c#1"]
    assert ids(index, "internet", Scope("article", "sv")) == []
    swedish = index.search(terms("internet", "sv"), Scope("article", "sv"), limit=5)
    assert [hit.passage_id for hit in swedish] == ["b#1"]


def test_what_does_not_hold_or_is_internal_is_left_out_however_much_of_it_there_is(index):
    old = [passage(f"old{n}#1", "lasku", valid_to=date(2025, 12, 31)) for n in range(60)]
    inside = [passage(f"in{n}#1", "lasku", audience="internal") for n in range(60)]
    index.apply(batch(1, *old, *inside, passage("new#1", "lasku muu", valid_from=date(2026, 1, 1))))
    today = Scope("article", "fi", on=date(2026, 1, 1), public_only=True)
    assert ids(index, "lasku", today) == ["new#1"]
    yesterday = Scope("article", "fi", on=date(2025, 12, 31), public_only=True)
    assert len(ids(index, "lasku", yesterday, limit=100)) == 60


def test_ties_stand_by_passage_id_even_across_the_limit(index):
    names = [f"a{number:03}#1" for number in range(60)]
    index.apply(batch(1, *(passage(name, "sama teksti") for name in reversed(names))))
    assert ids(index, "teksti", limit=7) == names[:7]


def test_a_changed_source_replaces_all_that_was_held_of_it(index):
    index.apply(batch(1, passage("a#1", "lasku"), passage("a#2", "eräpäivä")))
    index.apply(batch(2, passage("a#1", "muutto"), replaced=True))
    assert (index.revision, index.count()) == (2, 1)
    assert ids(index, "lasku") == ids(index, "eräpäivä") == []
    assert ids(index, "muutto") == ["a#1"]


def test_a_source_that_is_gone_is_dropped(index):
    index.apply(batch(1, passage("a#1", "lasku"), passage("b#1", "lasku")))
    index.apply(batch(2, changed=["a"], replaced=True))
    assert ids(index, "lasku") == ["b#1"]


def test_a_source_may_change_its_language_and_kind(index):
    index.apply(batch(1, passage("a#1", "internet")))
    index.apply(batch(2, passage("a#1", "internet", language="sv"), replaced=True))
    assert ids(index, "internet") == []
    assert index.count() == 1


def test_a_batch_that_changes_nothing_moves_the_revision(index, tmp_path):
    index.apply(batch(7))
    assert TantivyIndex(tmp_path / "keywords", ANALYSER).revision == 7


def test_what_it_holds_survives_the_process(index, tmp_path):
    index.apply(batch(3, passage("a#1", "lasku")))
    index.seal()
    again = TantivyIndex(tmp_path / "keywords", ANALYSER)
    assert (again.revision, again.count(), again.whole) == (3, 1, True)
    assert ids(again, "lasku") == ["a#1"]


def test_readers_see_a_batch_as_soon_as_it_is_taken_in(index):
    index.apply(batch(1, passage("a#1", "lasku")))
    assert ids(index, "muutto") == []
    index.apply(batch(2, passage("b#1", "muutto")))
    assert ids(index, "muutto") == ["b#1"]


def test_readers_are_not_disturbed_by_a_writer(index):
    index.apply(batch(1, *(passage(f"a{n}#1", f"lasku numero{n}") for n in range(200))))

    def read(_):
        return ids(index, "lasku numero7", limit=3)[0]

    with ThreadPoolExecutor(4) as pool:
        reading = [pool.submit(read, each) for each in range(200)]
        for number in range(8):
            index.apply(batch(2 + number, passage(f"b{number}#1", "muuta"), replaced=True))
            index.seal()
        assert {each.result() for each in reading} == {"a7#1"}


def test_a_rebuild_serves_only_once_it_is_adopted(index, tmp_path):
    index.apply(batch(1, passage("old#1", "lasku")))
    index.seal()
    fresh = index.beside()
    fresh.apply(batch(1, passage("new#1", "lasku")))
    fresh.seal()
    assert ids(index, "lasku") == ["old#1"]
    index.adopt(fresh)
    assert ids(index, "lasku") == ["new#1"]
    again = TantivyIndex(tmp_path / "keywords", ANALYSER)
    assert ids(again, "lasku") == ["new#1"]
    assert again.whole


def test_a_rebuild_that_was_never_finished_is_swept_away(index, tmp_path):
    index.apply(batch(1, passage("old#1", "lasku")))
    index.seal()
    index.beside().apply(batch(1, passage("new#1", "lasku")))
    again = TantivyIndex(tmp_path / "keywords", ANALYSER)
    assert ids(again, "lasku") == ["old#1"]
    generations = [each for each in (tmp_path / "keywords").iterdir() if each.is_dir()]
    assert len(generations) == 1


def test_another_way_of_analysing_starts_over(index, tmp_path, monkeypatch):
    index.apply(batch(4, passage("a#1", "lasku")))
    index.seal()
    monkeypatch.setattr(tantivy_index, "FORMAT", tantivy_index.FORMAT + 1)
    assert TantivyIndex(tmp_path / "keywords", ANALYSER).revision == 0


def test_a_damaged_folder_is_told_in_words_and_can_be_started_over(index, tmp_path):
    index.apply(batch(1, *(passage(f"a{n}#1", "lasku") for n in range(9))))
    index.seal()
    folder = tmp_path / "keywords"
    for path in folder.rglob("*.idx"):
        path.write_bytes(b"not an index")
    with pytest.raises(IndexUnavailable, match="rebuild"):
        ids(TantivyIndex(folder, ANALYSER), "lasku")
    assert TantivyIndex.anew(folder, ANALYSER).count() == 0


@pytest.mark.parametrize("name", ["current", "1/state.json", "1/fi-article/meta.json"])
def test_a_file_overwritten_with_nonsense_is_told_in_words(tmp_path, name):
    folder = tmp_path / "keywords"
    TantivyIndex(folder, ANALYSER).apply(batch(1, passage("a#1", "lasku")))
    (folder / name).write_bytes(b"\xff\x00{")
    with pytest.raises(IndexUnavailable):
        TantivyIndex(folder, ANALYSER)


def test_a_batch_that_cannot_be_written_leaves_what_was_there(index, tmp_path, monkeypatch):
    index.apply(batch(1, passage("a#1", "lasku")))
    part = index._generation.part("fi", "article")
    monkeypatch.setattr(part, "commit", lambda: _full())
    with pytest.raises(IndexUnavailable):
        index.apply(batch(2, passage("a#1", "muutto"), replaced=True))
    monkeypatch.undo()
    assert (index.revision, ids(index, "lasku"), ids(index, "muutto")) == (1, ["a#1"], [])
    index.apply(batch(2, passage("a#1", "muutto"), replaced=True))
    assert (index.revision, ids(index, "lasku"), ids(index, "muutto")) == (2, [], ["a#1"])


def _full():
    raise IndexUnavailable("keyword", "no space left on device")


def test_the_lemmas_of_passages_are_told_at_their_very_revision(index):
    new = passage("a#1", "laskun eräpäivä", title="Muutto", heading="Kuitu", revision=2)
    swedish = passage("b#1", "flytten", language="sv")
    index.apply(batch(1, passage("a#1", "hinta"), swedish))
    index.apply(batch(2, new, replaced=True))
    old, unknown = passage("b#1", "flytten", language="sv", revision=0), passage("c#1", "lasku")
    told = index.lemmas([new, swedish, unknown])
    assert told == {
        "a#1": set(ANALYSER.lemmas("Muutto Kuitu laskun eräpäivä", "fi")),
        "b#1": set(ANALYSER.lemmas("flytten", "sv")),
    }
    assert index.lemmas([old]) == index.lemmas([]) == {}


def test_an_explanation_adds_up_to_the_score(index):
    index.apply(batch(1, passage("a#1", "laskun eräpäivä"), passage("b#1", "muutto")))
    [hit] = index.search(terms("laskun eräpäivä"), ARTICLES, limit=5)
    why = index.explain(terms("laskun eräpäivä"), ARTICLES, "a#1")
    assert sum(why.values()) == pytest.approx(hit.score, rel=1e-4)
    assert index.explain(terms("laskun eräpäivä"), ARTICLES, "b#1") == {}
    assert index.explain(terms("laskun eräpäivä"), ARTICLES, "nobody") == {}


words = st.lists(st.sampled_from("lasku muutto kuitu hinta reititin".split()), min_size=1)  # noqa: SIM905
sources = st.dictionaries(st.sampled_from("abcdefgh"), words.map(" ".join), min_size=1)


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(sources, st.lists(sources, max_size=3))
def test_after_any_changes_it_ranks_as_an_index_built_at_once(tmp_path_factory, first, later):
    changed = TantivyIndex(tmp_path_factory.mktemp("changed"), ANALYSER)
    held = {}
    for revision, texts in enumerate([first, *later], start=1):
        held |= texts
        changes = [passage(f"{name}#1", text) for name, text in texts.items()]
        changed.apply(batch(revision, *changes, replaced=revision > 1))
    changed.seal()
    clean = TantivyIndex(tmp_path_factory.mktemp("clean"), ANALYSER)
    clean.apply(batch(9, *(passage(f"{name}#1", text) for name, text in held.items())))
    clean.seal()
    for word in ("lasku", "muutto kuitu", "reitittimen hinta"):
        assert changed.search(terms(word), ARTICLES, limit=4) == clean.search(
            terms(word), ARTICLES, limit=4
        )
