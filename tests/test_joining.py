"""What belongs to one story and what only sounds like it. نص متخيَّل / INVENTED, all of it."""

from functools import cache
from itertools import product

import pytest

from khabar.compare.joining import hopeless, joined
from khabar.compare.relation import Prepared, prepared
from khabar.reader import read

REST = (
    "وقال رئيس البلدية إن فرق الإطفاء احتاجت إلى ساعات للسيطرة على النيران التي امتدت إلى "
    "مبنى مجاور قبل أن يعود الهدوء إلى الحي."
)
BACKGROUND = (
    "وتعاني المنطقة منذ سنوات من تراجع الخدمات العامة بعد توقف كثير من المشاريع، ويشكو السكان "
    "من انقطاع الكهرباء ساعات طويلة كل يوم ومن ارتفاع أسعار المحروقات والمواد الغذائية."
)


def fire(town: str, n: int, what: str, day: str = "اليوم") -> tuple[str, str]:
    title = f"حريق في {what} ببلدة {town} يوقع {n} مصاباً"
    lead = (
        f"أصيب {n} شخصاً في حريق اندلع فجر {day} في {what} عند أطراف بلدة {town}، بحسب ما أفاد "
        "مصدر في الدفاع المدني."
    )
    return title, f"{lead}\n{REST}"


def crash(town: str, n: int) -> tuple[str, str]:
    title = f"إصابة {n} في حادث سير على طريق {town}"
    return title, f"أصيب {n} شخصاً اليوم في تصادم حافلة وشاحنة على الطريق المؤدي إلى {town}."


REPORTS = {
    "wire": (*fire("منبج", 17, "معمل النسيج"), "2026-03-01"),
    "copy": (*fire("منبج", 17, "معمل النسيج"), "2026-03-02"),
    "changed": (*fire("منبج", 71, "معمل النسيج"), "2026-03-01"),
    "account": (
        "17 مصاباً بعد اندلاع النيران في معمل النسيج في منبج",
        "التهمت النيران فجر اليوم معمل النسيج على مدخل منبج، ونُقل 17 مصاباً إلى المستشفى، وفق "
        "رواية سكان شكوا من تأخر سيارات الإطفاء.",
        "2026-03-01",
    ),
    "later": (
        "ارتفاع مصابي حريق معمل النسيج في منبج إلى 21",
        "ارتفع إلى 21 عدد مصابي الحريق الذي اندلع فجر أمس في معمل النسيج عند أطراف بلدة منبج، "
        "بحسب مصدر طبي.",
        "2026-03-02",
    ),
    "neighbour": (*fire("الباب", 34, "مطحنة القمح"), "2026-03-01"),
    "next day": (*fire("منبج", 34, "مطحنة القمح"), "2026-03-02"),
    "crash": (*crash("الرقة", 12), "2026-03-01"),
}
ONE = ("wire", "copy", "changed", "account", "later")


@cache
def report(name: str, *, background: bool = False) -> Prepared:
    title, text, day = REPORTS[name]
    text = f"{text}\n{BACKGROUND}" if background else text
    [article] = read(text, day, title=title, single=True)
    return prepared(article)


@pytest.mark.parametrize("name", ONE[1:])
def test_reports_of_one_event_hang_together(name: str) -> None:
    assert joined(report("wire"), report(name))
    assert joined(report(name), report("wire"))


@pytest.mark.parametrize("name", ["neighbour", "next day", "crash"])
@pytest.mark.parametrize("background", [False, True])
def test_what_is_told_in_one_formula_stays_apart(name: str, background: bool) -> None:
    one, other = report("wire", background=background), report(name, background=background)
    assert joined(one, other) is None
    assert joined(other, one) is None


def test_what_is_passed_over_would_stay_apart() -> None:
    for one, other in product(REPORTS, REPORTS):
        left, right = report(one), report(other)
        if hopeless(left.grounds, right.grounds, 0.0):
            alike = joined(left, right)
            assert alike is None or alike.one_text
