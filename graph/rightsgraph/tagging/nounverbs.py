"""Nouns for people that the parser reads as verbs: "police detained rights advocates Ana Sol and Bo Lin".

Right behind a verb of custody and right before a person's name, "advocates" is no act but tells who those named are:
the first name is the object of the verb, and what hung on the noun hangs on the verb.
"""

from typing import Any

from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_nouns_for_people"]

_READ_AS = frozenset({"VBZ", "VBP"})
_BETWEEN = frozenset({"NOUN", "ADJ", "PROPN"})
_LONGEST = 6
"""The words between the verb and the noun at most: "detained Tarn district labour rights advocates"."""


def with_nouns_for_people(doc: Any) -> Any:
    """Return the Doc with such nouns read as nouns; the same Doc where there is none."""
    tree, read_as = Tree(doc), {doc.vocab.strings.add(tag) for tag in _READ_AS}
    places = [i for i, tag in enumerate(doc.to_array("TAG").tolist()[:-1]) if i and tag in read_as]
    for noun in (doc[i] for i in places):
        if noun.lower_.removesuffix("s") in name_words().person_before:
            name, act = _name_behind(noun), _act_before(noun)
            if name is not None and act is not None:
                _hang(tree, *act, noun, name)
    return tree.done()


def _name_behind(noun: Any) -> Any | None:
    """The head of the capitalised name right behind a noun."""
    first = last = noun.i + 1
    while last < len(noun.doc) and noun.doc[last].pos_ == "PROPN" and noun.doc[last].text[0].isupper():
        last += 1
    return noun.doc[first:last].root if last > first else None


def _act_before(noun: Any) -> tuple[Any, int] | None:
    """The verb of custody before a noun, and the token behind it ("took into custody |"), with no act in between."""
    here = noun.nbor(-1)
    for _ in range(_LONGEST):
        if here.lemma_.lower() in name_words().custody_verbs and here.tag_ in ("VBD", "VBN"):
            return here, here.i + 1
        if here.lower_ in ("custody", "detention") and here.i > 1 and here.nbor(-1).lower_ == "into":
            verb = here.nbor(-2)
            return (verb, here.i + 1) if verb.lemma_.lower() == "take" else None
        joined = here.lower_ == "and" and here.nbor(-1).tag_ == "NNS"  # "rights defenders and petitioners Ana Sol"
        if here.i < 2 or not (joined or here.pos_ in _BETWEEN):
            return None
        here = here.nbor(-1)
    return None


def _hang(tree: Tree, verb: Any, begin: int, noun: Any, name: Any) -> None:
    """Make a name the object of a verb, and the noun before it a part of the name's phrase, which begins at a token."""
    if noun.is_ancestor(verb):  # the noun was read as the verb of the sentence
        above, label = (verb.i, "ROOT") if noun.head == noun else (noun.head.i, noun.dep_)
        tree.heads[verb.i], tree.labels[verb.i], tree.changed = above, label, True
        tree.tags[verb.i] = "VBD"
    if begin > verb.i + 1:
        tree.set(begin - 2, verb.i, "prep")
        tree.set(begin - 1, begin - 2, "pobj")
    inside = range(begin, noun.i)
    for child in tuple(tree.children(noun.i)):
        if child not in inside and child != name.i:
            tree.set(child, verb.i, tree.labels[child])
    tree.set(name.i, verb.i, "dobj")
    tree.set(noun.i, name.i, "nmod")
    tree.tags[noun.i] = "NNS"
    for i in inside:
        if tree.heads[i] not in inside:
            tree.set(i, noun.i, "compound")
