"""What one word below a verb or noun says of how firm it is: a modal, a hedge, "any", "almost"."""

from typing import Any

from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import negates
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["modal_status", "modifier_status"]


def modal_status(auxiliary: Any) -> Status | None:
    """Return the status that an auxiliary gives its verb, or None."""
    words = status_words()
    if words.has("open", "demand_modals", auxiliary.lower_):
        return Status.REQUESTED
    return Status.POSSIBLE if words.has("open", "modals", auxiliary.lower_) else None


def modifier_status(child: Any, *, negation_counts: bool) -> str | None:
    """Return the status that one word below a verb or noun gives it, or None."""
    words = status_words()
    if child.dep_ == "aux":
        return modal_status(child)
    if child.dep_ == "mark":
        as_though = child.lower_ == "though" and child.i and child.nbor(-1).lower_ == "as"
        return Status.POSSIBLE if as_though or words.has("open", "conditions", child.lower_) else None
    if child.dep_ == "amod":
        whole = child.lower_ if child.left_edge == child else child.doc[child.left_edge.i : child.i + 1].text.lower()
        return words.status_of("adjectives", whole) or words.status_of("adjectives", child.lower_)  # "so-called"
    if negation_counts and _is_almost(child):
        return Status.NEGATED  # "beaten half to death"
    if child.dep_ in ("nmod", "compound") and child.ent_type_ == "DATE":  # "his alleged May 9 beating of a monk"
        return next((s for c in child.children if (s := words.status_of("adjectives", c.lower_))), None)
    if child.dep_ == "det" and child.lower_ == "any" and child.head.pos_ == "NOUN":
        return Status.POSSIBLE  # "drop any charges against them"
    if child.dep_ in ("agent", "prep") and child.lower_ == "by" and child.i and child.nbor(-1).dep_ == "advmod":
        return words.status_of("adverbs", child.nbor(-1).lower_)  # "was shot, reportedly by soldiers"
    if child.dep_ == "prep" and child.lower_ == "in" and any(_is_fiction(c) or _is_case(c) for c in child.children):
        return Status.POSSIBLE  # "in the novel, soldiers torture A", "in case she is arrested"
    if child.dep_ == "prep" and words.has("caused", "verbs", child.head.lemma_):
        return _of_cause(child)
    if negation_counts and negates(child):
        either = child.dep_ == "neg" and child.i > 1 and child.nbor(-2).lower_ == "or"
        return Status.POSSIBLE if either else Status.NEGATED  # "may or may not have been"
    if child.dep_ == "advmod" and child.i + 1 < len(child.doc) and child.nbor().like_num:
        return None  # "nearly 40 were arrested"
    if child.dep_ in ("advmod", "npadvmod", "neg"):
        status = words.status_of("adverbs", child.lower_)
        return status if status != "negated" or negation_counts else None
    return Status.POSSIBLE if negation_counts and _is_of_some(child) else None


def _of_cause(preposition: Any) -> str | None:
    """The status of a cause that is only alleged: "died from alleged torture"."""
    words = status_words()
    causes = preposition.children if words.has("caused", "prepositions", preposition.lower_) else ()
    said = [words.status_of("adjectives", a.lower_) for c in causes for a in c.children if a.dep_ == "amod"]
    if "alleged" in said or not causes:
        return "alleged" if "alleged" in said else None
    beside = (words.status_of("adverbs", c.lower_) for c in preposition.children if c.dep_ == "advmod")
    return next((status for status in beside if status in ("reported", "alleged")), None)  # "reportedly from torture"


def _is_of_some(noun: Any) -> bool:
    """Whether who does or undergoes it are said to be some of many, nobody knows who: "not all", "few of them"."""
    if noun.dep_ not in SUBJECTS and noun.dep_ != "dobj":
        return False
    words, first = status_words(), noun.left_edge
    if first.lower_ == "not" and first.i < noun.i:
        return words.has("beside", "whole", first.nbor().lower_)
    amount = first if first.i < noun.i else noun
    return words.has("beside", "few", amount.lower_) and noun in (amount, amount.head, amount.head.head)


def _is_almost(child: Any) -> bool:
    """Whether "to death" is taken back: "beaten half to death"."""
    if child.dep_ != "prep" or child.lower_ != "to":
        return False
    return any(c.dep_ == "pobj" and c.lower_ == "death" for c in child.children) and (
        child.i > 0 and status_words().has("beside", "barely", child.nbor(-1).lower_)
    )


def _is_fiction(noun: Any) -> bool:
    return bool(noun.dep_ == "pobj" and status_words().has("open", "fiction", noun.lemma_.lower()))


def _is_case(noun: Any) -> bool:
    """Whether a "case" opens a condition: "in case she is arrested", not "in this case"."""
    clause = noun.head.head
    return bool(noun.lower_ == "case" and noun.left_edge == noun.right_edge and clause.dep_ == "advcl")
