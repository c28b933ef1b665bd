"""What every data file of the lexicon keeps: sources, letters, no two rows at odds.

``python -m khabar.lexicon.lint`` prints what is broken, with the row and the mend; how each
table is read stands in ``ar/tables.tsv``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from itertools import product

from khabar.lexicon.company import class_names
from khabar.lexicon.table import table
from khabar.text.letters import HEHS, KAFS, PRESENTATION, TATWEEL, YEHS, ZERO_WIDTH
from khabar.text.view import fold

ASIDE = ("source", "note")
FOREIGN = (frozenset(YEHS) - {"ى"}) | frozenset(KAFS) | frozenset(HEHS) | frozenset(PRESENTATION)
MIXED = re.compile(r"[A-Za-z][ء-ي]|[ء-ي][A-Za-z]")
JOINER = re.compile(f"(?<=[اله]){TATWEEL}(?![ء-ي])|(?<=\\b[بكلوف]){TATWEEL}(?![ء-ي])")
"""The tatweel of لـ, الـ and هـ, which shows that a letter is joined to what follows."""
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]|  |^ | $| \\||\\| ")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one table, or all whose names match a pattern, is read by the lint."""

    table: str
    key: str = ""
    fold: str = ""
    lemmas: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number of its line in the file."""

    table: str
    number: int
    cells: dict[str, str]

    def fault(self, what: str, mend: str) -> str:
        name = next(iter(self.cells.values()), "")
        return f"{self.table}.tsv row {self.number} ({name}): {what}; {mend}"


def all_faults() -> list[str]:
    """The faults of every table of ``lexicon/ar``, one sentence each."""
    found = []
    for entry in sorted(files("khabar.lexicon").joinpath("ar").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".tsv"):
            name = entry.name.removesuffix(".tsv")
            found += faults(name, entry.read_text(encoding="utf-8"), rule_of(name))
    return found


def rule_of(name: str) -> Rule:
    """The rule of the first row of ``tables.tsv`` that matches, or the plain one."""
    return next((rule for rule in table("tables", Rule) if fnmatch(name, rule.table)), Rule(name))


def faults(name: str, text: str, rule: Rule) -> list[str]:
    """What is wrong with the text of one table.

    >>> faults("towns", "word\\tsource\\nالوادي\\town", Rule("towns"))
    ['towns.tsv: no column named note; add it to the header']
    """
    if rule.letters == "skip":
        return []
    rows = [(n, row) for n, row in enumerate(text.split("\n"), 1) if row and row[0] != "#"]
    if not rows:
        return [f"{name}.tsv: empty; give it a header line"]
    header = rows[0][1].split("\t")
    missing = [column for column in ASIDE if column not in header]
    if missing:
        return [f"{name}.tsv: no column named {c}; add it to the header" for c in missing]
    found, lines = [], []
    for number, row in rows[1:]:
        cells = row.split("\t")
        if len(cells) == len(header):
            lines.append(Line(name, number, dict(zip(header, cells, strict=True))))
        else:
            found.append(
                f"{name}.tsv row {number} ({cells[0]}): {len(cells)} cells where the header has "
                f"{len(header)}; a tab is missing or too many"
            )
    for line in lines:
        found += _cell_faults(line, rule)
        found += _lemma_faults(line, rule)
        found += _company_faults(line)
    return found + list(_key_faults(lines, rule, header))


def _cell_faults(line: Line, rule: Rule) -> Iterator[str]:
    if not line.cells["source"].strip():
        yield line.fault("no source", "say where the row comes from (own, CLDR 46, …)")
    for column, cell in line.cells.items():
        if SPACES.search(cell):
            yield line.fault(f"stray or doubled space in {column}", "take it out")
        if "||" in cell or (column not in ASIDE and cell and "|" in (cell[0], cell[-1])):
            yield line.fault(f"an empty part in {column}", "take out the bar too many")
        if rule.letters == "any" or column in ASIDE:
            continue
        for letter in sorted(set(JOINER.sub("", cell))):
            if letter == TATWEEL or letter in ZERO_WIDTH:
                yield line.fault(f"invisible U+{ord(letter):04X} in {column}", "take it out")
            elif letter in FOREIGN:
                mend = f"write {fold(letter)!r}, or let tables.tsv say letters=any"
                yield line.fault(f"U+{ord(letter):04X} ({letter}) in {column}", mend)
        if MIXED.search(cell) and column != "stems":
            yield line.fault(f"Latin and Arabic letters in one word in {column}", "keep one script")


def _key_faults(lines: list[Line], rule: Rule, header: list[str]) -> Iterator[str]:
    """Rows that share a key; told apart by another column where the rule names it."""
    if rule.key == "-":
        return
    named = rule.key.split("+") if rule.key else [header[0]]
    whole = {column.rstrip("!") for column in named if column.endswith("!")}
    columns = [column.rstrip("!") for column in named]
    if not rule.key and len({line.cells[header[0]] for line in lines}) * 2 < len(lines):
        columns = [column for column in header if column not in ASIDE]  # the first sorts the rows
    seen: dict[tuple[str, ...], Line] = {}
    for line in lines:
        cells = [line.cells.get(column, "") for column in columns]
        choices = [
            [cell] if column in whole else list(dict.fromkeys(cell.split("|")))
            for column, cell in zip(columns, cells, strict=True)
        ]
        for parts in product(*choices):
            key = parts if rule.fold == "no" else tuple(fold(part) for part in parts)
            before = seen.setdefault(key, line)
            if before is line:
                continue
            what = f"{' + '.join(parts)} stands in row {before.number} already"
            if _values(line, columns) != _values(before, columns):
                mend = "join the rows, or name a fuller key in tables.tsv"
                yield line.fault(f"{what} with other values", mend)
            elif all(line.cells[column] == before.cells[column] for column in columns):
                yield line.fault(what, "take one out")


def _values(line: Line, columns: list[str]) -> list[str]:
    return [cell for column, cell in line.cells.items() if column not in (*columns, *ASIDE)]


@cache
def _lemmas() -> frozenset[str]:
    text = files("khabar.lexicon").joinpath("ar", "verbs.tsv").read_text(encoding="utf-8")
    return frozenset(row.split("\t", 1)[0] for row in text.split("\n"))


def _lemma_faults(line: Line, rule: Rule) -> Iterator[str]:
    """Verbs that the table names by a lemma the verb table lacks."""
    if not rule.lemmas:
        return
    column, _, condition = rule.lemmas.rstrip("]").partition("[")
    where, _, wanted = condition.partition("=")
    if where and line.cells.get(where) != wanted:
        return
    for part in line.cells.get(column, "").split("|"):
        if part and part not in _lemmas():
            near = sorted(lemma for lemma in _lemmas() if fold(lemma) == fold(part))
            mend = f"write {' or '.join(near)}" if near else "add it to verbs.tsv"
            yield line.fault(f"{part} is no lemma of verbs.tsv", mend)


def _company_faults(line: Line) -> Iterator[str]:
    """Classes that a test asks for and nobody has made; more words in a row than it can meet."""
    for part in line.cells.get("test", "").split(";"):
        for word in part.partition(":")[2].strip().split("|"):
            if word.startswith("@") and word[1:] not in class_names():
                yield line.fault(f"{word} is no class of company_nouns.tsv", "add it there")
            if word.count(" ") > 1:
                yield line.fault(f"«{word}» has more than two words", "ask for two of them")


if __name__ == "__main__":
    broken = all_faults()
    print("\n".join(broken) or "every table keeps the rules")
    sys.exit(1 if broken else 0)
