"""Who is said to be one of those that a phrase counts: "Ana was one of the nuns held", "Among those held was Ana".

And who is none of those that a participle tells of: Bo in "Ana, held in May, and Bo".
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.lexicon import status_words
from rightsgraph.linking import Linked, Referent, conjuncts, named_beside_one
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["one_of", "without_listed_behind"]

_FIRM = frozenset({"be", "have"})


def one_of(head: Any) -> Iterator[Any]:
    """Yield the heads of those said to be among the people of a phrase; none under "not" or "may".

    `head` is the head of "the nuns detained" or "those held". In apposition it is told as so: "Ana, one of the
    detained nuns, was released", "Police beat one of the detainees, Ana".
    """
    over = head.head
    beside = named_beside_one(head)
    if beside is not None:
        yield beside
        return
    if head.dep_ == "pobj" and over.lower_ == "of" and over.head.lower_ == "one" and over.head.dep_ == "attr":
        verb = over.head.head
        found = [c for c in verb.children if c.dep_ in SUBJECTS]
    elif head.dep_ == "pobj" and over.lower_ == "of" and over.head.lower_ == "one" and over.head.dep_ == "nsubj":
        verb = over.head.head  # "One of those held is Ana"
        found = [c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.i > verb.i]
    elif head.dep_ == "pobj" and over.lower_ == "among" and over.dep_ in ("prep", "advmod"):
        verb = over.head
        found = [c for c in verb.children if c.dep_ in ("attr", *SUBJECTS) and c.i > head.i]
        if not any(c.dep_ == "attr" for c in verb.children):  # "Ana and Bo are among those held"
            found = found or [c for c in verb.children if c.dep_ in SUBJECTS]
    elif head.dep_ in SUBJECTS and over.lemma_ == "include":
        verb = over
        found = [c for c in verb.children if c.dep_ == "dobj"]
    else:
        return
    if verb.lemma_ in ("be", "include") and _is_sure(verb):
        yield from (one for one in found if _is_named(one))


def _is_named(token: Any) -> bool:
    """Whether a noun is a name or a pronoun, or stands before the name that it describes ("the student Jon Reva")."""
    if token.pos_ in ("PROPN", "PRON", "X") or token.ent_type_ == "PERSON":
        return True
    return token.pos_ == "NOUN" and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.children)


def _is_hedge(adverb: Any) -> bool:
    """Whether an adverb only makes what is told less firm, which its status says: "among them was reportedly Ana"."""
    words = status_words()
    return any(words.has("adverbs", status, adverb.lower_) for status in ("reported", "alleged"))


def _is_sure(verb: Any) -> bool:
    """Whether a verb says that something is so, in a main clause that is no question."""
    if verb.dep_ not in ("ROOT", "conj") or verb.sent.text.rstrip().endswith("?"):
        return False
    return not any(
        c.dep_ in ("neg", "acomp", "mark")
        or (c.dep_ == "advmod" and not _is_hedge(c))
        or (c.dep_ == "aux" and c.lemma_.lower() not in _FIRM)
        for c in verb.children
    )


def without_listed_behind(linked: Linked, number: int, token: Any, affected: list[Referent]) -> list[Referent]:
    """Return the affected without those listed behind a participle: "A, held in May, and B", "A (freed in May), B"."""
    verb = _describing(token)
    behind = [] if verb is None else [c for c in conjuncts(verb.head) if verb.head.i < verb.i < c.left_edge.i]
    if not behind:
        return affected
    block = linked.parse.blocks[number]
    starts = {block.start + c.idx for c in behind}
    return [r for r in affected if not any(r.start <= start < r.end for start in starts)]


def _describing(token: Any) -> Any | None:
    """The participle by which an act hangs on a noun, itself or the one that it is joined to, else None."""
    while token.dep_ == "conj" and token.head.pos_ == "VERB":
        token = token.head
    return token if token.dep_ == "acl" else None
