"""The house that prints the article: its names, and who of those named is it or of its desk."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.likeness import words_in
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import PressRow, press
from khabar.text.view import fold

SOUNDS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمن", "bttj\0kddrzsssdtz\0gfkklmn", strict=True))
"""One Latin consonant for each letter that is always one: «واس» and "was" are both s."""

HUSHED = ("sh", "ch")
"""How Latin letters spell a ش, which sounds as s here."""

WEAK = str.maketrans({"q": "k", "p": "b", "v": "f", **dict.fromkeys("aeiouwyh", "")})

SHORT = 10
"""Letters of a name that is compared by its sounds, at most."""

OF_ANY_SITE = frozenset({"www", "com", "co", "net", "org", "gov", "info", "news", "arabic", "ar"})
"""Parts of names of sites that many have."""

LEAST = 5
"""Letters of a Latin name that may open the publisher's, at least."""


@lru_cache(maxsize=1 << 10)
def is_house(row: PressRow, publisher: str) -> bool:
    """Whether an agency or outlet of our table is the publisher, by its Latin name or its site.

    The publisher may be written as its site or with more behind its name ("sputnik_arabic").
    """
    site = publisher.lower().removeprefix("www.")
    if any(site == host or site.endswith(f".{host}") for host in row.domains):
        return True
    houses = {compact(publisher), *labels(site)}
    names = {compact(row.name_en), compact(row.id.partition(":")[2])}
    names |= {label for host in row.domains for label in labels(host)}
    if not houses.isdisjoint(name for name in names if len(name) > 1):
        return True
    return any(len(name) >= LEAST and house.startswith(name) for name in names for house in houses)


def labels(host: str) -> set[str]:
    """The parts of a site's name that are its own: «tap» of "tap.info.tn"."""
    return {compact(label) for label in host.split(".")[:-1]} - OF_ANY_SITE


def compact(name: str) -> str:
    """A Latin name without spaces, marks and the article: «Al-Riyadh» and "alriyadh" are one."""
    return "".join(letter for letter in name.lower() if letter.isalnum()).removeprefix("al")


def prints(name: str, publisher: str) -> bool:
    """Whether a name is the publisher's, in Arabic or by its sounds in Latin letters."""
    spelt, house = fold(name).lower(), fold(publisher).lower()
    if spelt in house:
        return len(spelt) > 2
    bare, name_of = spelt.removeprefix("ال"), house.removeprefix("al")
    if len(bare) > SHORT or not house.isascii() or " " in bare:
        return False
    heard = "".join(SOUNDS.get(letter, "") for letter in bare).replace("\0", "")
    if bare[:1] == "و" and name_of[:1] != "w":
        return False
    for two in HUSHED:
        name_of = name_of.replace(two, "s")  # «الشروق» and "echorouk"
    return bool(heard) and len(name_of) > 2 and heard == name_of.translate(WEAK)


ABBREVIATION = 4
"""Letters of an abbreviation that is the publisher's if three open his name («LBCI»)."""

OPENING = 3
"""How many of them open it."""


def printed_by(near: Surroundings, through: Source) -> bool:
    """Whether a go-between is the outlet that prints the article: it is no further link."""
    publisher = fold(near.words.document.publisher).lower()
    if not publisher:
        return False
    known = press().at(near.words, through.first)
    names = {fold(through.name).lower()}
    if known is not None:
        row = known.value
        names |= {fold(n) for n in (row.name, *row.aliases)}
        if is_house(row, publisher):
            return True
    told, _, house = through.name.partition(" ")
    if house and fold(told) in of_class("desk") and prints(house, publisher):
        return True  # «لمراسلة سانا»
    if prints(through.name, publisher) or initials(through.name, compact(publisher)):
        return True
    if publisher in names or any(len(n) > 3 and n in publisher for n in names):
        return True
    return words_in(through.name) <= words_in(publisher)


def initials(name: str, publisher: str) -> bool:
    """Whether a Latin word of a name is how the publisher is called («لـCNN بالعربية», "cnn")."""
    latin = [compact(word) for word in name.split() if word.isascii()]
    return any(len(word) > 2 and publisher[: len(word)] == word for word in latin) or any(
        len(word) == ABBREVIATION and publisher[:OPENING] == word[:OPENING] for word in latin
    )


def own_desk(near: Surroundings, through: Source) -> bool:
    """«مراسل الوكالة»، «مندوب الصحيفة»: a man of the house that prints."""
    words = near.words
    if through.stop - through.first != 2 or through.head not in of_class("desk"):
        return False
    house = words.form(through.stop - 1)
    return house.startswith("ال") and house[2:] in of_class("outlet_head")
