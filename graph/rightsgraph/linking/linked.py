"""A parse with its entities, and whom the head of each noun phrase means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.naming import NamedEntities
from rightsgraph.linking.phrases import antecedent, phrase, short_phrase
from rightsgraph.linking.relatives import heads_of_relative
from rightsgraph.linking.series import end_of_list, names_listed_on
from rightsgraph.linking.words import is_pronoun, people_words
from rightsgraph.records import Entity, Form, Kind, Mention, Participant
from rightsgraph.tagging import Gazetteer, Parse
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["Linked", "Referent"]


_OTHER_FORMS = frozenset({"a.k.a", "a.k.a.", "aka", "or", "also", "alias", "known"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom some words mean: the entity's key and the words' offsets."""

    entity: str
    start: int
    end: int


@dataclass(slots=True)
class Linked:
    """A parse with its entities, and whom the head of each noun phrase means.

    `heads` maps (block number, token number) to entity keys, `genders` entity keys to "f" or "m". Entities that no
    name stands for (groups) are added as the claims ask for them, so ask for `entities` last.
    `wider` are the wider places around each place, once a rule has asked for them; `meant` is whom the heads that were
    asked for mean, until a head is given another meaning (`refer`). `publisher` is the key of who says what the text
    says, empty before the claims are read.
    """

    parse: Parse
    named: NamedEntities
    gazetteer: Gazetteer
    entities: dict[str, Entity]
    heads: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    used: dict[str, set[Mention]] = field(default_factory=dict)
    group_ends: dict[str, int] = field(default_factory=dict)
    wider: Mapping[str, tuple[Participant, ...]] | None = None
    meant: dict[tuple[int, int], tuple[Referent, ...]] = field(default_factory=dict)
    publisher: str = ""

    def referents(
        self, block: int, head: Any, *, create: bool = False, are_people: Callable[[Any], bool] | None = None
    ) -> tuple[Referent, ...]:
        """Return whom a noun-phrase head, with all that is coordinated with it, means.

        With `create`, a phrase that refers to nobody known becomes a group of its own; of what is coordinated with it
        only what `are_people` takes. Members named after "including" follow the group that counts them.
        """
        if create:
            return self._meant(block, head, create=True, are_people=are_people)
        known = self.meant.get((block, head.i))
        if known is None:
            known = self._meant(block, head)
            self.meant[block, head.i] = known
        return known

    def _meant(
        self, block: int, head: Any, *, create: bool = False, are_people: Callable[[Any], bool] | None = None
    ) -> tuple[Referent, ...]:
        unique: dict[str, Referent] = {}
        for token in conjuncts(head):
            if token != head and _is_other_form(token):
                continue
            if token == head or self._refers(block, token):
                new = create and (token == head or are_people is None or are_people(token))
                for one in self._one(block, token, create=new):
                    unique.setdefault(one.entity, one)
        for name in (n for n in self._listed_on(block, head) if not _is_apart(n)):
            for one in self._one(block, name, create=False):
                unique.setdefault(one.entity, one)
        return tuple(unique.values())

    def _listed_on(self, number: int, head: Any) -> Iterator[Any]:
        """Yield the names by which the list of people that a head opens goes on, though the parser cuts it off."""
        together = list(conjuncts(head))
        names = [token for token in together if self.heads.get((number, token.i))]
        ends = names[-1:] if names[:1] == names[-1:] else [names[0], names[-1]]
        if head.dep_ in ("dobj", "nsubjpass"):
            people = [t for t in together if t.tag_ == "NNS" and people_words().agent_type(t)][-1:]
            ends = [t for t in people if not names or t.i < names[0].i] + ends
        for end in ends:
            block, stop = self.parse.blocks[number], end_of_list(end, head)
            yield from names_listed_on(self.parse, block, end, stop)

    def _refers(self, block: int, token: Any) -> bool:
        """Whether what is coordinated with a head refers to somebody too."""
        return (
            bool(self.heads.get((block, token.i)))
            or people_words().agent_type(token) is not None
            or token.pos_ in ("NOUN", "NUM")
        )

    def _one(self, number: int, token: Any, *, create: bool) -> Iterator[Referent]:
        if token.tag_ in ("WDT", "WP", "WP$") and (token.dep_ in SUBJECTS or token.dep_ in ("dobj", "pobj", "poss")):
            for head in heads_of_relative(self.heads, self.entities, number, token):
                yield from self._one(number, head, create=create)
            return
        target = self._named_in_apposition(number, self._named_beside(number, token))
        keys = self.heads.get((number, target.i), ())
        start, end = self._words(number, target)
        if not keys and create and target.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"):
            if target.pos_ == "PRON" and target.lower_ not in people_words().stand_ins:
                return
            keys = (self.add_group(number, target),)
        for key in keys:
            yield Referent(entity=key, start=start, end=end)
        if len(keys) == 1:
            yield from self._members(number, keys[0], start)

    def _named_beside(self, number: int, token: Any) -> Any:
        """Return the name for a noun before it ("lawyer Ana Sol": the noun is the name's), else the token itself."""
        beside = token.dep_ in ("compound", "nmod") and (number, token.i) not in self.heads
        return token.head if beside and self.heads.get((number, token.head.i)) else token

    def _named_in_apposition(self, number: int, token: Any) -> Any:
        """Return the person named after a noun of which nothing else is known ("the coordinator, Ana Sol,"), or it."""
        if token.pos_ != "NOUN" or (number, token.i) in self.heads:
            return token
        for child in token.children:
            keys = self.heads.get((number, child.i), ()) if child.dep_ == "appos" else ()
            if len(keys) == 1 and self.entities[keys[0]].kind is Kind.PERSON:
                return child
        return token

    def _members(self, number: int, key: str, after: int) -> Iterator[Referent]:
        """Yield the members of a group named in the same paragraph: by their next mention, else the last before."""
        block = self.parse.blocks[number]
        for member in self.entities[key].members:
            here = [m for m in self.entities[member].mentions if block.start <= m.start < block.end]
            mention = next((m for m in here if m.start > after), here[-1] if here else None)
            if mention is not None:
                yield Referent(entity=member, start=mention.start, end=mention.end)

    def _words(self, number: int, token: Any) -> tuple[int, int]:
        """Return the offsets of the words that refer: the name that a token is in, the pronoun, or its phrase."""
        block = self.parse.blocks[number]
        place = block.start + token.idx
        mention = self.parse.mention_at(place)
        if mention is not None:
            return mention.start, mention.end
        if token.pos_ == "PRON" and token.lower_ not in people_words().stand_ins:
            return place, place + len(token)
        start, end = phrase(token)
        return block.offsets(token.doc[start:end])

    def add_group(self, number: int, token: Any) -> str:
        """Add a group for a noun phrase and return its key; the same words give the same group."""
        span = token.doc[slice(*phrase(token))]
        first, last = self.parse.blocks[number].offsets(span)
        key = f"group:{first}"
        if self.group_ends.setdefault(key, last) != last:
            key = f"group:{first}-{last}"  # "the villagers' lawyer" begins where "the villagers" does
        if key not in self.entities:
            self.entities[key] = Entity(
                key=key,
                kind=Kind.GROUP,
                name=_group_name(self, number, span) or token.text,
                agent_type=people_words().agent_type(token),
                named=False,
            )
        self.refer(number, token.i, key)
        return key

    def refer(self, number: int, index: int, key: str) -> None:
        """Let a token of a block mean an entity from here on."""
        self.heads[number, index] = (key,)
        self.meant.clear()

    def add_site(self, number: int, token: Any) -> Referent:
        """Return the place without a name that a noun phrase means ("her home"), a new one where it is not known.

        A phrase with an owner is one place wherever it is said of the same owner.
        """
        span = token.doc[slice(*short_phrase(token))]
        first, last = self.parse.blocks[number].offsets(span)
        name, key = _group_name(self, number, span) or token.text, f"place:{first}-{last}"
        if any(part.dep_ == "poss" for part in span):
            same = (e.key for e in self.entities.values() if e.kind is Kind.PLACE and not e.named and e.name == name)
            key = next(same, key)
        if key not in self.entities:
            self.entities[key] = Entity(key=key, kind=Kind.PLACE, name=name, named=False)
        return self.as_place(key, first, last)

    def as_place(self, key: str, start: int, end: int) -> Referent:
        """Return the place that words mean: an entity, or for a body where things happen its place.

        The body acts, the place is where, and nothing is both. The words are kept as a mention of what has no name of
        its own.
        """
        entity = self.entities[key]
        if entity.kind is not Kind.PLACE:
            site = f"place:{key.partition(':')[2]}"
            entity = self.entities.get(site) or Entity(key=site, kind=Kind.PLACE, name=entity.name)
        words = self.parse.document.text[start:end]
        mention = Mention(start=start, end=end, text=words, kind=Kind.PLACE, form=Form.NOMINAL)
        if all((m.start, m.end) != (start, end) for m in entity.mentions):
            entity = replace(entity, mentions=(*entity.mentions, mention))
        self.entities[entity.key] = entity
        return Referent(entity=entity.key, start=start, end=end)

    def note(self, referent: Referent) -> None:
        """Record that words refer to an entity, so that the mention is written with it."""
        entity = self.entities[referent.entity]
        if any(m.start == referent.start and m.end == referent.end for m in entity.mentions):
            return
        text = self.parse.document.text[referent.start : referent.end]
        mention = Mention(
            start=referent.start,
            end=referent.end,
            text=text,
            kind=entity.kind,
            form=Form.PRONOUN if is_pronoun(text) else Form.NOMINAL,
        )
        self.used.setdefault(referent.entity, set()).add(mention)

    def finished(self) -> tuple[Entity, ...]:
        """Return the entities with every mention noted; groups that nothing refers to are left out."""
        result = []
        for key, entity in self.entities.items():
            mentions = sorted((*entity.mentions, *self.used.get(key, ())), key=lambda m: (m.start, m.end))
            if mentions:
                same = tuple(mentions) == entity.mentions
                result.append(entity if same else replace(entity, mentions=tuple(mentions)))
        return tuple(sorted(result, key=lambda e: (e.mentions[0].start, e.key)))


def _is_apart(name: Any) -> bool:
    """Whether a name opens a clause of its own that has no verb: "shot by police and | Bo Lin by rebels"."""
    return name.dep_ == "dep" and any(c.lower_ == "by" and c.dep_ == "prep" for c in name.children)


def _is_other_form(token: Any) -> bool:
    """Whether a name stands in brackets among other forms of the one in front: "Ana Sol (a.k.a. Anna or Eva Bo)"."""
    doc, here = token.doc, token.i
    while here > token.sent.start and doc[here].text not in ("(", ")"):
        here -= 1
    return doc[here].text == "(" and doc[here + 1].lower_ in _OTHER_FORMS


def _group_name(linked: Linked, number: int, span: Any) -> str:
    """Return the words of a phrase without its article; "his family" is named after whose it is."""
    words = []
    for part in span:
        owner = linked.heads.get((number, part.i), ()) if part.dep_ == "poss" and part.pos_ == "PRON" else ()
        if part.tag_ == "WP$":
            whose = antecedent(part)
            owner = () if whose is None else linked.heads.get((number, whose.i), ())
        if len(owner) == 1 and linked.entities[owner[0]].named:
            words.append(f"{linked.entities[owner[0]].name}'s ")
        elif part.tag_ != "WP$":
            words.append(part.text_with_ws)
    name = " ".join("".join(words).split())
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        name = name.removeprefix(article)
    if _capital_of_sentence(span[0]) and name.startswith(span[0].text):
        return name[0].lower() + name[1:]
    return name


def _capital_of_sentence(first: Any) -> bool:
    """Whether a word is a common one that, if at all, has a capital only because a sentence or quotation starts."""
    opens = first.is_sent_start or first.doc[first.i - 1].is_quote
    common = first.pos_ not in ("PROPN", "PRON") and first.ent_type_ != "NORP"
    return opens and common and first.text[1:].islower()
