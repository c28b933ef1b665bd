"""``khabar rebuild``: everything derived, made anew from what is kept."""

from __future__ import annotations

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def rebuild(store: StorePath = "khabar.db") -> None:
    """Make the index, the statements and all else that is derived anew.

    Nothing that was captured, read or decided is touched. A rebuild that is stopped
    leaves everything as it was.

    Example:

      khabar rebuild --store desk.khabar
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.app.progress import followed

        with existing(store) as desk:
            steps = ((done, done) for done in desk.rebuild())
            last = max(followed(steps, None, quiet=False), default=0)
        typer.echo(f"rebuilt from {last} versions and readings")
