"""An article seen as a scene: what each word is beside its neighbours and the mentions on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.word_kinds import TANWIN, kind_of
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import name_kind
from khabar.lexicon.valley import led_to
from khabar.text.annotation import Annotation
from khabar.text.letters import CLAUSE_STOPS, DASHES, SENTENCE_STOPS
from khabar.text.span import Span
from khabar.text.words import LETTERS, MARK, QUOTE, Words

TWO, TEN = "اثني", "عشر"
MATTER, WHICH = "الامر", "الذي"
"""«الأمر الذي»: the first word opens a clause only before the second."""
AS_FOR = "اما"
"""«أما», and the accusative of a mother."""
MOTHER = frozenset({"ام"})
"""«أم», also "or"."""
STOPS = CLAUSE_STOPS | SENTENCE_STOPS | frozenset("()[]•|")
SON = "بن"
"""What a first name, and no verb, stands before."""
OF, NUMBER = "من", "وعدد"
"""«وعدد من الجرحى»: a count, and no verb."""
AMONG = "بما"
"""«بما في ذلك»."""
NEAR_TOWNS = frozenset({"في", "من", "الي", "قرب"})
"""Prepositions before the name of a town."""


def scene(
    words: Words,
    numbers: Iterable[Annotation[Any]],
    times: Iterable[Annotation[Any]],
    places: Iterable[Annotation[Any]],
    actors: Iterable[Annotation[Any]],
) -> Scene:
    """See an article's words."""
    kinds: list[str] = []
    last = ""
    for word in words.items:
        _, form, kind, gap = word
        if kind is LETTERS:
            if form == OF and kinds and kinds[-1] == "verb" and last == NUMBER:
                kinds[-1] = ""  # «وعدد من الجرحى»
            if form == SON and kinds and name_kind(last) == "given":
                kinds[-1] = ""  # «سالم بن راشد»
            if kinds and kinds[-1] == "either" and kind_of(form) == "resumptive":
                kinds[-1] = "verb" if len(kinds) > 1 and kinds[-2] in ("", "either") else "either"
            if last == AMONG and form == "في" and kinds and kinds[-1] == "sub":
                kinds[-1] = ""  # «بما في ذلك …» opens no clause
            kinds.append(kind_of(form))
            bare = not words.form(len(kinds) - 2).startswith("ال")
            if kinds[-1] == "verb" and bare and TANWIN in word.span.of(words.text):
                kinds[-1] = "either"  # «مدداً»: no verb of two; but «…، خلفاً له» ends a phrase
            last = form
        elif kind is MARK:
            ends = form in STOPS or (form in DASHES and gap)
            kinds.append("stop" if ends else "mark")
        else:
            kinds.append("quote" if kind is QUOTE else "")
    dated = mentions(words, times)
    on: dict[int, Mention] = {}
    sites = mentions(words, places)
    aimed = {p.first for p in sites if p.span.start > words.items[p.first].span.start}
    for told in mentions(words, actors):
        mention = _alone(words, told, kinds, aimed)
        if mention.value.mention != "pronoun":
            for at in range(mention.first, mention.stop):
                on.setdefault(at, mention)
    counted: dict[int, Mention] = {}
    for mention in mentions(words, numbers):
        if mention.value.of == "ordinal":
            continue
        for at in range(mention.first, mention.stop):
            if not _praised(words, at):
                counted.setdefault(at, mention)
    for mention in dated:
        if kinds[mention.first] in ("verb", "either"):
            kinds[mention.first] = "prep"  # «فجر الأحد»: at dawn, not "blew up"
    for at in counted:
        if kinds[at] in ("prep", "adverb", "verb", "either", "negation"):
            kinds[at] = ""  # «ما لا يقل عن خمسين»
        after = counted[at].stop
        following = words.items[after].form if after < len(kinds) else ""
        plain = not following.endswith("وا") or following[:-1] in humans()  # «11 عضواً»
        number = counted[at].value
        two = number.counted_span is not None and number.counted_span == number.span  # «تفجيران»
        if following.endswith("ا") and plain and not two and kinds[after] == "verb":
            kinds[after] = "either"  # «97 شخصاً»: what a number counts, not a dual verb
    for site in sites:
        if kinds[site.first] == "verb" and _is_named(words, kinds, site):
            kinds[site.first] = ""  # «قضاء سنجار», «محافظة جنين»: spelt like verbs
        for at in range(site.first + 1, site.stop if site.value.relation is None else 0):
            kinds[at] = "" if kinds[at] == "verb" else kinds[at]  # «مطار عدن»
    for at, mention in on.items():
        if (
            at == mention.first
            and kinds[at] in ("verb", "either")
            and words.items[at].form.startswith("ال")
        ):
            kinds[at] = ""  # «المتهم» is spelt like «ألمّت بهم»
    for at, kind_here in enumerate(kinds):
        if kind_here == "sub" and words.items[at].form == MATTER:
            kinds[at] = "sub" if words.form(at + 1) == WHICH else ""
        if kind_here == "verb" and at and kinds[at - 1] == "prep":
            before = words.items[at - 1].form
            kinds[at] = "" if before.removeprefix("و") in noun_class("no_verb_after") else "verb"
        if kind_here == "verb" and at and kinds[at - 1] in ("verb", "partitive", "prep"):
            lives = words.items[at].form in noun_class("dwellers")
            kinds[at] = "" if lives else kinds[at]  # «أجبر أهل القرية …»
        if kind_here in ("verb", "either") and _most(words, at):
            kinds[at], kinds[at - 1] = "", "partitive"
        if kind_here == "verb" and at and words.items[at].form in noun_class("here"):
            kinds[at] = "" if kinds[at - 1] in ("partitive", "prep") else "verb"  # «من قراهم»
        if kind_here == "next" and words.items[at].form == AS_FOR:
            opens = at == words.bounds[words.sentence_of[at]].start or kinds[at - 1] == "stop"
            kinds[at] = kind_here if opens else ""  # «، أما في القرية فقد …», and not «أماً»
        if kind_here == "prep" and words.items[at].form in noun_class("expresses"):
            kinds[at] = "verb" if _expresses(words, kinds, at) else kind_here  # «عبّر عن»
        if kind_here == "or" and words.items[at].form in MOTHER and _named_after_her(words, at):
            kinds[at] = ""  # «بلدة أم النخل»
        if kind_here == "verb" and at and words.items[at - 1].form in noun_class("all_of"):
            kinds[at] = "" if words.items[at].form.startswith("ال") else "verb"  # «كل التهم»
        if kind_here == "either" and at and kinds[at - 1] in ("kad", "negation", "relative"):
            kinds[at] = "verb"
        if words.items[at].form in noun_class("led_to") and led_to(
            words.items[at].span.of(words.text), words.form(at + 1)
        ):
            kinds[at] = "verb"  # «وأدّى إلى», and not «وادي»
        if kind_here == "either" and words.items[at].form in noun_class("impersonal"):
            first = at == words.bounds[words.sentence_of[at]].start
            opened = first or kinds[at - 1] in ("stop", "sub", "relative", "itself")
            kinds[at] = "verb" if opened else kind_here
        if kind_here == "either" and words.items[at].form in noun_class("denies"):
            kinds[at] = "verb" if words.form(at + 1).startswith("ال") else "either"
    return Scene(
        words,
        tuple(kinds),
        on,
        sites,
        dated,
        counted,
        frozenset(at for mention in dated for at in range(mention.first, mention.stop)),
    )


def _expresses(words: Words, kinds: list[str], at: int) -> bool:
    """«وعبّر الوزير عن أسفه»: whether what may be "across" opens a clause and «عن» follows it."""
    first = words.bounds[words.sentence_of[at]].start
    opens = at == first or kinds[at - 1] in ("kad", "stop", "next", "quote")
    stop = min(words.end_of_sentence(at), at + EXPRESSED)
    for here in range(at + 1, stop) if opens else ():
        if words.items[here].form in ("عن", "عنه", "عنها", "عنهم"):
            return True
        if kinds[here] in ("stop", "verb"):
            return False
    return False


EXPRESSED = 10
"""Words from «عبّر» to «عن», at most."""


def _named_after_her(words: Words, at: int) -> bool:
    """Whether «أم» opens the name of a town or a woman behind a word for one, and is no "or"."""
    before = words.form(at - 1)
    ranked = not stems(before).isdisjoint(noun_class("placeword"))
    return (ranked or before in NEAR_TOWNS) and words.form(at + 1) != ""


def _first(mention: Mention) -> int:
    return mention.first


def mentions(words: Words, found: Iterable[Annotation[Any]]) -> tuple[Mention, ...]:
    """The annotations that cover words that are read, in order."""
    placed = []
    for annotation in found:
        inside = words.within(annotation.span)
        if inside:
            placed.append(Mention(inside.start, inside.stop, annotation.value, annotation.span))
    return tuple(sorted(placed, key=_first))


def _is_named(words: Words, kinds: list[str], place: Mention) -> bool:
    """Whether a place stands behind a plain word for it or a preposition."""
    at = place.first - 1
    if at < 0 or place.value.relation is not None:
        return False
    heads = stems(words.items[at].form)
    ranked = not noun_class("placeword").isdisjoint(heads)
    ranked = ranked or not noun_class("dwellers").isdisjoint(heads)  # «أبناء تعز»
    return (ranked and kinds[at] in ("", "either")) or words.items[at].form in NEAR_TOWNS


def _praised(words: Words, at: int) -> bool:
    """Whether a word is «أثنى», he praised: the numeral of that form only stands before «عشر»."""
    return words.items[at].form == TWO and not words.form(at + 1).startswith(TEN)


def _most(words: Words, at: int) -> bool:
    """«واحدة من أخطر البؤر»: whether a word tells of the most of a kind, and is no verb."""
    form = words.items[at].form
    return (
        form[:1] == "ا"
        and len(form) == ELATIVE
        and words.form(at - 1) == "من"
        and words.form(at - 2) in noun_class("one_of")
        and words.form(at + 1).startswith("ال")
    )


ELATIVE = 4
"""Letters of «أخطر», «أكبر»."""


def _ground(form: str) -> bool:
    """«استهداف قوات النظام للأحياء …»: whether a word with لل is a plain word for ground."""
    heads = stems(form) if form.startswith("لل") else frozenset()
    return not heads.isdisjoint(noun_class("plaintown") | noun_class("streets"))


def _alone(words: Words, actor: Mention, kinds: list[str], aimed: set[int]) -> Mention:
    """«اجتياح المسلحين للعاصمة»: an actor without the town that its deed was done to."""
    for at in range(actor.first + 1, actor.stop):
        form, cut = words.items[at].form, False
        if form[:1] == "ل":
            aim = at in aimed or kinds[at] == "demonstrative" or _ground(form)
            cut = aim and actor.value.kind != "person"
        elif form[-1:] == "ا" and words.items[at - 1].form.startswith("ال"):
            cut = TANWIN in words.items[at].span.of(words.text)
        if cut:
            span = Span(actor.span.start, words.items[at - 1].span.stop)
            return actor._replace(stop=at, span=span)
    return actor
