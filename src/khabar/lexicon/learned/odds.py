"""What the calibration of `confidence` weighs: a logistic model of a few things that show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

FILE = "confidence.tsv"
LEAST = 10
"""Readings by a rule of which a chance is told, at least."""
STEP = 0.05
"""Chances are told in steps of this: finer ones would not be known."""
HIGHEST = 0.95


class Bin(NamedTuple):
    """Readings told apart from training: how many, their mean chance, and the share right."""

    n: int
    told: float
    right: float


class Odds(NamedTuple):
    """The weights of traits, how often each was met, and how reliable the chances were."""

    weights: dict[str, float]
    met: dict[str, int]
    bins: tuple[Bin, ...]

    def chance(self, traits: Iterable[str]) -> float:
        """The chance that a reading with these traits is right, from 0 to 1."""
        return 1 / (1 + exp(-sum(self.weights.get(trait, 0.0) for trait in traits)))


def parsed(text: str) -> Odds:
    """The model in a table of ``what``, ``name``, ``n``, ``value`` (and of bins, the share right).

    >>> parsed("what\\tname\\tn\\tvalue\\nweight\\tall\\t9\\t0.0").chance(["all"])
    0.5
    """
    weights: dict[str, float] = {}
    met: dict[str, int] = {}
    bins: list[Bin] = []
    for line in text.splitlines()[1:]:
        what, name, count, value = line.split("\t")
        if what == "bin":
            bins.append(Bin(int(count), float(name), float(value)))
        else:
            weights[name], met[name] = float(value), int(count)
    return Odds(weights, met, tuple(bins))


@cache
def odds() -> Odds:
    """The model of this package, loaded once a process."""
    return parsed(files("khabar.lexicon.learned").joinpath(FILE).read_text("utf-8"))
