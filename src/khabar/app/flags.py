"""Flags that several commands share, and the values that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

import typer

MB = 1_000_000

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="Day of publication: 2015-08-03, or a time as 2015-08-03T14:05:00+03:00.",
    ),
]
PublisherName = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who printed it.")
]
Single = Annotated[
    bool, typer.Option("--single", help="Read each file as one article, its text unchanged.")
]
MaxMb = Annotated[
    float, typer.Option(min=0.000001, help="Refuse a file, or a line of JSON, larger than this.")
]
STORE_VARIABLES = ["KHABAR_STORE", "KHABAR_DATABASE"]
StorePath = Annotated[
    str,
    typer.Option(
        metavar="STORE",
        envvar=STORE_VARIABLES,
        help="The store: one file, or a database: postgresql://user@host/name.",
    ),
]


@dataclass
class Tally:
    """How many inputs were read and how many were not; the first failures of lines in words."""

    read: int = 0
    failed: int = 0
    told: list[str] = field(default_factory=list)


def checked_day(published: str | None) -> str | None:
    """The day as given; one that is no day is a mistake in the command."""
    from khabar.published import day

    try:
        day(published)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--published") from None
    return published


Split = Annotated[bool, typer.Option("--split", help="Cut each line or row into its articles.")]
