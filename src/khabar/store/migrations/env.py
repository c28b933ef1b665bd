"""What Alembic runs: the steps over the connection that ``migrate`` hands it."""

from alembic import context

from khabar.store import decided, derived
from khabar.store.columns import metadata


def run() -> None:
    """Take the steps."""
    assert derived.DERIVED, decided.SEALED  # their tables belong to the metadata
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()


if hasattr(context, "config"):  # it has none where a test only imports this file
    run()
