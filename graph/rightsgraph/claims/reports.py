"""What a noun of report, or a judgement of its truth, makes of what it is about."""

from typing import Any

from rightsgraph.claims.firmness import Firmness
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_denied, is_negated
from rightsgraph.records import Status
from rightsgraph.tagging.labels import FINITE, SUBJECTS

__all__ = ["add_rejection", "add_report", "add_run_on", "add_teller", "add_telling", "add_truth"]

_PREDICATES = frozenset({"oprd", "acomp", "ccomp", "xcomp", "amod", "pobj", "advcl"})


def add_run_on(firmness: Firmness, verb: Any) -> None:
    """Add the "reports" that the parser takes for a part of who does it: "reports soldiers killed two men emerged"."""
    doers = [c for c in verb.children if c.dep_ in SUBJECTS] or ([verb.head] if verb.dep_ == "acl" else [])
    for doer in doers:
        for noun in (c for c in doer.children if c.dep_ == "compound" and c.tag_ == "NNS"):
            add_report(firmness, verb, noun, clause=False)


def add_report(firmness: Firmness, here: Any, noun: Any, *, clause: bool) -> None:
    """Add what a noun of report says of what follows its "that" (`clause`) or "of", and what becomes of it."""
    words = status_words()
    lemma = noun.lemma_.lower()
    status = words.status_of("source_nouns", lemma)
    if status is None and not words.has("evidence", "nouns", lemma):
        return
    over = noun.head if status is None and noun.dep_ in ("dobj", "attr") else None
    scarce = any(words.has("evidence", "scarce", c.lower_) for c in noun.children if c.dep_ == "amod")
    undone = over is not None and over.pos_ in ("VERB", "AUX") and is_negated(over)
    if is_negated(noun) or undone or (scarce and words.has("evidence", "nouns", lemma)):
        firmness.say(Status.POSSIBLE, noun)  # "no evidence that she was tortured", "no reports of it"
    if status is None:
        return
    false = next((c for c in noun.children if c.dep_ == "amod" and words.has("truth", "false", c.lower_)), None)
    if false is not None:
        firmness.say(Status.NEGATED, false)
    bare = here.dep_ == "acl" and any(c.dep_ in SUBJECTS for c in here.children)  # "allegations he ordered it"
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
    out = next((c.lower_ for c in over.children if c.dep_ in ("prt", "advmod") and c.i == over.i + 1), "")
    phrase = f"{lemma} {out}".rstrip()
    rejected = any(words.has("rejections", "verbs", w) for w in (lemma, phrase)) and noun.dep_ != "nsubj"
    if not rejected and words.has("rejections", "calling", lemma):
        behind = (t for t in over.subtree if t.dep_ in _PREDICATES or (t.dep_ == "dobj" and t.i > noun.i))
        rejected = any(words.has("truth", "false", t.lower_) for t in behind)
    elif not rejected and noun.dep_ == "nsubj" and words.has("truth", "false", over.lower_):
        over = over.head  # "called the report false", a clause of its own for the parser
        rejected = words.has("rejections", "calling", over.lemma_.lower())
    if noun.dep_ in ("dobj", "nsubjpass") and words.has("rejections", "inventing", phrase) and not is_denied(over):
        firmness.say(Status.NEGATED, over)  # "made up the story that"
    elif rejected and not is_denied(over):
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
    if noun.dep_ not in SUBJECTS:
        over = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > noun.i), noun)
    if over == noun or over.pos_ not in ("VERB", "AUX"):
        return
    if words.has("truth", "false", over.lower_):  # "the story was invented"
        firmness.say(Status.NEGATED, over)
    for verb in (over, *(c for c in over.children if c.dep_ in ("xcomp", "ccomp"))):
        add_truth(firmness, verb)


def add_telling(firmness: Firmness, verb: Any) -> None:
    """Add what the verb of saying over a clause makes of what was done besides it in the same telling."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    claiming = verb.dep_ == "xcomp" and status_words().has("telling", "claiming", verb.head.lemma_.lower())
    if claiming:  # "claimed to have been hurt after being abducted"
        firmness.say(Status.ALLEGED, verb.head)
        firmness.said_by(verb.head)
        return
    lists = {"ccomp": "speech", "acl": "source_nouns"}
    kind = lists.get(verb.dep_) if verb.dep_ != "acl" or verb.tag_ in FINITE else None
    status = status_words().status_of(kind, verb.head.lemma_.lower()) if kind is not None else None
    if status in ("reported", "alleged"):
        firmness.say(status, verb.head)


def add_teller(firmness: Firmness, here: Any, verb: Any) -> None:
    """Add that what tells or shows a clause or an act is faked, made up or taken back: "a doctored video showed"."""
    words = status_words()
    showing = words.has("truth", "showing", verb.lemma_.lower())
    if here.dep_ != "ccomp" and not showing:
        return
    for noun in (c for c in verb.children if c.dep_ == "nsubj"):
        beside = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
        faked = any(words.has("truth", "faked", c.lower_) for c in beside)
        if faked or _is_superseded(noun):
            firmness.say(Status.NEGATED, noun)
        drawn = showing and words.has("open", "depicting", noun.lemma_.lower())
        if drawn or any(words.has("truth", "made_up", c.lower_) for c in beside):
            firmness.say(Status.POSSIBLE, noun)


def _is_superseded(noun: Any) -> bool:
    """Whether a noun is what a text was before it was corrected: "an earlier version of this article"."""
    words = status_words()
    earlier = any(c.dep_ == "amod" and words.has("truth", "superseded", c.lower_) for c in noun.children)
    if not earlier or not words.has("truth", "versions", noun.lemma_.lower()):
        return False
    of = [o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
    return all(words.has("truth", "texts", o.lemma_.lower()) for o in of)


def add_truth(firmness: Firmness, verb: Any) -> None:
    """Add that a clause or report is said not to be so: "it is not true that", "it is false that"."""
    words = status_words()
    named = "negated" if is_negated(verb) else "false"
    for child in (verb, *verb.children):
        false = words.has("truth", named, child.lower_) or words.has("truth", named, child.lemma_.lower())
        if false and child.dep_ in ("acomp", "attr", "oprd", "xcomp"):
            firmness.say(Status.NEGATED, child)
