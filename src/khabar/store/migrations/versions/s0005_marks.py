"""Voice and factuality beside each term of a statement: filters on them ask for no second row."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("postings", sa.Column("marks", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE postings SET marks = coalesce((SELECT 2 * s.factuality + "
        "CASE WHEN s.own THEN 1 ELSE 0 END FROM statements s WHERE s.id = postings.statement), 0)"
    )


def downgrade() -> None:
    op.drop_column("postings", "marks")
