"""What goes wrong at the edge: one clear sentence on stderr, and the right exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from khabar.sources.refusal import Refusal

REFUSED, SOME, STOPPED, CLOSED = 1, 3, 130, 141
EXIT_CODES = (
    "Exit codes: 0 all was read; 1 nothing was read or nothing could be written; 2 the command "
    "was not understood; 3 some files or lines could not be read; 130 stopped by Ctrl-C; "
    "141 the reader of the output went away."
)


def tell(sentence: str) -> None:
    """Say one sentence on stderr."""
    print(f"khabar: {sentence}", file=sys.stderr, flush=True)


def stopped() -> None:
    """Say that a person stopped it."""
    print(file=sys.stderr)  # the terminal wrote ^C on the line
    tell("stopped by Ctrl-C; what was not finished was not written.")


@contextmanager
def edge() -> Iterator[None]:
    """Around the body of a command: a failure leaves as a sentence and a code, never a traceback.

    With ``KHABAR_DEBUG`` set, a mistake of ours keeps its traceback.
    """
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        stopped()
        raise typer.Exit(STOPPED) from None
    except BrokenPipeError:
        # what is still buffered would fail once more when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED) from None
    except Refusal as why:
        tell(f"{why}.")
        raise typer.Exit(REFUSED) from None
    except OSError as wrong:
        where = f"{wrong.filename}: " if wrong.filename else ""
        tell(f"{where}{wrong.strerror or wrong}: free some room or choose another place.")
        raise typer.Exit(REFUSED) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception as wrong:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        if type(wrong).__module__.startswith("sqlalchemy"):
            tell(f"{_of_store(str(getattr(wrong, 'orig', wrong)).splitlines()[0])}.")
            raise typer.Exit(REFUSED) from None
        from khabar.run.local import mistake

        tell(f"{mistake(wrong)}.")
        raise typer.Exit(REFUSED) from None


def _of_store(said: str) -> str:
    """What a database says of its disk or of others, with the mend.

    >>> _of_store("database or disk is full")
    'the disk of the store is full: free some room, and run it again'
    """
    mends = {
        "readonly": "the store cannot be written: give yourself the right to write its file and "
        "folder, or copy it to a disk that is not read-only",
        "is full": "the disk of the store is full: free some room, and run it again",
        "disk I/O": "the disk of the store is full or failing: free some room, then verify it",
        "locked": "another process has held the store for a minute: wait until it is done",
        "malformed": "the store is damaged: khabar verify names the place; take up a backup",
    }
    for word, mend in mends.items():
        if word in said:
            return mend
    return f"the store failed ({said}): free some room, let no other use it, then verify it"
