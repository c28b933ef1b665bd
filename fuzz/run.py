"""Fuzz one target for so many seconds of processor time: ``python -m fuzz.run html 60``.

A finding is written to ``out/fuzz/findings`` with its traceback, each kind once, and the
run goes on. What is worth keeping is moved to ``tests/fuzzed``, where a test runs it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import process_time

import atheris

OUT = Path("out/fuzz")
SLOW = 5.0
"""Seconds of processor time that no input of these sizes may take."""

LIBRARIES = {
    "pdf": ["pypdf"], "feed": ["feedparser"], "docx": ["docx", "zipfile"], "wacz": ["zipfile"],
    "warc": ["email"], "jsonl": ["json"], "csv": ["csv"],
}  # fmt: skip
"""Libraries in which the fuzzer sees its way beside ours."""

MODULES = (
    "khabar.reader", "khabar.sources.html", "khabar.sources.feeds", "khabar.sources.pdf",
    "khabar.sources.docx", "khabar.sources.plain", "khabar.sources.rows", "khabar.sources.warc",
    "khabar.sources.telegram", "khabar.sources.readings", "khabar.export.webanno",
    "khabar.store.search.query", "khabar.store.keeping",
)  # fmt: skip
"""Ours, most of which are loaded on demand; what is loaded before sees nothing."""


def main(name: str, seconds: float) -> None:
    with atheris.instrument_imports(include=["khabar", *LIBRARIES.get(name, [])]):
        for each in (*LIBRARIES.get(name, []), *MODULES):
            import_module(each)
        from fuzz.targets import TARGETS
    from fuzz.seeds import seeds

    target = TARGETS[name]
    corpus, findings = OUT / "corpus" / name, OUT / "findings"
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    found: dict[str, int] = {}
    began, runs = process_time(), 0

    def one(data: bytes) -> None:
        nonlocal runs
        runs += 1
        start = process_time()
        try:
            target(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as wrong:
            _note(findings, name, data, wrong, found)
        if process_time() - start > SLOW:
            _note(findings, name, data, TimeoutError(f"{process_time() - start:.1f} s"), found)
        if process_time() - began > seconds:
            told = {"target": name, "seconds": round(process_time() - began), "runs": runs,
                    "findings": found}  # fmt: skip
            with (OUT / "told.jsonl").open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(told, ensure_ascii=False) + "\n")
            print(told, flush=True)
            os._exit(0)

    flags = ["-rss_limit_mb=3000", "-timeout=120", "-verbosity=0", "-print_final_stats=0",
             f"-artifact_prefix={findings}/{name}-", "-max_len=20000"]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one)
    atheris.Fuzz()


def _note(
    folder: Path, name: str, data: bytes, wrong: BaseException, found: dict[str, int]
) -> None:
    frames = traceback.extract_tb(wrong.__traceback__)
    ours = [f for f in frames if "/khabar/" in f.filename] or frames
    last = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else ""
    kind = f"{type(wrong).__name__} {last}"
    found[kind] = found.get(kind, 0) + 1
    if found[kind] == 1:
        mark = sha256(f"{name} {kind}".encode()).hexdigest()[:8]
        (folder / f"{name}-{mark}.bin").write_bytes(data)
        (folder / f"{name}-{mark}.txt").write_text(
            "".join(traceback.format_exception(wrong)), "utf-8", "backslashreplace"
        )


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
