"""Names behind the body that they belong to: "beat Forum for Democratic Change candidate Ana Sol", "editor in chief A".

The parser takes the body for whom it was done to, and the name for what the body is for. Also "journalists critical of
the government face harassment", where it makes the government a second subject.
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_affiliations"]

_OF_BODIES = frozenset({"for", "of"})
_BELONGING = _OF_BODIES | {"from", "with", "at"}
_COUNTS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_BEFORE = frozenset({"compound", "nmod", "amod"})


def with_affiliations(doc: Any) -> Any:
    """Return the Doc with such names as the heads of their phrases; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    words = {strings[word] for word in (*_BELONGING, "chief")}
    for i, lower in enumerate(doc.to_array("LOWER").tolist()):
        if lower not in words or not 0 < i < len(doc) - 1:
            continue
        token = doc[i]
        if token.lower_ == "chief":
            _name_chief(tree, token)
        elif token.dep_ == "prep" and not any(c.dep_ in ("pobj", "pcomp") for c in token.children):
            _give_object(tree, token)
        elif token.dep_ == "prep" and token.nbor(-1) == token.head:
            if token.lower_ in _OF_BODIES:
                _name_member(tree, token)
            _name_counted(tree, token)
    return tree.done()


def _name_chief(tree: Tree, chief: Any) -> None:
    """Make a name behind "editor in chief" the head of its phrase."""
    into, name = chief.nbor(-1), chief.head
    noun = into.head
    if into.lower_ != "in" or chief.dep_ not in _BEFORE or name.pos_ != "PROPN" or name.head != into:
        return
    if noun.pos_ not in ("NOUN", "PROPN") or noun.nbor() != into:
        return
    _take_place(tree, name, noun)
    tree.set(chief.i, into.i, "pobj")


def _name_member(tree: Tree, preposition: Any) -> None:
    """Make a name behind a body with "for" or "of" in its name, and a role, the head of their phrase."""
    body, name = preposition.head, next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if name is None or body.pos_ != "PROPN" or name.pos_ != "PROPN" or not name.lefts:
        return
    roles = name_words().role_words | name_words().person_before
    role = next((c for c in name.lefts if c.dep_ == "compound" and c.tag_ == "NN" and c.lower_ in roles), None)
    if (
        role is None
        or role.i + 1 >= name.i + 1
        or not all(t.pos_ == "PROPN" for t in tree.doc[role.i + 1 : name.i + 1])
    ):
        return
    inside = [t for t in tree.doc[preposition.i + 1 : role.i] if t.text[0].isupper()]
    if not inside or inside[0].i != preposition.i + 1:
        return
    last = inside[-1]
    _take_place(tree, name, body)
    tree.set(last.i, preposition.i, "pobj")
    for part in inside[:-1]:
        tree.set(part.i, last.i, "compound")
    tree.set(role.i, name.i, "compound")


def _name_counted(tree: Tree, preposition: Any) -> None:
    """Give people counted their names behind the body they belong to: "two nuns of Tarn, Ana Sol and Bo Lin, were"."""
    people, body = preposition.head, next((c for c in preposition.children if c.dep_ == "pobj"), None)
    count = next((_COUNTS.get(c.lower_) for c in people.children if c.dep_ == "nummod"), None)
    if body is None or count is None or people.tag_ != "NNS":
        return
    first = next((c for c in body.children if c.dep_ in ("conj", "appos") and c.pos_ == "PROPN"), None)
    if first is None or tree.doc[first.left_edge.i - 1].text != "," or first.left_edge == first:
        return
    names, here = [first], first
    while (after := next((c for c in here.children if c.dep_ == "conj"), None)) is not None:
        names.append(after)
        here = after
    behind = here.right_edge.i + 1
    closed = behind < len(tree.doc) and tree.doc[behind].text == ","
    if closed and len(names) == count and all(n.pos_ == "PROPN" and n.left_edge != n for n in names):
        tree.set(first.i, people.i, "appos")


def _take_place(tree: Tree, name: Any, noun: Any) -> None:
    """Hang a name where a noun before it was hung, and the noun on the name."""
    tree.set(noun.i, noun.i, "ROOT")
    tree.take_place(name, noun)
    tree.set(noun.i, name.i, "nmod")
    for child in noun.children:
        if child.i > name.i:
            tree.set(child.i, name.i, child.dep_)


def _give_object(tree: Tree, preposition: Any) -> None:
    """Give a preposition that governs nothing the noun behind it, read as a second subject of the verb."""
    thing = preposition.nbor()
    while thing.dep_ in (*_BEFORE, "det", "poss", "nummod") and thing.head.i > thing.i:
        thing = thing.head
    verb = thing.head
    twice = any(c.dep_ in SUBJECTS and c.i < preposition.i for c in verb.children)
    if thing.dep_ in SUBJECTS and thing.i < verb.i and twice and thing.left_edge.i == preposition.i + 1:
        tree.set(thing.i, preposition.i, "pobj")
