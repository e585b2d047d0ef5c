"""Where the authority that acts is: "police in Aswan arrested", "a Hanoi court sentenced".

What local police or a court does happened there, unless the clause names a place of its own. A state is nowhere: of
"officials from Egypt" it is not told where in the country they acted, and those of a capital may mean a state.
"""

import re
from collections.abc import Iterator

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.lexicon import act_types
from rightsgraph.claims.named_places import place_in_name
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.wider import wider_places
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Entity, Kind, Mention, Participant
from rightsgraph.tagging.places import is_capital

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
    in_court = match.trigger.type in act_types().in_court
    found = (_named_in(sentence, actor, in_court=in_court) for actor in match.roles.get("actor", ()))
    return tuple(place for place in found if place is not None)


def _named_in(sentence: Sentence, actor: Referent, *, in_court: bool) -> Participant | None:
    """The place in the words for an authority, or right behind its name ("the city court in Vahdat")."""
    linked = sentence.linked
    entity = linked.entities[actor.entity]
    if not _is_official(entity):
        gives_penalties = in_court and entity.kind is Kind.ORGANISATION and entity.named
        return _in_name(sentence, actor, in_court=True) if gives_penalties else None
    text = linked.parse.document.text
    inside: list[tuple[str, Mention]] = []
    for mention in linked.parse.mentions:
        behind = mention.start > actor.end
        if mention.kind is not Kind.PLACE or mention.start < actor.start:
            continue
        if behind and not _BEHIND.fullmatch(text, actor.end, mention.start):
            continue
        if linked.gazetteer.country_of(mention.text) or _is_short(mention.text):
            continue
        if behind:
            inside.append(("in", mention))
        elif actor.start <= mention.start < actor.end:
            governed = _GOVERNED.search(text[actor.start : mention.start])
            first = mention.start - actor.start <= len("the ")
            if governed or (first and _acts_there(mention.text, text[actor.start : actor.end])):
                inside.append((governed[1] if governed else "", mention))
    if not inside:
        court = not claim_words().courts.isdisjoint(text[actor.start : actor.end].lower().split())
        return _in_name(sentence, actor, in_court=in_court and court)
    leads, place = next((one for one in inside if one[0]), inside[0])
    if leads in ("", "from") and _names_another(sentence, actor, place.start, place.end):
        return None
    key = linked.named.of_mention[place.start, place.end]
    return Participant(entity=key, start=place.start, end=place.end)


def _in_name(sentence: Sentence, actor: Referent, *, in_court: bool) -> Participant | None:
    """The place in the name of a court or another local body: "the Lima High Court", "the Court of Lima".

    None where the sentence names another place too, unless a court did there what is done in court.
    """
    linked = sentence.linked
    for start, end in _bodies(linked, actor):
        place = place_in_name(linked, start, end)
        if place is None:
            continue
        if not in_court and _names_another(sentence, actor, place.start, place.end):
            return None
        linked.note(place)
        return Participant(entity=place.entity, start=place.start, end=place.end)
    return None


def _bodies(linked: Linked, actor: Referent) -> Iterator[tuple[int, int]]:
    """Yield where the names of local bodies stand in the words for an actor: "officials from the Lima Police"."""
    entity = linked.entities[actor.entity]
    if entity.kind is Kind.ORGANISATION and entity.named:
        yield actor.start, actor.end
    for mention in linked.parse.mentions:
        if actor.start <= mention.start < actor.end and mention.kind is Kind.ORGANISATION and _is_local(mention.text):
            yield mention.start, mention.end


def _names_another(sentence: Sentence, actor: Referent, start: int, end: int) -> bool:
    """Whether the sentence tells of another place than that of the actor: there it may have happened."""
    linked, text = sentence.linked, sentence.linked.parse.document.text
    first = sentence.block.start + sentence.span.start_char
    last = sentence.block.start + sentence.span.end_char
    own = linked.named.of_mention.get((start, end))
    others = [
        mention
        for mention in linked.parse.mentions
        if mention.kind is Kind.PLACE
        and first <= mention.start < last
        and not actor.start <= mention.start < actor.end
        and linked.named.of_mention[mention.start, mention.end] != own
        and not mention.text.startswith(f"{text[start:end]} ")  # "at the Lima Detention Centre"
        and _ELSEWHERE.search(text[first : mention.start])
    ]
    around = {place.entity for place in wider_places(linked).get(own or "", ())} if others else set()
    return any(linked.named.of_mention[m.start, m.end] not in around for m in others)


def _is_short(name: str) -> bool:
    """Whether a name ends in an abbreviation: of a body, taken for a place ("Lima PSB")."""
    return " " in name and name.rsplit(maxsplit=1)[-1].isupper()


def _is_official(entity: Entity) -> bool:
    """Whether an actor is police, a court or another authority, by its kind or by a word of its name."""
    if entity.agent_type is not None:
        return entity.agent_type in _OFFICIAL
    return entity.kind is Kind.ORGANISATION and _is_local(entity.name)


def _acts_there(place: str, actor: str) -> bool:
    """Whether those called by a place act there: "Kano police", and "Kano officials" where no state is meant."""
    return _is_local(actor) or (not is_capital(place) and not claim_words().officials.isdisjoint(actor.lower().split()))


def _is_local(words: str) -> bool:
    """Whether words name a body that acts where it sits: police, a court, not "officials"."""
    return not claim_words().local_authorities.isdisjoint(re.findall(r"\w+", words.lower()))
