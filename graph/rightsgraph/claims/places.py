"""Where the acts of a sentence happened: the places named in it, and the sites (prisons, courts) that say where."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.meanwhile import where_they_were
from rightsgraph.claims.seats import seats_of
from rightsgraph.claims.sharing import act_in_course, is_trailing
from rightsgraph.claims.sites import is_brought, leads_to
from rightsgraph.claims.there import pointed_at
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.voice import is_infinitive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma, people_words
from rightsgraph.records import Entity, Kind, Mention, Participant
from rightsgraph.tagging.labels import BEFORE_NOUN
from rightsgraph.tagging.mentions import name_words

__all__ = ["places_of"]

_PREPOSITIONS = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "around", "throughout", "from", "within", "on"}
)
_TIMES = frozenset({"DATE", "TIME"})


def places_of(sentence: Sentence) -> dict[int, tuple[Participant, ...]]:
    """Return the places of each act, by its token: by the parse, then over a coordination."""
    given: dict[int, list[Participant]] = {}
    first = sentence.block.start + sentence.span.start_char
    last = sentence.block.start + sentence.span.end_char
    for mention in sentence.linked.parse.mentions_in(first, last):
        key = sentence.linked.named.of_mention[mention.start, mention.end]
        if not _is_where(sentence.linked.entities[key]):
            continue
        match = None if _is_denied(sentence, mention) else _act_at(sentence, mention)
        if match is not None:
            given.setdefault(match, []).append(_as_place(sentence, key, mention))
    for act in sentence.found:
        if act.token.i not in given and (place := pointed_at(sentence, act)) is not None:
            given[act.token.i] = [_as_place(sentence, sentence.linked.named.of_mention[place.start, place.end], place)]
    for act in sentence.found:
        if act.token.i not in given:
            told = seats_of(sentence, act) or where_they_were(sentence, act, given)
            if told:
                given[act.token.i] = list(told)
    _share(sentence, given)
    return {token: tuple(_once(sorted(places, key=lambda p: p.start))) for token, places in given.items()}


def _is_denied(sentence: Sentence, mention: Mention) -> bool:
    """Whether it is said to have been elsewhere: "in Lima, not in Cusco"."""
    preposition = sentence.token_at(mention.start, mention.end).head
    return preposition.pos_ == "ADP" and any(c.dep_ == "neg" for c in preposition.children)


def _once(places: Iterable[Participant]) -> Iterator[Participant]:
    """Each place once, where it is named first: "Suo (Sog) county" is one."""
    seen: set[str] = set()
    for place in places:
        if place.entity not in seen:
            seen.add(place.entity)
            yield place


def _is_where(entity: Entity) -> bool:
    """Whether things happen there: a place, or a body that is also one (a prison, a police station, a hospital)."""
    if entity.kind is Kind.PLACE:
        return True
    if entity.kind is not Kind.ORGANISATION or entity.agent_type is not None:
        return False
    return any(word in claim_words().site_words for word in entity.name.lower().split())


def _as_place(sentence: Sentence, key: str, mention: Mention) -> Participant:
    place = sentence.linked.as_place(key, mention.start, mention.end)
    return Participant(entity=place.entity, start=place.start, end=place.end)


def _act_at(sentence: Sentence, mention: Mention) -> int | None:
    """The token of the act that a mention tells the place of, or None."""
    token = sentence.token_at(mention.start, mention.end)
    top = _with_site(token)
    if top.dep_ in BEFORE_NOUN:  # "the Berlin protest", "took part in the Berlin protest"
        named = next(
            (m for m in sentence.found if top.head.i in (*m.inner, m.token.i)), sentence.anchors.get(top.head.i)
        )
        if named is not None:
            return int(named.token.i)
    in_court = _is_court(top if top != token else token.head if token.dep_ in BEFORE_NOUN else None)
    while top.dep_ in ("conj", "appos"):
        top = top.head
    top = _ruled_from(_of_part(_set_beside(top)))
    if top.dep_ in ("dobj", "nsubjpass") and _is_attacked(sentence, mention, top):
        return int(sentence.anchors[top.head.i].token.i)
    preposition = top.head.lower_ if top.dep_ == "pobj" else ""
    match = sentence.owner(top.head) if in_court or preposition in _PREPOSITIONS or preposition == "to" else None
    if match is not None and _is_topic(match):
        match = sentence.owner(match.token.head)
    if match is None or _describes_other(sentence, token, match) or _is_aside(sentence, top, match):
        return None
    if preposition == "on" and any(
        (r.start, r.end) == (mention.start, mention.end) for r in match.roles.get("actor", ())
    ):
        return None  # "called on Kenya to release her"
    if preposition == "to" and not in_court and not is_brought(match, top.head):
        return None
    over = top.head.head
    below = over.dep_ == "xcomp" and over.head.i in match.anchors  # "forced him to return from"
    types = act_types()
    left = match.trigger.type in types.leaving and not _held_in(mention).isdisjoint(claim_words().custody_sites)
    moved = (match.trigger.type in types.moving or left) and (below or over.i in match.anchors)
    return int(match.token.i) if preposition != "from" or moved else None


def _held_in(mention: Mention) -> set[str]:
    """The words of the name of a place, of which some say that people are held there."""
    return set(mention.text.lower().split())


def _ruled_from(token: Any) -> Any:
    """The noun for the stretch of land that a place rules: "in the area under Lima's administration"."""
    rule = token.head if token.dep_ == "poss" else token.head.head if token.head.lower_ == "of" else None
    if rule is None or rule.lower_ not in claim_words().ruling or rule.dep_ != "pobj" or rule.head.lower_ != "under":
        return token
    land = rule.head.nbor(-1) if rule.head.i else token
    return land if land.dep_ == "pobj" and land.lower_ in claim_words().ruled else token


def _is_attacked(sentence: Sentence, mention: Mention, top: Any) -> bool:
    """Whether a town or a house in it is what an attack or a raid was on, and so where: "raided the town of Tarn"."""
    match = sentence.anchors.get(top.head.i)
    attack = match is not None and match.trigger.type in act_types().breaking_up
    return attack and sentence.linked.gazetteer.country_of(mention.text) is None


def _set_beside(token: Any) -> Any:
    """The noun for the kind of place in front of a name set apart by commas: "in the capital, Lima, police"."""
    if token.i < len("in the capital,".split()) or token.nbor(-1).text != "," or token.dep_ == "pobj":
        return token
    noun = token.nbor(-2)
    kinds = name_words().place_heads | claim_words().place_nouns | claim_words().containing_places
    return noun if noun.dep_ == "pobj" and noun.lower_ in kinds else token


def _of_part(token: Any) -> Any:
    """The head of "the town of Vahdat" or "the outskirts of Lima", for the place named in it."""
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        over = token.head.head
        if over.lower_ not in name_words().place_heads | claim_words().place_nouns | claim_words().parts_of_places:
            break
        token = over
    return token


def _is_topic(match: Match) -> bool:
    """Whether an act is done to nobody named and makes no claim: "a protest against executions at the prison"."""
    return match.trigger.type in act_types().needs_affected and not match.roles.get("affected")


def _is_aside(sentence: Sentence, place: Any, match: Match) -> bool:
    """Whether a place is told with a source, or with what an act was done for: "jailed her for a protest in Lima"."""
    here, leads = place, claim_words().source_leads
    while here.head != here and here.i not in match.anchors:
        if here.lower_ in leads and (here.i == sentence.span.start or here.lower_ != "based"):
            return True
        if here.dep_ == "acl" and here.lower_ in claim_words().standing:
            return True  # "soldiers based in Lima killed B"
        if match.trigger.type == "travel-ban" and here.dep_ in ("advcl", "xcomp", "acl") and is_infinitive(here):
            return True  # "barred from leaving the country to attend a summit in Lima"
        if match.trigger.type == "online-expression" and (here.dep_ == "acl" or here.lower_ in ("about", "against")):
            return True  # "a post about a mayor in Lima"
        if here.dep_ == "prep" and here.lower_ in ("for", "over"):
            governed = [c for c in here.children if c.dep_ == "pobj"]
            return not any(c.ent_type_ in _TIMES or lemma(c) in claim_words().units for c in governed)
        here = here.head
    return False


def _with_site(token: Any) -> Any:
    """The head of "the Khatlon region", "Dushanbe's detention centre", for the place named in it."""
    if token.dep_ in BEFORE_NOUN or token.dep_ == "amod":
        word = token.head.lower_
        if word in claim_words().place_nouns or word in name_words().place_heads:
            return token.head
    return token


def _is_court(token: Any | None) -> bool:
    return token is not None and token.lemma_.lower() in claim_words().courts


def _describes_other(sentence: Sentence, token: Any, match: Match) -> bool:
    """Whether a place tells where somebody is from or what a body is ("a student from", "Director in")."""
    linked = sentence.linked
    here = token
    while here.head != here:
        here = here.head
        if here.i in match.anchors:
            return False
        if here.pos_ in ("NOUN", "PROPN") and here.dep_ in ("appos", "poss", "compound", "dobj", "pobj", "dep"):
            keys = linked.heads.get((sentence.number, here.i))
            entity = linked.entities[keys[0]] if keys else None
            if entity is None or (entity.kind is Kind.ORGANISATION and _is_scene(here, match)):
                continue
            if entity.kind is Kind.ORGANISATION and match.trigger.type == "raid":
                continue  # "burst into the offices of Radio Tarn in Lima"
            if entity.kind is Kind.ORGANISATION and _is_of_people(here, match):
                continue  # "beat members of the Union in Lima"
            if entity.kind is Kind.PERSON and _is_run_on(here, token, match):
                continue
            if entity.kind is Kind.PERSON or (entity.kind is Kind.ORGANISATION and entity.named):
                return True
    return False


def _is_scene(body: Any, match: Match) -> bool:
    """Whether a body tells where, so that the place behind it does too: "detained at the Rex School in Lima"."""
    over = body.head
    if body.dep_ == "pobj" and over.lower_ == "of" and over.head.lower_ == "front":
        over = over.head.head
    return over.lower_ in _PREPOSITIONS - {"from", "on"} and over.head.i in match.anchors


def _is_of_people(body: Any, match: Match) -> bool:
    """Whether a body only tells which people it was done to: "five members of the Union"."""
    people = body.head.head
    of = body.dep_ == "pobj" and body.head.lower_ == "of" and people_words().agent_type(people) is not None
    return of and people.dep_ in ("dobj", "nsubjpass") and people.head.i in match.anchors


def _is_run_on(person: Any, place: Any, match: Match) -> bool:
    """Whether a place is that of the act, though the parser hangs it on the person it was done to.

    "Detained Ana Sol in Lima", "detained Ana Sol, a teacher, in Lima", but not "Ana Sol, a teacher in Lima".
    """
    of = person.dep_ == "pobj" and person.head.lower_ == "of"  # "the arrest of Ana Sol in Lima"
    act = person.head.head if of else person.head
    if not (of or person.dep_ in ("dobj", "nsubjpass")) or act.i not in match.anchors:
        return False
    over = place
    while over != person and over.dep_ != "prep":
        over = over.head
    before = over.nbor(-1)
    return over.lower_ in _PREPOSITIONS - {"from", "on"} and (before == person or before.text == ",")


def _told_by(sentence: Sentence, match: Match, given: Mapping[int, object]) -> Match | None:
    """The act with a place that is told by the verb of another, or whose verb tells it: "held in isolation in Lima"."""
    for other in sentence.found:
        if other.token.i in given and (other.verb == match.token or (match.verb and match.verb == other.token)):
            return other
    return None


def _follows_at_once(sentence: Sentence, match: Match) -> bool:
    """Whether an act is what another of violence led to then and there: "opened fire, killing two"."""
    token, above = match.token, sentence.anchors.get(match.token.head.i)
    scene = act_types().of_one_scene | act_types().of_violence
    if above is None or above.trigger.type not in scene or token.dep_ != "advcl" or token.tag_ != "VBG":
        return False
    bare = not any(c.dep_ in ("mark", "aux") for c in token.children)
    return bare and match.trigger.type in scene | act_types().ending_a_scene


def _share(sentence: Sentence, given: dict[int, list[Participant]]) -> None:
    """Give an act without a place that of the coordination around it, when it stands in front or right behind."""
    for match in sentence.found:
        token = match.token
        if token.i in given:
            continue
        other = act_in_course(sentence, match, given) or _told_by(sentence, match, given)
        if other is not None:
            given[token.i] = given[other.token.i]
        elif token.dep_ == "conj" and token.head.i in given and token.pos_ == "VERB":
            places = given[token.head.i]
            if places[0].start < sentence.block.start + token.head.idx:
                given[token.i] = places
        elif token.dep_ == "conj" and token.head.i in given and token.pos_ == token.head.pos_ == "NOUN":
            places = given[token.head.i]
            if places[0].start > sentence.block.start + token.idx:
                given[token.i] = places  # "abductions and torture in Tarn"
        if token.i not in given and token.head.i in given and _follows_at_once(sentence, match):
            given[token.i] = given[token.head.i]  # "opened fire at a rally in Gulu, killing two"
        below = ("xcomp", "advcl") if "dispersed" in match.trigger.frame.slots else ()
        for child in token.children:
            beside = child.dep_ == "conj" and (
                child.i - token.i <= 2 or is_trailing(match, sentence.anchors.get(child.i))
            )
            led_there = child.i in sentence.anchors and leads_to(sentence.anchors[child.i])
            if child.i in given and not led_there and (beside or child.dep_ in below):
                given[token.i] = given[child.i]
        if token.i not in given and token.dep_ == "dobj":  # "police in Tarn used force to break up their protest"
            over = token.head.head if token.head.dep_ in ("xcomp", "advcl") else token.head
            dispersed = over.i in sentence.anchors and "dispersed" in sentence.anchors[over.i].trigger.frame.slots
            if match.trigger.type == "protest" and over.i in given and dispersed:
                given[token.i] = given[over.i]
