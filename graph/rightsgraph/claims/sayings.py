"""What a verb of saying, a report or a judgement of truth makes of what it is over, and who speaks by it."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import is_infinitive, subjects
from rightsgraph.claims.firmness import Firmness
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_negated
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status

__all__ = [
    "add_judgement",
    "add_rejection",
    "add_report",
    "add_saying",
    "add_truth",
    "is_denied",
    "is_forced",
    "is_to_be_owned",
]

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PREDICATES = frozenset({"oprd", "acomp", "ccomp", "xcomp", "amod", "pobj", "advcl"})


def is_denied(verb: Any) -> bool:
    """Return whether nothing is said by a verb of saying: "did not say that", "refused to confirm that"."""
    if is_negated(verb) or _is_beyond(verb):
        return True
    over = verb.head
    if is_infinitive(verb) and verb.dep_ in ("acl", "relcl"):
        return is_nothing(over)  # "nothing to suggest that", "no evidence to show that"
    return verb.dep_ == "xcomp" and over != verb and status_words().has("open", "negated", over.lemma_.lower())


def is_forced(confessing: Any) -> bool:
    """Return whether a confession was wrung from somebody: "confessed under torture"."""
    under = (c for c in confessing.children if c.dep_ == "prep" and c.lower_ in ("under", "after"))
    return any(status_words().has("confessing", "forced", p.lemma_.lower()) for u in under for p in u.children)


def is_to_be_owned(verb: Any) -> bool:
    """Return whether somebody should say or know what is so: "must admit that", "demand to know who"."""
    words = status_words()
    if not words.has("knowing", "verbs", verb.lemma_.lower()):
        return False
    asked = is_infinitive(verb) and verb.dep_ in ("xcomp", "advcl", "ccomp")
    return asked or any(c.dep_ == "aux" and words.has("open", "demand_modals", c.lower_) for c in verb.children)


def is_nothing(noun: Any) -> bool:
    """Return whether a noun says that there is nothing of the kind: "nothing", "no evidence"."""
    return noun.lower_ == "nothing" or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_beyond(verb: Any) -> bool:
    """Whether somebody cannot do what an infinitive says: "unable to", "not able to", "not in a position to"."""
    words = status_words()
    over, able = verb.head, verb.head.lower_
    if verb.dep_ == "xcomp" and over != verb:
        if words.has("open", "negated_adjectives", able):
            return True
        if words.has("open", "able", able) and over.head.pos_ in ("VERB", "AUX"):
            return is_negated(over.head)
    if not is_infinitive(verb):
        return False
    while over.head != over and over.pos_ not in ("VERB", "AUX"):
        over = over.head
    nouns = (n for p in over.children if p.dep_ == "prep" and p.lower_ == "in" for n in p.children)
    return is_negated(over) and any(words.has("open", "able_nouns", n.lower_) and n.i < verb.i for n in nouns)


def add_saying(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a verb of saying over a clause says of it and, unless a nearer one did, the speaker."""
    words = status_words()
    lemma = head.lemma_.lower()
    passive = is_passive(head)
    reflexive = any(c.dep_ in _SUBJECT and c.lower_.endswith(("self", "selves")) for c in here.children)
    if reflexive and _is_bare(here):
        return  # "finds herself facing charges"
    out = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    status = words.status_of("speech", f"{lemma} {out}") or words.status_of("speech", lemma)  # "ruled out that"
    status = status or (words.status_of("raising", lemma) if passive else None)
    subjunctive = here.tag_ == "VB" or any(c.lower_ in ("be", "should") for c in here.children)
    if is_to_be_owned(head):
        firmness.stopped = not words.has("demands", "verbs", lemma)  # nobody has said so yet, but so it is
        return
    if _is_question(here):
        firmness.say(Status.POSSIBLE, head)  # "Did you kill my son?" she asked
        firmness.said_by(head)
        return
    if status is None or _is_noun(head):
        _add_other(firmness, here, head, subjunctive=subjunctive)
        return
    if is_denied(head):
        _add_unsaid(firmness, here, head)
        firmness.negation_counts = False
        return
    firmness.negation_counts = False  # what stands over the saying undoes only that it was said
    false = next((c for c in head.children if words.has("truth", "falsely", c.lower_) and c.dep_ == "advmod"), None)
    if false is not None:
        firmness.say(Status.NEGATED, false)  # "wrongly reported that": the text takes it back
        return
    if words.has("confessing", "verbs", lemma) and is_forced(head):
        status = "alleged"
    elif words.has("speech", "requested", lemma) and not subjunctive:
        status = "asserted"  # "insisted that she was tortured"
    elif status == "requested" and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue, status = Status.POSSIBLE, head, "possible"  # "demanded that she not be deported"
    if lemma == "fear" and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue = Status.OPINION, head
    if passive and not words.has("passive_speech", "addressed", lemma):
        reported = words.has("passive_speech", "reported", lemma)
        firmness.say("reported" if reported else status, head)
        return
    firmness.say(status, head)
    if not firmness.said_by(head) and status == "asserted" and subjects(head):  # somebody says so; nobody knows who
        firmness.say(Status.DENIED if firmness.status is Status.NEGATED else Status.REPORTED, head)


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
    if _is_bare(here) and words.has("witnessing", "verbs", lemma):
        _add_witness(firmness, head)
        return
    if any(is_nothing(c) for c in head.children if c.dep_ in _SUBJECT):
        firmness.say(Status.POSSIBLE, head)  # "no evidence has emerged that", "nothing proves that"
        firmness.negation_counts = False
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
    sources = (words.status_of("source_nouns", c.lemma_.lower()) for c in head.children if c.dep_ in _SUBJECT)
    firmness.say(next((s for s in sources if s is not None), None), head)


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
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ in _SUBJECT or c.dep_ == "aux" for c in verb.children):
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


def add_report(firmness: Firmness, here: Any, noun: Any, *, clause: bool) -> None:
    """Add what a noun of report says of what follows its "that" (`clause`) or "of", and what becomes of it."""
    words = status_words()
    lemma = noun.lemma_.lower()
    status = words.status_of("source_nouns", lemma)
    if status is None and not words.has("evidence", "nouns", lemma):
        return
    over = noun.head if status is None and noun.dep_ in ("dobj", "attr") else None
    if is_negated(noun) or (over is not None and over.pos_ in ("VERB", "AUX") and is_negated(over)):
        firmness.say(Status.POSSIBLE, noun)  # "no evidence that she was tortured", "no reports of it"
    if status is None:
        return
    false = next((c for c in noun.children if c.dep_ == "amod" and words.has("truth", "false", c.lower_)), None)
    if false is not None:
        firmness.say(Status.NEGATED, false)
    bare = here.dep_ == "acl" and any(c.dep_ in _SUBJECT for c in here.children)  # "allegations he ordered it"
    told = not clause or bare or any(c.dep_ == "mark" and c.lower_ == "that" for c in here.children)
    firmness.say(status if told else None, noun)
    add_rejection(firmness, noun)
    _add_emptiness(firmness, noun)
    _add_verdict(firmness, noun)
    if firmness.status.happened:
        firmness.told_by(noun)


def add_rejection(firmness: Firmness, noun: Any) -> None:
    """Add that the subject of a verb denies what a noun reports: "denied allegations that", "rejected reports of"."""
    words = status_words()
    over, as_ = noun.head, noun.dep_ == "pobj" and noun.head.lower_ == "as"
    if as_:
        over = over.head  # "dismissed as baseless claims that"
    elif noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return
    lemma = over.lemma_.lower()
    rejected = words.has("rejections", "verbs", lemma) and noun.dep_ != "nsubj"
    if not rejected and words.has("rejections", "calling", lemma):
        behind = (t for t in over.subtree if t.dep_ in _PREDICATES or (t.dep_ == "dobj" and t.i > noun.i))
        rejected = any(words.has("truth", "false", t.lower_) for t in behind)
    elif not rejected and noun.dep_ == "nsubj" and words.has("truth", "false", over.lower_):
        over = over.head  # "called the report false", a clause of its own for the parser
        rejected = words.has("rejections", "calling", over.lemma_.lower())
    if rejected and not is_denied(over):
        firmness.say(Status.DENIED, over)
        firmness.said_by(over)


def _add_emptiness(firmness: Firmness, noun: Any) -> None:
    """Add that there is nothing in a report: "no truth in reports that", "contrary to reports that"."""
    words, over = status_words(), noun.head.head
    if noun.dep_ != "pobj" or over == noun.head:
        return
    empty = words.has("rejections", "truths", over.lemma_.lower())
    if words.has("rejections", "contrary", over.lower_) or (empty and (is_negated(over) or is_negated(over.head))):
        firmness.say(Status.NEGATED, over)


def _add_verdict(firmness: Firmness, noun: Any) -> None:
    """Add that a report is false: "reports that he had died were false", "turned out to be untrue"."""
    words = status_words()
    over = noun.head
    if noun.dep_ not in _SUBJECT:
        over = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > noun.i), noun)
    if over == noun or over.pos_ not in ("VERB", "AUX"):
        return
    if words.has("truth", "false", over.lower_):  # "the story was invented"
        firmness.say(Status.NEGATED, over)
    for verb in (over, *(c for c in over.children if c.dep_ in ("xcomp", "ccomp"))):
        add_truth(firmness, verb)


def add_truth(firmness: Firmness, verb: Any) -> None:
    """Add that a clause or report is said not to be so: "it is not true that", "it is false that"."""
    words = status_words()
    named = "negated" if is_negated(verb) else "false"
    for child in (verb, *verb.children):
        false = words.has("truth", named, child.lower_) or words.has("truth", named, child.lemma_.lower())
        if false and child.dep_ in ("acomp", "attr", "oprd", "xcomp"):
            firmness.say(Status.NEGATED, child)
