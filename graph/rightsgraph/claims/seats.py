"""Where the authority that acts is: "police in Aswan arrested", "a Hanoi court sentenced".

What local police or a court does happened there, unless the clause names a place of its own. A state is nowhere: of
"officials from Egypt" it is not told where in the country they acted, and "Beijing officials" may mean a state.
"""

import re

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.lexicon import act_types
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Referent
from rightsgraph.records import Entity, Form, Kind, Mention, Participant

__all__ = ["seats_of"]

_OFFICIAL = frozenset({"state-authority", "police", "prison-staff", "court", "prosecutor"})
_BEHIND = re.compile(r"\s+(?:in|of|at|from)\s+(?:the\s+)?")
_GOVERNED = re.compile(r"\b(in|of|at|from)\s+(?:the\s+)?(?:\w+ (?:of|in) (?:the )?)?$")
_ELSEWHERE = re.compile(r"\b(?:in|at|near|outside|inside|to)\s+(?:the\s+)?$")


def seats_of(sentence: Sentence, match: Match) -> tuple[Participant, ...]:
    """Return the places named in the words for the authority that does an act; none for other actors and acts.

    Nor for those who hand a prisoner over, and for officers "from" somewhere when the sentence names another place.
    """
    moves = any(condition.test == "to" for condition in match.trigger.conditions)
    if moves or match.trigger.type not in act_types().by_local_authority:
        return ()
    found = (_named_in(sentence, actor) for actor in match.roles.get("actor", ()))
    return tuple(place for place in found if place is not None)


def _named_in(sentence: Sentence, actor: Referent) -> Participant | None:
    """The place in the words for an authority, or right behind its name ("the city court in Vahdat")."""
    linked = sentence.linked
    if not _is_official(linked.entities[actor.entity]):
        return None
    text = linked.parse.document.text
    inside: list[tuple[str, Mention]] = []
    for mention in linked.parse.mentions:
        if mention.kind is not Kind.PLACE or linked.gazetteer.country_of(mention.text) or _is_short(mention.text):
            continue
        if mention.start > actor.end and _BEHIND.fullmatch(text[actor.end : mention.start]):
            inside.append(("in", mention))
        elif actor.start <= mention.start < actor.end:
            governed = _GOVERNED.search(text[actor.start : mention.start])
            if governed or (mention.start - actor.start <= len("the ") and _is_local(text[actor.start : actor.end])):
                inside.append((governed[1] if governed else "", mention))
    if not inside:
        return _in_name(sentence, actor)
    leads, place = next((one for one in inside if one[0]), inside[0])
    if leads in ("", "from") and _names_another(sentence, actor, place):
        return None
    key = linked.named.of_mention[place.start, place.end]
    return Participant(entity=key, start=place.start, end=place.end)


def _in_name(sentence: Sentence, actor: Referent) -> Participant | None:
    """The place with which the name of a court begins, when the text names it elsewhere: "the Lima High Court".

    None where the sentence names another place too.
    """
    linked = sentence.linked
    entity = linked.entities[actor.entity]
    if entity.kind is not Kind.ORGANISATION or not entity.named:
        return None
    text = linked.parse.document.text[actor.start : actor.end]
    start = actor.start + (len(text) - len(text.removeprefix("the ").removeprefix("The ")))
    words = linked.parse.document.text[start : actor.end]
    for place in linked.named.entities.values():
        if place.kind is not Kind.PLACE or linked.gazetteer.country_of(place.name):
            continue
        name = next((n for n in (place.name, *place.aliases) if words.startswith(f"{n} ")), None)
        if name is not None and not _is_short(name):
            mention = Mention(start=start, end=start + len(name), text=name, kind=Kind.PLACE, form=Form.NOMINAL)
            if _names_another(sentence, actor, mention):
                return None
            linked.note(Referent(entity=place.key, start=mention.start, end=mention.end))
            return Participant(entity=place.key, start=mention.start, end=mention.end)
    return None


def _names_another(sentence: Sentence, actor: Referent, place: Mention) -> bool:
    """Whether the sentence tells of another place than that of the actor: there it may have happened."""
    linked, text = sentence.linked, sentence.linked.parse.document.text
    first = sentence.block.start + sentence.span.start_char
    last = sentence.block.start + sentence.span.end_char
    own = linked.named.of_mention.get((place.start, place.end))
    return any(
        mention.kind is Kind.PLACE
        and first <= mention.start < last
        and not actor.start <= mention.start < actor.end
        and linked.named.of_mention[mention.start, mention.end] != own
        and _ELSEWHERE.search(text[first : mention.start])
        for mention in linked.parse.mentions
    )


def _is_short(name: str) -> bool:
    """Whether a name ends in an abbreviation: of a body, taken for a place ("Lima PSB")."""
    return " " in name and name.rsplit(maxsplit=1)[-1].isupper()


def _is_official(entity: Entity) -> bool:
    """Whether an actor is police, a court or another authority, by its kind or by a word of its name."""
    if entity.agent_type is not None:
        return entity.agent_type in _OFFICIAL
    return entity.kind is Kind.ORGANISATION and _is_local(entity.name)


def _is_local(words: str) -> bool:
    """Whether words name a body that acts where it sits: police, a court, not "officials"."""
    return not claim_words().local_authorities.isdisjoint(re.findall(r"\w+", words.lower()))
