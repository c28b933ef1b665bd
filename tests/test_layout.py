"""The parts of one article: title, dateline, byline, furniture, body."""

import pytest

from khabar.annotators.language.opened import opened
from khabar.lexicon.signs import signs
from khabar.text.articles.parts import layout
from khabar.text.document import Document
from khabar.text.layout import Layout
from khabar.text.span import Span


def parts(text: str, title: str = "") -> Layout:
    return layout(text, signs(), title)


def told(text: str, span: Span | None) -> str:
    return span.of(text) if span else ""


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("دمشق – سانا", "دمشق", "سانا"),
        ("عين الوادي – دبي", "دبي", "عين الوادي"),
        ("بغداد 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", "بغداد", "واس"),
        ("وكالة النخيل / حمص", "حمص", "وكالة النخيل"),
        ("القاهرة: صدى الوادي نيوز", "القاهرة", "صدى الوادي نيوز"),
    ],
)
def test_reads_a_dateline_on_a_line_of_its_own(line, place, agency):
    text = f"افتتاح جسر جديد فوق نهر الوادي\n{line}\nافتتحت البلدية جسرا جديدا فوق النهر."
    found = parts(text)
    assert found.dateline is not None
    assert found.dateline.span.of(text) == line
    assert (told(text, found.dateline.place), told(text, found.dateline.agency)) == (place, agency)
    assert [span.of(text) for span in found.body] == [text.rsplit("\n", 1)[1]]


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("القاهرة - (أ ف ب): ", "القاهرة", "أ ف ب"),
        ("بيروت، 3 آب (رويترز) - ", "بيروت", "رويترز"),
        ("واس - الرياض: ", "الرياض", "واس"),
        ("دمشق-سانا: ", "دمشق", "سانا"),
        ("حلب - وكالة النخيل. ", "حلب", "وكالة النخيل"),
        ("غزة (صدى الوادي) - ", "غزة", "صدى الوادي"),
    ],
)
def test_sets_an_inline_dateline_apart_from_the_prose(head, place, agency):
    prose = "افتتحت البلدية صباح اليوم جسرا جديدا فوق النهر."
    text = head + prose
    found = parts(text)
    assert found.dateline is not None
    assert (told(text, found.dateline.place), told(text, found.dateline.agency)) == (place, agency)
    assert [span.of(text) for span in found.body] == [prose]


@pytest.mark.parametrize(
    "prose",
    [
        "قال المدير: لدينا ما يكفي من الماء لهذا الصيف ولما بعده.",
        "السدّ، وهو الأكبر في الوادي، يمد القرى بالماء والكهرباء.",
        "من جهة أخرى - وهذا مهم - قال إن الماء يكفي لهذا الصيف.",
        "1957 - فيضان كبير يهدم الجسر القديم في بلدة الوادي.",
        "مصدر طبي لصدى الوادي: وصل إلى المستشفى ثلاثة جرحى.",
    ],
)
def test_takes_no_prose_for_a_dateline(prose):
    found = parts(prose)
    assert found.dateline is None
    assert [span.of(prose) for span in found.body] == [prose]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("سمات الوادي جسر بلدية", "tags"),
        ("الكلمات المفتاحية: الوادي، جسر", "tags"),
        ("#الوادي #جسر_جديد", "tags"),
        ("المصدر: وكالة النخيل", "credit"),
        ("تصوير: سامر النجار", "credit"),
        ("الجسر - أرشيفية", "credit"),
        ("اقرأ أيضاً: صور من الافتتاح", "read_also"),
        ("إقرأ أيضا", "read_also"),
        ("...المزيد", "read_also"),
        ("تابعوا أخبار الوادي على تلغرام", "read_also"),
        ("شاهد أيضا صور الجسر", "read_also"),
        ("t.me/sada_alwadi", "read_also"),
        ("كتب سامر النجار", "byline"),
        ("بقلم: ليلى حداد", "byline"),
        ("(إعداد سامر النجار - تحرير ليلى حداد)", "byline"),
        ("// انتهى //", "closing"),
        ("انتهى29/ن", "closing"),
        ("***", "closing"),
        ("17:20 ت م", "dateline"),
        ("الثلاثاء 22 غشت 2023 - 14:07", "dateline"),
    ],
)
def test_tells_furniture_from_the_body(line, kind):
    text = (
        "افتتاح جسر جديد فوق نهر الوادي\nافتتحت البلدية جسرا جديدا.\n"
        f"وحضر الافتتاح عدد من الأهالي.\n{line}"
    )
    found = parts(text)
    assert [(k, span.of(text)) for k, span in found.furniture] == [(kind, line)]
    assert len(found.body) == 2


@pytest.mark.parametrize(
    "line",
    [
        "كتب المدير إلى البلدية يطلب إصلاح الطريق.",
        "المصدر أوضح أن الطريق سيفتح غدا.",
        "شاهد الأهالي دخانا يتصاعد من المصنع.",
        "تقرير: ارتفاع أسعار القمح عالميا للشهر الثالث",
        "مصدر: فتح الطريق الساحلي غدا",
        "فيديو: لحظة وصول القافلة إلى البلدة",
        "انضم فريق النورس إلى دوري السهل",
        "الكاتب نادر سلمان يوقع كتابه الجديد",
        "انتهى الاجتماع دون اتفاق",
        "انتخابات 2024: موعد الاقتراع 3 تشرين الثاني",
    ],
)
def test_takes_no_prose_or_headline_for_furniture(line):
    text = f"وصل الوفد إلى بلدة الوادي.\n{line}\nوعاد الوفد مساء إلى المدينة."
    assert parts(text).furniture == ()


def test_furniture_run_on_to_the_last_line_is_set_apart():
    text = "وصل الوفد أمس.\nوعاد مساء إلى المدينة. سمات الوادي وفد زيارة"
    found = parts(text)
    assert [span.of(text).strip() for span in found.body][-1] == "وعاد مساء إلى المدينة."
    assert [kind for kind, _ in found.furniture] == ["tags"]


def test_the_title_given_may_be_spaced_and_marked_otherwise():
    text = "«افتتاح»  جسرٍ جديد .\nافتتحت البلدية جسرا جديدا فوق النهر."
    assert told(text, parts(text, 'إفتتاح جسر "جديد"').title) == "«افتتاح»  جسرٍ جديد ."


def test_byline_is_the_name():
    text = "افتتاح جسر جديد\nكتب – سامر النجار\nافتتحت البلدية جسرا جديدا فوق النهر."
    byline = parts(text).byline
    assert byline is not None
    assert byline.of(text) == "سامر النجار"


def test_the_title_given_beside_the_text_is_found_in_it():
    text = "صورة من السوق\nافتتاح جسر جديد.\nافتتحت البلدية جسرا جديدا فوق النهر."
    title = parts(text, "افتتاح جسر جديد.").title
    assert title is not None
    assert title.of(text) == "افتتاح جسر جديد."


def test_a_first_line_unlike_the_title_given_is_prose():
    text = "افتتحت البلدية أمس جسرا فوق النهر\nوحضر الأهالي الافتتاح."
    assert parts(text).title is not None
    assert parts(text, "انتخابات المجلس في موعدها").title is None


def test_times_of_a_dateline_are_read_but_not_its_names():
    text = "افتتاح جسر\nدمشق 3 آب 2015 (سانا)\nافتتحت البلدية جسرا جديدا فوق النهر."
    page = opened(Document(text))
    assert [span.of(text) for span in page.heads.sentences] == ["دمشق 3 آب 2015 (سانا)"]
    assert "سانا" not in {word.form for word in page.words}


def test_a_text_that_is_only_a_date_is_read():
    assert opened(Document("3 آب 2015")).words


def test_the_outlet_is_told_by_the_publisher_given():
    text = "سنبلة24 - سامر النجار\nافتتحت البلدية جسرا جديدا فوق النهر."
    line = opened(Document(text, publisher="جريدة سنبلة24 الإلكترونية")).layout.dateline
    assert line is not None
    assert (told(text, line.place), told(text, line.agency)) == ("", "سنبلة")


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("أبوظبي في 5 مارس / وام / ", "أبوظبي", "وام"),
        ("بغداد/ نينا / ", "بغداد", "نينا"),
        ("شفق نيوز/ ", "", "شفق نيوز"),
        ('غزة- "وفا"- ', "غزة", "وفا"),
        ("(د ب أ)- ", "", "د ب أ"),
        ("عمان - بترا - سامر النجار - ", "عمان", "بترا"),
        ("القاهرة - مكتب «صدى الوادي»: ", "القاهرة", "صدى الوادي"),
    ],
)
def test_reads_the_datelines_of_many_presses(head, place, agency):
    prose = "افتتحت البلدية صباح اليوم جسرا جديدا فوق النهر."
    found = parts(head + prose)
    assert found.dateline is not None
    assert told(head, found.dateline.place) == place
    assert told(head, found.dateline.agency) == agency
    assert [span.of(head + prose) for span in found.body] == [prose]


def test_a_section_name_above_the_headline_is_no_headline():
    text = "محليات\nافتتاح جسر جديد فوق نهر الوادي\nافتتحت البلدية جسرا جديدا فوق النهر."
    found = parts(text)
    assert told(text, found.title) == "افتتاح جسر جديد فوق نهر الوادي"
    assert [(kind, told(text, part)) for kind, part in found.furniture] == [("tags", "محليات")]


def test_links_under_a_heading_of_their_own_are_no_prose():
    text = (
        "وصل الوفد أمس.\nوعاد مساء إلى المدينة.\nمقالات ذات صلة\n"
        "الأربعاء 18 فبراير 2026 - 01:23\nافتتاح معرض الزهور في الواحة\nسباق الدراجات يعود"
    )
    found = parts(text)
    assert [told(text, block) for block in found.body] == [
        "وصل الوفد أمس.",
        "وعاد مساء إلى المدينة.",
    ]
    assert {kind for kind, _ in found.furniture} == {"read_also"}
