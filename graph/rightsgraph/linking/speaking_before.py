"""Who spoke before, and who told only of others.

"..., the source said. He said": the source. "Ana said that Bo was held. He": Bo.
"""

from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen, is_source
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["goes_on_telling", "is_single", "spoke_lately", "told_of_others", "unnamed_spoke"]


def spoke_lately(discourse: Discourse, candidates: tuple[tuple[Seen, float], ...]) -> frozenset[str]:
    """Return who spoke in the sentence before, by a verb of saying or after "according to"."""
    before = (seen for seen, _ in candidates if seen.sentence == discourse.sentence - 1 and len(seen.keys) == 1)
    return frozenset(seen.keys[0] for seen in before if people_words().speaks(seen.token) or is_source(seen.token))


def unnamed_spoke(discourse: Discourse, token: Any, winner: str) -> bool:
    """Return whether somebody without a name spoke last in the sentence before, who is not the winner."""
    number, sentence = discourse.block, token.sent
    before = [s for s in token.doc.sents if s.end <= sentence.start]
    if not before and number:
        number -= 1
        before = list(discourse.linked.parse.blocks[number].sentences)
    for word in reversed(list(before[-1])) if before else ():
        if word.dep_ in SUBJECTS and people_words().speaks(word):
            keys = discourse.linked.heads.get((number, word.i), ())
            return (
                word.tag_ == "NN"
                and winner not in keys
                and not any(discourse.entity(key).kind is Kind.PERSON for key in keys)
            )
    return False


def told_of_others(discourse: Discourse, candidates: tuple[tuple[Seen, float], ...]) -> frozenset[str]:
    """Return who told only of other people in the sentence before: "Ana said that Bo was held. He ..." is of Bo."""
    before = [seen for seen, _ in candidates if seen.sentence == discourse.sentence - 1 and len(seen.keys) == 1]
    found = set()
    for teller in before:
        if people_words().speaks(teller.token):
            content = (c for c in teller.token.head.children if c.dep_ in ("ccomp", "dep"))
            told = {t.i for c in content for t in c.subtree}
            meant = [s for s in before if s.token.i in told and s.token.dep_ != "poss"]
            others = any(s.keys != teller.keys and is_single(discourse.entity(s.keys[0]), s) for s in meant)
            if others and all(s.keys != teller.keys for s in meant):
                found.add(teller.keys[0])
    return frozenset(found)


def goes_on_telling(discourse: Discourse, key: str) -> bool:
    """Return whether somebody speaks in this sentence too: whom a pronoun in what is told means is then unsure."""
    now = (seen for seen in discourse.seen if seen.sentence == discourse.sentence and seen.keys == (key,))
    return any(people_words().speaks(seen.token) for seen in now)


def is_single(entity: Entity, seen: Seen) -> bool:
    """Return whether it can be one human being: a person, or somebody without a name ("a farmer")."""
    if entity.kind is Kind.PERSON:
        return True
    unnamed = entity.kind is Kind.GROUP and not entity.named and not seen.plural
    return unnamed and lemma(seen.token) not in people_words().bodies
