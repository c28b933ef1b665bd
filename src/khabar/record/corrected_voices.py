"""Who said a statement, how he is known to, and in what manner, as people corrected it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec.structs import replace

from khabar.readings.attribution import Attribution, Link
from khabar.readings.review import CORRECTED
from khabar.record.added import Added
from khabar.record.reviewable import MANY
from khabar.text.span import Span

EMPTY = {"mode": "indirect", "stance": "neutral", "knows": "not_stated"}
"""What a manner is where a person says that none is told."""
NOBODY = Link(role="origin", name="", kind="organization", named=True)


def voiced(added: Added, said: Attribution, values: Mapping[str, str]) -> Attribution:
    """An attribution with its chain, cue and manner as they were corrected."""
    chain = [*said.chain]
    if {"source", "source_kind", "named"} & values.keys():
        last = chain.pop() if chain else NOBODY
        chain.append(_origin(last, values))
    if "via" in values:
        old = {link.name: link for link in chain}
        via = [
            old.get(name) or Link(role="via", name=name, kind="outlet", named=True)
            for name in map(str.strip, values["via"].split(MANY.strip()))
            if name
        ]
        chain = [*(one for one in chain if one.role == "publisher"), *via, *chain[-1:]]
    given = {name: values[name] or empty for name, empty in EMPTY.items() if name in values}
    cue = said.cue_span
    if "cue" in values:
        cue = added.where(values["cue"], Span(*said.content_span), None)
    return replace(said, rule=CORRECTED, chain=tuple(chain), cue_span=cue, **cast(Any, given))


def _origin(last: Link, values: Mapping[str, str]) -> Link:
    """The origin of a chain as it was corrected: whoever is named anew is no one read before."""
    if values.get("source"):
        last = Link(
            role="origin", name=values["source"], kind=last.kind, named=last.named or not last.name
        )
    if values.get("source_kind"):
        last = replace(last, kind=cast(Any, values["source_kind"]))
    if values.get("named"):
        last = replace(last, named=values["named"] == "yes")
    return last
