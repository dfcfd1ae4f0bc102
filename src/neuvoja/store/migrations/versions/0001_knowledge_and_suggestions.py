"""Knowledge, its passages and its audit; what was suggested, and what became of it."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _ledger()
    _sources()
    _passages()
    _audit()
    _suggestions()
    _feedback()


def downgrade() -> None:
    for table in ("feedback", "suggestions", "audit", "passages", "sources", "ledger"):
        op.drop_table(table)


def _ledger() -> None:
    ledger = op.create_table(
        "ledger",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("identity", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sa.CheckConstraint("id = 1", name=op.f("ck_ledger_one_row")),
    )
    op.bulk_insert(ledger, [{"id": 1, "revision": 0, "identity": uuid4().hex}])


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("first_revision", sa.BigInteger, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("revision", name="uq_sources_revision"),
    )
    op.create_index(
        "ix_sources_origin_deleted_id_content_hash",
        "sources",
        ["origin", "deleted", "id", "content_hash"],
    )
    op.create_index("ix_sources_kind", "sources", ["kind"])


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("passage_id", sa.String(220), nullable=False),
        sa.Column("source_id", sa.String(200), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("passage_id", name="pk_passages"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_passages_source_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("source_id", "n", name="uq_passages_source_id_n"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("revision", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("source_id", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_audit"),
    )
    op.create_index("ix_audit_source_id", "audit", ["source_id"])


def _suggestions() -> None:
    op.create_table(
        "suggestions",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.Text),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("engine", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_suggestions"),
    )
    op.create_index("ix_suggestions_at", "suggestions", ["at"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("suggestion_id", sa.String(200), nullable=False),
        sa.Column("event_id", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("part", sa.String(16), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("suggestion_id", "event_id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestions.id"],
            name="fk_feedback_suggestion_id",
            ondelete="CASCADE",
        ),
    )
