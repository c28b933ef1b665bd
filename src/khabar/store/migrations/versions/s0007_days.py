"""Days of statements by indexes that bound both ends: the many of one day, and the longer ones."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ONE, MORE = sa.text("last_day = first_day"), sa.text("last_day > first_day")


def upgrade() -> None:
    op.drop_index(op.f("ix_statements_first_day"), "statements")
    for name, columns, where in (
        ("ix_statements_day", ["first_day"], ONE),
        ("ix_statements_days", ["last_day", "first_day"], MORE),
    ):
        op.create_index(name, "statements", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("ix_statements_days", "statements")
    op.drop_index("ix_statements_day", "statements")
    op.create_index(op.f("ix_statements_first_day"), "statements", ["first_day"])
