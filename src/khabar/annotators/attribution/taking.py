"""One cue taken into the reading of its sentence: what it does to the statement before it."""

from __future__ import annotations

from khabar.annotators.attribution.assembly import Assembly, Placed
from khabar.annotators.attribution.clauses import clause_at, starts_clause, with_pronoun
from khabar.annotators.attribution.credits import named_beside, speaks_for, take_post
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.going_on import goes_on, same_aside
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.learning import learned
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.placing import (
    cue_span,
    outnumbers,
    parenthesis,
    qualifies,
    relays_first,
    same_words,
    words_of_cue,
)
from khabar.annotators.attribution.report_forms import reports
from khabar.annotators.attribution.sources import agrees
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.statements import verb_statement
from khabar.annotators.attribution.subjectless import (
    idiom_statement,
    laid_or_suspected,
    noun_statement,
    public_statement,
    received_statement,
    relative_statement,
)
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.told_deeds import deed_statement
from khabar.annotators.attribution.told_nouns import own_stand
from khabar.annotators.attribution.verb_cues import DAMMA, verb_cue
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS, QUOTE, Words

AS_WELL = 10
"""Words between the source of «كما ذكر فلان» and what he says besides, at most."""

STAND = 5
"""Words from «مؤكدة» to the stand that it tells of, at most."""

LEAD = 1
"""The last sentence, by number, of a lead: an agency it goes by holds for the article."""


def take(assembly: Assembly, cue: Cue, bounds: range, sentence: int) -> None:
    """Read one cue and settle what it does to the statement before it."""
    words = assembly.near.words
    last = assembly.around(cue) if assembly.pending else None
    floor = last.statement.cue.stop if last else bounds.start
    if last is not None and last.statement.first < cue.first < last.statement.stop:
        floor = max(floor, last.statement.first)
    if last is not None and cue.first < last.statement.first:
        if cue.manner == "post":
            named_beside(assembly, cue, last, bounds)
        return
    quoted = last is not None and assembly.near.in_quote(cue.first)
    if cue.manner == "post" and quoted and last is not None and last.statement.direct:
        return  # «… وفق الخطة»: his own word inside his speech
    if cue.manner == "post":
        besides = as_well(assembly, cue, bounds)
        if besides is not None:
            take(assembly, besides, bounds, sentence)
        else:
            take_post(assembly, cue, bounds, last)
        return
    if cue.manner == "noun":
        statement = noun_statement(assembly.near, cue, bounds)
    elif cue.manner == "passive":
        hears = key(cue.lemma) in of_class("hears_of")
        heard = learned(assembly.near, cue, bounds) if hears else None
        statement = heard or public_statement(assembly.near, cue, bounds)
        if statement is None and not {"of", "to"}.isdisjoint(cue.takes):
            active = cue._replace(manner="verb")  # «ونُقل عن مرجع قوله إن»
            told = verb_statement(assembly.near, active, bounds, floor)
            statement = told._replace(retold=False) if told is not None else None
    elif cue.manner == "idiom":
        statement = idiom_statement(assembly.near, cue, bounds)
    elif cue.manner == "received":
        statement = received_statement(assembly.near, cue, bounds)
    elif cue.manner == "deed":
        statement = deed_statement(assembly.near, cue, bounds, floor)
    elif cue.manner == "relative":
        statement = relative_statement(assembly.near, cue, bounds)
    else:
        laid = laid_or_suspected(assembly.near, cue, cue.stop, bounds)
        statement = laid or verb_statement(assembly.near, cue, bounds, floor)
    inside = last is not None and cue.first < last.statement.stop
    if cue.manner in ("relative", "deed") and statement is not None and last is not None and inside:
        assembly.pending.append(Placed(statement, assembly.pending.index(last)))
        return
    if statement is None:
        if last is not None and not quoted and of_his_stand(assembly, cue, last):
            assembly.cut(last, cue.first)
        return
    stated = statement.source
    before_it = stated is None or (
        stated.stop <= cue.first
        and (not agrees(stated, cue.gender, cue.number) or outnumbers(stated, cue))
    )
    unsaid = words.form(cue.first - 1).removeprefix("و") == "ما"
    himself = with_pronoun(words.form(cue.first - 1))
    lately = cue.joined and not unsaid and spoke_lately(assembly, cue, sentence)
    nobody = (before_it or unsaid) and not himself and not lately
    if nobody and words_of_cue(words, cue) in of_class("public"):
        statement = public_statement(assembly.near, cue, bounds) or statement
    if last is not None and statement.rule == "attribution.takes_up":
        while last.within is not None:
            last = assembly.pending[last.within]
        first = last.statement.first
        assembly.cut(last, statement.stop)
        assembly.pending.append(Placed(statement._replace(first=first), last.within))
        return
    behind = statement.rule in ("attribution.quotation_verb", "attribution.clause_verb")
    if last is None or cue.first >= last.statement.stop or behind:
        assembly.hold(statement)
        return
    if quoted and last.statement.direct and still_he(assembly.near, cue, statement, last):
        assembly.cut(last, cue.first)
        shut = words.items[statement.stop - 1].kind is QUOTE
        statement = statement._replace(stop=statement.stop - shut)
        assembly.pending.append(Placed(statement, last.within))
        return
    if quoted and last.statement.direct and (statement.source is None or cue.manner != "verb"):
        return  # what a speaker says of saying is his own matter
    if quoted and last.statement.direct and same_words(statement.source, last.statement.source):
        return  # «قالت القوات: «تنفي القوات …»»
    if last.statement.direct and cue.manner == "verb" and cue.first == last.statement.first:
        return  # «قال النائب: أبلغنا القوات …»
    bare = last.statement.direct and statement.source is None and cue.manner == "verb"
    if bare and not cue.joined and words.items[cue.first - 1].kind is LETTERS:
        return  # the same in speech without marks («… فئة تعبر عن خبثها»)
    if speaks_for(assembly, last.statement, statement):
        through = last.statement.source
        assert through is not None
        if relays_first(words, last.statement):
            teller = (statement.source,) if statement.source else ()
            whole = statement._replace(source=through, via=(*teller, *statement.via))
            assembly.pending[-1] = Placed(whole, last.within)
            return
        assembly.leads = assembly.leads or (sentence <= LEAD and through.kind == "agency")
        assembly.pending[-1] = Placed(
            statement._replace(via=(through, *last.statement.via, *statement.via)), last.within
        )
        return
    closes = parenthesis(words, cue, statement, last.statement)
    if closes:
        assembly.pending.append(
            Placed(statement._replace(stop=closes, aside=True), assembly.pending.index(last))
        )
        return
    spoken = quoted and last.statement.direct
    if spoken:
        statement = in_speech(assembly, cue, statement)
    if not spoken and qualifies(words, cue, statement, last.statement):
        comma = next((n for n in range(statement.first, statement.stop) if words.form(n) == "،"), 0)
        statement = statement._replace(stop=comma or statement.stop, aside=True)
        assembly.pending.append(Placed(statement, assembly.pending.index(last)))
        if not comma:
            assembly.cut(last, cue.first)
        return
    if same_aside(assembly, cue, statement):
        comma = next((n for n in range(statement.first, statement.stop) if words.form(n) == "،"), 0)
        stop = closes_relative(words, cue, statement, comma or statement.stop)
        statement = statement._replace(stop=stop, aside=True)
        assembly.pending.append(Placed(statement, assembly.pending.index(last)))
        return
    if believed_of(words, cue, statement):
        statement = statement._replace(aside=True)
        assembly.pending.append(Placed(statement, assembly.pending.index(last)))
        return
    opens = opens_at(statement, last.statement.first)
    if goes_on(assembly, cue, statement, words.form(opens - 1)) and not quoted:
        nested = last.within is not None and not last.statement.aside
        closed = last is not assembly.pending[-1] and assembly.pending[-1].statement.public
        if cue.manner == "participle" and (nested or closed):
            assembly.resume(cue, statement)
            return
        assembly.cut(last, opens)
        assembly.pending.append(Placed(statement, last.within))
        return
    assembly.pending.append(Placed(statement, assembly.pending.index(last)))


def still_he(near: Surroundings, cue: Cue, statement: Statement, last: Placed) -> bool:
    """«"سنواصل العمل، وأضاف أن الطريق مفتوح"»: the outlet goes on before the marks are closed.

    A verb that goes on does so by its sense; another where the marks name nobody who might speak.
    """
    words, lemma = near.words, key(cue.lemma)
    told = cue.manner == "verb" and cue.joined and statement.source is None
    goes = lemma in of_class("goes_on") and clause_at(words, cue.stop)
    goes = goes or (lemma in of_class("says_on") and nobody_in(near, last.statement.first, cue))
    told = told and goes
    speaker = last.statement.source
    agreeing = speaker is None or agrees(speaker, cue.gender, cue.number)
    return told and agreeing and words.form(cue.first - 1) in ("،", ",", ".")


def nobody_in(near: Surroundings, first: int, cue: Cue) -> bool:
    """Whether no man and no body is named from ``first`` up to a cue."""
    for n in range(first, cue.first):
        head, actor = head_of(near.words, n), near.actors.get(n)
        if head is not None and head.kind in ("person", "unnamed", "organization"):
            return False
        if actor is not None and actor.value.kind in ("person", "organization"):
            return False
    return True


def believed_of(words: Words, cue: Cue, statement: Statement) -> bool:
    """«هجوم شنه مسلحون، يعتقد أنهم من المهربين»: nobody's belief, of a noun of what is said."""
    beside = not cue.joined and words.form(cue.first - 1) in ("،", ",")
    return statement.public and beside and with_pronoun(words.form(cue.stop))


def spoke_lately(assembly: Assembly, cue: Cue, sentence: int) -> bool:
    """Whether «وذكر أن» goes on with a man of the sentence before rather than «ذُكر»."""
    spelt = cue_span(assembly.near.words, cue).of(assembly.near.words.text)
    if DAMMA in spelt or not any(
        r.voice != "passive" for r, _ in reports(words_of_cue(assembly.near.words, cue))
    ):
        return False
    if assembly.pending:
        return True
    last = assembly.back.floor.by_agreement(cue.gender, cue.number, sentence)
    return last is not None and sentence - last.sentence <= 1


def as_well(assembly: Assembly, cue: Cue, bounds: range) -> Cue | None:
    """«كما طالبت النقابة بالاعتذار»: what looks like «كما قال فلان» and says something more."""
    words = assembly.near.words
    if words.form(cue.first).removeprefix("و") != "كما" or cue.first + 1 >= bounds.stop:
        return None
    verb = verb_cue(words, cue.first + 1)
    if verb is None:
        return None
    verb = verb._replace(joined=True)
    statement = verb_statement(assembly.near, verb, bounds, cue.first + 1)
    if statement is not None and statement.rule == "attribution.quoted_by":
        return verb
    if statement is not None and clause_at(words, verb.stop):
        return verb  # «كما أكد أن»
    if statement is not None and verb.number in ("d", "p"):
        return verb  # «كما أكدا ضرورة الحوار»: a verb before its subject is singular
    asked = preposition_of(words.form(verb.stop), verb) is not None
    if statement is not None and statement.source is None and asked:
        return verb  # «كما دعت إلى فتح ممرات»
    if statement is None or statement.first <= verb.first or statement.source is None:
        return None
    if statement.first - statement.source.stop > AS_WELL:
        return None
    return verb


def of_his_stand(assembly: Assembly, cue: Cue, last: Placed) -> bool:
    """«إن الطريق مفتوح، مؤكدة عزمها على إصلاحه»: a stand of her own, which she does not report."""
    words = assembly.near.words
    if cue.manner != "participle" or words.form(cue.first - 1) not in ("،", ","):
        return False
    inside = last.statement.first < cue.first < last.statement.stop
    speaker = last.statement.source
    if inside and "refuse" in cue.takes and speaker is not None:
        return agrees(speaker, cue.gender, cue.number)  # «…، رافضا الإفصاح عن التفاصيل»
    return inside and any(own_stand(words.form(n)) for n in range(cue.stop, cue.stop + STAND))


def in_speech(assembly: Assembly, cue: Cue, statement: Statement) -> Statement:
    """«أن «هناك فرقاً ومع ذلك تصر الحكومة على رأيها»»: what is told in a speech ends with it."""
    about = assembly.near.quotes_about(cue.first, cue.first)
    closing = min((b for _, b in about if b > statement.first), default=statement.stop)
    return statement._replace(stop=min(statement.stop, closing))


def closes_relative(words: Words, cue: Cue, statement: Statement, stop: int) -> int:
    """«القوات التي وصفها بالإرهابية هاجمت …»: the verb of what he calls so, or ``stop``."""
    if not cue.object or words.form(cue.first - 1) not in of_class("relative"):
        return stop
    verbs = (n for n in range(statement.first + 1, stop) if relates(words.form(n)))
    opens = starts_clause(words.form(statement.first))  # «بأنها هاجمت المدنيين انسحبت»
    return next((n for n in verbs if not opens or n > statement.first + 1), stop)


def opens_at(statement: Statement, floor: int) -> int:
    """Where a statement begins that ends the one before: at its subject, where that comes first."""
    source, cue = statement.source, statement.cue
    first = source is not None and floor < source.first < cue.first and source.stop <= cue.first
    return source.first if source is not None and first else cue.first
