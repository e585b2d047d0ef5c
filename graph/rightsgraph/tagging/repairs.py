"""Sentences that the parser takes apart, put together: "officials in Tarn county, Khatlon province, detained A".

Long sentences that name their sources, a day and several places before the verb are often read without it: "detained"
as an adjective of whom they detained, or whom they detained as the subject of what follows. Where the words leave no
doubt who did it to whom, the tree is set right: the verb heads the sentence, the authority is its subject, the person
its object, and the day in front of it its own. All else stays as parsed.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.cuts import join_cut
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.leads import DATING, FINITE, RELATIVE, leads, main_clause, names_day
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.nounverbs import with_nouns_for_people
from rightsgraph.tagging.pairs import with_pairs
from rightsgraph.tagging.participles import with_past_tenses
from rightsgraph.tagging.rows import with_rows
from rightsgraph.tagging.rumours import with_reported_clauses
from rightsgraph.tagging.shootings import with_news_phrases
from rightsgraph.tagging.slips import without_slips
from rightsgraph.tagging.subjunctives import with_verbs_freed
from rightsgraph.tagging.trees import Tree

__all__ = ["repaired"]

_PAST = frozenset({"VBD", "VBN"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
_LEFT_OF_NOUN = _BEFORE_NOUN | {"det", "nummod", "poss", "quantmod", "npadvmod"}
_OF_VERBS = frozenset({"on", "for", "to", "at", "during", "after", "since", "until", "without", "under", "from"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})
_WITH_OF = frozenset({"convict", "accuse", "acquit"})
"""Verbs whose "of" tells what for; after others it is of the person: "detained student A of B University"."""

_FURTHEST = 60
"""Tokens from a verb back to its subject at most."""


def repaired(doc: Any) -> Any:
    """Return the Doc with its trees set right; tags and trees only, so every token stays where it is."""
    doc = with_rows(with_reported_clauses(with_news_phrases(without_slips(doc))))
    doc = with_verbs_freed(with_pairs(with_past_tenses(with_nouns_for_people(doc))))
    strings, custody_verbs, held = doc.vocab.strings, name_words().custody_verbs, ("custody", "detention")
    dating, holding, past = (frozenset(map(strings.add, words)) for words in (DATING, held, _PAST))
    prep, of, relcl, ccomp = (strings[word] for word in ("prep", "of", "relcl", "ccomp"))
    tree, verbs = _Tree(doc), []
    rows = doc.to_array(["LOWER", "DEP", "TAG"]).tolist()
    leading = frozenset(map(strings.add, name_words().sentence_leads))
    for lead in leads(doc) if any(row[0] in leading for row in rows) else ():
        tree.join_lead(lead)
        tree.keep_sources(lead)
    for i, (lower, dep, tag) in enumerate(rows):
        if dep == prep and lower in dating and doc[i].head.pos_ == "VERB":
            tree.free_subject(doc[i])
        elif dep == prep and lower == of:
            tree.free_charge(doc[i])
        elif dep == relcl:
            tree.free_relative(doc[i])
        elif dep == ccomp:
            tree.free_participle(doc[i])
        elif lower in holding and i > 1 and doc[i - 1].lower_ in ("into", "in"):
            tree.free_object(doc[i])
        if tag in past:
            verbs.append(i)
    for start in tree.starts[1:]:
        join_cut(tree, start)
    for i in verbs:
        if doc[i].lemma_.lower() in custody_verbs:
            tree.mend(doc[i])
    return tree.done()


class _Tree(Tree):
    """A tree with what is known of officials who take people in."""

    def join_lead(self, lead: Any) -> None:
        """Hang the sources that were parsed apart on the verb of the sentence behind them."""
        begin = next((i for i in self.starts if i > lead.i), None)
        if begin is None or self.doc[begin - 1].text != ",":
            return
        main = self.root(begin)
        for i in range(lead.i, begin):
            if self.heads[i] == i:
                self.set(i, main, "prep" if i == lead.i else "punct" if self.doc[i].is_punct else "dep")

    def keep_sources(self, lead: Any) -> None:
        """Hang on the lead the last of its sources that was read as a second subject: "According to A, B and C, on"."""
        begin = main_clause(self.doc, lead.i)
        if begin is None or self.doc[begin].lower_ not in DATING or not names_day(self.doc, begin + 1):
            return
        for i in range(lead.i + 1, begin):
            verb = self.heads[i]
            if self.labels[i] != "nsubj" or verb < begin or self.doc[i].lower_ in name_words().authority_nouns:
                continue
            if any(begin <= c < verb and self.labels[c] in SUBJECTS for c in self.children(verb)):
                self.set(i, lead.i, "dep")

    def free_subject(self, preposition: Any) -> None:
        """Give a verb the subject that was read as one more object of "on": "On 3 May 2010, [fifty nuns] set out"."""
        verb = preposition.head
        inside = [c for c in preposition.children if c.dep_ == "pobj"]
        if len(inside) == 1 and inside[0].i < verb.i and not any(c.dep_ in SUBJECTS for c in verb.children):
            self._free_officials(preposition, inside[0], verb)
        if len(inside) != 2 or any(c.dep_ in SUBJECTS for c in verb.children) or inside[1].i > verb.i:
            return
        day, subject = inside
        first = subject.left_edge
        if not (day.lower_ in MONTHS or day.is_digit) or first.i == 0 or first.nbor(-1).text != ",":
            return
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        self.set(subject.i, verb.i, "nsubjpass" if passive else "nsubj")
        if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            self.tags[verb.i] = "VBD"

    def _free_officials(self, preposition: Any, officials: Any, verb: Any) -> None:
        """Give a verb those who do it that were read as part of a date: "On 3 May [officials from Tarn] arrested"."""
        day = next((c for c in officials.lefts if c.lower_ in MONTHS), None)
        if day is None or officials.lower_ not in name_words().authority_nouns or verb.tag_ not in _PAST:
            return
        if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return
        self.set(officials.i, verb.i, "nsubj")
        self.set(day.i, preposition.i, "pobj")
        for number in officials.lefts:
            if number.is_digit and number.i < day.i + 2:
                self.set(number.i, day.i, "nummod")
        self.tags[verb.i] = "VBD"

    def free_charge(self, of: Any) -> None:
        """Hang what somebody is accused of on the verb: "accused [the police] of beating her", "by the mayor of"."""
        noun = of.head
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
        told = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in of.children)
        if told and noun.dep_ in ("dobj", "pobj", "nsubjpass") and verb.lemma_.lower() in _CHARGING:
            self.set(of.i, verb.i, "prep")

    def free_relative(self, saying: Any) -> None:
        """Give the verb of "A, [who] police say killed B" its "who", which the parser hangs on the verb of saying."""
        told = [c for c in saying.children if c.dep_ == "nsubj" or (c.tag_ == "WP" and c.dep_ == "dobj")]
        done = next((c for c in saying.children if c.dep_ in ("xcomp", "ccomp") and c.i > saying.i), None)
        if len(told) != 2 or told[0].tag_ != "WP" or told[1].i > saying.i or done is None or done.tag_ not in _PAST:
            return
        if done.i != saying.i + 1 or any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") for c in done.children):
            return
        self.set(told[0].i, done.i, "nsubj")
        self.set(done.i, saying.i, "ccomp")
        self.tags[done.i] = "VBD"

    def free_participle(self, main: Any) -> None:
        """Give "A, wanted for the killing of B, was arrested" its verb, read as a clause of "wanted"."""
        verb, first = main.head, next((c for c in main.children if c.dep_ in ("aux", "auxpass")), None)
        if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or first is None or verb.i == 0 or main.tag_ != "VBN":
            return
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        apart = verb.nbor(-1).text == "," and first.nbor(-1).text == "," and main.i > verb.i
        own = any(c.dep_ in (*SUBJECTS, "mark") for c in main.children)
        if subject is None or not apart or own or any(c.dep_ in ("aux", "dobj") for c in verb.children):
            return
        self.set(main.i, main.i, "ROOT")
        self.set(subject.i, main.i, "nsubjpass" if first.dep_ == "auxpass" else "nsubj")
        self.set(verb.i, subject.i, "acl")
        self.tags[verb.i] = "VBN"
        for child in verb.children:
            if child.i > first.i and child != main:
                self.set(child.i, main.i, child.dep_)

    def free_object(self, custody: Any) -> None:
        """Give "took into custody Ana Sol" its object, which the parser hangs on "custody" or runs together with it."""
        into = custody.nbor(-1)
        verb, behind = into.head, custody.i + 1
        if verb.lemma_.lower() != "take" or behind >= len(self.doc):
            return
        own = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if own is not None:
            if custody.dep_ in _BEFORE_NOUN and own.is_ancestor(custody):
                self.set(custody.i, into.i, "pobj")
            return
        thing = self.doc[behind]
        while thing.dep_ in _LEFT_OF_NOUN and thing.head.i > thing.i:
            thing = thing.head
        if (
            thing.dep_ in SUBJECTS
            or thing.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "X")
            or thing.head not in (custody, into, verb)
        ):
            return
        self.set(thing.i, verb.i, "dobj")
        if thing.is_ancestor(custody):
            self.set(custody.i, into.i, "pobj")

    def mend(self, verb: Any) -> None:
        """Set the tree right around an act whose subject and object are plain from the words, and not in the tree."""
        self._free_place(verb)
        if any(c.dep_ in ("aux", "auxpass", "dobj", "nsubjpass") for c in verb.children):
            return
        subject = self._subject(verb)
        if subject is None:
            return
        thing = self._object(verb)
        if thing is None:
            return
        if verb.dep_ in ("ROOT", "conj", "ccomp") and verb.i == self.heads[verb.i]:
            self._take_object(verb, thing)
        elif verb.dep_ in ("amod", "acl", "ROOT"):
            self._lift(verb, subject, thing)

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
        for token in reversed(self.doc[max(verb.sent.start, verb.i - _FURTHEST) : verb.i]):
            if token.tag_ in FINITE or token.tag_ in ("VBG", "TO") or token.lower_ in RELATIVE or token.text in ".;:":
                return None
            plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in words.authority_nouns
            if plural and token.lower_ in words.authority_nouns and token.dep_ not in _BEFORE_NOUN:
                if token.dep_ in SUBJECTS and token.head.i not in (verb.i, verb.head.i) and token.head.tag_ in FINITE:
                    return None
                return token if token.dep_ != "pobj" or token.head.lower_ in words.sentence_leads else own
        return None

    def _object(self, verb: Any) -> Any | None:
        """The head of the noun phrase right behind a verb."""
        if verb.i + 1 >= len(self.doc):
            return None
        head = self.doc[verb.i + 1]
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "X", "VERB"):
            return None
        while head.dep_ in _LEFT_OF_NOUN and head.head.i > head.i:
            head = head.head
        noun = head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X") or head.ent_type_ == "PERSON"
        return head if noun and head.i > verb.i else None

    def _take_object(self, verb: Any, thing: Any) -> None:
        """Give a verb the object that was read as the subject of what follows: "detained A, believed to be ..., on"."""
        over = thing.head
        if thing.dep_ not in SUBJECTS or over.i < thing.i or over.tag_ not in (*_PAST, "VBG"):
            return
        between = self.doc[thing.i + 1 : over.i]
        if not any(t.text in (",", "(", "”", '"') for t in between) or any(t.tag_ in FINITE for t in between):
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

    def _lift(self, verb: Any, subject: Any, thing: Any) -> None:
        """Make a verb that was read as an adjective of its object the root of its sentence."""
        root = self.root(verb.i)
        self.heads[verb.i], self.labels[verb.i], self.changed = verb.i, "ROOT", True
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
            mine = child.lower_ in _OF_VERBS or (child.lower_ == "of" and verb.lemma_.lower() in _WITH_OF)
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
