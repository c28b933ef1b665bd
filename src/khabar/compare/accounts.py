"""What every comparison of several articles stands on: shared text, wordings, origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.compare.origins import Origins, origins
from khabar.compare.sharing import Sharing, sharing
from khabar.compare.wordings import Wording, wordings
from khabar.readings.article import Article


class Accounts(NamedTuple):
    """The sentences that articles share, the wordings they fold into, whose word they rest on."""

    shared: tuple[Sharing, ...]
    folded: tuple[Wording, ...]
    known: Origins


def accounts(articles: Sequence[Article]) -> Accounts:
    """Read several articles as accounts of one another; places in the list stand for them."""
    shared = sharing(articles)
    folded = wordings(articles, shared)
    return Accounts(shared, folded, origins(articles, folded, shared))
