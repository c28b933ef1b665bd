"""A noun's case endings, dual and plural, by its spelling; participles and regular masdars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.lexicon.morphology.conjugation import BOUND, FREE, UNJOINABLE
from khabar.lexicon.morphology.row import WEAK, Verb
from khabar.lexicon.morphology.spelling import LEFT_UNJOINED, spellings
from khabar.lexicon.morphology.stems import Stem, filled, stems

CONSTRUCT, BARE = "C", "T"
"""A form that takes no article, with or without a pronoun; one that takes neither."""

MASDARS = {
    "II": "ta12I3",
    "III": "mu1A2a3at",
    "IV": "ءi12A3",
    "V": "ta1a22u3",
    "VI": "ta1A2u3",
    "VII": "in1i2A3",
    "VIII": "i1Ti2A3",
    "IX": "i12i3A3",
    "X": "isti12A3",
    "Q": "1a23a4at",
    "QII": "ta1a23u4",
    "QIV": "i12i3ء4A4",
}
HOLLOW_MASDARS = {
    "IV": "ءi1A3at",
    "VII": "in1iيA3",
    "VIII": "i1Tiيا3",
    "X": "isti1A3at",
}


class Noun(NamedTuple):
    """One written form of a noun of a verb."""

    written: str
    tense: str
    gender: str
    number: str
    attach: str


def nouns(verb: Verb) -> Iterator[Noun]:
    """Every form of the verb's masdars and participles, as written with hamza."""
    for given in verb.masdars or regular_masdars(verb):
        singular, *plurals = given.split("/")
        yield from _masdar(singular, plurals, verb)
    for name, tense in (("active", "active_participle"), ("passive", "passive_participle")):
        if verb.overrides.get(tense) == "-":
            continue
        if tense == "passive_participle" and verb.government == "intrans" and not verb.prepositions:
            continue
        for sounds in _participle(verb, name):
            for written in spellings(sounds):
                yield from _inflected(written, tense, sounds)


def regular_masdars(verb: Verb) -> tuple[str, ...]:
    """The masdar that the form alone foretells; none for form I."""
    if verb.form == "I":
        return ()
    radicals = verb.radicals
    weak = radicals[-1] in WEAK
    if verb.hollow:
        sounds = filled(HOLLOW_MASDARS[verb.form].replace("ا", "A"), verb)
    elif verb.form == "II" and (weak or radicals[-1] == "ء"):
        sounds = filled("ta12i3at", verb)
    elif verb.form == "III" and weak:
        sounds = filled("mu1A2At", verb)
    elif verb.form in ("V", "VI") and weak:
        sounds = filled(MASDARS[verb.form].replace("u3", "I"), verb)
    elif weak and verb.form not in ("II", "III"):
        sounds = filled(MASDARS[verb.form][:-1], verb) + "ء"
    else:
        sounds = filled(MASDARS[verb.form], verb)
    return tuple(
        w[:-1] + "ة" if sounds.endswith("at") or sounds.endswith("At") else w
        for w in spellings(sounds)
    )


def _participle(verb: Verb, voice: str) -> Iterator[str]:
    found = stems(verb)
    if verb.form == "I":
        yield from _first_form(verb, voice)
        return
    stem: Stem | None = found.get("imperfect" if voice == "active" else "imperfect_passive")
    if stem is None:
        return
    sounds = "mu" + stem.open
    if voice == "active" and verb.form in ("V", "VI", "QII") and not verb.doubled:
        at = max(sounds.rfind("a"), sounds.rfind("A"))
        sounds = sounds[:at] + "i" + sounds[at + 1 :]
    yield sounds


def _first_form(verb: Verb, voice: str) -> Iterator[str]:
    last = verb.radicals[2]
    if voice == "active":
        if verb.hollow:
            yield filled("1Aءiي" if last == "ء" else "1Aءi3", verb)
        elif verb.doubled:
            yield filled("1A22", verb)
        else:
            yield filled("1A2i3", verb)
    elif verb.hollow:
        yield filled("ma1U3" if verb.radicals[1] == "و" else "ma1I3", verb)
    elif last in WEAK:
        back = last == "و" and verb.perfect_vowel == "a"
        yield filled("ma12u", verb) + "وو" if back else filled("ma12i", verb) + "يي"
    else:
        yield filled("ma12U3", verb)


def _masdar(singular: str, plurals: list[str], verb: Verb) -> Iterator[Noun]:
    gender = "f" if singular.endswith("ة") else "m"
    yield from _singular(singular, "masdar", gender)
    if singular.endswith("ي") and verb.form in ("V", "VI") and verb.radicals[-1] in WEAK:
        yield Noun(singular[:-1], "masdar", gender, "s", BARE)
    yield from _dual(singular, "masdar", gender)
    if verb.form != "I" or singular.endswith("ة"):
        yield Noun(_feminine_plural(singular), "masdar", "f", "p", FREE)
    for plural in plurals:
        kind = "f" if plural.endswith("ات") else gender
        yield from (
            form._replace(number="p", gender=kind) for form in _singular(plural, "masdar", kind)
        )


def _inflected(written: str, tense: str, sounds: str) -> Iterator[Noun]:
    """The forms of a participle, masculine and feminine."""
    weak = sounds[-2:]
    if weak == "iي":  # داعٍ, the داعي
        yield Noun(written[:-1], tense, "m", "s", BARE)
        trunk, feminine = written[:-1], written + "ة"
    elif weak in ("aي", "aو"):
        trunk, written = written[:-1], written[:-1] + "ى"
        feminine = trunk + "اة"
    else:
        trunk, feminine = written, written + "ة"
        if written.endswith("أ"):
            feminine = written + "ة"
    yield from _singular(written, tense, "m")
    yield from _singular(feminine, tense, "f")
    yield from _dual(written, tense, "m")
    yield from _dual(feminine, tense, "f")
    yield Noun(_feminine_plural(feminine), tense, "f", "p", FREE)
    for strong in _before_waw(trunk):
        yield Noun(strong + "ون", tense, "m", "p", UNJOINABLE)
        yield Noun(strong + "و", tense, "m", "p", CONSTRUCT)
    for strong in _before_yeh(trunk):
        yield Noun(strong + "ين", tense, "m", "p", UNJOINABLE)
        yield Noun(strong + "ي", tense, "m", "p", CONSTRUCT)


def _before_waw(trunk: str) -> tuple[str, ...]:
    if trunk.endswith(("أ", "ء")):
        return (trunk[:-1] + "ؤ", trunk)
    return (trunk,)


def _before_yeh(trunk: str) -> tuple[str, ...]:
    return (trunk[:-1] + "ئ", trunk) if trunk.endswith(("أ", "ء")) else (trunk,)


def _singular(written: str, tense: str, gender: str) -> Iterator[Noun]:
    if written.endswith("ة"):
        yield Noun(written, tense, gender, "s", UNJOINABLE)
        yield Noun(written[:-1] + "ت", tense, gender, "s", BOUND)
        return
    if written.endswith("ى"):
        yield Noun(written, tense, gender, "s", UNJOINABLE)
        yield Noun(written[:-1] + "ا", tense, gender, "s", BOUND)
        return
    yield Noun(written, tense, gender, "s", FREE)
    if written.endswith("ء"):
        joins = len(written) > 1 and written[-2] not in LEFT_UNJOINED
        for seat in ("ؤ", "ئ"):
            yield Noun(written[:-1] + seat, tense, gender, "s", BOUND)
        accusative = written[:-1] + "ئا" if joins else written + "ا"
        yield Noun(accusative, tense, gender, "s", BARE)
    elif written.endswith("أ"):
        for seat in ("ؤ", "ئ"):
            yield Noun(written[:-1] + seat, tense, gender, "s", BOUND)
    elif written.endswith("ؤ"):
        yield Noun(written[:-1] + "ئ", tense, gender, "s", BOUND)
        yield Noun(written + "ا", tense, gender, "s", BARE)
    elif not written.endswith("ا"):
        yield Noun(written + "ا", tense, gender, "s", BARE)


def _dual(written: str, tense: str, gender: str) -> Iterator[Noun]:
    trunks = {"ة": written[:-1] + "ت", "ى": written[:-1] + "ي"}
    trunk = trunks.get(written[-1], written)
    if trunk.endswith("ء") and len(trunk) > 1 and trunk[-2] not in LEFT_UNJOINED:
        trunk = trunk[:-1] + "ئ"
    alef = trunk[:-1] + "آ" if trunk.endswith("أ") else trunk + "ا"
    yeh = _before_yeh(trunk)[0] if trunk.endswith("أ") else trunk
    yield Noun(alef + "ن", tense, gender, "d", UNJOINABLE)
    yield Noun(alef, tense, gender, "d", CONSTRUCT)
    yield Noun(yeh + "ين", tense, gender, "d", UNJOINABLE)
    if tense != "masdar" or gender == "f":  # إعلامي is an adjective, never two announcements
        yield Noun(yeh + "ي", tense, gender, "d", CONSTRUCT)


def _feminine_plural(written: str) -> str:
    if written.endswith("اة"):
        return written[:-2] + "يات"
    trunk = written.removesuffix("ة")
    if trunk.endswith("ى"):
        return trunk[:-1] + "يات"
    return trunk[:-1] + "آت" if trunk.endswith("أ") else trunk + "ات"
