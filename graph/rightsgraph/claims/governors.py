"""What the words above a clause or noun say of it: prepositions, nouns of report, adjectives, verbs.

Each function adds to a `Firmness` what `head` says of `here`, the word below it on the way up from the trigger.
"""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive, subjects
from rightsgraph.claims.firmness import Firmness, add_beside, add_shared, is_negated
from rightsgraph.claims.lexicon import act_types, status_words
from rightsgraph.claims.predicates import add_adverbial, add_verb
from rightsgraph.claims.sayings import add_report, add_saying, add_truth, is_denied
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status

__all__ = ["add_governor"]

_VERBS = frozenset({"VERB", "AUX"})
_CIRCUMSTANCES = frozenset(
    {
        "after",
        "before",
        "during",
        "following",
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

_BEING = frozenset({"be", "remain", "stay"})
"""Verbs with which "under arrest" is what is said of somebody (lemmas)."""


def add_governor(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what the word `head` says of the word `here` that hangs on it, by what hangs how on what."""
    dep = here.dep_
    if status_words().has("unconfirmed", "verbs", here.lemma_.lower()) and is_denied(here) and not is_negated(here):
        _unfound(firmness, here, head)
    elif dep == "relcl":
        teller, passive = _teller(here, head), is_passive(here)
        if teller is not None:
            add_saying(firmness, here, teller)
        elif any(c.lower_ == "that" and (c.dep_ == "mark" or (passive and c.dep_ == "dobj")) for c in here.children):
            add_report(firmness, here, head, clause=False)  # "the story that she was tortured", no relative clause
        elif status_words().has("open", "anyone", head.lower_):
            firmness.say(Status.POSSIBLE, head)  # "anyone who arrests A will be rewarded"
        elif head.dep_ == "ROOT" and is_infinitive(here):
            firmness.say(Status.POSSIBLE, head)  # "Police to arrest A", a headline
        elif _is_cleft(head):
            firmness.say(Status.NEGATED, head.head)  # "it was not the police who killed her"
        firmness.stopped = True
    elif dep == "acl":
        _noun_over_clause(firmness, here, head)
    elif dep == "advcl":
        add_adverbial(firmness, here, head)
    elif dep == "conj":
        add_shared(firmness, here, head)
    elif head.pos_ in _VERBS:
        add_verb(firmness, here, head)
    elif head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        _preposition(firmness, here, head)
    elif head.pos_ in ("ADJ", "NOUN", "PROPN") and dep in ("xcomp", "ccomp", "prep"):
        _adjective(firmness, here, head)
    elif dep in ("amod", "compound", "poss", "nmod", "nummod"):
        firmness.stopped = True


def _unfound(firmness: Firmness, here: Any, head: Any) -> None:
    """What nobody could find out stays open, but not that of which they ask: "unable to establish why he was held"."""
    clauses = (c for c in here.children if c.dep_ == "ccomp")
    asked = any(w.tag_ in ("WRB", "WP", "WDT") for c in clauses for w in c.children)
    if firmness.negation_counts and not asked:
        firmness.say(Status.POSSIBLE, head)
    firmness.stopped = True


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
    if here.dep_ == "ccomp" and verb.pos_ in _VERBS:
        add_truth(firmness, verb)
        feeling = words.status_of("feelings", word)
        if feeling is not None:
            firmness.say(feeling, head)
            firmness.said_by(verb)
            return
    if here.dep_ == "xcomp" and any(c.lower_ == "too" for c in head.children):
        firmness.say(Status.NEGATED, head)  # "was too ill to be tried"
    elif here.dep_ != "prep" and words.has("open", "negated_adjectives", word):
        if firmness.negation_counts:
            firmness.turn(head)  # "were unable to prevent"
    elif words.has("open", "adjectives", word):
        denied = words.has("open", "able", word) and verb.pos_ in _VERBS and is_negated(verb)
        firmness.say(Status.NEGATED if denied else Status.POSSIBLE, head)
    elif here.dep_ == "ccomp" and words.has("demands", "verbs", head.lemma_.lower()):
        firmness.say(Status.REQUESTED, head)  # "her family demand that he be tried", taken for a noun
        firmness.said_by(head)
    elif here.dep_ == "ccomp":
        firmness.say(words.status_of("source_nouns", head.lemma_.lower()), head)


# ------------------------------------------------------------------ nouns and prepositions


def _noun_over_clause(firmness: Firmness, here: Any, head: Any) -> None:
    """A noun may ask for what its clause says ("a call to release"), leave it open, or name its source."""
    words = status_words()
    noun, infinitive = head.lemma_.lower(), is_infinitive(here)
    if infinitive and words.has("open", "negated_nouns", noun):
        if firmness.negation_counts:
            firmness.turn(head)  # "the failure to prevent"
        return
    if infinitive and words.has("open", "nouns", noun):
        firmness.say(Status.POSSIBLE, head)
        return
    firmness.stopped = True
    if infinitive and words.has("demands", "nouns_for", noun):
        firmness.say(Status.REQUESTED, head)
    elif any((c.dep_ == "mark" and c.lower_ == "that") or c.dep_ in ("nsubj", "nsubjpass") for c in here.children):
        add_report(firmness, here, head, clause=True)
    elif infinitive:
        firmness.say(Status.POSSIBLE, head)


def _preposition(firmness: Firmness, here: Any, head: Any) -> None:
    words = status_words()
    preposition, over = head.lower_, head.head
    lemma = over.lemma_.lower()
    if preposition == "than" and any(c.lower_ == "rather" for c in head.children):
        firmness.say(Status.OPINION, head)  # "rather than putting them behind bars" asks for nothing of the kind
        firmness.stopped = True
        return
    if any(words.has("open", "undone", f"{c.lower_} {preposition}") for c in (over, *head.children)):
        firmness.say(Status.NEGATED, head)  # "instead of arresting her", "stopped short of it"
        firmness.stopped = True
        return
    if preposition == "without" and firmness.negation_counts:
        firmness.turn(head)  # "could be held without charge" tells of nothing that was not done
    kept_from = preposition == "from" and words.has("open", "negated", lemma) and firmness.negation_counts
    if kept_from and any(c.dep_ == "pcomp" for c in head.children):
        firmness.turn(over)  # "was prohibited from publishing"
        return
    if preposition == "against" and over.pos_ == "VERB" and words.has("open", "against", lemma):
        firmness.say(Status.POSSIBLE, over)
        firmness.said_by(over)
        firmness.stopped = True
        return
    if preposition == "for" and over.pos_ == "VERB" and _is_called_for(over):
        firmness.say(Status.REQUESTED, over)  # "calls grew for her release"
        firmness.stopped = True
        return
    crime = firmness.kind in act_types().by_somebody | act_types().hurting  # "a warrant for the murder of B"
    if preposition == "for" and not crime and _is_only_permitted(over):
        firmness.say(Status.POSSIBLE, over)  # "a warrant was issued for her arrest"
        firmness.stopped = True
        return
    if preposition == "for" and over != head and _is_asking_for(over):
        firmness.say(Status.REQUESTED, over)
        if over.pos_ == "VERB":
            firmness.said_by(over)
        firmness.stopped = True
        return
    blamed = here.dep_ == "pcomp" and preposition in ("for", "over")
    blamed = blamed and firmness.kind not in act_types().rights_exercise
    if blamed and words.has("accusing", "verbs", lemma):
        firmness.say(Status.ALLEGED, over)  # "was arrested for killing B"
    elif blamed and any(words.has("accusing", "nouns", c.lemma_.lower()) for c in over.children):
        firmness.say(Status.ALLEGED, over)  # "a warrant was issued for torturing B"
    _add_over_preposition(firmness, here, preposition, over)
    if preposition in words.tables["bringing"]["prepositions"] and words.has("bringing", "results", lemma):
        add_beside(firmness, over, negation_counts=firmness.negation_counts)  # "could lead to the arrest"
    elif preposition == "under" and here.dep_ == "pobj" and lemma in _BEING:
        return  # "denied that she was under arrest": that is what is denied
    elif preposition in _CIRCUMSTANCES or (preposition == "into" and over.pos_ == "NOUN"):
        firmness.stopped = True  # "ordered an investigation into the torture"


def _is_called_for(verb: Any) -> bool:
    return any(
        s.pos_ == "NOUN" and status_words().has("demands", "nouns_for", s.lemma_.lower()) for s in subjects(verb)
    )


def _is_only_permitted(over: Any) -> bool:
    """Whether what stands over "for" is a warrant or plan, or a verb whose subject or object is one."""
    nouns = [over] if over.pos_ == "NOUN" else []
    if over.pos_ == "VERB":
        nouns = [*subjects(over), *(c for c in over.children if c.dep_ == "dobj")]
    return any(n.pos_ == "NOUN" and status_words().has("open", "papers", n.lemma_.lower()) for n in nouns)


def _is_asking_for(over: Any) -> bool:
    words = status_words()
    if over.pos_ == "VERB":
        return words.has("demands", "verbs_for", over.lemma_.lower())
    return over.pos_ == "NOUN" and words.has("demands", "nouns_for", over.lemma_.lower())


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
        if _is_moved(here, preposition, over) and firmness.kind not in act_types().set_beforehand:
            firmness.stopped = True
        elif not unknown and (preposition in ("of", "about") or words.has("evidence", "nouns", lemma)):
            add_report(firmness, here, over, clause=False)
    elif over.pos_ == "VERB" and preposition in ("with", "of"):
        firmness.say(words.status_of("over_of", lemma), over)
    elif over.pos_ == "VERB" and preposition == "to" and words.has("confessing", "verbs", lemma):
        _add_confession(firmness, over)
    elif over.pos_ == "ADJ" and preposition in ("to", "for", "of"):
        _add_over_adjective(firmness, preposition, over)


def _is_moved(here: Any, preposition: str, over: Any) -> bool:
    """Whether a feeling is about an act that is taken for granted: "concern about the arrest", not "about arrests"."""
    words = status_words()
    if not words.has("moved", "nouns", over.lemma_.lower()) or not words.has("moved", "prepositions", preposition):
        return False
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that")) for c in here.children)


def _add_over_adjective(firmness: Firmness, preposition: str, over: Any) -> None:
    words = status_words()
    if over.lower_ == "guilty":
        if is_negated(over):  # "pleaded not guilty to torturing B"
            firmness.say(Status.DENIED if preposition == "to" else Status.NEGATED, over)
        if preposition == "to" and over.head.pos_ in _VERBS:
            firmness.said_by(over.head)
    elif preposition != "of" and words.has("open", "adjectives", over.lower_):
        firmness.say(Status.POSSIBLE, over)


def _add_confession(firmness: Firmness, verb: Any) -> None:
    """Who confesses says so; a confession that somebody is made to make is an allegation."""
    words = status_words()
    over = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and (is_infinitive(verb) or verb.dep_ == "pcomp"):
        firmness.say(Status.ALLEGED, over)
        return
    if any(words.has("truth", "falsely", c.lower_) for c in verb.children):
        firmness.say(Status.NEGATED, verb)
        return
    forced = (p for u in verb.children if u.dep_ == "prep" and u.lower_ in ("under", "after") for p in u.children)
    if is_negated(verb) or any(words.has("confessing", "forced", p.lemma_.lower()) for p in forced):
        firmness.say(Status.ALLEGED, verb)
        return
    firmness.say(words.status_of("speech", verb.lemma_.lower()), verb)
    if subjects(verb):
        firmness.said_by(verb)
