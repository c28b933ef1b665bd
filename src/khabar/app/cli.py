"""The command line: which commands there are, and what stands around them all."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer
from typer.models import CommandInfo

from khabar.app.commands.account import account
from khabar.app.commands.backup import backup
from khabar.app.commands.case import case
from khabar.app.commands.compare import compare
from khabar.app.commands.copy_store import copy_store
from khabar.app.commands.doctor import doctor
from khabar.app.commands.erase import erase
from khabar.app.commands.evidence import evidence
from khabar.app.commands.explain import explain
from khabar.app.commands.export import export
from khabar.app.commands.failures import failures
from khabar.app.commands.import_sheet import import_sheet
from khabar.app.commands.ingest import ingest
from khabar.app.commands.names import names
from khabar.app.commands.protect import hold, redact, restrict
from khabar.app.commands.read import read
from khabar.app.commands.read_many import read_many
from khabar.app.commands.rebuild import rebuild
from khabar.app.commands.schema import schema
from khabar.app.commands.search import search
from khabar.app.commands.serve import serve
from khabar.app.commands.show import show
from khabar.app.commands.sources import sources
from khabar.app.commands.story import story
from khabar.app.commands.verify import verify
from khabar.app.commands.watch import watch
from khabar.app.failures import EXIT_CODES, STOPPED, stopped

app = typer.Typer(
    name="khabar",
    help="Reads Arabic news and keeps every claim with whose word it rests on.\n\n" + EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    read, read_many, explain, compare, export, schema, names, ingest, watch, failures, search, show,
    story, sources, verify, rebuild, account, import_sheet, case, hold, restrict, redact, erase,
    evidence, backup, copy_store, serve, doctor,
):  # fmt: skip
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        from khabar.lexicon.version import VERSION

        typer.echo(f"khabar {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _named(command: CommandInfo) -> str:
    """What a command is called on the command line."""
    return command.name or getattr(command.callback, "__name__", "").replace("_", "-")


def main() -> None:
    """Run the command line; a terminal that cannot show Arabic is still given UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    alone = [each for each in app.registered_commands if _named(each) == asked]
    # building a command is slow: where one is asked for by name the others are left out
    app.registered_commands = alone or app.registered_commands
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        app()
    except KeyboardInterrupt:
        stopped()
        sys.exit(STOPPED)
