"""What a verb of saying makes of what it is over, and who speaks by it."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import is_infinitive, subjects
from rightsgraph.claims.firmness import Firmness
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_denied, is_negated, is_nothing
from rightsgraph.claims.reports import add_report, add_truth
from rightsgraph.claims.speakers import is_accuser, is_press
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS

__all__ = [
    "add_judgement",
    "add_saying",
    "is_forced",
    "is_to_be_owned",
    "news_heard",
]


def is_forced(confessing: Any) -> bool:
    """Return whether words were wrung from somebody: "confessed under torture", "was made to say".

    What somebody says after an ill-treatment, and confesses nothing, is said freely.
    """
    words, over = status_words(), confessing.head
    if confessing.dep_ in ("xcomp", "ccomp") and words.has("confessing", "forcing", over.lemma_.lower()):
        return True
    told = words.has("confessing", "verbs", confessing.lemma_.lower())
    under = (c for c in confessing.children if c.dep_ == "prep" and c.lower_ in ("under", "after")[: 1 + told])
    return any(status_words().has("confessing", "forced", p.lemma_.lower()) for u in under for p in u.children)


def is_to_be_owned(verb: Any) -> bool:
    """Return whether somebody should say or know what is so: "must admit that", "demand to know who"."""
    words, lemma = status_words(), verb.lemma_.lower()
    if not words.has("knowing", "verbs", lemma) and not (words.has("knowing", "finding", lemma) and _asks(verb)):
        return False
    asked = is_infinitive(verb) and verb.dep_ in ("xcomp", "advcl", "ccomp")
    return asked or any(c.dep_ == "aux" and words.has("open", "demand_modals", c.lower_) for c in verb.children)


def _asks(verb: Any) -> bool:
    """Whether a verb is over a clause with "who", "why" or the like."""
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    return any(w.tag_ in ("WP", "WRB", "WDT") for c in clauses for w in c.children)


def add_saying(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a verb of saying over a clause says of it and, unless a nearer one did, the speaker."""
    words = status_words()
    lemma = head.lemma_.lower()
    if _is_of_oneself(here) or _is_behind_name(here, head):
        return  # "finds herself facing charges"
    status = _status_of(head)
    opened = any(c.lower_ == "that" and c.dep_ == "mark" for c in here.children)
    subjunctive = _is_subjunctive(here, head) or (opened and words.has("demands", "verbs_that", lemma))
    heard = news_heard(here, head)
    if heard is not None:
        add_report(firmness, here, heard, clause=False)  # "responding to news that she was held": so says the news
    elif is_to_be_owned(head):
        firmness.stopped = not words.has("demands", "verbs", lemma)  # nobody has said so yet, but so it is
    elif _is_question(here):
        firmness.say(Status.POSSIBLE, head)  # "Did you kill my son?" she asked
        firmness.said_by(head)
    elif status is None or _is_noun(head):
        _add_other(firmness, here, head, subjunctive=subjunctive)
    elif is_denied(head):
        _add_unsaid(firmness, here, head)
        firmness.negation_counts = False
    else:
        firmness.negation_counts = False  # what stands over the saying undoes only that it was said
        _add_said(firmness, head, status, subjunctive=subjunctive)


def _is_of_oneself(clause: Any) -> bool:
    reflexive = any(c.dep_ in SUBJECTS and c.lower_.endswith(("self", "selves")) for c in clause.children)
    return reflexive and _is_bare(clause)


def _status_of(verb: Any) -> str | None:
    """How firm what a verb says is by itself, its particle counted ("ruled out that"); None for other verbs."""
    words, lemma = status_words(), verb.lemma_.lower()
    out = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    status = words.status_of("speech", f"{lemma} {out}") or words.status_of("speech", lemma)
    return status or (words.status_of("raising", lemma) if is_passive(verb) else None)


def _add_said(firmness: Firmness, head: Any, status: str, *, subjunctive: bool) -> None:
    """Add what somebody says, or has said untruly."""
    words, lemma = status_words(), head.lemma_.lower()
    false = next((c for c in head.children if words.has("truth", "falsely", c.lower_) and c.dep_ == "advmod"), None)
    untrue = false if false is not None else _lie_in(head)
    if untrue is not None:
        firmness.say(Status.NEGATED, untrue)  # "wrongly reported that": the text takes it back
        return
    status = _by_mood(firmness, head, status, subjunctive=subjunctive)
    if is_passive(head) and not words.has("passive_speech", "addressed", lemma):
        reported = words.has("passive_speech", "reported", lemma)
        firmness.say("reported" if reported else status, head)
        return
    tellers = subjects(head)
    if any(map(is_accuser, tellers)) and firmness.kind in act_types().accusable:
        status = Status.ALLEGED  # "the indictment says that"
    firmness.say(status, head)
    if firmness.said_by(head) and not any(map(is_press, tellers)):
        return
    if tellers and firmness.status is Status.NEGATED and status in ("asserted", "alleged"):
        firmness.say(Status.DENIED, head)  # "the report claimed that she had not been held"
    elif tellers and status == "asserted":
        firmness.say(Status.REPORTED, head)  # somebody says so; nobody knows who


def _by_mood(firmness: Firmness, head: Any, status: str, *, subjunctive: bool) -> str:
    """How firm it is said by the form of the clause, and by who says it under what: under torture, as a demand."""
    words, lemma = status_words(), head.lemma_.lower()
    noun = words.status_of("source_nouns", head.head.lemma_.lower()) if head.dep_ == "acl" else None
    if (status == "asserted" and (is_forced(head) or _is_charged(head))) or noun == "alleged":
        status = "alleged"  # "said under torture that", "a confession saying that"
    elif words.has("speech", "requested", lemma) and status in ("asserted", "requested"):
        status = "requested" if subjunctive else "asserted"  # "insisted that she was tortured", "that she be freed"
    if status == "requested" and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue, status = Status.POSSIBLE, head, "possible"  # "demanded that she not be deported"
    if lemma == "fear" and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue = Status.OPINION, head
    return status


def news_heard(here: Any, verb: Any) -> Any | None:
    """Return the news to which somebody responds, where what it tells hangs on the verb: "responding to news that"."""
    to = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" and verb.i < c.i < here.i)
    nouns = (p for c in to for p in c.children if p.dep_ == "pobj")
    return next((n for n in nouns if status_words().status_of("source_nouns", n.lemma_.lower())), None)


def _is_charged(saying: Any) -> bool:
    """Whether somebody is punished for what he says: "was fined for writing that"."""
    over = saying.head.head
    blamed = saying.dep_ == "pcomp" and saying.head.lower_ in ("for", "over")
    return blamed and status_words().has("accusing", "verbs", over.lemma_.lower())


def _lie_in(saying: Any) -> Any | None:
    """The verb that makes a lie of what somebody says: "apologised for saying that", "lied when he said that"."""
    words, over = status_words(), saying.head
    if saying.dep_ == "pcomp":
        return over.head if words.has("rejections", "apologising", over.head.lemma_.lower()) else None
    lied = saying.dep_ == "advcl" and words.has("rejections", "lying", over.lemma_.lower())
    return over if lied and not is_denied(over) else None


def _is_subjunctive(here: Any, head: Any) -> bool:
    """Whether a clause tells what should be: "demanded that A be freed", "demanded that officials ban her paper"."""
    if here.tag_ == "VB" or any(c.lower_ in ("be", "should") for c in here.children):
        return True
    bare = here.tag_ == "VBP" and here.lower_ == here.lemma_ and not any(c.dep_ == "aux" for c in here.children)
    return bare and head.tag_ in ("VBD", "VBN")  # no present follows a past but this


def _add_other(firmness: Firmness, here: Any, head: Any, *, subjunctive: bool) -> None:
    """Add what other verbs say of a clause: "ordered that she be freed", "rumours spread that ..."."""
    words = status_words()
    lemma = head.lemma_.lower()
    if _is_noun(head):
        _add_misread_report(firmness, here, head)
        return
    if subjunctive and words.has("imposed", "detaining", lemma) and firmness.kind in act_types().hosts:
        return  # "the court ordered that she be held"
    if subjunctive and words.has("demands", "verbs", lemma):
        if firmness.status is Status.NEGATED:
            firmness.status, firmness.cue = Status.POSSIBLE, head
        firmness.say(Status.REQUESTED, head)
        if not words.has("demands", "orders", lemma):
            firmness.said_by(head)
        return
    if any(is_nothing(c) for c in head.children if c.dep_ in SUBJECTS):
        firmness.say(Status.POSSIBLE, head)  # "no evidence has emerged that", "no one saw soldiers kill her"
        firmness.negation_counts = False
        return
    if _is_bare(here) and words.has("witnessing", "verbs", lemma):
        _add_witness(firmness, head)
        return
    if lemma == "have" and any(c.dep_ == "dobj" and c.lower_ == "it" for c in head.children):
        firmness.say(Status.REPORTED, head)  # "rumour has it that"
    whole = any(c.dep_ == "mark" and c.lower_ == "that" for c in here.children)
    if whole and words.has("knowing", "verbs", lemma) and _is_under_denial(head):
        firmness.stopped = True  # "denied knowing that"
        return
    if whole and is_denied(head):
        _add_unsaid(firmness, here, head)
        firmness.negation_counts = False  # "failed to prove that"
    elif lemma == "ensure" and is_infinitive(head) and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue = Status.POSSIBLE, head  # "to ensure that she is not beaten"
    sources = (words.status_of("source_nouns", c.lemma_.lower()) for c in head.children if c.dep_ in SUBJECTS)
    firmness.say(next((s for s in sources if s is not None), None), head)


def _is_behind_name(here: Any, head: Any) -> bool:
    """Whether a verb only tells a name, and the clause goes on behind it: "his cousin, called Bo Lin, was released"."""
    named = any(c.dep_ in ("dobj", "oprd") and c.i < here.i for c in head.children)
    bare = not any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in here.children)
    first = min((c.i for c in here.children if c.dep_ in ("aux", "auxpass")), default=0)
    return named and bare and first > head.i and here.doc[first - 1].text == ","


def _is_question(clause: Any) -> bool:
    """Whether a clause ends in a question mark, which the parser may hang on the verb of saying."""
    last = clause.right_edge
    behind = last.nbor(1) if last.i + 1 < len(clause.doc) else last
    return any(t.text == "?" for t in (last, behind, *clause.children))


def _is_under_denial(verb: Any) -> bool:
    """Whether somebody denies what a verb says: "denied knowing", "denied that he knew"."""
    over = verb.head
    return verb.dep_ in ("xcomp", "ccomp") and status_words().status_of("speech", over.lemma_.lower()) == Status.DENIED


def _is_noun(verb: Any) -> bool:
    """Whether a noun of report was read as a verb, without subject or auxiliary: "Rumours that she had died"."""
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children):
        return False
    return status_words().status_of("source_nouns", verb.lemma_.lower()) is not None


def _add_misread_report(firmness: Firmness, here: Any, noun: Any) -> None:
    """Add what a report says whose noun was read as a verb, and what becomes of it behind."""
    firmness.say(status_words().status_of("source_nouns", noun.lemma_.lower()), noun)
    for verb in (c for c in noun.children if c.i > here.i and c.pos_ in ("VERB", "AUX")):
        add_truth(firmness, verb)


def _is_bare(clause: Any) -> bool:
    """Whether a clause has neither "that" nor an auxiliary: "saw police beat her"."""
    return not any(c.dep_ in ("mark", "aux", "auxpass") for c in clause.children)


def _add_witness(firmness: Firmness, head: Any) -> None:
    """Take observers and witnesses as those who say what they saw ("observers saw police beat her")."""
    watching = any(status_words().has("witnessing", "nouns", s.lemma_.lower()) for s in subjects(head))
    if watching and not is_passive(head) and not is_negated(head) and not _is_supposed(head):
        firmness.said_by(head)


def add_judgement(firmness: Firmness, verb: Any) -> None:
    """Take who condemns or criticises an act as saying it ("a statement condemning her arrest"), where they do so."""
    if not status_words().has("judging", "verbs", verb.lemma_.lower()) or firmness.speaker is not None:
        return
    if is_negated(verb) or _is_supposed(verb) or verb.dep_ == "pcomp":
        return  # "without condemning", "should condemn"
    noun = verb.head
    if verb.dep_ != "acl" or not status_words().status_of("source_nouns", noun.lemma_.lower()):
        firmness.said_by(verb)
        return
    firmness.told_by(noun)
    issuing = noun.head
    if noun.dep_ == "dobj" and not is_negated(issuing) and not _is_supposed(issuing):
        firmness.said_by(issuing)  # "issued a statement condemning"


def _is_supposed(verb: Any) -> bool:
    """Whether "should", "may" or the like stands before a verb."""
    words = status_words()
    modals = (c.lower_ for c in verb.children if c.dep_ == "aux")
    return any(words.has("open", "modals", m) or words.has("open", "demand_modals", m) for m in modals)


def _add_unsaid(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what is left when nobody says it: nothing is claimed, but what one may only know or ask about is a fact."""
    words = status_words()
    asked = any(c.tag_ in ("WRB", "WP", "WDT") for c in here.children)  # "did not say why she was arrested"
    if asked or words.has("knowing", "verbs", head.lemma_.lower()):
        return
    firmness.say(Status.POSSIBLE, head)
