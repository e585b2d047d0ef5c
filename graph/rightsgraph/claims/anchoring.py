"""A sentence with its acts, and which of them a word hangs on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked
from rightsgraph.tagging import Block

__all__ = ["Sentence", "sentence_of"]

_HEIGHT = 9
"""The words that are climbed to an act at most: more only where the parse has gone astray."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence of block `number` with its acts.

    `span` is its part of the block's Doc, `anchors` maps the tokens on which something may hang to their acts.
    """

    linked: Linked
    number: int
    block: Block
    span: Any
    found: tuple[Match, ...]
    anchors: Mapping[int, Match]

    def token_at(self, start: int, end: int) -> Any:
        """Return the head of the words at [start, end) of the document."""
        return self.block.span(start, end).root

    def owner(self, token: Any) -> Match | None:
        """Return the nearest act above a token; a clause without an act in between keeps what is its own."""
        here = token
        for _ in range(_HEIGHT):
            if here.i in self.anchors:
                return self.anchors[here.i]
            if (last := _last_joined(here, token)) is not None and last.i in self.anchors:
                return self.anchors[last.i]
            if _is_clause(here) and not _opens_after(here, token):
                return self._handed_on(here, token)
            if _is_before_or_after(here) and here != token:
                return None  # "refused him bail before granting it in May": May is not that of the refusal
            if here.head == here:
                return None
            here = here.head
        return None

    def _handed_on(self, verb: Any, token: Any) -> Match | None:
        """The act that a verb without one of its own passes a token on to.

        "Began" and "continued to" pass all on to the infinitive; what stands after the object of a comment ("criticised
        the arrests during the year") tells of the object; what stands in front holds for what was done next too.
        """
        for child in verb.children:
            straight = child.dep_ == "dobj" and child.i < token.i and _hangs_straight(token, verb)
            if child.i in self.anchors and (child.dep_ == "xcomp" or straight):
                return self.anchors[child.i]
        before = token.i < verb.i or verb.lemma_.lower() in claim_words().interrupted | claim_words().breaking_in
        for child in _joined(verb) if before else ():  # "On 3 May officers came to her home and detained her"
            if token.i < child.i and child.i in self.anchors:
                return self.anchors[child.i]
        return None


def _last_joined(verb: Any, token: Any) -> Any | None:
    """The infinitive joined to another before what stands behind both: "unable to find and detain her until May"."""
    if verb.tag_ != "VB" or token.i < verb.i:
        return None
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and c.i < token.i]
    return joined[-1] if joined and not any(c.dep_ == "conj" for c in joined[-1].children) else None


def _hangs_straight(token: Any, verb: Any) -> bool:
    """Whether no other happening stands between: "linked it to a book commemorating A following his death in May"."""
    here = token
    while here not in (verb, here.head):
        if here.dep_ in ("acl", "pcomp") or (here.dep_ == "prep" and here.tag_ == "VBG"):
            return False
        here = here.head
    return True


def _joined(verb: Any) -> Iterator[Any]:
    """Yield the verbs joined to a verb that have its subject, and those joined to them."""
    for child in verb.children:
        if child.dep_ == "conj" and not _is_clause(child):
            if any(c.lower_ in claim_words().at_another_time and c.lower_ != "then" for c in child.children):
                return  # "fined her on 3 May and later detained her"
            yield child
            yield from _joined(child)
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and not any(c.dep_ in ("mark", "aux") for c in child.children):
            yield child  # "On 3 May the court found for the ministry, revoking her licence"


def _is_clause(token: Any) -> bool:
    if token.dep_ in ("relcl", "ccomp", "advcl", "parataxis", "ROOT"):
        return token.pos_ in ("VERB", "AUX")
    own_subject = token.dep_ == "conj" and token.pos_ == "VERB"
    return own_subject and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _is_before_or_after(token: Any) -> bool:
    """Whether a gerund tells what was done before or after, at a time of its own: "before moving him on 3 May"."""
    passive = token.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in token.children)
    gerund = token.dep_ == "pcomp" and (token.tag_ == "VBG" or passive)
    return gerund and token.head.lower_ in ("before", "after", "following", "since")


def _opens_after(verb: Any, token: Any) -> bool:
    """Whether the clause of a verb begins only behind a token that the parser puts in it: "on 3 May, after ..."."""
    return verb.dep_ != "ROOT" and any(c.dep_ == "mark" and c.i > token.i for c in verb.children)


def sentence_of(linked: Linked, number: int, span: Any, found: Iterable[Match]) -> Sentence:
    """Return a sentence of block `number` with the acts found in it."""
    acts = tuple(found)
    anchors = {anchor: match for match in acts for anchor in match.anchors}
    anchors |= {match.token.i: match for match in acts}  # a verb that tells one act and lends roles to another
    return Sentence(
        linked=linked, number=number, block=linked.parse.blocks[number], span=span, found=acts, anchors=anchors
    )
