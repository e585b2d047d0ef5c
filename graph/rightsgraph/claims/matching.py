"""Find the triggers of a sentence and fill their roles from the parse, as the lexicon says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.claims.clauses import by_agent, clause_verb, is_passive, objects, owners, preposition_objects, subjects
from rightsgraph.claims.lexicon import Condition, Lexicon, Trigger
from rightsgraph.linking import Linked, Referent, antecedent, conjuncts, lemma, people_words
from rightsgraph.records import Entity, Kind

__all__ = ["Match", "matches"]

_ON_ROLES = ("person", "person-or-actor", "family-subject", "speaker-act", "official")
_OFFICIAL = frozenset({"police", "prison-staff", "state-authority", "military", "court", "prosecutor"})
_WHERE = frozenset({"in", "at", "under", "behind", "to", "into", "on"})
_HOLDING = frozenset({"subject", "expose", "put", "place", "hold", "keep", "threaten"})
_HAPPENING = frozenset(
    {
        "occur",
        "take",
        "happen",
        "begin",
        "start",
        "end",
        "open",
        "resume",
        "continue",
        "hold",
        "conclude",
        "last",
        "follow",
    }
)
_LIVING = frozenset({"live", "go", "remain", "be", "contend", "cope"})
_ROLES = ("actor", "affected", "in-support-of", "addressee")
_BODIES = frozenset(
    {
        "harassment",
        "censorship",
        "attack",
        "raid",
        "surveillance",
        "threat",
        "suppression-of-protest",
        "restriction-of-expression",
    }
)
_CREATING = frozenset("arrest detention incommunicado-detention house-arrest kidnapping enforced-disappearance torture ill-treatment killing execution sexual-violence charging conviction acquittal sentencing trial release deportation".split())  # fmt: skip
_BESIDE = frozenset({"after", "following", "before", "for", "upon", "in", "since", "despite", "on"})
_OF_THE_CLAUSE = frozenset({"conviction", "sentencing", "trial", "unfair-trial", "detention"})
_CREATING_VERBS = frozenset("arrest detain imprison jail incarcerate torture convict acquit kidnap abduct rape behead deport prosecute indict sentence interrogate".split())  # fmt: skip
_NOT_PEOPLE = frozenset("case report statement document website site article information law year month building home house office money fund vehicle car computer phone equipment item material weapon time event process system book property passport evidence body country state city town life hearing trial conviction sentence verdict appeal animal word figure video page account amount hour day protest attack plan programme program activity death sale aid accident storm flood earthquake fire disease virus right freedom thing result water food".split())  # fmt: skip


@dataclass(slots=True)
class Match:
    """A trigger in a sentence: the block, the token, the light verb that lends it roles (or None), and its roles."""

    block: int
    token: Any
    trigger: Trigger
    verb: Any | None = None
    words: tuple[int, int] = (0, 0)
    inner: frozenset[int] = frozenset()
    roles: dict[str, list[Referent]] = field(default_factory=dict)

    @property
    def anchors(self) -> frozenset[int]:
        """The tokens on which times, places and lengths of this act may hang."""
        return frozenset({self.token.i} | ({self.verb.i} if self.verb is not None else set()))


def matches(linked: Linked, number: int, sentence: Any, lexicon: Lexicon) -> Iterator[Match]:
    """Yield the acts of one sentence with their roles filled, in the order of the text."""
    taken: set[tuple[int, str]] = set()
    used: set[int] = set()
    found = []
    for token in sorted(sentence, key=lambda t: (t.pos_ not in ("VERB", "AUX"), t.i)):
        if token.i in used:
            continue  # "held in detention" is one act
        if token.pos_ in ("VERB", "AUX"):
            part = "verb"
        elif token.pos_ in ("NOUN", "PROPN"):
            part = "noun"
        elif token.pos_ == "ADJ":
            part = "adjective"
        else:
            continue
        if part == "noun" and _in_name(linked, number, token):
            continue
        for match in _of_token(linked, number, token, part, lexicon):
            key = (match.token.i, match.trigger.type)
            if key not in taken:
                taken.add(key)
                used |= match.inner
                found.append(match)
    verbs = {m.token.i: m.trigger.type for m in found if m.trigger.part == "verb"}
    for match in sorted(found, key=lambda m: (m.token.i, m.trigger.line)):
        if match.trigger.part == "noun" and _inside(match.token, match.trigger.type, verbs):
            continue  # "sentenced to four years' imprisonment" is one act
        yield match


def _inside(token: Any, kind: str, verbs: Mapping[int, str]) -> bool:
    here = token
    for _ in range(4):
        if here.head == here or here.dep_ in ("relcl", "acl", "advcl", "ccomp"):
            return False
        here = here.head
        if verbs.get(here.i) == kind:
            return True
        if here.pos_ == "VERB":
            return False
    return False


def _in_name(linked: Linked, number: int, token: Any) -> bool:
    start = linked.parse.blocks[number].start + token.idx
    return any(m.start <= start < m.end for m in linked.parse.mentions) or (
        token.pos_ == "PROPN" and token.text[:1].isupper() and token.dep_ == "compound"
    )


def _of_token(linked: Linked, number: int, token: Any, part: str, lexicon: Lexicon) -> Iterator[Match]:
    words = {token.lower_} if part == "adjective" else {token.lemma_.lower(), lemma(token)}
    if part == "verb" and token.lower_.endswith("ed"):
        words |= {token.lower_[:-1], token.lower_[:-2]}  # the lemmatiser makes "stag" of "staged"
    found = fatal = False
    for word in sorted(words):
        for trigger in lexicon.triggers.get((part, word), ()):
            if found and not trigger.type.startswith("denial") and not (fatal and not trigger.conditions):
                continue
            match = _try(linked, number, token, trigger, lexicon)
            if match is not None:
                found = True
                fatal = trigger.type == "killing" and bool(trigger.conditions)  # "tortured to death" is torture too
                yield match
        if found:
            return


def _try(linked: Linked, number: int, token: Any, trigger: Trigger, lexicon: Lexicon) -> Match | None:
    match = Match(block=number, token=token, trigger=trigger)
    particle = None
    if trigger.particle is not None:
        particle = next(
            (
                t
                for t in token.subtree
                if t.lower_ == trigger.particle
                and 0 < t.i - token.i <= 6
                and t.dep_ in ("prt", "advmod", "acomp", "oprd", "prep", "ccomp", "xcomp", "amod", "dobj")
            ),
            None,
        )
        if particle is None or (particle.head != token and particle.i - token.i > 3):
            return None
    if token.pos_ == "NOUN" and trigger.part == "noun":
        match.verb = _light_verb(token, lexicon)
    plain = [c for c in trigger.conditions if c.test not in _ON_ROLES]
    found: list[Any] = []
    inner: set[int] = set()
    for condition in plain:
        holds, words = _holds(linked, number, token, condition, match, lexicon)
        if holds is not condition.wanted:
            return None
        if condition.wanted:
            found.extend(words)
            if condition.test in _WHERE:
                inner.update(w.i for w in words)
    if trigger.frame.flags.get("must_be_negated") and not _negated(token, loosely=True):
        return None
    for role, referents in _roles(linked, number, token, trigger, match, lexicon).items():
        match.roles[role] = referents
    for condition in trigger.conditions:
        if condition.test in _ON_ROLES and _people(linked, match, condition) is not condition.wanted:
            return None
    ends = [token, *([particle] if particle is not None else []), *(w for w in found if abs(w.i - token.i) <= 4)]
    match.inner = frozenset(inner)
    match.words = (
        (min(t.i for t in ends), max(t.i for t in ends) + 1) if trigger.part == "verb" else (token.i, token.i + 1)
    )
    return match


# ------------------------------------------------------------------ conditions


def _holds(
    linked: Linked, number: int, token: Any, condition: Condition, match: Match, lexicon: Lexicon
) -> tuple[bool, list[Any]]:
    test, words = condition.test, condition.words
    if test == "object":
        found = [
            o
            for o in (*objects(token), *(c for c in token.children if c.dep_ in ("dobj", "attr", "oprd")))
            if any(t.lemma_.lower() in words or t.lower_ in words for t in _with_of(o))
        ]
        if match.trigger.part == "noun":
            found = [token.head] if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in words else []
    elif test == "adverb":
        found = [
            c
            for c in token.subtree
            if c.lower_ in words and (abs(c.i - token.i) <= 5 or c.head == token) and c.dep_ != "pobj"
        ]
    elif test in ("adjective", "compound"):
        found = [
            c
            for c in token.children
            if c.dep_ in ("amod", "compound", "nmod", "advmod", "npadvmod", "punct")
            and (c.lower_ in words or c.lemma_.lower() in words)
        ]
        found += [
            c for a in token.children if a.dep_ == "amod" for c in a.children if c.dep_ == "conj" and c.lower_ in words
        ]
    elif test == "prep":
        top = _first_conjunct(token)
        found = [top.head] if top.dep_ == "pobj" and top.head.lower_ in words else []
    elif test == "noun":
        return token.pos_ == "NOUN", []
    elif test == "passive":
        return is_passive(token), []
    elif test == "active":
        return token.pos_ == "VERB" and not is_passive(token), []
    elif test == "place":
        return any(
            linked.entities[k].kind is Kind.PLACE for o in objects(token) for k in linked.heads.get((number, o.i), ())
        ), []
    elif test == "length":
        return _has_length(token, match.trigger.part), []
    elif test == "since":
        return any(c.lower_ == "since" for c in token.children), []
    elif test == "negated":
        return _negated(token, loosely=True), []
    elif test in ("family", "lawyer", "care", "contact", "human-rights"):
        wanted = lexicon.lists.get(test) or frozenset(lexicon.phrases.get(test, ()))
        found = [
            t for t in token.subtree if 0 < t.i - token.i <= 14 and (t.lemma_.lower() in wanted or t.lower_ in wanted)
        ]
        found += [t for s in subjects(token) if test == "family" for t in s.subtree if t.lemma_.lower() in wanted]
        if test == "human-rights":
            text = token.sent.text.lower()
            return any(phrase in text for phrase in lexicon.phrases["human-rights"] if " " in phrase), []
        return bool(found), []
    elif test == "charge-ground":
        return _is_ground(token), []
    elif test == "time-inside":
        top = _first_conjunct(token)
        return top.dep_ == "pobj" and top.head.lower_ in ("in", "behind") and _unit(
            top.head.head
        ) and top.head.head.head.lower_ in ("after", "following"), []
    elif test == "take-action":
        return token.dep_ == "dobj" and token.head.lemma_.lower() == "take" and not [
            s for s in token.head.children if s.dep_ == "nsubj"
        ], []
    else:
        found = [
            o
            for o in preposition_objects(token, test)
            for t in (o, *(d for d in o.children if d.dep_ in ("compound", "conj")))
            if t.lemma_.lower() in words or t.lower_ in words
        ]
        if match.trigger.part == "verb":  # the object may carry the phrase: "keep him in detention" hangs on "him"
            for child in token.children:
                if child.dep_ in ("dobj", "attr", "advmod", "npadvmod", "nsubjpass"):
                    found += [o for o in preposition_objects(child, test) if o.lemma_.lower() in words]
    return bool(found), found


def _with_of(token: Any) -> Iterator[Any]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield child
        if child.dep_ in ("compound", "nmod") and token.lemma_.lower() in (
            "term",
            "sentence",
            "part",
            "time",
            "post",
            "account",
            "strike",
            "visit",
            "request",
        ):
            yield child
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (p for p in child.children if p.dep_ == "pobj")


def _negated(token: Any, *, loosely: bool) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "rarely", "seldom"):
            return True
        if loosely and child.lower_ == "only" and child.dep_ == "advmod":
            return True
        if child.dep_ == "dobj" and any(c.lower_ == "no" for c in child.children):
            return True
    return token.dep_ == "xcomp" and any(c.dep_ == "neg" for c in token.head.children)


_UNITS = frozenset({"year", "month", "week", "day", "life", "lash"})


def _has_length(token: Any, part: str) -> bool:
    """Whether a length of time measures the act: "jailed for five years", "a five-year sentence", "five years in prison"."""
    for child in token.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "to", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj" and (_unit(inner) or any(_unit(x) for x in inner.children)):
                    return True
        if child.dep_ in ("dobj", "npadvmod", "nummod", "amod", "compound", "nmod", "poss", "advmod", "quantmod") and (
            _unit(child) or any(_unit(x) for x in child.children)
        ):
            return True
    return part == "noun" and (
        any(_unit(c) for c in token.children)
        or (token.dep_ == "pobj" and _unit(token.head.head) if token.head.head != token.head else False)
        or any(c.lower_ in ("death", "life") for c in token.children)
    )


def _unit(token: Any) -> bool:
    low = token.lower_
    return (
        token.lemma_.lower() in _UNITS or any(low.endswith(f"-{u}") for u in ("year", "month", "day")) or low == "life"
    )


def _is_ground(token: Any) -> bool:
    """ "on charges of", "on drug charges": the charge is a ground of the act that it hangs on, or it is somebody's charge."""
    top = _first_conjunct(token)
    if top.dep_ == "pobj" and top.head.lower_ in ("on", "under", "with") and top.head.head.pos_ in ("VERB", "NOUN"):
        over = top.head.head
        return str(over.lemma_.lower()) not in ("arrest", "detain", "accuse", "jail", "charge", "hold", "keep", "base")
    return any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children)


def _first_conjunct(token: Any) -> Any:
    while token.dep_ == "conj":
        token = token.head
    return token


def _people(linked: Linked, match: Match, condition: Condition) -> bool:
    affected = [linked.entities[r.entity] for r in match.roles.get("affected", ())]
    actors = [linked.entities[r.entity] for r in match.roles.get("actor", ())]
    if condition.test == "person-or-actor":
        return bool(affected or actors)
    if condition.test == "official":
        return (
            not actors
            or any(a.agent_type in _OFFICIAL for a in actors)
            or any(a.agent_type == "detainees" for a in affected)
        )
    if condition.test == "family-subject":
        return any(a.agent_type == "family" for a in actors)
    if condition.test == "speaker-act":
        return any(a.kind is Kind.ORGANISATION or a.kind is Kind.PERSON for a in actors) or bool(
            match.roles.get("speaker")
        )
    if match.trigger.frame.slots.get("subject") == "actor" and "affected" not in match.trigger.frame.slots.values():
        return any(a.agent_type not in ("ngo", "human-rights-ngo", "company") for a in actors) or bool(
            match.roles.get("addressee")
        )
    return any(_is_people(a) for a in affected) or bool(match.roles.get("addressee"))


def _is_people(entity: Entity) -> bool:
    return entity.kind in (Kind.PERSON, Kind.GROUP) or entity.agent_type in ("state-authority", "media", "company")


# ------------------------------------------------------------------ roles


def _light_verb(token: Any, lexicon: Lexicon) -> Any | None:
    top = _first_conjunct(token)
    head = top.head
    if top.dep_ in ("nsubj", "nsubjpass") and head.lemma_.lower() in _HAPPENING:
        return head
    if (
        top.dep_ == "pobj"
        and head.lower_ == "of"
        and head.head.lemma_.lower() in ("risk", "danger")
        and head.head.dep_ == "pobj"
    ):
        return clause_verb(head)  # "is at risk of torture"
    if top.dep_ == "pobj" and head.lower_ == "on" and head.head.lemma_.lower() in _LIVING:
        return head.head
    if top.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        word = head.lemma_.lower()
        if any(word in words for words in lexicon.light_verbs.values()):
            return head
    if (
        top.dep_ == "pobj"
        and head.lower_ in ("to", "under", "in", "into", "through", "with")
        and head.head.pos_ in ("VERB", "AUX")
        and head.head.lemma_.lower() in (_HOLDING | _LIVING)
    ):
        return head.head
    return None


def _roles(
    linked: Linked, number: int, token: Any, trigger: Trigger, match: Match, lexicon: Lexicon
) -> Mapping[str, list[Referent]]:
    found: dict[str, list[Referent]] = {}
    for slot, role in trigger.frame.slots.items():
        if role == "thing":
            continue
        for head in _slot(slot, token, match, lexicon):
            create = (
                match.trigger.part == "verb"
                and token.lemma_.lower() in _CREATING_VERBS
                and role == "affected"
                and trigger.type in _CREATING
                and head.pos_ in ("NOUN", "NUM", "PRON", "ADJ")
                and lemma(head) not in _NOT_PEOPLE
                and head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL" if head.pos_ != "NUM" else "")
            )
            for referent in linked.referents(number, head, create=create):
                referent = _as_agent(linked, referent)
                if referent is None or not _fits(linked.entities[referent.entity], role, trigger):
                    continue
                bucket = found.setdefault(role, [])
                if referent.entity not in {r.entity for r in bucket}:
                    bucket.append(referent)
    if trigger.frame.flags.get("light"):
        _lend(linked, number, token, match, lexicon, found)
    top = _first_conjunct(token)
    if (
        trigger.part == "noun"
        and not found.get("affected")
        and trigger.type in _OF_THE_CLAUSE
        and top.dep_ == "pobj"
        and top.head.lower_ in _BESIDE
        and token.tag_ == "NN"
    ):
        for head in _clause_affected(token):
            people = [
                r for r in linked.referents(number, head) if _fits(linked.entities[r.entity], "affected", trigger)
            ]
            found.setdefault("affected", []).extend(people)
    if trigger.type == "denial-of-family-contact":
        _family_to_prisoner(linked, number, token, found)
    affected = {r.entity for r in found.get("affected", ())}
    if "actor" in found:
        found["actor"] = [r for r in found["actor"] if r.entity not in affected or trigger.frame.name in ("act",)]
    return {role: referents for role, referents in found.items() if referents}


def _slot(slot: str, token: Any, match: Match, lexicon: Lexicon) -> list[Any]:
    if match.trigger.part == "noun":
        return _noun_slot(slot, token, match)
    if slot == "subject" and match.trigger.type in ("call-for-release", "petition"):
        return _writers(token)
    if slot == "subject":
        return (
            []
            if is_passive(token)
            and match.trigger.frame.slots.get("object", match.trigger.frame.slots.get("object_passive"))
            else subjects(token)
        )
    if slot == "object":
        return objects(token) or ([c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"])
    if slot == "object_passive":
        return subjects(token) if is_passive(token) else []
    if slot == "from":
        return [p for o in (token, *objects(token)) for p in preposition_objects(o, "from")]
    if slot == "indirect":
        found = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] + preposition_objects(token, "to")
        direct = [c for c in token.children if c.dep_ == "dobj"]
        if not found and len(direct) == 2:
            found = direct[:1]  # "denied him bail"
        if not found and not is_passive(token):  # "gave five protesters prison terms": the parser makes them one phrase
            found = [
                c
                for o in token.children
                if o.dep_ == "dobj"
                for c in o.children
                if c.dep_ in ("compound", "nmod") and (c.pos_ == "PROPN" or c.tag_ == "NNS")
            ]
        return found or (
            subjects(token) if is_passive(token) and any(c.dep_ in ("dobj", "oprd") for c in token.children) else []
        )
    if slot == "by":
        return by_agent(token)
    if slot == "owner_of_object":
        return [p for o in objects(token) for p in (*owners(o), *preposition_objects(o, "of", "against", "for"))]
    if slot == "release_of":
        found = []
        for noun in preposition_objects(token, "for"):
            found.extend([*owners(noun), *preposition_objects(noun, "of")])
        return found
    if slot == "described":
        return [token.head] if token.dep_ == "amod" else []
    if slot in ("on", "against", "for", "to", "of", "at"):
        found = preposition_objects(token, slot)
        for item in objects(token):
            found.extend(preposition_objects(item, slot))
        return found
    return []


def _writers(token: Any) -> list[Any]:
    """Who says what a text says: "she posted messages which called for ..." is she calling."""
    found = []
    for subject in subjects(token):
        noun = antecedent(subject) if subject.tag_ in ("WDT", "WP") else subject
        if noun is not None and noun.dep_ == "pobj" and not people_words().agent_type(noun):
            noun = next(
                (t for t in noun.head.head.children if t.dep_ == "dobj"), noun
            )  # "messages in a chatroom which"
        if (
            noun is not None
            and noun.dep_ in ("dobj", "pobj")
            and not people_words().agent_type(noun)
            and noun.pos_ == "NOUN"
        ):
            verb = clause_verb(noun)
            found.extend(subjects(verb) if verb.pos_ == "VERB" and not is_passive(verb) else [])
        else:
            found.append(subject)
    return found


def _noun_slot(slot: str, token: Any, match: Match) -> list[Any]:
    top = _first_conjunct(token)
    if slot == "owner":
        return owners(token) or (owners(top) if top != token else [])
    if slot in ("of", "on", "against", "for", "to", "at"):
        found = preposition_objects(token, slot)
        if not found and slot == "of":  # "the detention for 200 days of X": hangs on the days
            found = [
                p
                for f in preposition_objects(token, "for")
                if f.ent_type_ == "DATE"
                for p in preposition_objects(f, "of")
            ]
        if not found:
            for other in conjuncts(top):
                if other.i > token.i:
                    found = preposition_objects(other, slot)
                    if found:
                        break
        return found
    if slot == "by":
        if top.dep_ == "pobj" and top.head.head.lemma_.lower() in (
            "use",
            "practice",
            "practise",
            "act",
            "wave",
            "campaign",
            "series",
            "spate",
        ):
            over = top.head.head  # "the regime's use of torture"
            return by_agent(token) or [*owners(over), *by_agent(over)]
        return by_agent(token) or next((found for other in conjuncts(top) if (found := by_agent(other))), [])
    if slot == "modifier":
        return [c for c in token.children if c.dep_ in ("compound", "nmod") and people_words().agent_type(c)]
    if slot == "subject":
        verb = match.verb if match.verb is not None else clause_verb(token)
        return subjects(verb) if verb.pos_ in ("VERB", "AUX") else []
    if slot == "have_subject":
        verb = clause_verb(token)
        return (
            subjects(verb)
            if verb.lemma_.lower() in ("have", "impose", "practise", "practice", "exercise", "maintain")
            and not is_passive(verb)
            else []
        )
    if slot == "light_subject":
        verb = clause_verb(token)
        on = top.dep_ == "pobj" and top.head.lower_ == "on"
        return subjects(verb) if on or (top.dep_ == "dobj" and match.verb is not None) else []
    if slot == "clause_affected":
        return _clause_affected(token)
    if slot == "owner_of_subject":
        verb = clause_verb(token)
        return (
            [p for s in subjects(verb) for p in (*owners(s), s)]
            if verb.lemma_.lower() in ("contain", "include", "make", "carry", "issue", "publish", "launch")
            else []
        )
    if slot == "behalf":
        return [
            o
            for b in preposition_objects(token, "on")
            if b.lower_ == "behalf"
            for o in (*preposition_objects(b, "of"), *owners(b))
        ]
    if slot == "object_of_free":
        return [
            o for t in token.sent if t.pos_ == "VERB" and t.lemma_.lower() in ("free", "release") for o in objects(t)
        ]
    return []


def _clause_affected(token: Any) -> list[Any]:
    """Whom the clause around a "without charge" or "on charges of" is about."""
    against = preposition_objects(token, "against")
    if against:
        return against
    verb = clause_verb(token)
    for _ in range(3):
        if verb.lemma_ == "spend" and token.lemma_.lower() in ("prison", "jail", "custody"):
            return []  # "spent two years in prison" is an act of its own
        if verb.pos_ not in ("VERB", "AUX"):
            return []
        if is_passive(verb):
            return subjects(verb)
        found = [c for c in verb.children if c.dep_ == "dobj" and c.i < token.i]
        people = [c for c in found if people_words().agent_type(c) or c.pos_ in ("PROPN", "PRON")]
        if people:
            return people
        own = subjects(verb)
        if own and verb.lemma_.lower() in (
            "spend",
            "remain",
            "stay",
            "languish",
            "be",
            "serve",
            "face",
            "wait",
            "go",
            "have",
            "continue",
            "stand",
        ):
            return own
        if verb.dep_ in ("xcomp", "advcl", "conj", "pcomp") and verb.head != verb:
            verb = clause_verb(verb.head)
            continue
        return []
    return []


def _lend(
    linked: Linked, number: int, token: Any, match: Match, lexicon: Lexicon, found: dict[str, list[Referent]]
) -> None:
    """Roles that a light verb gives to a noun: "faces arrest", "carried out arrests", "subjected to beatings"."""
    verb = match.verb
    if verb is None:
        return
    word = verb.lemma_.lower()
    gives: list[tuple[str, list[Any]]] = []
    if word in _HOLDING:
        gives = [("affected", objects(verb)), ("actor", by_agent(verb) if is_passive(verb) else subjects(verb))]
    elif word in _HAPPENING and _first_conjunct(token).dep_ in ("nsubj", "nsubjpass"):
        return
    elif is_passive(verb):
        gives = [("actor", by_agent(verb))]
    elif word in lexicon.light_verbs["subject_affected"] or word in _LIVING:
        gives = [("affected", subjects(verb))]
    elif word in lexicon.light_verbs["subject_actor"]:
        gives = [("actor", subjects(verb))]
    for role, heads in gives:
        if found.get(role):
            continue
        for head in heads:
            for referent in linked.referents(number, head):
                agent = _as_agent(linked, referent)
                if agent is not None and _fits(linked.entities[agent.entity], role, match.trigger):
                    found.setdefault(role, []).append(agent)


def _as_agent(linked: Linked, referent: Referent) -> Referent | None:
    """A country that acts or undergoes is its state: an organisation, not the place."""
    entity = linked.entities[referent.entity]
    if entity.kind is not Kind.PLACE:
        return referent
    code = linked.gazetteer.country_of(entity.name)
    if code is None or linked.parse.document.text[referent.end : referent.end + 1] == ":":
        return None  # a heading ("Viet Nam: ...") acts in nothing
    key = f"organisation:state:{code}"
    if key not in linked.entities:
        linked.entities[key] = Entity(
            key=key, kind=Kind.ORGANISATION, name=f"{entity.name} (the state)", agent_type="state-authority"
        )
    return Referent(entity=key, start=referent.start, end=referent.end)


def _fits(entity: Entity, role: str, trigger: Trigger) -> bool:
    if role == "affected":
        if entity.key.startswith("organisation:state:"):
            return trigger.type in ("threat", "accusation")
        return (
            entity.kind in (Kind.PERSON, Kind.GROUP)
            or trigger.type in _BODIES
            or trigger.type in ("charging", "conviction", "accusation")
        )
    return entity.kind is not Kind.PLACE


def _family_to_prisoner(linked: Linked, number: int, token: Any, found: dict[str, list[Referent]]) -> None:
    """Contact that a family is refused is contact that the prisoner is refused: the affected is whose family it is."""
    people = []
    for referent in found.get("affected", ()):
        if linked.entities[referent.entity].agent_type != "family":
            people.append(referent)
            continue
        for word in token.sent:
            block = linked.parse.blocks[number]
            if referent.start <= block.start + word.idx < referent.end and word.dep_ == "poss":
                people.extend(linked.referents(number, word))
    if people:
        found["affected"] = people
