"""Titles and descriptions that the parser tears from the name behind them, or takes for people of their own.

"How Captain Bo Lin murdered a poet" (it has a captain and Bo Lin do it), "the daughter of Judge | Ana Sol were held"
(it begins a sentence with Ana Sol), "father of three Bo Lin was shot" (it has him be one of three), "by police
constable Bo Lin" (it makes him the object of "constable").
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_titles"]

_ARGUMENTS = SUBJECTS | {"dobj", "pobj", "appos"}
_LONGEST = 4
"""Words of a name at most."""


def with_titles(doc: Any) -> Any:
    """Return the Doc with the names as the heads of such phrases; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    words = name_words()
    titles, family = ({strings.add(word) for word in kind} for kind in (words.titles, words.family_nouns))
    joint = strings.add("and")
    for i, lower in enumerate(doc.to_array("LOWER").tolist()):
        if i + 1 >= len(doc):
            break
        if lower in titles:
            _join_title(tree, doc[i])
            _name_officer(tree, doc[i])
        if lower in family:
            _name_parent(tree, doc[i])
        if lower == joint:
            _part_officers(tree, doc[i])
    return tree.done()


def _name_from(doc: Any, start: int) -> Any | None:
    """Return the last word of the name of a person that begins at a token, which all its words hang on, or None."""
    end = start
    while end < min(len(doc), start + _LONGEST) and doc[end].tag_ in ("NNP", "NN") and doc[end].text[:1].isupper():
        end += 1
    if end == start:
        return None
    name = doc[end - 1]
    whole = all(t.head == name or t.head.i < start for t in doc[start : end - 1])
    return name if whole and name.tag_ == "NNP" and name.dep_ != "compound" else None


def _join_title(tree: Tree, title: Any) -> None:
    """Make a title and the name behind it one phrase, where they are read as two people beside each other."""
    doc = tree.doc
    name = _name_from(doc, title.i + 1)
    if (
        name is None
        or title.tag_ != "NNP"
        or title.dep_ not in {*_ARGUMENTS, "conj"}
        or name.dep_ not in _ARGUMENTS - {"appos"}
    ):
        return
    if name.left_edge.i != title.i + 1 or name.head == title or title.right_edge.i != title.i:
        return
    apart = doc[title.i + 1].is_sent_start
    if title.head != name.head and not apart and not _has_other(name):
        return  # "after he killed the president Bo Lin fled"
    verb, label = name.head, name.dep_
    tree.set(name.i, title.head.i, title.dep_)
    for child in title.children:
        tree.set(child.i, verb.i if child.tag_ == "WRB" else name.i, child.dep_)
    tree.set(title.i, name.i, "compound")
    top = title.sent.root
    if apart and label in SUBJECTS and top.pos_ in ("NOUN", "PROPN") and top != title:
        tree.set(top.i, verb.i, label)
    elif title.head == verb and label != title.dep_ and label in SUBJECTS:
        tree.set(name.i, verb.i, label)


def _has_other(name: Any) -> bool:
    """Whether the verb of a name that is its subject has another subject in front."""
    return name.dep_ in SUBJECTS and any(c.dep_ in SUBJECTS and c.i < name.i for c in name.head.children)


def _name_parent(tree: Tree, parent: Any) -> None:
    """Make the name behind "father of three" or "mother-of-two" the head of its phrase."""
    doc, here = tree.doc, parent.i + 1
    hyphens = doc[here].text == "-"
    here += hyphens
    if here + 1 >= len(doc) or doc[here].lower_ != "of" or any(c.dep_ in ("det", "poss") for c in parent.children):
        return
    of, here = doc[here], here + 1 + hyphens
    number = doc[here] if here + 1 < len(doc) else of
    name = _name_from(doc, here + 1) if number.like_num else None
    if name is None or name.is_ancestor(parent):
        return
    if name.right_edge.i + 1 < len(doc) and doc[name.i + 1].tag_ in ("NNS", "NN"):
        return  # "father of three Bo Lin supporters"
    tree.take_place(name, parent)
    for child in parent.children:
        if child.lower_ == "dead" and child.i < parent.i and parent.head.lemma_.lower() == "shoot":
            tree.set(child.i, parent.head.i, "oprd")
    tree.set(parent.i, name.i, "compound")
    tree.set(of.i, parent.i, "prep")
    tree.set(number.i, of.i, "pobj")
    for word in doc[number.i + 1 : name.i]:
        tree.set(word.i, name.i, "compound")


def _part_officers(tree: Tree, joint: Any) -> None:
    """Make two names of two with their ranks: "arrested army colonel Ana Sol and navy captain Bo Lin", read as one."""
    doc = tree.doc
    second = _ranked_behind(doc, joint.i + 1)
    first = doc[joint.i - 1] if joint.i else joint
    start = first.i
    while start and doc[start - 1].pos_ == "PROPN":
        start -= 1
    ranks = start
    while ranks and doc[ranks - 1].text.islower() and doc[ranks - 1].pos_ in ("NOUN", "ADJ"):
        ranks -= 1
    if second is None or ranks == start or first.pos_ != "PROPN" or not _is_rank(doc[start - 1]):
        return
    whole = range(ranks, second.i + 1)
    run_on = second.dep_ in _ARGUMENTS - {"appos"} and any(doc[i].head == second for i in range(ranks, start))
    if not run_on and not (second.dep_ == "appos" and second.head == first):
        return
    outer = [t for t in doc[ranks : second.i + 1] if t.head.i not in whole and t.dep_ in _ARGUMENTS]
    if len(outer) != 1:
        return
    tree.set(first.i, outer[0].head.i, outer[0].dep_)
    tree.set(second.i, first.i, "conj")
    tree.set(joint.i, first.i, "cc")
    for i in whole:
        if i not in (first.i, second.i, joint.i):
            tree.set(i, first.i if i < joint.i else second.i, "compound")


def _ranked_behind(doc: Any, begin: int) -> Any | None:
    """Return the last word of the name behind one to three nouns that begin at a token, or None."""
    here = begin
    while here < min(len(doc), begin + _LONGEST) and doc[here].text.islower() and doc[here].pos_ in ("NOUN", "ADJ"):
        here += 1
    return _name_from(doc, here) if here > begin and _is_rank(doc[here - 1]) else None


def _is_rank(token: Any) -> bool:
    return token.lower_ in name_words().titles | name_words().role_words


def _name_officer(tree: Tree, rank: Any) -> None:
    """Make the name behind "police constable" the head of its phrase, read as the object of the rank."""
    body, name = rank.head, _name_from(tree.doc, rank.i + 1)
    if name is None or body.i != rank.i - 1 or name.head != rank or rank.pos_ in ("NOUN", "PROPN"):
        return
    if body.lower_ not in name_words().authority_nouns or body.dep_ not in _ARGUMENTS or name.dep_ != "dobj":
        return
    tree.set(name.i, body.head.i, body.dep_)
    tree.set(rank.i, name.i, "compound")
    tree.set(body.i, name.i, "compound")
    above = body.head.head if body.dep_ == "pobj" else body.head
    for child in rank.children:
        if child != name:
            tree.set(child.i, above.i if child.i > name.i else name.i, child.dep_)
    tree.tags[rank.i] = "NN"
    tree.nouns.add(rank.i)
