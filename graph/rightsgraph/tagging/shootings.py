"""Words that the parser takes for one phrase in news: "gunmen in a car shot dead A", "in January two of the nurses".

The verb of the first is "shot", the subject of the second "two". "Shot" may be read as a noun, and is made a verb.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_news_phrases"]


def with_news_phrases(doc: Any) -> Any:
    """Return the Doc with such phrases taken apart; the same Doc where there is none."""
    tree = Tree(doc)
    for token in doc:
        if token.lower_ == "shot" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "dead":
            _part_verb(tree, token, doc[token.i + 1])
        elif token.dep_ == "nummod" and token.head.lower_ in MONTHS and not token.text.isdigit():
            _part_count(tree, token)
    return tree.done()


def _part_verb(tree: Tree, shot: Any, dead: Any) -> None:
    """Make "shot" the verb where "dead" was read as one, and the noun before it what its preposition governs."""
    if shot.dep_ != "pobj" or not any(c.dep_ in SUBJECTS for c in dead.children):
        return
    noun = max((c.i for c in shot.children if c.dep_ == "compound"), default=None)
    preposition, above = shot.head.i, dead.i if dead.head == dead else dead.head.i
    if noun is None:
        return
    if shot.pos_ != "VERB":
        shot.pos_, shot.tag_, shot.lemma_ = "VERB", "VBD", "shoot"
    tree.set(shot.i, shot.i if above == dead.i else above, dead.dep_)
    for child in (*dead.children, dead):
        if child != shot:
            tree.set(child.i, shot.i, "acomp" if child == dead else child.dep_)
    tree.set(noun, preposition, "pobj")
    for child in shot.children:
        if child.i < noun and child.dep_ in ("det", "amod", "compound", "nummod", "poss"):
            tree.set(child.i, noun, child.dep_)


def _part_count(tree: Tree, number: Any) -> None:
    """Make a number word behind a month, with "of" behind it, the subject of a verb that has none before it."""
    verb = number.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    behind = number.i + 1 < len(number.doc) and number.nbor(1).lower_ == "of"
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not behind or verb.i < number.i or verb.pos_ not in ("VERB", "AUX") or own:
        return
    tree.set(number.i, verb.i, subject_label(verb))
    tree.set(number.nbor(1).i, number.i, "prep")
