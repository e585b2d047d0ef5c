"""Who tells, and what is told, where the parser hangs it elsewhere.

"A, detained in June, said police beat him": A speaks. "Alleged that officers bound them, beat them and cut them": the
officers did all three. "A, head of the Miners' Union, who was held": A was. "A, who told a judge on 3 May, officers
beat him": so A told. '"We killed A," a man who was there told the radio': the man did, and is not A.
"""

from typing import Any

from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS
from rightsgraph.tagging.listeners import LEFT_OF_NOUN, TELLING, give_content, give_joined, give_listener, give_told
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["with_tellers"]

_CALLING = ("calls", "demands", "urges", "appeals")
_RESPONDING = ("responding", "reacting", "commenting")


def with_tellers(doc: Any) -> Any:
    """Return the Doc with such clauses set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    responding = {doc.vocab.strings[word] for word in _RESPONDING}
    calling = {doc.vocab.strings[word] for word in _CALLING}
    quoted = doc.vocab.strings["who"] if '"' in doc.text or "”" in doc.text else None
    for i, (dep, tag, lower) in enumerate(doc.to_array(["DEP", "TAG", "LOWER"]).tolist()):
        label = strings[dep]
        if lower == quoted and i > 2 and label in SUBJECTS:
            _part_speaker(tree, doc[i])
        if lower in responding and doc[i].is_sent_start:
            _give_responder(tree, doc[i])
        if lower in calling and strings[tag] == "NNS":
            _give_call(tree, doc[i])
        if label in ("ccomp", "parataxis") and strings[tag] in PAST:
            _give_speaker(tree, doc[i])
            _give_mark(tree, doc[i])
        elif label == "advcl" and strings[tag] == "VBG":
            _give_to_teller(tree, doc[i])
        elif label == "ROOT" and strings[tag] in PAST:
            give_listener(tree, doc[i])
        elif label == "conj" and strings[tag] in PAST:
            _give_clause(tree, doc[i])
            give_listener(tree, doc[i])
            give_joined(tree, doc[i])
            _agree(tree, doc[i])
            _go_on_saying(tree, doc[i])
        elif label == "conj" and strings[tag] in FINITE:
            _give_reduced(tree, doc[i])
        elif label == "xcomp" and strings[tag] == "VBD":
            _go_on_telling(tree, doc[i])
        elif label == "relcl" and doc[i].pos_ == "VERB":
            _give_person(tree, doc[i])
            give_told(tree, doc[i])
            give_content(tree, doc[i])
            _give_telling(tree, doc[i])
            _give_verb(tree, doc[i])
            _give_mark(tree, doc[i])
    return tree.done()


def _give_call(tree: Tree, call: Any) -> None:
    """Make a verb of "calls" with a subject: "the Committee to Defend Miners | calls on the king to free Ana"."""
    if not any(c.dep_ in SUBJECTS and c.i < call.i for c in call.children):
        return
    tree.tags[call.i], tree.lemmas[call.i], tree.changed = "VBZ", call.lower_.removesuffix("s"), True
    for on in (c for c in call.children if c.lower_ in ("on", "upon") and c.i == call.i + 1):
        for verb in (c for c in on.children if c.dep_ == "pcomp"):
            addressed = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
            if addressed is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
                tree.set(addressed.i, on.i, "pobj")
                tree.set(verb.i, call.i, "xcomp")


def _give_telling(tree: Tree, told: Any) -> None:
    """Give a verb of saying what it tells and who tells, read as a noun with both: "the charge sheet | states that"."""
    saying = told.head
    opened = any(c.lower_ == "that" and c.dep_ == "mark" and c.i == saying.i + 1 for c in told.children)
    before = [c for c in saying.children if c.i < saying.i]
    teller = next((c for c in reversed(before) if c.dep_ == "compound" and c.i == saying.i - 1), None)
    if saying.tag_ not in FINITE or not opened or teller is None:
        return
    for child in before:
        if child != teller and child.dep_ in LEFT_OF_NOUN:
            tree.set(child.i, teller.i, child.dep_)
    tree.set(teller.i, saying.i, "nsubj")
    tree.set(told.i, saying.i, "ccomp")


def _give_verb(tree: Tree, told: Any) -> None:
    """Give a sentence without a verb the one that was read as a noun: "lawyers for Ana Sol | dispute that"."""
    doc, top = tree.doc, told.sent.root
    opening = next((c for c in told.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if opening is None or not opening.i or top.pos_ not in ("NOUN", "PROPN") or told.head not in (top, *top.subtree):
        return
    saying = doc[opening.i - 1]
    name = saying.nbor(-1) if saying.i else saying
    if saying.tag_ != "NN" or saying.lower_ not in name_words().aside_verbs or saying == top:
        return
    if name.head == saying and name.dep_ == "compound" and name.tag_ == "NNP" and name.i > top.i:
        over, label = saying.head.i, saying.dep_
        tree.set(saying.i, saying.i, "ROOT")
        tree.set(name.i, over, label)
        tree.set(top.i, saying.i, "nsubj")
        tree.set(told.i, saying.i, "ccomp")
        tree.tags[saying.i], tree.lemmas[saying.i] = "VBP", saying.lower_


def _give_speaker(tree: Tree, held: Any) -> None:
    """Give a verb its subject, read as that of a participle behind it: "A, detained in June, | said police beat him".

    A verb of saying, or one with its auxiliary right behind the comma: "on May 3, A, jailed in June, | was shot".
    """
    main = held.head
    own = [c for c in held.children if c.dep_ in SUBJECTS and c.i < held.i]
    helping = [c.i for c in main.children if c.dep_ in ("aux", "auxpass") and c.i < main.i]
    first = min([main.i, *helping])
    apart = first > held.i and tree.doc[first - 1].text == "," and held.i > 0 and held.nbor(-1).text == ","
    telling = main.dep_ == "ROOT" and main.lemma_.lower() in name_words().telling_verbs
    if len(own) != 1 or not apart or not (telling or (helping and own[0].right_edge.i + 2 >= held.i)):
        return
    if any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in held.children):
        return
    if any(c.dep_ in SUBJECTS and c.i < main.i for c in main.children):
        return
    tree.set(own[0].i, main.i, subject_label(main))
    tree.set(held.i, own[0].i, "acl")
    for before in (c for c in held.children if c.dep_ == "prep" and c.i < own[0].left_edge.i):
        tree.set(before.i, main.i, "prep")
    tree.tags[held.i] = "VBN"


def _give_to_teller(tree: Tree, claiming: Any) -> None:
    """Hang what somebody claims besides on what he said: "the army said troops could not find A, | claiming he left".

    Not where who is told of is one person, who may claim it as well.
    """
    told, words = claiming.head, name_words()
    saying = told.head
    if told.dep_ != "ccomp" or not {claiming.lemma_.lower(), saying.lemma_.lower()} <= words.telling_verbs:
        return
    doers = [c for c in told.children if c.dep_ in SUBJECTS]
    if claiming.i > told.i and claiming.nbor(-1).text == "," and doers and all(c.tag_ == "NNS" for c in doers):
        tree.set(claiming.i, saying.i, "advcl")


def _give_reduced(tree: Tree, saying: Any) -> None:
    """Give a verb of saying its subject, read as that of a participle: "lawyers of two men hanged in May | say"."""
    taken = saying.head
    tellers = [c for c in taken.children if c.dep_ in SUBJECTS]
    if saying.lemma_.lower() not in name_words().telling_verbs or taken.tag_ not in PAST or len(tellers) != 1:
        return
    of = [p for c in tellers[0].children if c.lower_ in ("of", "for") for p in c.children if p.dep_ == "pobj"]
    helped = any(c.dep_ in ("aux", "auxpass", "dobj", "cc") for c in taken.children)
    if helped or not of or of[0].right_edge.i + 1 != taken.i or any(c.dep_ in SUBJECTS for c in saying.children):
        return
    tree.take_place(saying, taken)
    tree.set(tellers[0].i, saying.i, "nsubj")
    tree.set(taken.i, of[0].i, "acl")
    tree.tags[taken.i] = "VBN"


def _agree(tree: Tree, verb: Any) -> None:
    """Hang a singular verb on what many say, and not on their saying it: "lawyers say she is ill and | was beaten"."""
    saying = verb.head
    singular = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "is", "has") for c in verb.children)
    tellers = [c for c in saying.children if c.dep_ in SUBJECTS]
    told = next((c for c in saying.children if c.dep_ == "ccomp" and saying.i < c.i < verb.i), None)
    if not singular or told is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if tellers and all(c.tag_ in ("NNS", "NNPS") for c in tellers):
        tree.set(verb.i, told.i, "conj")


def _go_on_saying(tree: Tree, verb: Any) -> None:
    """Hang a verb of saying on the one before, not on what that tells: "noted that he was a child, and | said that"."""
    told = verb.head
    while told.dep_ == "advcl" and told.head.i < told.i:
        told = told.head
    saying, verbs = told.head, name_words().telling_verbs
    own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)
    opened = any(
        c.dep_ == "mark" and c.lower_ == "that" for t in verb.children if t.dep_ == "ccomp" for c in t.children
    )
    if told.dep_ != "ccomp" or own or not opened or verb.lemma_.lower() not in verbs:
        return
    tells = any(c.dep_ == "nsubj" for c in saying.children)
    if tells and saying.tag_ == verb.tag_ and told.lemma_.lower() not in verbs:
        tree.set(verb.i, saying.i, "conj")


def _give_responder(tree: Tree, responding: Any) -> None:
    """Give a verb of saying its subject, read as one of a list: "Responding to the arrest of A, B, a judge, | said"."""
    saying = responding.head
    if responding.dep_ != "advcl" or saying.lemma_.lower() not in name_words().telling_verbs:
        return
    before = tree.doc[responding.i : saying.i]
    names = (t for t in before if t.pos_ == "PROPN" and t.dep_ in ("appos", "conj") and t.right_edge.i == saying.i - 2)
    name = next((t for t in names if tree.doc[saying.i - 1].text == "," and t.nbor(1).text == ","), None)
    if name is None:
        return
    for other in (c for c in saying.children if c.dep_ in SUBJECTS and c.i < name.i):
        verbs = [t for t in tree.doc[responding.i : other.i] if t.pos_ == "VERB"]
        if verbs:
            tree.set(other.i, verbs[-1].i, "dobj")
    tree.set(name.i, saying.i, "nsubj")


def _give_mark(tree: Tree, verb: Any) -> None:
    """Take a "that" for no object where the verb has one: "told the nuns that police | had taken Ana Sol"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    telling = verb.head.head
    if verb.dep_ == "relcl" and not (verb.head.dep_ in ("dobj", "dative") and telling.lemma_ in TELLING):
        return
    for that in (c for c in things if c.lower_ == "that" and c.i < verb.i):
        if any(c.i > verb.i for c in things):
            tree.set(that.i, verb.i, "mark")
            tree.tags[that.i] = "IN"
            if verb.dep_ == "relcl":
                tree.set(verb.i, telling.i, "ccomp")


def _give_clause(tree: Tree, verb: Any) -> None:
    """Give a verb of saying the clause behind it, read as one more verb: "groups assessed Bo Lin | had died"."""
    saying = verb.head
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    told = [c for c in saying.children if c.dep_ == "dobj" and saying.i < c.i < verb.i]
    if not helping or len(told) != 1 or saying.lemma_.lower() not in name_words().telling_verbs:
        return
    if told[0].right_edge.i + 1 == helping[0].i and not any(c.dep_ in SUBJECTS for c in verb.children):
        tree.set(told[0].i, verb.i, subject_label(verb))
        tree.set(verb.i, saying.i, "ccomp")


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
