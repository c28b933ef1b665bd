"""What the record says of tolls, their times and totals, and of days at odds with themselves."""

from datetime import date

from khabar.pipeline import annotate
from khabar.readings.article import Article
from khabar.record.article import record
from khabar.text.document import Document

DAY = date(2024, 5, 8)


def article(text: str) -> Article:
    return record(annotate(Document(text, published=DAY)))


def test_a_toll_names_its_time_and_its_total() -> None:
    found = article("بلغت حصيلة الفيضان حتى مساء الاثنين 15 قتيلاً بينهم 5 أطفال في بلدة الوادي.")
    total, part = found.numbers
    assert [t.id for t in found.times] == [total.as_of]
    assert part.part_of == total.id
    assert total.part_of is None


def test_a_rise_is_an_update_and_its_first_figure_earlier() -> None:
    found = article("ارتفع عدد ضحايا الفيضان من 12 إلى 27 قتيلاً في بلدة الوادي.")
    assert [n.standing for n in found.numbers] == ["earlier", "rising"]


def test_a_weekday_that_does_not_fall_on_its_date_is_a_problem() -> None:
    found = article("وقّع المجلس الاتفاق يوم السبت 7 أيار 2024 في مقر البلدية.")
    problem = next(p for p in found.problems if p.stage == "dates")
    assert problem.span == found.times[0].span
    assert "2024-05-07" in problem.reason


def test_a_weekday_that_falls_on_its_date_is_none() -> None:
    found = article("وقّع المجلس الاتفاق يوم الثلاثاء 7 أيار 2024 في مقر البلدية.")
    assert not [p for p in found.problems if p.stage == "dates"]
