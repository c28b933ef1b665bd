"""Which words of an article are triggers, and in which sense each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.agreement import gender, nominative
from khabar.annotators.events.apart import set_apart_at
from khabar.annotators.events.casualties import counted
from khabar.annotators.events.first_person import ours, we_did
from khabar.annotators.events.government import happens, light, light_noun
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import subject_before
from khabar.annotators.events.scene import BOUNDS, FINITE, Scene, governed, is_closed, is_noun
from khabar.annotators.events.seconds import without_carriers
from khabar.annotators.events.triggers import Candidate, Trigger, candidates
from khabar.lexicon.company import Check, holds, noun_class, stems
from khabar.lexicon.person_names import name_kind
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.words import LETTERS

CLAUSE = 12
"""Words back to which the verb of a word's clause is looked for."""
GOVERNING = ("prep", "partitive", "between")
"""Kinds of word after which a noun stands."""
SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class NotEvent:
    """A phrase whose words look like a trigger and are none."""

    phrase: str


@cache
def not_events() -> Phrases[str]:
    """The phrases that are not events, to be met in running text."""
    return Phrases.of((row.phrase, "") for row in table("not_events", NotEvent))


@cache
def that() -> frozenset[str]:
    """The openers after which a noun is as likely as a verb (أنّ and أنْ look alike)."""
    return noun_class("that")


@lru_cache(maxsize=1 << 16)
def worth(form: str) -> bool:
    """Whether a folded word may be a trigger or open a phrase that is none: most do neither."""
    return bool(candidates(form)) or not_events().opens(form)


def triggers(scene: Scene) -> list[Trigger]:
    """The triggers of an article, left to right."""
    found: list[Trigger] = []
    barred = -1
    plain: dict[int, int] = {}
    for at, (_, form, kind, _) in enumerate(scene.words.items):
        if kind is not LETTERS or not worth(form):
            continue
        stopped = not_events().at(scene.words, at)
        if stopped:
            barred = max(barred, stopped.stop)
        if at < barred:
            continue
        possible = candidates(form)
        if (
            not possible
            or (scene.kinds[at] == "prep" and at in scene.on_time)
            or (scene.kinds[at] == "adverb" and at > scene.start(at))
            or _quoted_name(scene, at)
            or (_in_a_name(scene, at) and not _organised(scene, at, possible))
        ):
            continue
        reading = _reading(scene, at, possible)
        if reading is None:
            continue
        forceful = reading.sense.row.type in FORCEFUL
        number = scene.words.sentence_of[at]
        if forceful and number not in plain:
            plain[number] = set_apart_at(scene, scene.words.bounds[number])
        if forceful and at >= plain[number]:
            continue
        if forceful and reading.verb is None and _of_no_one(scene, at, reading):
            continue
        if forceful and reading.verb is None and _only_named(scene, at, reading):
            continue
        found.append(Trigger(at, reading))
    return without_carriers(scene, found)


FORCEFUL = frozenset(
    {"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "CONCEDE", "THREATEN"}
)
"""Types whose words are also said of games, of works of art, of prices and of the weather."""


def _of_no_one(scene: Scene, at: int, reading: Candidate) -> bool:
    """«انفجار أسعار», «زحف الرمال»: what the noun belongs to can neither act nor be hit."""
    here = at + (2 if reading.sense.follows else 1)
    if reading.definite or reading.pronoun or here >= scene.stop(at):
        return False
    found = stems(scene.words.items[here].form)
    if reading.sense.row.type == "ASSAULT" and not found.isdisjoint(noun_class("figure")):
        return True  # «نسف جهود السلام»
    if reading.sense.row.type == "COERCE" and not found.isdisjoint(noun_class("ware")):
        return False  # «ضبط منتجات فاسدة»
    return not noun_class("abstract").isdisjoint(found)


def _organised(scene: Scene, at: int, possible: tuple[Candidate, ...]) -> bool:
    """«تنظيم مليونية», «عدداً من الشهداء»: what is organised or counted, and no name."""
    actor = scene.actors.get(at)
    if actor is not None and actor.value.mention != "name":
        if scene.kinds[at] == "verb" and actor.value.mention != "alias":
            return True  # «أفراد شرطة يعذبون …», and not «إسلام آباد»
        if actor.first == at and any(c.sense.row.casualty for c in possible):
            return True  # «أوقعت ضحايا مدنيين»
    before = scene.words.form(at - 1)
    if before == OF:
        return any(candidate.sense.row.casualty for candidate in possible)
    if before.lstrip("بلو") != ORGANISING:
        return False
    return any(candidate.sense.row.type in ("PROTEST", "CONSULT") for candidate in possible)


def _quoted_name(scene: Scene, at: int) -> bool:
    """«قضية "اقتحام السجون"»: the name of a case, a work or a slogan, in quotation marks."""
    first = scene.start(at)
    for here in range(at - 1, max(first, at - NAMED) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        if scene.kinds[here] == "quote":
            back = here - 2 if here - 1 > first and scene.words.form(here - 1) == "ب" else here - 1
            named = noun_class("named_by")
            return back >= first and not stems(scene.words.items[back].form).isdisjoint(named)
    return False


NAMED = 3
"""Words after a quotation mark within which a name's deed stands."""
ORGANISING, OF = "تنظيم", "من"


def _only_named(scene: Scene, at: int, reading: Candidate) -> bool:
    """«موقع الانفجار», «أسباب الاشتباكات», «عصابة مختصة بخطف …»: named, and not told."""
    first = scene.start(at)
    before = stems(scene.words.items[at - 1].form) if at > first else frozenset()
    if reading.definite and not before.isdisjoint(noun_class("scene_of")):
        return True
    return not before.isdisjoint(noun_class("given_to"))


@lru_cache(maxsize=1 << 14)
def _says_more(form: str) -> bool:
    """Whether a folded word is a participle that goes on with what someone says or does."""
    return any(c.sense.row.pos == "participle" and c.sense.row.subject for c in candidates(form))


def _in_a_name(scene: Scene, at: int) -> bool:
    """Whether the word is part of an actor's name, beyond its first word or in a proper one."""
    actor = scene.actors.get(at)
    if actor is not None and actor.first == at and _says_more(scene.words.items[at].form):
        return False  # «متهماً إسرائيل بـ»: the participle is no part of the name
    if actor is None:
        return any(p.first <= at < p.stop for p in scene.near(scene.places, at))
    return actor.stop - actor.first > 1 or actor.value.mention == "name"


def _reading(scene: Scene, at: int, possible: tuple[Candidate, ...]) -> Candidate | None:
    noun = [c for c in possible if c.verb is None]
    verb = [c for c in possible if c.verb is not None and _may_be_verb(scene, at, c)]
    if verb and at in scene.on_time:
        verb = []  # «منذ الساعات الأولى من فجر اليوم»
    order = (*verb, *noun) if verb and acts(scene, at, bool(noun)) else noun
    if verb and order == noun and scene.words.items[at].form[:1] == "و" and _deed_led(scene, at):
        order = [*noun, *verb]
    number: bool | None = None
    for reading in order:
        sense = reading.sense
        if sense.follows and not _followed(scene, at, sense.follows):
            continue
        if not sense.tests:
            return reading
        if number is None:
            number = counted(scene, at) is not None
        asked = next((c for c in sense.tests if c.where == "subject"), None)
        force = asked is not None and _has_subject(scene, at, asked.stems)
        if holds(
            sense.tests,
            scene.words,
            at,
            definite=reading.definite,
            counted=number,
            force=force,
            perfect=reading.verb is None or reading.verb.tense == "perfect",
            verb=reading.verb is not None,
            named=_asks_name(sense.tests) and _named(scene, at + 1),
        ):
            return reading
    return None


def _may_be_verb(scene: Scene, at: int, reading: Candidate) -> bool:
    """Whether a verb's form tells of others, and is not a number, a particle or a tanwin noun."""
    verb = reading.verb
    form = scene.words.items[at].form
    if verb is None or (
        verb.person != 3
        and not _ours(form, reading)
        and not we_did(scene, at, verb, reading.sense.row.type)
    ):
        return False
    if (is_closed(form) and scene.kinds[at] != "verb") or at in scene.numbers:
        return False
    if name_kind(form.removeprefix("و")) == "given" and _ends_here(scene, at + 1):
        return False  # «ونجلاه نضال، وياسر.»
    if form[-1:] == "ا" and scene.kinds[at] == "":
        return False  # «وزيراً»
    after = scene.words.form(at + 1) if at + 1 < scene.stop(at) else ""
    plain = form[-1:] == "ا" and not verb.object
    if plain and after[-1:] == "ا" and scene.kinds[at] == "either":
        return False  # «بسنتين حبساً نافذاً»
    if form in noun_class("doubled") and verb.lemma[-1] != SHADDA:
        return at > scene.start(at) and scene.kinds[at - 1] == "negation"  # «لم تستعد»
    if verb.number == "d" and verb.tense == "perfect" and verb.gender != "f":
        return subject_before(scene, at) is not None
    if verb.voice == "passive" and reading.sense.row.type == "REQUEST":
        return False
    if verb.voice == "passive" and any(
        v.lemma != verb.lemma and v.voice != "passive" and v.tense in FINITE and v.person == 3
        for v in verb_forms(form)
    ):
        return False  # «توصّل» before «تُوصَل»
    if _another(scene, at, verb):
        return False
    if verb.tense != "imperfect" and scene.words.form(at - 1).lstrip("وف") in JUSSIVE:
        return at == scene.start(at)  # «لم توقّع», and not «توقّع»
    return bool(
        not verb.proclitics
        or form in noun_class("and_first")
        or all(v.proclitics or v.tense not in ("perfect", "imperfect") for v in verb_forms(form))
    )


def _ours(form: str, reading: Candidate) -> bool:
    """«ندعو», «نرفض», «سنرد»: what they say that they do, in a word of no other reading."""
    verb = reading.verb
    if verb is None or verb.tense != "imperfect" or verb.person != 1 or verb.number == "s":
        return False
    if "س" not in verb.proclitics and reading.sense.row.type not in SAID_BY_US:
        return False
    return all(v.person == 1 and v.tense == "imperfect" for v in verb_forms(form))


SAID_BY_US = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
"""Types that are done by being said in the first person."""


def _ends_here(scene: Scene, at: int) -> bool:
    """Whether a sentence or a pause comes at a word, so that no verb has a subject there."""
    return at >= scene.stop(at - 1) or scene.kinds[at] in ("stop", "quote", "mark")


BEFORE_IMPERFECT = frozenset({"لم", "لن", "ان", "سوف", "كي", "لكي"})
JUSSIVE = frozenset({"لم", "لن"})
"""Particles that only a verb in the imperfect follows."""


def _another(scene: Scene, at: int, verb: VerbForm) -> bool:
    """«تسلم لبنان دفعة»: in the past of one verb rather than what she does of another."""
    form = scene.words.items[at].form
    lead = verb.proclitics
    if verb.tense != "imperfect" or lead not in ("", "و", "ف") or form[len(lead)] != "ت":
        return False
    if scene.words.form(at - 1).lstrip("وف") in BEFORE_IMPERFECT:
        return False  # «لم توقّع على …», «من المنتظر أن توقّع …»
    if at > scene.start(at) and gender(scene.words.items[at - 1].form) == "f":
        return False  # «معتقلات تمنع عنهم …»
    past = any(
        v.lemma != verb.lemma
        and v.tense == "perfect"
        and v.person == 3
        and v.proclitics == lead
        and (not lead or light(v.lemma))  # «وتوصل الطرفان إلى …», and not «وتمنع السكان»
        for v in verb_forms(form)
    )
    return past and (at + 1 >= scene.stop(at) or gender(scene.words.items[at + 1].form) != "f")


def acts(scene: Scene, at: int, also_noun: bool) -> bool:
    """Whether a word that may be a verb stands where a verb stands."""
    kind = scene.kinds[at]
    if kind == "verb" and not also_noun:
        return True
    form = scene.words.items[at].form
    if form.startswith(("ي", "وي", "سي", "وسي", "ست")):
        return True
    if at == scene.start(at):
        return True
    before, word = scene.kinds[at - 1], scene.words.items[at - 1].form
    if before == "quote" and at - 2 >= scene.start(at) and scene.kinds[at - 2] in GOVERNING:
        return False  # «إلى "نصب كاميرات»
    if before in ("quote", "sub", "stop") and ours(form):
        return True  # «قال: "قصفنا …"»
    if before in ("relative", "negation", "kad", "aux", "pronoun", "next", "itself"):
        return True
    if before == "sub":
        return not also_noun or word not in that()
    if before == "verb" and all(r.proclitics[:1] == "و" for r in verb_forms(form)):
        return True  # «قُتلوا وأُسر ثلاثة آخرون»
    if before in GOVERNING or before == "verb":
        return False
    carried = not noun_class("carrier").isdisjoint(stems(word)) and not scene.definite(at - 1)
    if also_noun and carried:
        return False  # «إفشال محاولة تسلل»
    if also_noun and (happens(word) or _took_place(scene, at)):
        return False  # «وجرى خلال اللقاء، …، بحث سبل التعاون»
    if before == "stop":
        return True
    if before == "adverb" or at - 1 in scene.on_time or _then(form):
        return True
    if also_noun and before in ("", "either") and light_noun(word):
        return False  # «فرض حظر», «شنّ هجوم»
    if also_noun and before in ("", "either") and _pronoun_after_noun(scene, at):
        return _subject_after(scene, at + 1)
    if also_noun and before in ("", "either") and _of_someone(scene, at):
        return True  # «على رجل قتل زوجته»
    led = at - 2 >= scene.start(at) and scene.kinds[at - 2] in GOVERNING
    if form.startswith("و") and (before != "either" or led):  # «إلى شقته وقتلها»
        return not (also_noun and _deed_led(scene, at))
    return not _has_verb(scene, at) and subject_before(scene, at) is not None


def _took_place(scene: Scene, at: int) -> bool:
    """Whether a verb of taking place stands before, with a place or a time and no subject yet."""
    first = scene.start(at)
    for here in range(at - 2, max(first, at - AWAY) - 1, -1):
        form = scene.words.items[here].form
        if scene.kinds[here] not in ("verb", "either") or not happens(form):
            continue
        after = scene.kinds[here + 1]
        return after in ("prep", "stop", "adverb") or here + 1 in scene.on_time
    return False


AWAY = 10
"""Words from «جرى» to the deed that took place, at most."""


@lru_cache(maxsize=1 << 14)
def _then(form: str) -> bool:
    """«فقتل منهم ثلاثة»: whether a word is a verb in the perfect with ف written onto it."""
    readings = verb_forms(form) if form[:1] == "ف" else ()
    return any(r.tense == "perfect" for r in readings) and all(
        r.proclitics[:1] == "ف" for r in readings
    )


def _deed_led(scene: Scene, at: int) -> bool:
    """«إلى وقف القتال وتبادل …», «بتدمير منزل وقتل …»: goes on with a deed under one."""
    first = scene.start(at)
    for here in range(at - 1, max(first, at - CLAUSE) - 1, -1):
        if scene.kinds[here] in BOUNDS or scene.kinds[here] == "quote":
            return False
        form = scene.words.items[here].form
        led = governed(form) in ("ب", "ل") or (here > first and scene.kinds[here - 1] == "prep")
        if here > first + 1 and not noun_class("carrier").isdisjoint(
            stems(scene.words.items[here - 1].form)
        ):
            led = led or scene.kinds[here - 2] == "prep"  # «على عملية تسليم … وتبادل …»
        if led and any(r.tense == "masdar" for r in verb_forms(form)):
            return True
    return False


def _of_someone(scene: Scene, at: int) -> bool:
    """Whether a perfect describes the one person named without the article right before it."""
    before = scene.words.items[at - 1].form
    if scene.definite(at - 1) or at - 1 in scene.numbers or at + 1 >= scene.stop(at):
        return False
    if not any(humans().get(stem) == "s" for stem in stems(before)) or before.endswith("ا"):
        return False
    form = scene.words.items[at].form
    wanted = "f" if gender(before) == "f" else "m"
    readings = verb_forms(form)
    past = any(
        r.tense == "perfect"
        and r.person == 3
        and r.number == "s"
        and r.gender == wanted
        and not r.proclitics
        for r in readings
    )
    after = scene.words.items[at + 1].form
    return past and (scene.definite(at + 1) or after.endswith(("ه", "ها")) or after in AFTER)


AFTER = frozenset({"في", "علي", "قبل", "بعد"})
"""Words that follow a verb and its hidden subject, and no noun of a deed in construct."""


def _pronoun_after_noun(scene: Scene, at: int) -> bool:
    """«هجوم شنه …», «محاولة قتله …»: a pronoun on the word, a bare noun before it."""
    forms = verb_forms(scene.words.items[at].form)
    if not any(v.object and v.tense == "perfect" and v.person == 3 for v in forms):
        return False
    if any(v.proclitics for v in forms) or not any(v.tense == "masdar" for v in forms):
        return False
    return not scene.ended(at - 1)


def _subject_after(scene: Scene, at: int) -> bool:
    """«هجوم شنه مسلحون», and not «محاولة قتله أثارت …» or «وقف قصفه المدفعي»."""
    if at >= scene.stop(at - 1) or at in scene.on_time or scene.kinds[at] not in ("", "either"):
        return False
    form = scene.words.items[at].form
    if governed(form):
        return False
    actor = scene.actors.get(at)
    return bool(actor and actor.first == at) or nominative(form) or is_noun(form)


def _has_verb(scene: Scene, at: int) -> bool:
    """Whether a verb stands before the word in its own clause."""
    for here in range(at - 1, max(scene.start(at), at - CLAUSE) - 1, -1):
        if scene.kinds[here] == "verb":
            return True
        if scene.kinds[here] in BOUNDS or scene.kinds[here] == "quote":
            return False
    return False


def _followed(scene: Scene, at: int, word: str) -> bool:
    return at + 1 < scene.stop(at) and word in stems(scene.words.items[at + 1].form)


def _has_subject(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether one of ``nouns`` stands as the verb's subject, before it or after it."""
    left = subject_before(scene, at)
    here = left[0] if left else at + 1
    forces = nouns >= noun_class("force")
    if forces and left is None and _goes_on(scene, at) and _force_led(scene, at, nouns):
        return True
    return any(
        not nouns.isdisjoint(stems(scene.words.items[n].form)) or (forces and _is_armed(scene, n))
        for n in range(here, min(here + 3, scene.stop(at)))
        if left or not governed(scene.words.items[n].form)
    )


def _goes_on(scene: Scene, at: int) -> bool:
    """«اقتحمت … وتمركزت في …»: a joined verb without a subject of its own."""
    form = scene.words.items[at].form
    joined = form[:1] in ("و", "ف") or scene.words.form(at - 1) in ("ثم", "كما")
    return joined and at + 1 < scene.stop(at) and scene.kinds[at + 1] == "prep"


def _force_led(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether a force stands right after a verb earlier in the sentence."""
    for here in range(at - 2, max(scene.start(at), at - LED) - 1, -1):
        if scene.kinds[here] == "verb":
            form = scene.words.items[here + 1].form
            return not nouns.isdisjoint(stems(form)) or _is_armed(scene, here + 1)
    return False


LED = 16
"""Words back to which the verb stands that a joined verb goes on with."""


@lru_cache(maxsize=1 << 12)
def _asks_name(tests: tuple[Check, ...]) -> bool:
    """Whether a sense asks for someone definite right after the word."""
    return any(check.where == "named" for check in tests)


def _named(scene: Scene, at: int) -> bool:
    """Whether someone definite or known by name stands at a word («متهماً الحكومة بـ»)."""
    if at >= scene.stop(at - 1) or is_closed(scene.words.items[at].form):
        return False
    form = scene.words.items[at].form
    owned = form.endswith(("ها", "هم", "ه")) and len(form) > OWNED
    return at in scene.actors or scene.definite(at) or (owned and not governed(form))


OWNED = 4
"""Letters of the shortest word whose ending may be a pronoun."""


def _is_armed(scene: Scene, at: int) -> bool:
    """Whether an armed force that we know by name opens at a word («حزب السدّ»)."""
    actor = scene.actors.get(at)
    return bool(actor and actor.first == at and actor.value.sector in ARMED)


ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})
"""Sectors of those who bear arms."""
