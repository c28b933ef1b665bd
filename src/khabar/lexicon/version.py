"""Which program and which data made a reading."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files


@cache
def engine() -> str:
    """The program's version and a hash of every language data file, as outputs carry it."""
    seen = blake2b(digest_size=4)
    for entry in sorted(files("khabar.lexicon").joinpath("ar").iterdir(), key=lambda f: f.name):
        if entry.is_file():
            seen.update(entry.name.encode())
            seen.update(entry.read_bytes())
    try:
        program = version("khabar")
    except PackageNotFoundError:  # run from a source tree that was not installed
        program = "0"
    return f"khabar {program} data {seen.hexdigest()}"
