from knowledge_samples import CASE, draft, prepared

from neuvoja.store.database import Database
from neuvoja.store.passages import DatabasePassages
from neuvoja.store.sources import DatabaseSources


def test_passages_come_in_the_order_asked_and_a_missing_one_is_left_out(database: Database):
    DatabaseSources(database).put([draft("a", "yksi", "kaksi"), draft("b", "kolme")], origin="x")
    found = DatabasePassages(database).passages(["b#1", "c#1", "a#2", "a#\x00", "\ud800", "b#1"])
    assert [each.text for each in found] == ["kolme", "kaksi", "kolme"]


def test_a_passage_is_whole(database: Database):
    given = prepared(CASE, "Netti katkeilee 😕\x00\u2028")
    [stored] = DatabaseSources(database).put([given], origin="folder")
    [found] = DatabasePassages(database).passages(["tapaus-1#1"])
    assert found == given.passages[0].model_copy(update={"revision": stored.revision})


def test_nothing_asked_is_nothing_found(database: Database):
    assert DatabasePassages(database).passages([]) == []


def test_more_may_be_asked_than_a_statement_may_hold(database: Database):
    DatabaseSources(database).put([draft("a", *map(str, range(1500)))], origin="x")
    wanted = [f"a#{n}" for n in range(1500, 0, -1)]
    assert [each.passage_id for each in DatabasePassages(database).passages(wanted)] == wanted


def test_what_is_remembered_is_forgotten_when_knowledge_changes(database: Database):
    passages, sources = DatabasePassages(database), DatabaseSources(database)
    sources.put([draft("a", "yksi"), draft("b", "kaksi")], origin="x")
    assert [each.text for each in passages.passages(["a#1", "b#1"])] == ["yksi", "kaksi"]
    DatabaseSources(database).put([draft("a", "uusi")], origin="x")
    sources.delete(["b"])
    assert [each.text for each in passages.passages(["b#1", "a#1"])] == ["uusi"]


def test_no_more_is_remembered_than_is_said(database: Database, monkeypatch):
    monkeypatch.setattr("neuvoja.store.passages.REMEMBERED", 2)
    DatabaseSources(database).put([draft("a", *"123456")], origin="x")
    passages = DatabasePassages(database)
    for n in range(1, 7):
        assert len(passages.passages([f"a#{n}"])) == 1
        assert len(passages._known.passages) <= 3
