"""The people whom a text lists by name: in brackets, after a dash, or after a colon ("The monks were: A, B and C")."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.records import Kind

__all__ = ["listed_after", "listed_as"]

_OPENING = {"(": ")", "—": "—", "–": "–", "--": "--", ":": ""}
"""What opens a list, and what closes it; after a colon the end of the sentence does."""

_SEPARATORS = frozenset({",", ";", "and", "&"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_REACH = 24
"""How many tokens may stand between the noun and what opens its list."""


def listed_after(discourse: Discourse, noun: Any) -> list[str]:
    """Return the keys of the people listed after a plural noun and no other noun for people, nothing where unsure.

    "three monks on 8 April (Ana Sol, Bo Lin, and a third)", "ten women—Ana Sol, Bo Lin (48) and others—were held".
    """
    doc, stop = noun.doc, noun.sent.end
    for token in doc[noun.i + 1 : min(stop, noun.i + _REACH)]:
        if token.text in _OPENING and not (token.text == "(" and _closes_before_name(discourse, token, stop)):
            return _people(discourse, token.i + 1, stop, _OPENING[token.text])
        if token.i in discourse.names and discourse.entity(discourse.names[token.i]).kind is Kind.PERSON:
            return []
        if token.tag_ in _FINITE or token.text in (";", ".", ",", ")"):
            return []
        if token.tag_ == "NNS" and token.pos_ == "NOUN" and token.dep_ != "compound":
            return []
    return []


def listed_as(discourse: Discourse, subject: Any) -> list[str]:
    """Return the keys of the people of "The monks were: A, B and C" for its subject, nothing where it is no such."""
    verb = subject.head
    if verb.lemma_ != "be" or subject.dep_ != "nsubj" or verb.i < subject.i or verb.i + 1 >= subject.sent.end:
        return []
    if any(c.dep_ in ("aux", "neg", "mark") for c in verb.children):
        return []
    start = verb.i + 1
    if subject.doc[start].text == ":":
        start += 1
    return _people(discourse, start, subject.sent.end, "")


def _closes_before_name(discourse: Discourse, bracket: Any, stop: int) -> bool:
    """Whether a bracket holds no person's name: "(Kardze) county"."""
    first = bracket.doc[bracket.i + 1] if bracket.i + 1 < stop else None
    return first is None or _starting_at(discourse, first.i) is None


def _people(discourse: Discourse, start: int, stop: int, closing: str) -> list[str]:
    """Return the people of a list that starts at a token: each the first name of its part, brackets left out.

    Parts without a name ("an abbot", "52 years old") tell of the one before or name nobody. What opens with no name,
    and what has a verb of its own ("A and B said"), is no list.
    """
    doc = discourse.linked.parse.blocks[discourse.block].doc
    found: list[str] = []
    depth, fresh, i = 0, True, start
    while i < stop:
        token = doc[i]
        if not depth and token.text in (closing, ")"):
            break
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text == ")":
            i += 1
            continue
        if token.tag_ in _FINITE:
            return []
        if token.lower_ in _RELATIVE:
            break
        if token.lower_ in _SEPARATORS:
            fresh = True
        elif fresh:
            name = _starting_at(discourse, i)
            if name is not None:
                found.append(name[0])
                i, fresh = name[1], False
                continue
            fresh = token.is_punct or token.is_space or token.tag_ in ("NN", "NNS")  # "monk Ana Sol"
            if not fresh and not found:
                return []
        i += 1
    return found if len(found) > 1 else []


def _starting_at(discourse: Discourse, index: int) -> tuple[str, int] | None:
    """Return the key and the end of the person's name that starts at a token, or None."""
    block = discourse.linked.parse.blocks[discourse.block]
    start = block.start + block.doc[index].idx
    for mention in discourse.linked.parse.mentions:
        if mention.start == start and mention.kind is Kind.PERSON:
            span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
            return discourse.linked.named.of_mention[mention.start, mention.end], span.end
    return None
