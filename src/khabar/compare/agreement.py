"""How far two reviewers agree beyond what chance alone would bring: Cohen's kappa.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
Measurement 20(1), 37-46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """``n`` things judged by both; ``same`` of them alike; ``kappa`` between -1 and 1.

    ``kappa`` is None where nothing was judged, or where both said one and the same of
    everything: chance alone explains that as well.
    """

    n: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The share of things judged alike."""
        return self.same / self.n if self.n else None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement of two people's labels, a pair for each thing both judged.

    With p the share judged alike and e the share that would be by chance (for each label, the
    product of how often either used it), kappa is (p - e) / (1 - e).

    Of 50 things both said yes to 20 and no to 15, the first alone yes to 5, the second alone
    to 10: p = .7, e = .5 x .6 + .5 x .4 = .5, kappa = .4.

    >>> pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    >>> found = agreement(pairs)
    >>> found.n, found.same, round(found.kappa, 3)
    (50, 35, 0.4)
    """
    n = len(pairs)
    same = sum(one == other for one, other in pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    # counts, not shares: whole numbers tell when chance explains everything
    chance = sum(first[label] * second[label] for label in first)
    if n == 0 or chance == n * n:
        return Agreement(n, same, None)
    return Agreement(n, same, (same * n - chance) / (n * n - chance))
