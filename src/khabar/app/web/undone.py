"""Why something was not done, in the words of the screens: the store speaks one language."""

from __future__ import annotations

from khabar.app.web.i18n import N_

SAID = {
    "is no day": N_("That is no day: write it as 2026-11-20, or as 2026-11-20/2026-11-22."),
    "is no count": N_("That is no number: write it as 12, or as 12-20."),
    "is no place in the text": N_("That is no place in the text: write it as 214-268."),
    "there are no words at": N_("There are no words at that place: give one within the text."),
    "a value has at most": N_("That is too long for a value: say the rest in the reason."),
    "a reason has at most": N_("The reason is too long."),
    "a comment has one": N_("A comment wants words, and not more than 5,000 characters."),
    "a finding wants its reasons": N_("A finding wants its reasons: say what it rests on."),
    "wants its words, and no letter": N_("Write the finding in the desk's words."),
    "wants a letter, a number or both": N_("Choose a letter, a number or both."),
    "a finding has at most": N_("That is too long for a finding."),
    "there is no document": N_("A line of the evidence is no address, and nothing kept here."),
    "another person's": N_("That is another person's: write one of your own."),
    "is undone already": N_("That was undone already."),
    "is withdrawn already": N_("That was withdrawn already."),
    "a merge names the other": N_("Choose the statements that are part of this one."),
    "choose the word after": N_("Choose the word after which it is split."),
    "a split names two": N_("Choose the word after which it is split."),
    "these words are not in the text": N_(
        "These words are not in the text: copy them letter for letter."
    ),
    "copy the words of the statement": N_("Copy the words of the statement from the text."),
    "these words stand": N_("These words stand there several times: say which of them."),
    "a password has": N_("A password has 12 characters or more."),
    "easily guessed": N_("That password is easily guessed: take a few words of your own."),
    "is the last admin": N_("That is the last admin: make another one first."),
    "a name has letters": N_("A name has letters, digits and . _ @ - alone."),
    "an account wants a password": N_("A new account wants a password."),
    "a blind round wants two": N_("A blind round wants two reviewers: choose both."),
    "there is a round": N_("There is a round of that name already: choose another."),
    "is in another open round": N_(
        "Some of it is in another open round of theirs: close that one."
    ),
    "a round holds one": N_("Nothing waits for review: a round wants statements."),
    "a round wants a name": N_("A round wants a name."),
    "that is one statement": N_("That is one and the same statement: give another one."),
    "is no id of a statement": N_("That is no permalink of a statement: copy one from a card."),
    "there is no statement": N_("There is no such statement: copy a permalink from a card."),
    "is restricted to the members": N_("It is restricted to the members of its cases."),
}


def in_words(why: object) -> str:
    """A sentence of the catalogues for a refusal; one that has none is shown as it was said."""
    told = str(why)
    return next((words for part, words in SAID.items() if part in told), told)
