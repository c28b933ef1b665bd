"""Bringing a file to the present tables. Alembic is loaded only where a step is due."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from khabar.sources.refusal import Refusal
from khabar.store.engine import revision

HEAD = "0007"
"""The last step; a test holds it to what the folder has."""

STEPS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")


def migrate(engine: Engine) -> None:
    """Take the missing steps under the write lock, so that two openers do not both."""
    with engine.connect() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found not in STEPS:
        raise Refusal(
            f"the store was written by a later Khabar (its tables are at {found}): update Khabar"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(khabar_writes=True) as connection, connection.begin():
        if revision(connection) != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            from khabar.lexicon.version import engine as maker
            from khabar.store.search.index import made_by

            made_by(connection, made_by(connection) or maker())
