"""Candidates of one paragraph corrected by the words beside them: cut names, wrong kinds, lists of one kind."""

from collections import Counter
from dataclasses import replace
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import KNOWN, MONTHS, SPREAD, Candidate
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.people import first_of_two, has_role, is_said_to_be_person, suffers

__all__ = ["by_head", "by_verb", "in_lists", "stretched", "with_last_name"]


_PRONOUNS_AND_NAMES = frozenset({"He", "You", "She"})
_NUMBERING = frozenset({"no", "nr", "number"})


def stretched(doc: Any, one: Candidate, others: list[Candidate], gazetteer: Gazetteer) -> Candidate:
    """Return a candidate with the words that the recogniser cut from its name, itself where none is missing."""
    if one.confidence == KNOWN:
        return one
    taken = {i for other in others if other is not one for i in range(other.start, other.end)}
    return (
        _to_the_head(doc, one, taken, gazetteer)
        or _from_the_first_name(doc, one, taken, gazetteer)
        or _to_the_place(doc, one, others)
        or _with_number(doc, one, taken)
        or one
    )


def _to_the_head(doc: Any, one: Candidate, taken: set[int], gazetteer: Gazetteer) -> Candidate | None:
    """Complete a name whose last word is cut: "Nazanin" + "Zaghari-Ratcliffe"."""
    end = one.end
    head = doc[one.start : end].root.head
    cut = doc[end - 1].dep_ == "compound" and head.pos_ == "PROPN" and end <= head.i <= end + 3
    if not cut or taken & set(range(end, head.i + 1)) or _behind_number(doc, head.i) is not None:
        return None
    words = name_words()
    between = doc[end : head.i + 1]
    if head.lower_ in words.organisation_heads | words.place_heads | words.role_words or not all(
        t.text[:1].isupper() or t.text in ("-", "–") for t in between
    ):
        return None
    double_name = one.kind is Kind.PLACE and "-" in between.text and not gazetteer.known(doc[one.start : end].text)
    return replace(one, end=head.i + 1, kind=Kind.PERSON if double_name else one.kind)


def with_last_name(doc: Any, one: Candidate, others: list[Candidate]) -> Candidate:
    """Return a person's name of one word with its last word, where that is read as a verb: "Yuan" + "Xinting"."""
    last = one.end
    if one.kind is not Kind.PERSON or one.end - one.start != 1 or last >= len(doc):
        return one
    if any(other.start <= last < other.end for other in others):
        return one
    token, words = doc[last], name_words()
    written_as_name = token.is_alpha and token.text[:1].isupper() and token.text[1:].islower()
    read_as_verb = token.tag_ in ("VBG", "VBD", "VBN", "VBZ", "VBP", "VB", "JJ", "RB")
    ordinary = words.calendar_words | words.titles | words.role_words | words.not_in_names
    if not (written_as_name and read_as_verb and doc[last - 1].whitespace_) or token.lower_ in ordinary:
        return one
    return replace(one, end=last + 1)


def _from_the_first_name(doc: Any, one: Candidate, taken: set[int], gazetteer: Gazetteer) -> Candidate | None:
    """Complete a person's name whose first word is cut: "Narges" + "Mohammadi"."""
    start = one.start
    if one.kind is not Kind.PERSON or one.end - start != 1 or not start or doc[start].is_sent_start:
        return None
    before = doc[start - 1]
    if before.text in _PRONOUNS_AND_NAMES and before.pos_ == "PRON":
        return replace(one, start=start - 1)  # "He Weidan was held": no pronoun stands right before a name
    written_as_name = before.text[:1].isupper() and before.text[1:].islower() and before.is_alpha
    if (
        written_as_name
        and not before.is_sent_start
        and before.i not in taken
        and before.lower_ not in name_words().titles | MONTHS
        and before.pos_ != "NOUN"
        and not gazetteer.country_of(before.text)
        and not before.ent_type_
    ):
        return replace(one, start=start - 1)
    return None


def _to_the_place(doc: Any, one: Candidate, others: list[Candidate]) -> Candidate | None:
    """Complete "Court of" with the place after it, or cut the preposition that nothing follows."""
    end = one.end
    if one.kind is not Kind.ORGANISATION or doc[end - 1].lower_ not in ("of", "for"):
        return None
    for other in others:
        beside = other.kind is Kind.PLACE and other.start in (end, end + 1)
        if beside and doc[end : other.start].text.lower() in ("", "the"):
            return replace(one, end=other.end)
    return replace(one, end=end - 1)


def _with_number(doc: Any, one: Candidate, taken: set[int]) -> Candidate | None:
    """Complete a name with a number in it: "Lima No. 2" + "Criminal Court", "Lima" + "No. 2 Prison"."""
    heads = name_words().organisation_heads | name_words().place_heads
    number = _number_before(doc, one.start + (doc[one.start].is_digit and one.end - one.start > 1))
    if number is not None and one.kind is not Kind.PERSON and _head_at(doc, one.end - 1) & heads:
        while number and _is_capitalised(doc[number - 1]) and not doc[number - 1].is_sent_start:
            number -= 1
        return replace(one, start=number)
    end = _behind_number(doc, one.end)
    if end is None or one.kind is Kind.PERSON:
        return None
    if _head_at(doc, one.end - 1) & heads:
        return replace(one, end=end)  # "Kano Prison No. 2"
    while end < len(doc) and end not in taken and (_is_capitalised(doc[end]) or doc[end].text in ("'s", "’s")):
        end += 1
    return replace(one, end=end) if _head_at(doc, end - 1) & heads else None


def _behind_number(doc: Any, start: int) -> int | None:
    """Where "No. 2" ends that begins at a token, or None."""
    if start >= len(doc) or doc[start].lower_.rstrip(".") not in _NUMBERING:
        return None
    number = start + 1 + (start + 1 < len(doc) and doc[start + 1].text == ".")
    return number + 1 if number < len(doc) and doc[number].is_digit else None


def _number_before(doc: Any, start: int) -> int | None:
    """Where "No. 2" begins that ends right before a token, or None."""
    if start < len(("No.", "2")) or not doc[start - 1].is_digit:
        return None
    number = start - 2 if doc[start - 2].text != "." else start - 3
    return number if number >= 0 and doc[number].lower_.rstrip(".") in _NUMBERING else None


def _head_at(doc: Any, last: int) -> set[str]:
    return {doc[last].lower_, doc[max(0, last - 1) : last + 1].text.lower()}


def _is_capitalised(token: Any) -> bool:
    return bool(token.text[:1].isupper() and token.is_alpha)


def by_head(doc: Any, one: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Return a candidate with the kind that the head of its name tells ("Evin Prison", "Court of Appeal")."""
    words = name_words()
    if one.end - one.start < 2 or gazetteer.known(doc[one.start : one.end].text):
        return one
    last = doc[one.end - 1].lower_
    of = next((t.i for t in doc[one.start + 1 : one.end] if t.lower_ in ("of", "for", "against", "on")), one.start)
    if of > one.start and doc[of - 1].lower_ in words.organisation_heads:
        return replace(one, kind=Kind.ORGANISATION)
    if f"{doc[one.end - 2].lower_} {last}" in words.place_heads or last in words.place_heads:
        return replace(one, kind=Kind.PLACE)
    if last in words.organisation_heads:
        return replace(one, kind=Kind.ORGANISATION)
    return one


def by_verb(doc: Any, one: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Return a candidate with the kind that its place in the clause tells.

    A name of two to four words that is arrested, freed or jailed is a person's; a short name after "in" is a place's.
    """
    if one.kind is Kind.PERSON:
        return replace(one, kind=Kind.PLACE, confidence=SPREAD) if _stands_in(doc, one) else one
    if one.end - one.start > 4 or one.confidence == KNOWN:
        return one
    span = doc[one.start : one.end]
    if gazetteer.known(span.text) or not all(t.text[:1].isupper() for t in span):
        return one
    words = name_words()
    if span[-1].lower_ in words.organisation_heads | words.place_heads or span[0].lower_ in words.organisation_heads:
        return one
    told = (
        suffers(first_of_two(span.root), alone=len(span) == 1)
        or is_said_to_be_person(span.root)
        or _is_described(doc, one)
        or (one.kind is Kind.PLACE and has_role(span.root))
    )
    return replace(one, kind=Kind.PERSON, confidence=SPREAD) if told else one


def _stands_in(doc: Any, one: Candidate) -> bool:
    """Whether a name of one to three words is governed by "in" or "near" as places are."""
    last = doc[one.end - 1]
    preposition = last.head
    return (
        one.end - one.start <= 3
        and last.dep_ == "pobj"
        and preposition.lower_ in ("in", "near")
        and preposition.i == one.start - 1
        and preposition.head.lemma_.lower() not in name_words().trust_words
        and not any(c.dep_ in ("relcl", "appos") for c in last.children)
    )


def _is_described(doc: Any, one: Candidate) -> bool:
    """Whether a noun for one human being stands right before a name ("monk Yudrum")."""
    before = doc[one.start - 1] if one.start else None
    if before is None or not before.text.islower():
        return False
    if before.text in name_words().person_before:
        return True
    listed = one.end < len(doc) and doc[one.end].text in (",", "(", "and")  # "monks Ana, Bo and Eva"
    several = before.tag_ == "NNS" and before.lemma_ in name_words().person_before
    return several and (one.end - one.start > 1 or listed)


def in_lists(number: int, doc: Any, mine: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, the members of a list of three or more of one kind, with those that were passed over."""
    at = {i: one for one in mine for i in range(one.start, one.end)}
    done: set[int] = set()
    for token in doc:
        if not token.children or token.i in done or (token.dep_ == "conj" and token.head.pos_ == "PROPN"):
            continue
        heads = [t for t in _list_of(token) if t.pos_ in ("PROPN", "X") or t.i in at]
        members = [t for t in heads if t == token or t.dep_ == "conj"]
        if len(members) < 3:
            continue
        done.update(t.i for t in members)
        kind = _kind_of_list([at[t.i] for t in members if t.i in at], len(members))
        first = at.get(members[0].i)
        if (
            first is not None
            and first.kind is Kind.PERSON
            and (first.confidence == SPREAD or _is_of_people(doc, first))
        ):
            kind = Kind.PERSON  # told by the noun or verb beside the first: "monks Ana, Bo and Eva"
        if kind is None:
            continue
        for head in members:
            one = at.get(head.i)
            if one is not None:
                told = one.kind is Kind.PERSON and is_said_to_be_person(head)  # "X News, and Ana Sol, a nun, was"
                if not told and one.confidence < KNOWN and not gazetteer.known(doc[one.start : one.end].text):
                    one.kind = kind
            elif head.text[:1].isupper() and not head.is_sent_start:
                start = min((t.i for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"), default=head.i)
                mine.append(Candidate(number, start, head.i + 1, kind, SPREAD))
    return mine


def _is_of_people(doc: Any, first: Candidate) -> bool:
    """Whether a plural noun for human beings stands right before the first name of a list: "males Ana, Bo and Eva"."""
    before = doc[max(0, first.start - 1)]
    plural = first.start and before.tag_ == "NNS" and before.text.endswith("s")
    return bool(plural) and before.lower_.removesuffix("s") in name_words().person_before


def _list_of(token: Any) -> list[Any]:
    """Return the heads of a coordination that starts at `token`, in order."""
    heads, todo = [], [token]
    while todo:
        head = todo.pop()
        heads.append(head)
        todo.extend(c for c in head.children if c.dep_ in ("conj", "appos") and c.pos_ in ("PROPN", "NOUN", "X"))
    return sorted(heads, key=lambda t: t.i)


def _kind_of_list(names: list[Candidate], members: int) -> Kind | None:
    """Return the kind of at least half the members of a list and of no fewer than two, or None.

    A known place has no vote: "Ana, Bo and Kenya" is no list of places.
    """
    votes = Counter(one.kind for one in names if one.confidence < KNOWN or one.kind is not Kind.PLACE)
    if not votes:
        return None
    kind, most = votes.most_common(1)[0]
    return kind if most * 2 >= members and most >= 2 else None
