"""What was spent on models, a row a day and API key."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "spending",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("calls", sa.BigInteger, nullable=False),
        sa.Column("tokens_read", sa.BigInteger, nullable=False),
        sa.Column("tokens_written", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", "caller", name="pk_spending"),
    )


def downgrade() -> None:
    op.drop_table("spending")
