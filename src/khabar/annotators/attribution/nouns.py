"""What kind of word one is by its form alone: a deed, a verb, an accusative, a text."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import Words

TANWIN = "\u064b"
"""The mark of an indefinite accusative: no subject of a verb has it."""

ADJECTIVAL = ("ي", "ية", "يون", "يين")
"""Endings of adjectives made from names, which belong to the noun before them."""

HIS = ("ه", "ها", "هم")
"""Pronouns of the third person, by which a thing is the speaker's own («أعلن العداء انسحابه»)."""

FINITE = ("perfect", "imperfect")
FINITE_OR_ORDER = (*FINITE, "imperative")


@lru_cache(maxsize=1 << 14)
def thing(form: str) -> bool:
    """Whether a definite word is a deed or a text, no man's adjective («القرار»، «الأنباء»)."""
    bare = form[2:]
    row = heads().get(bare)
    if row is not None:
        return row.kind in ("document", "public", "organization")
    read = verb_forms(bare)
    masdar = any(f.tense == "masdar" and not f.object for f in read)
    return masdar and not any(f.tense.endswith("participle") for f in read)


def accusative(words: Words, at: int) -> bool:
    """Whether a word bears the mark of an indefinite accusative."""
    adverbial = words.form(at).endswith("يا")  # «المعترف بها دولياً»
    marked = TANWIN in words.items[at].span.of(words.text)
    return not adverbial and (marked or agreed(words.form(at), words.form(at + 1)))


@lru_cache(maxsize=1 << 14)
def agreed(form: str, following: str) -> bool:
    """«مؤتمرا صحفيا»: a noun and its adjective with the alef of the accusative, unmarked."""
    if form[-1:] != "ا" or following[-1:] != "ا":
        return False
    return any(f.tense not in FINITE_OR_ORDER for f in verb_forms(form[:-1]))


@lru_cache(maxsize=1 << 15)
def relates(form: str) -> bool:
    """Whether a word is a finite verb and nothing else («حصل»، «تداوله»)."""
    if form in of_class("unfixed") or any(
        end.stem in of_class("preposition") for end in endings(form)
    ):
        return False  # «آخر»، «عليهم»
    read = verb_forms(form)
    return (
        bool(read)
        and all(f.tense in FINITE_OR_ORDER for f in read)
        and any(
            f.person == 3 and not f.proclitics and (f.tense == "perfect" or f.object) for f in read
        )
    )


@lru_cache(maxsize=1 << 14)
def of_ourselves(form: str) -> bool:
    """Whether a word is a verb of the first person plural and nothing else («ندين»، «نعرب»)."""
    read = verb_forms(form)
    return (
        form[:1] == "ن"
        and bool(read)
        and form not in heads()
        and all(f.tense == "imperfect" and f.person == 1 for f in read)
    )


@lru_cache(maxsize=1 << 15)
def acts(form: str) -> bool:
    """Whether a word with و is a verb and no noun («ووقع»)."""
    if form[:1] != "و" or form in heads() or form[1:] in heads():
        return False
    read = verb_forms(form)
    return (
        bool(read)
        and all(f.tense in ("perfect", "imperfect") for f in read if "و" in f.proclitics)
        and any(f.person == 3 and f.proclitics == "و" for f in read)
    )


@lru_cache(maxsize=1 << 15)
def verbal_noun(form: str) -> bool:
    """Whether a bare word tells of an act: a masdar, or a noun that opens objects of report."""
    if form in of_class("object_head"):
        return True
    return any(
        f.tense == "masdar" and not f.definite and not f.proclitics for f in verb_forms(form)
    )


@lru_cache(maxsize=1 << 12)
def calls_for(form: str) -> bool:
    """Whether a word is ل and a deed («دعا للضغط»، «لبذل الجهود»)."""
    if form[:1] != "ل" or len(form) < 4:
        return False
    bare = form[2:] if form[:2] == "لل" else form[1:]
    return verbal_noun(bare) and bare not in heads()


def told_in(form: str) -> bool:
    """Whether a noun names an occasion of speaking (بيان، تصريح، مؤتمر …), or two of them."""
    bare = form[2:] if form.startswith("ال") else form
    told = of_class("statement")
    two = bare.endswith(("ين", "ان")) and (bare[:-2] in told or bare[:-3] + "ة" in told)
    return bare in told or two or any(e.stem in told for e in endings(bare)[1:])


@lru_cache(maxsize=1 << 12)
def rates(form: str) -> bool:
    """Whether a word may be an adjective that closes an indefinite noun («محلي»، «رفيع»)."""
    if form in of_class("rank_adjective"):
        return True
    return len(form) > 3 and form.endswith(ADJECTIVAL) and form not in heads()


def own_speech(form: str) -> bool:
    """«حديثه»، «كلمتها»: a speech with its speaker's pronoun, never a source itself."""
    return form.endswith(HIS) and told_in(form)
