"""Articles set side by side. نص متخيَّل / INVENTED: every sentence was written for this file."""

import random

import pytest

from khabar.compare import compare
from khabar.compare.sharing import sentences, shared
from khabar.compare.voices import name_words
from khabar.readings.article import Article
from tests.handmade import Said, article

FIRE = "اندلع حريق كبير في مخزن للحبوب عند أطراف بلدة الوادي فجر الأحد."
TOLL = "ورجّح مصدر في الإطفاء سقوط 9 قتلى في الحريق الذي استمر ساعات."
SMOKE = "وغطى الدخان الحي الغربي حتى الظهيرة وأُغلقت طريقه الرئيسية."
DOUBT = "ولم يتسنّ لوكالة النخيل التحقق من الحصيلة من جهة أخرى."
DEAD = "سقوط 9 قتلى في الحريق الذي استمر ساعات"


def wire() -> Article:
    return article(
        [FIRE, TOLL, SMOKE, DOUBT],
        publisher="وكالة النخيل",
        published="2026-03-01T10:00:00+03:00",
        said=[Said(DEAD, [("مصدر في الإطفاء", "unnamed")])],
        killed=[("9", 9)],
    )


def copy(publisher: str = "صدى الوادي", published: str = "2026-03-01T12:00:00+03:00") -> Article:
    return article(
        [FIRE, TOLL, SMOKE],
        publisher=publisher,
        published=published,
        said=[Said(DEAD, [("مصدر في الإطفاء", "unnamed")])],
        killed=[("9", 9)],
    )


def rewrite() -> Article:
    line = "نقلت وكالة النخيل عن مصدر لم تسمّه أن تسعة أشخاص قضوا بين الأكياس."
    return article(
        [line],
        publisher="صحيفة الطاحونة",
        published="2026-03-02",
        said=[
            Said(
                "أن تسعة أشخاص قضوا بين الأكياس",
                [("وكالة النخيل", "agency"), ("مصدر", "unnamed")],
            )
        ],
        killed=[("تسعة", 9)],
    )


def office() -> Article:
    return article(
        [
            "أعلنت مديرية الصحة في إقليم الوادي وفاة 4 أشخاص.",
            "ونفى المتحدث باسم مديرية الصحة سقوط 9 ضحايا.",
        ],
        publisher="قناة التلال السبع",
        published="2026-03-02",
        said=[
            Said("وفاة 4 أشخاص", [("مديرية الصحة في إقليم الوادي", "organization")]),
            Said(
                "سقوط 9 ضحايا",
                [("المتحدث باسم مديرية الصحة", "organization")],
                stance="deny",
                factuality="CT-",
            ),
        ],
        killed=[("4", 4), ("9", 9)],
    )


def silent() -> Article:
    return article(
        ["قضى 9 عمال في مخزن بلدة الوادي، وعاد الهدوء إلى الحي مساءً."],
        publisher="جسر الحجر",
        published="2026-03-03",
        killed=[("9", 9)],
    )


def story() -> list[Article]:
    return [wire(), copy(), rewrite(), office(), silent()]


def test_like_sentences_are_paired_in_order() -> None:
    pairs = shared(sentences(wire()), sentences(copy()))
    assert [p.first.of(wire().text) for p in pairs] == [FIRE, TOLL, SMOKE]
    assert all(p.alike == 1.0 for p in pairs)


@pytest.mark.parametrize(
    "changed",
    [
        FIRE.replace("حريق", "حَريقٌ").replace("أطراف", "اطراف"),
        FIRE.replace("كبير", "هائل"),
        FIRE.replace(" فجر الأحد", ""),
    ],
)
def test_spelling_and_small_changes_do_not_hide_a_copy(changed: str) -> None:
    pairs = shared(sentences(wire()), sentences(article([changed])))
    assert [p.first.of(wire().text) for p in pairs] == [FIRE]


def test_the_same_subject_in_other_words_is_not_shared() -> None:
    other = article(["التهم حريق عند أطراف بلدة الوادي فجر الأحد مخزناً تُحفظ فيه الحبوب."])
    assert not shared(sentences(wire()), sentences(other))


def test_one_sentence_has_one_partner() -> None:
    assert len(shared(sentences(article([FIRE])), sentences(article([FIRE + " ", FIRE])))) == 1


def test_copies_fold_into_one_wording_with_the_agency_as_head() -> None:
    found = compare(story())
    assert [w.members for w in found.wordings] == [(0, 1), (2,), (3,), (4,)]
    assert found.wordings[0].head == 0


def test_a_tie_in_time_names_no_head_unless_a_credit_does() -> None:
    day = "2026-03-01"
    tie = compare([copy("صدى الوادي", day), copy("بوابة السهل", day)])
    assert tie.wordings[0].head is None
    assert not tie.omissions


def test_what_a_copy_left_out_is_told_in_the_words_of_the_text_it_copied() -> None:
    [gone] = compare(story()).omissions
    assert (gone.copy, gone.head) == (1, 0)
    assert [span.of(wire().text) for span in gone.sentences] == [DOUBT]


def test_one_unnamed_voice_of_one_agency_is_one_origin_however_often_printed() -> None:
    found = compare(story()).origins
    voice = found.found[0]
    assert (voice.named, voice.through, voice.articles) == (False, "وكالة النخيل", (0, 1, 2))
    assert (found.least, found.most) == (2, 2)


def test_a_spokesman_is_his_office() -> None:
    office_origin = compare(story()).origins.found[1]
    assert office_origin.named
    assert len(office_origin.told) == 2
    assert name_words("الناطق الرسمي باسم الوزارة") == {"وزارة"}


def test_a_spokesman_without_a_name_is_his_office_still() -> None:
    one = article(
        ["أعلنت مديرية الصحة وفاة 4 أشخاص.", "وقال المتحدث باسم المديرية إن السبب مجهول."],
        publisher="قناة التلال السبع",
        said=[
            Said("وفاة 4 أشخاص", [("مديرية الصحة", "organization")]),
            Said("إن السبب مجهول", [("المتحدث باسم المديرية", "unnamed")]),
        ],
    )
    [office_origin] = compare([one]).origins.found
    assert (office_origin.named, office_origin.name) == (True, "مديرية الصحة")


def test_unnamed_voices_of_two_outlets_may_be_one() -> None:
    other = article(
        ["وقال مصدر أمني إن المخزن كان مقفلاً ليلة الحادث."],
        publisher="جسر الحجر",
        said=[Said("إن المخزن كان مقفلاً ليلة الحادث", [("مصدر أمني", "unnamed")])],
    )
    found = compare([wire(), other]).origins
    assert (found.least, found.most) == (1, 2)


def test_what_is_widely_believed_is_no_origin() -> None:
    rumour = article(
        ["ويُعتقد أن شرارة كهربائية وراء الحريق في المخزن."],
        publisher="جسر الحجر",
        said=[Said("أن شرارة كهربائية وراء الحريق في المخزن", [("غير محدد", "public")])],
    )
    assert compare([rumour]).origins.found == ()


def test_the_toll_by_origin() -> None:
    found = compare(story())
    [toll] = found.tolls
    assert toll.disputed
    assert toll.values == (4, 9)
    told = [(f.value, f.origin, f.denied, f.articles) for f in toll.figures]
    assert told == [
        (4, 1, False, (3,)),
        (9, 0, False, (0, 1, 2)),
        (9, None, False, (4,)),
        (9, 1, True, (3,)),
    ]


def test_a_headline_figure_does_not_count_beside_the_body() -> None:
    headed = article([TOLL], title="تسعة قتلى في حريق", killed=[("تسعة", 9), ("9", 9)])
    [figure] = compare([headed]).tolls[0].figures
    assert len(figure.told) == 1


def test_a_lesser_figure_of_the_same_voice_is_a_part_and_no_dispute() -> None:
    one = article(["قضى 9 عمال في المخزن، بينهم 2 من الحراس."], killed=[("9", 9), ("2", 2)])
    [toll] = compare([one]).tolls
    assert toll.values == (9,)


def test_a_figure_belongs_to_the_innermost_voice() -> None:
    line = "قال الناطق إن شهوداً تحدثوا عن سقوط 9 قتلى."
    outer = Said("إن شهوداً تحدثوا عن سقوط 9 قتلى", [("الناطق باسم البلدية", "organization")])
    inner = Said("سقوط 9 قتلى", [("شهود", "unnamed")])
    found = compare([article([line], publisher="س", said=[outer, inner], killed=[("9", 9)])])
    [figure] = found.tolls[0].figures
    assert figure.origin is not None
    assert found.origins.found[figure.origin].name == "شهود"


def test_figures_that_agree_are_not_disputed() -> None:
    [toll] = compare([wire(), copy(), silent()]).tolls
    assert not toll.disputed


def test_the_order_of_articles_changes_only_their_numbers() -> None:
    straight = compare(story())
    mixed = story()
    random.Random(7).shuffle(mixed)
    turned = compare(mixed)
    assert len(turned.wordings) == len(straight.wordings)
    assert (turned.origins.least, turned.origins.most) == (2, 2)
    assert turned.tolls[0].values == straight.tolls[0].values
    names = [o.name for o in straight.origins.found]
    assert sorted(o.name for o in turned.origins.found) == sorted(names)


def test_nothing_at_all_compares() -> None:
    empty = compare([])
    assert (empty.wordings, empty.origins.least, empty.tolls) == ((), 0, ())
    assert compare([article(["كلمة."])]).wordings[0].members == (0,)


def test_a_thousand_like_sentences_stay_cheap() -> None:
    many = article([f"{FIRE} وعدد الشهود {n} شخصاً." for n in range(1000)])
    assert compare([many, many]).wordings[0].members == (0, 1)
