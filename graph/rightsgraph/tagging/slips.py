"""Small slips of the parser in phrases that reports repeat.

"Subjected them to cruel, inhuman and degrading treatment" (a verb "to cruel"), "kept in solitary confinement" ("in" as
a predicate), "an officer shot and killed a man" ("shot" as a noun), "sentenced to two years in prison lawyer Ana Sol"
(she as part of the prison), "on June 1, an officer shot" (he as part of the date).
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.retagging import tag_anew
from rightsgraph.tagging.trees import Tree, subject_label

__all__ = ["without_slips"]

_TREATED = frozenset({"treatment", "punishment"})
_BESIDE = frozenset(
    {"cruel", "inhuman", "inhumane", "degrading", "humiliating", "brutal", "other", "or", "and", ",", "severe", "harsh"}
)
_REACH = 40
"""Tokens from "subjected" to what people were subjected to at most."""

_DATED = 3
"""The words of a date in front of who does it at least: "on June 1,"."""

_CONFINED = frozenset({"prison", "jail", "absentia"})
_BARE = {
    "in": frozenset({"custody", "detention", "prison", "jail", "absentia", "captivity"}),
    "without": frozenset({"charge", "charges", "trial", "bail", "warrant", "explanation"}),
    "on": frozenset({"bail", "parole", "remand"}),
    "pending": frozenset({"trial"}),
}
"""What stands bare behind these says how, and whose it is stands behind both: "the deaths in custody of A and B"."""

_LACKED = _BARE["without"] | {"warning", "provocation", "reason", "notice", "cause", "resistance", "summons"}
"""What people are taken or hurt without, which nobody does by somebody."""

_BLOWS = frozenset({"shock", "blow", "lash", "stroke", "injection", "beating"})

_LEFT_OF_NOUN = frozenset({"det", "compound", "nmod", "amod", "nummod", "poss"})


def without_slips(doc: Any) -> Any:
    """Return the Doc with such phrases set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    rows = [[strings[value] for value in row] for row in doc.to_array(["LOWER", "DEP", "TAG"]).tolist()]
    for i, (word, _, tag) in enumerate(rows):
        tag_anew(doc[i], word, tag)
    for i, (word, dep, tag) in enumerate(rows):
        if dep == "prep":
            _mend_preposition(tree, doc[i], word)
        elif dep == "oprd" and tag == "IN" and any(c.dep_ == "pobj" for c in doc[i].children):
            tree.set(i, doc[i].head.i, "prep")
        elif word in _TREATED:
            _join_treatment(tree, doc[i])
        elif word == "absentia" and (dep in ("pobj", "pcomp") or doc[i].head.dep_ == "pobj"):
            _free_absence(tree, doc[i])
        elif word == "given" and dep == "agent" and i and doc[i - 1].dep_ == "cc":
            tree.set(i, doc[i].head.i, "conj")
        elif word in _CONFINED and dep in ("compound", "nmod", "amod"):
            _part_prisoner(tree, doc[i])
        elif dep in ("appos", "pobj") and i > _DATED and doc[i].head.i < i:
            _give_doer(tree, doc[i])
        elif word == "guilty" and dep == "dobj":
            _give_guilty(tree, doc[i])
        elif word == "uncharged" and tag == "JJ" and dep in ("dobj", "advcl"):
            _part_manner(tree, doc[i])
        elif word == "threatening" and dep == "xcomp" and tag == "VBG":
            _give_threats(tree, doc[i])
    return tree.done()


def _mend_preposition(tree: Tree, token: Any, word: str) -> None:
    if word in ("of", "with"):
        if not any(c.dep_ in ("pobj", "pcomp") for c in token.children):
            _give_name(tree, token)
        _give_owner(tree, token)
    elif word == "by":
        _give_agent(tree, token)
    elif word == "between" and token.head.pos_ == "VERB":
        _give_counted(tree, token)
    elif word == "to" and token.head.dep_ == "pobj":
        _give_way(tree, token)
    elif word == "given" and token.i:
        _give_blows(tree, token)


def _give_blows(tree: Tree, given: Any) -> None:
    """Make "given" one more verb of a row: "was beaten, | given electric shocks and forced to stand"."""
    verb, before = given.head, given.nbor(-1)
    blows = [c for c in given.children if c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in _BLOWS]
    passive = any(c.dep_ == "auxpass" for c in verb.children) and before.text == ","
    if before.dep_ == "cc" or (passive and blows):
        tree.set(given.i, verb.i, "conj")
    if passive and blows:
        tree.set(blows[0].i, given.i, "dobj")


def _part_manner(tree: Tree, manner: Any) -> None:
    """Hang what stands behind "was released uncharged" on the release, and "uncharged" as how it was done."""
    verb = manner.head
    if verb.tag_ in ("VBN", "VBD") and verb.i < manner.i:
        tree.set(manner.i, verb.i, "oprd")
        tree.tags[verb.i] = "VBN"
        for behind in manner.children:
            if behind.i > manner.i and behind.dep_ == "prep":
                tree.set(behind.i, verb.i, "prep")


def _give_agent(tree: Tree, by: Any) -> None:
    """Hang "by" on the passive whose manner stands between: "was arrested without a warrant | by agents on 3 May"."""
    manner, how = by.head, by.head.head
    verb = how.head
    bare = how.lower_ == "without" and manner.dep_ == "pobj" and manner.lower_ in _LACKED and manner.i == by.i - 1
    if not bare or not any(c.dep_ == "auxpass" for c in verb.children) or any(c.dep_ == "agent" for c in verb.children):
        return
    for behind in manner.children:
        if behind.i >= by.i and behind.dep_ == "prep":
            tree.set(behind.i, verb.i, "agent" if behind == by else "prep")


def _give_guilty(tree: Tree, guilty: Any) -> None:
    """Give "finding her guilty" its object, read as what is found to be hers."""
    verb, her = guilty.head, guilty.nbor(-1)
    if verb.lemma_ in ("find", "pronounce", "declare") and her.lower_ == "her" and her.head == guilty:
        tree.set(her.i, verb.i, "dobj")
        tree.set(guilty.i, verb.i, "oprd")


def _join_treatment(tree: Tree, noun: Any) -> None:
    """Hang "treatment" with its adjectives on the "to" of "subjected ... to"."""
    here = noun.i
    while here > 0 and tree.doc[here - 1].lower_ in _BESIDE:
        here -= 1
    to = tree.doc[here - 1] if here else noun
    if to.lower_ != "to" or here == noun.i or (noun.dep_ == "pobj" and noun.head == to):
        return
    verb = next((t for t in reversed(tree.doc[max(0, to.i - _REACH) : to.i]) if t.lemma_ == "subject"), None)
    if verb is None or verb.sent != noun.sent or verb.pos_ != "VERB":
        return
    above = tree.heads[noun.i]
    tree.set(to.i, verb.i, "prep")
    tree.set(noun.i, to.i, "pobj")
    for i in range(here, noun.i):
        if tree.doc[i].text not in (",", "and", "or"):
            tree.set(i, noun.i, "amod")
            if tree.doc[i].tag_ in ("VB", "VBP", "VBG"):
                tree.tags[i] = "JJ"
        else:
            tree.set(i, noun.i, "punct" if tree.doc[i].is_punct else "cc")
    for child in list(tree.children(above)):
        if here <= above < noun.i and child > noun.i:
            tree.set(child, verb.i, tree.labels[child])


def _give_owner(tree: Tree, of: Any) -> None:
    """Hang "of" on the noun whose manner stands between: "the detention without charge | of 80 students"."""
    manner = of.head
    how = manner.head
    bare = (
        of.lower_ == "of"
        and manner.lower_ in _BARE.get(how.lower_, ())
        and manner.dep_ in ("pobj", "pcomp")
        and manner.i == of.i - 1
    )
    if bare and how.i == manner.i - 1 and how.head.pos_ == "NOUN" and how.head.i < how.i:
        tree.set(of.i, how.head.i, "prep")


def _give_name(tree: Tree, of: Any) -> None:
    """Give "an officer of the Border Service (BS) shot" the name that the parser hangs on the verb behind it."""
    doc, here = tree.doc, of.i + 1
    while here + 1 < len(doc) and doc[here].dep_ in _LEFT_OF_NOUN and doc[here].head.pos_ in ("NOUN", "PROPN"):
        here = doc[here].head.i
    if here >= len(doc) or doc[here].pos_ != "PROPN" or doc[here].dep_ not in ("nmod", "compound"):
        return
    verb = doc[here].head
    if verb.pos_ != "VERB" or verb.i < here:
        return
    tree.set(here, of.i, "pobj")
    short = here + 2
    if doc[here + 1].text == "(" and short < verb.i and doc[short].head == verb:
        tree.set(short, here, "appos")


def _free_absence(tree: Tree, absentia: Any) -> None:
    """Hang what follows "in absentia" on the verb: "sentenced her in absentia | to death", "in absentia | ten men"."""
    people = absentia.head
    if absentia.dep_ == "amod" and people.dep_ == "pobj" and absentia.nbor(-1) == people.head:
        verb = people.head.head
        if verb.pos_ != "VERB" or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
            return
        tree.set(absentia.i, people.head.i, "pobj")
        tree.set(people.i, verb.i, "dobj")
        for child in people.children:
            if child.dep_ == "prep" and child.lower_ == "to":
                tree.set(child.i, verb.i, "prep")
        return
    if absentia.dep_ not in ("pobj", "pcomp"):
        return
    verb = absentia.head.head
    for child in absentia.children:
        if child.dep_ == "prep" and verb.pos_ == "VERB":
            tree.set(child.i, verb.i, "prep")


def _give_threats(tree: Tree, threatening: Any) -> None:
    """Make "received threatening phone calls" a receipt of calls."""
    calls = next((c for c in threatening.children if c.dep_ == "dobj" and c.tag_ in ("NN", "NNS")), None)
    verb = threatening.head
    if calls is None or verb.lemma_ not in ("receive", "get") or verb.i != threatening.i - 1:
        return
    tree.set(calls.i, verb.i, "dobj")
    tree.set(threatening.i, calls.i, "amod")
    for child in threatening.children:
        if child != calls:
            tree.set(child.i, verb.i, child.dep_)


def _part_prisoner(tree: Tree, prison: Any) -> None:
    """Part from "in prison" the person that was read as part of it, the object of the verb before."""
    into = prison.nbor(-1) if prison.i else prison
    person = prison.head
    while person.dep_ in _LEFT_OF_NOUN and person.head.i > person.i:
        person = person.head
    between = tree.doc[prison.i + 1 : person.i]
    named = any(t.pos_ == "PROPN" for t in between)  # a first name
    if into.lower_ != "in" or person.head != into or person.pos_ != "PROPN" or not named:
        return
    term = into.head
    verb = term if term.pos_ == "VERB" else term.head.head if term.dep_ == "pobj" else term.head
    if verb.lemma_ != "sentence" or verb.i > into.i:
        return
    row = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    if any(c.dep_ in ("aux", "auxpass", "dobj", "nsubjpass") for v in row for c in v.children):
        return
    tree.set(prison.i, into.i, "pobj")
    tree.set(person.i, verb.i, "dobj")
    for word in between:
        if tree.heads[word.i] in (prison.i, into.i):
            tree.set(word.i, person.i, word.dep_)
    for each in row:
        if each.tag_ == "VBN":
            tree.tags[each.i] = "VBD"


def _give_way(tree: Tree, to: Any) -> None:
    """Hang "to" on the verb of "moved him from house arrest | to a prison"."""
    start = to.head.head
    if start.lower_ == "from" and start.dep_ == "prep" and start.head.pos_ == "VERB" and start.head.i < start.i:
        tree.set(to.i, start.head.i, "prep")


def _give_doer(tree: Tree, doer: Any) -> None:
    """Give a verb who does it that was read as part of a date: "on June 1, | an officer shot", "of May 3 | police"."""
    above = doer.head
    day = doer.dep_ == "appos" and above.lower_ in MONTHS and above.dep_ == "pobj"
    first = doer.left_edge
    if day and first.nbor(-1).text == "," and first.dep_ == "det":
        verb = above.head.head
        free = verb.pos_ == "VERB" and verb.i > doer.i and not any(c.dep_ in SUBJECTS for c in verb.children)
        if free:
            tree.set(doer.i, verb.i, subject_label(verb))
        return
    month = next((c for c in doer.children if c.lower_ in MONTHS and c.i < doer.i), None)
    if month is None or above.lower_ != "of" or doer.lower_ not in name_words().authority_nouns:
        return
    verb = above.head.head.head
    if verb.pos_ != "VERB" or verb.i < doer.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    tree.set(doer.i, verb.i, "nsubj")
    tree.set(month.i, above.i, "pobj")
    for number in doer.children:
        if number.is_digit and number.i == month.i + 1:
            tree.set(number.i, month.i, "nummod")


def _give_counted(tree: Tree, between: Any) -> None:
    """Give a verb those whom "between 800 and 1,000 persons" counts, read as what "between" governs."""
    verb = between.head
    inside = [c for c in between.children if c.dep_ == "pobj"]
    if len(inside) != 2 or inside[0].tag_ != "CD" or inside[1].tag_ != "NNS" or inside[1].i > verb.i:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    tree.set(inside[1].i, verb.i, subject_label(verb))
    tree.set(inside[0].i, inside[1].i, "nummod")
    tree.set(between.i, inside[1].i, "quantmod")
