"""Whose verdict, sentence or charges "the verdict" is: that of whom the text told before.

"A court convicted Ana Sol in May. The high court overturned the conviction." Only where all that was last told of a
verdict or charges in the paragraph is told of the same people, and nothing is said of whose it is.
"""

from collections.abc import Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.clauses import objects
from rightsgraph.claims.sharing import is_later
from rightsgraph.claims.triggers import Match
from rightsgraph.linking import Referent, lemma
from rightsgraph.records import Claim

__all__ = ["whose_verdict"]

_FRAMES = frozenset({"done-to-object", "filed-negated"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_FURTHEST = 600
"""Characters back to where the verdict was told at most."""


def whose_verdict(sentence: Sentence, match: Match, told: Sequence[Claim]) -> list[Referent]:
    """Return those whose "the conviction" is that something is done to, from the claims `told` before; else nothing."""
    if match.roles.get("affected"):
        return []
    if match.trigger.frame.name not in _FRAMES:
        return _tried_and_sentenced(sentence, match)
    named = {word for c in match.trigger.conditions if c.test == "object" for word in c.words}
    things = [o for o in objects(match.token) if lemma(o) in named]
    if len(things) != 1 or not any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in things[0].children):
        return []
    if any(c.dep_ in ("prep", "poss", "relcl", "acl") and c.lower_ != "in" for c in things[0].children):
        return []
    types = act_types()
    first = sentence.block.start + things[0].idx
    of_court = types.penalties | types.in_court | {"charging"}
    here = (c for c in told if sentence.block.start <= c.trigger.start and c.trigger.end < first)
    before = [c for c in here if c.type in of_court and c.affected and c.status.happened]
    if not before or first - before[-1].trigger.start > _FURTHEST:
        return []
    last = [c for c in before if c.excerpt == before[-1].excerpt]
    if len({frozenset(p.entity for p in c.affected) for c in last}) != 1:
        return []
    end = first + len(things[0].text)
    return [Referent(entity=p.entity, start=first, end=end) for p in last[-1].affected]


def _tried_and_sentenced(sentence: Sentence, trial: Match) -> list[Referent]:
    """Those whom a court that "held a trial" is told to have sentenced then, by the verb that goes on from it."""
    noun, types = trial.token, act_types()
    bare = not any(c.dep_ in ("prep", "poss", "relcl", "acl") for c in noun.children)
    if trial.trigger.type not in types.in_court or trial.trigger.part != "noun" or noun.dep_ != "dobj" or not bare:
        return []
    for verdict in sentence.found:
        verb = verdict.token
        goes_on = verb.dep_ == "conj" and verb.head == noun.head and not is_later(verb)
        if goes_on and verdict.trigger.type in types.of_one_verdict | {"acquittal"}:
            return list(verdict.roles.get("affected", ()))
    return []
