"""Who tells, and what is told, where the parser hangs it elsewhere.

"A, detained in June, said police beat him": A speaks. "Alleged that officers bound them, beat them and cut them": the
officers did all three. "A, head of the Miners' Union, who was held": A was. "A, who told a judge on 3 May, officers
beat him": so A told. '"We killed A," a man who was there told the radio': the man did, and is not A.
"""

from typing import Any

from rightsgraph.tagging.labels import PAST, SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_tellers"]

_LEFT_OF_NOUN = frozenset({"det", "compound", "nmod", "amod", "nummod", "poss"})


def with_tellers(doc: Any) -> Any:
    """Return the Doc with such clauses set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    quoted = doc.vocab.strings["who"] if '"' in doc.text or "”" in doc.text else None
    for i, (dep, tag, lower) in enumerate(doc.to_array(["DEP", "TAG", "LOWER"]).tolist()):
        label = strings[dep]
        if lower == quoted and i > 2 and label in SUBJECTS:
            _part_speaker(tree, doc[i])
        if label == "ccomp" and strings[tag] in PAST:
            _give_speaker(tree, doc[i])
        elif label == "xcomp" and strings[tag] == "VBD":
            _go_on_telling(tree, doc[i])
        elif label == "relcl" and doc[i].pos_ == "VERB":
            _give_person(tree, doc[i])
            _give_told(tree, doc[i])
            _give_content(tree, doc[i])
    return tree.done()


def _give_speaker(tree: Tree, held: Any) -> None:
    """Give "A, detained in June, said police beat him" its speaker, read as the subject of "detained"."""
    saying = held.head
    own = [c for c in held.children if c.dep_ in SUBJECTS and c.i < held.i]
    apart = saying.i > held.i and saying.nbor(-1).text == "," and held.i > 0 and held.nbor(-1).text == ","
    if len(own) != 1 or not apart or saying.dep_ != "ROOT" or saying.lemma_.lower() not in name_words().telling_verbs:
        return
    if any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in held.children):
        return
    if any(c.dep_ in SUBJECTS and c.i < saying.i for c in saying.children):
        return
    tree.set(own[0].i, saying.i, "nsubj")
    tree.set(held.i, own[0].i, "acl")
    tree.tags[held.i] = "VBN"


def _part_speaker(tree: Tree, who: Any) -> None:
    """Part from a quotation who spoke it, described behind it: "We killed A," | a man who was there told the radio."""
    doc, noun, clause = tree.doc, who.nbor(-1), who.head
    first = noun.left_edge.i
    opens = first > 1 and doc[first - 1].is_quote and doc[first - 2].text in (",", "?", "!")
    if not opens or noun.pos_ != "NOUN" or clause.head != noun:
        return
    words = name_words().telling_verbs | {"tell"}
    behind = (t for t in doc[clause.i + 1 : who.sent.end] if t.tag_ == "VBD")
    telling = next((t for t in behind if t.lemma_.lower() in words), None)
    if telling is None or doc[telling.i - 1].dep_ == "cc" or any(c.dep_ in SUBJECTS for c in telling.children):
        return
    top = who.sent.root
    if top != telling:
        if top.i > first:
            return
        tree.set(telling.i, telling.i, "ROOT")
        tree.set(top.i, telling.i, "ccomp")
    tree.set(noun.i, telling.i, "nsubj")


def _go_on_telling(tree: Tree, verb: Any) -> None:
    """Hang a past tense on what is told before it: "alleged that officers bound them, | beat them and cut them"."""
    saying = verb.head
    told = next((c for c in saying.children if c.dep_ == "ccomp" and saying.i < c.i < verb.i), None)
    own = any(c.dep_ in (*SUBJECTS, "mark", "aux") for c in verb.children)
    if told is not None and not own and saying.lemma_.lower() in name_words().telling_verbs:
        tree.set(verb.i, told.i, "conj")


def _give_person(tree: Tree, verb: Any) -> None:
    """Hang "who was held" on the person, not on the body that he leads: "Bo Lin, head of the Miners' Union, who"."""
    who = next((c for c in verb.children if c.lower_ == "who" and c.dep_ in SUBJECTS), None)
    body = verb.head
    if who is None or who.i < 2 or who.nbor(-1).text != ",":
        return
    here, named = body, [body, *body.children]
    while here.dep_ in ("pobj", "prep", "conj", "compound", "nmod"):
        here = here.head
        named.append(here)
    if here == body or here.dep_ != "appos" or here.head.pos_ != "PROPN" or not here.head.i < here.i < body.i:
        return
    if any(t.text[:1].isupper() and t.lower_ in name_words().organisation_heads for t in named):
        tree.set(verb.i, here.head.i, "relcl")


def _give_content(tree: Tree, verb: Any) -> None:
    """Hang on "told" what was told, read as said of who listens: "told the court that | guards beat him"."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    that = next((c for c in subjects if c.lower_ == "that"), None)
    listener = verb.head
    told = listener.head
    of_telling = listener.dep_ in ("dobj", "dative") and told.lemma_.lower() in name_words().telling_verbs | {"tell"}
    if that is not None and len(subjects) > 1 and of_telling:
        tree.set(verb.i, told.i, "ccomp")
        tree.set(that.i, verb.i, "mark")


def _give_told(tree: Tree, telling: Any) -> None:
    """Hang on "told" what somebody told, behind a comma: "Bo Lin, who told a judge on 3 May, | officers beat him"."""
    verbs = name_words().telling_verbs | {"tell"}
    if telling.lemma_.lower() not in verbs or not any(c.lower_ == "who" for c in telling.children):
        return
    if any(c.dep_ in ("ccomp", "xcomp") for c in telling.children):
        return
    comma = telling.right_edge.i + 1
    if comma + 2 >= len(tree.doc) or tree.doc[comma].text != ",":
        return
    subject = tree.doc[comma + 1]
    while subject.dep_ in _LEFT_OF_NOUN and subject.head.i > subject.i:
        subject = subject.head
    verb = subject.head
    behind = subject.dep_ in SUBJECTS and verb.tag_ in PAST and verb.dep_ in ("conj", "ccomp") and verb.i > comma
    bare = not any(c.dep_ in ("mark", "cc") and c.i < verb.i for c in verb.children)
    if behind and bare and verb.head.i < telling.i:
        tree.set(verb.i, telling.i, "ccomp")
