"""What the words above a clause or noun say of it: nouns of report, adjectives, verbs, prepositions.

Each function adds to a `Firmness` what `head` says of `here`, the word below it on the way up from the trigger.
"""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.firmness import Firmness, add_shared
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.misreadings import subject_of_gerund
from rightsgraph.claims.negations import is_denied, is_negated, is_nothing
from rightsgraph.claims.outcomes import is_implied, is_left_undone, is_put_off, is_too_late
from rightsgraph.claims.predicates import add_adverbial, add_verb
from rightsgraph.claims.prepositions import add_preposition
from rightsgraph.claims.reported import is_reported, reporting_of, reports_of, tells_of
from rightsgraph.claims.reports import add_report, add_truth
from rightsgraph.claims.sayings import add_saying
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS, VERBS

__all__ = ["add_governor"]


def add_governor(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what the word `head` says of the word `here` that hangs on it, by what hangs how on what."""
    dep = here.dep_
    if _is_cut_off(firmness, here, head):
        return
    if dep == "relcl":
        _noun_over_relative(firmness, here, head)
    elif dep == "acl":
        _noun_over_clause(firmness, here, head)
    elif dep == "advcl":
        add_adverbial(firmness, here, head)
    elif dep == "conj":
        _add_joined(firmness, here, head)
    elif head.pos_ in VERBS and dep not in ("pobj", "pcomp"):
        add_verb(firmness, here, head)
    elif head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        add_preposition(firmness, here, head)
    elif (head.pos_ in ("ADJ", "NOUN", "PROPN") and dep in ("xcomp", "ccomp", "prep")) or is_too_late(here, head):
        _adjective(firmness, here, head)
    elif dep == "amod" and _is_in_general(here, head):
        firmness.say(Status.POSSIBLE, head)  # "Torturing suspects will not end corruption"
        firmness.stopped = True
    elif dep in ("amod", "compound", "poss", "nmod", "nummod"):
        _add_reports_beside(firmness, here, head)
        firmness.stopped = True


def _is_in_general(gerund: Any, noun: Any) -> bool:
    """Whether a gerund, read as an adjective, says what would come of an act, and of none that was done."""
    verb = noun.head
    opens = gerund.tag_ == "VBG" and noun.dep_ == "nsubj" and noun.left_edge == gerund
    return opens and any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _noun_over_relative(firmness: Firmness, here: Any, head: Any) -> None:
    """A relative clause is presupposed, unless the noun is of report, of anyone, or what somebody is called."""
    if firmness.status is Status.NEGATED and _is_hardly(head):
        firmness.status, firmness.cue = Status.ASSERTED, None  # "hardly a day passed on which nobody was held"
    teller, passive = _teller(here, head), is_passive(here)
    beside = next((c for c in here.children if c.dep_ == "parataxis" and c.i < here.i), None)
    if teller is None and beside is not None and status_words().status_of("speech", beside.lemma_.lower()):
        teller = beside  # "a man they said had shot A"
    if teller is not None:
        add_saying(firmness, here, teller)
    elif any(c.lower_ == "that" and _is_bare_that(c, passive=passive) for c in here.children):
        add_report(firmness, here, head, clause=False)  # "the story that she was tortured", no relative clause
    elif _is_evidence(here, head):
        add_report(firmness, here, head, clause=False)  # "no proof she was poisoned"
    elif status_words().has("open", "anyone", head.lower_):
        firmness.say(Status.POSSIBLE, head)  # "anyone who arrests A will be rewarded"
    elif is_infinitive(here) and status_words().has("open", "means", head.lemma_.lower()):
        firmness.say(Status.POSSIBLE, head)  # "offered the guards money to kill her"
    elif is_infinitive(here) and _is_step(head):
        firmness.say(Status.POSSIBLE, head)  # "must take all steps to free her"
        return
    elif is_infinitive(here) and (head.dep_ == "ROOT" or head.lower_ == "time" or _is_supposed(head)):
        firmness.say(Status.POSSIBLE, head)  # "Police to arrest A", a headline; "were she to be arrested"
    elif _is_in_fiction(here, head) or _is_part(head):
        firmness.say(Status.POSSIBLE, head)  # "plays a prisoner who is tortured"
    elif (caller := _caller(head)) is not None:
        firmness.say(Status.ALLEGED, caller)  # "branded her a terrorist who had bombed a market"
        firmness.said_by(caller)
    elif _is_cleft(head):
        firmness.say(Status.NEGATED, head.head)  # "it was not the police who killed her"
    elif here.left_edge.i and here.left_edge.nbor(-1).text != "," and (reports := reports_of(head)) is not None:
        add_report(firmness, here, reports, clause=False)  # "reports of detainees who were beaten"
    firmness.stopped = True


def _is_step(noun: Any) -> bool:
    """Whether somebody takes steps, by which an act has not come about yet."""
    taken = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in ("take", "make", "do")
    return taken and status_words().has("open", "steps", noun.lemma_.lower())


def _is_hardly(noun: Any) -> bool:
    """Whether there was hardly any, or none, of what a noun says."""
    beside = [*noun.children, *(c for c in noun.head.children if noun.dep_ in SUBJECTS and c.i < noun.i)]
    return is_nothing(noun) or any(status_words().has("beside", "few", c.lower_) for c in beside)


def _add_joined(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a coordination shares, and what is called for with it: "called for aid and for the men to be tried"."""
    behind_for = is_infinitive(here) and any(c.dep_ == "mark" and c.lower_ == "for" for c in here.children)
    if behind_for and status_words().has("demands", "verbs_for", head.lemma_.lower()):
        firmness.say(Status.REQUESTED, head)
    add_shared(firmness, here, head)


def _add_reports_beside(firmness: Firmness, verb: Any, noun: Any) -> None:
    """Add the "reports" of "there were reports that, in some camps, guards tortured men", the clause read as a noun."""
    clause = noun.dep_ == "attr" and any(c.dep_ == "nsubj" for c in verb.children)
    if clause and any(c.dep_ == "mark" and c.lower_ == "that" for c in noun.children):
        before = (c for c in noun.head.children if c.dep_ == "attr" and c.i < noun.left_edge.i)
        for reports in before:
            add_report(firmness, verb, reports, clause=False)


def _is_cut_off(firmness: Firmness, here: Any, head: Any) -> bool:
    """Whether nothing above counts any more, because nobody found it out, or did anything for it; which is added."""
    if status_words().has("unconfirmed", "verbs", here.lemma_.lower()) and is_denied(here) and not is_negated(here):
        _unfound(firmness, here, head)
    elif is_left_undone(here, head):
        firmness.say(Status.NEGATED, head)  # "did nothing to stop the killing"
        firmness.stopped = True
    else:
        return False
    return True


def _unfound(firmness: Firmness, here: Any, head: Any) -> None:
    """What nobody could find out stays open, but not that of which they ask: "unable to establish why he was held"."""
    clauses = (c for c in here.children if c.dep_ == "ccomp")
    asked = any(w.tag_ in ("WRB", "WP", "WDT") for c in clauses for w in c.children)
    if firmness.negation_counts and not asked:
        firmness.say(Status.POSSIBLE, head)
    firmness.stopped = True


def _is_supposed(head: Any) -> bool:
    """Whether a subject stands behind the "were" of a condition: "were she to be arrested"."""
    verb = head.head
    return bool(head.dep_ == "nsubj" and verb.lower_ == "were" and verb.i < head.i and verb.dep_ in ("advcl", "ccomp"))


def _is_bare_that(that: Any, *, passive: bool) -> bool:
    """Whether a "that" only opens a clause, which has all it needs: "the story that police had beaten her"."""
    objects = [c for c in that.head.children if c.dep_ == "dobj" and c != that]
    return (
        that.dep_ == "mark" or (that.dep_ == "dobj" and passive) or (that.dep_ in ("dobj", "dative") and bool(objects))
    )


def _is_in_fiction(here: Any, noun: Any) -> bool:
    """Whether a relative clause tells what happens in a play or a novel: "a play in which soldiers kill a priest"."""
    inside = any(t.lower_ == "where" or (t.lower_ == "which" and t.head.lower_ == "in") for t in here.subtree)
    return inside and status_words().has("open", "fiction", noun.lemma_.lower())


def _is_part(noun: Any) -> bool:
    """Whether a noun is the part that somebody plays, or somebody of whom a novel or a play tells."""
    words = status_words()
    over = noun.head if noun.dep_ == "dobj" else noun.head.head
    if noun.dep_ not in ("dobj", "pobj") or noun.pos_ == "PROPN" or over.i > noun.i:
        return False
    if words.has("open", "acting", over.lemma_.lower()) and (noun.dep_ == "dobj" or noun.head.lower_ == "as"):
        return True
    works = [over, *(c for c in over.children if c.dep_ == "nsubj")]
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about")
    return told and any(all(words.has("open", k, w.lemma_.lower()) for k in ("fiction", "depicting")) for w in works)


def _caller(noun: Any) -> Any | None:
    """Return the verb that calls somebody what a noun says: "called her a spy who", "described as a man who"."""
    below = noun.dep_ == "appos" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).is_punct
    if apart or not (below or noun.dep_ == "oprd"):
        return None
    over = noun.head.head if below else noun.head
    calling = over.pos_ == "VERB" and status_words().has("rejections", "calling", over.lemma_.lower())
    return over if calling and over.i < noun.i and not is_denied(over) else None


def _is_evidence(clause: Any, noun: Any) -> bool:
    """Whether a clause without "that" is what there is or is no evidence of, or what somebody fears or claims."""
    relative = any(t.tag_ in ("WP", "WDT", "WRB", "WP$") for t in clause.subtree)
    whole = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < clause.i for c in clause.children)
    told = any(
        c.dep_ in ("auxpass", "dobj") for c in clause.children
    )  # "raising fears they were killed": lacks nothing
    doubted = told and status_words().status_of("source_nouns", noun.lemma_.lower()) == Status.ALLEGED
    return whole and not relative and (doubted or status_words().has("evidence", "nouns", noun.lemma_.lower()))


def _is_cleft(head: Any) -> bool:
    """Whether a clause hangs on what "it was not"."""
    verb = head.head
    being = head.dep_ == "attr" and verb.lemma_ == "be"
    return being and is_negated(verb) and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.children)


def _teller(here: Any, head: Any) -> Any | None:
    """The verb of saying over a clause that the parser hangs on the hearer or agent ("was told by A that"), or None."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    whole = any(c.lower_ == "that" and c.dep_ == "mark" for c in here.children)
    if not whole or verb.pos_ != "VERB" or head.dep_ not in ("pobj", "dobj", "dative"):
        return None
    return verb if status_words().has("passive_speech", "addressed", verb.lemma_.lower()) else None


def _adjective(firmness: Firmness, here: Any, head: Any) -> None:
    """An adjective (or a noun taken for one) may leave open what follows it ("likely to"), or tell of a fear."""
    words = status_words()
    word, verb = head.lower_, head.head
    if here.dep_ == "ccomp" and verb.pos_ in VERBS:
        add_truth(firmness, verb)
        feeling = words.status_of("feelings", word)
        if feeling is not None:
            firmness.say(feeling, head)
            firmness.said_by(verb)
            return
    if is_too_late(here, head):
        firmness.turn(head)  # "was too ill to be tried", "too late to save her"
    elif here.dep_ != "prep" and words.has("open", "negated_adjectives", word):
        if firmness.negation_counts and not is_put_off(here):
            firmness.turn(head)  # "were unable to prevent"
    elif words.has("open", "adjectives", word):
        denied = words.has("open", "able", word) and verb.pos_ in VERBS and is_negated(verb)
        firmness.say(Status.NEGATED if denied else Status.POSSIBLE, head)
    elif here.dep_ == "ccomp" and words.has("demands", "verbs", head.lemma_.lower()):
        firmness.say(Status.REQUESTED, head)  # "her family demand that he be tried", taken for a noun
        firmness.said_by(head)
    elif here.dep_ == "ccomp" and not _is_said_of_quotation(here, head):
        firmness.say(words.status_of("source_nouns", head.lemma_.lower()), head)


def _is_said_of_quotation(here: Any, noun: Any) -> bool:
    """Whether a noun is said of the quoted words before it: "jailed A for “treason,” charges that she denied"."""
    return here.i < noun.i and any(t.is_quote for t in noun.doc[noun.i - 2 : noun.i])


# ------------------------------------------------------------------ nouns


def _noun_over_clause(firmness: Firmness, here: Any, head: Any) -> None:
    """A noun may ask for what its clause says ("a call to release"), leave it open, or name its source."""
    words = status_words()
    noun, infinitive = head.lemma_.lower(), is_infinitive(here)
    if is_reported(here, head):
        return
    reports = reports_of(head) if here.tag_ == "VBN" else head if tells_of(here, head) else None
    if reports is not None:
        add_report(firmness, here, reports, clause=False)
    if here.tag_ == "VBN" and (reporting := reporting_of(head)) is not None:
        firmness.say(Status.REPORTED, reporting)  # "reported cases of men beaten by guards"
        firmness.said_by(reporting)
    if here.tag_ == "VBN" and _is_there_none(here, head):
        firmness.say(Status.NEGATED, head)  # "there were no charges brought against her"
        firmness.stopped = True
        return
    if here.tag_ == "VBN" and _is_part(head):
        firmness.say(Status.POSSIBLE, head)  # "starred as a nun executed by rebels"
    if subject_of_gerund(here) is not None:
        add_report(firmness, here, head, clause=False)  # "allegations of her having been beaten"
        return
    if is_implied(here, head):
        firmness.stopped = True  # "won her appeal only to be jailed again"
        return
    if words.has("demands", "participles", head.head.lemma_.lower()) and _is_ordered(here, head):
        add_verb(firmness, here, head.head)  # "ordered the students freed"
        return
    if infinitive and words.has("open", "negated_nouns", noun):
        if firmness.negation_counts:
            firmness.turn(head)  # "the failure to prevent"
        return
    if infinitive and words.has("open", "nouns", noun):
        if firmness.status is Status.NEGATED:
            firmness.status = Status.ASSERTED  # "the right not to be tortured"
        firmness.say(Status.POSSIBLE, head)
        return
    firmness.stopped = True
    if here.tag_ == "VBG" and head.dep_ == "dobj" and words.has("telling", "verbs", head.head.lemma_.lower()):
        firmness.said_by(head.head)  # "witnesses described soldiers beating her"
    if infinitive and words.has("demands", "nouns_for", noun):
        firmness.say(Status.REQUESTED, head)
    elif any((c.dep_ == "mark" and c.lower_ == "that") or c.dep_ in ("nsubj", "nsubjpass") for c in here.children):
        add_report(firmness, here, head, clause=True)
    elif infinitive:
        firmness.say(Status.POSSIBLE, head)


def _is_there_none(here: Any, noun: Any) -> bool:
    """Whether there is, or somebody has, nothing of what a participle tells: "there were no", "never had any"."""
    over = noun.head
    if any(c.dep_ in SUBJECTS for c in here.children):
        return False  # "no evidence that she was charged"
    if noun.dep_ == "pobj" and over.lower_ in ("with", "without"):
        return over.lower_ == "without" or is_nothing(noun)  # "held with no charges filed"
    exists = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in over.children)
    if not exists and not (noun.dep_ == "dobj" and over.lemma_ == "have"):
        return False
    return is_nothing(noun) or is_negated(over)


def _is_ordered(here: Any, noun: Any) -> bool:
    """Whether a participle behind the object of a verb of demanding is what is demanded, and not told before."""
    behind = here.tag_ == "VBN" and noun.dep_ == "dobj" and here.left_edge == here
    return behind and not any(c.i > here.i and c.dep_ in ("xcomp", "ccomp", "advcl") for c in noun.head.children)
