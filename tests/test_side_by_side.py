"""The table of Khabar beside dateparser is that of today's corpus."""

from bench.side_by_side import BEGIN, END, PAGE, table


def test_the_table_stands_in_the_page() -> None:
    _, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    told, _, _ = rest.partition(END)
    mend = "run python bench/side_by_side.py --write"
    assert told.strip().splitlines() == table(), mend
