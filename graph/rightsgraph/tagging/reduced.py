"""Participles behind a noun that the parser makes the main verb: "people arrested on 3 May remain in custody".

The finite verb behind them gets the subject, and the participle describes it. So does the name of a source that is
read as a second subject: "according to her lawyer, Ana Sol, guards beat her".
"""

import calendar
from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import FINITE, SUBJECTS
from rightsgraph.tagging.names import harmful_verbs, name_words
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_reduced_clauses"]

_TIMES = frozenset(
    {*(day.lower() for day in calendar.day_name), *MONTHS, "week", "month", "year", "weekend", "yesterday"}
)
_TERMS = frozenset({"year", "years", "month", "months", "life", "death", "imprisonment", "prison", "jail"})
_SENTENCING = frozenset({"sentence", "resentence", "condemn"})
_MAIN = frozenset({"ROOT", "ccomp"})


def with_reduced_clauses(doc: Any) -> Any:
    """Return the Doc with such clauses set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    according, advcl, appos, acl, npadvmod = (
        strings[word] for word in ("according", "advcl", "appos", "acl", "npadvmod")
    )
    to, free = strings["to"], strings["free"]
    for i, (lower, dep) in enumerate(doc.to_array(["LOWER", "DEP"]).tolist()):
        if dep == advcl:
            _free_main(tree, doc[i])
        elif lower == to:
            _free_penalty(tree, doc[i])
        elif lower == free:
            _make_verb(tree, doc[i])
        elif dep == appos:
            _free_subject(tree, doc[i])
        elif dep == acl:
            _take_to_nearest(tree, doc[i])
        elif dep == npadvmod:
            _take_into_clause(tree, doc[i])
        elif lower == according and doc[i].is_sent_start and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
            _name_source(tree, doc[i + 1])
    return tree.done()


def _free_main(tree: Tree, verb: Any) -> None:
    """Make a finite verb without a subject the main verb, where that stands behind a participle without "was"."""
    first = verb.head
    if first.dep_ not in _MAIN or first.tag_ not in ("VBN", "VBD") or first.i > verb.i:
        return
    if first.lemma_.lower() not in harmful_verbs():
        return
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
    own = any(c.dep_ in (*SUBJECTS, "mark") or c.tag_ in ("WRB", "WDT", "WP") for c in verb.children)
    subjects = [c for c in first.children if c.dep_ in SUBJECTS and c.i < first.i]
    bare = not any(c.dep_ in ("aux", "auxpass", "dobj", "mark", "cc") for c in first.children)
    marks = any(t.text in (",", ";", ":") for t in tree.doc[first.i : verb.left_edge.i])
    if not finite or own or len(subjects) != 1 or not bare or marks or subjects[0].tag_ == "PRP":
        return
    tree.take_place(verb, first)
    tree.set(subjects[0].i, verb.i, subjects[0].dep_)
    tree.set(first.i, subjects[0].i, "acl")
    tree.tags[first.i] = "VBN"


def _free_subject(tree: Tree, noun: Any) -> None:
    """Give a main verb the subject that was read as an apposition, though no comma closes it.

    "After soldiers shot her husband, [Amina Sol] is waiting for justice."
    """
    end = noun.right_edge.i + 1
    if noun.left_edge.i == 0 or tree.doc[noun.left_edge.i - 1].text != "," or end >= len(tree.doc):
        return
    first = tree.doc[end]
    if first.text == "," and end + 1 < len(tree.doc) and any(c.dep_ == "appos" for c in noun.children):
        first = tree.doc[end + 1]  # "..., Amina Sol, a nurse, fled"
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    clause = noun.head
    while clause.head != clause and clause.dep_ in ("dobj", "pobj", "prep", "nsubjpass", "conj", "appos", "attr"):
        clause = clause.head
    finite = first.tag_ in FINITE and verb.pos_ in ("VERB", "AUX") and verb.dep_ in _MAIN
    opening = (
        clause == verb and noun.i < verb.i and first.dep_ == "auxpass"
    )  # "In a statement, a member, Ana, was beaten"
    before = (clause.dep_ == "advcl" and clause.head == verb) or opening
    if not finite or not before or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    tree.set(noun.i, verb.i, subject_label(verb))


def _free_penalty(tree: Tree, to: Any) -> None:
    """Hang a term on the verb of sentencing: "sentenced a writer who mocked the king | to two years for insult"."""
    clause = to.head
    verb = clause.head.head
    term = next((c for c in to.children if c.dep_ == "pobj" and c.lower_ in _TERMS), None)
    told = clause.dep_ == "relcl" and clause.head.dep_ in ("dobj", "nsubjpass") and clause.i < to.i
    if (
        term is None
        or not told
        or verb.lemma_.lower() not in _SENTENCING
        or any(c.lower_ == "to" for c in verb.children)
    ):
        return
    for child in clause.children:
        if child == to or (child.i > to.i and child.dep_ == "prep" and child.lower_ in ("on", "for", "over", "after")):
            tree.set(child.i, verb.i, "prep")


def _make_verb(tree: Tree, free: Any) -> None:
    """Make "free" the verb of "called on the king to immediately free A", where it is read as an adjective of A."""
    person, before = free.head, free.i - 1
    while person.dep_ == "compound" and person.head.i > person.i:
        person = person.head
    while before > 0 and tree.doc[before].tag_ == "RB":
        before -= 1
    to = tree.doc[before]
    apart = before < free.i - 1 and to.lower_ == "to" and to.dep_ == "prep" and to.head.pos_ == "VERB"
    if free.dep_ != "amod" or not apart or person.head != to or person.i < free.i:
        return
    tree.set(person.i, to.head.i, "dobj")
    tree.set(free.i, to.head.i, "xcomp")
    tree.set(person.i, free.i, "dobj")
    for token in tree.doc[before : free.i]:
        tree.set(token.i, free.i, "aux" if token == to else "advmod")
    tree.tags[free.i], tree.lemmas[free.i] = "VB", "free"


def _take_to_nearest(tree: Tree, participle: Any) -> None:
    """Let a participle describe the person right before it: "the mother of a [boy killed by police]"."""
    over = participle.head
    near = tree.doc[participle.i - 1] if participle.i else over
    of = near.dep_ == "pobj" and near.head.lower_ == "of" and near.head.head == over
    if participle.tag_ == "VBN" and of and over.lower_ in name_words().family_nouns and near.pos_ in ("NOUN", "PROPN"):
        tree.set(participle.i, near.i, "acl")


def _take_into_clause(tree: Tree, time: Any) -> None:
    """Hang a time that ends a clause about the subject on that clause: "men abducted [last Friday] were found"."""
    verb, before, behind = time.head, time.left_edge.i - 1, time.right_edge.i + 1
    if time.i > verb.i or before < 1 or behind >= len(tree.doc) or time.lower_ not in _TIMES:
        return
    following = tree.doc[behind]
    if following != verb and not (following.head == verb and following.dep_ in ("aux", "auxpass")):
        return
    for subject in (c for c in verb.children if c.dep_ in SUBJECTS and c.i < time.i):
        last = tree.doc[before]
        told = [t for t in subject.subtree if t.dep_ in ("acl", "relcl") and t.is_ancestor(last) and t.pos_ == "VERB"]
        if told and last.text != ",":
            tree.set(time.i, told[-1].i, "npadvmod")


def _name_source(tree: Tree, to: Any) -> None:
    """Hang a name between commas on the noun of a source before it."""
    noun = next((c for c in to.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    if noun is None or noun.i + 2 >= len(tree.doc) or tree.doc[noun.i + 1].text != ",":
        return
    name = tree.doc[noun.i + 2]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    behind = tree.doc[name.i + 1] if name.i + 1 < len(tree.doc) else None
    others = any(c.dep_ in SUBJECTS and c != name for c in name.head.children)
    doer = next((c for c in name.children if c.dep_ == "appos" and c.right_edge.i + 1 == name.head.i), None)
    if name.pos_ == "PROPN" and name.dep_ == "nsubj" and doer is not None and not others:
        tree.set(doer.i, name.head.i, "nsubj")  # "..., Ana Sol, guards beat her": the guards are no apposition
        others = True
    astray = (name.dep_ in SUBJECTS and others) or name.head.lower_ in ("according", "to")
    if name.pos_ == "PROPN" and astray and behind is not None and behind.text == ",":
        tree.set(name.i, noun.i, "appos")
