"""Where the words of an offence begin and end: "theft, fraud and inciting hatred" are three."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.denials import denials
from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.offence_lists import behind_colon, in_brackets, own_modifier, quoted, without_tail
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import conjuncts, people_words, run_on_noun

__all__ = ["GOVERNED", "announced", "offences"]

GOVERNED = frozenset({"pobj", "pcomp"})
"""As what an offence stands after its preposition."""


def offences(item: Any, lexicon: Lexicon, *, strict: bool) -> Iterator[tuple[int, int]]:
    """Yield the offences that a noun or verb names; `strict`: only those after it, when it announces them."""
    words = claim_words()
    head = item.lemma_.lower()
    if any(c.lower_ == "what" for c in item.children):
        return  # "jailed for what will be the third time"
    first = item.left_edge
    if first.like_num and first.i < item.i and first.nbor().lemma_.lower() in words.units:
        return  # "detained for 45 days pending the lawsuit"
    if item.pos_ == "PRON" or item.tag_ in ("WDT", "WP") or head in words.examples:
        return
    named = head in words.generic_offences and any(
        c.dep_ == "compound" or (c.dep_ == "prep" and c.lower_ == "against") for c in item.children
    )  # "war crimes", "crimes against humanity"
    if item.pos_ == "NOUN" and head in lexicon.lists["charge-heads"] and not (named and head not in words.charge_nouns):
        inner = announced(item, "of", "for", "including")
        for one in inner:
            yield from offences(one, lexicon, strict=False)
        if not inner:
            yield from in_brackets(item) or behind_colon(item) or _included(item) or own_modifier(item)
        return
    name = item.pos_ == "PROPN" and item.ent_type_ in ("GPE", "PERSON")
    people = item.pos_ == "NOUN" and item.tag_ == "NNS" and people_words().agent_type(item) is not None
    for_them = item.head.lower_ in ("for", "over") and item.pos_ == "NOUN" and head in words.written_things
    if people or for_them:
        return  # "the convictions of five officers", "jailed for her articles"
    if strict or name or head in words.time_nouns or item.ent_type_ in ("DATE", "TIME"):
        return
    if head in words.generic_offences:
        listed = announced(item, "including", "as", "like")
        for one in listed:
            yield from offences(one, lexicon, strict=False)
        if listed or not any(c.dep_ in ("prep", "amod", "compound") for c in item.children):
            return
    run_on = run_on_noun(item)
    if run_on is not None:  # "charged with incitement six nurses"
        yield run_on.i, run_on.i + 1
        return
    if item.dep_ == "pcomp" and item.pos_ == "NOUN" and any(c.dep_ == "dobj" for c in item.children):
        yield item.left_edge.i, item.i + 1  # "charged with espionage the editor of the paper"
        return
    parts = _coordinated(item)
    starts = [part.left_edge.i for part in parts]
    stops = [*starts[1:], parts[-1].right_edge.i + 1]
    for part, start, stop in zip(parts, starts, stops, strict=True):
        yield start, _cut(part, start, stop)


def _included(charges: Any) -> list[tuple[int, int]]:
    """The quoted offences of "charges that included “incitement”"."""
    clauses = (c for c in charges.children if c.dep_ == "relcl" and c.lemma_ == "include" and c.i > charges.i)
    return [found for clause in clauses for found in quoted(clause)]


def announced(item: Any, *prepositions: str) -> list[Any]:
    """Return what stands after one of the prepositions on a noun ("offences including theft")."""
    above = (c for c in item.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return [p for c in above for p in c.children if p.dep_ in GOVERNED]


def _coordinated(item: Any) -> list[Any]:
    """The heads of a coordination in the order of the text: nouns, or verbs in "-ing" when the first is one."""
    chain = [item]
    for token in chain:  # grows as it goes
        chain.extend(
            child
            for child in token.children
            if child.dep_ == "conj"
            and ((child.tag_ == "VBG") == (item.tag_ == "VBG") or _ends_list(child))
            and child.pos_ in ("NOUN", "VERB", "PROPN")
        )
        chain.extend(_behind_against(token))
    return sorted(chain, key=lambda t: t.i)


def _behind_against(crime: Any) -> Iterator[Any]:
    """The crimes that the parser hangs on what one is against: "crimes against humanity, war crimes"."""
    known = claim_words().generic_offences | claim_words().offences
    against = (p for c in crime.children if c.lower_ == "against" for p in c.children if p.dep_ == "pobj")
    return (t for p in against for t in conjuncts(p) if t.i > p.i and t.lemma_.lower() in known)


def _ends_list(verb: Any) -> bool:
    """Whether a gerund with an object ends a list of nouns: "with terrorism, theft, and undermining the state"."""
    listed = verb.head.head.lower_ == "including" and verb.i > 0 and verb.nbor(-1).text == ","
    joined = listed or (verb.i > 0 and verb.nbor(-1).dep_ == "cc")
    return joined and verb.tag_ == "VBG" and any(c.dep_ == "dobj" for c in verb.children)


def _cut(part: Any, start: int, stop: int) -> int:
    """End the offence before a trailing "and", a comma, a relative clause, its denial, or a time."""
    doc = part.doc
    end = min((start for _, _, start in denials(part.sent) if start > part.i), default=stop)
    end = min(end, stop)
    for token in doc[part.i : stop]:
        if token.head == part and token.dep_ == "relcl":
            end = min(end, token.left_edge.i)
        elif _is_dash(token) or (token.head == part and (_is_when(token) or token.lower_ == "by")):
            end = min(end, token.i)
    return without_tail(doc, start, end)


def _is_dash(token: Any) -> bool:
    """Whether a token parts the sentence: a semicolon, a dash, a hyphen between spaces."""
    if token.text == "-":
        return bool(token.whitespace_ and token.i and token.doc[token.i - 1].whitespace_)
    return token.text in (";", "—", "–")


def _is_when(token: Any) -> bool:
    dated = token.dep_ == "prep" and token.lower_ in ("after", "following", "in", "on", "since", "during")
    return dated and any(c.ent_type_ == "DATE" for c in token.children)
