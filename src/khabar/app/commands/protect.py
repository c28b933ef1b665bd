"""``khabar hold``, ``restrict`` and ``redact``: who may see, take out or erase what."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath

Id = Annotated[str, typer.Argument(metavar="ID", help="Its name, or its address.")]
Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why; it is kept.")]


def hold(
    document: Annotated[
        str | None, typer.Argument(metavar="ID", help="A document; or name a --case.")
    ] = None,
    case: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    authority: Annotated[str, typer.Option(metavar="WORDS", help="Whose hold it is.")] = "",
    reason: Reason = "",
    lift: Annotated[bool, typer.Option("--lift", help="Lift the hold.")] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Set a legal hold on a document or a case, or lift it. A hold beats retention and erasure.

    Example:

      khabar hold --case market --authority "court of the valley" --reason "case 12"
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.sources.refusal import Refusal
        from khabar.store import holds, naming

        if not authority or not reason:
            raise Refusal("a hold needs --authority and --reason")
        with existing(store) as desk, desk.writing() as writing:
            number = naming.document(writing.connection, document).id if document else None
            holds.hold(writing, authority, reason, document=number, case=case, holds=not lift)
        typer.echo(f"{'lifted' if lift else 'held'}: {document or f'case {case}'}")


def restrict(
    document: Id,
    reason: Reason,
    embargo_until: Annotated[
        str | None, typer.Option(metavar="DAY", help="It may not leave before that day.")
    ] = None,
    only_embargo: Annotated[
        bool, typer.Option("--only-embargo", help="Everyone may see it.")
    ] = False,
    lift: Annotated[bool, typer.Option("--lift", help="Neither any more.")] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Restrict a document to the members of its cases, or hold it back until a day.

    Examples:

      khabar restrict d4ovsm2bqwxte --reason "names a witness"

      khabar restrict d4ovsm2bqwxte --embargo-until 2027-01-01 --only-embargo --reason "agreed"
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.store import cases, naming

        with existing(store) as desk, desk.writing() as writing:
            cases.restrict(
                writing,
                naming.document(writing.connection, document).id,
                restricted=not (only_embargo or lift),
                embargo_until=None if lift else embargo_until,
                reason=reason,
            )
        typer.echo(
            f"{'open' if lift else 'restricted' if not only_embargo else 'embargo'}: {document}"
        )


def redact(
    document: Id,
    at: Annotated[
        str, typer.Option(metavar="START-STOP", help="Characters of the text, or its words.")
    ],
    reason: Reason,
    version: Annotated[
        int | None, typer.Option(metavar="N", help="One version; all of them otherwise.")
    ] = None,
    lift: Annotated[bool, typer.Option("--lift", help="Show it again.")] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Mask a stretch of a document in all views. The original stays, sealed.

    Examples:

      khabar redact d4ovsm2bqwxte --at 214-221 --reason "a witness"

      khabar redact d4ovsm2bqwxte --at "فلان" --reason "a witness"
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.store import naming, redaction, texts_of

        with existing(store) as desk, desk.writing() as writing:
            number = naming.document(writing.connection, document).id
            done = 0
            for each in texts_of.versions(writing.connection, number):
                if version in (None, each.number):
                    for span in redaction.places(each.text, at):
                        redaction.redact(writing, each.id, span, reason, masks=not lift)
                        done += 1
        if not done:
            from khabar.sources.refusal import Refusal

            raise Refusal(f"«{at}» stands nowhere in {document}: give START-STOP or its own words")
        typer.echo(f"{'shown again' if lift else 'masked'}: {done} places of {document}")
