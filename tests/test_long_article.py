"""A long article costs memory in proportion to its length, and the same words as a short one."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import khabar
from khabar.lexicon.signs import abbreviations
from khabar.text import words
from khabar.text.document import Document
from khabar.text.sentences import sentences
from khabar.text.span import Span

EXAMPLES = Path(__file__).parent.parent / "examples"
MOST = 250
"""MB of memory that a further MB of text may take; some 100 were measured."""

MEASURED = """
import json, resource, sys
import khabar
from khabar.export.jsonlines import lines
told = []
text = sys.stdin.buffer.read().decode()
for share in (4, 1):
    part = text[: len(text) // share]
    [_] = lines(khabar.read(part, "2024-03-05", single=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.append((len(part.encode()) / 1e6, peak))
print(json.dumps(told))
"""

WORDS = st.text(
    st.one_of(st.characters(), st.sampled_from(" .!؟\n«»()دمأب123هـ\u0640\u064e\u200f\ufdfa")),
    max_size=300,
)


@given(WORDS)
@example("قال نعم.\u064e \u200fثم ذهب 3.\u064e\n\u064eعاد.")
def test_words_are_the_same_in_one_run_and_in_many(text: str) -> None:
    if not text:
        return
    told = sentences(text, (Span(0, len(text)),), abbreviations())
    whole = words.words_of(Document(text), told)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "RUN", 1)
        assert words.words_of(Document(text), told) == whole
        patch.setattr(words, "FAR", 0)
        apart = told[::2]
        parted = words.words_of(Document(text), apart)
    assert parted == words.words_of(Document(text), apart)


@pytest.mark.skipif(sys.platform == "win32", reason="no peak of memory is told there")
def test_memory_grows_with_the_text_and_no_faster() -> None:
    told = "\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt")))
    text = (told * (1 + 500_000 // len(told.encode()))).encode()
    run = subprocess.run(
        [sys.executable, "-c", MEASURED], input=text, stdout=subprocess.PIPE, check=True
    )
    (less, before), (more, after) = json.loads(run.stdout)
    grown = (after - before) / (more - less)
    assert grown < MOST, f"{grown:.0f} MB for each further MB of text"


def test_steps_grow_with_the_text_and_no_faster() -> None:
    """Lines of code that run, counted: a list that is walked through for each claim shows here."""
    told = "\n\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt")))[:6000]
    khabar.read(told, "2024-03-05", single=True)  # what is loaded once
    short, long = (steps(told * times) / times for times in (2, 16))
    assert long < 1.15 * short


def steps(text: str) -> int:
    taken = 0

    def count(_frame: FrameType, _event: str, _value: object) -> Callable[..., object]:
        nonlocal taken
        taken += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        khabar.read(text, "2024-03-05", single=True)
    finally:
        sys.settrace(before)
    return taken
