"""``khabar import-sheet``: a coder's sheet, or a file of annotations, back as reviews."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from khabar.app.failures import SOME, edge, tell
from khabar.app.flags import StorePath

if TYPE_CHECKING:
    from khabar.export.back import Said, Unclear
    from khabar.readings.article import Article
    from khabar.store.store import Store

MOST_MB = 50
TOLD = 20
"""Rows without a meaning that are told one by one."""


class Form(StrEnum):
    """What came back."""

    ACLED = "acled"
    UCDP = "ucdp"
    WEBANNO = "webanno"


def import_sheet(
    file: Annotated[Path, typer.Argument(help="The sheet (CSV, XLSX), or a WebAnno TSV 3 file.")],
    form: Annotated[Form, typer.Option("--format", help="What it was exported as.")] = Form.ACLED,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="With webanno: the document that it is of.")
    ] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The map that it was exported with.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Tell what it says, and write nothing.")
    ] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Take a corrected sheet back: what was changed in it becomes reviews in your name.

    A cell that was changed corrects a value; coder_decision says reading_correct or rejected
    of the reading that the row quotes; coder_note is the reason. What is as it was sent says
    nothing. Rows that nothing can be made of are told on stderr, and the rest goes on.

    Examples:

      khabar export --store desk.khabar --format acled > events.csv

      khabar import-sheet events.csv --format acled --store desk.khabar
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.export.back import Unclear
        from khabar.sources.refusal import Refusal

        if form is Form.WEBANNO and not document:
            raise Refusal("a file of annotations is of one document: name it with --document")
        with existing(store) as desk:
            found = [*_said(desk, file, form, document, actors)]
            unclear = [one for one in found if isinstance(one, Unclear)]
            said = [one for one in found if not isinstance(one, Unclear)]
            wrote = 0 if check else _written(desk, said, unclear)
        for one in unclear[:TOLD]:
            tell(f"{one.row}: {one.reason}.")
        if len(unclear) > TOLD:
            tell(f"{len(unclear) - TOLD} more rows of which nothing could be made.")
        verb = "would be written" if check else "written"
        typer.echo(f"{len(said) if check else wrote} reviews {verb}")
        if unclear:
            raise typer.Exit(SOME)


def _said(
    desk: Store, file: Path, form: Form, document: str | None, actors: Path | None
) -> Iterator[Said | Unclear]:
    from khabar.app.commands.export import _names
    from khabar.export.back import of_sheet, of_webanno, sent
    from khabar.record.corrected import corrected
    from khabar.sources.refusal import Refusal
    from khabar.sources.sheets import rows

    if form is Form.WEBANNO:
        articles, links = _readings(desk, document)
        text = _text(file)
        try:
            read = articles[0]
            yield from of_webanno(text, corrected(read), [*links[read.doc].values()])
        except (ValueError, KeyError) as wrong:
            raise Refusal(f"{file}: {wrong}") from None
        return
    table = rows(file, MOST_MB * 1_000_000, "khabar_event")
    articles, links = _readings(desk, None)
    known = sent(articles, form.value, _names(actors) if actors else {})
    yield from of_sheet(table, form.value, known, links)


def _readings(desk: Store, document: str | None) -> tuple[list[Article], dict[str, dict[str, str]]]:
    """What may leave as it was read, and the ids of the statements of each article."""
    from khabar.run.leaving import leaving
    from khabar.sources.refusal import Refusal
    from khabar.store.naming import document as named
    from khabar.store.permalink import permalinks
    from khabar.store.stated import printed
    from khabar.store.texts_of import current

    articles: list[Article] = []
    links: dict[str, dict[str, str]] = {}
    with desk.reading() as connection:
        newest = {printed(connection, one).name: one for one in current(connection)}
        told = [named(connection, document).name] if document else []
    for each in leaving(desk, told):
        if each.article is not None:
            articles.append(each.article)
            with desk.reading() as connection:
                content = printed(connection, newest[each.document]).content
            told_by = permalinks(content, each.article)
            links[each.article.doc] = {
                claim.id: link for claim, link in zip(each.article.claims, told_by, strict=True)
            }
    if not articles:
        raise Refusal("nothing of the store may leave: look at its restrictions")
    return articles, links


def _text(file: Path) -> str:
    from khabar.sources.refusal import Refusal

    try:
        raw = file.read_bytes()[: MOST_MB * 1_000_000 + 1]
        if len(raw) > MOST_MB * 1_000_000:
            raise Refusal(f"{file}: it is larger than {MOST_MB} MB: give one document's file")
        return raw.decode("utf-8-sig")
    except OSError as wrong:
        raise Refusal(f"{file}: {wrong.strerror}: name a file") from None
    except UnicodeDecodeError:
        raise Refusal(f"{file}: it is not in UTF-8: export it from INCEpTION anew") from None


def _written(desk: Store, said: list[Said], unclear: list[Unclear]) -> int:
    """Write what was said, each by itself: one that is refused costs no other."""
    from khabar.export.back import Unclear
    from khabar.sources.refusal import Refusal
    from khabar.store.deciding import add_missed, decide
    from khabar.store.naming import document
    from khabar.store.texts_of import current, versions

    wrote = 0
    for one in said:
        try:
            with desk.writing() as writing:
                if one.verdict == "missed" and one.doc and one.span:
                    held = document(writing.connection, one.doc).id
                    newest = current(writing.connection)
                    number = next(
                        v.id for v in versions(writing.connection, held) if v.id in newest
                    )
                    add_missed(writing, held, number, one.span, dict(one.given), one.why)
                elif _new(writing.connection, desk.who, one):
                    decide(
                        writing, one.statement, one.verdict,  # type: ignore[arg-type]
                        field=one.field, after=one.value, why=one.why,
                    )  # fmt: skip
                else:
                    continue
        except Refusal as why:
            unclear.append(Unclear(one.statement or "a missed statement", str(why)))
        else:
            wrote += 1
    return wrote


def _new(connection: Any, who: str, one: Said) -> bool:
    """Whether it says something that the same person has not said last: a sheet may come twice."""
    from khabar.store.reviews import reviews_on

    same = [
        row
        for row in reviews_on(connection, who, statement=one.statement)
        if row.who == who and row.field == one.field and not row.undone and not row.undoes
    ]
    last = same[-1] if same else None
    return last is None or (last.verdict, last.after) != (one.verdict, one.value)
