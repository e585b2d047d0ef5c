"""Whom a pronoun must mean by the clause around it: whom the verb above is done to, or the victim who tells."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.plurals import TAKING, suffers
from rightsgraph.linking.words import SINGULAR, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words
from rightsgraph.tagging.names import harmful_verbs

__all__ = ["another_goes_on", "object_above", "victim_who_tells", "whose_case"]

_AMBIGUOUS = frozenset({"before", "after", "when"})
_MARKS = frozenset({"until", "till", "before", "after", "when"})


def object_above(discourse: Discourse, token: Any) -> str | None:
    """Return the one person to whom the verb above is done, whom a pronoun below it means; None where it may not.

    "Held Ana, beating her", "held Bo until he was freed", "beat his son and threatened to kill him".
    """
    over = _gerund_above(token) or _clause_above(token) or _harm_above(token)
    if over is None:
        return _owner_of_home(discourse, token) or _described(discourse, token) or _who_is_told(discourse, token)
    objects = [c for c in over.children if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i]
    keys = discourse.keys(objects[0]) if len(objects) == 1 else ()
    if len(keys) != 1 or any(c.dep_ == "conj" for c in objects[0].children) or _is_owned(objects[0], token):
        return None
    entity = discourse.entity(keys[0])
    unnamed = entity.kind is Kind.GROUP and not entity.named and objects[0].tag_ == "NN"
    return keys[0] if entity.kind is Kind.PERSON or unnamed else None


def _described(discourse: Discourse, token: Any) -> str | None:
    """The one somebody without a name whom a clause tells of: "a nun not seen since her arrest".

    The clause is passive, and tells of nobody else.
    """
    noun = token.head
    over = noun.head.head if token.dep_ == "poss" and noun.dep_ == "pobj" and suffers(token) else None
    if over is None or over.dep_ not in ("relcl", "acl") or over.tag_ != "VBN":
        return None
    between = token.doc[over.head.i + 1 : token.i]
    keys = discourse.keys(over.head)
    if len(keys) != 1 or over.head.tag_ != "NN" or any(t.pos_ == "PROPN" or t.dep_ == "agent" for t in between):
        return None
    return keys[0]


def _who_is_told(discourse: Discourse, token: Any) -> str | None:
    """The one whom "who" means over a clause of time: "the son of Bo, who is missing since he was arrested"."""
    clause = token.head
    over = clause.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "advcl" or over.dep_ != "relcl" or over.i > clause.i:
        return None
    own = any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in over.children)
    keys = discourse.keys(over.head)
    others = any(t.i in discourse.names for t in token.doc[over.i : token.i])
    return keys[0] if own and len(keys) == 1 and not others and _is_somebody(discourse.entity(keys[0])) else None


def _owner_of_home(discourse: Discourse, token: Any) -> str | None:
    """The one person whose home officials enter who take "him" away: "stormed the home of Bo and arrested him"."""
    verb = token.head
    entered = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i] if verb.dep_ == "conj" else []
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if token.dep_ != "dobj" or own or len(entered) != 1 or entered[0].lemma_.lower() not in people_words().homes:
        return None
    of = (p for c in entered[0].children if c.lower_ == "of" for p in c.children)
    owners = [c for c in (*entered[0].children, *of) if c.dep_ in ("poss", "pobj")]
    people = [key for one in owners for key in discourse.keys(one) if discourse.entity(key).kind is Kind.PERSON]
    return people[0] if len(people) == len(owners) == 1 else None


def _is_owned(person: Any, token: Any) -> bool:
    """Whether somebody without a name may be of another gender: "beat his friend and threatened to kill her"."""
    if person.pos_ == "PROPN":
        return False
    owners = [SINGULAR.get(c.lower_) for c in person.children if c.dep_ == "poss"]
    words, gender = people_words(), SINGULAR[token.lower_]
    own = words.male if gender == "m" else words.female
    return person.lemma_.lower() not in own and bool(owners)


def _gerund_above(token: Any) -> Any | None:
    """The verb that a participle goes on from: "held Ana, | beating her"."""
    verb = token.head
    goes_on = token.dep_ == "dobj" and verb.dep_ == "advcl" and verb.tag_ == "VBG"
    return verb.head if goes_on and not any(c.dep_ in SUBJECTS for c in verb.children) else None


def _clause_above(token: Any) -> Any | None:
    """The verb of harm over a clause of time that tells what befell somebody next: "held Bo | until he was freed"."""
    verb = token.head
    if token.dep_ != "nsubjpass" or verb.dep_ != "advcl" or not suffers(token) or token.i < verb.head.i:
        return None
    between = token.doc[verb.head.i + 1 : token.i]
    marked = any(t.lower_ in _MARKS and t.head in (verb, verb.head) for t in between)
    doers = [c for c in verb.head.children if c.dep_ == "nsubj" and c.tag_ in ("NNP", "PRP", "NN")]
    if doers and any(t.lower_ in _AMBIGUOUS for t in between):
        return None  # "Bo attacked a guard before he was beaten"
    harmful = harmful_verbs()
    return verb.head if marked and verb.head.lemma_.lower() in harmful else None


def _harm_above(token: Any) -> Any | None:
    """The first of some verbs with one subject: "pulled Bo to the ground and kicked him", "and threatened to kill him".

    Of somebody without a name only where both are of harm: "beat his son and threatened to kill him".
    """
    verb = token.head
    if token.dep_ != "dobj":
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten":
        verb = verb.head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
        done_to = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if done_to is not None:
            harm = {token.head.lemma_.lower(), verb.lemma_.lower()} <= harmful_verbs()
            held = verb.lemma_.lower() in name_words().custody_verbs and done_to.tag_ == "NN"  # "held the mayor and"
            return verb if harm or held or done_to.pos_ == "PROPN" else None
    return None


def victim_who_tells(discourse: Discourse, token: Any) -> str | None:
    """Return the person who says what befell him, where the text told before that he was taken in or harmed.

    "Bo was held along with Al. Bo said he was beaten": not Al, though Al was told of more.
    """
    saying = token.head.head
    if (own := _who_tells(discourse, token)) is not None:
        return own
    told = token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" and suffers(token)
    tellers = [c for c in saying.children if c.dep_ == "nsubj" and people_words().speaks(c)]
    if not told or len(tellers) != 1:
        return None
    keys = discourse.keys(tellers[0])
    if len(keys) == 1 and tellers[0].lower_ in people_words().complaining:
        return keys[0]  # "the applicant alleged that he was beaten"
    if tellers[0].pos_ != "PROPN":
        return None
    if len(keys) != 1 or discourse.entity(keys[0]).kind is not Kind.PERSON:
        return None
    before = (seen.token for seen in discourse.seen if keys[0] in seen.keys and seen.sentence < discourse.sentence)
    return keys[0] if any(_was_harmed(t) for t in before) else None


def _who_tells(discourse: Discourse, token: Any) -> str | None:
    """Return the person whom "who" means over what others did to him: "Bo, who told a judge that officers beat him"."""
    clause = token.head
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    telling = clause.head
    if token.dep_ != "dobj" or clause.dep_ != "ccomp" or telling.dep_ != "relcl":
        return None
    own = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in telling.children)
    if not own or telling.lemma_.lower() not in name_words().telling_verbs | people_words().telling_verbs:
        return None
    if not any(c.dep_ in SUBJECTS for c in clause.children):
        return None
    keys = discourse.keys(telling.head)
    return keys[0] if len(keys) == 1 and discourse.entity(keys[0]).kind is Kind.PERSON else None


def _was_harmed(token: Any) -> bool:
    """Whether somebody was taken in or harmed by the clause in which they are told of."""
    while token.dep_ in ("appos", "conj") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    verb = token.head
    harmful = harmful_verbs()
    return token.dep_ in ("nsubjpass", "dobj") and verb.lemma_.lower() in harmful


def another_goes_on(discourse: Discourse, token: Any, meant: str) -> bool:
    """Return whether a pronoun may go on from somebody without a name instead: "a captain spoke; he was jailed".

    That one is the subject of the clause before, and who is meant is not told of in the sentence at all.
    """
    clause = token.head.head if token.head.dep_ == "auxpass" else token.head
    here = [seen for seen in discourse.seen if seen.sentence == discourse.sentence and seen.token.doc is token.doc]
    if token.dep_ not in SUBJECTS or any(meant in seen.keys for seen in here):
        return False
    for seen in here:
        before, entity = seen.token.head, discourse.entity(seen.keys[0])
        told_first = before.dep_ == "ccomp" and before.head == clause and before.i < clause.i
        joined = told_first or (clause.dep_ in ("conj", "parataxis") and clause.head == before)
        unnamed = entity.kind is Kind.GROUP and not entity.named and not seen.plural and len(seen.keys) == 1
        if joined and unnamed and seen.token.dep_ in SUBJECTS:
            return True
    return False


def whose_case(discourse: Discourse, token: Any) -> str | None:
    """Return the one person with whose case a sentence opens: "In the case of Ana, police held her". None for others.

    No other one may be told of before the pronoun.
    """
    first = token.sent[0]
    if first.lower_ != "in" or token.i < first.i + len(("in", "the", "case", "of", "Ana")):
        return None
    case = next((c for c in first.children if c.dep_ == "pobj" and c.lower_ == "case"), None)
    told = (
        [] if case is None else [n for c in case.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    )
    keys = discourse.keys(told[0]) if len(told) == 1 and told[0].i < token.i else ()
    single = [t for t in token.doc[first.i : token.i] if t.tag_ in ("NN", "NNP") and t != told[0]] if keys else []
    others = {
        key for t in single for key in discourse.keys(t) if key != keys[0] and _is_somebody(discourse.entity(key))
    }
    return keys[0] if len(keys) == 1 and discourse.entity(keys[0]).kind is Kind.PERSON and not others else None


def _is_somebody(entity: Entity) -> bool:
    return entity.kind in (Kind.PERSON, Kind.GROUP) and entity.agent_type not in TAKING
