"""What an export could not carry: counted as it is written, with an example of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Sort = Literal["dropped", "forced", "out_of_scope"]

NOTICE = (
    "Machine reading unless reviewed · قراءة آلية ما لم تُراجع. Khabar says who says so, not what "
    "is true. It finds some statements and misses others (docs/figures.md has the shares); that "
    "nothing is listed does not mean that nothing was said or done."
)


class Loss(NamedTuple):
    """One kind of loss: what was lost, why, how often, and the first case."""

    sort: Sort
    what: str
    why: str
    n: int
    example: str


@dataclass
class Losses:
    """The losses of one export, told by the writer of its format."""

    found: dict[tuple[Sort, str, str], tuple[int, str]] = field(default_factory=dict)
    rows: int = 0

    def tell(self, sort: Sort, what: str, why: str, example: str = "") -> None:
        """Count one more loss of a kind; the first example is kept."""
        n, first = self.found.get((sort, what, why), (0, example))
        self.found[sort, what, why] = (n + 1, first)

    def report(self) -> tuple[Loss, ...]:
        """All losses, by sort and then by what was lost."""
        return tuple(Loss(*key, n, first) for key, (n, first) in sorted(self.found.items()))

    def lines(self) -> Iterator[str]:
        """The report in lines to read."""
        yield f"{self.rows} rows written"
        for loss in self.report():
            example = f", as in {loss.example}" if loss.example else ""
            yield f"{loss.sort.replace('_', ' ')}: {loss.what} ({loss.n}): {loss.why}{example}"
