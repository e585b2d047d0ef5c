"""The offences named in an accusation, charge, conviction or sentence, in the words of the text."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.lexicon import Lexicon, status_words
from rightsgraph.claims.light_verbs import first_conjunct
from rightsgraph.claims.misreadings import misread_object, subject_of_misread
from rightsgraph.claims.offence_lists import (
    behind_articles,
    behind_colon,
    in_brackets,
    listed_after_including,
    own_modifier,
    quoted,
    without_tail,
)
from rightsgraph.claims.offences import GOVERNED, offences
from rightsgraph.claims.slots import fillers
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import conjuncts, people_words
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["charges_of"]

_PREPOSITIONS = {
    "accusation": ("of", "with", "for"),
    "charging": ("with", "of", "on", "for", "under"),
    "conviction": ("of", "on", "for", "under"),
    "acquittal": ("of", "on", "under"),
    "sentencing": ("for", "on", "over", "under"),
    "trial": ("for",),
    "arrest": ("on", "under", "for"),
    "detention": ("on", "under", "for"),
}
"""By the type of the act: the prepositions after which its offence stands."""

_OF_ACT = frozenset({"for", "on", "in", "at", "after", "over", "during", "by"})
"""What stands before the time, the place or the reason of a conviction."""


def charges_of(match: Match, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the token ranges [start, end) of the offences that a match names, in the order of the text."""
    kinds = _PREPOSITIONS.get(match.trigger.type)
    if kinds is None:
        return ()
    if match.trigger.frame.name == "filed":
        kinds = (*kinds, "for")  # "filed an accusation against A for treason"
    if match.trigger.lemma == "plead":
        kinds = (*kinds, "to")  # "pleaded guilty to charges of theft"
    found: list[tuple[int, int]] = []
    for token in _carriers(match, lexicon):
        listed = behind_colon(token) if token.lemma_.lower() in claim_words().charge_nouns else []
        found.extend(in_brackets(token) or listed or own_modifier(token))
        for child in token.children:
            addressed = child.lower_ == "with" and match.trigger.frame.name == "filed"  # "a complaint with the police"
            if child.dep_ in ("prep", "dative") and child.lower_ in kinds and not addressed:
                laws = behind_articles(child) if child.lower_ in ("under", "of") else []
                found.extend(quoted(child) or laws or _governed(child, match, lexicon))
    if found:
        found.extend(_going_on(match))
    if not found and match.trigger.type == "charging" and match.trigger.part == "verb":
        found.extend(_behind_last(match, lexicon))
    if not found and match.trigger.frame.name == "ground":
        found.extend(_made_up_of(match, lexicon))
    if not found:
        found.extend(_related(match, lexicon))
    if not found and match.trigger.type == "conviction":
        found.extend(list(_fined_for(match)) or _sentenced_for(match, lexicon))
    listed = listed_after_including(match.token) if match.trigger.type in act_types().accusing else []
    if len(listed) > len(found):
        found = listed
    if match.trigger.frame.name == "filed":
        laid = [h.head.i for h in fillers("against", match.token, match.trigger, match.verb) if h.head.dep_ == "prep"]
        found = [(start, min([end, *(i for i in laid if start < i < end)])) for start, end in found]
    stripped = (_stripped(match.token.doc, start, end) for start, end in found)
    return tuple(dict.fromkeys((start, end) for start, end in stripped if start < end))


def _governed(preposition: Any, match: Match, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The offences after a preposition; after "on" and "under" only what is called a charge is one."""
    if preposition.lower_ == "for" and match.trigger.type in act_types().custody:
        yield from _for_deed(preposition, lexicon)
    strict = match.trigger.type in act_types().charged_in_passing or preposition.lower_ in ("on", "under")
    deeds = (
        preposition.lower_ == "for" and match.trigger.type != "arrest"
    )  # "detained for entering the country": what they did, not "for questioning"
    for item in preposition.children:
        listed = [c for c in conjuncts(item) if c != item and c.lemma_.lower() in claim_words().charge_nouns]
        if listed and (several := list(own_modifier(listed[-1]))):
            yield from several  # "on sedition and terrorism charges"
            continue
        if item.dep_ in GOVERNED and item != match.token:
            of_noun = match.trigger.part == "noun" or match.trigger.frame.name == "sought"
            if preposition.lower_ in ("of", "for") and of_noun and _is_somebody(item):
                continue  # "the prosecution of the activist", "a two-year sentence for A"
            if item.lower_ == "questioning" and not any(c.dep_ == "dobj" for c in item.children):
                continue  # "detained for questioning about an article"
            lemma = item.lemma_.lower()
            charged = (c for c in item.children if c.dep_ == "conj" and c.lemma_.lower() in claim_words().charge_nouns)
            if strict and (charge := next(charged, None)) is not None:  # "on sedition and terrorism charges"
                yield from own_modifier(charge)
            done = deeds and (item.dep_ == "pcomp" or lemma in claim_words().generic_offences)
            crime = lemma in claim_words().offences or (item.dep_ == "pcomp" and lemma in claim_words().offending)
            crime = crime or any(c.dep_ == "amod" and _is_of_crime(c) for c in item.children)
            done = done or (preposition.lower_ == "for" and crime)
            yield from offences(item, lexicon, strict=strict and not done)


def _is_of_crime(adjective: Any) -> bool:
    """Whether an adjective makes an offence of what somebody is held for: "unlawful assembly", "suspected arson"."""
    alleged = status_words().status_of("adjectives", adjective.lower_) == "alleged"
    return alleged or adjective.lower_ in claim_words().unlawful


def _going_on(match: Match) -> Iterator[tuple[int, int]]:
    """The further offence of "was convicted of theft and inciting hatred", which the parser hangs on the verb."""
    for child in match.token.children if match.trigger.type in act_types().accusing else ():
        bare = not any(c.dep_ in ("aux", "mark", *SUBJECTS) for c in child.children)
        behind_and = child.left_edge.i > 0 and match.token.doc[child.left_edge.i - 1].lower_ == "and"
        if child.dep_ == "conj" and child.tag_ == "VBG" and bare and behind_and:
            told = (c for c in child.children if c.dep_ == "npadvmod" or (c.dep_ == "prep" and c.lower_ in _OF_ACT))
            stop = min((c.left_edge.i for c in told if c.i > child.i), default=child.right_edge.i + 1)
            yield child.i, without_tail(child.doc, child.i, stop)


def _is_somebody(noun: Any) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or people_words().agent_type(noun) is not None


def _for_deed(preposition: Any, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The deed told of before that people are held for: "detained two men for the killing"."""
    for noun in preposition.children:
        told = {t.type for t in lexicon.triggers.get(("noun", noun.lemma_.lower()), ())}
        more = any(c.dep_ in ("prep", "poss") and c.lower_ != "including" for c in noun.children)
        if noun.dep_ == "pobj" and told & act_types().deeds and not more:
            yield noun.i, noun.i + 1


def _behind_last(match: Match, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The offences of "charged A and B with theft", which the parser hangs on B."""
    for charged in (c for c in match.token.children if c.dep_ == "dobj"):
        for token in charged.subtree:
            if token.dep_ == "prep" and token.lower_ == "with" and token.head.dep_ in ("dobj", "conj"):
                yield from _governed(token, match, lexicon)
                return


def _made_up_of(match: Match, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The offences of "the charges against A included theft and fraud"."""
    verb = match.token.head
    if match.token.dep_ == "nsubj" and verb.lemma_ in ("include", "be"):
        for item in (c for c in verb.children if c.dep_ in ("dobj", "attr") and c.pos_ in ("NOUN", "VERB")):
            yield from offences(item, lexicon, strict=False)


def _related(match: Match, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The offences before "for which he was convicted and sentenced"."""
    top = first_conjunct(match.token)
    if top.dep_ != "relcl" or match.trigger.type not in act_types().penalties:
        return
    for verb in (top, *(c for c in top.children if c.dep_ == "conj")):
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("for", "of") and any(c.tag_ == "WDT" for c in child.children):
                yield from offences(first_conjunct(top.head), lexicon, strict=False)
                return


def _sentenced_for(match: Match, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The offences of "convicted and sentenced Ana Sol to two years in prison for theft"."""
    nouns = claim_words().penalty_nouns
    joined = (c for c in match.token.children if c.dep_ == "conj")
    for verb in (
        c for c in joined if any(t.type == "sentencing" for t in lexicon.triggers.get(("verb", c.lemma_), ()))
    ):
        below = (t for t in verb.subtree if t.i > verb.i and (t.lemma_.lower() in nouns or t.dep_ == "dobj"))
        for token in (verb, *below):
            for preposition in (c for c in token.children if c.dep_ == "prep" and c.lower_ == "for"):
                named = [one for one in _governed(preposition, match, lexicon) if match.token.doc[one[0]].tag_ != "VBG"]
                if named:
                    return named
    return []


def _fined_for(match: Match) -> Iterator[tuple[int, int]]:
    """The offences of 'convicted her and fined her 400 dollars for "false news"', which may hang on the sum."""
    for verb in (c for c in match.token.children if c.dep_ == "conj" and c.lower_ == "fined"):
        over = (verb, *(c for c in verb.children if c.dep_ in ("dobj", "oprd", "npadvmod")))
        for preposition in (c for token in over for c in token.children if c.lower_ == "for" and c.i > verb.i):
            yield from quoted(preposition)
            return


def _carriers(match: Match, lexicon: Lexicon) -> Iterator[Any]:
    """The tokens whose prepositions name the offence: the trigger, its light verb, the charge that is brought."""
    yield match.token
    if match.trigger.particle == "guilty":  # "found the head of X, A, guilty of theft": hangs on A
        yield from (t for o in match.token.children if o.dep_ == "dobj" for t in o.subtree if t.lower_ == "guilty")
    for under in match.token.children if match.trigger.type in act_types().accusing else ():
        if under.lower_ == "under":  # "convicted, under the security law, of spying": hangs on the law, or on "under"
            over = (under, *(c for c in under.children if c.dep_ == "pobj"))
            yield from (o for o in over if any(c.dep_ == "prep" and c.nbor(-1).text == "," for c in o.children))
    yield from _beside(match, lexicon)


def _beside(match: Match, lexicon: Lexicon) -> Iterator[Any]:
    """The tokens beside the trigger whose prepositions may name the offence."""
    misread = misread_object(match.token)
    if misread is not None:
        yield misread
        if subject_of_misread(match.token, misread) is not None:
            yield misread.head
        over = misread if subject_of_misread(match.token, misread) is None else misread.head
        for inner in over.subtree:
            if inner.i > match.token.i and inner.lemma_.lower() in claim_words().penalty_nouns:
                yield inner
    for token in (match.token, match.verb):
        if token is None:
            continue
        named = (c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "nsubj"))
        yield from (c for c in named if c.lemma_.lower() in lexicon.lists["charge-heads"])
        people = (p for c in token.children if c.dep_ == "dobj" for p in (c, *conjuncts(c)))
        yield from (p for p in people if _is_hung_on(p, match) or match.trigger.type in act_types().custody)
    if match.verb is not None:
        yield match.verb
    elif _is_reported(match):
        yield match.token.head  # "reported the arrest of A in Tarn, on charges of theft"
    for child in match.token.children:
        if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp") and child.pos_ == "ADJ":
            yield child  # "found guilty of"
        if match.trigger.type == "sentencing" and child.dep_ in ("prep", "dobj", "oprd", "dative"):
            for inner in child.subtree:  # "sentenced to eight years in prison for X": hangs on the sentence
                if inner.lemma_.lower() in claim_words().penalty_nouns:
                    yield inner


def _is_reported(match: Match) -> bool:
    noun = match.trigger.part == "noun" and match.token.dep_ == "dobj"
    return noun and people_words().speaks_of(match.token.head)


def _is_hung_on(person: Any, match: Match) -> bool:
    """Whether the parser hangs an offence on who is convicted of it: "convicted Ana Sol of incitement"."""
    convicted = match.trigger.part == "verb" and match.trigger.type in ("conviction", "acquittal", "accusation")
    last = max((c.right_edge.i for c in person.children if c.dep_ == "conj"), default=person.i)
    of = (c for c in person.children if c.lower_ == "of")
    after = [c for c in of if c.i == last + 1 or person.doc[c.i - 1].text == ","]  # "Ana Sol, who is 50, of incitement"
    crimes = (p.lemma_.lower() in claim_words().offences for c in after for p in c.children)
    done = any(p.dep_ == "pcomp" and p.pos_ == "VERB" for c in after for p in c.children)  # "of having done too little"
    told = person.ent_type_ == "PERSON" or any(crimes) or (done and match.trigger.type == "accusation")
    return convicted and person.dep_ in ("dobj", "conj") and told and bool(after)


def _stripped(doc: Any, start: int, end: int) -> tuple[int, int]:
    """Leave out quotation marks around an offence, and what joins it to the one before."""
    while start < end and _is_before(doc[start], doc[min(start + 1, end - 1)]):
        start += 1
    while end > start and (doc[end - 1].is_quote or doc[end - 1].text in (",", ".", ";", "”", "“")):
        end -= 1
    return start, end


def _is_before(token: Any, following: Any) -> bool:
    if token.is_quote or token.is_punct or token.dep_ == "cc":
        return True
    if token.dep_ == "amod" and status_words().status_of("adjectives", token.lower_) == "alleged":
        return True  # "for alleged possession of arms": so much a charge says anyway
    return token.lower_ in ("the", "a", "an", "and", "or") and bool(following.is_quote)
