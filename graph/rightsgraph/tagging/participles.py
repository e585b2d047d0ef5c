"""Past tenses that the parser reads as participles: "the group said police tortured suspects", "has jailed critics".

The verb is taken for an adjective of whom it was done to, and who did it seems to have undergone it. Right behind a
verb of saying (or its "that"), a noun, a past tense and a noun are a clause; in a sentence without any other verb they
are its main clause. So is what a report goes on to tell: "reports indicated that they took two men away [and killed
them]".
"""

from collections.abc import Sequence
from typing import Any

from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS
from rightsgraph.tagging.names import harmful_verbs, name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_past_tenses"]

_NOUNS = frozenset({"NNS", "NNP", "NNPS"})
_BESIDE = frozenset({"nsubj", "npadvmod", "advmod", "compound"})
_OF_NOUN = frozenset({"acl", "relcl", "appos"})
_OF_VERB = frozenset({"prep", "advcl", "agent", "npadvmod", "advmod"})


def with_past_tenses(doc: Any) -> Any:
    """Return the Doc with such clauses set right; the same Doc where there is none."""
    tree, words, strings = Tree(doc), name_words(), doc.vocab.strings
    amod, conj, dobj, loose, acl = (strings[dep] for dep in ("amod", "conj", "dobj", "dep", "acl"))
    manners = {strings[word] for word in words.manners_of_holding}
    past, told = {strings[tag] for tag in PAST}, strings["VBD"]
    for i, (dep, tag, lower) in enumerate(doc.to_array(["DEP", "TAG", "LOWER"]).tolist()):
        if dep == dobj and lower in manners:
            _free_manner(tree, doc[i])
        elif dep == amod and tag in past:
            _free(tree, doc[i])
        elif dep == acl and tag in past and doc[i].sent.root.pos_ in ("NOUN", "PROPN"):
            _free_apart(tree, doc[i])
        elif dep in (conj, loose) and tag in past and _stands_loose(doc[i]):
            _describe(tree, doc[i])
        elif dep == conj and doc[i].head.lemma_.lower() in words.telling_verbs:
            _go_on(tree, doc[i])
        elif dep == conj and tag == told:
            _say_on(tree, doc[i])
    return tree.done()


def _free(tree: Tree, verb: Any) -> None:
    thing = verb.head
    if thing.i < verb.i or thing.pos_ not in ("NOUN", "PROPN"):
        return
    if any(c.dep_ not in _BESIDE for c in verb.children):
        return
    over = thing.head
    if thing.dep_ == "conj" and over.tag_ in PAST:
        _free_second(tree, verb, thing, over)
    elif _tells(over, thing) and over.i < verb.i:
        _free_clause(tree, verb, thing, over)
    elif thing.dep_ == "dobj" and over.lower_ == "having" and over.i == verb.i - 1:
        _free_perfect(tree, verb, thing, over)  # "denied having | used force"
    elif verb.lemma_.lower() in harmful_verbs():
        if (
            thing.dep_ == "dobj"
            and over.lemma_ == "have"
            and all(t.tag_ == "RB" for t in verb.doc[over.i + 1 : verb.i])
        ):
            _free_perfect(tree, verb, thing, over)
        elif verb.sent.root.pos_ in ("NOUN", "PROPN"):
            _free_main(tree, verb, thing)


def _free_apart(tree: Tree, verb: Any) -> None:
    """Make a participle behind an aside the main verb: "Rebels, with the help of soldiers, | beat six men"."""
    sentence, doer = verb.sent, verb.sent.root
    before, aside = verb.i - 1, doer.right_edge if doer.i > verb.i else tree.doc[doer.i + 1]
    joined = (verb, *(c for c in verb.children if c.dep_ == "conj" and c.tag_ in PAST))
    taken = any(c.dep_ == "dobj" for one in joined for c in one.children)
    helped = any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") for c in verb.children)
    if not taken or helped or verb.lemma_.lower() not in harmful_verbs() or not _is_doer(doer) or doer.i > verb.i:
        return
    while aside.i < verb.i and aside.text != ",":
        aside = aside.nbor()
    passing = tree.doc[before].text == "," and aside.i < before and aside.nbor().pos_ in ("ADP", "SCONJ", "VERB")
    if passing and not any(t.tag_ in FINITE for t in tree.doc[sentence.start : verb.i]):
        tree.set(verb.i, verb.i, "ROOT")
        tree.set(doer.i, verb.i, "nsubj")
        for one in joined:
            tree.tags[one.i] = "VBD"


def _free_manner(tree: Tree, manner: Any) -> None:
    """Take a manner for no object: "arrested and held incommunicado", "while held incommunicado" are passive."""
    verb = manner.head
    bare = verb.dep_ in ("advcl", "acl", "relcl", "pcomp", "xcomp")
    if not (verb.dep_ == "conj" or bare) or verb.tag_ not in PAST or manner.i != verb.i + 1:
        return
    if any(c.dep_ in (*SUBJECTS, "aux") for c in verb.children) or any(True for _ in manner.children):
        return
    tree.set(manner.i, verb.i, "advmod")
    tree.tags[verb.i] = "VBN"


def _tells(saying: Any, thing: Any) -> bool:
    """Whether a noun hangs on a verb of saying, or on a report that "that" follows."""
    words, word = name_words(), saying.lemma_.lower()
    if thing.dep_ in _OF_NOUN:
        return word in words.report_nouns and saying.nbor().lower_ == "that"
    return thing.dep_ in ("dobj", "ccomp") and word in words.telling_verbs


def _free_clause(tree: Tree, verb: Any, thing: Any, saying: Any) -> None:
    """Make a participle before a noun the verb of a clause, if a noun stands between it and what it is said by."""
    between = tree.doc[saying.i + 1 : verb.i]
    if len(between) and between[0].lower_ == "that":
        between = between[1:]
    subject = next((t for t in reversed(between) if t.tag_ != "RB"), None)
    if subject is None or not _is_doer(subject) or any(map(_breaks, between)):
        return
    tree.set(verb.i, saying.i, "ccomp" if saying.pos_ == "VERB" else "acl")
    if saying.nbor().lower_ == "that":
        tree.set(saying.i + 1, verb.i, "mark")
    _fill(tree, verb, subject, thing, between)


def _free_second(tree: Tree, verb: Any, thing: Any, first: Any) -> None:
    """Make a participle the second of two verbs: "beat them and, in some cases, | executed prisoners"."""
    harm = verb.lemma_.lower() in harmful_verbs()
    joined = any(c.dep_ == "cc" and first.i < c.i < verb.i for c in first.children)
    if not harm or not joined or not any(c.dep_ == "dobj" for c in first.children):
        return  # without an object of its own, the first verb has that of the second
    before = [c for c in thing.children if c.i < verb.i]
    if any(c.dep_ in ("det", "poss") for c in before):
        return
    tree.set(verb.i, first.i, "conj")
    _fill(tree, verb, None, thing, ())
    tree.tags[verb.i] = "VBD"
    for word in before:
        tree.set(word.i, verb.i, word.dep_)


def _free_main(tree: Tree, verb: Any, thing: Any) -> None:
    """Make a participle the main verb of a sentence that is left without one: "Police in Tarn | injured protesters"."""
    sentence, doc = verb.sent, tree.doc
    comma = next((i for i in range(verb.i - 1, sentence.start, -1) if doc[i].text in (",", ":")), sentence.start - 1)
    before = doc[comma + 1 : verb.i]
    if (
        not len(before)
        or not _is_doer(before[-1])
        or any(t.tag_ in FINITE or t.is_quote for t in doc[sentence.start : verb.i])
    ):
        return
    subject = next((t for t in before if _is_doer(t) and _heads_phrase(t, before)), None)
    if subject is None or before[0].pos_ == "ADP":
        return
    if subject.lower_ in name_words().authority_nouns and verb.lemma_.lower() in name_words().custody_verbs:
        return  # `repaired` knows more of officials who take people in
    over, root = thing.head, sentence.root
    tree.set(verb.i, verb.i, "ROOT")
    for word in before:
        if word != subject and tree.heads[word.i] == thing.i and over.dep_ == "prep":
            tree.set(word.i, over.i, "pobj")  # "troops under [General A] tortured prisoners"
    if root not in (subject, thing, verb):
        tree.set(root.i, verb.i, "prep" if root.pos_ in ("ADP", "VERB") else "dep")
    _fill(tree, verb, subject, thing, before)


def _heads_phrase(noun: Any, before: Sequence[Any]) -> bool:
    """Whether a noun is not part of the phrase of a later one, nor behind a preposition."""
    after = noun.i + 1
    behind = noun.doc[after] if after < len(noun.doc) else None
    part = noun.dep_ in ("compound", "amod", "poss") and noun.head in before and noun.head.i > noun.i
    return not part and noun.dep_ != "pobj" and not (behind is not None and behind.tag_ == "POS")


def _free_perfect(tree: Tree, verb: Any, thing: Any, have: Any) -> None:
    """Make a participle behind "has" its perfect: nobody has "tortured prisoners", but has tortured them."""
    tree.take_place(verb, have)
    for child in have.children:
        if child != thing:
            tree.set(child.i, verb.i, child.dep_)
    tree.set(have.i, verb.i, "aux")
    _fill(tree, verb, None, thing, ())


def _fill(tree: Tree, verb: Any, subject: Any | None, thing: Any, before: Sequence[Any]) -> None:
    """Give a verb its subject and object, and what hung on the object as if that were the verb."""
    tree.set(thing.i, verb.i, "dobj")
    if subject is not None:
        tree.set(subject.i, verb.i, "nsubj")
        tree.tags[verb.i] = "VBD"
    for word in before:
        if subject is not None and word != subject and tree.heads[word.i] in (verb.i, thing.i):
            tree.set(word.i, verb.i if word.tag_ == "RB" else subject.i, "advmod" if word.tag_ == "RB" else word.dep_)
    for child in thing.children:
        verbal = child.dep_ == "conj" and child.tag_ in PAST
        if child.dep_ == "mark" or (child.i > thing.i and (child.dep_ in _OF_VERB or verbal or child.is_punct)):
            tree.set(child.i, verb.i, child.dep_)


def _breaks(token: Any) -> bool:
    """Whether a token is part of no noun's phrase."""
    return bool(token.is_punct or token.pos_ in ("AUX", "ADP") or (token.pos_ == "VERB" and token.dep_ != "amod"))


def _is_doer(noun: Any) -> bool:
    """Whether a noun may be the subject of what follows: several people, a name, or a body such as the police."""
    return noun.tag_ in _NOUNS or noun.lower_ in name_words().authority_nouns


def _go_on(tree: Tree, verb: Any) -> None:
    """Hang what reports go on to tell on what they told before: no report takes men away and kills them."""
    saying = verb.head
    told = next((c for c in saying.children if c.dep_ == "ccomp" and saying.i < c.i < verb.i), None)
    subject = next((c for c in saying.children if c.dep_ == "nsubj"), None)
    if told is None or subject is None or subject.lemma_.lower() not in name_words().report_nouns:
        return
    if verb.tag_ not in PAST or verb.lemma_.lower() in name_words().telling_verbs:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    tree.set(verb.i, told.i, "conj")


def _say_on(tree: Tree, verb: Any) -> None:
    """Hang what somebody goes on to say on what he said: "found that police had shot A and | recommended that"."""
    told = verb.head
    saying = told.head
    perfect = told.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "have", "has") for c in told.children)
    if not perfect or told.dep_ != "ccomp" or saying.lemma_.lower() not in name_words().telling_verbs:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children) or not any(c.dep_ == "ccomp" for c in verb.children):
        return
    tree.set(verb.i, saying.i, "conj")


def _stands_loose(verb: Any) -> bool:
    """Whether nothing joins a participle to the verb it is hung on: "called for release of nuns | held for years"."""
    if verb.lemma_.lower() not in harmful_verbs() or verb.i < 1 or verb.nbor(-1).lower_ == "then":
        return False  # "was held for a week then released"
    if any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "cc", "dobj", "punct") for c in verb.children if c.i < verb.i + 1):
        return False
    joined = any(c.dep_ in ("cc", "punct") and c.i < verb.i for c in verb.head.rights)
    return not joined and not any(c.dep_ == "dobj" for c in verb.children)


def _describe(tree: Tree, verb: Any) -> None:
    """Hang such a participle on the people right before it: they are detained, nobody detains."""
    before = verb.left_edge.i - 1
    noun = verb.doc[before] if before >= 0 else None
    if noun is None or noun.tag_ not in ("NNS", "NNPS") or noun.dep_ not in ("pobj", "dobj") or noun.i <= verb.head.i:
        return
    tree.set(verb.i, noun.i, "acl")
    tree.tags[verb.i] = "VBN"
