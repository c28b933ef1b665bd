"""A run as it is planned and written down: a second run of another kind is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from khabar.lexicon.version import engine
from khabar.run.many import parts
from khabar.run.many.job import Chunk, Job
from khabar.sources.captured import Failure
from khabar.sources.files import STDIN
from khabar.sources.folders import files_in
from khabar.sources.refusal import Refusal
from khabar.sources.slices import Counted, counted, cut

MANIFEST = "manifest.json"
MOST, PIECES = 1000, 16
"""A chunk holds so many items at most, and a small archive is cut into so many chunks."""

DEPTH = 12


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """An input as the manifest knows it: where it lies does not matter, its bytes do."""

    name: str
    form: str
    size: int
    digest: str
    items: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a run was begun with."""

    schema: str = "khabar.many/1"
    engine: str
    options: dict[str, str | int | bool | list[str] | None]
    inputs: list[Archive]
    refused: list[tuple[str, str]]
    chunk: int
    chunks: int


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All chunks of a run, in order, and the inputs that were refused, each with its reason."""

    manifest: Manifest
    chunks: list[Chunk]

    @property
    def items(self) -> int:
        """Lines, rows and records, over all archives."""
        return sum(archive.items for archive in self.manifest.inputs)


def plan(given: str, job: Job, size: int | None = None, jobs: int = 1) -> Plan:
    """Count the archives that ``given`` names (a file, a folder, a glob) and cut them.

    ``size`` is how many items a chunk holds; without it what the run was begun with, or what
    suits the archives. ``jobs`` processes count, where there are several archives.
    """
    if given == STDIN:
        raise Refusal("standard input cannot be gone on with: save it as a file and name that")
    earlier = ours(Path(job.out))
    found: list[Counted] = []
    refused: list[tuple[str, str]] = []
    paths = [*files_in([given], DEPTH)]
    told = [path for path in paths if not isinstance(path, Failure)]
    refused += [(path.address, path.reason) for path in paths if isinstance(path, Failure)]
    count = partial(_counted, given=given, job=job)
    if jobs > 1 and len(told) > 1:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            answers = [*pool.map(count, told)]
    else:
        answers = [*map(count, told)]
    for answer in answers:
        if isinstance(answer, Counted):
            found.append(answer)
        else:
            refused.append(answer)
    if not found:
        name, reason = refused[0] if refused else (given, "there is no file in it")
        raise Refusal(f"{name}: {reason}")
    items = sum(archive.items for archive in found)
    suits = max(1, min(MOST, -(-items // PIECES)))
    size = size or (earlier.chunk if earlier else suits)
    slices = [slice for archive in found for slice in cut(archive, size)]
    chunks = [Chunk(number=number, slice=slice) for number, slice in enumerate(slices)]
    manifest = Manifest(
        engine=engine(),
        options={
            "publisher": job.publisher, "published": job.published, "split": job.split,
            "columns": [*job.columns], "limit": job.limit,
        },
        inputs=[
            Archive(name=a.name, form=a.form, size=a.size, digest=a.digest, items=a.items)
            for a in found
        ],
        refused=refused,
        chunk=size,
        chunks=len(chunks),
    )  # fmt: skip
    return Plan(manifest=manifest, chunks=chunks)


def _counted(path: str, given: str, job: Job) -> Counted | tuple[str, str]:
    """An archive, or its name and the reason why it is none."""
    name = _name(path, given)
    try:
        return counted(path, name, job.given)
    except Refusal as why:
        return name, str(why)


def _name(path: str, given: str) -> str:
    """A file by its place under the folder that was named; alone, by its own name."""
    name = os.path.relpath(path, given) if os.path.isdir(given) else os.path.basename(path)
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_manifest(out: Path) -> Manifest | None:
    """What the run in a folder was begun with; None where there is none."""
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        raise Refusal(f"{out} is no folder: name one that may be made") from None
    except msgspec.DecodeError:
        raise Refusal(f"{out / MANIFEST} is broken: begin anew in another folder") from None


def ours(out: Path) -> Manifest | None:
    """The run in a folder, if there is one; a folder that holds anything else is refused."""
    earlier = read_manifest(out)
    others = out.iterdir() if earlier is None and out.is_dir() else ()
    if any(not each.name.startswith(".") for each in others):
        raise Refusal(f"{out} holds other files: name a new or an empty folder")
    return earlier


def begin(out: Path, manifest: Manifest) -> None:
    """Write the manifest of a new run, or see that this one goes on with what is there."""
    earlier = ours(out)
    if earlier is not None and earlier != manifest:
        raise Refusal(f"{out} {_otherwise(earlier, manifest)}: name another folder for this run")
    parts.make_folders(out)
    if earlier is None:
        parts.whole(out / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))


def _otherwise(earlier: Manifest, now: Manifest) -> str:
    """What sets a run apart from the one in its folder."""
    if earlier.engine != now.engine:
        return f"was begun with «{earlier.engine}», and this is «{now.engine}»"
    if earlier.inputs != now.inputs or earlier.refused != now.refused:
        before = {archive.name: archive for archive in earlier.inputs}
        changed = [a.name for a in now.inputs if before.get(a.name) != a]
        gone = before.keys() - {a.name for a in now.inputs}
        which = next(iter([*changed, *sorted(gone)]), "a file that was refused")
        return f"was begun with another input («{which}» is not as it was)"
    if earlier.options != now.options:
        which = next(k for k in now.options if earlier.options.get(k) != now.options[k])
        return f"was begun with another --{which}"
    return f"was begun with --chunk {earlier.chunk}"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Keep other runs out of a folder while this one writes there."""
    import fcntl

    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refusal(f"{out} is written by another run: wait for it to end") from None
        yield
