"""Builds ``ar/verb_forms.txt``; with ``--check`` says whether it is up to date (exit 1: stale)."""

from __future__ import annotations

import sys
from pathlib import Path

from khabar.lexicon.morphology.packing import packed
from khabar.lexicon.morphology.row import all_verbs

BUILT = Path(__file__).parent.parent / "ar" / "verb_forms.txt"


def main(arguments: list[str]) -> int:
    text = packed(all_verbs())
    if "--check" in arguments:
        fresh = BUILT.exists() and BUILT.read_text(encoding="utf-8") == text
        if not fresh:
            print("verb_forms.txt is stale: run python -m khabar.lexicon.morphology")
        return 0 if fresh else 1
    BUILT.write_text(text, encoding="utf-8")
    print(f"{BUILT.name}: {len(all_verbs())} verbs, {len(text.encode()) // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
