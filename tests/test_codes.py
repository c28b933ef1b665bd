"""Events come out with the codes that their corpus states."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from khabar.coding.crosswalk import codes
from khabar.lexicon.table import rows
from khabar.reader import read
from khabar.readings.event import Event

CORPUS = Path(__file__).parent / "corpora" / "codes.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))


def coded(text: str, trigger: str) -> Event:
    (article,) = read(text, "2024-03-05", "وكالة النخيل", single=True)
    triggers = [*trigger.split("/"), *("ال" + t for t in trigger.split("/"))]
    found = [e for e in article.events if e.trigger_span.of(text) in triggers]
    assert found, f"no event at {trigger}: {[e.trigger_span.of(text) for e in article.events]}"
    return found[0]


def params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"codes-{number}",
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
        )
        for number, case in enumerate(CASES)
    ]


@pytest.mark.parametrize("case", params())
def test_the_code_is_the_one_the_corpus_states(case: dict[str, Any]) -> None:
    event = coded(case["text"], case["trigger"])
    if " / " in case["code"]:
        assert event.acled is not None, event.acled_reason
        assert f"{event.acled.event_type} / {event.acled.sub_event_type}" == case["code"]
    else:
        assert event.acled is None
        assert (event.acled_reason or "").startswith(case["code"])
    asked = {"root": event.cameo_root, "mode": event.mode, "violence": event.type_of_violence}
    for name, value in asked.items():
        if name in case:
            assert value == case[name], name


def test_every_event_gives_its_reason() -> None:
    for case in CASES:
        (article,) = read(case["text"], single=True)
        assert all(event.acled_reason and event.cameo_root for event in article.events)


def test_every_type_has_a_row_that_asks_nothing() -> None:
    for type, found in codes().items():
        last = found[-1]
        asked = last.act + last.weapon + last.target + last.actor + last.setting
        assert not asked, f"{type} needs a last row of empty cells"


def test_no_row_of_the_crosswalk_stands_behind_one_that_asks_less() -> None:
    for found in codes().values():
        for number, row in enumerate(found):
            for before in found[:number]:
                wider = all(
                    not mine or (theirs and set(theirs) <= set(mine))
                    for mine, theirs in (
                        (before.act, row.act),
                        (before.weapon, row.weapon),
                        (before.target, row.target),
                        (before.actor, row.actor),
                        (before.setting, row.setting),
                    )
                )
                assert not wider, f"{row.type} {row.act} is never reached: {before.reason}"


def test_the_crosswalk_names_where_each_row_comes_from() -> None:
    assert all("ACLED" in row["source"] for row in rows("codes"))
