"""A store of the first tables is brought to the present ones, and is still proven."""

import secrets
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from khabar.store import migrate
from khabar.store.engine import engine_for
from khabar.store.log import FIRST, append, digest
from khabar.store.reviews import reviews_on
from khabar.store.store import open_store


def test_reviews_of_the_first_tables_are_kept_and_proven(tmp_path: Path) -> None:
    path = tmp_path / "old.khabar"
    engine = engine_for(path)
    config = Config()
    folder = Path(migrate.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with engine.connect().execution_options(khabar_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        document = {
            "id": 1, "nonce": secrets.token_bytes(16), "name": "daaaaaaaaaaaa",
            "key": "text:1", "at": "2026-01-01T00:00:00.000000Z",
        }  # fmt: skip
        review = {
            "id": 1, "nonce": secrets.token_bytes(16), "document": 1, "statement": "x",
            "verdict": "rejected", "value": None, "note": "غير دقيق", "who": "نور",
            "at": "2026-01-01T00:00:00.000000Z",
        }  # fmt: skip
        for table, row in (("documents", document), ("reviews", review)):
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
        append(
            connection, review["at"], "نور", "review",
            [("documents", 1, digest(document)), ("reviews", 1, digest(review))], {}, (0, FIRST),
        )  # fmt: skip
    engine.dispose()
    with open_store(path, who="نور") as store:
        assert store.verify().whole
        with store.reading() as connection:
            [found] = reviews_on(connection, "نور")
        assert (found.verdict, found.why, found.field) == ("rejected", "غير دقيق", None)
