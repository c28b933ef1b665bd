"""``khabar search``: documents of the store by their words and by what was read in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath

if TYPE_CHECKING:
    from khabar.store.search.find import Found


class Order(StrEnum):
    """What comes first."""

    RANK = "rank"
    NEWEST = "newest"
    OLDEST = "oldest"


class Shape(StrEnum):
    """How hits are shown."""

    TEXT = "text"
    JSON = "json"


Name = Annotated[str | None, typer.Option(metavar="NAME")]
Day = Annotated[str | None, typer.Option(metavar="DAY")]


def search(
    query: Annotated[str, typer.Argument(help="Words; see the examples.")] = "",
    store: StorePath = "khabar.db",
    actor: Name = None,
    place: Name = None,
    within_km: Annotated[float | None, typer.Option(min=0, help="So near to --place.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="PLOVER's: ASSAULT, AID …")
    ] = None,
    source: Name = None,
    publisher: Name = None,
    factuality: Annotated[
        str | None, typer.Option(metavar="VALUE", help="CT+ PR+ PS+ CT- PR- PS- CTu Uu")
    ] = None,
    voice: Annotated[
        str | None, typer.Option(metavar="VOICE", help="attributed, or own (the publisher's).")
    ] = None,
    since: Day = None,
    until: Day = None,
    published_since: Day = None,
    published_until: Day = None,
    case: Name = None,
    order: Order = Order.RANK,
    limit: Annotated[int, typer.Option(min=0)] = 20,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    facets: Annotated[
        int, typer.Option(min=0, metavar="N", help="Count the N most frequent values of each kind.")
    ] = 0,
    all_versions: Annotated[
        bool, typer.Option("--all-versions", help="Earlier versions of documents as well.")
    ] = False,
    form: Annotated[Shape, typer.Option("--format")] = Shape.TEXT,
) -> None:
    """Find what was kept. A word finds all its forms: القوات finds قوات and وللقوات.

    Examples:

      khabar search 'القوات "سوق الوادي" -شرطة'

      khabar search '(قتلى OR جرحى) =المدنيين' --place سوريا --since 2026-11-01

      khabar search --type ASSAULT --source "مصدر طبي" --voice attributed --facets 5
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.store.search.filters import Filters

        filters = Filters(
            actor=actor, place=place, within_km=within_km, type=type_, source=source,
            publisher=publisher, factuality=factuality, voice=voice, since=since, until=until,
            published_since=published_since, published_until=published_until, case=case,
        )  # fmt: skip
        with existing(store) as desk:
            found = desk.search(
                query, filters, limit=limit, offset=offset, order=order.value, facets=facets,
                all_versions=all_versions,
            )  # fmt: skip
        if form is Shape.JSON:
            import msgspec

            typer.echo(msgspec.json.encode(found).decode())
        else:
            _show(found, offset)


def _show(found: Found, offset: int) -> None:
    typer.echo(f"{found.total} found")
    for number, hit in enumerate(found.hits, start=offset + 1):
        of = f" (version {hit.version} of {hit.versions})" if hit.versions > 1 else ""
        where = " · ".join(filter(None, (hit.publisher, hit.published, hit.url)))
        typer.echo(f"\n{number}  {hit.document}{of}  {where}".rstrip())
        typer.echo(f"   {marked(hit.snippet.text, hit.snippet.span.start, hit.snippet.marks)}")
        for told in hit.statements:
            typer.echo(f"   {told.id}  {told.factuality}{'  own voice' if told.own else ''}")
    if found.facets and found.counted < found.total:
        typer.echo(f"\ncounted in {found.counted} of the hits, taken evenly:")
    for kind, values in found.facets.items():
        if values:
            typer.echo(f"\n{kind}: " + ", ".join(f"{label} {n}" for label, n in values))


def marked(text: str, start: int, marks: tuple[tuple[int, int], ...]) -> str:
    """A stretch that begins at ``start``, its marks in brackets, on one line.

    >>> marked("عادت القوات", 10, ((15, 21),))
    'عادت [القوات]'
    """
    told, at = "", 0
    for first, stop in marks:
        told += f"{text[at : first - start]}[{text[first - start : stop - start]}]"
        at = stop - start
    return " ".join((told + text[at:]).split())
