"""What a preposition says of the noun or gerund behind it: "without charge", "reports of", "a warrant for"."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import is_infinitive, subjects
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_negated
from rightsgraph.claims.open_acts import governor_of, is_kept_off, is_open
from rightsgraph.claims.reports import add_report, add_telling
from rightsgraph.claims.sayings import is_forced
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Status
from rightsgraph.tagging.labels import VERBS

__all__ = ["add_preposition", "told_of"]

_CIRCUMSTANCES = frozenset(
    {
        "after",
        "before",
        "during",
        "following",
        "concerning",
        "regarding",
        "amid",
        "upon",
        "since",
        "for",
        "over",
        "despite",
        "in",
        "at",
        "on",
        "by",
        "as",
        "under",
        "from",
    }
)
"""Prepositions whose noun is presupposed: what governs the clause does not reach into it."""

_REVIEWS = frozenset({"appeal", "review", "reconsideration"})
_BEING = frozenset({"be", "remain", "stay", "release", "free", "move", "transfer", "return"})
"""Verbs with which "under arrest" is what is said of somebody, or done to them (lemmas)."""


def told_of(verb: Any) -> list[Any]:
    """Return the nouns that a verb says there are, or spread: "reports emerged", "there were reports"."""
    if verb.pos_ not in VERBS or is_passive(verb):
        return []
    return [n for n in (*subjects(verb), *(c for c in verb.children if c.dep_ == "attr")) if n.pos_ == "NOUN"]


def add_preposition(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what the preposition `head`, and what it hangs on, say of `here`."""
    if is_kept_off(firmness, head) or is_open(firmness, head):
        return
    words = status_words()
    preposition, over = head.lower_, governor_of(head)
    lemma = over.lemma_.lower()
    _add_blame(firmness, here, preposition, over)
    _add_over_preposition(firmness, here, preposition, over)
    _add_part(firmness, preposition, over)
    if over.pos_ == "VERB" and preposition in ("of", "about"):  # "reports emerged of police beating her"
        for noun in told_of(over):
            add_report(firmness, here, noun, clause=False)
    if preposition in words.tables["bringing"]["prepositions"] and words.has("bringing", "results", lemma):
        add_beside(firmness, over, negation_counts=firmness.negation_counts)  # "could lead to the arrest"
    elif preposition == "under" and here.dep_ == "pobj" and lemma in _BEING:
        return  # "denied that she was under arrest": that is what is denied
    elif preposition == "in" and over.ent_type_ == "DATE" and over.dep_ == "pobj":
        return  # "threatened with ten days in detention"
    elif _is_given(firmness, preposition, lemma):
        firmness.stopped = True
    elif preposition == "against" and (lemma == "protest" or words.has("open", "gathering", lemma)):
        firmness.stopped = True  # "protested against the killing"
    elif preposition == "about" and over.pos_ == "NOUN" and words.status_of("source_nouns", lemma) is None:
        firmness.stopped = True  # "a play about the killing was banned"
    elif preposition == "on" and over.pos_ == "VERB" and _tells_of_charge(firmness, lemma):
        firmness.negation_counts = False
        add_beside(firmness, over, negation_counts=False)  # "was said to be held on charges of theft"
    elif preposition in _CIRCUMSTANCES or (preposition == "into" and over.pos_ == "NOUN"):
        _add_circumstance(firmness, here, preposition, over)
        firmness.stopped = True  # "ordered an investigation into the torture"


def _add_blame(firmness: Firmness, here: Any, preposition: str, over: Any) -> None:
    """Add that somebody is only blamed for a deed: "was arrested for killing B", "a warrant for torturing B"."""
    words = status_words()
    if here.dep_ != "pcomp" or preposition not in ("for", "over") or firmness.kind in act_types().rights_exercise:
        return
    lemmas = (c.lemma_.lower() for c in over.children)
    if words.has("accusing", "verbs", over.lemma_.lower()) or any(words.has("accusing", "nouns", n) for n in lemmas):
        firmness.say(Status.ALLEGED, over)


def _add_circumstance(firmness: Firmness, here: Any, preposition: str, over: Any) -> None:
    """Add how firm what it is told beside is: "alleged that they had taken her before killing her"."""
    if here.dep_ == "pcomp" and preposition in ("before", "after", "for"):
        add_telling(firmness, over)
    if preposition == "by" and over.pos_ == "NOUN":
        for child in (c for c in over.children if c.dep_ == "amod"):  # "the reported death by torture of Bo Lin"
            firmness.say(status_words().status_of("adjectives", child.lower_), child)


def _tells_of_charge(firmness: Firmness, verb: str) -> bool:
    """Whether a charge is told of with the act it is the ground of, and as firmly: "reportedly held on charges of"."""
    return firmness.kind in act_types().accusing and status_words().has("accusing", "verbs", verb)


def _add_part(firmness: Firmness, preposition: str, over: Any) -> None:
    """Add how firm it is that somebody had part in an act: "were allegedly involved in", "reportedly behind"."""
    part = preposition in ("in", "for") and over.lemma_.lower() in claim_words().involving
    if not part and not (preposition == "behind" and over.lemma_ == "be"):
        return
    for verb in (over, over.head) if over.dep_ == "acomp" else (over,):
        for adverb in (c for c in verb.children if c.dep_ == "advmod"):
            said = status_words().status_of("adverbs", adverb.lower_)
            firmness.say(said if said in (Status.REPORTED, Status.ALLEGED) else None, adverb)


def _is_given(firmness: Firmness, preposition: str, noun: str) -> bool:
    """Whether a noun takes what follows for granted: "denied knowledge of the torture", "an appeal of the sentence"."""
    known = preposition == "of" and status_words().has("knowing", "nouns", noun)
    known = known or (preposition in ("of", "to", "on") and status_words().has("knowing", "matters", noun))
    reviewed = preposition in ("of", "against") and noun in _REVIEWS and firmness.kind in act_types().penalties
    return known or reviewed


def _add_over_preposition(firmness: Firmness, here: Any, preposition: str, over: Any) -> None:
    words = status_words()
    lemma = over.lemma_.lower()
    if over.pos_ == "NOUN" and preposition in ("of", "to", "with", "about", "that", "on", "for"):
        if preposition == "to" and words.has("open", "stopping_nouns", lemma):
            firmness.stopped = True  # "an end to the torture"
        elif words.has("open", "warranting" if preposition in ("on", "for") else "nouns", lemma):
            firmness.say(Status.POSSIBLE, over)
        elif words.has("open", "aims", lemma) and here.dep_ == "pcomp":
            firmness.say(Status.POSSIBLE, over)  # "with the aim of arresting her"
        elif here.dep_ == "pcomp" and preposition == "for" and words.has("accusing", "nouns", lemma):
            firmness.say(Status.ALLEGED, over)  # "is on trial for torturing B"
        unknown = preposition == "about" and is_negated(over)  # "no information about her detention": she is held
        if words.has("open", "known_of", lemma) and is_negated(over) and _is_in_speech(over):
            firmness.say(Status.POSSIBLE, over)  # "the minister said he had no information about the arrest"
        if _is_moved(here, preposition, over) and firmness.kind not in act_types().set_beforehand:
            firmness.stopped = True
        elif not unknown and (preposition in ("of", "about") or words.has("evidence", "nouns", lemma)):
            add_report(firmness, here, over, clause=False)
    elif preposition == "including" and here.dep_ == "pcomp" and words.has("accusing", "nouns", lemma):
        firmness.say(Status.ALLEGED, over)  # "dropped charges including torturing B"
    elif over.pos_ == "VERB":
        _add_over_verb(firmness, preposition, over)
    elif over.pos_ == "ADJ" and preposition in ("to", "for", "of"):
        _add_over_adjective(firmness, preposition, over)
        if over.lower_ == "unaware" or (over.lower_ == "aware" and is_negated(over.head)):
            firmness.say(Status.POSSIBLE, over)  # "the army said it was not aware of the killing"


def _add_over_verb(firmness: Firmness, preposition: str, verb: Any) -> None:
    words, lemma = status_words(), verb.lemma_.lower()
    if preposition == "for" and words.status_of("over_objects", lemma) == Status.ALLEGED:
        firmness.say(Status.ALLEGED, verb)  # "alleging responsibility for the killing"
    elif preposition in ("with", "of"):
        firmness.say(words.status_of("over_of", lemma), verb)
    elif preposition == "to" and words.has("open", "exposing", lemma):
        firmness.say(Status.POSSIBLE, verb)  # "her detention exposes her to torture"
    elif preposition == "to" and words.has("confessing", "verbs", lemma):
        _add_confession(firmness, verb)


def _is_in_speech(noun: Any) -> bool:
    """Whether a noun stands in what somebody says."""
    verb = noun.head
    return bool(verb.dep_ == "ccomp" and verb.head.pos_ == "VERB")


def _is_moved(here: Any, preposition: str, over: Any) -> bool:
    """Whether a feeling is about an act that is taken for granted: "concern about the arrest", not "about arrests"."""
    words = status_words()
    if not words.has("moved", "nouns", over.lemma_.lower()) or not words.has("moved", "prepositions", preposition):
        return False
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that")) for c in here.children)


def _add_over_adjective(firmness: Firmness, preposition: str, over: Any) -> None:
    words = status_words()
    if over.lower_ == "innocent":
        firmness.say(Status.ALLEGED if is_negated(over) or is_negated(over.head) else Status.DENIED, over)
    elif over.lower_ == "guilty":
        if is_negated(over):  # "pleaded not guilty to torturing B"
            firmness.say(Status.DENIED if preposition == "to" else Status.NEGATED, over)
        if preposition == "to" and over.head.pos_ in VERBS:
            firmness.said_by(over.head)
    elif preposition != "of" and words.has("open", "adjectives", over.lower_):
        firmness.say(Status.POSSIBLE, over)


def _add_confession(firmness: Firmness, verb: Any) -> None:
    """Who confesses says so; a confession that somebody is made to make is an allegation."""
    words = status_words()
    over = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and (is_infinitive(verb) or verb.dep_ == "pcomp"):
        firmness.say(Status.ALLEGED, over)
        firmness.negation_counts = False  # "refused to confess to killing her"
        return
    if any(words.has("truth", "falsely", c.lower_) for c in verb.children):
        firmness.say(Status.NEGATED, verb)
        return
    if is_negated(verb) or is_forced(verb):
        firmness.say(Status.ALLEGED, verb)
        return
    firmness.say(words.status_of("speech", verb.lemma_.lower()), verb)
    if subjects(verb):
        firmness.said_by(verb)
