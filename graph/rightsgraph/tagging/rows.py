"""Verbs in a row that the parser hangs on something in between.

"Tortured by officers and eleven men died": the men are the subject of "died", and tortured nobody. "Arrested, detained
and harassed critics", "killed 31 people and displaced 40 others": the last is a verb, no adjective. "The case of A, who
was arrested and, after a trial, sentenced": a participle without "was" goes on from the passive before it, not from the
verb of the sentence. "May be detained, tortured, and killed": no participle is a clause of its own.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import BEFORE_NOUN, PAST, SUBJECTS
from rightsgraph.tagging.names import harmful_verbs
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_rows"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BETWEEN = PAST | {"CC", ","}
_THINGS = frozenset({"NOUN", "PROPN", "PRON"})
_ALIKE = frozenset({"beat", "hit", "cut", "put", "set", "shut"})
_CLAUSES = frozenset({"advcl", "acl"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WHERE = frozenset({"to", "into", "in", "at", "from"})
_PEOPLE_ONLY = frozenset({"accuse", "charge", "convict", "interrogate", "question", "sentence"})
"""Besides those of custody and harm, verbs of what is done to people and to no place."""

_OWN = frozenset({"aux", "auxpass", "dobj", "dative", "ccomp", "xcomp", "prt", "mark", *SUBJECTS})


def with_rows(doc: Any) -> Any:
    """Return the Doc with such verbs set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    conj, acl, finite, past = (
        strings["conj"],
        strings["acl"],
        {strings[t] for t in _FINITE},
        {strings[t] for t in PAST},
    )
    loose, ccomp, amod, clauses, participle = (
        strings["dep"],
        strings["ccomp"],
        strings["amod"],
        {strings[label] for label in _CLAUSES},
        strings["VBN"],
    )
    for i, (dep, tag) in enumerate(doc.to_array(["DEP", "TAG"]).tolist()):
        if dep == amod and tag in past | {strings["JJ"]} and doc[i].lower_.endswith("ed"):
            _free_last(tree, doc[i])
        elif dep in clauses and tag == participle:
            _free_dated(tree, doc[i])
            _join_passive(tree, doc[i])
            _leave_place(tree, doc[i])
        elif dep in clauses and tag in past and i and doc[i].lemma_.lower() in harmful_verbs() | _PEOPLE_ONLY:
            _join_passive(tree, doc[i])
        elif dep == conj and tag == participle:
            _leave_things(tree, doc[i])
        elif dep == conj and doc[i].head.tag_ == "VBN":
            _give_participle(tree, doc[i])
        elif dep == loose and tag in past and doc[i - 1].lower_ == "then":
            _go_on_then(tree, doc[i])
        if dep in (conj, ccomp) and tag in finite | past:
            _give_subject(tree, doc[i])
        if dep in (conj, ccomp) and tag in finite:
            _free_from_infinitive(tree, doc[i])
        if dep in (conj, acl) and tag in past:
            _go_on_from_passive(tree, doc[i])
    return tree.done()


def _free_from_infinitive(tree: Tree, verb: Any) -> None:
    """Hang a verb with a subject of its own on no infinitive: "went to Tarn to march, but police | returned him"."""
    above = verb.head
    if not any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children) or any(
        c.dep_ == "mark" for c in verb.children
    ):
        return
    first = verb.left_edge.i
    if verb.dep_ == "ccomp" and (not first or tree.doc[first - 1].lower_ != "but" or above.i > first):
        return  # "promised to free her, but a court | jailed her"
    while above.head != above and any(c.dep_ == "aux" and c.lower_ == "to" for c in above.children):
        above = above.head
    if above != verb.head and above.pos_ in ("VERB", "AUX") and above.i < verb.i:
        tree.set(verb.i, above.i, "conj")


def _give_subject(tree: Tree, verb: Any) -> None:
    """Give a verb the noun right before it, which was read as one more of those who did what is told before."""
    auxiliaries = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    first = min([verb.i, *auxiliaries])
    if first < 2 or verb.head.i > verb.i or any(c.dep_ in (*SUBJECTS, "cc") and c.i < verb.i for c in verb.children):
        return
    noun = verb.doc[first - 1]
    counted = bool(auxiliaries) and noun.tag_ in ("CD", "NN")  # "and two | were acquitted"
    if noun.dep_ != "conj" or not (counted or noun.tag_ in ("NNS", "NNP", "NNPS")):
        return
    if noun.head.dep_ not in ("pobj", "dobj"):
        return
    above = verb.head
    if above.pos_ != "VERB" or not above.is_ancestor(noun) or noun.left_edge.nbor(-1).dep_ != "cc":
        return
    tree.set(noun.i, verb.i, subject_label(verb))


def _give_participle(tree: Tree, noun: Any) -> None:
    """Part the participle of a clause without "be" from its noun: "A should be freed and those involved | punished"."""
    passive = noun.head
    last = noun.right_edge
    if noun.pos_ not in ("NOUN", "PRON", "PROPN", "DET") or not any(c.dep_ == "auxpass" for c in passive.children):
        return
    if last.tag_ != "VBN" or last.dep_ not in ("acl", "xcomp", "advcl", "conj") or list(last.children):
        return
    alone = last.i + 1 == len(tree.doc) or tree.doc[last.i + 1].is_punct
    if alone and noun.left_edge.i > passive.i and last.nbor(-1) in (noun, *noun.children):
        tree.set(last.i, passive.i, "conj")
        tree.set(noun.i, last.i, "nsubjpass")


def _go_on_from_passive(tree: Tree, verb: Any) -> None:
    """Hang a participle on the passive between it and the active verb, or the noun before that, that it was hung on."""
    above = verb.head
    if verb.lemma_.lower() not in harmful_verbs():
        return
    if any(c.dep_ in _OWN for c in verb.children):
        return
    if verb.dep_ == "conj":
        active = above.tag_ in _FINITE and not any(c.dep_ in ("auxpass", "nsubjpass") for c in above.children)
        if not active or not any(c.dep_ == "dobj" and c.i < verb.i for c in above.children):
            return
    for before in reversed(verb.doc[above.i + 1 : verb.i]):
        if before.dep_ == "relcl" and before.head != above and above.is_ancestor(before):
            if any(c.dep_ == "auxpass" for c in before.children):
                tree.set(verb.i, before.i, "conj")
                tree.tags[verb.i] = "VBN"
            return


def _free_last(tree: Tree, verb: Any) -> None:
    """Make a participle before a noun the verb behind another one that has no object, or that harms somebody, too."""
    thing, doc = verb.head, tree.doc
    while thing.dep_ in BEFORE_NOUN and thing.head.i > thing.i:
        thing = thing.head  # "injured [cameraman] A"
    if thing.i < verb.i or thing.pos_ not in _THINGS or thing.dep_ not in ("dobj", "conj", "dep"):
        return
    over = thing.head
    first = over if over.pos_ == "VERB" else over.head
    if not _is_past(first) or first.i > verb.i or any(c.dep_ == "auxpass" for c in first.children):
        return
    if any(t.dep_ in ("det", "poss", "predet") for t in thing.lefts):
        return
    between = [t for t in doc[first.i + 1 : verb.i] if t.tag_ != "RB"]
    if over == first:
        joined = any(t.lower_ in ("and", "or") for t in doc[first.i + 1 : thing.i])
        if not joined or not between or not {between[0].tag_, between[-1].tag_} <= {"CC", ","}:
            return
        if any(t.tag_ not in _BETWEEN and not _is_past(t) for t in between):
            return
        if any(c.dep_ == "dobj" and c != thing for c in first.children):
            return
    elif not _harms_twice(first, verb) or between[-1].lower_ != "and" or over.dep_ != "dobj" or over.i < first.i:
        return
    _join(tree, first, verb, thing)


def _is_past(verb: Any) -> bool:
    """Whether a verb may be a past tense: "beat" looks like its present."""
    return verb.tag_ in PAST or (verb.lower_ in _ALIKE and verb.pos_ == "VERB")


def _harms_twice(first: Any, second: Any) -> bool:
    """Whether two verbs each tell what was done to somebody: "killed A and injured B", not "freed A and jailed B"."""
    return {_act(first), _act(second)}.isdisjoint({None, "release"})


def _act(verb: Any) -> str | None:
    """The lemma of a verb of custody or harm, also where it was read as an adjective."""
    forms = (verb.lemma_.lower(), verb.lower_[:-1], verb.lower_[:-2])
    return next((form for form in forms if form in harmful_verbs()), None)


def _join(tree: Tree, first: Any, verb: Any, thing: Any) -> None:
    """Hang a verb on the first of its row, and whom it was done to on the last."""
    before = [first]
    for member in tree.doc[first.i + 1 : verb.i]:
        if _is_past(member) and member.dep_ == "conj" and member.head == before[-1]:
            before.append(member)
    tree.set(verb.i, before[-1].i, "conj")
    for member in (*before, verb):
        tree.tags[member.i] = "VBD"
    if verb.pos_ != "VERB":
        tree.lemmas[verb.i] = _act(verb) or verb.lower_.removesuffix("d")
    last = verb
    for member in sorted((c for c in verb.children if c.dep_ == "conj" and c.i < thing.i), key=lambda c: c.i):
        tree.tags[member.i] = "VBD"
        last = member
    tree.set(thing.i, last.i, "dobj")
    for child in thing.children:
        if child.i < verb.i:
            tree.set(child.i, verb.i, child.dep_)


def _free_dated(tree: Tree, verb: Any) -> None:
    """Give a passive its "was" where a day stands between: "Ana was on Monday | arrested", read as said of the day."""
    day, be = verb.head, verb.head.head.head
    if day.dep_ != "pobj" or day.head.dep_ != "prep" or be.lemma_ != "be" or day.head.i != be.i + 1:
        return
    dated = day.lower_ in MONTHS or day.lower_ in _WEEKDAYS or (day.is_digit and len(day) == len("2020"))
    subject = next((c for c in be.children if c.dep_ in SUBJECTS and c.i < be.i), None)
    if not dated or subject is None or any(c.dep_ in ("attr", "acomp", "aux") for c in be.children):
        return
    above, label = (verb.i, "ROOT") if be.head == be else (be.head.i, be.dep_)
    tree.heads[verb.i], tree.labels[verb.i], tree.changed = above, label, True
    for child in be.children:
        tree.set(child.i, verb.i, child.dep_)
    tree.set(subject.i, verb.i, "nsubjpass")
    tree.heads[be.i], tree.labels[be.i] = verb.i, "auxpass"


def _join_passive(tree: Tree, verb: Any) -> None:
    """Hang a participle of a passive row on the one before it, as what is shared by them is said of it, too."""
    before = tree.doc[verb.i - 1]
    while before.tag_ == "RB" and before.i > 0:
        before = before.nbor(-1)
    if before.text != "," or any(c.dep_ in ("aux", "auxpass", "mark", *SUBJECTS) for c in verb.children):
        return
    beside = before.nbor(-1) if before.i > 0 else before  # "farmers were abducted, | tortured, and killed"
    first = beside if _is_passive(beside) and _goes_on(verb) else verb.head
    if first.tag_ != "VBN" or first.i > verb.i or not (first.dep_ in _CLAUSES or _is_passive(first)):
        return
    if verb.tag_ == "VBD" and (any(c.dep_ in _OWN for c in verb.children) or not _is_passive(first)):
        return
    later = any(c.tag_ in PAST and c.i > verb.i and tree.doc[c.i - 1].lower_ in ("then", "and") for c in first.children)
    if verb.tag_ == "VBD" and (later or _goes_on(verb)):  # "was arrested on 3 May, | released, then rearrested"
        tree.set(verb.i, first.i, "conj")
        tree.tags[verb.i] = "VBN"
        return
    if _goes_on(verb) or any(_goes_on(c) for c in first.children if c.dep_ in _CLAUSES and c.i > verb.i):
        tree.set(verb.i, first.i, "conj")


def _leave_things(tree: Tree, verb: Any) -> None:
    """Hang a participle read as one more thing on the passive: "was charged with theft of arms and | held"."""
    thing = verb.head
    noun = thing.pos_ in ("NOUN", "PROPN") or (thing.tag_ == "VB" and thing.dep_ == "acl")  # "incitement to violence"
    before = verb.nbor(-1)
    while before.tag_ == "RB" and before.i > 0:
        before = before.nbor(-1)
    if not noun or before.lower_ != "and" or verb.lemma_.lower() not in harmful_verbs() | {"hold"}:
        return
    if any(c.dep_ in _OWN for c in verb.children):
        return
    over = thing
    while over.dep_ in ("pobj", "prep", "conj", "acl", "pcomp") and over.tag_ != "VBN":
        over = over.head
    if over.tag_ == "VBN" and over.i < thing.i and (_is_passive(over) or over.dep_ in (*_CLAUSES, "conj")):
        tree.set(verb.i, over.i, "conj")


def _go_on_then(tree: Tree, verb: Any) -> None:
    """Hang a participle behind "then" on the passive before it: "was held for a week then | released"."""
    if _is_passive(verb.head) and not any(c.dep_ in _OWN for c in verb.children):
        tree.set(verb.i, verb.head.i, "conj")
        tree.tags[verb.i] = "VBN"


def _leave_place(tree: Tree, verb: Any) -> None:
    """Hang a participle read as said of a place on the passive: "was taken to a station, | accused of theft"."""
    place = verb.head
    over = place.head.head
    if place.dep_ != "pobj" or not _is_passive(over) or verb.lemma_.lower() not in harmful_verbs() | _PEOPLE_ONLY:
        return
    led = place.head.lower_ in _WHERE and place.tag_ == "NN" and verb.nbor(-1).text == ","
    if led and not any(c.dep_ in _OWN for c in verb.children):
        tree.set(verb.i, over.i, "conj")


def _is_passive(verb: Any) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _goes_on(verb: Any) -> bool:
    """Whether "and" or "or" joins one more participle to a verb, or to one that hangs on it."""
    joined = any(c.dep_ == "cc" and c.i > verb.i for c in verb.children)
    if joined and any(c.dep_ == "conj" and c.tag_ in PAST for c in verb.children):
        return True
    return any(c.dep_ in _CLAUSES and c.tag_ == "VBN" and c.i > verb.i and _goes_on(c) for c in verb.children)
