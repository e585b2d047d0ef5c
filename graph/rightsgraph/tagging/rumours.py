"""Clauses that tell what reports say, without "that": "there were reports police beat and threatened detainees".

The parser takes the clause for one about the reports, or the reports for a part of its subject; two past tenses before
one object it takes for a verb and an adjective of whom it was done to.
"""

from typing import Any

from rightsgraph.tagging.labels import PAST, SUBJECTS
from rightsgraph.tagging.names import harmful_verbs, name_words
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_reported_clauses"]

_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_NOUNS = frozenset({"NNS", "NNP", "NNPS"})
_DOERS = 3
"""Words that name who did something at most: "state security forces"."""


def with_reported_clauses(doc: Any) -> Any:
    """Return the Doc with such clauses below their nouns of report; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    nouns, between = {strings.add(noun) for noun in name_words().rumour_nouns}, strings.add("between")
    for i, lower in enumerate(doc.to_array("LOWER").tolist()):
        if lower in nouns:
            _take_apart(tree, doc[i])
            _take_subject(tree, doc[i])
            _take_doers(tree, doc[i])
            _take_below(tree, doc[i])
            _take_verb(tree, doc[i])
            _take_deed(tree, doc[i])
        elif lower == between:
            _take_counted(tree, doc[i])
    return tree.done()


def _take_apart(tree: Tree, noun: Any) -> None:
    """Part reports from the subject that they were read as a part of: "there were reports | prison guards beat"."""
    subject = noun.head
    verb = subject.head
    if noun.dep_ not in ("compound", "nmod") or subject.dep_ not in SUBJECTS or not noun.i < subject.i < verb.i:
        return
    over = verb.head
    there = over.lemma_ == "be" and any(c.dep_ == "expl" or c.lower_ == "there" for c in over.children)
    if not there or over.i > noun.i or verb.dep_ not in ("ccomp", "advcl", "relcl", "acl"):
        return
    _told_there(tree, noun, subject, verb, over)
    if verb.nbor(-1).i >= noun.i:
        _share(tree, verb)


def _told_there(tree: Tree, noun: Any, doers: Any, verb: Any, over: Any) -> None:
    """Let reports be what "there were" by the verb `over` them, with what is in front of the doers; `verb` tells."""
    for child in doers.children:
        if child.i < noun.i:
            tree.set(child.i, noun.i, child.dep_)
    tree.set(noun.i, over.i, "attr")
    tree.set(verb.i, noun.i, "acl")


def _take_subject(tree: Tree, noun: Any) -> None:
    """Part reports from the subject of what they tell, as at the head of "claims | police beat A were denied"."""
    subject = noun.head
    verb = subject.head
    if (
        noun.dep_ not in ("compound", "nmod", "amod")
        or subject.dep_ not in SUBJECTS
        or noun.tag_ not in ("NNS", "NNP", "NNPS")
    ):
        return
    over = verb.head
    if verb.dep_ not in (*SUBJECTS, "csubj", "csubjpass", "ccomp") or over.i < verb.i or subject.left_edge != noun:
        return
    if noun.i + 1 != (subject.i if len(list(subject.lefts)) == 1 else noun.nbor(1).left_edge.i):
        return
    tree.set(noun.i, over.i, subject_label(over))
    tree.set(verb.i, noun.i, "acl")


def _take_doers(tree: Tree, noun: Any) -> None:
    """Part allegations from whom "there were" is read to tell of: "there were allegations | soldiers tortured A"."""
    doers = noun.head
    over = doers.head
    there = over.lemma_ == "be" and any(c.dep_ == "expl" for c in over.children)
    if noun.dep_ not in ("compound", "nmod") or doers.dep_ != "attr" or not there:
        return
    verb = next((c for c in doers.children if c.dep_ == "acl" and c.tag_ in ("VBD", "VBN")), None)
    if verb is None or verb.nbor(-1) != doers or not any(c.dep_ == "dobj" for c in verb.children):
        return
    _told_there(tree, noun, doers, verb, over)
    tree.set(doers.i, verb.i, "nsubj")
    tree.tags[verb.i] = "VBD"


def _take_below(tree: Tree, noun: Any) -> None:
    """Make a clause read as one about the reports what they tell, where it lacks nothing that they could be."""
    for verb in noun.children:
        if verb.dep_ not in ("relcl", "acl") or verb.i < noun.i:
            continue
        if any(t.tag_ in _RELATIVE for t in verb.doc[noun.i + 1 : verb.i]):
            continue
        if not any(c.dep_ in SUBJECTS and c.i > noun.i for c in verb.children):
            continue
        shared = _share(tree, verb)
        whole = shared or any(c.dep_ in ("dobj", "nsubjpass", "auxpass", "prep", "conj") for c in verb.children)
        if whole and verb.dep_ == "relcl":
            tree.set(verb.i, noun.i, "acl")


def _take_verb(tree: Tree, noun: Any) -> None:
    """Make a past tense what reports tell, where it was read as an adjective: "reports police | tortured men"."""
    for thing in noun.children:
        if thing.dep_ not in ("appos", "attr") or thing.i < noun.i or thing.tag_ not in _NOUNS:
            continue
        verb = next((c for c in thing.children if c.dep_ == "amod" and c.tag_ in ("VBD", "VBN")), None)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
        if verb is None or subject is None or any(t.is_punct for t in tree.doc[noun.i + 1 : verb.i]):
            continue
        tree.set(verb.i, noun.i, "acl")
        tree.set(thing.i, verb.i, "dobj")
        tree.tags[verb.i] = "VBD"
        for child in thing.children:
            if child.i > thing.i and child.dep_ in ("prep", "npadvmod", "advmod"):
                tree.set(child.i, verb.i, child.dep_)


def _take_deed(tree: Tree, noun: Any) -> None:
    """Make officials and what they did the clause of a report: "reports [that] police | tortured | men", one noun."""
    doc, first = tree.doc, noun.i + 1
    that = doc[first] if first < len(doc) and doc[first].lower_ == "that" else None
    first += that is not None
    near = doc[first : min(first + _DOERS, len(doc) - 2)]
    doers = next((t for t in near if t.lower_ in name_words().authority_nouns), None)
    if doers is None or any(t.is_punct or t.tag_ == "IN" for t in doc[first : doers.i]):
        return
    verb = doers.nbor()
    thing = verb.head
    read_so = verb.dep_ == "amod" and verb.tag_ in PAST and verb.lemma_.lower() in harmful_verbs()
    if not read_so or thing.tag_ not in _NOUNS or thing.i < verb.i or thing.dep_ not in ("appos", "attr", "acl"):
        return
    if noun.head == thing:
        tree.set(noun.i, thing.head.i, "attr")
    elif thing.head not in (noun, noun.head):
        return
    tree.set(verb.i, noun.i, "acl")
    tree.set(doers.i, verb.i, "nsubj")
    tree.set(thing.i, verb.i, "dobj")
    tree.tags[verb.i] = "VBD"
    if that is not None:
        tree.set(that.i, verb.i, "mark")
    for word in doc[first : doers.i]:
        if word.head in (thing, verb, noun):
            tree.set(word.i, doers.i, "compound")
    if doers.pos_ == "VERB":
        tree.tags[doers.i] = "NNS"
        tree.nouns.add(doers.i)


def _share(tree: Tree, verb: Any) -> bool:
    """Make a past tense behind "and" the second verb, where it was read as an adjective of the object of both."""
    joined, doc = verb.i + 1, tree.doc
    if joined + 2 >= len(doc) or doc[joined].dep_ != "cc" or any(c.dep_ == "dobj" for c in verb.children):
        return False
    second = doc[joined + 1]
    thing = second.head
    if second.dep_ != "amod" or second.tag_ not in ("VBD", "VBN") or thing.tag_ not in _NOUNS or thing.i < second.i:
        return False
    tree.set(second.i, verb.i, "conj")
    tree.set(thing.i, second.i, "dobj")
    tree.tags[second.i] = "VBD"
    return True


def _take_counted(tree: Tree, counted: Any) -> None:
    """Part a verb of saying from the people counted behind it: "residents alleged | between 60 and 90 men vanished"."""
    saying = counted.head
    if counted.i != saying.i + 1 or saying.tag_ not in PAST or saying.lemma_.lower() not in name_words().telling_verbs:
        return
    people = next((c for c in counted.children if c.dep_ == "pobj"), None)
    if people is None or people.tag_ != "NNS" or people.ent_type_ in ("DATE", "TIME"):
        return
    bare = saying.dep_ == "acl" and saying.head.dep_ in SUBJECTS and saying.head.i + 1 == saying.i
    behind = (c for c in saying.children if c.dep_ == "conj" and c.tag_ in PAST)
    verb = saying.head.head if bare else next(behind, None)
    numbered = any(c.dep_ == "nummod" for c in people.children)
    if not numbered or verb is None or verb.i < people.i or verb.pos_ != "VERB":
        return
    if any(c.dep_ in (*SUBJECTS, "cc") for c in (verb.lefts if not bare else ()) if c != saying.head):
        return
    label = saying.head.dep_ if bare else "nsubj"
    if bare:
        tree.take_place(saying, verb)
        tree.set(saying.head.i, saying.i, "nsubj")
    tree.set(verb.i, saying.i, "ccomp")
    tree.set(people.i, verb.i, label)
    tree.set(counted.i, people.i, "quantmod")
    tree.tags[saying.i] = "VBD"
