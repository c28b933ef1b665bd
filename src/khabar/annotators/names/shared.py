"""Names that several countries use: «حزب العدالة والتنمية», «الجيش الوطني», «التحالف».

The country that the article speaks of more than of any other chooses among those of the name.
"""

from __future__ import annotations

from collections import Counter

from khabar.annotators.names.known import of_row
from khabar.annotators.names.scene import Mention, Scene, nisba
from khabar.lexicon.actors import ActorRow
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.text.words import Kind

Option = tuple[ActorRow, str]
"""Whom a name may mean, and how it takes sides then."""


class Lands:
    """How often each country is named in an article; counted when it is first asked for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._counts: Counter[str] | None = None

    @property
    def counts(self) -> Counter[str]:
        """By country, the words that name it, describe it or name a body of it."""
        if self._counts is None:
            self._counts = _counted(self._scene)
        return self._counts


def shared(scene: Scene, at: int, lands: Lands) -> Mention | None:
    """Whom a shared name means in this article; None where no country of it stands out."""
    hit = scene.hits[at].get("shared")
    if hit is None:
        return None
    after = scene.letters(hit.stop) if hit.stop < scene.words.end_of_sentence(at) else ""
    told = nisba(after) if after else None
    options: dict[str, Option] = hit.row
    option = options.get(told) if told else _at_home(options, lands.counts)
    if option is None:
        return None
    row, loaded = option
    meant = of_row(scene, hit._replace(row=row), at, "names.shared")
    return meant._replace(loaded=meant.loaded or loaded or None)


def _at_home(options: dict[str, Option], lands: Counter[str]) -> Option | None:
    """The actor of the country that is named most, where no other of them is named as often."""
    ranked = sorted(options, key=lambda iso: -lands[iso])
    first = ranked[0]
    rivals = [iso for iso in ranked[1:] if lands[iso] == lands[first]]
    if not lands[first] or any(options[iso] != options[first] for iso in rivals):
        return None
    best = max(lands.values())
    return options[first] if 2 * lands[first] >= best else None


def _counted(scene: Scene) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, hits in zip(scene.words.items, scene.hits, strict=True):
        state, known = hits.get("state"), hits.get("known")
        if "shared" in hits:
            continue
        if state is not None:
            found[state.row.iso] += 1
        elif known is not None and known.row.country:
            found[known.row.country] += 1
        elif word.kind is Kind.LETTERS:
            iso = nisba_country(word.form)
            if iso:
                found[iso] += 1
    return found
