"""What the words above a clause or noun say of it: nouns of report, adjectives, verbs, prepositions.

Each function adds to a `Firmness` what `head` says of `here`, the word below it on the way up from the trigger.
"""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.adverbials import add_adverbial
from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.firmness import Firmness, add_shared
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.misreadings import subject_of_gerund
from rightsgraph.claims.negations import is_denied, is_negated, is_nothing
from rightsgraph.claims.outcomes import is_implied, is_left_undone, is_put_off, is_too_late
from rightsgraph.claims.predicates import add_verb
from rightsgraph.claims.prepositions import add_preposition
from rightsgraph.claims.relatives import is_part, noun_over_relative
from rightsgraph.claims.reported import is_reported, reporting_of, reports_of, tells_of
from rightsgraph.claims.reports import add_report, add_truth
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS, VERBS

__all__ = ["add_governor"]


def add_governor(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what the word `head` says of the word `here` that hangs on it, by what hangs how on what."""
    dep = here.dep_
    if _is_cut_off(firmness, here, head):
        return
    if dep == "relcl":
        noun_over_relative(firmness, here, head)
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
    _add_reports_of(firmness, here, head)
    if here.tag_ == "VBN" and _is_there_none(here, head):
        firmness.say(Status.NEGATED, head)  # "there were no charges brought against her"
        firmness.stopped = True
        return
    if subject_of_gerund(here) is not None:
        add_report(firmness, here, head, clause=False)  # "allegations of her having been beaten"
        return
    if is_implied(here, head):
        firmness.stopped = True  # "won her appeal only to be jailed again"
        return
    if words.has("demands", "participles", head.head.lemma_.lower()) and _is_ordered(here, head):
        add_verb(firmness, here, head.head)  # "ordered the students freed"
        return
    if infinitive and _is_left_open(firmness, head):
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


def _add_reports_of(firmness: Firmness, here: Any, noun: Any) -> None:
    """Add that a noun is one of whom reports, or cases that somebody reports, tell, or a part that somebody plays."""
    reports = reports_of(noun) if here.tag_ == "VBN" else noun if tells_of(here, noun) else None
    if reports is not None:
        add_report(firmness, here, reports, clause=False)
    if here.tag_ != "VBN":
        return
    reporting = reporting_of(noun)
    if reporting is not None:
        firmness.say(Status.REPORTED, reporting)  # "reported cases of men beaten by guards"
        firmness.said_by(reporting)
    if noun.left_edge.lower_ == "any" and firmness.kind in act_types().accusing:
        firmness.say(Status.POSSIBLE, noun)  # "drop any charges filed against her"
    if is_part(noun):
        firmness.say(Status.POSSIBLE, noun)  # "starred as a nun executed by rebels"


def _is_left_open(firmness: Firmness, noun: Any) -> bool:
    """Whether a noun over an infinitive leaves it open, or undoes it, which is then added: "the right to be freed"."""
    words, word = status_words(), noun.lemma_.lower()
    if words.has("open", "negated_nouns", word):
        if firmness.negation_counts:
            firmness.turn(noun)  # "the failure to prevent"
        return True
    if not words.has("open", "nouns", word):
        return False
    if firmness.status is Status.NEGATED:
        firmness.status = Status.ASSERTED  # "the right not to be tortured"
    firmness.say(Status.POSSIBLE, noun)
    return True


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
