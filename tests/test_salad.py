"""Words of the lexicon in any order break nothing and are read in bounded time.

Press prose keeps to its paths; a salad of cues, titles, numbers, open quotation marks
and stray brackets meets the corners between the rules.
"""

import random
from functools import cache
from time import process_time

import pytest

import khabar
from bench.written import articles
from khabar.lexicon.table import rows
from tests.proportion import in_proportion
from tests.test_reader import kept

TABLES = [
    "attribution_words", "reporting_verbs", "source_heads", "number_words", "time_words", "months",
    "titles", "place_words", "event_triggers", "org_heads", "press", "verbs",
    "actors_states", "actors_armed", "actors_parties", "actors_people",
]  # fmt: skip
MARKS = [*'،.:؛«»“”"()-–…؟!\n/%', "و", "ال", "40", "٢٥", "1,200", "3.5", "2015/8/3", "10:30"]
SALADS, SECONDS = 400, 2.0


@cache
def words() -> tuple[str, ...]:
    """Every word that stands in the first cells of the tables, with which rules begin."""
    cells = (cell for name in TABLES for row in rows(name) for cell in list(row.values())[:4])
    return tuple(sorted({word for cell in cells for word in cell.replace("|", " ").split()}))


def salad(seed: int) -> str:
    rng = random.Random(seed)
    glue = [" ", " ", " ", ""] if seed % 4 == 0 else [" "]
    return "".join(
        rng.choice(words() if rng.random() < 0.85 else MARKS) + rng.choice(glue)
        for _ in range(rng.randint(3, 90))
    )


@pytest.mark.parametrize("first", range(0, SALADS, 50))
def test_salads_are_read(first: int) -> None:
    for seed in range(first, first + 50):
        text = salad(seed)
        began = process_time()
        for article in khabar.read(text, "2024-02-29", "سانا", doc="d"):
            kept(article, text)
        assert process_time() - began < SECONDS, text


def test_generated_articles_are_read() -> None:
    for text in articles(100):
        [article] = khabar.read(text, "2024-02-29", doc="d", single=True)
        kept(article, text)


@pytest.mark.parametrize("word", ["قال", "«", "ألف", "دمشق", "يوم", "و", "(", "مصدر", "قتل", "\n"])
def test_one_word_again_and_again_costs_in_proportion(word: str) -> None:
    """Four times the words may not cost much more than four times the work."""

    def work(times: int) -> None:
        khabar.read(f"{word} " * times, "2024-02-29", single=True)

    work(200)
    grows, took = in_proportion(lambda: work(2_000), lambda: work(8_000), 4)
    assert grows, f"{took}: something looks through the whole text for each word"
