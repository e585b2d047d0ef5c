"""Follow a text sentence by sentence and say whom each noun and pronoun means.

Salience after Lappin and Leass (1994), cut down to what the parse gives surely: recent, subject before object before
the rest, same gender and number, never the other argument of the same verb. Where two people are about equally
likely, there is no link: a wrong person is worse than none.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.linking.naming import NamedEntities, name_entities
from rightsgraph.linking.phrases import antecedent, conjuncts, included, phrase, short_phrase
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Entity, Form, Kind, Mention
from rightsgraph.tagging import Block, Gazetteer, Parse
from rightsgraph.tagging.gazetteer import plain
from rightsgraph.tagging.mentions import name_words

__all__ = ["Linked", "Referent", "link"]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARGIN = 1.45
_SPEAKING = frozenset({"say", "add", "state", "urge", "call", "demand", "note", "report", "warn", "stress", "describe", "publish", "express", "condemn", "tell", "explain", "speak", "point", "confirm", "announce", "insist", "name", "testify", "claim", "allege"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom some words mean: the entity's key and the words' offsets."""

    entity: str
    start: int
    end: int


@dataclass(slots=True)
class _Seen:
    """One earlier reference, for pronouns to point back to."""

    keys: tuple[str, ...]
    sentence: int
    weight: float
    token: Any
    plural: bool


@dataclass(slots=True)
class Linked:
    """A parse with its entities, and whom the head of each noun phrase means.

    `heads` maps (block number, token number) to entity keys. Entities that no name stands for (groups) are added as
    the claims ask for them, so ask for `entities` last.
    """

    parse: Parse
    named: NamedEntities
    gazetteer: Gazetteer
    entities: dict[str, Entity]
    heads: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    used: dict[str, set[Mention]] = field(default_factory=dict)

    def referents(self, block: int, head: Any, *, create: bool = False) -> tuple[Referent, ...]:
        """Return whom a noun-phrase head, with all that is coordinated with it, means.

        With `create`, a phrase that refers to nobody known becomes a group of its own. Members named after
        "including" follow the group that counts them.
        """
        found: list[Referent] = []
        for token in conjuncts(head):
            if token != head and not self._same_sort(block, head, token):
                continue
            found.extend(self._one(block, token, create=create))
        unique: dict[str, Referent] = {}
        for one in found:
            unique.setdefault(one.entity, one)
        return tuple(unique.values())

    def _same_sort(self, block: int, head: Any, token: Any) -> bool:
        return (
            bool(self.heads.get((block, token.i)))
            or people_words().agent_type(token) is not None
            or token.pos_ in ("NOUN", "NUM")
        )

    def _one(self, number: int, token: Any, *, create: bool) -> Iterator[Referent]:
        block = self.parse.blocks[number]
        target = token
        if token.tag_ in ("WDT", "WP") and token.dep_ in (*_SUBJECTS, "dobj", "pobj"):
            found = antecedent(token)
            if found is None:
                return
            target = _person_above(self, number, found) if token.lower_ == "who" else found
            target = _counted(token, target)
            for head in conjuncts(target):
                yield from self._one(number, head, create=create)
            return
        if target.dep_ in ("compound", "nmod") and (number, target.i) not in self.heads and self.heads.get((number, target.head.i)):
            target = target.head  # "lawyer Ana Sol": the noun before a name is the name's
        keys = self.heads.get((number, target.i), ())
        start, end = self._words(block, number, target)
        if not keys and create and target.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"):
            if target.pos_ == "PRON" and target.lower_ not in people_words().stand_ins:
                return
            keys = (self.add_group(number, target),)
        if keys and people_words().agent_type(target) and len(keys) == 1:
            entity = self.entities[keys[0]]
            if entity.named and entity.kind is Kind.GROUP and entity.agent_type is None:
                self.entities[entity.key] = dataclasses.replace(entity, agent_type=people_words().agent_type(target))
        for key in keys:
            yield Referent(entity=key, start=start, end=end)
            for member in self.entities[key].members:
                if len(keys) == 1:
                    mention = next(
                        (
                            m
                            for m in self.entities[member].mentions
                            if block.start <= m.start < block.end and m.start > start
                        ),
                        None,
                    )
                    if mention is not None:
                        yield Referent(entity=member, start=mention.start, end=mention.end)

    def _words(self, block: Block, number: int, token: Any) -> tuple[int, int]:
        for mention in self.parse.mentions:
            if mention.start <= block.start + token.idx < mention.end:
                return mention.start, mention.end
        if token.pos_ == "PRON" and token.lower_ not in people_words().stand_ins:
            return block.start + token.idx, block.start + token.idx + len(token)
        start, end = phrase(token)
        return block.offsets(token.doc[start:end])

    def add_group(self, number: int, token: Any) -> str:
        """Add a group for a noun phrase and return its key; the same words give the same group."""
        block = self.parse.blocks[number]
        start, end = phrase(token)
        first, last = block.offsets(token.doc[start:end])
        key = f"group:{first}"
        if key not in self.entities:
            self.entities[key] = Entity(
                key=key,
                kind=Kind.GROUP,
                name=_group_name(self, number, token, start, end),
                agent_type=people_words().agent_type(token),
                named=False,
            )
        self.heads[number, token.i] = (key,)
        return key

    def note(self, referent: Referent) -> None:
        """Record that words refer to an entity, so that the mention is written with it."""
        mentions = self.entities[referent.entity].mentions
        if any(m.start == referent.start and m.end == referent.end for m in mentions):
            return
        text = self.parse.document.text[referent.start : referent.end]
        pronoun = (
            text.lower() in _SINGULAR
            or text.lower() in _PLURAL
            or text.lower() in _THING
            or text.lower() in ("who", "which", "that", "whom", "whose", "i", "me", "my", "we", "us", "our")
        )
        self.used.setdefault(referent.entity, set()).add(
            Mention(
                start=referent.start,
                end=referent.end,
                text=text,
                kind=self.entities[referent.entity].kind,
                form=Form.PRONOUN if pronoun else Form.NOMINAL,
            )
        )

    def finished(self) -> tuple[Entity, ...]:
        """Return the entities with every mention noted; groups that nothing refers to are left out."""
        result = []
        for key, entity in self.entities.items():
            extra = sorted(self.used.get(key, ()), key=lambda m: (m.start, m.end))
            if not entity.mentions and not extra:
                continue
            result.append(
                dataclasses.replace(
                    entity, mentions=tuple(sorted((*entity.mentions, *extra), key=lambda m: (m.start, m.end)))
                )
            )
        return tuple(sorted(result, key=lambda e: (e.mentions[0].start, e.key)))


def _group_name(linked: Linked, number: int, token: Any, start: int, end: int) -> str:
    """The words of the phrase; "his family" is named after whose it is, and a leading article goes."""
    words = []
    for part in token.doc[start:end]:
        owner = linked.heads.get((number, part.i), ()) if part.dep_ == "poss" and part.pos_ == "PRON" else ()
        if len(owner) == 1 and linked.entities[owner[0]].named:
            words.append(f"{linked.entities[owner[0]].name}'s ")
        else:
            words.append(part.text_with_ws)
    name = " ".join("".join(words).split())
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        name = name.removeprefix(article)
    first = token.doc[start]
    opens = first.is_sent_start or token.doc[start - 1].is_quote
    if opens and first.pos_ not in ("PROPN", "PRON") and first.ent_type_ != "NORP" and first.text[1:].islower() and name.startswith(first.text):
        name = name[0].lower() + name[1:]
    return name or token.text


def _counted(relative: Any, target: Any) -> Any:
    """ "six journalists, including X, who were charged": a plural verb speaks of the six."""
    over = target.head
    plural = any(c.lower_ in ("were", "are", "have") for c in relative.head.children if c.dep_ in ("aux", "auxpass"))
    if plural and target.dep_ == "pobj" and over.lower_ == "including" and target.tag_ in ("NNP", "NN"):
        if not any(c.dep_ == "conj" for c in target.children):
            return over.head
    return target


def _person_above(linked: Linked, number: int, token: Any) -> Any:
    """Climb from a thing or place to the nearest noun for a person ("an engineer from Sichuan, who ...")."""
    here = token
    for _ in range(4):
        keys = linked.heads.get((number, here.i), ())
        if keys and linked.entities[keys[0]].kind is not Kind.PLACE:
            return here
        if people_words().agent_type(here) or here.lower_ in people_words().stand_ins:
            return here
        if here.dep_ not in ("pobj", "prep", "appos", "dobj", "conj"):
            break
        here = here.head
    return token


def link(parse: Parse, gazetteer: Gazetteer) -> Linked:
    """Return the entities of a document and whom its nouns and pronouns mean."""
    named = name_entities(parse, gazetteer)
    linked = Linked(parse=parse, named=named, gazetteer=gazetteer, entities=dict(named.entities))
    _Walk(linked).run()
    return linked


class _Walk:
    """One pass over the text."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.seen: list[_Seen] = []
        self.sentence = 0
        self.words = people_words()
        self.generic: dict[str, str] = {}
        self.descriptions: dict[str, set[str]] = {}
        self.speakers: set[str] = set()

    def run(self) -> None:
        for number, block in enumerate(self.linked.parse.blocks):
            heads = self._named_heads(number, block)
            for sentence in block.doc.sents:
                self.sentence += 1
                self._identities(number, sentence, heads)
                for token in sentence:
                    self._token(number, block, token, heads)

    def _named_heads(self, number: int, block: Block) -> dict[int, str]:
        heads: dict[int, str] = {}
        words = name_words()
        for mention in self.linked.parse.mentions:
            if not block.start <= mention.start < block.end:
                continue
            span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
            key = self.linked.named.of_mention[mention.start, mention.end]
            heads[span.root.i] = key
            self.linked.heads[number, span.root.i] = (key,)
            if mention.kind is Kind.PERSON and span.start:
                title = block.doc[span.start - 1].lower_
                gender = "m" if title in words.male_titles else "f" if title in words.female_titles else None
                if gender:
                    self.linked.genders[key] = gender
        return heads

    def _identities(self, number: int, sentence: Any, heads: dict[int, str]) -> None:
        """Apposition and "was": the description and the name are one ("Huang Qi, a computer engineer")."""
        for token in sentence:
            other = None
            if token.i not in heads and token.pos_ == "NOUN" and token.tag_ in ("NN", "NNS") and token.dep_ != "compound":
                beside = self._beside_name(number, token, heads)
                if beside:
                    self.linked.heads[number, token.i] = beside
                    if len(beside) == 1:
                        self._describe(beside[0], token)
                    continue
            if token.dep_ == "appos":
                other = token.head
            elif token.dep_ == "attr" and token.head.lemma_ == "be":
                other = next((c for c in token.head.children if c.dep_ in _SUBJECTS), None)
            elif token.dep_ in ("compound", "nmod") and token.i not in heads and token.head.i in heads:
                other = token.head
                if self.words.agent_type(token):
                    self._describe(heads[other.i], token)
                continue
            if other is None:
                continue
            name, noun = (token, other) if token.i in heads else (other, token)
            if name.i not in heads or noun.i in heads:
                continue
            entity = self.linked.entities[heads[name.i]]
            if entity.kind is Kind.PLACE or not (
                self.words.agent_type(noun)
                or noun.lower_ in self.words.stand_ins
                or (entity.kind is Kind.PERSON and noun.tag_ == "NN" and noun == token)
            ):
                continue
            if noun.tag_ in ("NNS", "NNPS") and token.dep_ in ("appos", "attr") and lemma(noun) not in self.words.collective:
                continue
            self.linked.heads[number, noun.i] = (entity.key,)
            self._describe(entity.key, noun)

    def _beside_name(self, number: int, token: Any, heads: dict[int, str]) -> tuple[str, ...]:
        """ "human rights defender and journalist Ana Sol", "the journalists Ana Sol and Bo Lin": the nouns are the names."""
        doc = token.doc
        last = token
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ == "NOUN" and not any(c.dep_ == "det" for c in child.children) and token.tag_ == "NN":
                last = child
        if last.i + 1 >= len(doc) or not self.words.agent_type(token):
            return ()
        start = self.linked.parse.blocks[number].start
        mention = next((m for m in self.linked.parse.mentions if m.start == start + doc[last.i + 1].idx and m.kind is Kind.PERSON), None)
        if mention is None:
            return ()
        key = self.linked.named.of_mention[mention.start, mention.end]
        if last.tag_ == "NN":
            return (key,)
        root = next((i for i, k in heads.items() if k == key and i >= last.i), None)
        names = [k for part in conjuncts(doc[root]) for k in self.linked.heads.get((number, part.i), ()) if self.linked.entities[k].kind is Kind.PERSON] if root is not None else []
        return tuple(dict.fromkeys(names)) or (key,)

    def _describe(self, key: str, noun: Any) -> None:
        self.descriptions.setdefault(lemma(noun), set()).add(key)
        gender = self.words.gender(noun)
        if gender and self.linked.entities[key].kind is Kind.PERSON:
            self.linked.genders.setdefault(key, gender)

    def _token(self, number: int, block: Block, token: Any, heads: dict[int, str]) -> None:
        place = (number, token.i)
        if token.i in heads or place in self.linked.heads:
            keys = self.linked.heads[place]
        elif token.lower_ in _SINGULAR:
            keys = self._singular(number, token)
        elif token.lower_ in _PLURAL:
            keys = self._plural(number, token)
        elif token.lower_ in _THING:
            keys = self._thing(number, token)
        elif self._is_nominal(block, token):
            keys = self._nominal(number, block, token)
        else:
            return
        if not keys:
            return
        self.linked.heads[place] = keys
        if token.dep_ == "conj" and token.head.i < token.i:
            self._extend(number, token, keys)
        if token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPEAKING:
            self.speakers.update(keys)
        self.seen.append(_Seen(keys, self.sentence, _weight(token), token, len(keys) > 1 or self._is_plural(token)))

    def _is_plural(self, token: Any) -> bool:
        return (
            token.tag_ in ("NNS", "NNPS")
            or lemma(token) in self.words.collective
            or token.lower_ in _PLURAL
            or token.pos_ == "NUM"
            or token.lower_ in ("those", "others", "most", "some", "many", "several", "all")
        )

    def _extend(self, number: int, token: Any, keys: tuple[str, ...]) -> None:
        """A list of people is one plural reference: "Soler and her husband ... They"."""
        top = token
        while top.dep_ == "conj":
            top = top.head
        together: list[str] = []
        for part in conjuncts(top):
            together.extend(k for k in self.linked.heads.get((number, part.i), ()) if k not in together)
        if len(together) > 1:
            self.seen.append(_Seen(tuple(together), self.sentence, _weight(top) + 0.01, top, True))

    def _is_nominal(self, block: Block, token: Any) -> bool:
        if token.dep_ in ("compound", "amod", "nmod", "npadvmod") or token.tag_ in ("WDT", "WP", "WP$"):
            return False
        if any(
            m.start <= block.start + token.idx < m.end
            for m in self.linked.parse.mentions
            if block.start <= m.start < block.end
        ):
            return False
        if token.pos_ in ("NOUN", "PROPN") or (
            token.pos_ in ("ADJ", "VERB")
            and token.tag_ in ("NN", "NNS", "VBN")
            and token.dep_ in (*_SUBJECTS, "dobj", "pobj")
        ):
            if self.words.agent_type(token) is not None:
                return True
            return lemma(token) in self.words.measures and any(
                c.lower_ == "of"
                and any(self.words.agent_type(p) or p.i for p in c.children if self.words.agent_type(p))
                for c in token.children
            )
        return (
            (token.lower_ in self.words.stand_ins or token.pos_ == "NUM")
            and token.dep_ in (*_SUBJECTS, "dobj", "pobj", "conj", "appos")
            and self._stands_alone(token)
        )

    def _stands_alone(self, token: Any) -> bool:
        if (
            token.dep_ in ("pobj",)
            and token.pos_ == "NUM"
            and not any(c.dep_ in ("prep", "acl", "relcl") for c in token.children)
        ):
            return False
        return token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")

    def _nominal(self, number: int, block: Block, token: Any) -> tuple[str, ...]:
        word = lemma(token)
        determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")
        state = self._state(number, token)
        if state is not None:
            return state
        listed = self._enumerated(number, token)
        if listed:
            return listed
        modified = any(
            c.dep_ in ("amod", "nummod", "compound", "poss", "acl", "relcl", "prep", "nmod", "quantmod", "appos")
            for c in token.children
        )
        if determiner in _DEFINITE and not modified and token.tag_ not in ("NNS", "NNPS"):
            back = self._back(word, token)
            if back:
                return (back,)
        plural_back = (
            token.tag_ == "NNS"
            and determiner in ("the", "these", "those")
            and not any(c.dep_ in ("acl", "relcl", "prep", "amod", "poss", "compound") for c in token.children)
        )
        if plural_back:
            count = next((c for c in token.children if c.dep_ == "nummod"), None)
            for seen in reversed(self.seen):
                if self.sentence - seen.sentence > 6:
                    break
                if count is not None and len(seen.keys) == _number(count) and len(seen.keys) > 1:
                    return seen.keys
                if count is None and len(seen.keys) == 1 and seen.plural and lemma(seen.token) == word:
                    return seen.keys
        if (
            not modified
            and not token.doc[token.i].is_title
            and determiner in ("", "the")
            and self.words.agent_type(token) in ("state-authority", "police", "prison-staff", "court")
        ):
            kept = self.generic.get(word)
            if kept:
                return (kept,)
        if not modified and determiner in ("", "the") and self.words.agent_type(token) in ("state-authority", "police"):
            key = self.linked.add_group(number, token)
            self.generic.setdefault(word, key)
            return (self.generic[word],)
        key = self.linked.add_group(number, token)
        gender = self.words.gender(token)
        if gender:
            self.linked.genders[key] = gender
        self._members(number, token, key)
        return (key,)

    def _members(self, number: int, token: Any, key: str) -> None:
        """People named after "including", or after a count of some of an earlier group ("four of them, A, B, C and D")."""
        members = [
            k
            for head in included(token)
            for k in self.linked.heads.get((number, head.i), ())
            if self.linked.entities[k].kind is not Kind.PLACE
        ]
        if members:
            entity = self.linked.entities[key]
            self.linked.entities[key] = dataclasses.replace(
                entity, members=tuple(dict.fromkeys((*entity.members, *members)))
            )

    def _enumerated(self, number: int, token: Any) -> tuple[str, ...]:
        """Return the named people that a count announces, when the list is as long as the count says."""
        count = (
            _number(token)
            if token.pos_ == "NUM"
            else next((_number(c) for c in token.children if c.dep_ == "nummod"), None)
        )
        if count is None or not 2 <= count <= 12:
            return ()
        names: list[str] = []
        for child in token.children:
            if child.dep_ in ("conj", "appos") and child.i > token.i:
                for part in (
                    *conjuncts(child),
                    *(g for c in conjuncts(child) for g in c.children if g.dep_ == "appos"),
                ):
                    names.extend(
                        k
                        for k in self.linked.heads.get((number, part.i), ())
                        if self.linked.entities[k].kind is Kind.PERSON
                    )
        names = list(dict.fromkeys(names))
        if len(names) != count:
            return ()
        of_whom = next(
            (
                p
                for c in token.children
                if c.dep_ == "prep" and c.lower_ == "of"
                for p in c.children
                if p.lower_ in _PLURAL
            ),
            None,
        )
        if of_whom is not None:
            for key in self._plural(number, of_whom):
                entity = self.linked.entities[key]
                if entity.kind is Kind.GROUP and not entity.named:
                    self.linked.entities[key] = dataclasses.replace(
                        entity, members=tuple(dict.fromkeys((*entity.members, *names)))
                    )
        return tuple(names)

    def _back(self, word: str, token: Any) -> str | None:
        """Whom "the student" or "the organization" means, when that is sure."""
        described = self.descriptions.get(word, set())
        if len(described) == 1:
            return next(iter(described))
        if word in self.words.organisation_reference and not described:
            return self._organisation_back()
        if word in self.words.back_reference and not described:
            people = {key for s in self.seen for key in s.keys if self.linked.entities[key].kind is Kind.PERSON}
            gender = self.words.gender(token)
            fitting = {k for k in people if gender is None or self.linked.genders.get(k, gender) == gender}
            if len(people) == 1 and fitting:
                return next(iter(fitting))
        return None

    def _organisation_back(self) -> str | None:
        """The body that "the organisation" means: near, prominent and perhaps the one that speaks; None when two compete."""
        scores: dict[str, float] = {}
        for seen in self.seen:
            distance = self.sentence - seen.sentence
            for key in seen.keys if distance <= 6 and len(seen.keys) == 1 else ():
                entity = self.linked.entities[key]
                body = entity.kind is Kind.ORGANISATION or (entity.kind is Kind.GROUP and entity.agent_type is not None)
                if body and entity.named and entity.agent_type not in ("state-authority", "court", "media"):
                    weight = 0.2 if seen.token.dep_ in ("compound", "nmod") else seen.weight
                    scores[key] = scores.get(key, 0.6 if key in self.speakers else 0.0) + weight * 0.75**distance
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not best or (len(best) > 1 and best[0][1] < _MARGIN * best[1][1]):
            return None
        return best[0][0]

    def _state(self, number: int, token: Any) -> tuple[str, ...] | None:
        """A state that acts ("the Chinese authorities", "the Iranian government") is an organisation, one a country."""
        if lemma(token) not in ("authority", "government", "regime"):
            return None
        gazetteer = self.linked.gazetteer
        codes = []
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss"):
                first = child.left_edge.i
                code = gazetteer.country_of(token.doc[first : child.i + 1].text) or gazetteer.country_of(child.text)
                codes.extend([code] if code else [])
            if child.dep_ == "prep" and child.lower_ == "of":
                codes.extend(c for p in child.children if (c := gazetteer.country_of(p.text)))
        plain_words = not any(
            c.dep_ in ("amod", "compound", "nmod", "prep", "relcl", "acl", "nummod") or (c.dep_ == "poss")
            for c in token.children
        )
        if not codes and plain_words and token.tag_ in ("NNS", "NN", "NNPS"):
            states = [k for k in self.linked.entities if k.startswith("organisation:state:")]
            return (states[0],) if len(states) == 1 and not self.generic.get(lemma(token)) else None
        if not codes:
            return None
        key = f"organisation:state:{codes[0]}"
        if key not in self.linked.entities:
            start, end = short_phrase(token)
            words = token.doc[start:end].text
            name = words[4:] if words.lower().startswith("the ") else words
            self.linked.entities[key] = Entity(key=key, kind=Kind.ORGANISATION, name=name, agent_type="state-authority")
        return (key,)

    def _candidates(self, token: Any, reach: int) -> Iterator[tuple[_Seen, float]]:
        """Earlier references with their salience, in [0, 1]; other arguments of the same verb cannot be meant."""
        for seen in self.seen:
            distance = self.sentence - seen.sentence
            if distance > reach or _co_argument(seen.token, token):
                continue
            yield seen, seen.weight * 0.6**distance

    def _singular(self, number: int, token: Any) -> tuple[str, ...]:
        gender = _SINGULAR[token.lower_]
        speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPEAKING
        scores: dict[str, float] = {}
        for seen, weight in self._candidates(token, 4):
            for key in seen.keys if len(seen.keys) == 1 else ():
                entity = self.linked.entities[key]
                single = entity.kind is Kind.PERSON or (
                    entity.kind is Kind.GROUP and not entity.named and not seen.plural
                )
                known = self.linked.genders.get(key)
                if not single or (known and known != gender):
                    continue
                if speaks and key in self.speakers:
                    weight *= 2.0
                score = weight * (1.6 if known == gender else 1.0) * (1.0 if entity.kind is Kind.PERSON else 0.45)
                scores[key] = scores.get(key, 0.0) + score
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not best or (len(best) > 1 and best[0][1] < _MARGIN * best[1][1]):
            return ()
        key = best[0][0]
        self.linked.genders.setdefault(key, gender)
        return (key,)

    def _plural(self, number: int, token: Any) -> tuple[str, ...]:
        best: tuple[float, tuple[str, ...]] | None = None
        for seen, weight in self._candidates(token, 2):
            entities = [self.linked.entities[k] for k in seen.keys]
            if not seen.plural or any(e.kind is Kind.PLACE for e in entities):
                continue
            undergone = token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_.lower() in name_words().person_verbs
            if undergone and all(e.kind is Kind.ORGANISATION or e.agent_type in ("state-authority", "police", "court") for e in entities):
                continue  # who is arrested is a human being
            if any(e.agent_type in ("state-authority", "court") for e in entities):
                weight *= 0.7
            verb = token.head
            if token.dep_ in _SUBJECTS and verb.dep_ == "ccomp" and any(c == seen.token or (c.tag_ == "WP" and verb.head.dep_ == "relcl" and verb.head.head == seen.token) for c in verb.head.children if c.dep_ in _SUBJECTS):
                weight += 0.5  # "detainees who said they had been beaten"
            if best is None or weight >= best[0]:
                best = (weight, seen.keys)
        return best[1] if best else ()

    def _thing(self, number: int, token: Any) -> tuple[str, ...]:
        best: tuple[float, str] | None = None
        for seen, weight in self._candidates(token, 1):
            if len(seen.keys) == 1:
                entity = self.linked.entities[seen.keys[0]]
                if (
                    entity.kind is Kind.ORGANISATION
                    and entity.named
                    and not entity.key.startswith("organisation:state:")
                    and (best is None or weight >= best[0])
                ):
                    best = (weight, seen.keys[0])
        speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPEAKING
        return (best[1],) if best and (token.lower_ != "it" or speaks) else ()


def _weight(token: Any) -> float:
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    if token.dep_ in _SUBJECTS:
        return 1.0 if token.head.dep_ in ("ROOT", "ccomp", "conj") else 0.8
    if token.dep_ in ("dobj", "dative", "attr"):
        return 0.7
    return 0.55 if token.dep_ in ("poss", "pobj") else 0.5


def _co_argument(one: Any, other: Any) -> bool:
    """Whether both are arguments of one verb, so that a plain pronoun cannot mean the other."""
    if one.doc is not other.doc or one.sent.start != other.sent.start or other.lower_.endswith(("self", "selves")):
        return False
    if other.dep_ == "poss":
        return bool(one == other.head)
    arguments = (*_SUBJECTS, "dobj", "dative")
    here, there = one.head, other.head
    if there.dep_ == "conj" and there.pos_ == "VERB" and one.dep_ in _SUBJECTS and not any(c.dep_ in _SUBJECTS for c in there.children):
        there = there.head  # "arrested A and took them": the subject is shared
    if one.dep_ == "pobj":
        here = here.head
    if other.dep_ == "pobj":
        there = there.head
    return bool(
        here == there
        and (one.dep_ in arguments or one.dep_ == "pobj")
        and (other.dep_ in arguments or other.dep_ == "pobj")
    )


_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}


def _number(token: Any) -> int | None:
    if token.lower_ in _NUMBERS:
        return _NUMBERS[token.lower_]
    return int(token.text) if token.text.isdigit() else None
