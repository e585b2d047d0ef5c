"""Nouns that are said of a name, so that both mean one: apposition, "was", and nouns straight before a name."""

from collections.abc import Iterable
from typing import Any

from rightsgraph.linking.coordination import conjuncts, verb_said_after
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Kind, Mention
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["find_identities"]


_HUMAN = frozenset({"individual", "activists", "family", "detainees"})
"""Agent types of nouns for one human being."""

_LONGEST_SECOND = 7
"""Tokens from a noun to the second at most: "teacher and Tarn labour rights group member Ana Sol"."""

_BELONGING = frozenset({"of", "for", "at", "in", "from", "with"})
"""Before the body or the place that somebody is of: "the head of Tarn Watch", "a reporter for Radio Tarn"."""

_OWN = frozenset({"det", "poss", "nummod"})
"""Labels of words that start a phrase of its own."""


def find_identities(discourse: Discourse, sentence: Iterable[Any]) -> None:
    """Record of the nouns of a sentence which are said of a name ("Huang Qi, a computer engineer")."""
    for token in sentence:
        if token.i not in discourse.names:
            beside = _names_after(discourse, token)
            if beside:
                discourse.linked.heads[discourse.block, token.i] = beside
                if len(beside) == 1:
                    discourse.describe(beside[0], token)
                continue
        _find_identity(discourse, token)
    for token in sentence:
        _find_second_identity(discourse, token)


def _find_second_identity(discourse: Discourse, noun: Any) -> None:
    """Record that a noun is said of the name behind a second noun: "her husband, the retired judge Bo Lin"."""
    over, words = noun.head, people_words()
    if noun.dep_ != "appos" or noun.tag_ != "NN" or over.tag_ != "NN" or over.i in discourse.names:
        return
    if discourse.keys(over) or words.agent_type(noun) is None or words.agent_type(over) not in _HUMAN:
        return
    keys = discourse.keys(noun)
    if len(keys) == 1 and discourse.entity(keys[0]).kind is Kind.PERSON and noun.doc[noun.left_edge.i - 1].text == ",":
        discourse.linked.heads[discourse.block, over.i] = keys
        discourse.describe(keys[0], over)


def _names_after(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the people whose names follow a noun: "human rights defender and journalist Ana Sol"."""
    if token.pos_ != "NOUN" or token.tag_ not in ("NN", "NNS") or token.dep_ == "compound":
        return ()
    if not people_words().agent_type(token):
        return ()
    last = _second_of_one(token) or token
    for child in token.children:
        bare = child.dep_ == "conj" and child.pos_ == "NOUN" and not any(c.dep_ == "det" for c in child.children)
        if bare and token.tag_ == "NN":
            last = child
    mention = _person_at(discourse, token.doc, last.i + 1)
    if mention is None:
        return ()
    key = discourse.linked.named.of_mention[mention.start, mention.end]
    named = next((token.doc[i] for i, name in discourse.names.items() if name == key and i > last.i), token)
    if named.head.dep_ == "relcl" and named.head.head == token:
        return ()  # "the officer Ana Sol accuses"
    if last == token and last.tag_ == "NN":
        return (key,)
    root = next((i for i, name in discourse.names.items() if name == key and i >= last.i), None)
    names = discourse.people(conjuncts(token.doc[root])) if root is not None else []
    if last.tag_ == "NN" and len(names) != 2:
        return (key,)  # "human rights defender and journalist Ana Sol"
    return tuple(names) or (key,)  # "the journalists Ana Sol and Bo Lin", "husband and wife Bo Lin and Ana Sol"


def _second_of_one(token: Any) -> Any | None:
    """Return "writer" for "teacher" in "teacher and writer Ana Sol", where both are said of one person, else None."""
    after = token.doc[token.i + 1 : token.i + _LONGEST_SECOND]
    articles = [c.lower_ for c in token.children if c.dep_ in _OWN]
    one = token.dep_ not in SUBJECTS or not any(c.lower_ in ("were", "are", "have") for c in token.head.children)
    bare = token.tag_ == "NN" and (not articles or (articles in (["the"], ["a"], ["an"]) and one))
    if not bare or not len(after) or after[0].lower_ != "and":
        return None
    for word in after[1:]:
        if word.tag_ == "NN" and people_words().agent_type(word) and word.i + 1 < len(token.doc):
            if word.nbor().pos_ == "PROPN" or word.i == token.i + 2:
                return word
        elif word.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM"):
            return None
    return None


def _person_at(discourse: Discourse, doc: Any, index: int) -> Mention | None:
    """Return the mention of a person that starts at a token, or None."""
    if index >= len(doc):
        return None
    parse = discourse.linked.parse
    start = parse.blocks[discourse.block].start + doc[index].idx
    return next((m for m in parse.mentions if m.start == start and m.kind is Kind.PERSON), None)


def _is_heading(name: Any, noun: Any) -> bool:
    """Whether a name and a colon only head what is told of somebody: "Lusaka: Journalist killed by gunmen"."""
    first = noun.left_edge.i
    return bool(name.pos_ == "PROPN" or name.i == 0) and first > name.i and noun.doc[first - 1].text == ":"


def _find_identity(discourse: Discourse, token: Any) -> None:
    """Record that a noun is said of a name, where apposition, "was" or its place before the name says so."""
    names = discourse.names
    if token.dep_ == "appos" and verb_said_after(token) is None:
        other = _kin_of(discourse, token) or _holder_of(discourse, token) or _person_before(discourse, token)
        other = other or token.head
    elif token.dep_ == "attr" and token.head.lemma_ == "be":
        other = next((c for c in token.head.children if c.dep_ in SUBJECTS), None)
    else:
        before = token.dep_ in ("compound", "nmod") and token.i not in names and token.head.i in names
        if before and people_words().agent_type(token):
            discourse.describe(names[token.head.i], token)
        return
    if other is None or (token.dep_ == "appos" and _is_heading(other, token)):
        return
    name, noun = (token, other) if token.i in names else (other, token)
    if name.i in names and noun.i not in names and _fits(discourse, names[name.i], noun, said_after=noun == token):
        discourse.linked.heads[discourse.block, noun.i] = (names[name.i],)
        discourse.describe(names[name.i], noun)
        for more in noun.children:  # "its head and founder, Ana Sol"
            bare = more.dep_ == "conj" and more.tag_ == "NN" and not any(c.dep_ in _OWN for c in more.children)
            if bare and name.i > more.i and people_words().agent_type(more):
                discourse.linked.heads[discourse.block, more.i] = (names[name.i],)


def _kin_of(discourse: Discourse, name: Any) -> Any | None:
    """Return "brother" for the "Bo" of "The brother of Ana Sol, Bo, was held": who is named last is who is meant."""
    owner = name.head
    over = owner.head
    both = [discourse.names.get(token.i) for token in (owner, name)]
    of = owner.dep_ == "pobj" and over.lower_ == "of" and name.i > owner.i
    if not of or any(key is None or discourse.entity(key).kind is not Kind.PERSON for key in both):
        return None
    kin = over.head
    one = kin.tag_ == "NN" and people_words().agent_type(kin) in ("family", "individual")
    return kin if one and lemma(kin) not in people_words().collective else None


def _holder_of(discourse: Discourse, name: Any) -> Any | None:
    """Return "head" for the "Ana Sol" of "The head of Tarn Watch, Ana Sol, was held", which is hung on the body."""
    here, words = name.head, people_words()
    key, above = discourse.names.get(name.i), discourse.names.get(here.i)
    closed = name.right_edge.i + 1 >= len(name.doc) or name.doc[name.right_edge.i + 1].is_punct
    if (
        key is None
        or here.pos_ != "PROPN"
        or name.doc[name.left_edge.i - 1].text != ","
        or not closed
        or name.i < here.i
    ):
        return None
    body = above is None or discourse.entity(above).kind is not Kind.PERSON
    if discourse.entity(key).kind is not Kind.PERSON or not body or any(c.dep_ == "conj" for c in name.children):
        return None
    while here.dep_ == "pobj" and here.head.dep_ == "prep" and here.head.lower_ in _BELONGING:
        here = here.head.head
        if here.i not in discourse.names:
            break
    human = words.agent_type(here) in _HUMAN or lemma(here) in words.officials
    return here if here.tag_ == "NN" and human and lemma(here) not in words.collective | words.bodies else None


def _person_before(discourse: Discourse, name: Any) -> Any | None:
    """Return the "rapper" of "a rapper of the group, Ana Sol,", where the parser hangs the name on something else."""
    first, words = name.left_edge.i, people_words()
    key = discourse.names.get(name.i)
    apart = first > 1 and name.doc[first - 1].text == "," and name.head.i < first
    if not apart or key is None or discourse.entity(key).kind is not Kind.PERSON:
        return None
    if words.agent_type(name.head) in _HUMAN or _is_named(discourse, name.head):
        return None
    here = name.doc[first - 2]
    while not _is_named(discourse, here):
        human = words.agent_type(here) in _HUMAN or lemma(here) in words.officials
        if here.tag_ == "NN" and human and lemma(here) not in words.collective:
            return here
        if here.dep_ not in ("pobj", "prep") or here.head.i > here.i:
            return None
        here = here.head
    return None


def _is_named(discourse: Discourse, token: Any) -> bool:
    """Whether a token is the name of a person or a body; after "mayor of" stands that of a place."""
    key = discourse.names.get(token.i)
    return key is not None and discourse.entity(key).kind is not Kind.PLACE


def _fits(discourse: Discourse, key: str, noun: Any, *, said_after: bool) -> bool:
    """Whether a noun can be said of a name: one noun for one person or body, and none for a place."""
    words, entity = people_words(), discourse.entity(key)
    of_people = (
        words.agent_type(noun)
        or noun.lower_ in words.stand_ins
        or (entity.kind is Kind.PERSON and noun.tag_ == "NN" and said_after)
    )
    plural = noun.tag_ in ("NNS", "NNPS") and lemma(noun) not in words.collective
    plural = plural or (noun.pos_ == "NUM" and noun.lower_ != "one")
    if entity.kind is Kind.PERSON and lemma(noun) in words.bodies:
        return False
    return entity.kind is not Kind.PLACE and bool(of_people) and not plural
