"""The tree around a verb of custody, set right where the words leave no doubt who took in whom.

"Detained" read as an adjective of whom they detained, or whom they detained as the subject of what follows.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS
from rightsgraph.tagging.leads import DATING, RELATIVE, names_day
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["BEHIND", "WITH_OF", "CustodyTree"]

BEHIND = {
    **dict.fromkeys(("custody", "detention"), ("into", "in")),
    **dict.fromkeys(("charge", "trial", "warrant"), ("without",)),
}
"""Nouns that may part a verb from its object, and what stands before them."""

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
_LEFT_OF_NOUN = _BEFORE_NOUN | {"det", "nummod", "poss", "quantmod", "npadvmod"}
_HARDLY_NAMES = frozenset({"advmod", "npadvmod", "acomp", "dep"})
_OF_VERBS = frozenset({"on", "for", "to", "at", "during", "after", "since", "until", "without", "under", "from"})
WITH_OF = frozenset({"suspect", "accuse"})
"""Verbs that tell of what by "of" alone: "suspected the monks of involvement"."""

_BEFORE_NUMBERS = frozenset("at least most about around approximately over nearly some more than up to".split())
_FEW = 3
"""Words before a number at most: "at least 22"."""

_FURTHEST = 60
"""Tokens from a verb back to its subject at most."""


class CustodyTree(Tree):
    """A tree with what is known of officials who take people in."""

    def free_object(self, custody: Any) -> None:
        """Give "took into custody Ana Sol" its object, which the parser hangs on "custody" or runs together with it.

        So with "arrested without charge Ana Sol".
        """
        into = custody.nbor(-1)
        verb, behind = into.head, custody.i + 1
        wanted = name_words().custody_verbs if into.lower_ == "without" else ("take",)
        if verb.lemma_.lower() not in wanted or behind >= len(self.doc):
            return
        own = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if own is not None and own.left_edge.i > behind and self.doc[behind].pos_ == "PROPN":
            self.set(own.i, verb.i, "dep")  # "took into custody Ana, a nun of Tarn (or “Tarna”) village"
            own = None
        if own is not None:
            if custody.dep_ in _BEFORE_NOUN and own.is_ancestor(custody):
                self.set(custody.i, into.i, "pobj")
            return
        thing = self.doc[behind]
        if thing.lower_ in _BEFORE_NUMBERS and thing.tag_ == "IN" and thing.nbor().like_num:
            thing = thing.nbor()  # "took into custody over 30 nuns"
        while thing.dep_ in _LEFT_OF_NOUN and thing.head.i > thing.i:
            thing = thing.head
        if (
            thing.dep_ in SUBJECTS
            or thing.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "X")
            or thing.head not in (custody, into, verb, self.doc[behind])
        ):
            return
        self.set(thing.i, verb.i, "dobj")
        if thing.head.i == behind:
            self.set(behind, behind + 1, "quantmod")
        if thing.is_ancestor(custody):
            self.set(custody.i, into.i, "pobj")

    def mend(self, verb: Any) -> None:
        """Set the tree right around an act whose subject and object are plain from the words, and not in the tree."""
        self._free_place(verb)
        if any(c.dep_ in ("aux", "auxpass", "nsubjpass") for c in verb.children):
            return
        subject = self._subject(verb)
        if subject is None:
            return
        own = next((self.doc[i] for i in self.children(verb.i) if self.labels[i] == "dobj"), None)
        if own is not None and not (verb.dep_ == "acl" and _is_in_date(subject)):
            return
        thing = own or self._object(verb)
        if thing is None:
            return
        self.free_date(subject)
        if thing.pos_ == "PROPN" and thing.head == verb and thing.dep_ in _HARDLY_NAMES:
            self._take_name(verb, thing)
        elif verb.dep_ in ("ROOT", "conj", "ccomp") and verb.i == self.heads[verb.i]:
            self._take_object(verb, subject, thing)
        elif verb.dep_ in ("amod", "acl", "ROOT"):
            self._lift(verb, subject, thing)

    def free_date(self, officials: Any) -> None:
        """Give a preposition back its date that was read as part of who acts then."""
        day = next((c for c in officials.lefts if c.lower_ in MONTHS), None)
        if day is None or officials.dep_ != "pobj":
            return
        self.set(day.i, officials.head.i, "pobj")
        for number in officials.lefts:
            if number.is_digit and number.i < day.i + 2:
                self.set(number.i, day.i, "nummod")

    def _free_place(self, verb: Any) -> None:
        """Give an act its authority where its place was read as the subject: "police in Tarn, Kupa province detain"."""
        own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        if not own or not all(c.lower_ in name_words().region_nouns for c in own):
            return
        authority = self._subject(verb)
        if authority is None or authority in own or authority.nbor(1).lower_ not in ("in", "from", "of", "at"):
            return
        self.set(authority.i, verb.i, "nsubj")
        for place in own:
            self.set(place.i, authority.i, "appos")

    def _subject(self, verb: Any) -> Any | None:
        """The authority in front of a verb, with nothing but its places, commas and adverbs between."""
        words = name_words()
        own = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        before = verb.nbor(-1) if verb.i > verb.sent.start else None
        while before is not None and before.tag_ == "RB" and before.i > verb.sent.start:
            before = before.nbor(-1)
        if before is None or not (before.pos_ in ("NOUN", "PROPN") or before.text in (",", ")")):
            return None
        aside = before.text == ","  # "officers from the Office, which keeps the peace, detained A"
        for token in reversed(self.doc[max(verb.sent.start, verb.i - _FURTHEST) : verb.i]):
            verbal = (token.tag_ in FINITE or token.tag_ in ("VBG", "TO")) and not _names_region(token)
            if aside and "relcl" in (token.dep_, token.head.dep_) and (verbal or token.lower_ in RELATIVE):
                continue
            if verbal or token.lower_ in RELATIVE or token.text in ".;:":
                return None
            plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in words.authority_nouns
            if plural and token.lower_ in words.authority_nouns and token.dep_ not in _BEFORE_NOUN:
                if token.dep_ in SUBJECTS and token.head.i not in (verb.i, verb.head.i) and token.head.tag_ in FINITE:
                    return None
                freed = token.dep_ != "pobj" or token.head.lower_ in words.sentence_leads or _is_in_date(token)
                return token if freed else own
        return None

    def _object(self, verb: Any) -> Any | None:
        """The head of the noun phrase right behind a verb."""
        first = verb.i + 1
        while first + 1 < len(self.doc) and self.doc[first].lower_ in _BEFORE_NUMBERS and first - verb.i <= _FEW:
            first += 1  # "detained at least 22 nuns"
        if first >= len(self.doc) or (first > verb.i + 1 and not self.doc[first].like_num):
            return None
        head = self.doc[first]
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "X", "VERB"):
            return None
        while head.dep_ in _LEFT_OF_NOUN and head.head.i > head.i:
            head = head.head
        noun = head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X") or head.ent_type_ == "PERSON"
        return head if noun and head.i > verb.i else None

    def _take_name(self, verb: Any, first: Any) -> None:
        """Make the name right behind a verb its object, where its words were read as adverbs: "detained Bo Lin"."""
        last = first
        while last.nbor().pos_ == "PROPN" and last.nbor().head == verb and last.nbor().dep_ in _HARDLY_NAMES:
            last = last.nbor()
        for i in range(first.i, last.i):
            self.set(i, last.i, "compound")
        self.set(last.i, verb.i, "dobj")

    def _take_object(self, verb: Any, subject: Any, thing: Any) -> None:
        """Give a verb the object that was read as a subject, or that of what follows: "held A, believed to be"."""
        over = thing.head
        if thing.dep_ in SUBJECTS and over == verb and thing.i > verb.i:
            self.set(thing.i, verb.i, "dobj")  # "according to A, B, and C, police in Tarn, detained Ana Sol"
            self.set(subject.i, verb.i, "nsubj")
            return
        own = any(c.dep_ in SUBJECTS and c != thing for c in over.children)
        if own and thing.dep_ in SUBJECTS and over.i > thing.i:
            self.set(thing.i, verb.i, "dobj")  # "detained Ana Sol, when she asked about letters they had sent"
            return
        if thing.dep_ not in SUBJECTS or over.i < thing.i or over.tag_ not in (*PAST, "VBG"):
            return
        between = self.doc[thing.i + 1 : over.i]
        if any(t.tag_ in FINITE for t in between):
            return
        if over.dep_ == "ccomp" and over.head == verb and not over.text[:1].isupper():
            self._part(verb, thing, over)
            return
        if not any(t.text in (",", "(", "”", '"') for t in between):
            return
        if not (over.dep_ in ("advcl", "ccomp", "dep", "conj") or self.heads[over.i] == over.i):
            return
        self.set(thing.i, verb.i, "dobj")
        if over.tag_ == "VBG":
            self.set(over.i, verb.i, "advcl")
        else:
            self.set(over.i, thing.i, "acl")
            self.tags[over.i] = "VBN"
        self._take_days(verb, [over.i], verb.i)

    def _part(self, verb: Any, thing: Any, over: Any) -> None:
        """Part an act from what was read as what it says: "held nine nuns gathered in", "held A, searched it"."""
        helped = any(c.dep_ in ("aux", "auxpass", "mark") for c in over.children)
        if helped:
            return
        before = self.doc[over.i - 1]
        before = self.doc[over.i - 2] if before.is_quote else before
        goes_on = before.text == "," and any(c.dep_ == "dobj" for c in over.children)
        self.set(thing.i, verb.i, "dobj")
        self.set(over.i, verb.i if goes_on else thing.i, "conj" if goes_on else "acl")
        self.tags[over.i] = "VBD" if goes_on else over.tag_ if over.tag_ == "VBG" else "VBN"

    def _lift(self, verb: Any, subject: Any, thing: Any) -> None:
        """Make a verb that was read as an adjective of its object the root of its sentence."""
        root = self.root(verb.i)
        self.set(verb.i, verb.i, "ROOT")
        self.tags[verb.i] = "VBD"
        for before in range(verb.sent.start, verb.i):
            if self.doc[before].tag_ == "RB" and self.heads[before] == thing.i:
                self.set(before, verb.i, "advmod")
        over = thing.head
        labelled = thing.dep_
        self.heads[thing.i], self.labels[thing.i] = verb.i, "dobj"
        if labelled in SUBJECTS and over.i > thing.i and over.i != verb.i:
            self.heads[over.i], self.labels[over.i] = verb.i, "prep" if over.tag_ in ("IN", "TO") else "advcl"
        if root not in (verb.i, thing.i) and self.heads[root] == root:
            governs = self.doc[root].lower_ in name_words().sentence_leads or self.doc[root].tag_ == "IN"
            self.heads[root], self.labels[root] = verb.i, "prep" if governs else "dep"
        self.heads[subject.i], self.labels[subject.i] = verb.i, "nsubj"
        self._take_days(verb, [subject.i, root, *self.children(root)], verb.i)
        for holder in sorted(h for h in {subject.i, root} if h < verb.i):
            for behind in [i for i in self.children(holder) if i > thing.i]:
                self.set(behind, verb.i, self.labels[behind])
        for child in thing.rights:
            mine = child.lower_ in _OF_VERBS or (child.lower_ == "of" and verb.lemma_.lower() in WITH_OF)
            if child.dep_ == "prep" and self.heads[child.i] == thing.i and mine:
                self.set(child.i, verb.i, "prep")

    def _take_days(self, verb: Any, holders: list[int], near: int) -> None:
        """Hang on a verb the dated phrases between commas that hang on what stands around it."""
        for holder in holders:
            for child in tuple(self.children(holder)):
                token = self.doc[child]
                if token.dep_ != "prep" or token.lower_ not in DATING or not names_day(self.doc, child + 1):
                    continue
                if child == self.doc[near].sent.start or self.doc[child - 1].text in (",", ")", "”", '"'):
                    self.set(child, verb.i, "prep")


def _names_region(token: Any) -> bool:
    """Whether a word read as a verb is the name of a region, by its capital and the noun behind: "Kaping district"."""
    return bool(
        token.text[:1].isupper() and not token.is_sent_start and token.nbor().lower_ in name_words().region_nouns
    )


def _is_in_date(noun: Any) -> bool:
    """Whether those who act were read as part of the date that opens the sentence: "In May [police in Tarn] held"."""
    over = noun.head
    if over.i != noun.sent.start or over.lower_ not in DATING:
        return False
    month = any(c.lower_ in MONTHS and c.i == over.i + 1 for c in noun.lefts)
    return month or any(c.dep_ == "pobj" and c.i < noun.i and names_day(noun.doc, over.i + 1) for c in over.children)
