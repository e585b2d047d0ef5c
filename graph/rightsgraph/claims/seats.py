"""Where the authority that acts is: "police in Aswan arrested", "a Hanoi court sentenced".

What local police or a court does happened there, unless the clause names a place of its own. A state is nowhere: of
"officials from Egypt" it is not told where in the country they acted, and those of a capital may mean a state.
"""

import re
from collections.abc import Iterator

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.named_places import place_in_name
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.wider import wider_places
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, people_words
from rightsgraph.records import Entity, Kind, Mention, Participant
from rightsgraph.tagging.places import is_capital

__all__ = ["seats_of"]

_OFFICIAL = frozenset({"state-authority", "police", "prison-staff", "court", "prosecutor"})
_AT = frozenset({"in", "at", "near", "inside", "outside", "on", "from"})
_BEHIND = re.compile(r"\s+(?:in|of|at|from)\s+(?:the\s+)?")
_GOVERNED = re.compile(r"\b(in|of|at|from)\s+(?:the\s+)?(?:\w+ (?:of|in) (?:the )?)?$")
_COURT = re.compile(r"\b(?:court|tribunal)\b", re.I)
_SAME_COURT = re.compile(r"\b(?:(?:the|that|this)\s+(?:same\s+)?|same\s+)(?:court|tribunal)$", re.I)
_ELSEWHERE = re.compile(r"\b(?:in|at|near|outside|inside|to)\s+(?:the\s+)?$")


def seats_of(sentence: Sentence, match: Match) -> tuple[Participant, ...]:
    """Return the places named in the words for the authority that does an act; none for other actors and acts.

    Nor for those who hand a prisoner over, and for officers "from" somewhere when the sentence names another place.
    """
    moves = any(condition.test == "to" and condition.wanted for condition in match.trigger.conditions)
    if moves or match.trigger.type not in act_types().by_local_authority:
        return ()
    in_court = match.trigger.type in act_types().in_court
    actors = match.roles.get("actor", ())
    if not actors and in_court:
        court = _court_beside(sentence, match)
        place = None if court is None else _in_name(sentence, court, in_court=True)
        return () if place is None else (place,)
    found = (_named_in(sentence, _as_named(sentence, actor), in_court=in_court) for actor in actors)
    return tuple(place for place in found if place is not None)


def _court_beside(sentence: Sentence, match: Match) -> Referent | None:
    """The court in which something is done: "was tried in the Lima District Court"."""
    linked, courts = sentence.linked, claim_words().courts
    first = sentence.block.start + sentence.span.start_char
    last = sentence.block.start + sentence.span.end_char
    for mention in linked.parse.mentions_in(first, last):
        if mention.kind is not Kind.ORGANISATION or courts.isdisjoint(mention.text.lower().split()):
            continue
        preposition = sentence.token_at(mention.start, mention.end).head
        if preposition.lower_ in ("in", "at", "before") and preposition.head.i in match.anchors:
            key = linked.named.of_mention[mention.start, mention.end]
            return Referent(entity=key, start=mention.start, end=mention.end)
    return None


def _as_named(sentence: Sentence, actor: Referent) -> Referent:
    """The court named last for "the court" or "the same court" behind it in a paragraph; any other actor as it is.

    A court without a name that is told of in between is the one that is meant.
    """
    linked, text = sentence.linked, sentence.linked.parse.document.text
    if not _SAME_COURT.fullmatch(text[actor.start : actor.end]):
        return actor
    told = text[sentence.block.start : actor.start]
    for word in reversed(list(_COURT.finditer(told))):
        if _SAME_COURT.search(told[: word.end()]):
            continue
        mention = linked.parse.mention_at(sentence.block.start + word.start())
        if mention is None or mention.kind is not Kind.ORGANISATION:
            return actor
        key = linked.named.of_mention[mention.start, mention.end]
        return Referent(entity=key, start=mention.start, end=mention.end)
    return actor


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
    for mention in linked.parse.mentions_in(actor.start, actor.end):
        if mention.kind is Kind.ORGANISATION and _is_local(mention.text):
            yield mention.start, mention.end


def _names_another(sentence: Sentence, actor: Referent, start: int, end: int) -> bool:
    """Whether the sentence tells of another place than that of the actor: there it may have happened."""
    linked, text = sentence.linked, sentence.linked.parse.document.text
    first = sentence.block.start + sentence.span.start_char
    last = sentence.block.start + sentence.span.end_char
    own = linked.named.of_mention.get((start, end))
    others = [
        mention
        for mention in linked.parse.mentions_in(first, last)
        if mention.kind is Kind.PLACE
        and not actor.start <= mention.start < actor.end
        and linked.named.of_mention[mention.start, mention.end] != own
        and not mention.text.startswith(f"{text[start:end]} ")  # "at the Lima Detention Centre"
        and _ELSEWHERE.search(text[first : mention.start])
        and not _is_of_a_thing(sentence, mention)
    ]
    around = {place.entity for place in wider_places(linked).get(own or "", ())} if others else set()
    return any(linked.named.of_mention[m.start, m.end] not in around for m in others)


def _is_of_a_thing(sentence: Sentence, mention: Mention) -> bool:
    """Whether a place is told of some thing spoken of, and not of the act: "for a post on a war that began in Lima"."""
    here = sentence.token_at(mention.start, mention.end)
    while here.head != here and here.dep_ not in ("relcl", "acl"):
        here = here.head
    noun = here.head
    if noun == here or noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ in _AT:
        return False
    people = (sentence.number, noun.i) in sentence.linked.heads or people_words().agent_type(noun) is not None
    return not people


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
