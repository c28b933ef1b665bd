"""The stems of a verb: what stays the same while endings and prefixes change."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lexicon.morphology.row import WEAK, Verb

# name: perfect, perfect passive, imperfect, imperfect passive; 1-4 are radicals, T the t of VIII
SOUND = {
    "I": ("1a2P3", "1u2i3", "12V3", "12a3"),
    "II": ("1a22a3", "1u22i3", "1a22i3", "1a22a3"),
    "III": ("1A2a3", "1U2i3", "1A2i3", "1A2a3"),
    "IV": ("ءa12a3", "ءu12i3", "12i3", "12a3"),
    "V": ("ta1a22a3", "tu1u22i3", "ta1a22a3", "ta1a22a3"),
    "VI": ("ta1A2a3", "tu1U2i3", "ta1A2a3", "ta1A2a3"),
    "VII": ("in1a2a3", "un1u2i3", "n1a2i3", "n1a2a3"),
    "VIII": ("i1Ta2a3", "u1Tu2i3", "1Ta2i3", "1Ta2a3"),
    "IX": ("i12a33", "u12u33", "12a33", "12a33"),
    "X": ("ista12a3", "ustu12i3", "sta12i3", "sta12a3"),
    "Q": ("1a23a4", "1u23i4", "1a23i4", "1a23a4"),
    "QII": ("ta1a23a4", "tu1u23i4", "ta1a23a4", "ta1a23a4"),
    "QIV": ("i12a3a44", "u12u3i44", "12a3i44", "12a3a44"),
}
HOLLOW = {
    "I": ("1A3", "1I3", "1L3", "1A3"),
    "IV": ("ءa1A3", "ءu1I3", "1I3", "1A3"),
    "VII": ("in1A3", "un1I3", "n1A3", "n1A3"),
    "VIII": ("i1TA3", "u1TI3", "1TA3", "1TA3"),
    "X": ("ista1A3", "ustu1I3", "sta1I3", "sta1A3"),
}
DOUBLED = {
    "I": ("1a22", "1u22", "1V22", "1a22"),
    "III": ("1A22", "1U22", "1A22", "1A22"),
    "IV": ("ءa1a22", "ءu1i22", "1i22", "1a22"),
    "VI": ("ta1A22", "tu1U22", "ta1A22", "ta1A22"),
    "VII": ("in1a22", "un1u22", "n1a22", "n1a22"),
    "VIII": ("i1Ta22", "u1Tu22", "1Ta22", "1Ta22"),
    "X": ("ista1a22", "ustu1i22", "sta1i22", "sta1a22"),
}
OPENED = {
    "IX": ("i12a3a3", "u12u3i3", "12a3i3", "12a3a3"),
    "QIV": ("i12a34a4", "u12u34i4", "12a34i4", "12a34a4"),
}
"""How the doubled ending of two forms opens before a consonant."""
NAMES = ("perfect", "perfect_passive", "imperfect", "imperfect_passive")
INFIX = {
    "د": ("د", "د"),
    "ذ": ("د", "د"),
    "ز": ("ز", "د"),
    "ص": ("ص", "ط"),
    "ض": ("ض", "ط"),
    "ط": ("ط", "ط"),
    "ظ": ("ظ", "ظ"),
    "ث": ("ت", "ت"),
    "و": ("ت", "ت"),
    "ي": ("ت", "ت"),
}
"""Form VIII: what the first radical and the t become together."""
SHORTENED = {"A": "a", "I": "i", "U": "u"}


@dataclass(frozen=True, slots=True)
class Stem:
    """Sounds before a vowel (``open``) and before a consonant or nothing (``closed``)."""

    open: str
    closed: str

    @property
    def final_double(self) -> bool:
        return len(self.open) > 1 and self.open[-1] == self.open[-2] and self.open != self.closed


def filled(template: str, verb: Verb) -> str:
    """A template with the verb's letters in their places."""
    radicals = dict(zip("1234", verb.radicals, strict=False))
    if verb.form != "I" and radicals["3"] == "و" and "4" not in radicals:
        radicals["3"] = "ي"  # a last waw is a yeh in every form but the first
    if verb.form == "VIII":
        radicals["1"], radicals["T"] = INFIX.get(radicals["1"], (radicals["1"], "ت"))
    places = {
        **radicals,
        "P": verb.perfect_vowel,
        "V": verb.imperfect_vowel,
        "L": verb.imperfect_vowel.upper(),
    }
    sounds = "".join(places.get(sign, sign) for sign in template)
    if verb.form == "I" and sounds[-2:] in ("iو", "uي"):
        sounds = sounds[:-1] + ("ي" if sounds[-2] == "i" else "و")
    return sounds


def stems(verb: Verb) -> dict[str, Stem]:
    """The four stems by name; a stem the row strikes out (``name=-``) is left out."""
    table = HOLLOW if verb.hollow else DOUBLED if verb.doubled else SOUND
    found: dict[str, Stem] = {}
    for place, name in enumerate(NAMES):
        open_ = filled(table[verb.form][place], verb)
        if not verb.hollow and not verb.doubled:
            open_ = closed = _dropped(open_, verb, name)
            if verb.form in OPENED:
                closed = filled(OPENED[verb.form][place], verb)
            elif verb.form == "I" and name != "perfect" and open_.endswith("aو"):
                open_ = closed = open_[:-1] + "ي"  # يدعى, though دعا
        elif verb.hollow:
            closed = _closed_hollow(open_, verb, name)
        else:
            closed = filled(SOUND[verb.form][place], verb)
        found[name] = Stem(open_, closed)
    for name, sounds in verb.overrides.items():
        if sounds == "-":
            found.pop(name, None)
        elif name in NAMES:
            found[name] = Stem(sounds, found[name].closed if name in verb.overrides else sounds)
            if f"{name}_closed" not in verb.overrides:
                found[name] = Stem(sounds, sounds)
    for name, sounds in verb.overrides.items():
        base = name.removesuffix("_closed")
        if base != name and sounds != "-":
            found[base] = Stem(found[base].open, sounds)
    return found


def _dropped(sounds: str, verb: Verb, name: str) -> str:
    """The imperfect of form I without its waw: وصل, يصل; وضع, يضع."""
    if verb.form != "I" or name != "imperfect" or verb.radicals[0] != "و":
        return sounds
    drops = verb.imperfect_vowel == "i" or verb.vowels == "a-a" or verb.vowels.endswith("*")
    return sounds[1:] if drops else sounds


def _closed_hollow(sounds: str, verb: Verb, name: str) -> str:
    long = max(sounds.rfind(sign) for sign in SHORTENED)
    short = SHORTENED[sounds[long]]
    if verb.form == "I" and name == "perfect":
        short = "u" if verb.vowels == "a-u" else "i"
    return sounds[:long] + short + sounds[long + 1 :]


def joined(stem: Stem, ending: str, first_form: bool) -> str:
    """A stem and an ending as they are said together: weak last radicals melt.

    ``first_form`` keeps the alef of دعا, where the other forms have ى.
    """
    sounds = stem.open if ending[:1] and ending[0] in "aiuAIU" else stem.closed
    vowel, last = sounds[-2:-1], sounds[-1:]
    if last not in WEAK or vowel not in ("a", "i", "u"):
        return sounds + ending
    trunk = sounds[:-2]
    if vowel == "a":
        if ending in ("a", "u"):
            return trunk + ("A" if last == "و" and first_form else "Y")
        if ending == "":
            return trunk + "a"
        if ending.startswith("at"):
            return trunk + ending
        if ending[0] == "U":
            return trunk + "aو" + ending[1:]
        if ending[0] == "I":
            return trunk + "aي" + ending[1:]
        return sounds + ending
    long = vowel.upper()
    if ending == "u":
        return trunk + long
    if ending == "":
        return trunk + vowel
    if ending[0] in "UI":
        return trunk + ending
    if ending[0] in "aA":
        return sounds + ending
    return trunk + long + ending
