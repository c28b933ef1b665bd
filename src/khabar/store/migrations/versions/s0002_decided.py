"""What people decide: reviews field by field, findings, judgements, accounts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("field", "before", "others", "round_name"):
        op.add_column("reviews", sa.Column(name, sa.String(), nullable=True))
    op.add_column("reviews", sa.Column("undoes", sa.Integer(), nullable=True))
    _sealed(
        "comments",
        _document("comments"),
        _words("statement", needed=False),
        _words("body"),
        indexed=("document", "statement"),
    )
    _sealed(
        "rounds",
        _words("name"),
        _words("reviewers"),
        sa.Column("open", sa.Boolean(), nullable=False),
        indexed=("name",),
    )
    _sealed(
        "round_statements",
        _words("round_name"),
        _document("round_statements"),
        _words("statement"),
        indexed=("round_name", "document", "statement"),
        signed=False,
    )
    _sealed(
        "findings",
        _document("findings"),
        _words("statement", needed=False),
        _words("story", needed=False),
        _words("scale"),
        _words("value", needed=False),
        _words("letter", needed=False),
        _words("number", needed=False),
        _words("reasons"),
        _words("evidence"),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        indexed=("document", "statement", "story"),
    )
    _sealed(
        "judgements",
        _document("judgements"),
        _document("judgements", "other_document"),
        _words("statement"),
        _words("other"),
        _words("verdict"),
        _words("why", needed=False),
        indexed=("document", "other_document"),
    )
    op.create_index(op.f("ix_judgements_statement_other"), "judgements", ["statement", "other"])
    _sealed(
        "accounts",
        _words("name"),
        _words("role"),
        sa.Column("active", sa.Boolean(), nullable=False),
        _words("what"),
        indexed=("name",),
    )
    _sealed(
        "saved_searches",
        _words("owner"),
        _words("name"),
        _words("address"),
        sa.Column("holds", sa.Boolean(), nullable=False),
        _words("at"),
        indexed=("owner",),
        signed=False,
    )
    _keepers()
    op.create_table(
        "doubts",
        *(sa.Column(name, sa.Integer(), nullable=False)
          for name in ("version", "place", "start", "stop", "nth", "sure")),
        sa.PrimaryKeyConstraint("version", "place", name=op.f("pk_doubts")),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index(op.f("ix_doubts_sure_version_place"), "doubts", ["sure", "version", "place"])


def _keepers() -> None:
    """What keeps the door: passwords, sessions, failed attempts."""
    op.create_table(
        "passwords",
        _words("account"),
        _words("hash"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_passwords")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sessions",
        *(_words(name) for name in ("mark", "account", "secret", "began", "ends")),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_sessions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sessions_account"), "sessions", ["account"])
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        _words("mark"),
        _words("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_mark"), "attempts", ["mark"])


def _words(name: str, *, needed: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=not needed)


def _document(table: str, name: str = "document") -> sa.Column[int]:
    key = sa.ForeignKey("documents.id", name=op.f(f"fk_{table}_{name}"))
    return sa.Column(name, sa.Integer(), key, nullable=False)


def _sealed(
    name: str, *columns: sa.Column[Any], indexed: tuple[str, ...], signed: bool = True
) -> None:
    """A table with number and nonce before its columns, and who and when after them."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        *columns,
        *((_words("who"), _words("at")) if signed else ()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def downgrade() -> None:
    raise NotImplementedError("what people decided is not taken back")
