"""The wider places that a text itself says a place lies in: "Tarn township, Kupa county, Khatlon province".

Said once, it holds for the whole document: when "the Kupa County Court sentenced him", that was in Khatlon province.
A list ("in Tarn, Kupa and Lima") says nothing of the kind, and of a place that is said to lie in two different ones
only what both have in common is known.
"""

import dataclasses
import operator
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.named_places import place_in_name, without_kind
from rightsgraph.claims.words import claim_words
from rightsgraph.iris import fold
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Entity, Event, Kind, Mention, Participant
from rightsgraph.tagging.mentions import name_words

__all__ = ["places_told", "wider_places", "with_wider_places", "within_wider_places"]

_KIND = r"(?P<kind>(?:\s+[\w&.'’-]+){0,5}?)"
_NAME = r"\)?(?:\s*\([^()]{1,100}\))?"
_OVER = r"(?:\s*[,(]\s*(?P<over>[A-Z][\w'’-]*(?:\s+[\w&.'’-]+){1,4}))?"
_STEP = re.compile(
    rf"{_NAME}{_KIND}(?:\s*\([A-Z&]{{2,8}}\))?{_OVER}\s*(?:,|(?P<bracket>\()|\b(?:in|of)\b)\s*"
    r"(?:(?:also\s+)?(?:located|situated|based)\s+)?(?:(?:in|of|the|an?)\s+)*"
    r"(?:(?:\w+\s+)?(?P<part>\w+)\s+of\s+(?:the\s+)?)?"
)
"""What stands between a place and the wider place behind it.

Another name in brackets, what kind of place it is, a place between that the recogniser did not see ("Tarn (Kupa county,
Lima)"), what it is of the wider one ("the capital of").
"""

_BEHIND = re.compile(
    rf"{_NAME}(?P<kind>(?:\s+(?:[A-Z][\w&.’-]*|(?:and|&)(?=\s+[A-Z]\w+\s+Autonomous)))*(?:\s+[a-z]+)?)"
)
_NEXT = re.compile(rf"{_NAME}(?:\s+[\w&.'’-]+){{0,3}}(?:,|,?\s+(?:and|or|&))\s+(?:(?:the|in)\s+)*")
_ALSO = re.compile(r",?\s+and\s+")
_SMALL = frozenset({"and", "&"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod"})
_FURTHEST = 150
_BETWEEN = 3
"""Mentions that may stand between: other names in brackets, peoples in the name of a prefecture."""

_Chain = tuple[Participant, ...]


def with_wider_places(linked: Linked, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events whose claims have, behind each place, the wider places that the text says it lies in.

    A prison lies in the place that its name begins with ("Kupa Central Prison"), and so where that lies.
    """
    around = wider_places(linked)
    result = []
    for event in events:
        claims = tuple(_widened(linked, claim, around) for claim in event.claims)
        same = all(map(operator.is_, claims, event.claims))
        result.append(event if same else dataclasses.replace(event, claims=claims))
    return tuple(result)


def _widened(linked: Linked, claim: Claim, around: Mapping[str, _Chain]) -> Claim:
    places = {place.entity: place for place in claim.place}
    for place in claim.place:
        for wider in (*_around_one(linked, place, around), *_in_its_name(linked, place, around)):
            places.setdefault(wider.entity, wider)
    return claim if len(places) == len(claim.place) else dataclasses.replace(claim, place=tuple(places.values()))


def _around_one(linked: Linked, place: Participant, around: Mapping[str, _Chain]) -> _Chain:
    """The wider places around one, which may be called by its kind here and not there: "Kupa county", "Kupa"."""
    name = linked.entities[place.entity].name
    return around.get(place.entity) or around.get(f"{Kind.PLACE.value}:{fold(without_kind(name))}", ())


def _in_its_name(linked: Linked, site: Participant, around: Mapping[str, _Chain]) -> _Chain:
    """The place that the name of a prison or the like begins with, and the wider places around that."""
    name = linked.entities[site.entity].name
    if claim_words().custody_sites.isdisjoint(name.lower().split()):
        return ()
    place = place_in_name(linked, site.start, site.end)
    if place is None:
        return ()
    linked.note(place)
    found = Participant(entity=place.entity, start=place.start, end=place.end)
    return (found, *_around_one(linked, found, around))


def places_told(linked: Linked, claim: Claim) -> frozenset[str]:
    """Return the keys of the places of a claim and of the wider places around them."""
    around = wider_places(linked)
    told = {place.entity for place in claim.place}
    return frozenset(told.union(*({wider.entity for wider in around.get(key, ())} for key in told)))


def within_wider_places(linked: Linked, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield the entities, each place as part of the next wider one that the text says it lies in.

    The country that it is known to lie in stays beside that. Nothing is made part of what lies in it.
    """
    next_wider = {key: chain[0].entity for key, chain in wider_places(linked).items()}
    for entity in entities:
        wider = next_wider.get(entity.key) if entity.kind is Kind.PLACE else None
        if wider is None or wider in entity.part_of or entity.key in _above(wider, next_wider):
            yield entity
        else:
            yield dataclasses.replace(entity, part_of=(wider, *entity.part_of))


def _above(place: str, next_wider: Mapping[str, str]) -> set[str]:
    """A place and all that it is told to lie in."""
    found, here = set[str](), place
    while here not in found:
        found.add(here)
        here = next_wider.get(here, here)
    return found


def wider_places(linked: Linked) -> Mapping[str, _Chain]:
    """Return for each place by its key the wider places around it, the nearest first, with the words that say so.

    They are read once a document.
    """
    if linked.wider is None:
        linked.wider = _said_around(linked)
    return linked.wider


def _said_around(linked: Linked) -> Mapping[str, _Chain]:
    said: dict[str, list[_Chain]] = {}
    for narrow, *wider in _chains(linked):
        key = linked.named.of_mention[narrow.start, narrow.end]
        if _is_local_body(narrow):
            seat = place_in_name(linked, narrow.start, narrow.end)
            key = key if seat is None else seat.entity
        elif narrow.kind is not Kind.PLACE:
            key = f"place:{key.partition(':')[2]}"
        found: dict[str, Participant] = {}
        for one in wider:
            name = linked.named.of_mention[one.start, one.end]
            found.setdefault(name, Participant(entity=name, start=one.start, end=one.end))
        found.pop(key, None)
        if found:
            said.setdefault(key, []).append(tuple(found.values()))
    return {key: agreed for key, chains in said.items() if (agreed := _agreed(chains))}


def _agreed(chains: Sequence[_Chain]) -> _Chain:
    """The longest of several chains around one place if it has all of the others, else what is in each of them."""
    longest = max(chains, key=len)
    names = [{place.entity for place in chain} for chain in chains]
    if set().union(*names) == {place.entity for place in longest}:
        return longest
    return tuple(place for place in longest if all(place.entity in known for known in names))


def _chains(linked: Linked) -> Iterator[tuple[Mention, ...]]:
    """Yield each place named, and each prison or the like, with the wider places told behind it, if any."""
    mentions = linked.parse.mentions
    wider: dict[int, int] = {}
    for i, narrow in enumerate(mentions):
        behind = range(i + 1, min(len(mentions), i + 2 + _BETWEEN))
        found = next((j for j in behind if _lies_in(linked, narrow, mentions[j])), None)
        if found is not None:
            wider[i] = found
    for i, narrow in enumerate(mentions[:-1]):
        if i not in wider and i + 1 in wider and _is_of_pair(linked, narrow, mentions[i + 1]):
            wider[i] = wider[i + 1]
    for i in wider:
        chain, here = [mentions[i]], i
        while here in wider:
            here = wider[here]
            chain.append(mentions[here])
        if not _is_list(linked, chain[-1], mentions[here + 1 : here + 2 + _BETWEEN]):
            yield tuple(chain)


def _is_of_pair(linked: Linked, one: Mention, other: Mention) -> bool:
    """Whether two places are called by one word for their kind: the Tarn of "Tarn and Kupa districts, Lima"."""
    text = linked.parse.document.text
    places = one.kind is Kind.PLACE and other.kind is Kind.PLACE
    joined = places and _ALSO.fullmatch(text, one.end, other.start) is not None
    return joined and _is_plural(_kind_behind(text, other))


def _lies_in(linked: Linked, narrow: Mention, wider: Mention) -> bool:
    """Whether the words between two names, and the kinds of place that they are, say that one lies in the other."""
    if wider.kind is not Kind.PLACE or not _may_lie(narrow) or wider.start - narrow.end > _FURTHEST:
        return False
    text, known = linked.parse.document.text, linked.gazetteer
    step = _STEP.fullmatch(text, narrow.end, wider.start)
    if step is None or not all(map(_is_of_kind, step["kind"].split())) or known.country_of(narrow.text) is not None:
        return False
    if step["over"] is not None and not _is_name_of_kind(step["over"].split()):
        return False
    if step["part"] is not None and step["part"].lower() not in claim_words().parts_of_places:
        return False
    if text[wider.end : wider.end + 2] in ("'s", "’s"):
        return False
    token = _token_in_one_paragraph(linked, narrow, wider)
    behind = _kind_behind(text, wider)
    own, around = _kind(narrow, step["kind"]), _kind(wider, behind)
    if token is None or (own in claim_words().largest_places and known.country_of(wider.text) is None):
        return False
    if _is_site(narrow) and text[narrow.end : wider.start].split() == ["in"]:
        return not _begins_clause(token)  # "the Kupa No. 4 Prison in Tarn"
    countries = known.countries_around(wider.text)
    if step["bracket"] and text[wider.end : wider.end + 1] == ")" and not countries:
        return False  # another name of the place
    if around in claim_words().containing_places and own != around:
        return not (text[: wider.start].endswith("the ") and _begins_clause(token))
    if around is not None or not countries or token.dep_ in _BEFORE_NOUN or _is_plural(behind) or _begins_clause(token):
        return False
    alone = step["bracket"] is None and own is None and known.country_of(wider.text) is None
    return not (alone and known.countries_around(narrow.text))  # two provinces are a list


def _may_lie(narrow: Mention) -> bool:
    return narrow.kind is Kind.PLACE or (
        narrow.kind is Kind.ORGANISATION and (_is_local_body(narrow) or _is_site(narrow))
    )


def _is_site(one: Mention) -> bool:
    """Whether a name is that of a prison, a station or another place that people are brought to."""
    return not claim_words().site_words.isdisjoint(one.text.lower().split())


def _is_local_body(one: Mention) -> bool:
    """Whether it is a court or police force, which lies where the place in its name does: "Tarn County Court"."""
    words = one.text.lower().split()
    return one.kind is Kind.ORGANISATION and not claim_words().local_authorities.isdisjoint(words)


def _is_of_kind(word: str) -> bool:
    """Whether a word tells what kind of place it is: "county", "Yi Autonomous Prefecture"."""
    told = word in _SMALL or word in name_words().place_heads or word in claim_words().place_nouns
    return told or word[0].isupper() or _is_kind(word) or _is_kind(word.removesuffix("s"))


def _is_name_of_kind(words: Sequence[str]) -> bool:
    """Whether words are a name that ends in a kind of place: "Kupa county", "Yi Autonomous Prefecture", "Aba TAP"."""
    short = words[-1].isupper() and words[-1] not in words[:1]
    return (short or _is_kind(words[-1].lower())) and all(map(_is_of_kind, words[:-1]))


def _is_kind(word: str) -> bool:
    return word in claim_words().containing_places or word in name_words().region_nouns


def _is_plural(behind: str) -> bool:
    """Whether a word for several places stands behind: "Tarn, Kupa states"."""
    return any(word.endswith("s") and _is_kind(word[:-1].lower()) for word in behind.split())


def _kind(place: Mention, behind: str) -> str | None:
    """What kind of place it is, by the last word behind the name or of it: "county"; None where nothing says so."""
    for word in (*behind.split()[-1:], place.text.split()[-1]):
        if _is_kind(word.lower()):
            return word.lower()
        if word.isupper() and word != place.text:
            return "prefecture"  # "Aba T&QAP"
    return None


def _kind_behind(text: str, place: Mention) -> str:
    behind = _BEHIND.match(text, place.end)
    return behind["kind"] if behind is not None else ""


def _token_in_one_paragraph(linked: Linked, narrow: Mention, wider: Mention) -> Any | None:
    """The head of the wider of two places, with the noun for its kind; None when they stand in two paragraphs."""
    block = linked.parse.blocks[linked.parse.block_at(wider.start)]
    if narrow.start < block.start:
        return None
    token = block.span(wider.start, wider.end).root
    return token.head if token.dep_ in _BEFORE_NOUN and _is_kind(token.head.lower_) else token


def _begins_clause(token: Any) -> bool:
    """Whether a place does something right behind it: "In the north, Kupa has seen"."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.dep_ in ("nsubj", "nsubjpass") and not behind.is_punct


def _is_list(linked: Linked, last: Mention, behind: Sequence[Mention]) -> bool:
    """Whether names go on to one more behind a comma or "and", with nothing to say what kind of places they are."""
    text, known = linked.parse.document.text, linked.gazetteer
    if _kind(last, _kind_behind(text, last)) is not None:
        return False
    following = [o for o in behind if o.kind is Kind.PLACE and _NEXT.fullmatch(text, last.end, o.start)]
    if known.country_of(last.text) is not None:
        return any(known.country_of(o.text) is not None for o in following)
    return bool(following)
