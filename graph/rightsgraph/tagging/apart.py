"""Clauses and names that are, or may be, of somebody else than the parser hangs them on.

"Police closed the road where A was killed and | arrested B": the police did. "The release of A, | detained on 3 May":
she was. "A list of people | to be killed": the people. "A was convicted of fraud and | B of theft". Where nobody can
tell, they hang on nobody: "the wife of the murdered editor, | A, | was held", "A, the lawyer for B, | jailed in May,".
"""

from typing import Any

from rightsgraph.tagging.labels import PAST, SUBJECTS
from rightsgraph.tagging.names import harmful_verbs, name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_clauses_apart"]

_KILLED = frozenset({"kill", "murder", "execute", "assassinate", "massacre", "behead", "hang", "bury"})
_JUDGED = frozenset({"convict", "acquit", "accuse", "suspect", "clear", "charge", "indict"})
_LISTS = frozenset({"list", "roster", "register", "roll"})
_OF_PEOPLE = frozenset({"of", "for"})


def with_clauses_apart(doc: Any) -> Any:
    """Return the Doc with such clauses and names where they belong, or on nobody; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    acl, appos, conj, relcl = (strings[word] for word in ("acl", "appos", "conj", "relcl"))
    past, infinitive = frozenset(map(strings.add, PAST)), {strings["VB"], strings["VBN"]}
    for i, (dep, tag) in enumerate(doc.to_array(["DEP", "TAG"]).tolist()):
        if dep == conj:
            if tag in past:
                _free_doer(tree, doc[i])
            elif doc[i].pos_ == "PROPN" or _is_somebodys(doc[i]):
                _join_judged(tree, doc[i])
        elif dep == appos and doc[i].pos_ == "PROPN":
            _leave_name(tree, doc[i])
        elif dep == appos and _is_listed(doc[i]):
            tree.set(i, doc[i].head.i, "conj")
        elif dep == appos and _is_somebodys(doc[i]):
            _join_other(tree, doc[i])
        elif dep == acl and tag in past:
            _take_to_held(tree, doc[i])
            _leave_participle(tree, doc[i])
        if dep in (acl, relcl) and tag in infinitive:
            _take_to_listed(tree, doc[i])
    return tree.done()


def _is_listed(noun: Any) -> bool:
    """Whether a noun is one more of a list, and does not tell who is meant: "a guard, | a soldier and a judge"."""
    over = noun.head
    alike = all(n.pos_ == "NOUN" and n.left_edge.lower_ in ("a", "an") for n in (noun, over))
    listed = any(c.dep_ == "conj" and c.left_edge.lower_ in ("a", "an") for c in noun.children)
    return alike and listed and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","


def _free_doer(tree: Tree, verb: Any) -> None:
    """Give a deed to those of the main clause, read as done by who was killed: "where A was killed and arrested B"."""
    clause = verb.head
    where = [t for over in (clause, verb) for t in over.children if t.tag_ == "WRB" and t.i < clause.i]
    if clause.dep_ != "relcl" or not where or not any(c.dep_ == "auxpass" for c in clause.children):
        return
    if any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children) or verb.nbor(-1).dep_ != "cc":
        return
    over = clause.head
    while over.dep_ in ("dobj", "pobj", "prep", "prt") and over.head != over:
        over = over.head
    doer = next((c for c in over.children if c.dep_ == "nsubj" and c.i < over.i), None)
    taken = any(c.dep_ == "dobj" for c in verb.children)
    if doer is None or not taken or over.tag_ not in PAST or over.i > clause.i:
        return
    words = name_words()
    deed, before = verb.lemma_.lower(), clause.lemma_.lower()
    harms = deed in words.custody_verbs or (deed in words.harm_verbs and before in harmful_verbs())
    if before in _KILLED or (harms and doer.lower_ in words.authority_nouns):
        tree.set(verb.i, over.i, "conj")
        tree.tags[verb.i] = "VBD"
        for word in where:
            tree.set(word.i, clause.i, "advmod")


def _join_judged(tree: Tree, name: Any) -> None:
    """Make who has an offence of their own one of those judged: "A was convicted of fraud and | B of theft"."""
    offence = name.head
    while offence.dep_ == "conj":
        offence = offence.head
    into, verb = offence.head, offence.head.head
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    judged = offence.dep_ == "pobj" and verb.lemma_.lower() in _JUDGED and verb.pos_ == "VERB"
    behind = (c for c in name.children if c.dep_ == "prep" and c.lower_ == into.lower_ and c.i == name.i + 1)
    bare = (o for c in behind for o in c.children if o.dep_ == "pobj" and o.tag_ in ("NN", "NNS"))
    own = any(o.left_edge.dep_ not in ("det", "poss") and not _is_person(o) for o in bare)
    if judged and own and subject is not None:
        tree.set(name.i, subject.i, "conj")


def _join_other(tree: Tree, noun: Any) -> None:
    """Make another person one of two, read as said of the first: "the son of A and the daughter of B"."""
    joint = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if joint.dep_ == "cc" and joint.lower_ == "and" and noun.left_edge.dep_ in ("det", "poss"):
        tree.set(noun.i, noun.head.i, "conj")
        tree.set(joint.i, noun.head.i, "cc")


def _is_person(noun: Any) -> bool:
    """Whether a noun without a name is one for one human being."""
    words = name_words()
    return noun.tag_ == "NN" and noun.lower_ in words.person_before | words.role_words


def _is_somebodys(noun: Any) -> bool:
    """Whether a noun for one human being tells whose that is: "wife of", "lawyer for"."""
    return noun.tag_ == "NN" and noun.lower_ in name_words().family_nouns | name_words().of_somebody


def _leave_name(tree: Tree, name: Any) -> None:
    """Hang a name on nobody that is one of two people's: "the wife of the murdered editor, | A, | was threatened"."""
    over, first = name.head, name.left_edge.i
    if not first or tree.doc[first - 1].text != ",":
        return
    of = over.head if over.dep_ == "pobj" else next((c for c in over.children if c.lower_ in _OF_PEOPLE), over)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None)
    if of.lower_ not in _OF_PEOPLE or inner is None or of.head not in (over, over.head.head) or inner.i > first:
        return
    if inner.right_edge.i > first - 2 and inner != over:
        return
    named = any(c.dep_ in ("appos", "compound") and c.pos_ == "PROPN" and c != name for c in inner.children)
    if (_is_person(inner) or _is_somebodys(inner)) and _is_somebodys(of.head) and not named and of.i < inner.i:
        tree.set(name.i, over.i, "dep")


def _take_to_held(tree: Tree, participle: Any) -> None:
    """Let "the release of A, | detained on 3 May" tell of A, and not of what should be done."""
    act, first = participle.head, participle.left_edge.i
    if (
        participle.lemma_.lower() not in name_words().custody_verbs
        or act.lemma_.lower() not in name_words().person_nouns
    ):
        return
    whose = (o for c in act.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
    named = next((o for o in whose if o.pos_ == "PROPN" and o.right_edge.i == first - 2), None)
    if named is not None and tree.doc[first - 1].text == ",":
        tree.set(participle.i, named.i, "acl")


def _leave_participle(tree: Tree, participle: Any) -> None:
    """Hang on nobody what is said of one of two people: "A, the lawyer for B, | jailed since May, | was attacked"."""
    doc, over, first = tree.doc, participle.head, participle.left_edge.i
    if participle.tag_ != "VBN" or not first or doc[first - 1].text != ",":
        return
    apart = participle.right_edge.i + 1
    if apart >= len(doc) or doc[apart].text != ",":
        return
    beside = next((c for c in over.children if c.dep_ == "appos" and first - 2 <= c.right_edge.i < first), over)
    of = next((c for c in beside.children if c.lower_ in _OF_PEOPLE and c.i < first), over)
    near = next((c for c in of.children if c.dep_ == "pobj" and c.right_edge.i == first - 2), over)
    if of != over != near and near.pos_ == "PROPN" and _is_somebodys(beside):
        tree.set(participle.i, over.i, "dep")


def _take_to_listed(tree: Tree, verb: Any) -> None:
    """Let "a list of people | to be killed" tell of the people, and not of the list."""
    thing, to = verb.head, verb.left_edge
    near = tree.doc[to.i - 1] if to.i else thing
    undergone = any(c.dep_ == "auxpass" for c in verb.children) or not any(c.dep_ == "dobj" for c in verb.children)
    of = near.head
    if (
        to.lower_ == "to"
        and undergone
        and thing.lemma_.lower() in _LISTS
        and near.tag_ == "NNS"
        and of.lower_ == "of"
        and of.head == thing
    ):
        tree.set(verb.i, near.i, "acl")
