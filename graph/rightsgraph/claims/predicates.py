"""What a verb says of the clause or noun that hangs on it: asked for, left open, undone, denied, taken for granted."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.misreadings import is_apart
from rightsgraph.claims.negations import is_denied, is_negated, is_nothing
from rightsgraph.claims.objects import add_over_noun, add_voice, ask, ask_for
from rightsgraph.claims.outcomes import is_implied, is_put_off
from rightsgraph.claims.reports import add_teller, add_truth
from rightsgraph.claims.sayings import add_saying, is_to_be_owned
from rightsgraph.claims.voice import is_imperative, is_passive
from rightsgraph.records import Status

__all__ = ["add_verb"]

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def add_verb(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a verb says of a clause, a noun or the adjective below it."""
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    if dep == "ccomp" and is_apart(here, head):
        firmness.stopped = True  # "Five were arrested; four reportedly remain": two sentences in one
        return
    if _undoes(firmness, here, head):
        return
    if dep in ("ccomp", "csubj", "advcl"):
        add_truth(firmness, head)
        if lemma == "be":
            _add_judgement(firmness, head)
    if dep in _CLAUSES:
        _over_clause(firmness, here, head)
        add_teller(firmness, here, head)
    elif dep == "nsubjpass" and words.has("open", "awaited", lemma) and _is_to_start(head):
        firmness.say(Status.POSSIBLE, head)  # "the trial is set to take place in a month"
    elif dep == "dobj" or (dep == "nsubjpass" and is_passive(head)):
        add_over_noun(firmness, here, head)
        add_teller(firmness, here, head)
    elif (
        dep == "nsubj"
        and here.pos_ in _NOUNS
        and (_is_supposed(head) or _is_to_start(head) or _is_ahead(head) or _is_set(head))
    ):
        firmness.say(Status.POSSIBLE, head)  # "her execution would be a crime", "her trial is due to start"
    elif dep == "nsubj" and here.pos_ in _NOUNS and firmness.kind not in act_types().in_court and _is_unreal(head):
        firmness.say(Status.NEGATED, head)  # "the killing was an accident"
    elif dep == "acomp" and lemma == "be" and here.pos_ == "VERB":
        add_beside(firmness, head, negation_counts=firmness.negation_counts)  # "at no time was she beaten"
    elif dep == "acomp" and lemma == "be" and any(c.dep_ == "xcomp" for c in here.children):
        add_beside(firmness, head, negation_counts=False)  # "could be lucky to be freed"
    if firmness.stopped or _is_known(head, here) or (dep == "ccomp" and (is_imperative(head) or is_to_be_owned(head))):
        return  # "tell them that she was arrested", "must admit that" ask for no arrest
    if dep in ("ccomp", "xcomp") or (dep in ("dobj", "nsubjpass") and here.pos_ == "NOUN"):
        before = firmness.status
        brought = dep == "xcomp" or (here.pos_ == "NOUN" and words.has("bringing", "verbs", lemma))
        add_beside(firmness, head, negation_counts=firmness.negation_counts and brought)
        opened = before is Status.ASSERTED and firmness.status in (Status.REQUESTED, Status.POSSIBLE)
        if opened and dep == "ccomp" and words.status_of("speech", lemma) and not is_denied(head):
            firmness.status, firmness.cue = before, None  # "may say that": what is said is as it was


def _add_judgement(firmness: Firmness, verb: Any) -> None:
    """Add what an adjective says of a clause: "it is unlikely that", "they are worried that"."""
    words = status_words()
    for child in verb.children:
        if child.dep_ != "acomp":
            continue
        if words.has("open", "doubtful", child.lower_):
            firmness.say(Status.POSSIBLE, child)
        elif words.status_of("feelings", child.lower_) and not any(c.lower_ == "it" for c in verb.children):
            firmness.say(words.status_of("feelings", child.lower_), child)
            firmness.said_by(verb)


def _is_supposed(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in verb.children)


def _is_set(verb: Any) -> bool:
    """Whether a participle says when something is to be: "her execution, set for 12 May, would be"."""
    planned = verb.tag_ == "VBN" and status_words().has("open", "adjectives", verb.lower_)
    return planned and any(c.dep_ == "prep" and c.lower_ in ("for", "on") for c in verb.children)


def _is_ahead(verb: Any) -> bool:
    """Whether a predicate says of what a noun names that it has not come: "is imminent", "is overdue"."""
    words = status_words()
    linking = verb.lemma_ in ("be", "seem", "appear")
    predicates = (c for c in verb.children if linking and c.dep_ == "acomp" and not list(c.rights))
    return any(words.has("open", "ahead", c.lower_) or words.has("open", "doubtful", c.lower_) for c in predicates)


def _is_unreal(verb: Any) -> bool:
    """Whether a predicate says that what a noun names was no such act: "was an accident", "is a myth"."""
    if verb.lemma_ != "be" or is_negated(verb):
        return False
    below = [c for c in verb.children if c.dep_ in ("attr", "acomp") and not is_nothing(c)]  # "was no accident"
    return any(status_words().has("truth", "unreal", c.lower_) for c in below)


def _is_to_start(verb: Any) -> bool:
    """Whether what a noun names has yet to begin: "is due to start", "is to begin", "will open"."""
    words = status_words()
    if words.has("open", "starting", verb.lemma_.lower()) or _takes_place(verb):
        ahead = any(c.dep_ == "aux" and words.has("open", "modals", c.lower_) for c in verb.children)
        return ahead or verb.tag_ in ("VBZ", "VBP")  # "the trial opens on Monday"
    unbegun = verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children)  # "has yet to begin"
    if verb.lemma_ != "be" and not unbegun and not words.has("open", "awaited", verb.lemma_):
        return False
    due = (c for c in verb.children if c.dep_ == "acomp" and words.has("open", "adjectives", c.lower_))
    clauses = (c for over in (verb, *due) for c in over.children if c.dep_ == "xcomp" and is_infinitive(c))
    return any(words.has("open", "starting", c.lemma_.lower()) or _takes_place(c) for c in clauses)


def _takes_place(verb: Any) -> bool:
    return verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)


def _undoes(firmness: Firmness, here: Any, head: Any) -> bool:
    """Whether a verb ends what it governs, or keeps it from happening ("stopped beating", "refused to free")."""
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    if dep == "xcomp" and any(c.dep_ == "prt" and c.lower_ == "out" for c in head.children):
        lemma = f"{lemma} out"  # "ruled out releasing her"
    governed = dep in ("xcomp", "dobj", "ccomp") or (dep == "nsubjpass" and is_passive(head) and here.pos_ in _NOUNS)
    if not governed:
        return False
    if words.has("open", "stopping", lemma) and (dep == "xcomp" or firmness.kind not in act_types().set_beforehand):
        firmness.stopped = True  # what is stopped, or should be, did happen
        return True
    if (
        not words.has("open", "stopping", lemma)
        and not words.has("open", "negated", lemma)
        and not (dep not in ("xcomp", "ccomp") and words.has("put_off", "negated", lemma))
    ):
        return False
    if firmness.negation_counts and not is_put_off(here):
        firmness.turn(head)
    return True


def _is_known(head: Any, here: Any) -> bool:
    """Whether a verb takes its clause for granted, whatever stands beside it ("did not admit killing her")."""
    return here.dep_ == "xcomp" and here.tag_ == "VBG" and status_words().has("knowing", "verbs", head.lemma_.lower())


def _over_clause(firmness: Firmness, here: Any, head: Any) -> None:
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    infinitive = is_infinitive(here) or (dep == "xcomp" and (here.tag_ == "VBG" or _is_being(here)))
    if is_implied(here, head) or _is_told_of_oneself(firmness, here, head):
        return
    if is_infinitive(here) and _is_awaited(firmness, here, head):
        return
    if (infinitive or here.tag_ == "VBN") and is_passive(head) and words.status_of("raising", lemma):
        firmness.say(words.status_of("raising", lemma), head)
    elif is_infinitive(here) and words.has("demands", "needed", lemma) and head.tag_ in _PRESENT:
        over = any(c.lower_ == "have" for c in here.children)
        firmness.say(Status.NEGATED if over else Status.REQUESTED, head)  # "ought to (have been) released"
    elif is_infinitive(here) and words.has("telling", "claiming", lemma) and not _has_object(head):
        firmness.say(Status.ALLEGED, head)  # "claims to have been beaten"
        firmness.said_by(head)
    elif words.status_of("linking", lemma):
        firmness.say(words.status_of("linking", lemma), head)
    elif _is_held_by_order(firmness, here, head):
        return
    elif not infinitive and words.has("demands", "participles", lemma) and is_passive(here) and not _is_finite(here):
        ask(firmness, head)  # "wants her freed"
        add_voice(firmness, head)
    elif (dep != "xcomp" and not infinitive) or (infinitive and lemma == "say"):
        add_saying(firmness, here, head)
    elif words.has("imposed", "verbs", lemma) and words.has("imposed", "infinitives", here.lemma_.lower()):
        return  # "was ordered to serve a year in a labour camp"
    elif infinitive and words.has("demands", "intending", lemma) and not is_passive(here) and not _has_object(head):
        firmness.say(Status.POSSIBLE, head)  # "wanted to arrest her"
    elif infinitive and words.has("demands", "verbs", lemma):
        ask_for(firmness, here, head)
    elif infinitive and (words.has("open", "possible", lemma) or (lemma == "go" and head.tag_ == "VBG")):
        firmness.say(Status.POSSIBLE, head)  # "they are going to kill him"
    elif is_infinitive(here) and words.has("demands", "verbs_for", lemma):
        ask_for(firmness, here, head)  # "called on the government to release her"


def _is_told_of_oneself(firmness: Firmness, here: Any, head: Any) -> bool:
    """Whether a clause is what somebody denies, admits or tells of himself, which is then added."""
    words = status_words()
    lemma = head.lemma_.lower()
    gerund = here.dep_ == "xcomp" and (here.tag_ == "VBG" or _is_being(here))
    if lemma == "deny" and is_denied(head):
        firmness.say(Status.REPORTED, head)  # "did not deny that he was held": nobody said he was, nor that he was not
        firmness.negation_counts = False
    elif lemma == "deny" and here.dep_ == "xcomp":
        firmness.say(Status.DENIED, head)
        firmness.said_by(head)
    elif here.dep_ == "xcomp" and here.tag_ == "VBG" and words.has("confessing", "verbs", lemma):
        if is_denied(head):
            firmness.say(Status.ALLEGED, head)  # "has not admitted killing B"
        else:
            firmness.said_by(head)
    elif gerund and words.has("telling", "verbs", lemma) and not is_denied(head):
        firmness.said_by(head)  # "described being beaten"
    else:
        return False
    return True


def _is_being(verb: Any) -> bool:
    return any(c.dep_ == "auxpass" and c.lower_ == "being" for c in verb.children)


def _has_object(verb: Any) -> bool:
    return any(c.dep_ in ("dobj", "dative") for c in verb.children)


def _is_held_by_order(firmness: Firmness, here: Any, head: Any) -> bool:
    """Whether an authority orders somebody into custody, which the order itself does: "ordered her held for a week"."""
    kinds = act_types().hosts | (act_types().penalties & act_types().of_one_verdict)
    ordered = status_words().has("imposed", "detaining", head.lemma_.lower()) and is_passive(here)
    return ordered and firmness.kind in kinds and not is_denied(head)  # "did not order": see `_ask`


def _is_awaited(firmness: Firmness, here: Any, head: Any) -> bool:
    """Whether an infinitive is still to come: "was to be executed", "is expected to be freed", "have yet to charge"."""
    lemma = head.lemma_.lower()
    if lemma == "have" and any(c.lower_ == "yet" for c in head.children):
        firmness.say(Status.NEGATED, head)
        return True
    perfect = any(c.lower_ == "have" for c in here.children)
    if lemma == "be" or (status_words().has("open", "awaited", lemma) and not perfect):
        firmness.say(Status.POSSIBLE, head)
        return True
    return False


def _is_finite(verb: Any) -> bool:
    return any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
