"""A statement as a footnote: quotation, chain, outlet, day, address, hash, day seen."""

from __future__ import annotations

from khabar.app.web.articles import Opened
from khabar.app.web.i18n import N_, Catalogue, pN_
from khabar.export.html.labels import label
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim

OUTLET, SEEN = N_("outlet not given"), N_("seen %(day)s")
PUBLISHED, UNDATED = N_("published %(day)s"), N_("no day of publication given")
CHARACTERS, INVENTED = N_("characters %(start)s-%(stop)s"), N_("Invented text")
NOWHERE = N_("handed in as text, at no address")
CHAIN = N_("Chain: %(chain)s")
BETWEEN = pN_("between the parts of a footnote", "; ")
AMONG = pN_("between notes on one name", ", ")
ARROW = pN_("between the links of a chain", " → ")


def footnote(shown: Opened, claim: Claim, words: Catalogue, base: str) -> str:
    """One paragraph that can stand under any text. ``base`` is the desk's own address."""
    article = shown.article
    said = next((a for a in article.attributions if a.id == claim.attribution), None)
    start, stop = said.content_span if said else claim.span
    outlet = article.publisher.name if article.publisher else words.gettext(OUTLET)
    day = words.day(article.published) if article.published else ""
    told = [
        f"«{' '.join(article.text[start:stop].split())}»",
        words.gettext(CHAIN) % {"chain": _chain(outlet, said, words)},
        outlet,
        words.gettext(PUBLISHED) % {"day": day} if day else words.gettext(UNDATED),
        _where(shown, claim, words, base),
        words.gettext(CHARACTERS) % {"start": start, "stop": stop},
        f"sha256:{shown.raw_sha256 or article.text_sha256}",
    ]
    if shown.seen:
        told.append(words.gettext(SEEN) % {"day": words.day(shown.seen[:10])})
    told.append(f"{article.engine}: {_said('machine', words)}")
    return words.pgettext(*BETWEEN).join(told) + "."


def _where(shown: Opened, claim: Claim, words: Catalogue, base: str) -> str:
    """The page's own address; else the desk's, where the text is kept there to be found again."""
    if shown.article.url:
        return shown.article.url
    if shown.kind == "text":
        return words.gettext(NOWHERE)
    return f"{base}{shown.address}?claim={claim.id}"


def _chain(outlet: str, said: Attribution | None, words: Catalogue) -> str:
    """The chain outermost first; what is unnamed or not stated in so many words says so."""
    if said is None:
        return f"{outlet} ({_said('own', words)})"
    links = [outlet] if not (said.chain and said.chain[0].role == "publisher") else []
    for link in said.chain:
        notes = [] if link.named else [_said("unnamed", words)]
        if link.resolved != "stated":
            notes.append(_said(f"resolved_{link.resolved}", words))
        links.append(f"{link.name} ({words.pgettext(*AMONG).join(notes)})" if notes else link.name)
    return words.pgettext(*ARROW).join(links)


def _said(key: str, words: Catalogue) -> str:
    told = label(key)
    return told.ar if words.language == "ar" else told.en
