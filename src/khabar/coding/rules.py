"""Events with their codes: ACLED and why, CAMEO's root, UCDP's type of violence, PLOVER's mode."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from khabar.coding.company import Company, Met, company, fences, met_in, trigger_word
from khabar.coding.crosswalk import CodeRow, acts, codes
from khabar.coding.violence import type_of_violence
from khabar.lexicon.company import stems
from khabar.lexicon.verbs import verb_forms
from khabar.readings.actor import Actor
from khabar.readings.event import AcledCode, Event
from khabar.text.view import fold
from khabar.text.words import Words

NOT_ACTUAL = {
    "planned": "not coded: planned; ACLED codes what has happened",
    "possible": "not coded: told as possible; ACLED codes what has happened",
    "demanded": "not coded: asked for; ACLED codes what has happened",
    "denied": "not coded: denied; ACLED codes what has happened",
}
V = TypeVar("V")
TOLL = "casualty"
ENDINGS = ("ات", "ين", "ان", "ون")


def coded(
    events: Sequence[Event],
    words: Words,
    actors: Iterable[Actor],
    denied: Collection[str] = (),
) -> tuple[Event, ...]:
    """The events of an article with their codes; ``actors`` are those their arguments point to.

    ``denied`` are the ids of events that stand in what somebody denies.

    A code is a function of the type, the trigger, the words beside it, the participants and
    the modality. ``acled`` stays null where ACLED has no code or too little was read, and
    ``acled_reason`` says which; ``mode`` and ``contexts`` are PLOVER's.
    """
    if not events:
        return ()
    known = {actor.id: actor for actor in actors}
    met: dict[int, tuple[Met, ...]] = {}
    told: dict[int, list[tuple[int, int, str]]] = {}
    done: list[Event] = []
    for event in events:
        at = trigger_word(words, event.trigger_span)
        if at is None:
            done.append(event)
            continue
        sentence = words.sentence_of[at]
        if sentence not in met:
            met[sentence] = met_in(words, sentence)
        beside = company(words, event, at, met[sentence], known)
        act = act_of(event.type, words.items[at].form)
        done.append(_coded(event, act, beside, event.id in denied))
        actual = event.modality == "actual" and event.id not in denied
        if event.type == "ASSAULT" and actual:
            told.setdefault(sentence, []).append((len(done) - 1, at, act))
    for sentence, group in told.items():
        _share(done, group, fences(met[sentence]), words)
    return tuple(done)


def _share(
    done: list[Event], group: Sequence[tuple[int, int, str]], parted: Sequence[int], words: Words
) -> None:
    """Give a toll without a cause of its own the code of the violence told in its sentence.

    In ACLED the dead are part of the event that killed them, the one before them first.
    """
    coded_at = [(n, at) for n, at, _ in group if done[n].acled is not None]
    for n, at, act in group:
        toll = done[n]
        if act != TOLL or not (toll.acled_reason or "").startswith("unclear"):
            continue
        near = [
            c
            for c, there in coded_at
            if not any(min(at, there) < fence < max(at, there) for fence in parted)
        ]
        giver = max((c for c in near if c < n), default=min(near, default=None))
        if giver is None:
            continue
        cause = done[giver]
        word = cause.trigger_span.of(words.text)
        done[n] = replace(
            toll,
            mode=toll.mode or cause.mode,
            acled=cause.acled,
            acled_reason=f"toll: told with «{word}», which is coded so",
            cameo_root=cause.cameo_root,
            type_of_violence=cause.type_of_violence,
        )


@lru_cache(maxsize=1 << 14)
def act_of(type: str, form: str) -> str:
    """The act that a folded trigger names within a PLOVER type, "" where no row knows it.

    >>> act_of("ASSAULT", "وقصفت"), act_of("COERCE", "بالاعتقالات")
    ('bombard', 'arrest')
    """
    return keyed(acts().get(type, {}), form) or ""


def keyed(named: Mapping[str, V], form: str) -> V | None:
    """What ``named`` gives for a folded trigger, by the lemma of its verb or by the noun.

    A finite verb comes first, then the noun with and without its ending of number, then the
    verb that the noun belongs to.
    """
    readings = verb_forms(form)
    for reading in readings:
        found = named.get(fold(reading.lemma))
        if found and not reading.definite and reading.tense in ("perfect", "imperfect"):
            return found
    for stem in sorted(stems(form), key=len, reverse=True):
        for word in _without_endings(stem.removeprefix("ال")):
            if word in named:
                return named[word]
    return next((found for r in readings if (found := named.get(fold(r.lemma)))), None)


def _without_endings(stem: str) -> list[str]:
    found = [stem]
    for ending in ENDINGS:
        if stem.endswith(ending) and len(stem) > 4:
            found += [stem[:-2], stem[:-2] + "ة"]
    if stem.endswith("ت"):
        found.append(stem[:-1] + "ة")
    return found


def _coded(event: Event, act: str, beside: Company, denied: bool) -> Event:
    row = _row(event.type, act, beside)
    if row is None:
        return event
    reason, code = row.reason, None
    modality = "denied" if denied and event.modality == "actual" else event.modality
    if modality != "actual":
        if not reason.startswith("out of scope"):
            reason = NOT_ACTUAL[modality]
    elif row.event_type:
        code = AcledCode(event_type=row.event_type, sub_event_type=row.sub_event_type)
        if row.weapon and beside.weapon_word:
            reason = f"{reason} («{beside.weapon_word}»)"
    return replace(
        event,
        mode=event.mode or row.mode or None,
        contexts=event.contexts or beside.contexts,
        acled=code,
        acled_reason=reason,
        cameo_root=row.cameo_root or event.cameo_root,
        type_of_violence=type_of_violence(event, code, beside),
    )


def _row(type: str, act: str, beside: Company) -> CodeRow | None:
    for row in codes().get(type, ()):
        if (
            (not row.act or act in row.act)
            and (not row.weapon or beside.weapon in row.weapon)
            and (not row.target or beside.target in row.target)
            and (not row.actor or beside.actor in row.actor)
            and (not row.setting or not beside.settings.isdisjoint(row.setting))
        ):
            return row
    return None
