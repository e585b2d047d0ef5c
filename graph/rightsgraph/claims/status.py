"""How firmly an act is said, and by whom: walk from the trigger up the parse, clause by clause.

What a word governs is what stands below it in the parse: a negation, a modal, a hedge, a verb of saying or demanding.
A relative or temporal clause is presupposed, so what governs its main clause does not reach into it.
"""

from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.clauses import by_agent, is_passive, subjects
from rightsgraph.claims.lexicon import status_words
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Kind, Status

__all__ = ["Reading", "quotations", "read_status"]

_STRENGTH = [
    Status.ASSERTED,
    Status.REPORTED,
    Status.ALLEGED,
    Status.OPINION,
    Status.POSSIBLE,
    Status.REQUESTED,
    Status.NEGATED,
    Status.DENIED,
]
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_OPEN_ADJECTIVES = frozenset(
    {
        "due",
        "likely",
        "set",
        "scheduled",
        "able",
        "ready",
        "unable",
        "willing",
        "unwilling",
        "liable",
        "free",
        "bound",
        "about",
        "afraid",
    }
)
_STOPPING = frozenset({"stop", "cease", "end", "halt", "quit"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the words that give it (a token, or None), and the speaker with the words that name it."""

    status: Status
    cue: Any | None
    speaker: Referent | None
    quoted: bool = False


@dataclass(slots=True)
class _Walk:
    linked: Linked
    block: int
    status: Status = Status.ASSERTED
    cue: Any | None = None
    speaker: Referent | None = None
    stopped: bool = False
    negatives: int = 0

    def say(self, status: str | Status | None, cue: Any) -> None:
        if status is None:
            return
        new = Status(status)
        if _STRENGTH.index(new) > _STRENGTH.index(self.status):
            self.status, self.cue = new, cue


def read_status(
    linked: Linked, block: int, token: Any, verb: Any | None, *, negation_counts: bool, quoted_by: Referent | None
) -> Reading:
    """Return how firmly the act of `token` is said, and by whom.

    `verb` is the light verb or the verb of the trigger when the trigger is a noun. With `negation_counts` False a
    negation is part of the act itself ("was not allowed to see her family"). `quoted_by` speaks the quotation around it.
    """
    walk = _Walk(linked, block)
    here = token
    _own(walk, here, negation_counts)
    if verb is not None and verb != token:
        _own(walk, verb, negation_counts)
    for _ in range(14):
        head = here.head
        if head == here:
            break
        if not walk.stopped:
            _step(walk, here, head, negation_counts)
        elif (
            walk.speaker is None
            and here.dep_ == "ccomp"
            and status_words().status_of("speech", head.lemma_.lower())
            and not is_passive(head)
        ):
            _speaker_of(walk, head)  # what is presupposed in a speech is still the speaker's
        here = head
    if walk.speaker is None:
        walk.speaker = _parenthetical(walk, token) or _according(walk, token)
    if walk.speaker is None and quoted_by is not None:
        walk.speaker = quoted_by
    return Reading(walk.status, walk.cue, walk.speaker, quoted_by is not None)


def _own(walk: _Walk, token: Any, negation_counts: bool) -> None:
    """What stands beside a verb or noun: negations, modals, adverbs, adjectives, determiners."""
    words = status_words()
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "been") for c in token.children) and any(
        c.lower_ == "have" for c in token.children
    )
    negated = any(
        c.dep_ == "neg" or (c.dep_ == "advmod" and words.has("adverbs", "negated", c.lower_)) for c in token.children
    )
    for child in token.children:
        word = child.lower_
        if child.dep_ == "aux" and words.has("open", "demand_modals", word):
            if perfect:
                walk.say(Status.OPINION if negated else Status.NEGATED, child)
                if negated:
                    return
            else:
                walk.say(Status.ASSERTED if child.head.lemma_ in _STOPPING else Status.REQUESTED, child)
        elif (
            child.dep_ == "aux"
            and words.has("open", "modals", word)
            and not (word in ("would", "'d", "could") and perfect and False)
        ):
            walk.say(Status.POSSIBLE, child)
        elif (child.dep_ == "neg" and negation_counts) or (
            child.dep_ == "det" and word in ("no", "neither") and negation_counts
        ):
            walk.say(Status.NEGATED, child)
        elif child.dep_ in ("advmod", "npadvmod", "neg"):
            status = words.status_of("adverbs", word)
            if status != "negated" or negation_counts:
                walk.say(status, child)
        elif child.dep_ == "amod":
            walk.say(words.status_of("adjectives", word), child)
        elif child.dep_ in ("nsubj", "nsubjpass") and negation_counts:
            if word in _NOBODY or (word == "one" and any(c.lower_ == "no" for c in child.children)) or any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
                walk.say(Status.NEGATED, child)
        elif child.dep_ == "mark" and words.has("open", "conditions", word):
            walk.say(Status.POSSIBLE, child)
    if (
        token.dep_ == "advcl"
        and token.tag_ == "VBN"
        and any(c.dep_ == "mark" and c.lower_ == "if" for c in token.children)
    ):
        walk.say(Status.POSSIBLE, token)
    if any(c.dep_ == "aux" and c.lower_ in ("is", "are", "was", "were") for c in token.children) and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in token.children
    ):
        walk.say(Status.POSSIBLE, token)


def _step(walk: _Walk, here: Any, head: Any, negation_counts: bool) -> None:
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    if dep == "relcl":
        walk.stopped = True
        return
    if dep == "acl":
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in here.children)
        if infinitive and words.has("open", "nouns", lemma):
            walk.say(Status.POSSIBLE, head)
        elif infinitive and words.has("demands", "nouns_for", lemma):
            walk.say(Status.REQUESTED, head)
        elif any(c.dep_ == "mark" and c.lower_ == "that" for c in here.children):
            walk.say(words.status_of("source_nouns", lemma), head)
            _claims_rejected(walk, head)
        elif infinitive:
            walk.say(Status.POSSIBLE, head)
        walk.stopped = not (infinitive and words.has("open", "nouns", lemma))
        return
    if dep == "advcl":
        _adverbial(walk, here, head)
        return
    if dep == "conj":
        _shared(walk, here, head, negation_counts)
        return
    if head.pos_ in ("VERB", "AUX"):
        _under_verb(walk, here, head, negation_counts)
    elif head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        _under_preposition(walk, here, head, negation_counts)
    elif head.pos_ in ("ADJ", "NOUN", "PROPN") and dep in ("xcomp", "ccomp", "acl", "prep", "advcl"):
        if head.lower_ in _OPEN_ADJECTIVES:
            walk.say(Status.POSSIBLE, head)
        elif dep == "ccomp":
            walk.say(words.status_of("source_nouns", lemma), head)
    elif dep in ("amod", "compound", "poss", "nmod", "nummod"):
        walk.stopped = True


def _claims_rejected(walk: _Walk, noun: Any) -> None:
    """ "denied allegations that", "rejected reports of": what the noun reports is denied by the verb's subject."""
    if status_words().status_of("source_nouns", noun.lemma_.lower()) and noun.dep_ in ("dobj", "nsubjpass"):
        if noun.head.lemma_.lower() in ("deny", "reject", "dismiss", "refute", "dispute", "contradict"):
            walk.say(Status.DENIED, noun.head)
            _speaker_of(walk, noun.head)


def _adverbial(walk: _Walk, here: Any, head: Any) -> None:
    words = status_words()
    mark = next((c for c in here.children if c.dep_ == "mark" or (c.dep_ == "aux" and c.lower_ == "to")), None)
    infinitive = mark is not None and mark.dep_ == "aux"
    lemma = head.lemma_.lower()
    if infinitive and (words.has("demands", "verbs", lemma) or words.has("demands", "verbs_for", lemma)):
        walk.say(Status.REQUESTED, head)
        _speaker_of(walk, head)
    elif infinitive and words.status_of("raising", lemma) and is_passive(head):
        walk.say(words.status_of("raising", lemma), head)
    elif infinitive and head.pos_ == "VERB":
        demand = next(
            (c for c in head.children if c.dep_ == "dobj" and words.has("demands", "nouns_for", c.lemma_.lower())), None
        )
        walk.say(Status.REQUESTED if demand is not None else Status.POSSIBLE, demand or head)
    walk.stopped = not (infinitive and words.status_of("speech", lemma))


def _shared(walk: _Walk, here: Any, head: Any, negation_counts: bool) -> None:
    """What a coordination shares: modals and hedges before the first verb, not its negation."""
    if head.pos_ not in ("VERB", "AUX"):
        if head.pos_ == "NOUN":
            for child in head.children:
                if child.dep_ == "det" and child.lower_ == "no" and negation_counts:
                    walk.say(Status.NEGATED, child)
                elif child.dep_ == "amod":
                    walk.say(status_words().status_of("adjectives", child.lower_), child)
        return
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in here.children) or any(
        c.dep_ == "aux" and c.lower_ not in ("to",) for c in here.children
    ):
        return
    for child in head.children:
        if child.dep_ == "aux" and (
            status_words().has("open", "modals", child.lower_)
            or status_words().has("open", "demand_modals", child.lower_)
        ):
            walk.say(
                Status.REQUESTED if status_words().has("open", "demand_modals", child.lower_) else Status.POSSIBLE,
                child,
            )
        elif child.dep_ == "advmod" and child.i < head.i:
            walk.say(status_words().status_of("adverbs", child.lower_), child)


def _under_verb(walk: _Walk, here: Any, head: Any, negation_counts: bool) -> None:
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in here.children) or (
        dep == "xcomp" and here.tag_ == "VBG"
    )
    if dep in ("ccomp", "xcomp", "csubj", "dobj", "nsubjpass", "nsubj", "parataxis", "oprd"):
        clause = dep in ("ccomp", "xcomp", "parataxis")
        if words.has("open", "negated", lemma) and dep in ("xcomp", "dobj", "ccomp"):
            if lemma not in _STOPPING:  # what is stopped, or should be, did happen
                walk.say(Status.NEGATED if negation_counts else None, head)
            walk.stopped = lemma in _STOPPING
            return
        if lemma == "deny" and dep == "xcomp":
            walk.say(Status.DENIED, head)
            _speaker_of(walk, head)
        elif clause and infinitive and is_passive(head) and words.status_of("raising", lemma):
            walk.say(words.status_of("raising", lemma), head)
        elif clause and lemma in ("appear", "seem"):
            walk.say(Status.ALLEGED, head)
        elif (dep in ("ccomp", "parataxis") and not infinitive) or (clause and infinitive and lemma == "say"):
            _speech(walk, here, head)
        elif (clause and infinitive) or dep == "dobj" or (dep == "nsubjpass" and is_passive(head)):
            if words.has("demands", "verbs", lemma):
                walk.say(Status.REQUESTED, head)
                _speaker_of(walk, head)
            elif words.has("open", "possible", lemma) and (
                clause
                or lemma in ("face", "risk", "await", "fear", "threaten", "plan", "order", "seek", "consider", "avoid")
            ):
                walk.say(Status.POSSIBLE, head)
            elif lemma in ("deny", "refute", "dispute", "reject") and dep == "dobj":
                walk.say(Status.DENIED, head)
                _speaker_of(walk, head)
            elif lemma == "report" and dep in ("dobj", "nsubjpass"):
                walk.say(Status.REPORTED, head)
                _speaker_of(walk, head)
            elif lemma in ("allege", "suspect") and dep in ("dobj", "nsubjpass"):
                walk.say(Status.ALLEGED, head)
                _speaker_of(walk, head)
        elif clause and here.tag_ == "VBN" and lemma in ("want", "need", "demand"):
            walk.say(Status.REQUESTED, head)
    if dep in ("ccomp", "xcomp") or (dep in ("dobj", "nsubjpass") and here.pos_ == "NOUN"):
        before = walk.status
        _own(walk, head, negation_counts and dep == "xcomp")
        if (
            before is Status.ASSERTED
            and walk.status in (Status.REQUESTED, Status.POSSIBLE)
            and words.status_of("speech", lemma)
            and dep == "ccomp"
        ):
            walk.status, walk.cue = before, None


def _speech(walk: _Walk, here: Any, head: Any) -> None:
    """A verb of saying over a clause gives its status and, unless a nearer one did, the speaker."""
    words = status_words()
    lemma = head.lemma_.lower()
    status = words.status_of("speech", lemma) or (words.status_of("raising", lemma) if is_passive(head) else None)
    if status is None:
        return
    if status in ("possible",):
        status = "asserted" if lemma == "warn" else status
    if (
        lemma in ("demand", "urge", "request", "ask", "recommend", "propose", "insist")
        and here.tag_ not in ("VB",)
        and not any(c.lower_ in ("be", "should") for c in here.children)
    ):
        status = "asserted"
    if lemma == "fear" and walk.status is Status.NEGATED:
        walk.status, walk.cue = Status.OPINION, head
    if is_passive(head) and lemma not in ("tell", "inform"):
        walk.say(
            "reported"
            if lemma in ("report", "say", "rumour", "rumor", "understand")
            else status
            if status != "asserted"
            else None,
            head,
        )
        return
    if walk.speaker is None:
        walk.say(status, head)
        _speaker_of(walk, head)
        if walk.speaker is None and status == "asserted" and subjects(head):
            walk.say(Status.REPORTED, head)  # somebody says so, and nobody knows who
    elif status != "asserted":
        walk.say(status, head)


def _speaker_of(walk: _Walk, verb: Any) -> None:
    if walk.speaker is not None:
        return
    for head in by_agent(verb) if is_passive(verb) else subjects(verb):
        found = [
            r for r in walk.linked.referents(walk.block, head) if walk.linked.entities[r.entity].kind is not Kind.PLACE
        ]
        if found:
            walk.speaker = found[0]
            return


def _under_preposition(walk: _Walk, here: Any, head: Any, negation_counts: bool) -> None:
    words = status_words()
    preposition = head.lower_
    over = head.head
    lemma = over.lemma_.lower()
    if preposition == "than" and any(c.lower_ == "rather" for c in head.children):
        walk.say(Status.OPINION, head)  # "rather than putting them behind bars" asks for nothing of the kind
        walk.stopped = True
        return
    if preposition == "without" and negation_counts:
        walk.say(Status.NEGATED, head)
    if preposition == "for" and over != head:
        if (over.pos_ == "VERB" and words.has("demands", "verbs_for", lemma)) or (
            over.pos_ == "NOUN" and words.has("demands", "nouns_for", lemma)
        ):
            walk.say(Status.REQUESTED, over)
            if over.pos_ == "VERB":
                _speaker_of(walk, over)
            walk.stopped = True
            return
    if preposition in ("of", "to", "with", "about", "that") and over.pos_ == "NOUN":
        if words.has("open", "nouns", lemma):
            walk.say(Status.POSSIBLE, over)
        if words.status_of("source_nouns", lemma) and preposition in ("of", "about"):
            walk.say(words.status_of("source_nouns", lemma), over)
            _claims_rejected(walk, over)
    if preposition in ("with", "of") and over.pos_ == "VERB":
        if lemma == "threaten":
            walk.say(Status.POSSIBLE, over)
        elif lemma in ("accuse", "suspect", "charge", "convict"):
            walk.say(Status.ALLEGED, over)
    if preposition in ("to", "for") and over.pos_ == "ADJ" and over.lower_ in _OPEN_ADJECTIVES:
        walk.say(Status.POSSIBLE, over)
    if preposition in (
        "after",
        "before",
        "during",
        "following",
        "since",
        "for",
        "over",
        "despite",
        "in",
        "at",
        "on",
        "by",
        "as",
        "under",
        "from",
    ):
        walk.stopped = True


def _parenthetical(walk: _Walk, token: Any) -> Referent | None:
    """ "..., she said, ..." or "..., the group said.": a verb of saying set off by commas, with nothing of its own below."""
    for verb in token.sent:
        if verb.pos_ != "VERB" or verb == token or not status_words().status_of("speech", verb.lemma_.lower()):
            continue
        if any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None:
            continue
        first = min(subject.left_edge.i, verb.i)
        after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
        if (
            first > token.sent.start
            and verb.doc[first - 1].text in (",", "”", '"', "–")
            and (after is None or after.is_punct)
        ):
            inner = _Walk(walk.linked, walk.block)
            _speaker_of(inner, verb)
            if inner.speaker is not None:
                return inner.speaker
    return None


def _according(walk: _Walk, token: Any) -> Referent | None:
    """ "According to X" or "per X" anywhere in the sentence speaks for its main clause."""
    for word in token.sent:
        if word.lower_ != "according":
            continue
        for to in word.children:
            for head in (c for c in to.children if c.dep_ == "pobj"):
                for candidate in (head, *(c for c in head.children if c.dep_ == "poss")):
                    found = [
                        r
                        for r in walk.linked.referents(walk.block, candidate)
                        if walk.linked.entities[r.entity].kind is not Kind.PLACE
                    ]
                    if found:
                        return found[0]
                if head.pos_ == "NOUN":
                    created = walk.linked.referents(walk.block, head, create=True)
                    if created:
                        return created[0]
    return None


def quotations(linked: Linked) -> list[tuple[int, int, Referent | None]]:
    """Return every quotation of the narrative (start, end, speaker): over sentences, with the verb of saying beside it.

    A quotation without such a verb is by who spoke before in the same paragraph, or in the one before it when the
    paragraph is nothing but the quotation.
    """
    found: list[tuple[int, int, Referent | None]] = []
    last: Referent | None = None
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        spans = _quoted_spans(block.doc.text)
        said: Referent | None = None
        speakers = []
        for token in block.doc:
            if (
                token.pos_ == "VERB"
                and status_words().status_of("speech", token.lemma_.lower())
                and not any(s <= token.idx < e for s, e in spans)
            ):
                walk = _Walk(linked, number)
                _speaker_of(walk, token)
                if walk.speaker is not None:
                    speakers.append((token, walk.speaker))
        for start, end in spans:
            if len(block.doc.text[start:end].split()) < 4:
                continue
            near = [
                (min(abs(t.idx - end), abs(start - t.idx)), t.i, r)
                for t, r in speakers
                if abs(t.idx - end) < 160 or abs(start - t.idx) < 160
            ]
            if near:
                said = min(near, key=lambda n: n[:2])[2]
            speaker = said or (last if start <= 1 else None)
            found.append((block.start + start, block.start + end, speaker))
        if speakers:
            last = said or speakers[-1][1]
    return found


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for i, char in enumerate(text):
        if char == "“" or (char == '"' and start is None):
            start = i
        elif (char == "”" or char == '"') and start is not None:
            spans.append((start, i + 1))
            start = None
    return spans
