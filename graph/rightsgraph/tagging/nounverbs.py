"""Nouns for people that the parser reads as verbs: "police detained rights advocates Ana Sol and Bo Lin".

Right behind a verb of custody and right before a person's name, "advocates" is no act but tells who those named are:
the first name is the object of the verb, and what hung on the noun hangs on the verb. So it is where the first word of
the name itself was read as the verb.
"""

from typing import Any

from rightsgraph.tagging.labels import ALL_SUBJECTS, SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_nouns_for_people"]

_READ_AS = frozenset({"VBZ", "VBP"})
_GIVEN_NAME_AS = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB"})
_BETWEEN = frozenset({"NOUN", "ADJ", "PROPN"})
_LONGEST = 8
"""The words between the verb and the noun at most: "detained lawyer and Tarn district labour rights advocate"."""


def with_nouns_for_people(doc: Any) -> Any:
    """Return the Doc with such nouns read as nouns; the same Doc where there is none."""
    tree, read_as = Tree(doc), {doc.vocab.strings.add(tag) for tag in _READ_AS}
    places = [i for i, tag in enumerate(doc.to_array("TAG").tolist()[:-1]) if i and tag in read_as]
    for noun in (doc[i] for i in places):
        if noun.lower_.removesuffix("s") in name_words().person_before:
            name, act = _name_behind(noun), _act_before(noun)
            if name is not None and act is not None:
                _hang(tree, *act, noun, name)
            elif name is not None and (verb := _verb_of_list(noun, name)) is not None:
                _hang_list(tree, noun, name, verb)
    given = {doc.vocab.strings.add(tag) for tag in _GIVEN_NAME_AS}
    for i, tag in enumerate(doc.to_array("TAG").tolist()[:-1]):
        if tag in given and _opens_name(doc[i]):
            _hang_name(tree, doc[i])
    return tree.done()


def _verb_of_list(noun: Any, name: Any) -> Any | None:
    """The verb behind a list of names that a noun read as the verb opens: "nurses Ana Sol and Bo Lin were held"."""
    if noun.head != noun or name.head != noun or any(c.dep_ in ALL_SUBJECTS for c in noun.children):
        return None
    behind = [c for c in noun.children if c.dep_ in ("conj", "ccomp") and c.pos_ in ("VERB", "AUX") and c.i > name.i]
    if len(behind) != 1:
        return None
    verb = behind[0]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].pos_ != "PROPN":
        return None
    listed = all(t.pos_ == "PROPN" or t.text in (",", "and") for t in noun.doc[name.i + 1 : subjects[0].i])
    return verb if listed else None


def _hang_list(tree: Tree, noun: Any, name: Any, verb: Any) -> None:
    """Make a noun the subject of the verb behind the names that it opens, and the names its own."""
    last = next(c for c in verb.children if c.dep_ in SUBJECTS)
    tree.set(verb.i, verb.i, "ROOT")
    for child in tuple(tree.children(noun.i)):
        if child not in (name.i, verb.i):
            between = name.i < child < last.i
            tree.set(child, name.i if between else verb.i, tree.labels[child])
    tree.heads[noun.i], tree.labels[noun.i] = verb.i, last.dep_
    tree.set(name.i, noun.i, "appos")
    tree.set(last.i, name.i, "conj")
    for other in name.doc[name.i + 1 : last.i]:
        if other.dep_ == "appos" and other.head == name:
            tree.set(other.i, name.i, "conj")
    tree.tags[noun.i] = "NNS"
    tree.nouns.add(noun.i)


def _opens_name(token: Any) -> bool:
    """Whether a word read as a verb is the first of a person's name: a capital, and the rest of the name behind it."""
    rest = token.nbor()
    written = token.text[:1].isupper() and token.text[1:].islower() and rest.text[:1].isupper()
    return written and rest.pos_ == "PROPN" and not token.is_sent_start


def _hang_name(tree: Tree, first: Any) -> None:
    """Make a name whose first word was read as a verb the object of the verb of custody before it."""
    act, name = _act_before(first, ages=True), _name_behind(first)
    if act is None or name is None or name.head != first:
        return
    verb, begin = act
    if not (first.is_ancestor(verb) or (first.head == verb and first.dep_ == "ccomp")):
        return
    inside = range(begin, first.i)
    noun = next((i for i in reversed(inside) if tree.heads[i] == first.i), None)
    if first.is_ancestor(verb):
        above, label = (verb.i, "ROOT") if first.head == first else (first.head.i, first.dep_)
        tree.heads[verb.i], tree.labels[verb.i], tree.changed = above, label, True
    tree.tags[verb.i], tree.tags[first.i] = "VBD", "NNP"
    for child in tuple(tree.children(first.i)):
        if child not in (*inside, name.i, verb.i):
            tree.set(child, verb.i, tree.labels[child])
    if begin > verb.i + 1:
        tree.set(begin - 2, verb.i, "prep")
        tree.set(begin - 1, begin - 2, "pobj")
    tree.set(name.i, verb.i, "dobj")
    tree.set(first.i, name.i, "compound")
    if noun is not None:
        tree.set(noun, name.i, "nmod")


def _name_behind(noun: Any) -> Any | None:
    """The head of the capitalised name right behind a noun."""
    first = last = noun.i + 1
    while last < len(noun.doc) and noun.doc[last].pos_ == "PROPN" and noun.doc[last].text[0].isupper():
        last += 1
    return noun.doc[first:last].root if last > first else None


def _act_before(noun: Any, *, ages: bool = False) -> tuple[Any, int] | None:
    """The verb of custody before a noun, and the token behind it ("took into custody |"), with no act in between.

    With `ages` what tells how old somebody was may stand there too: "detained then 22-year-old monk A".
    """
    here = noun.nbor(-1)
    for _ in range(_LONGEST):
        if here.lemma_.lower() in name_words().custody_verbs and here.tag_ in ("VBD", "VBN"):
            return here, here.i + 1
        if here.lower_ in ("custody", "detention") and here.i > 1 and here.nbor(-1).lower_ == "into":
            verb = here.nbor(-2)
            return (verb, here.i + 1) if verb.lemma_.lower() == "take" else None
        aged = ages and (here.pos_ == "NUM" or here.text == "-" or here.lower_ == "then")
        if here.i < 2 or not (here.pos_ in _BETWEEN or aged or _joins_nouns(here)):
            return None
        here = here.nbor(-1)
    return None


def _joins_nouns(word: Any) -> bool:
    """Whether "and" stands behind a noun for people: "rights defenders and petitioners A", "lawyer and advocate A"."""
    before = word.nbor(-1)
    return word.lower_ == "and" and (before.tag_ == "NNS" or before.lower_ in name_words().person_before)


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
    tree.tags[noun.i] = "NNS" if noun.lower_.endswith("s") else "NN"
    for i in inside:
        if tree.heads[i] not in inside:
            tree.set(i, noun.i, "compound")
