"""A document of the store as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.changes import changes
from khabar.store.naming import document as named
from khabar.store.redaction import view
from khabar.store.store import Store
from khabar.store.texts_of import Seen, versions
from khabar.store.texts_of import statement as found

MARKS = {"cut": "[-{0}-]", "added": "{{+{1}+}}", "reworded": "[-{0}-]{{+{1}+}}"}


def document(
    store: Store, told: str, version: int | None, *, diff: bool, unmasked: bool
) -> Iterator[str]:
    """Its versions, then the text of one (the newest with a text), or what changed."""
    with store.reading() as connection:
        which = named(connection, told)
        if which.id in hidden_from(connection, store.who):
            raise Refusal(f"«{told}» is restricted to the members of its cases: ask one of them")
        seen = versions(connection, which.id)
        shown = {
            each.number: each.text if unmasked else view(connection, each.id, each.text)
            for each in seen
        }
    if unmasked:
        _noted(store, which.name)
    yield f"{which.name}  {which.key}"
    for each in seen:
        yield _line(each)
    if diff:
        with_text = [each.number for each in seen if each.text]
        for old, new in pairwise(with_text):
            yield ""
            yield f"version {old} -> {new}"
            yield changed(shown[old], shown[new])
        return
    chosen = version or max((each.number for each in seen if each.text), default=0)
    if chosen not in shown:
        raise Refusal(f"it has no version {chosen}: it has {len(seen)}")
    yield ""
    yield shown[chosen]


def _noted(store: Store, name: str) -> None:
    with store.writing() as writing:
        writing.told("show unmasked", document=name)


def _line(seen: Seen) -> str:
    told = (
        seen.kind,
        f"seen {seen.seen[:19]}Z",
        f"published {seen.published}" if seen.published else "",
        f"edited {seen.edited}" if seen.edited else "",
        seen.publisher or "",
        f"HTTP {seen.status}" if seen.status else "",
        f"bytes {seen.blob[:12]}" if seen.blob else "",
    )
    return f"  version {seen.number}: " + ", ".join(filter(None, told))


def changed(old: str, new: str) -> str:
    """A text with what was cut as [-…-] and what was added as {+…+}.

    >>> changed("قتل 7 رجال أمس", "قتل 9 رجال")
    'قتل [-7-]{+9+} رجال[- أمس-]'
    """
    told, before, after = "", 0, 0
    for each in changes(old, new):
        if each.kind == "same":
            told += new[after : each.new[1]]
        else:
            told += new[after : each.new[0]]
            cut = old[each.old[0] : each.old[1]]
            if each.kind == "cut":
                cut = old[before : each.old[1]]
            told += MARKS[each.kind].format(cut, new[each.new[0] : each.new[1]])
        before, after = each.old[1], each.new[1]
    return told + new[after:]


def statement(store: Store, told: str, *, unmasked: bool) -> Iterator[str]:
    """The words of a statement, whose they are, and when and by what it was read."""
    with store.reading() as connection:
        version, article, number = found(connection, told)
        name = named(connection, told)
        if name.id in hidden_from(connection, store.who):
            raise Refusal(f"«{told}» is restricted to the members of its cases: ask one of them")
        text = article.text if unmasked else view(connection, version, article.text)
    claim = article.claims[number]
    yield f"{told}  {name.name}"
    yield f"  «{text[slice(*claim.span)]}»"
    voice = next((a for a in article.attributions if a.id == claim.attribution), None)
    chain = " <- ".join(link.name for link in voice.chain) if voice else "own voice"
    yield f"  {chain}  {claim.factuality}"
    yield f"  read by {article.engine}"
