"""What an export chose, and whether private names were masked in it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exports", sa.Column("chosen", sa.String(), nullable=True))
    op.add_column("exports", sa.Column("unmasked", sa.String(), nullable=True))
    op.add_column("exports", sa.Column("full_text", sa.Boolean(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("what was written down is not taken back")
