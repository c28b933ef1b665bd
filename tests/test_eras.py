"""Actors have eras: the day of publication says whom a name means, and what he was on it."""

from datetime import date
from itertools import pairwise

import pytest

from khabar.lexicon.actors import actor_rows, actors_by_key, spellings
from khabar.lexicon.eras import NameEra, Regime, Side, as_of, holds, loaded_names
from khabar.lexicon.phrases import key
from khabar.lexicon.table import table
from khabar.reader import read
from khabar.readings.actor import Actor, Entity
from khabar.readings.wording import Wording

CLASSES = {
    "demonising", "side_taking", "contested_term", "glorifying", "honorific", "former_name",
    "euphemism", "minimising",
}  # fmt: skip


def named(text: str, day: str | None) -> tuple[Actor, Entity]:
    """The first actor of a text, and who it is."""
    [article] = read(text, published=day, single=True)
    actor = article.actors[0]
    return actor, next(e for e in article.entities if e.id == actor.entity)


def who(text: str, day: str | None) -> str | None:
    return named(text, day)[1].key


# نص متخيَّل / INVENTED: harmless sentences, written for this file.
ERAS = [
    ("أعلنت القوات الحكومية السورية فتح الطريق.", "2023-05-01", "khabar:sy-military-2000"),
    ("أعلنت القوات الحكومية السورية فتح الطريق.", "2024-12-07", "khabar:sy-military-2000"),
    ("أعلنت القوات الحكومية السورية فتح الطريق.", "2024-12-08", "khabar:sy-military-2024"),
    ("أعلنت القوات الحكومية السورية فتح الطريق.", "2025-05-01", "khabar:sy-military-2024"),
    ("أعلنت القوات الحكومية السورية فتح الطريق.", None, "khabar:sy-military"),
    ("أعلنت وزارة الدفاع السورية فتح الطريق.", "2025-05-01", "khabar:sy-defence-ministry-2024"),
    ("قالت قوات الأسد إن الطريق مفتوح.", "2025-05-01", "khabar:sy-military-2000"),
    ("قالت جبهة النصرة إن الطريق مفتوح.", "2015-05-01", "khabar:nusra"),
    ("قالت جبهة النصرة إن الطريق مفتوح.", "2016-09-01", "khabar:jfs"),
    ("قالت جبهة النصرة إن الطريق مفتوح.", "2019-05-01", "khabar:hts"),
    ("قالت جبهة فتح الشام إن الطريق مفتوح.", "2016-09-01", "khabar:jfs"),
    ("قالت جبهة فتح الشام إن الطريق مفتوح.", "2018-09-01", "khabar:hts"),
    ("قالت هيئة تحرير الشام إن الطريق مفتوح.", "2018-09-01", "khabar:hts"),
    ("قالت دولة العراق الإسلامية إن الطريق مفتوح.", "2010-05-01", "khabar:isi_iq"),
    ("قالت دولة العراق الإسلامية إن الطريق مفتوح.", "2014-05-01", "khabar:daesh"),
    ("قالت الحكومة الأفغانية إن الطريق مفتوح.", "2019-05-01", "khabar:af-government-2004"),
    ("قالت الحكومة الأفغانية إن الطريق مفتوح.", "2023-05-01", "khabar:af-government-2021"),
    ("قالت الحكومة الليبية إن الطريق مفتوح.", "2010-05-01", "khabar:ly-government-1969"),
    ("قالت حكومة الوحدة الوطنية الليبية إن الطريق مفتوح.", "2022-05-01", "khabar:gnu"),
    ("قالت فلول النظام السابق إن الطريق مفتوح.", "2025-05-01", "khabar:sy-military-2000"),
    ("أعلنت الإدارة السورية الجديدة فتح الطريق.", "2025-01-05", "khabar:sy-government-2024"),
    ("قالت حكومة الإنقاذ إن الطريق مفتوح.", "2019-05-01", "khabar:salvation_gov"),
    ("قال الجيش العراقي إن الطريق مفتوح.", "2002-05-01", "khabar:iq-military-1979"),
    ("قال الجيش العراقي إن الطريق مفتوح.", "2016-05-01", "khabar:iq-military-2003"),
]


@pytest.mark.parametrize(("text", "day", "whom"), ERAS)
def test_the_day_of_publication_tells_whom_a_name_means(
    text: str, day: str | None, whom: str
) -> None:
    assert who(text, day) == whom


SIDES = [
    ("khabar:rsf", date(2020, 5, 1), "PRM", "State Forces", "khabar:sd-military"),
    ("khabar:rsf", date(2023, 4, 14), "PRM", "State Forces", "khabar:sd-military"),
    ("khabar:rsf", date(2023, 4, 15), "REB", "Rebel Groups", ""),
    ("khabar:pmf", date(2015, 5, 1), "PRM", "Political Militias", ""),
    ("khabar:pmf", date(2017, 5, 1), "PRM", "State Forces", "khabar:iq-military"),
    ("khabar:taliban", date(2020, 5, 1), "REB", "Rebel Groups", ""),
    ("khabar:taliban", date(2022, 5, 1), "GOV", "State Forces", ""),
    ("khabar:sna", date(2020, 5, 1), "REB", "Rebel Groups", ""),
    ("khabar:sna", date(2025, 5, 1), "MIL", "State Forces", "khabar:sy-military-2024"),
    ("khabar:stc", date(2021, 5, 1), "REB", "Rebel Groups", ""),
    ("khabar:stc", date(2023, 5, 1), "GOV", "", "khabar:ye-presidential-council"),
]


@pytest.mark.parametrize(("actor", "day", "sector", "acled", "parent"), SIDES)
def test_an_actor_is_what_it_was_on_the_day(
    actor: str, day: date, sector: str, acled: str, parent: str
) -> None:
    row = as_of(actors_by_key()[actor], day)
    assert (row.sector, row.acled_actor_type, row.parent) == (sector, acled, parent)


def test_the_side_of_the_day_stands_in_the_record() -> None:
    text = "أعلنت قوات الدعم السريع فتح الطريق."
    assert named(text, "2020-05-01")[0].sector == "PRM"
    assert named(text, "2024-05-01")[0].sector == "REB"
    assert named(text, "2024-05-01")[1].acled_actor_type == "Rebel Groups"


@pytest.mark.parametrize(
    ("since", "until", "day", "within"),
    [
        ("2016-07-28", "2017-01-27", date(2016, 7, 28), True),
        ("2016-07-28", "2017-01-27", date(2016, 7, 27), False),
        ("2016-07", "2017", date(2017, 12, 31), True),
        ("2016-07", "2017", date(2018, 1, 1), False),
        ("", "", date(1990, 1, 1), True),
    ],
)
def test_both_ends_of_an_era_count(since: str, until: str, day: date, within: bool) -> None:
    assert holds(since, until, day) is within


def test_every_era_names_an_actor_we_know() -> None:
    for row in (*table("actor_names", NameEra), *table("actor_sides", Side)):
        assert row.actor in actors_by_key(), row.actor


def test_every_name_of_an_era_is_known_without_it() -> None:
    known = {key(name) for row in actor_rows() for name in spellings(row)}
    for row in table("actor_names", NameEra):
        assert not [name for name in row.names if key(name) not in known]


def test_governments_of_one_state_do_not_overlap() -> None:
    rows = table("regimes", Regime)
    for one, other in pairwise(rows):
        assert one.iso != other.iso or (one.until and one.until < other.since), one


WORDINGS = [
    ("قال تنظيم الدولة الإسلامية إن الطريق مفتوح.", None),
    ("قال داعش إن الطريق مفتوح.", "contested_term"),
    ("قال تنظيم داعش الإرهابي إن الطريق مفتوح.", "demonising"),
    ("قالت قوات سوريا الديمقراطية إن الطريق مفتوح.", None),
    ("قالت ميليشيا قسد إن الطريق مفتوح.", "side_taking"),
    ("قالت قوات النظام السوري إن الطريق مفتوح.", "side_taking"),
    ("قال الجيش الإسرائيلي إن الطريق مفتوح.", None),
    ("قال جيش الاحتلال إن الطريق مفتوح.", "contested_term"),
    ("قالت جماعة الحوثي إن الطريق مفتوح.", None),
    ("قالت ميليشيا الحوثي الإرهابية إن الطريق مفتوح.", "demonising"),
    ("قالت قوات الاحتلال الأمريكي إن الطريق مفتوح.", "contested_term"),
]


@pytest.mark.parametrize(("text", "loaded"), WORDINGS)
def test_a_name_says_how_it_takes_sides(text: str, loaded: str | None) -> None:
    assert named(text, None)[0].loaded == loaded


def test_every_loaded_name_has_a_class() -> None:
    for row in actor_rows():
        assert set(loaded_names(row).values()) <= CLASSES - {"former_name"}, row.id
    assert "class" in Wording.__struct_encode_fields__


def test_holds_at_least_1500_actors_each_under_names_of_its_own() -> None:
    rows = actor_rows()
    assert len(rows) >= 1500
    assert len({row.id for row in rows}) == len(rows)
    taken: dict[str, str] = {}
    for row in rows:
        for name in spellings(row):
            assert taken.setdefault(key(name), row.id) == row.id, f"{name}: {row.id}"


def test_every_parent_is_an_actor() -> None:
    for row in actor_rows():
        assert not row.parent or row.parent in actors_by_key(), f"{row.id}: {row.parent}"


SHARED = [
    ("قال حزب العدالة والتنمية في أنقرة إن الطريق مفتوح، ورحب الرئيس التركي.", "khabar:akp"),
    ("قال حزب العدالة والتنمية إن معرض الرباط مفتوح، ورحبت الحكومة المغربية.", "khabar:pjd_ma"),
    ("قال الجيش الوطني في ليبيا إن الطريق إلى طرابلس مفتوح.", "khabar:lna"),
    ("قال الجيش الوطني في اليمن إن الطريق إلى عدن مفتوح.", "khabar:ye-military"),
    ("قال التحالف إن الطريق إلى مطار صنعاء في اليمن مفتوح.", "khabar:coalition_ye"),
    ("قالت حكومة الإنقاذ إن الطريق إلى إدلب في سوريا مفتوح.", "khabar:salvation_gov"),
    ("قالت حكومة الإنقاذ إن الطريق إلى صعدة في اليمن مفتوح.", "khabar:houthi_gov"),
    ("قال الحزب الشيوعي اللبناني إن الطريق مفتوح.", "khabar:lb_communist"),
    ("قال الحزب الشيوعي إن الطريق مفتوح.", None),
]


@pytest.mark.parametrize(("text", "whom"), SHARED)
def test_the_country_of_the_article_chooses_among_those_of_one_name(
    text: str, whom: str | None
) -> None:
    assert who(text, "2021-05-01") == whom
