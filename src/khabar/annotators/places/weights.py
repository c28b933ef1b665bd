"""How much each country is in an article, and through which names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SURE_FROM = 0.45
"""The share of its worth that the slightest evidence of a country has."""
MORE_BY_EVIDENCE = 0.3


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by country (ISO code), and what each folded name put into them.

    A name is resolved by what the rest of the article says: what it said
    itself is taken out.
    """

    total: Mapping[str, float]
    by_name: Mapping[str, Mapping[str, float]]

    def without(self, name: str) -> Mapping[str, float]:
        """The weights of everything but one name."""
        own = self.by_name.get(name)
        if not own:
            return self.total
        return {c: weight - own.get(c, 0.0) for c, weight in self.total.items()}

    def here(self, share: float) -> frozenset[str]:
        """The countries with at least ``share`` of the greatest weight."""
        floor = max(self.total.values(), default=0.0) * share
        return frozenset(c for c, weight in self.total.items() if weight >= floor and weight > 0)

    @property
    def order(self) -> tuple[str, ...]:
        """The countries by weight, the greatest first."""
        return tuple(sorted(self.total, key=lambda c: (-self.total[c], c)))

    @property
    def first(self) -> str | None:
        """The country that the article is most about."""
        return max(self.total, key=lambda c: (self.total[c], c), default=None)


def worth(weights: Mapping[str, float], country: str) -> float:
    """From 0 to 1 what it is worth to lie in a country: more, the surer the evidence."""
    most = max(weights.values(), default=0.0)
    weight = weights.get(country, 0.0)
    if most <= 0 or weight <= 0:
        return 0.0
    share: float = (weight / most) ** 0.5
    return share * min(1.0, SURE_FROM + MORE_BY_EVIDENCE * most)
