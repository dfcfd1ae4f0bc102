"""What every `Sources` keeps, the real one and a fake. Subclass it with a fixture `sources`."""

import random
from collections.abc import Mapping, Sequence

import pytest
from knowledge_samples import CASE, PRODUCT, article, draft, prepared

from neuvoja.domain.errors import OriginConflict
from neuvoja.domain.knowledge import Passage
from neuvoja.knowledge.promises import Sources, Stored
from neuvoja.retrieval.promises import Changes


class Follower:
    """What an index makes of the changes, by nothing but the words of the promise."""

    def __init__(self, sources: Sources, limit: int) -> None:
        self._sources = sources
        self._limit = limit
        self.revision = 0
        self.held: dict[str, Passage] = {}

    def step(self) -> Changes | None:
        changes = self._sources.changes(self.revision, limit=self._limit)
        if changes is None:
            return None
        assert len(changes.changed) <= self._limit
        assert changes.revision > self.revision
        if not changes.replaced:
            assert not self._held_of(changes.changed)
        for passage_id in self._held_of(changes.changed):
            del self.held[passage_id]
        self.held.update({each.passage_id: each for each in changes.passages})
        self.revision = changes.revision
        return changes

    def catch_up(self) -> Mapping[str, Sequence[str]]:
        """The texts held of each source, once there is nothing newer."""
        while self.step():
            pass
        texts: dict[str, list[str]] = {}
        for each in self.held.values():
            texts.setdefault(each.source_id, []).append(each.text)
        return texts

    def _held_of(self, source_ids: Sequence[str]) -> list[str]:
        return [key for key, each in self.held.items() if each.source_id in source_ids]


class SourcesPromise:
    def test_nothing_was_ever_stored(self, sources: Sources):
        assert sources.revision() == 0
        assert sources.changes(0, limit=10) is None
        assert sources.passage_count() == 0
        assert sources.hashes("folder") == {}
        assert sources.products() == []
        assert sources.get("muutto") is None
        assert sources.origin("muutto") is None
        assert sources.put([], origin="folder") == []

    def test_a_new_source_is_created_and_read_back_as_it_was(self, sources: Sources):
        muutto = draft("muutto", "Ilmoita ajoissa.", "Mittari luetaan.")
        [stored] = sources.put([muutto], origin="folder")
        assert stored == Stored("muutto", sources.revision(), created=True, changed=True)
        assert sources.get("muutto") == muutto.record
        assert sources.origin("muutto") == "folder"
        assert sources.hashes("folder") == {"muutto": muutto.content_hash}
        assert sources.passage_count() == 2

    @pytest.mark.parametrize("record", [article("ohje"), CASE, PRODUCT])
    def test_each_kind_of_record_survives(self, sources: Sources, record):
        sources.put([prepared(record)], origin="folder")
        assert sources.get(record.id) == record

    def test_the_same_content_again_changes_nothing(self, sources: Sources):
        sources.put([draft("muutto", "Ilmoita ajoissa.")], origin="folder")
        before = sources.revision()
        [stored] = sources.put([draft("muutto", "Ilmoita ajoissa.")], origin="folder")
        assert stored == Stored("muutto", before, created=False, changed=False)
        assert sources.revision() == before

    def test_changed_content_replaces_every_passage(self, sources: Sources):
        sources.put([draft("muutto", "yksi", "kaksi", "kolme")], origin="folder")
        before = sources.revision()
        [stored] = sources.put([draft("muutto", "neljä")], origin="folder")
        assert stored.changed
        assert not stored.created
        assert stored.revision > before
        assert sources.passage_count() == 1
        assert [each.text for each in all_changes(sources).passages] == ["neljä"]

    def test_passages_carry_the_revision_of_their_source(self, sources: Sources):
        stored = sources.put([draft("b", "yksi", "kaksi"), draft("a", "kolme")], origin="folder")
        revisions = {each.id: each.revision for each in stored}
        passages = all_changes(sources).passages
        assert [each.passage_id for each in passages] == ["b#1", "b#2", "a#1"]
        assert all(each.revision == revisions[each.source_id] for each in passages)

    def test_an_id_of_another_origin_is_refused_and_nothing_of_the_batch_is_stored(
        self, sources: Sources
    ):
        sources.put([draft("muutto", "kansiosta")], origin="folder")
        before = sources.revision()
        with pytest.raises(OriginConflict) as refusal:
            sources.put([draft("uusi", "x"), draft("muutto", "rajapinnasta")], origin="api")
        assert refusal.value.source_id == "muutto"
        assert (refusal.value.held_by, refusal.value.offered_by) == ("folder", "api")
        assert sources.get("uusi") is None
        assert sources.revision() == before

    def test_it_is_taken_over_on_purpose(self, sources: Sources):
        sources.put([draft("muutto", "kansiosta")], origin="folder")
        [stored] = sources.put([draft("muutto", "omasta")], origin="api", take_over=True)
        assert stored.changed
        assert not stored.created
        assert sources.origin("muutto") == "api"
        assert sources.hashes("folder") == {}

    def test_the_same_content_is_taken_over_too(self, sources: Sources):
        sources.put([draft("muutto", "sama")], origin="folder")
        sources.put([draft("muutto", "sama")], origin="api", take_over=True)
        assert sources.origin("muutto") == "api"

    def test_an_id_of_another_kind_is_refused_even_when_taking_over(self, sources: Sources):
        sources.put([prepared(article("tapaus-1"))], origin="folder")
        with pytest.raises(OriginConflict):
            sources.put([prepared(CASE)], origin="folder", take_over=True)

    def test_a_deleted_source_is_gone_and_its_deletion_is_a_change(self, sources: Sources):
        sources.put([draft("muutto", "x"), draft("lasku", "y")], origin="folder")
        before = sources.revision()
        assert sources.delete(["muutto"]) == 1
        assert sources.get("muutto") is None
        assert sources.origin("muutto") is None
        assert list(sources.hashes("folder")) == ["lasku"]
        assert sources.passage_count() == 1
        changes = sources.changes(before, limit=10)
        assert changes is not None
        assert (changes.changed, changes.passages) == (["muutto"], [])
        assert changes.replaced
        assert changes.revision == sources.revision() > before

    def test_deleting_what_is_not_there_changes_nothing(self, sources: Sources):
        sources.put([draft("muutto", "x")], origin="folder")
        sources.delete(["muutto"])
        before = sources.revision()
        assert sources.delete(["muutto", "muutto", "ei ole"]) == 0
        assert sources.revision() == before

    def test_an_id_named_twice_is_deleted_once(self, sources: Sources):
        sources.put([draft("muutto", "x")], origin="folder")
        assert sources.delete(["muutto", "muutto"]) == 1

    def test_a_deleted_id_may_come_back_from_anywhere_as_anything(self, sources: Sources):
        sources.put([prepared(article("tapaus-1"), "x")], origin="folder")
        sources.delete(["tapaus-1"])
        [stored] = sources.put([prepared(CASE, "y")], origin="import:crm")
        assert stored.created
        assert sources.get("tapaus-1") == CASE
        assert all_changes(sources).replaced

    def test_an_id_that_comes_twice_in_one_batch_stays_as_the_later_one(self, sources: Sources):
        stored = sources.put([draft("a", "ensin"), draft("a", "sitten")], origin="folder")
        assert [each.created for each in stored] == [True, False]
        assert [each.text for each in all_changes(sources).passages] == ["sitten"]
        assert stored[-1].revision == sources.revision()

    def test_products_come_by_id(self, sources: Sources):
        ids = ["ä-sähkö", "kuitu-100", "Zeta", "kuitu-1000"]
        products = [PRODUCT.model_copy(update={"id": each}) for each in ids]
        sources.put([prepared(each) for each in products], origin="folder")
        sources.put([prepared(CASE)], origin="folder")
        sources.delete(["kuitu-1000"])
        assert [each.id for each in sources.products()] == ["Zeta", "kuitu-100", "ä-sähkö"]

    def test_changes_come_oldest_first_in_batches(self, sources: Sources):
        sources.put([draft(each, "x") for each in "edcba"], origin="folder")
        follower = Follower(sources, limit=2)
        batches = [changes.changed for changes in iter(follower.step, None)]
        assert batches == [["e", "d"], ["c", "b"], ["a"]]
        assert follower.revision == sources.revision()

    def test_a_source_that_changed_twice_comes_once(self, sources: Sources):
        for text in ("yksi", "kaksi", "kolme"):
            sources.put([draft("muutto", text), draft(f"muu-{text}", text)], origin="folder")
        changes = all_changes(sources)
        assert changes.changed == ["muu-yksi", "muu-kaksi", "muutto", "muu-kolme"]

    def test_only_a_batch_of_new_sources_replaces_nothing(self, sources: Sources):
        sources.put([draft("a", "x"), draft("b", "x")], origin="folder")
        assert not all_changes(sources).replaced
        sources.put([draft("b", "y")], origin="folder")
        first = sources.changes(0, limit=1)
        assert first is not None
        assert not first.replaced
        assert all_changes(sources).replaced

    def test_opaque_ids_survive(self, sources: Sources):
        ids = ["a/b#1", "a#1", "'; DROP TABLE sources --", "%41", "ä", "a\u0308", "😀" * 200]
        sources.put([draft(each, f"teksti {each}") for each in ids], origin="api")
        assert Follower(sources, limit=2).catch_up() == {each: [f"teksti {each}"] for each in ids}
        assert all(sources.origin(each) == "api" for each in ids)
        assert sources.delete(ids) == len(ids)

    @pytest.mark.parametrize("impossible", ["", "\x00", "a\x00b", "\ud800", "x" * 1000])
    def test_an_id_that_cannot_be_is_not_there(self, sources: Sources, impossible: str):
        assert sources.get(impossible) is None
        assert sources.origin(impossible) is None
        assert sources.delete([impossible]) == 0

    @pytest.mark.parametrize("seed", range(3))
    def test_whoever_follows_the_changes_in_any_steps_ends_with_the_truth(
        self, sources: Sources, seed: int
    ):
        rng = random.Random(seed)
        truth: dict[str, list[str]] = {}
        followers = [Follower(sources, limit) for limit in (1, 3, 1000)]
        for _ in range(25):
            change_something(sources, truth, rng)
            rng.choice(followers).step()
        for follower in followers:
            assert follower.catch_up() == {key: texts for key, texts in truth.items() if texts}
            assert follower.revision == sources.revision()
        assert sources.passage_count() == sum(map(len, truth.values()))


def change_something(sources: Sources, truth: dict[str, list[str]], rng: random.Random) -> None:
    some = rng.sample("abcdefgh", k=rng.randint(1, 4))
    if rng.random() < 0.3:
        assert sources.delete(some) == sum(each in truth for each in some)
        for each in some:
            truth.pop(each, None)
        return
    texts = {each: [f"{rng.random()}" for _ in range(rng.randint(0, 3))] for each in some}
    sources.put([draft(each, *texts[each]) for each in some], origin="folder")
    truth.update(texts)


def all_changes(sources: Sources) -> Changes:
    changes = sources.changes(0, limit=1000)
    assert changes is not None
    return changes
