"""What one fresh process measures: loading, speed against a plain regex, memory, long texts."""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

WORD = re.compile(r"\w+")
CHUNK = 100
"""Articles between two looks at the plain regex: both meet the machine in the same mood."""


def speed(texts: list[str]) -> dict[str, float]:
    """Read every text once with cold caches; the regex walks the same texts side by side."""
    began = perf_counter()
    import khabar
    from khabar.run.settled import settle

    khabar.read(texts[0], published="2024-03-05", single=True)
    first = perf_counter() - began
    settle()  # as every engine does
    reading = plain = 0.0
    claims = 0
    for at in range(0, len(texts), CHUNK):
        part = texts[at : at + CHUNK]
        start = process_time()
        for text in part:
            [article] = khabar.read(text, published="2024-03-05", single=True)
            claims += len(article.claims)
        middle = process_time()
        for text in part:
            for _ in WORD.finditer(text):
                pass
        reading += middle - start
        plain += process_time() - middle
    return {
        "first": first,
        "reading": reading,
        "plain": plain,
        "claims": claims,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def long_texts(texts: list[str]) -> dict[str, float]:
    """One text of 1 MB against ten of 100 kB, after the same warming up."""
    import khabar
    from khabar.run.settled import settle

    whole = "\n".join(texts)
    million = whole.encode()[:1_000_000].decode("utf-8", "ignore")
    tenth = len(million) // 10
    for text in texts[:50]:
        khabar.read(text, single=True)
    settle()
    took = {}
    for name, pieces in (
        ("ten", [million[n * tenth : (n + 1) * tenth] for n in range(10)]),
        ("one", [million]),
    ):
        start = process_time()
        for piece in pieces:
            khabar.read(piece, single=True)
        took[name] = process_time() - start
    return took


def bert(texts: list[str]) -> dict[str, object]:
    """What BERT does with the same texts, on one core."""
    from bert import rate

    return rate(texts)


if __name__ == "__main__":
    texts = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    print(json.dumps({"speed": speed, "long": long_texts, "bert": bert}[sys.argv[1]](texts)))
