"""People with care: their class, their part in the text, and that private ones can be masked."""

import json

import msgspec
import pytest

from khabar.reader import read
from khabar.readings.actor import Actor
from khabar.readings.article import Article
from khabar.record.masking import is_private, masked
from khabar.text.span import Span
from tests.corpus import corpus

# نص متخيَّل / INVENTED: no person here is a living one.
REPORT = (
    "قُتل الطفل سالم النخلاوي (14 عاماً) واعتقلت الشرطة نزار السدّي في بلدة الوادي. "
    "واتهمت النيابة مروان السهلي بقتل التاجر هاني النهري. "
    "وقال الشاهد جابر السدّاوي إن وزير الزراعة سامي الحقلي حضر. "
    "وأضاف السدّاوي أن سالم النخلاوي كان في طريقه إلى المدرسة."
)
ALEPH = " ابجدهوزح"
PRIVATE = ("النخلاوي", "نزار", "مروان", "السهلي", "النهري", "جابر", "السداوي", "السدّاوي")


def article(text: str = REPORT, title: str = "") -> Article:
    [found] = read(text, published="2024-05-02", title=title, single=True)
    return found


def mention(of: Article, text: str) -> Actor:
    return next(actor for actor in of.actors if text in actor.text)


@pytest.mark.parametrize(
    ("text", "person_class", "role"),
    [
        ("سالم النخلاوي", "minor", "victim"),
        ("نزار", "unknown", "detainee"),
        ("مروان", "unknown", "accused"),
        ("التاجر هاني", "private", "victim"),
        ("الشاهد جابر", "private", "witness"),
        ("وزير الزراعة", "public_role", "official"),
    ],
)
def test_each_person_has_a_class_and_a_part_in_the_text(
    text: str, person_class: str, role: str
) -> None:
    found = mention(article(), text)
    assert (found.person_class, found.role) == (person_class, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أصيب سالم النخلاوي، البالغ من العمر 9 سنوات، قرب السوق.", "سالم"),
        ("أصيبت الطفلة مريم النخلاوي قرب السوق.", "مريم"),
        ("وقال القاصر سالم النخلاوي إن الطريق مغلق.", "سالم"),
        ("وكان سالم النخلاوي ( 16 سنة ) في السوق.", "سالم"),
    ],
)
def test_a_title_or_an_age_tells_a_minor(text: str, name: str) -> None:
    assert mention(article(text), name).person_class == "minor"


def test_a_grown_man_is_no_minor_by_his_age() -> None:
    text = "أصيب سالم النخلاوي، البالغ من العمر 45 عاماً، قرب السوق."
    assert mention(article(text), "سالم").person_class == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "اتهمت النيابة مروان النهري بقتل التاجر هاني السدّي في بلدة الوادي.",
        "وقالت الشرطة إن المتهم مروان النهري قتل التاجر هاني السدّي في بلدة الوادي.",
        "وأفاد بيان بأن المدعو مروان النهري هاجم حافلة وقتل سائقها في بلدة الوادي.",
        "اعترف المشتبه به مروان النهري بأنه قتل التاجر هاني السدّي، بحسب بيان الشرطة.",
    ],
)
def test_an_accused_is_never_written_as_the_doer(text: str) -> None:
    read_in = article(text)
    accused = {a.id for a in read_in.actors if "مروان" in a.text}
    assert accused
    doers = {
        argument.ref
        for event in read_in.events
        if event.type in ("ASSAULT", "COERCE")
        for argument in event.arguments
        if argument.role == "actor"
    }
    assert not accused & doers


def test_no_private_name_is_left_in_what_is_masked() -> None:
    line = msgspec.json.encode(masked(article(title="نزار السدّي في السجن"))).decode()
    assert not [name for name in PRIVATE if name in line]
    assert "سامي الحقلي" in line
    assert "14" in line


def test_no_english_spelling_of_a_private_name_is_left() -> None:
    plain = article()
    private = {a.entity for a in plain.actors if is_private(a)}
    spelt = {e.id: e.name_en for e in plain.entities if e.id in private and e.name_en}
    done = {entity.id: entity.name_en for entity in masked(plain).entities}
    assert not [id for id, name in spelt.items() if done[id] == name]


def test_one_person_has_one_mark() -> None:
    text = masked(article()).text
    assert text.count("[#1]") == 2
    assert text.index("[#1]") < text.index("[#2]") < text.index("[#3]")


def test_spans_of_what_is_masked_cover_what_they_name() -> None:
    done = masked(article())
    for part in (*done.actors, *done.places, *done.numbers, *done.times, *done.wording):
        assert part.span.of(done.text) == part.text
    before = article()
    for old, new in zip(before.events, done.events, strict=True):
        assert old.trigger_span.of(before.text) == new.trigger_span.of(done.text)
    assert done.sentences[-1].stop == len(done.text)
    assert all(isinstance(s, Span) and s.stop <= len(done.text) for s in done.sentences)


def test_masking_is_done_once_and_for_all() -> None:
    once = masked(article())
    assert masked(once).text == once.text
    assert once.text_sha256 != article().text_sha256


def test_an_article_without_private_people_is_left_as_it_is() -> None:
    plain = article("أعلنت وزارة الزراعة افتتاح السوق في بلدة الوادي.")
    assert masked(plain) is plain


def test_a_mark_of_ones_own_may_be_asked_for() -> None:
    assert "شخص ا" in masked(article(), lambda number: f"شخص {ALEPH[number]}").text


def test_what_is_masked_is_still_an_article() -> None:
    line = msgspec.json.encode(masked(article()))
    assert msgspec.json.decode(line, type=Article).text == json.loads(line)["text"]


@pytest.mark.parametrize("folder", ["names", "attribution", "events"])
def test_every_text_of_the_corpora_can_be_masked(folder: str) -> None:
    for case in corpus(folder):
        [plain] = read(case.text, published=case.published, single=True)
        done = masked(plain)
        assert all(actor.span.of(done.text) == actor.text for actor in done.actors)
        public = {actor.entity for actor in plain.actors if not is_private(actor)}
        line = msgspec.json.encode(done).decode()
        for actor in plain.actors:
            if is_private(actor) and " " in actor.name and actor.entity not in public:
                assert actor.name not in line or actor.mention == "noun", case.text


def test_a_name_as_a_gloss_spells_it_is_masked_too() -> None:
    [plain] = read("وأصيب العامل خالد النهري في السوق. وقال النهري إن السور قديم.", single=True)
    assert any("al-Nahri" in claim.plain.en for claim in plain.claims)
    assert b"Nahri" not in msgspec.json.encode(masked(plain))
