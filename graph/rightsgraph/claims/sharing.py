"""What is told of one act of a sentence and holds for another too: its day, and its place.

"Soldiers opened fire in Lima on 3 May and killed six": what goes on in one course happened where it began. "Arrested on
3 May as she protested": that was when she protested. Where the second act may have come later, nothing is shared.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.voice import is_gapped
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["act_at_once", "act_in_course", "is_along", "is_at_once", "is_later", "is_trailing"]

_AT_ONCE = frozenset({"as", "while", "when"})
_BESIDE = frozenset({"cc", "conj", "punct", "advmod", "acomp", "oprd", "aux", "auxpass", "nsubj", "nsubjpass"})


def act_in_course(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """Return the act with something `given` that another goes on from: "attacked them on 3 May and killed six".

    By the same people, of one scene or one verdict, and with no word for another time.
    """
    verb = match.token if match.verb is None else match.verb
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.head.pos_ == "VERB" and not _is_set_off(verb):
        verb = verb.head
        above = sentence.anchors.get(verb.i)
        if above is not None:
            shares = _is_one_course(above, match) or _is_end_of_protest(above, match, given.get(above.token.i))
            return above if above.token.i in given and shares else None
    return (
        _act_of_moment(sentence, match, given)
        or _verdict_over(sentence, match, given)
        or _day_in_court(sentence, match, given)
        or _arrest_beside_search(sentence, match, given)
    )


def _arrest_beside_search(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """The arrest of those whose homes were searched too: "were arrested on 3 May, and their homes were searched"."""
    verb = match.token
    if (
        match.trigger.type != "raid"
        or verb.dep_ != "conj"
        or is_later(verb)
        or any(c.lower_ == "had" for c in verb.children)
    ):
        return None
    homes = [c for c in verb.children if c.dep_ == "nsubjpass" and any(o.tag_ == "PRP$" for o in c.children)]
    above = sentence.anchors.get(verb.head.i)
    custody = above is not None and above.trigger.type in act_types().custody and above.token.i in given
    return above if custody and homes else None


def _day_in_court(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """The day in court on which somebody was charged or tried: "was taken to court on 3 May, where she was charged"."""
    verb, types = match.token, act_types()
    where = verb.dep_ in ("relcl", "advcl") and any(c.lower_ == "where" for c in verb.children)
    if not where or is_later(verb) or match.trigger.type not in types.accusing | types.in_court:
        return None
    above = (sentence.anchors.get(t.i) for t in verb.ancestors)
    return next((a for a in above if a is not None and a.trigger.type == "trial" and a.token.i in given), None)


def _verdict_over(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """The sentence given, of a conviction told right before it: "sentenced her on 3 May after finding her guilty"."""
    after = match.token.head
    if match.token.dep_ != "pcomp" or after.lower_ != "after" or any(c.i < after.i for c in after.children):
        return None  # "sentenced her on 3 May, two weeks after convicting her"
    above = sentence.anchors.get(after.head.i)
    types = {match.trigger.type} if above is None else {match.trigger.type, above.trigger.type}
    one = types <= act_types().of_one_verdict and above is not None and above.token.i in given
    return above if one else None


def _act_of_moment(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """The act in a clause with "when" by which people came to harm: "died when police fired at them on 3 May"."""
    types = act_types()
    if match.trigger.type not in types.ending_a_scene | types.of_one_scene | types.hurting:
        return None
    for other in sentence.found:
        clause = other.token if other.verb is None else other.verb
        if other.token.i not in given or other.trigger.type not in types.of_one_scene or clause.dep_ != "advcl":
            continue
        over = clause.head
        while over != match.token and over.dep_ == "conj" and over.i > match.token.i:
            over = over.head
        if over == match.token and is_at_once(clause):
            return other
    return None


def _is_set_off(verb: Any) -> bool:
    """Whether a verb in a list is told of others, in the perfect, or as done later."""
    helpers = any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children)
    return helpers or is_later(verb) or any(c.dep_ in SUBJECTS for c in verb.children)


def is_at_once(clause: Any) -> bool:
    """Return whether a clause tells of the moment of what it hangs on: "as she protested", "while he was in Lima"."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in _AT_ONCE for c in clause.children)


def is_later(verb: Any) -> bool:
    """Return whether a word beside a verb parts it from the time of the verb before it ("later")."""
    return any(c.dep_ == "advmod" and c.lower_ in claim_words().at_another_time for c in verb.children)


def _is_one_course(first: Match, second: Match) -> bool:
    types = act_types()
    if {first.trigger.type, second.trigger.type} <= types.of_one_verdict:
        return True
    goes_on = types.of_one_scene | types.custody | types.ending_a_scene | types.hurting
    return first.trigger.type in types.of_one_scene - types.lasting - types.states and second.trigger.type in goes_on


def _is_end_of_protest(protest: Match, match: Match, time: object) -> bool:
    """Whether people were taken in on the day on which they protested: "protested on 3 May and were detained"."""
    day = isinstance(time, Time) and len(time.edtf) == TO_DAY
    return day and protest.trigger.type == "protest" and match.trigger.type in act_types().custody


def act_at_once(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """Return the act with something `given` that met people in what they did: "arrested her as she protested"."""
    if match.trigger.type != "protest":
        return None
    verb = match.token if match.verb is None else match.verb
    above = None
    if verb.dep_ == "advcl" and is_at_once(verb):
        above = sentence.anchors.get(verb.head.i)
    elif verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in ("dobj", "nsubjpass"):
        above = sentence.anchors.get(verb.head.head.i)
    types = act_types()
    if above is None or above.token.i not in given or above.trigger.type not in types.custody | types.breaking_up:
        return None
    whom = {r.entity for r in above.roles.get("affected", ())}
    return above if any(r.entity in whom for r in match.roles.get("actor", ())) else None


def is_trailing(match: Match, other: Match | None) -> bool:
    """Return whether nothing but "and" and adverbs parts an act from the next: what trails is said of both.

    "Were beaten and allegedly robbed by a mob in Lima on 3 May"; but "arrested and tried on 3 May" dates the trial.
    """
    if other is None or other.token.dep_ != "conj" or other.token.pos_ != match.token.pos_:
        return False
    verb, second = match.token, other.token
    if any(c.dep_ not in _BESIDE for c in verb.children if verb.i < c.i < second.i):
        return False
    if _is_set_off(second) and not is_gapped(second):
        return False
    types = act_types()
    scene = types.of_one_scene | types.hurting | types.ending_a_scene
    return any({match.trigger.type, other.trigger.type} <= kinds for kinds in (scene, types.of_one_verdict))


def is_along(sentence: Sentence, token: Any, times: Sequence[Time]) -> bool:
    """Return whether a participle tells what was done along with the verb above: "filed a charge, accusing them of".

    Not where several days stand between the two: "took in A on 3 May, and B on 4 May, holding them in Tarn".
    """
    if token.dep_ != "advcl" or token.tag_ != "VBG" or any(c.dep_ == "mark" for c in token.children):
        return False
    start, end = (sentence.block.start + verb.idx for verb in (token.head, token))
    return len({time.edtf for time in times if start < time.start < end}) < len(("one", "two"))
