"""``khabar export``: readings handed on in the formats of those who work with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import REFUSED, SOME, edge, tell
from khabar.app.flags import MB, MaxMb, Tally

if TYPE_CHECKING:
    from khabar.export.losses import Losses
    from khabar.readings.article import Article


def export(
    readings: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]",
            help="What khabar read --format json printed; or reviews or findings, of a --store.",
        ),
    ] = "-",
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="One of those that --list tells.")
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there; whole, or not at all.")
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of two columns, ours and yours: names for ACLED."),
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Let whole press texts leave, not quotations.")
    ] = False,
    unmasked: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Leave private names and sensitive places as read."),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="STORE", help="Take the readings from this store.")
    ] = None,
    document: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="With --store: these alone.")
    ] = None,
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --store: what this case holds.")
    ] = None,
    recipient: Annotated[
        str | None, typer.Option(metavar="WORDS", help="For whom; written into the store.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Tell the formats and end.")] = False,
    max_mb: MaxMb = 50,
) -> None:
    """Hand readings on: a sheet, a coder's table, a map, linked data.

    What the format could not carry is told on stderr. Names of private people are masked
    and camps, hospitals, schools and homes shown at district level, unless --unmasked
    gives a reason.

    Examples:

      khabar read report.txt --format json | khabar export --format csv --out claims.csv

      khabar export read.jsonl --format acled --actors ours.csv --out events.csv

      khabar export reviews --store desk.khabar --out reviews.csv
    """
    from khabar.export.formats import FORMATS

    if listed:
        from khabar.export.decisions import LOGS

        for one in FORMATS.values():
            typer.echo(f"{one.name:<13} .{one.suffix:<9} {one.keeps}")
        for name, keeps in LOGS.items():
            typer.echo(f"{name:<13} .csv .jsonl khabar export {name} --store FILE: {keeps}")
        return
    if store and readings in ("reviews", "findings") and not Path(readings).exists():
        _log(store, readings, form, out, recipient, unmasked)
        return
    if form not in FORMATS:
        raise typer.BadParameter(f"«{form}» is no format; --list tells them", param_hint="--format")
    if form == "jsonl" and not full_text:
        raise typer.BadParameter("jsonl holds whole press texts: say --full-text")
    if unmasked is not None and not unmasked.strip():
        raise typer.BadParameter("--unmasked wants a reason")
    with edge():
        from khabar.app.writing import written
        from khabar.export.losses import NOTICE, Losses

        losses, tally = Losses(), Tally()
        with written(out) as stream:
            names: list[str] = []
            found = (
                _kept(store, document or [], case, tally, names)
                if store
                else _articles(readings, int(max_mb * MB), tally)
            )
            for piece in _pieces(form, found, losses, actors, masked=unmasked is None):
                stream.write(piece)
            for remark in tally.told:
                tell(f"{remark}.")
            if not tally.read:
                if not tally.failed:
                    tell(f"{readings}: it holds no readings: give what khabar read printed.")
                raise typer.Exit(REFUSED)
        if store:
            chosen = "; ".join([f"document {each}" for each in document or []])
            chosen += f"case {case}" if case else ""
            _noted(store, form, out, recipient, names, chosen, unmasked, full_text=full_text)
        for line in (*losses.lines(), NOTICE):
            tell(line)
        if tally.failed:
            raise typer.Exit(SOME)


def _log(
    store: str,
    what: str,
    form: str,
    out: Path | None,
    recipient: str | None,
    unmasked: str | None,
) -> None:
    """Hand on what people decided, as a log."""
    if unmasked is not None and not unmasked.strip():
        raise typer.BadParameter("--unmasked wants a reason")
    if form not in ("csv", "jsonl"):
        raise typer.BadParameter("a log leaves as csv or jsonl", param_hint="--format")
    with edge():
        from khabar.app.opening import existing
        from khabar.app.writing import written
        from khabar.export.decisions import write
        from khabar.export.losses import Losses

        losses = Losses()
        with existing(store) as desk, written(out) as stream:
            for piece in write(desk, what, form, losses, unmasked=unmasked is not None):
                stream.write(piece)
        _noted(store, f"{what} {form}", out, recipient, [], unmasked=unmasked)
        for line in losses.lines():
            tell(line)


def _pieces(
    form: str, found: Iterable[Article], losses: Losses, actors: Path | None, *, masked: bool
) -> Iterator[bytes]:
    from khabar.export import acled
    from khabar.export.discreet import discreet
    from khabar.export.formats import FORMATS
    from khabar.sources.refusal import Refusal

    found = FORMATS[form].shown(found, losses)
    shown = discreet(found, losses) if masked else found
    try:
        if form == "acled":
            yield from acled.write(shown, losses, _names(actors) if actors else {})
        else:
            yield from FORMATS[form].write(shown, losses)
    except ModuleNotFoundError as missing:
        extra = FORMATS[form].extra or "export"
        raise Refusal(f"{form} needs {missing.name}: pip install 'khabar[{extra}]'") from None


def _articles(path: str, limit: int, tally: Tally) -> Iterator[Article]:
    from khabar.sources.files import opened
    from khabar.sources.readings import articles

    with opened(path) as stream:
        for line in articles(stream, limit):
            if line.article is None:
                tally.failed += 1
                tally.told.append(f"{path}: line {line.number}: {line.reason}")
            else:
                tally.read += 1
                yield line.article


def _kept(
    store: str, documents: list[str], case: str | None, tally: Tally, names: list[str]
) -> Iterator[Article]:
    """The readings of a store that may leave; ``names`` collects whose they are."""
    from khabar.app.opening import existing
    from khabar.run.leaving import leaving

    with existing(store) as desk:
        for each in leaving(desk, documents, case):
            if each.article is None:
                tally.failed += 1
                tally.told.append(f"{each.document}: {each.reason}: it stays")
            else:
                tally.read += 1
                names.append(each.document)
                yield each.article


def _noted(
    store: str,
    form: str,
    out: Path | None,
    recipient: str | None,
    names: list[str],
    chosen: str = "",
    unmasked: str | None = None,
    *,
    full_text: bool | None = None,
) -> None:
    from khabar.app.opening import existing
    from khabar.store.exporting import exported

    with existing(store) as desk, desk.writing() as writing:
        exported(
            writing, form, str(out or "standard output"), names, recipient,
            chosen=chosen or "all", unmasked=unmasked, full_text=full_text,
        )  # fmt: skip


def _names(path: Path) -> dict[str, str]:
    import csv

    from khabar.sources.refusal import Refusal

    try:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refusal(f"{path}: {wrong}: give a CSV file in UTF-8") from None
    if any(len(row) < 2 for row in rows if row):
        raise Refusal(f"{path}: each line wants two names, ours and yours, with a comma between")
    return {row[0]: row[1] for row in rows if row}
