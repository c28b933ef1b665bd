"""The two reports that started this: every row of what must come out of them.

The reports are press text and lie beside the project, not in it. Each construction they hold
stands on further sentences of our own in the annotators' corpora.
"""

from functools import cache
from pathlib import Path

import pytest

from khabar.reader import read
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.event import Event, Role

REPORTS = Path(__file__).parents[2] / "shared" / "seeds" / "two-reports.txt"
pytestmark = pytest.mark.skipif(not REPORTS.is_file(), reason="the two reports are not here")


@cache
def articles() -> tuple[Article, ...]:
    return tuple(read(REPORTS.read_text(encoding="utf-8")))


@cache
def dated() -> tuple[Article, ...]:
    return tuple(read(REPORTS.read_text(encoding="utf-8"), published="2023-03-16"))


def saying(article: Article, begins: str) -> Attribution:
    """The attribution whose content begins so."""
    found = [a for a in article.attributions if a.content_span.of(article.text).startswith(begins)]
    assert found, f"nothing is said that begins «{begins}»"
    return found[0]


def events(article: Article, type: str, trigger: str) -> list[Event]:
    return [
        e for e in article.events if e.type == type and trigger in e.trigger_span.of(article.text)
    ]


def words(article: Article, event: Event, role: Role) -> str:
    """All words of an event in one role."""
    return " | ".join(a.span.of(article.text) for a in event.arguments if a.role == role)


def test_one_file_holds_two_articles_with_their_titles() -> None:
    text = REPORTS.read_text(encoding="utf-8")
    first, second = articles()
    assert text[second.input_span.start :].startswith("مطار جديد وتوسيع")
    assert first.title is not None
    assert second.title is not None
    assert first.title.text == text.split("\n")[0]
    assert second.title.text == "مطار جديد وتوسيع للقواعد العسكرية الأمريكية شرقي سوريا"
    assert first.published is None
    assert second.published is None
    for article in (first, second):
        assert article.input_span.of(text) == article.text


SPUTNIK = "via: وكالة سبوتنيك الروسية"
WHOSE_WORD = {
    "لقاءات استخباراتية لأجهزة أمن غربية": (
        "كشفت", ("origin: بعض المصادر المطلعة في الداخل السوري",), "unnamed", "indirect"),
    "منطقة التنف التي تحتلها القوات": (
        "قالت", ("origin: وكالة سبوتنيك الروسية",), "agency", "indirect"),
    "حضر هذه اللقاءات": ("حسب", (SPUTNIK, "origin: المعلومات"), "unnamed", "mixed"),
    "تم ” البحث ف قضايا": ("أوضحت", ("origin: وكالة سبوتنيك الروسية",), "agency", "mixed"),
    "كما تم خلال اللقاءات": ("", ("origin: وكالة سبوتنيك الروسية",), "agency", ""),
    "ما يثير القلق بشكل خاص": ("أشار", (SPUTNIK, "origin: مصدر الوكالة"), "unnamed", "direct"),
}  # fmt: skip


@pytest.mark.parametrize("begins", WHOSE_WORD)
def test_the_first_report_says_whose_word_each_stretch_is(begins: str) -> None:
    article = articles()[0]
    cue, chain, kind, mode = WHOSE_WORD[begins]
    said = saying(article, begins)
    assert (said.cue_span.of(article.text) if said.cue_span else "") == cue
    assert tuple(f"{link.role}: {link.name}" for link in said.chain) == chain
    assert said.chain[-1].kind == kind
    assert said.chain[-1].named == (kind != "unnamed")
    assert said.inherited == (cue == "")
    if mode:
        assert said.mode == mode


def test_a_quotation_ends_on_its_closing_mark() -> None:
    article = articles()[0]
    said = saying(article, "ما يثير القلق")
    assert said.content_span.of(article.text).endswith("الموجودون في سوريا")
    assert article.text[said.content_span.stop] == "”"


def test_yudhkar_names_nobody() -> None:
    article = articles()[0]
    own = article.text.index("هذا و يذكر أن")
    assert not any(a.content_span.stop > own for a in article.attributions)
    claim = next(c for c in article.claims if c.span.covers((own, own + 4)))
    assert claim.attribution is None


def test_the_second_report_says_whose_word_each_stretch_is() -> None:
    article = articles()[1]
    said = saying(article, "قوات الاحتلال الأمريكي بدأت")
    assert said.cue_span
    assert said.cue_span.of(article.text) == "أكدت"
    assert [link.name for link in said.chain] == ["موقع “أثر برس”"]
    assert (said.chain[-1].kind, said.stance) == ("outlet", "affirm")
    believed = saying(article, "بأنها تمتلك معلومات")
    assert believed.chain[-1].kind == "public"
    assert not believed.chain[-1].named
    assert believed.factuality in ("PS+", "PR+")
    moved = article.text.index("شهدت الأيام الماضية")
    assert not any(a.content_span.covers((moved, moved + 4)) for a in article.attributions)


ACTORS = (
    "أجهزة أمن غربية",
    "القوات الأميركية",
    "الولايات المتحدة",
    "فرنسا",
    "بريطانيا",
    "عدد من دول المنطقة",
    "قوات الحكومة السورية",
    "التشكيلات المسلحة الموالية لإيران",
    "قواعد عسكرية روسية",
    "العسكريون الروس",
)


@pytest.mark.parametrize("name", ACTORS)
def test_the_first_report_names_its_actors(name: str) -> None:
    article = articles()[0]
    found = [a for a in article.actors if name in a.text or (a.text in name and len(a.text) > 4)]
    assert found, f"{name} is not read as an actor"
    assert all(any(e.id == a.entity for e in article.entities) for a in found)


def test_three_names_of_daesh_are_one_entity() -> None:
    article = articles()[0]
    named = {a.text: a.entity for a in article.actors}
    three = {named["داعش"], named["تنظيم داعش الإرهابي"], named["التنظيم الإرهابي"]}
    assert len(three) == 1
    entity = next(e for e in article.entities if e.id in three)
    assert entity.key == "khabar:daesh"


KEYS = [
    (0, "داعش", "khabar:daesh", "contested_term"),
    (0, "تنظيم داعش الإرهابي", "khabar:daesh", "demonising"),
    (0, "التنظيم الإرهابي", "khabar:daesh", "demonising"),
    (0, "الاحتلال الأميركي", "khabar:us-military", "contested_term"),
    (0, "القوات الأميركية", "khabar:us-military", None),
    (0, "الولايات المتحدة", "khabar:state-us", None),
    (0, "فرنسا", "khabar:state-fr", None),
    (0, "بريطانيا", "khabar:state-gb", None),
    (0, "قوات الحكومة السورية", "khabar:sy-military", None),
    (0, "قواعد عسكرية روسية", "khabar:ru-military-bases", None),
    (0, "وكالة سبوتنيك الروسية", "press:sputnik", None),
    (1, "قوات الاحتلال الأمريكي", "khabar:us-military", "contested_term"),
    (1, "القوات الأمريكية", "khabar:us-military", None),
    (1, "الفرنسية", "khabar:fr-military", None),
    (1, "موقع “أثر برس”", "press:athr", None),
]


@pytest.mark.parametrize(("report", "name", "key", "loaded"), KEYS)
def test_every_named_actor_has_its_id_and_each_name_its_wording(
    report: int, name: str, key: str, loaded: str | None
) -> None:
    article = articles()[report]
    actor = next(a for a in article.actors if a.text == name)
    entity = next(e for e in article.entities if e.id == actor.entity)
    assert (entity.key, actor.loaded) == (key, loaded)


def test_those_loyal_to_a_state_are_not_of_it() -> None:
    actor = next(a for a in articles()[0].actors if "الموالية لإيران" in a.text)
    assert actor.country is None


def test_the_meetings_are_out_of_scope_for_acled() -> None:
    article = articles()[0]
    meetings = events(article, "CONSULT", "لقاءات")
    assert meetings
    assert all(
        e.acled is None and (e.acled_reason or "").startswith("out of scope") for e in meetings
    )
    held = " ".join(words(article, e, "actor") for e in meetings)
    assert "الاحتلال الأميركي" in held
    met = " ".join(words(article, e, r) for e in meetings for r in ("actor", "target"))
    assert "قادة تنظيم داعش" in met
    assert "قادة أمنيون" in met
    assert "التنف" in " ".join(words(article, e, "place") for e in meetings)
    assert "بداية العام الحالي" in " ".join(words(article, e, "time") for e in meetings)
    assert {e.modality for e in meetings} == {"actual"}


def test_attacks_that_were_talked_of_are_planned() -> None:
    article = articles()[0]
    (attacks,) = events(article, "ASSAULT", "هجمات")
    assert attacks.modality == "planned"
    targets = words(article, attacks, "target")
    assert "قوات الحكومة السورية" in targets
    assert "الموالية لإيران" in targets
    assert "قواعد عسكرية روسية" in targets
    (sites,) = events(article, "ASSAULT", "استهداف")
    assert sites.modality == "planned"
    assert "التنظيم الإرهابي" in words(article, sites, "actor")
    (support,) = events(article, "SUPPORT", "يدعم")
    assert "الاحتلال الأميركي" in words(article, support, "actor")


SECOND_EVENTS: dict[str, tuple[str, str, str]] = {
    "توسيع": ("MOBILIZE", "قوات الاحتلال الأمريكي", "حقل العمر"),
    "نقل": ("MOBILIZE", "", ""),
    "تدريبات": ("MOBILIZE", "القوات الأمريكية", ""),
    "إنزال": ("COERCE", "القوات الأمريكية", "الحدادية"),
}


@pytest.mark.parametrize("trigger", SECOND_EVENTS)
def test_the_second_report_tells_its_events(trigger: str) -> None:
    article = articles()[1]
    type, actor, place = SECOND_EVENTS[trigger]
    found = events(article, type, trigger)
    assert found
    assert actor in " | ".join(words(article, e, "actor") for e in found)
    assert place in " | ".join(words(article, e, "place") for e in found)


def test_equipment_and_last_raid() -> None:
    article = articles()[1]
    moved = " | ".join(words(article, e, "instrument") for e in events(article, "MOBILIZE", "نقل"))
    assert "معدات عسكرية ولوجستية" in moved
    raids = events(article, "COERCE", "إنزال")
    assert "يوم الاثنين الماضي" in " | ".join(words(article, e, "time") for e in raids)


def test_places_of_the_first_report() -> None:
    tanf = next(p for p in articles()[0].places if "التنف" in p.text)
    assert tanf.lat == pytest.approx(33.5, abs=0.15)
    assert tanf.lon == pytest.approx(38.6, abs=0.15)
    assert any(p.text == "سوريا" and p.country == "SY" for p in articles()[0].places)
    south_east = next(p for p in articles()[0].places if p.text == "جنوب شرق سوريا")
    assert south_east.relation is not None
    assert south_east.relation.kind == "south_east_of"


RELATIONS = {
    "من “معبر اليعربية": ("north_of", "معبر اليعربية"),
    "ريف الحسكة الشرقي": ("countryside_of", "الحسكة"),
    "ريف الحسكة الجنوبي الشرقي": ("countryside_of", "الحسكة"),
    "ريف دير الزور": ("countryside_of", "دير الزور"),
    "بالقرب من بلدة “الحدادية": ("near", "الحدادية"),
    "شمال الحقلين": ("north_of", "الحقلين"),
    "شرقي سوريا": ("east_of", "سوريا"),
    "شرق الفرات": ("east_of", "الفرات"),
}


@pytest.mark.parametrize("phrase", RELATIONS)
def test_places_that_hang_on_another(phrase: str) -> None:
    found = [p for p in articles()[1].places if phrase in p.text and p.relation]
    assert found
    relation = found[0].relation
    assert relation is not None
    assert (relation.kind, relation.anchor_text) == RELATIONS[phrase]
    assert relation.anchor or relation.anchors


def test_the_two_fields_are_what_the_fields_means() -> None:
    article = articles()[1]
    fields = next(p for p in article.places if p.text == "شمال الحقلين")
    assert fields.relation is not None
    named = {p.id: p.name_en for p in article.places}
    assert {named[i] for i in fields.relation.anchors} == {"al-Omar field", "al-Tanak field"}


PLACES = ("حقل العمر", "التنك", "الشدادي", "معبر اليعربية", "معبر الوليد", "العراق", "دير الزور",
          "الحسكة", "الحدادية", "الفرات", "سوريا")  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places_of_the_second_report(name: str) -> None:
    found = [p for p in articles()[1].places if name in p.text and p.relation is None]
    assert found
    assert found[0].lat is not None


def test_no_place_is_read_from_an_adjective() -> None:
    assert not any(p.text.startswith("أمريك") for p in articles()[1].places)


def test_times_stay_open_without_a_day_of_publication() -> None:
    times = {t.text: t for t in articles()[1].times}
    assert times["الأيام الماضية"].value == "PAST_REF"
    assert times["حالياً"].value == "PRESENT_REF"
    assert times["يوم الاثنين الماضي"].start is None


def test_a_day_of_publication_closes_them() -> None:
    times = {t.text: t for t in dated()[1].times}
    assert times["يوم الاثنين الماضي"].value == "2023-03-13"
    assert times["يوم الاثنين الماضي"].start == "2023-03-13"
    assert any(t.text.endswith("بداية العام الحالي") for t in dated()[0].times)


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (0, "الاحتلال الأميركي"),
        (0, "داعش الإرهابي"),
        (0, "التنظيم الإرهابي"),
        (0, "عمليات النهب والسرقة"),
        (1, "قوات الاحتلال الأمريكي"),
        (1, "المطارات غير الشرعية"),
        (1, "معبر غير شرعي"),
    ],
)
def test_words_that_take_a_side_in_the_publishers_voice(report: int, text: str) -> None:
    found = [w for w in articles()[report].wording if text in w.text]
    assert found
    assert all(w.voice == "own" for w in found)


def test_a_word_inside_a_quotation_is_its_sources() -> None:
    article = articles()[0]
    word = next(w for w in article.wording if "إرهابيين" in w.text)
    assert word.voice == saying(article, "ما يثير القلق").id


def test_the_base_that_is_enlarged_has_acleds_code() -> None:
    article = articles()[1]
    told = [e for e in events(article, "MOBILIZE", "توسيع") if e.modality == "actual" and e.acled]
    assert "Headquarters or base established" in [e.acled.sub_event_type for e in told if e.acled]


FACTS = (
    ("has_facility", "حقل العمر", "مدرجاً للطيران المسير"),
    ("has_facility", "قاعدة الشدادي", "مدرج ترابي"),
    ("known_as", "معبر غير شرعي", "معبر الوليد"),
    ("stationed_at", "القوات الأمريكية والفرنسية", "العمر"),
)


@pytest.mark.parametrize("fact", FACTS, ids=[f"{kind}-{n}" for n, (kind, *_) in enumerate(FACTS)])
def test_standing_facts_of_the_second_report(fact: tuple[str, str, str]) -> None:
    kind, subject, thing = fact
    found = [f for f in articles()[1].facts if f.kind == kind and subject in f.subject.text]
    assert any(thing in f.object.text for f in found)


def test_what_was_discussed_is_not_told_as_having_happened() -> None:
    (claim,) = [c for c in articles()[0].claims if "attacks" in c.plain.en]
    assert "there were attacks" not in claim.plain.en
    assert "planned" in claim.plain.en or "discussed" in claim.plain.en
