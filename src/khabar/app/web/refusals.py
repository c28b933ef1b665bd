"""Why an input was refused, in the words of a desk: the floors below speak to a command line."""

from __future__ import annotations

from khabar.app.web.i18n import N_

NO_PRIVATE = N_("This address lies in a private network, where the desk does not go.")
SLOW = N_("It took too long: try again later, or save the page and drop the file.")
LARGE = N_("It is larger than this desk reads at once: cut it up, or give it to khabar ingest.")
NO_TEXT = N_("There is no article in it that can be read: paste its text instead.")
SAYS = {
    "its address lies in a private network": NO_PRIVATE,
    "only http and https addresses": N_("Only http and https addresses are asked for."),
    "its address is broken": N_("This address is broken: check it."),
    "its address holds a password": N_("This address holds a password: give it without."),
    "its host is not known": N_("Nobody knows this host: check the address and the network."),
    "it could not be fetched": N_("The page could not be had: check the address, or try later."),
    "it redirects more than": N_("The page leads on and on: give its last address."),
    "the server answered": N_("The site did not give the page out: look at it in a browser."),
    "it took too long": SLOW,
    "reading it took too long": SLOW,
    "it is larger than": LARGE,
    "unpacked it is larger": LARGE,
    "it has": LARGE,
    "it holds": N_("What is at this address is no page: save it and drop the file."),
    "it came": N_("The page came broken: try again later."),
    "it is binary": N_("This file holds no text: drop a text, a page, a PDF or a Word file."),
    "it is a scan": N_("This is a scan without text: have its text recognised first."),
    "it is a zip": N_("This is a packed file: unpack it and drop what is in it."),
    "it is locked": N_("This file is locked by a password: save it without one."),
    "its letters": N_("The letters of this file are garbled: copy its text from the program."),
    "no article was found": NO_TEXT,
    "no entry of the feed": NO_TEXT,
    "there is no text in it": NO_TEXT,
    "there is no page in it": NO_TEXT,
    "there is nothing in it": NO_TEXT,
    "it is no": N_("This file is not of the kind that its name says: save it anew."),
}
"""By how the sentence of a lower floor begins."""


def in_words(told: str) -> str | None:
    """The desk's sentence for a refusal; None where it has none."""
    return next((sentence for start, sentence in SAYS.items() if told.startswith(start)), None)
