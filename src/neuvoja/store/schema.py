"""The tables. What is asked for by SQL is a column; the rest of a value is its JSON.

ledger ── one row: the newest revision, and which database this is
sources 1 ── n passages        a deleted source stays as a tombstone without record or passages
audit                          one row a revision: what was changed in knowledge, and by whom
suggestions 1 ── n feedback
spending                       one row a day and API key: calls of models, and their tokens

JSON is kept as text: it is read whole, by pydantic, and text also holds what PostgreSQL's own
JSON refuses (U+0000). Every time is UTC.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

VERSION = "0002"
"""The newest migration; a test holds it to be Alembic's head."""


class Instant(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC; SQLite itself knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

versions = Table(
    "alembic_version",
    # Alembic's own; not of our metadata, so that migrations are not compared with it.
    MetaData(),
    Column("version_num", String(32), primary_key=True),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("identity", String(32), nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("origin", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("first_revision", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("revision"),
    # Holds all that `hashes` reads, so that 100,000 of them are read without their records.
    Index(None, "origin", "deleted", "id", "content_hash"),
    Index(None, "kind"),
)

passages = Table(
    "passages",
    metadata,
    Column("passage_id", String(220), primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("source_id", "n"),
)

audit = Table(
    "audit",
    metadata,
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("action", String(16), nullable=False),
    Column("source_id", String(200), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("origin", Text, nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("channel", Text),
    Column("language", String(2), nullable=False),
    Column("engine", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("facts", Text, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("suggestion_id", ForeignKey("suggestions.id", ondelete="CASCADE"), primary_key=True),
    Column("event_id", String(200), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("part", String(16), nullable=False),
    Column("action", String(16), nullable=False),
    Column("body", Text, nullable=False),
)

spending = Table(
    "spending",
    metadata,
    Column("day", Date, primary_key=True),
    # Empty: those who call without a key.
    Column("caller", String(64), primary_key=True),
    Column("calls", BigInteger, nullable=False),
    Column("tokens_read", BigInteger, nullable=False),
    Column("tokens_written", BigInteger, nullable=False),
)
