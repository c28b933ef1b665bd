"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LONG = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5("
        "plain, lemma, title, content='', tokenize=\"unicode61 remove_diacritics 0\")",
    ),
    "postgresql": (
        "CREATE TABLE words (version INTEGER PRIMARY KEY, size INTEGER NOT NULL, "
        "plain TEXT NOT NULL, lemma TEXT NOT NULL, title TEXT NOT NULL, "
        "plains TSVECTOR NOT NULL, lemmas TSVECTOR NOT NULL)",
        "CREATE INDEX ix_words_plains ON words USING gin (plains)",
        "CREATE INDEX ix_words_lemmas ON words USING gin (lemmas)",
    ),
}


def upgrade() -> None:
    op.create_table(
        "barred",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("tombstone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_barred")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("members", sa.String(), nullable=False),
        sa.Column("retain_until", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cases_name"), "cases", ["name"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("key", name=op.f("uq_documents_key")),
        sa.UniqueConstraint("name", name=op.f("uq_documents_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failures")),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("next_at", sa.String(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feeds")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log")),
    )
    op.create_table(
        "postings",
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("statement", LONG, nullable=False),
        sa.PrimaryKeyConstraint("term", "statement", name=op.f("pk_postings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "progress",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("position", LONG, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_progress")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shown",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.Column("facets", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_shown")),
    )
    op.create_index(op.f("ix_shown_document"), "shown", ["document"], unique=False)
    op.create_index(
        "ix_shown_earlier",
        "shown",
        ["version"],
        unique=False,
        sqlite_where=sa.text("NOT current"),
        postgresql_where=sa.text("NOT current"),
    )
    op.create_index(op.f("ix_shown_published"), "shown", ["published"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", LONG, autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("factuality", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_first_day"), "statements", ["first_day"], unique=False)
    op.create_table(
        "story_joints",
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_story_joints")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_story_joints_second"), "story_joints", ["second"], unique=False)
    op.create_table(
        "story_keys",
        sa.Column("key", LONG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "version", name=op.f("pk_story_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_story_keys_version"), "story_keys", ["version"], unique=False)
    op.create_table(
        "story_members",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_story_members")),
    )
    op.create_index(op.f("ix_story_members_story"), "story_members", ["story"], unique=False)
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_terms_kind_key")),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_texts")),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("exports", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstones")),
        sa.UniqueConstraint("document", name=op.f("uq_tombstones_document")),
        sa.UniqueConstraint("name", name=op.f("uq_tombstones_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("blob", sa.String(), nullable=True),
        sa.Column("raw_form", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("final_address", sa.String(), nullable=True),
        sa.Column("redirects", sa.String(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("container", sa.String(), nullable=True),
        sa.Column("container_sha256", sa.String(), nullable=True),
        sa.Column("member", sa.String(), nullable=True),
        sa.Column("encoding", sa.String(), nullable=True),
        sa.Column("fetched", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name=op.f("fk_captures_blob")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_captures_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_captures_blob"), "captures", ["blob"], unique=False)
    op.create_table(
        "case_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("case_name", sa.String(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_case_documents_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_documents")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_case_documents_case_name"), "case_documents", ["case_name"], unique=False
    )
    op.create_index(
        op.f("ix_case_documents_document"), "case_documents", ["document"], unique=False
    )
    op.create_table(
        "export_documents",
        sa.Column("export", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export"], ["exports.id"], name=op.f("fk_export_documents_export")
        ),
        sa.PrimaryKeyConstraint("export", "document", name=op.f("pk_export_documents")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("case_name", sa.String(), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_legal_holds_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_holds")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_legal_holds_document"), "legal_holds", ["document"], unique=False)
    op.create_table(
        "restrictions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("embargo_until", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_restrictions_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restrictions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_restrictions_document"), "restrictions", ["document"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_reviews_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reviews_document"), "reviews", ["document"], unique=False)
    op.create_index(op.f("ix_reviews_statement"), "reviews", ["statement"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("capture", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("publisher_id", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("doc", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("edited", sa.String(), nullable=True),
        sa.Column("seen", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"], name=op.f("fk_versions_capture")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_versions_document")),
        sa.ForeignKeyConstraint(["text"], ["texts.sha256"], name=op.f("fk_versions_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("document", "number", name=op.f("uq_versions_document_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_versions_capture"), "versions", ["capture"], unique=False)
    op.create_index(op.f("ix_versions_content"), "versions", ["content"], unique=False)
    op.create_index(op.f("ix_versions_text"), "versions", ["text"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_readings_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("version", "engine", name=op.f("uq_readings_version_engine")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "redactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("masks", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_redactions_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redactions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_redactions_version"), "redactions", ["version"], unique=False)
    for each in WORDS[op.get_bind().dialect.name]:
        op.execute(each)


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first tables")
