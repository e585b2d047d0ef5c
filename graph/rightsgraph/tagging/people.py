"""People's names that the words beside them tell: cut to the name, passed over by the recogniser, or a place's.

Person verbs, nouns for one human being, particles and honorifics are lists of `data/lexicon/names.toml`.
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import KNOWN, MONTHS, SPREAD, Candidate
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.labels import FINITE
from rightsgraph.tagging.names import name_words, plain

__all__ = [
    "cut_to_name",
    "first_of_two",
    "has_role",
    "is_family_name",
    "is_said_to_be_person",
    "passed_over",
    "places_in_brackets",
    "suffers",
]

_HEADING = frozenset(
    {"director", "chairman", "chairwoman", "chairperson", "founder", "co-founder", "editor", "manager"}
)
"""Nouns for who heads a body, said of a person's name without an article."""

_UNTOLD = frozenset({"", "WORK_OF_ART", "PRODUCT", "NORP"})
"""Entity types of the recogniser under which a person's name may hide."""


def cut_to_name(doc: Any, one: Candidate) -> Candidate:
    """Cut a person's name where ordinary words begin: "monk [Ana Sol]", "[Ana Sol] later", "[Ana Sol] Rinpoche".

    Particles ("bin", "de la") are words of a name, as is a part after a hyphen ("Jong-un").
    """
    if one.kind is not Kind.PERSON:
        return one
    words = name_words()
    if one.end - one.start > 1 and _is_gerund(doc, one):
        one.start += 1  # "Quashing Sol's detention, a judge": no Quashing Sol
    if one.end - one.start > 1 and _asks(doc[one.start]):
        one.start += 1  # "Was Ana Sol murdered?"
    while one.end - one.start > 1 and doc[one.start].lower_ in words.faiths_and_peoples:
        one.start += 1  # "Protestant Ana Sol"
    while one.end - one.start > 1 and _is_plural_for_people(doc[one.start]):
        one.start += 1  # "Monks Ana Sol and Bo Lin called for"
    while one.end - one.start > 1 and doc[one.end - 1].lower_ in words.platforms:
        one.end -= 1  # "Ana Sol Twitter post"
    for i in range(one.start, one.end):
        token = doc[i]
        if token.text == ":" and i + 1 < one.end:
            one.start = i + 1
        elif token.is_alpha and token.is_lower and (i == one.start or doc[i - 1].whitespace_):
            if token.lower_ in words.person_before and i + 1 < one.end:
                one.start = i + 1
            elif i > one.start and token.lower_ not in words.particles:
                one.end = i
                break
    while one.end - one.start > 2 and doc[one.end - 1].lower_ in words.honorifics_after:
        one.end -= 1
    return _with_parts(doc, one)


def _with_parts(doc: Any, one: Candidate) -> Candidate:
    """A person's name with its article and what tells a child from a parent: "al-Sol", "Bo Lin Jr."."""
    words = name_words()
    while one.start > 1 and doc[one.start - 1].text == "-" and doc[one.start - 2].lower_ in words.particles:
        if doc[one.start - 2].whitespace_ or doc[one.start - 1].whitespace_:
            break
        one.start -= 2  # "al-Sol": the article is a part of the name
    if one.end < len(doc) and doc[one.end].is_title and doc[one.end].lower_.rstrip(".") in words.generations:
        one.end += 1
        behind = doc[one.end : one.end + 2]
        if behind.text[:1] == "." and (len(behind) > 1 and (behind[1].text == "," or behind[1].is_lower)):
            one.end += 1  # "Bo Lin Jr., commander of"
    return one


def _is_gerund(doc: Any, one: Candidate) -> bool:
    """Whether a name at the head of a sentence begins with what somebody does, and the rest stands alone elsewhere."""
    first, rest = doc[one.start], doc[one.start + 1 : one.end].text
    gerund = first.is_sent_start and first.lower_.endswith("ing") and len(first) > len("Xi-Ping")
    return bool(gerund and one.end < len(doc) and doc[one.end].tag_ == "POS" and rest.istitle())


def _asks(token: Any) -> bool:
    """Whether a word is the verb with which a question begins."""
    return bool(token.is_sent_start and token.tag_ in FINITE and token.sent[-1].text == "?")


def _is_plural_for_people(token: Any) -> bool:
    plural = token.tag_ in ("NNS", "NNPS") and token.lower_.endswith("s")
    return plural and token.lower_.removesuffix("s") in name_words().person_before


def places_in_brackets(doc: Any, mine: list[Candidate]) -> list[Candidate]:
    """Make places of both names in "Seda (Serthar) county", and one in "Seda county", "in Seda (Serthar)", "Seda AP".

    Known names and names of other kinds stay as they are.
    """
    by_end = {one.end: one for one in mine}
    for one in mine:
        if one.kind is not Kind.PERSON or one.confidence == KNOWN:
            continue
        if _ends_in_abbreviation(doc, one):
            one.kind = Kind.PLACE
            continue
        opened = one.start > 1 and doc[one.start - 1].text == "(" and one.end < len(doc) and doc[one.end].text == ")"
        if _names_place(doc, one.end) or (opened and _names_place(doc, one.end + 1, written=True)):
            one.kind = Kind.PLACE
            before = by_end.get(one.start - 1) if opened else None
            if before is not None and before.confidence < KNOWN:
                before.kind = Kind.PLACE
            continue
        follows = one.end + 3 < len(doc) and doc[one.end].text == "(" and doc[one.end + 2].text == ")"
        within = follows and one.end - one.start == 1 and one.start and doc[one.start - 1].lower_ in ("in", "near")
        if within or (follows and _names_place(doc, one.end + 3, written=True)):
            one.kind = Kind.PLACE
    return mine


def _ends_in_abbreviation(doc: Any, one: Candidate) -> bool:
    """Whether a name ends in the abbreviation of a kind of region, behind a comma or "in": "in Seda TAP"."""
    last = doc[one.end - 1]
    short = last.is_upper and last.is_alpha and 1 < len(last) <= len("XUAR") and not set(last.text) <= set("IVXLC")
    written = one.end - one.start > 1 and not doc[one.start].is_upper and one.start > 0
    return bool(short and written and doc[one.start - 1].lower_ in (",", "in", "of", "and"))


def _names_place(doc: Any, at: int, *, written: bool = False) -> bool:
    """Whether a noun for a kind of place stands at a token; with `written`, after capitalised words too."""
    for token in doc[at : at + (4 if written else 1)]:
        if token.lower_ in name_words().region_nouns:
            return True
        if not token.text[:1].isupper():
            return False
        if token.is_upper and 2 < len(token) < 6:
            return True
    return False


def passed_over(number: int, doc: Any, mine: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the people's names of block `number` that the recogniser passed over and the words beside them tell."""
    taken = {i: one for one in mine for i in range(one.start, one.end)}
    family = {doc[one.start].text for one in mine if one.kind is Kind.PERSON and one.end - one.start > 1}
    for head in doc:
        if head.tag_ != "NNP" or head.i in taken or not _like_name(head):
            continue
        start = head.i
        while start and doc[start - 1].pos_ == "PROPN" and start - 1 not in taken and _like_name(doc[start - 1]):
            start -= 1
        if start == head.i and start > 1 and is_family_name(doc[start - 1]) and start - 1 not in taken:
            start -= 1
        after = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if after is not None and after.pos_ == "PROPN" and after.text[:1].isupper():
            continue  # cut inside some other name
        if head.i - start > 3 or gazetteer.known(doc[start : head.i + 1].text) or gazetteer.country_of(head.text):
            continue
        before = doc[start - 1] if start else None
        called = before is not None and before.tag_ in ("NN", "NNP") and before.text in name_words().person_before
        called = called or (before is not None and head.i > start and _is_plural_for_people(before))
        if not called and any(c.dep_ in ("det", "poss", "nummod") for c in head.children):
            continue
        if head.ent_type_ == "NORP" and (
            start == head.i or any(_of_people(t, gazetteer) for t in doc[start : head.i + 1])
        ):
            continue
        if (
            called
            or suffers(first_of_two(head), alone=start == head.i and head.text not in family)
            or is_said_to_be_person(head)
        ):
            yield Candidate(number, start, head.i + 1, Kind.PERSON, SPREAD)


def is_family_name(token: Any) -> bool:
    """Return whether a small word has the capital of a name inside a sentence: "detained You Conglin", "accused An"."""
    if not (token.pos_ == "PRON" or token.text == "An") or not token.is_title or len(token) == 1:
        return False
    return bool(not token.is_sent_start and token.nbor(-1).is_alpha and token.nbor(-1).is_lower)


def _of_people(token: Any, gazetteer: Gazetteer) -> bool:
    """Whether a word names a people ("Kurdish") and no person."""
    return plain(token.text) in gazetteer.demonyms or token.lower_.endswith(("ish", "ese", "ist", "ic"))


def first_of_two(token: Any) -> Any:
    """Return the name with which a coordination of two names starts."""
    return token.head if token.dep_ == "conj" and token.head.pos_ == "PROPN" else token


def _like_name(token: Any) -> bool:
    words = name_words()
    return bool(
        token.is_title
        and token.is_alpha
        and len(token) > 1
        and token.ent_type_ in _UNTOLD
        and token.lower_ not in words.titles | words.person_before | words.generic_organisations | MONTHS
        and token.lower_ not in words.organisation_heads | words.place_heads
    )


def suffers(root: Any, *, alone: bool = False) -> bool:
    """Return whether something is done to a noun that is done to human beings only.

    Of a name of one word (`alone`) what is done to companies too, such as convicting, tells nothing.
    """
    words = name_words()
    governor = root.head
    verbs = words.person_verbs - words.body_verbs if alone else words.person_verbs
    if root.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in verbs:
        return True
    if root.dep_ == "poss" and not alone and governor.tag_ == "NN" and governor.lower_ in words.person_nouns:
        return True  # "Ana Sol's trial"
    if root.dep_ == "dobj" and governor.lemma_ == "take":  # "took into custody Ana Sol"
        into = (p for c in governor.children if c.dep_ == "prep" and c.lower_ == "into" for p in c.children)
        return any(p.lower_ == "custody" for p in into)
    if root.dep_ == "pobj" and governor.lower_ == "of" and governor.head.lemma_.lower() in words.person_nouns:
        return True
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in verbs for c in root.children)


def _is_age(token: Any) -> bool:
    """Whether a number between commas behind a name can only be an age."""
    age = token.is_digit and len(token) == len("45") and token.text[0] != "0"
    after = token.i + 1
    return bool(age and token.doc[token.i - 1].text == "," and after < len(token.doc) and token.doc[after].text in ",.")


def has_role(root: Any) -> bool:
    """Return whether a name of several words is said to head a body: "Bo Lin, director of the institute"."""
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in root.children)
    said = (c for c in root.children if c.dep_ == "appos" and c.i > root.i and c.tag_ == "NN")
    return named and any(c.lower_ in _HEADING and not any(d.dep_ in ("det", "poss") for d in c.children) for c in said)


def is_said_to_be_person(root: Any) -> bool:
    """Return whether a noun for one human being is said of a name, or stands in its family.

    "Ana, a nun of", "Ana was a nun", "Ana was one of the nuns", "Ana's wife"; so does an age: "Ana Sol, 45, of".
    """
    words = name_words()
    if any(_is_age(c) for c in root.children if c.i == root.i + 2):
        return True
    if root.dep_ == "poss" and root.head.lemma_.lower() in words.family_nouns:
        return True
    if any(
        c.dep_ == "appos" and c.i > root.i and c.tag_ == "NN" and c.lower_ in words.person_before for c in root.children
    ):
        return True
    if root.dep_ != "nsubj" or root.head.lemma_ != "be":
        return False
    for said in (c for c in root.head.children if c.dep_ == "attr"):
        if said.tag_ == "NN" and said.lower_ in words.person_before:
            return True
        if said.lower_ == "one":
            of = (p for c in said.children if c.lower_ == "of" for p in c.children)
            return any(p.lemma_.lower() in words.person_before for p in of)
    return False
