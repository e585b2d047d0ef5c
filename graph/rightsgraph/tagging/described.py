"""People whose description the parser tears from their name, or takes for people of its own.

"A boy aged 14, Karl Sol, was arrested" (it hangs the name on "aged"), "detained human rights and democracy advocates
Ana Sol and Bo Lin" (it has somebody detain "democracy"), "the 2006 enforced disappearance" (a verb). Also what a
sentence goes on to say behind such people: "convicted 69 of the men | of murder", "94 men, some of whom belong to the
Union, | who faced trial", "sentenced in a closed hearing | by the court | to 15 days".
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_descriptions"]

_CONVICTING = frozenset({"convict", "acquit", "accuse", "suspect", "clear"})
_DECIDING = _CONVICTING | {"find", "charge", "indict"}
_IDENTIFYING = frozenset({"identify", "know", "name", "describe"})
_SESSIONS = frozenset({"hearing", "trial", "session", "verdict", "ruling", "retrial"})
_OF_SENTENCE = frozenset({"to", "for", "on", "under"})


def with_descriptions(doc: Any) -> Any:
    """Return the Doc with such phrases set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    csubjpass, aged, of, enforced = (strings[word] for word in ("csubjpass", "aged", "of", "enforced"))
    who, including, by = (strings[word] for word in ("who", "including", "by"))
    prep, mark, pobj, present = (strings[word] for word in ("prep", "mark", "pobj", "VBZ"))
    into, sessions = {strings["as"], strings["after"]}, {strings.add(word) for word in _SESSIONS}
    rows = doc.to_array(["LOWER", "DEP", "TAG"]).tolist()
    for i, (lower, dep, tag) in enumerate(rows):
        if dep == csubjpass and lower == aged:
            _name_aged(tree, doc[i])
        elif lower == of and doc[i].head.dep_ == "pobj":
            _free_charge(tree, doc[i])
        elif lower == enforced and tag == strings["VBD"]:
            _describe_disappearance(tree, doc[i])
        elif lower == who and doc[i].dep_ in SUBJECTS and i and doc[i - 1].text == ",":
            _describe_outer(tree, doc[i])
        elif lower == of and doc[i].head.lower_ in name_words().family_nouns:
            _describe_child(tree, doc[i])
    for i, (lower, dep, tag) in enumerate(rows):
        if lower == including:
            _join_offences(tree, doc[i])
        elif lower == by and dep == prep and doc[i].head.dep_ == "pobj":
            _give_judge(tree, doc[i])
        elif lower in into and i:
            if dep == mark:
                _identify(tree, doc[i])
            elif dep == prep and _named_by(doc[i]) != doc[i - 1]:
                tree.set(i, _named_by(doc[i]).i, "prep")
        elif tag == present and doc[i].pos_ == "VERB" and doc[i].lower_.endswith("s"):
            _make_people(tree, doc[i])
        elif lower in sessions and dep == pobj:
            _free_sentence(tree, doc[i])
    return tree.done()


def _describe_child(tree: Tree, of: Any) -> None:
    """Hang a description on the one named, not on the father: "Bo Lin, son of Omar Lin, | a student held in May"."""
    kin = of.head
    father = next((c for c in of.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    if father is None or kin.dep_ != "appos" or kin.head.pos_ != "PROPN":
        return
    for told in (c for c in father.children if c.dep_ == "appos" and c.tag_ == "NN"):
        if told.left_edge.lower_ in ("a", "an") and told.left_edge.nbor(-1).text == ",":
            tree.set(told.i, kin.head.i, "appos")


def _identify(tree: Tree, into: Any) -> None:
    """Make "a man identified as Bo Lin" the subject of "was killed", where Bo Lin was read as that."""
    participle, verb = _named_by(into), into.head
    name = next((c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i == into.i + 1), None)
    noun = participle.head
    told = participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.lemma_ in _IDENTIFYING
    called = into.lower_ == "as" or participle.lemma_ == "name"  # "a boy named after Bo Lin was killed"
    if not told or not called or name is None or noun.i > participle.i:
        return
    if noun.dep_ in SUBJECTS and noun.head == verb:  # two subjects of one verb
        tree.set(into.i, participle.i, "prep")
        tree.set(name.i, into.i, "pobj")
    if verb.head != participle:
        return
    while noun.dep_ in ("pobj", "prep", "poss") and noun.head != noun:
        noun = noun.head  # "the wife of a man identified as Bo Lin was arrested": she was
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    tree.take_place(verb, noun)
    tree.set(into.i, participle.i, "prep")
    tree.set(name.i, into.i, "pobj")
    tree.set(noun.i, verb.i, name.dep_)
    for child in noun.children:
        if child.i > verb.i:
            tree.set(child.i, verb.i, child.dep_)


def _named_by(into: Any) -> Any:
    """Return the "identified" before "as" and who did so, "identified by police as", else the word before."""
    before = into.nbor(-1)
    named = before.dep_ == "pobj" and before.head.lower_ == "by" and before.head.dep_ == "agent"
    verb = before.head.head if named else before
    return verb if verb.dep_ == "acl" and verb.lemma_ in _IDENTIFYING and into.lower_ == "as" else before


def _name_aged(tree: Tree, aged: Any) -> None:
    """Make "a boy aged 14, Karl Sol," the subject of "was arrested"."""
    noun = next((c for c in aged.children if c.dep_ == "nsubj"), None)
    verb = aged.head
    if noun is None or verb.i < aged.i:
        return
    tree.set(noun.i, verb.i, "nsubjpass")
    tree.set(aged.i, noun.i, "acl")
    for child in aged.children:
        if child.i > aged.i and child.pos_ == "PROPN":
            tree.set(child.i, noun.i, "appos")


def _free_charge(tree: Tree, of: Any) -> None:
    """Hang the charge on the verb: "convicted five of the men | of murder"."""
    people = of.head
    share = people.head.head if people.head.lower_ == "of" else people
    verb = share.head
    counted = share.dep_ in ("dobj", "nsubjpass") and share.pos_ in ("NUM", "PRON", "DET", "ADJ", "NOUN")
    charge = next((c for c in of.children if c.dep_ in ("pobj", "pcomp")), None)
    if not counted or share == people or verb.lemma_.lower() not in _CONVICTING or charge is None:
        return
    bare = charge.dep_ == "pcomp" or not any(c.dep_ in ("det", "poss") for c in charge.children)
    if bare and of.i == people.i + 1 and people.tag_ == "NNS":
        tree.set(of.i, verb.i, "prep")


def _describe_disappearance(tree: Tree, enforced: Any) -> None:
    """Make "the 2006 enforced disappearance of Ana Sol" one phrase, where "enforced" is read as a verb."""
    noun = next((c for c in enforced.children if c.dep_ == "dobj" and c.i == enforced.i + 1), None)
    before = tree.doc[enforced.i - 1] if enforced.i else None
    if noun is None or not noun.lower_.startswith("disappearance") or before is None or before.dep_ != "pobj":
        return
    into = before.head
    if not before.like_num or into.i > enforced.i:
        return
    if into.head == enforced:
        tree.set(into.i, enforced.head.i, "prep")
    tree.set(noun.i, into.i, "pobj")
    tree.set(before.i, noun.i, "nummod")
    for child in before.children:
        tree.set(child.i, noun.i, child.dep_)
    for child in enforced.children:
        if child not in (noun, into):
            tree.set(child.i, noun.i, child.dep_)
    tree.set(enforced.i, noun.i, "amod")
    tree.tags[enforced.i] = "JJ"


def _describe_outer(tree: Tree, who: Any) -> None:
    """Let "who" behind a clause about people go on with them: "94 men, some of whom belong to the Union, who"."""
    clause = who.head
    if clause.dep_ != "relcl":
        return
    inner = clause.head
    while inner.head != inner and inner.dep_ in ("pobj", "prep", "conj", "appos", "dobj", "attr"):
        inner = inner.head
    people = inner.head
    if inner.dep_ == "relcl" and people.tag_ == "NNS" and clause.i > inner.i and clause.head != people:
        tree.set(clause.i, people.i, "relcl")


def _make_people(tree: Tree, verb: Any) -> None:
    """Make "advocates" people: "detained democracy and human rights advocates Ana Sol, Bo Lin and Karl Banda".

    Read as a verb whose subject is coordinated with the object of the verb before, and whose object is a name.
    """
    above, name = verb.head, next((c for c in verb.children if c.dep_ == "dobj"), None)
    singular = verb.lower_[:-1] in name_words().role_words | name_words().person_before
    if verb.dep_ not in ("conj", "ccomp") or not singular or name is None or name.pos_ != "PROPN":
        return
    thing = next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None)
    if thing is None or name.left_edge.i != verb.i + 1 or any(c.dep_ in ("aux", "mark") for c in verb.children):
        return
    if any(t.text in (",", ";", ".") for t in tree.doc[thing.i : verb.i]):
        return
    tree.set(verb.i, above.i, "dobj")
    tree.set(thing.i, verb.i, "nmod")
    tree.set(name.i, verb.i, "appos")
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            tree.set(child.i, thing.i, "conj")
        elif child.dep_ in ("prep", "advcl", "punct") and child.i > name.i:
            tree.set(child.i, above.i, child.dep_)
    tree.tags[verb.i] = "NNS"
    tree.nouns.add(verb.i)


def _join_offences(tree: Tree, including: Any) -> None:
    """Keep a list of offences together: "with offences including theft, resisting arrest, | assaulting a guard"."""
    first = next((c for c in including.children if c.dep_ in ("pobj", "pcomp")), None)
    noun = including.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    if first is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("with", "of") or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() not in _CONVICTING | {"charge", "indict"}:
        return
    over = {verb.i, *(t.i for t in verb.ancestors)}
    for token in tree.doc[first.i + 1 : verb.sent.end]:
        if token.tag_ != "VBG" or token.dep_ not in ("advcl", "conj") or token.head.i not in over:
            continue
        bare = not any(c.dep_ in ("mark", "advmod", *SUBJECTS) and c.i < token.i for c in token.children)
        if bare and tree.doc[token.left_edge.i - 1].text in (",", "and"):
            tree.set(token.i, first.i, "conj")


def _give_judge(tree: Tree, by: Any) -> None:
    """Hang who decided on the passive: "found guilty of treason | by a court", "charged with fraud | by a judge"."""
    judge = next((c for c in by.children if c.dep_ == "pobj"), None)
    offence, into = by.head, by.head.head
    verb = into.head.head if into.head.pos_ == "ADJ" else into.head
    if judge is None or judge.lower_ not in name_words().judging or into.lower_ not in ("of", "with"):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
    if passive and verb.lemma_.lower() in _DECIDING and offence.i < by.i:
        tree.set(by.i, verb.i, "agent")


def _free_sentence(tree: Tree, session: Any) -> None:
    """Hang on the verb what a court did in a session: "sentenced in a closed hearing | by the court | to 15 days"."""
    into = session.head
    verb = into.head
    if into.lower_ not in ("in", "at", "during", "after") or verb.lemma_.lower() not in ("sentence", "resentence"):
        return
    own = {c.lower_ for c in verb.children if c.dep_ in ("prep", "dative", "agent")}
    for child in session.children:
        if child.dep_ != "prep" or child.i < session.i or child.lower_ in own:
            continue
        judged = child.lower_ == "by" and any(c.lower_ in name_words().judging for c in child.children)
        if judged or (child.lower_ in _OF_SENTENCE and "to" not in own):
            tree.set(child.i, verb.i, "agent" if child.lower_ == "by" else "prep")
