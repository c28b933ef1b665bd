"""Inputs as people name them, as inlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.sources.captured import Failure
from khabar.sources.folders import files_in
from khabar.sources.inlet import Given, Inlet
from khabar.sources.local import inlet

WEB = ("http://", "https://")


def inlets(inputs: Sequence[str], given: Given) -> Iterator[Inlet | Failure]:
    """The inlets of files, folders and globs, then of addresses, each once."""
    pages = [each for each in inputs if each.lower().startswith(WEB)]
    for path in files_in([each for each in inputs if each not in pages], given.depth):
        yield path if isinstance(path, Failure) else inlet(path, given)
    if pages:
        from importlib import import_module

        yield from import_module("khabar.sources.pages").page_inlets(pages, given)
