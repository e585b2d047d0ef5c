"""What somebody is only believed to have done, told beside who it is: "the man believed to have shot A was released".

The parser takes "believed" for the main verb and the main verb for what is believed; so an allegation would be a fact,
and the release one that the man alleges. "A man they said had shot A" lacks the "who" on which the clause would hang.
In "A, fearing that she would be held, fled" it is the fear that is taken for the main verb.
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_hearsay"]

_HELPERS = frozenset({"aux", "auxpass"})
_TO = ("have", "be")


def with_hearsay(doc: Any) -> Any:
    """Return the Doc with such clauses set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    past, relative, root, gerund = strings["VBD"], strings["relcl"], strings["ROOT"], strings["VBG"]
    verbs = frozenset(map(strings.add, name_words().hearsay_verbs))
    subjects, finite = (frozenset(map(strings.add, labels)) for labels in (SUBJECTS, ("VBZ", "VBP", "VBD")))
    for i, (lower, tag, dep) in enumerate(doc.to_array(["LOWER", "TAG", "DEP"]).tolist()):
        if lower in verbs and tag == past and not _free_passive(tree, doc[i]):
            _free_main(tree, doc[i])
        if dep == root and tag == gerund and i > 1 and doc[i - 1].text == ",":
            _free_behind(tree, doc[i])
        if lower in verbs and dep == relative:
            _free_relative(tree, doc[i])
        if dep in subjects and tag in finite:
            _free_accuser(tree, doc[i])
    return tree.done()


def _free_main(tree: Tree, said: Any) -> None:
    """Make the verb behind "believed to have shot A" the main one, and what is believed a part of its subject."""
    doc, i = tree.doc, said.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "to" or doc[i + 2].lower_ not in _TO:
        return
    if any(c.dep_ in _HELPERS for c in said.children):
        return
    subject = next((c for c in said.children if c.dep_ in SUBJECTS and c.right_edge.i == i - 1), None)
    below = next((c for c in said.children if c.dep_ == "xcomp" and c.i > i), None)
    if subject is None or below is None:
        return
    main = next((c for c in said.children if c.dep_ == "ccomp" and c.i > below.i and _is_bare_finite(c)), None)
    main = main or _behind_being(tree, said, below)
    if main is None:
        return
    over = said.head.i if said.head != said else main.i
    tree.set(main.i, main.i, "ROOT")
    tree.set(subject.i, main.i, subject_label(main))
    tree.set(i, subject.i, "acl")
    if over != main.i:
        tree.set(main.i, over, said.dep_)
    tree.tags[i] = "VBN"
    for child in said.children:
        if child.i > main.i:
            tree.set(child.i, main.i, child.dep_)


def _behind_being(tree: Tree, said: Any, being: Any) -> Any | None:
    """Return the verb behind "men believed to be soldiers shot A", having made the soldiers what the men are."""
    if being.lemma_ != "be" or being.i != said.i + 2:
        return None
    first = being.i + 1
    for main in (c for c in said.children if c.dep_ == "ccomp" and c.tag_ in ("VBD", "VBP")):
        taken = next((c for c in main.children if c.dep_ in SUBJECTS and c.left_edge.i == first), None)
        if taken is not None and taken.right_edge.i < main.i:
            tree.set(taken.i, being.i, "attr")
            return main
    attribute = next((c for c in being.children if c.dep_ == "attr" and c.left_edge.i == first), None)
    behind = () if attribute is None or said.dep_ != "ROOT" else attribute.rights
    main = next((c for c in behind if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if main is None or not any(c.dep_ == "dobj" for c in main.children):
        return None
    tree.tags[main.i] = "VBD"
    return main


def _free_passive(tree: Tree, said: Any) -> bool:
    """Give "a man believed to be Bo Lin was shot" its subject, the man: only he is known to have been.

    Return whether it is such a sentence.
    """
    doc, first = tree.doc, said.i + 3
    end = first
    while end < len(doc) and doc[end].tag_ == "NNP":
        end += 1
    if end == first or end >= len(doc) or doc[said.i + 1].lower_ != "to" or doc[said.i + 2].lower_ != "be":
        return False
    helper = doc[end]
    main = helper.head
    noun = said.head if said.dep_ == "acl" else next((c for c in said.children if c.dep_ in SUBJECTS), said)
    passive = helper.dep_ in _HELPERS and helper.tag_ in ("VBD", "VBZ", "VBP") and main.tag_ == "VBN"
    if not passive or main.i < end or noun.right_edge.i < said.i - 1 or not noun.i < said.i:
        return False
    if any(c.dep_ in _HELPERS for c in said.children) or (said.dep_ == "acl" and noun.dep_ not in SUBJECTS):
        return False
    if said.dep_ != "acl":
        tree.take_place(main, said)
        for child in said.children:
            if child.i > main.i:
                tree.set(child.i, main.i, child.dep_)
    tree.set(noun.i, main.i, "nsubjpass")
    tree.set(said.i, noun.i, "acl")
    tree.set(said.i + 2, said.i, "xcomp")
    tree.set(said.i + 1, said.i + 2, "aux")
    tree.set(end - 1, said.i + 2, "attr")
    for word in range(first, end - 1):
        tree.set(word, end - 1, "compound")
    tree.tags[said.i] = "VBN"
    return True


def _free_behind(tree: Tree, gerund: Any) -> None:
    """Make the verb behind "A, fearing that ..., fled" the main one, and the gerund what is said of A beside it."""
    doc = tree.doc
    subject = next((c for c in gerund.children if c.dep_ in SUBJECTS and c.right_edge.i == gerund.i - 2), None)
    subject = subject or next((c for c in gerund.children if c.dep_ in SUBJECTS and c.i == gerund.i - 2), None)
    below = [c for c in gerund.children if c.dep_ in ("ccomp", "conj") and c.i > gerund.i + 1]
    further = [c for told in below for c in told.children if c.dep_ == "conj" and c.i > told.i]
    joined = {c.head for c in doc[gerund.i : gerund.sent.end] if c.dep_ == "cc"}
    behind = (c for c in (*below, *further) if c in below or c.head not in joined)
    main = next((c for c in behind if _is_bare_finite(c) and doc[c.left_edge.i - 1].text == ","), None)
    if subject is None or main is None or any(c.dep_ in _HELPERS for c in gerund.children):
        return
    tree.set(main.i, main.i, "ROOT")
    tree.set(subject.i, main.i, subject_label(main))
    tree.set(gerund.i, main.i, "advcl")


def _free_accuser(tree: Tree, verb: Any) -> None:
    """Part "the officer | Ana Sol accuses", read as one who accuses: the officer is whom the main verb is about."""
    noun = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i and c.pos_ == "NOUN"), None)
    if noun is None or verb.pos_ != "VERB" or verb.head.i < verb.i:
        return
    name = next((c for c in noun.children if c.dep_ == "appos" and c.right_edge.i == verb.i - 1), None)
    if name is None or name.pos_ != "PROPN" or name.left_edge.i != noun.i + 1:
        return
    tree.set(noun.i, verb.head.i, verb.dep_)
    tree.set(verb.i, noun.i, "relcl")
    tree.set(name.i, verb.i, "nsubj")


def _is_bare_finite(verb: Any) -> bool:
    """Whether a verb is finite and has no subject and no conjunction of its own."""
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return False
    first = next((c for c in verb.children if c.dep_ in _HELPERS), verb)
    return first.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _free_relative(tree: Tree, said: Any) -> None:
    """Hang what "a man they said had shot A" did on the man, and who says so beside it."""
    behind = said.i + 1
    auxiliary = said.doc[behind] if behind < len(said.doc) else said
    verb = auxiliary.head
    if auxiliary.dep_ not in _HELPERS or verb.left_edge != auxiliary or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    own = any(c.dep_ in SUBJECTS and c.tag_ not in ("WP", "WDT") for c in said.children)
    if own and verb.dep_ in ("dep", "ccomp", "conj", "acl") and auxiliary.lower_ != "to":
        tree.set(verb.i, said.head.i, "relcl")
        tree.set(said.i, verb.i, "parataxis")
