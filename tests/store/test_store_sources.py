from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge_samples import PRODUCT, draft, passage, prepared
from sources_promise import SourcesPromise
from sqlalchemy import select

from neuvoja.domain.conversation import LANGUAGES, Message
from neuvoja.domain.errors import OriginConflict
from neuvoja.domain.knowledge import Article, Case, Price, Product
from neuvoja.store import schema
from neuvoja.store.audit import Audit
from neuvoja.store.database import Database
from neuvoja.store.passages import read_bodies, write_body
from neuvoja.store.sources import DatabaseSources


class TestDatabaseSources(SourcesPromise):
    @pytest.fixture
    def sources(self, database: Database) -> DatabaseSources:
        return DatabaseSources(database)


def test_a_deletion_leaves_nothing_of_the_content(database: Database):
    sources = DatabaseSources(database)
    sources.put([draft("muutto", "salaista")], origin="folder")
    sources.delete(["muutto"])
    with database.read() as connection:
        [tombstone] = connection.execute(select(schema.sources)).all()
        assert connection.execute(select(schema.passages)).all() == []
    assert (tombstone.deleted, tombstone.record, tombstone.content_hash) == (True, "", "")


def test_a_batch_larger_than_a_statement_may_hold_is_stored_whole(database: Database):
    sources = DatabaseSources(database)
    many = [draft(f"a-{n}", "x") for n in range(1200)]
    sources.put(many, origin="folder")
    assert not any(each.changed for each in sources.put(many, origin="folder"))
    changes = sources.changes(0, limit=5000)
    assert changes is not None
    assert [each.source_id for each in changes.passages] == [each.record.id for each in many]
    assert sources.delete([each.record.id for each in many]) == 1200


def test_the_audit_tells_what_happened_to_a_source(database: Database):
    sources = DatabaseSources(database)
    sources.put([draft("muutto", "a"), prepared(PRODUCT)], origin="folder")
    sources.put([draft("muutto", "b")], origin="folder")
    sources.put([draft("muutto", "b")], origin="folder")
    sources.put([draft("muutto", "c")], origin="api", take_over=True)
    sources.delete(["muutto"])
    entries = Audit(database).of("muutto")
    assert [(each.action, each.origin) for each in entries] == [
        ("created", "folder"),
        ("changed", "folder"),
        ("taken_over", "api"),
        ("deleted", "api"),
    ]
    assert [each.revision for each in entries] == [1, 3, 4, 5]
    assert all(each.kind == "article" and each.at.utcoffset() is not None for each in entries)


def test_what_was_refused_is_not_in_the_audit(database: Database):
    sources = DatabaseSources(database)
    sources.put([draft("b", "x")], origin="folder")
    with pytest.raises(OriginConflict):
        sources.put([draft("a", "x"), draft("b", "y")], origin="api")
    assert Audit(database).of("a") == []
    assert Audit(database).of("a\x00") == []


offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
OURS = {"min_value": datetime(1900, 1, 1), "max_value": datetime(2200, 12, 31)}
times = st.none() | st.datetimes(**OURS, timezones=offsets) | st.datetimes(**OURS)
messages = st.builds(Message, role=st.sampled_from(["customer", "bot"]), text=st.text(), at=times)
cases = st.builds(
    Case,
    id=st.just("tapaus"),
    opened_at=times,
    messages=st.lists(messages, max_size=3),
    resolution=st.none() | st.text(),
    csat=st.none() | st.integers(1, 5),
)
prices = st.builds(Price, amount=st.decimals(allow_nan=False, allow_infinity=False, places=3))
products = st.builds(
    Product,
    id=st.just("tuote"),
    name=st.dictionaries(st.sampled_from(LANGUAGES), st.text()),
    price=st.none() | prices,
    signals=st.lists(st.text(), max_size=3),
)


@given(cases | products)
def test_any_record_comes_back_from_its_json(record: Case | Product):
    assert type(record).model_validate_json(record.model_dump_json()) == record


@given(st.lists(st.text()), st.integers(min_value=1))
def test_any_passage_comes_back_with_its_revision(texts: list[str], revision: int):
    record = draft("muutto").record
    assert isinstance(record, Article)
    passages = [passage(record, n, text) for n, text in enumerate(texts, start=1)]
    expected = [each.model_copy(update={"revision": revision}) for each in passages]
    assert read_bodies(write_body(each, revision) for each in passages) == expected
