"""Whose an act is, told behind its date or behind its object: "the killing in March 2021 of Ana Sol".

Also "denied Ana Sol bail", where the parser reads "bail" as a verb, and "convicted of spying and believed to have been
tortured", where it reads "believed" as a past tense.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import PAST
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_owners"]

_ALLOWING = frozenset({"deny", "grant", "refuse"})
_SUPPOSED = frozenset({"believed", "thought", "alleged", "reported", "suspected", "presumed", "feared"})
_PERIODS = frozenset({"year", "month", "week", "century", "decade", "reign", "term"})
_FEARS = frozenset({"concern", "fear", "worry", "alarm"})
_COUNTING = frozenset({"after", "following", "since", "before", "upon"})
_PENALTIES = frozenset({"sentence", "sentencing", "condemnation"})
_LEAVING_LENGTH = frozenset({"uphold", "affirm", "confirm", "overturn", "quash", "condemn", "announce", "protest"})
_SENTENCING = frozenset({"sentence", "condemn", "reduce", "increase", "raise", "commute", "extend"})
_DATED = frozenset({"in", "on"})


def with_owners(doc: Any) -> Any:
    """Return the Doc with such phrases set right; the same Doc where there is none."""
    tree = Tree(doc)
    for token in doc:
        word = token.lower_
        if word == "of" and token.i and (token.nbor(-1).is_digit or token.nbor(-1).lower_ in MONTHS):
            _give_dated(tree, token)
        elif word == "including" and token.i and token.nbor(-1).text == ",":
            _give_included(tree, token)
        elif word == "by" and token.i and token.nbor(-1).lower_ in ("death", "deaths"):
            _give_cause(tree, token)
        elif word == "by" and token.dep_ == "prep" and token.head.lemma_.lower() in _FEARS:
            _give_doer(tree, token)
        elif token.dep_ == "acl" and token.tag_ in PAST and token.head.head.dep_ == "agent":
            _give_next(tree, token)
        elif token.dep_ == "case" and token.head.head.dep_ == "conj":
            _give_shared(tree, token.head)
        elif word == "bail" and token.tag_ in ("VB", "VBP"):
            _give_bail(tree, token)
        elif word == "to" and token.dep_ == "prep":
            _give_length(tree, token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl" and token.i > 2 and token.nbor(-1).is_digit:
            _give_posting(tree, token)
        elif word in _DATED and token.dep_ == "prep" and token.i and token.nbor(-1).dep_ == "pobj":
            _give_event(tree, token)
        elif word == "right" and token.dep_ in ("dobj", "pobj", "nsubjpass"):
            _give_entitled(tree, token)
        elif word in _SUPPOSED and token.tag_ == "VBD" and token.dep_ == "conj":
            _make_participle(tree, token)
    return tree.done()


def _give_length(tree: Tree, to: Any) -> None:
    """Hang its length on a sentence, not on the verb before: "upheld the sentence of Ana Sol | to two years in prison".

    A sentence that is reduced or extended to it had another one before.
    """
    verb = to.head
    if verb.lower_ == "appeal" and verb.head.lower_ in ("on", "after") and verb.head.head.lemma_ in _SENTENCING:
        tree.set(to.i, verb.head.head.i, "prep")  # "sentenced on appeal | to 7 years"
        return
    sentence = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.lower_ in _PENALTIES), None)
    if sentence is None or not verb.i < sentence.i < to.i or verb.lemma_ not in _LEAVING_LENGTH:
        return
    if sentence.right_edge.i == to.i - 1 and any(c.lower_ == "of" for c in sentence.children):
        tree.set(to.i, sentence.i, "prep")


def _give_cause(tree: Tree, by: Any) -> None:
    """Hang on a death its cause and whose it is, told behind that: "the reported death by torture | of Ana Sol"."""
    cause = next((c for c in by.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    if cause is None or by.nbor(-1).head.lower_ == "to":
        return  # "was beaten to death by police"
    tree.set(by.i, by.i - 1, "prep")
    for of in (c for c in cause.children if c.lower_ == "of" and c.i == cause.i + 1):
        tree.set(of.i, by.i - 1, "prep")


def _give_posting(tree: Tree, posting: Any) -> None:
    """Make a noun of a verb behind its article and date: "according to a July 7 | posting by police"."""
    day = posting.nbor(-1)
    month = day.nbor(-1)
    if month.lower_ not in MONTHS or month.dep_ != "pobj" or month.nbor(-1).tag_ not in ("DT", "PRP$"):
        return
    tree.set(posting.i, month.head.i, "pobj")
    tree.set(month.i, posting.i, "compound")
    tree.set(month.i - 1, posting.i, "det")
    tree.tags[posting.i] = "NN"
    tree.nouns.add(posting.i)


def _give_event(tree: Tree, dated: Any) -> None:
    """Hang a date on the event right before it: "tortured following his arrest | in May 2018"."""
    event = dated.nbor(-1)
    day = next((c for c in dated.children if c.dep_ == "pobj"), None)
    counted = event.head.lower_ in _COUNTING and event.head.head == dated.head and event.tag_ == "NN"
    if day is None or not counted or event.lower_ not in name_words().person_nouns:
        return
    if day.lower_ in MONTHS or (day.is_digit and len(day) == len("2018")):
        tree.set(dated.i, event.i, "prep")


def _give_entitled(tree: Tree, right: Any) -> None:
    """Hang an infinitive on the right that it tells: "violated her right | not to be beaten"."""
    over = right.head.head if right.dep_ == "pobj" else right.head
    for verb in (c for c in over.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > right.i):
        if verb.left_edge.i == right.i + 1 and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            tree.set(verb.i, right.i, "acl")


def _dated_act(preceding: Any) -> tuple[Any, Any] | None:
    """The act and the "in" of its date, which ends in a token: "the killing | in | March 2021"."""
    here = preceding
    while here.i and (here.is_digit or here.lower_ in MONTHS or here.text == ","):
        here = here.nbor(-1)
    if here == preceding or here.lower_ not in _DATED or not here.i:
        return None
    act = here.nbor(-1)
    acts = name_words().person_nouns
    return (act, here) if act.tag_ in ("NN", "NNS") and act.lemma_.lower() in acts else None


def _give_dated(tree: Tree, of: Any) -> None:
    """Hang the date and "of" on the act before: "the killing in March 2021 | of Ana Sol"."""
    found = _dated_act(of.nbor(-1))
    whose = next((c for c in of.children if c.dep_ == "pobj"), None)
    if found is None or whose is None or whose.is_digit or whose.lemma_.lower() in _PERIODS:
        return
    act, dated = found
    tree.set(dated.i, act.i, "prep")
    tree.set(of.i, act.i, "prep")


def _give_included(tree: Tree, including: Any) -> None:
    """Hang a date, and some of those meant, on the act before: "killings in 2022, including of Ana Sol"."""
    found = _dated_act(including.nbor(-2)) if including.i > 1 else None
    if found is None or not any(c.lower_ == "of" for c in including.children):
        return
    act, dated = found
    tree.set(dated.i, act.i, "prep")
    tree.set(including.i, act.i, "prep")


def _give_doer(tree: Tree, by: Any) -> None:
    """Hang "by" on the act that is feared, where who follows bears arms: "concern about torture of men | by police"."""
    about = next((c for c in by.head.children if c.dep_ == "prep" and c.lower_ in ("about", "over", "at")), None)
    act = None if about is None or about.i > by.i else next((c for c in about.children if c.dep_ == "pobj"), None)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if act is None or doer is None or act.i > by.i:
        return
    armed = {doer.lower_, *(c.lower_ for c in doer.children if c.dep_ == "compound")} & name_words().authority_nouns
    if armed and (act.lemma_.lower() in name_words().person_nouns or act.lower_ in ("treatment", "violence", "abuses")):
        tree.set(by.i, act.i, "prep")


def _give_next(tree: Tree, next_: Any) -> None:
    """Hang what befell somebody next on the verb, not on who did the first: "held by soldiers, | kept in a camp"."""
    taker = next_.head
    verb = taker.head.head
    words = name_words()
    held = {verb.lemma_.lower(), next_.lemma_.lower()} <= words.custody_verbs | {"keep", "release", "free", "torture"}
    officials = {taker.lower_, *(c.lower_ for c in taker.children)} & words.authority_nouns
    agent = any(c.dep_ in ("agent", "auxpass") or c.tag_ == "WP" for c in next_.children)
    if held and officials and not agent and verb.tag_ == "VBN":
        tree.set(next_.i, verb.i, "conj")
        tree.tags[next_.i] = "VBN"


def _give_shared(tree: Tree, owner: Any) -> None:
    """Give two people what they own together, where a verb tells of one: "Ana Sol and Bo Lin's lawyer | was held"."""
    owned, first = owner.head, owner.head.head
    verb = first.head
    two = first.pos_ == owner.pos_ == "PROPN" and first.dep_ in ("nsubj", "nsubjpass") and owner.dep_ == "poss"
    between = [c for c in first.children if c.dep_ == "cc" and c.i == owner.left_edge.i - 1]
    singular = verb.tag_ == "VBZ" or any(c.lower_ in ("was", "is", "has") for c in verb.children)
    if two and between and singular and owned.left_edge == owner.left_edge and owned.tag_ == "NN":
        tree.set(owned.i, verb.i, first.dep_)
        tree.set(first.i, owned.i, "poss")
        tree.set(owner.i, first.i, "conj")


def _give_bail(tree: Tree, bail: Any) -> None:
    """Make "bail" what somebody is denied: "denied Ana Sol bail on several occasions"."""
    verb, name = bail.head, bail.nbor(-1) if bail.i else bail
    named = name.pos_ == "PROPN" and name.head in (verb, bail)
    if bail.dep_ not in ("ccomp", "xcomp") or verb.lemma_ not in _ALLOWING or not named or name.i < verb.i:
        return
    if any(c.dep_ in ("aux", "dobj", "prt") for c in bail.children):
        return
    bail.pos_, bail.tag_ = "NOUN", "NN"
    tree.set(name.i, verb.i, "dative")
    tree.set(bail.i, verb.i, "dobj")
    for child in list(bail.children):
        if child != name:
            tree.set(child.i, verb.i, child.dep_)


def _make_participle(tree: Tree, supposed: Any) -> None:
    """Make "believed to have been" a participle beside another: "convicted of spying and | believed to have been"."""
    beside, infinitive = supposed.head, [c for c in supposed.children if c.dep_ == "xcomp"]
    if beside.tag_ == "VBN" and beside.dep_ == "acl" and infinitive:
        tree.tags[supposed.i] = "VBN"
        tree.set(supposed.i, beside.head.i, "acl")
