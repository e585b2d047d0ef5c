"""Sentences that the parser takes apart, put together: "officials in Tarn county, Khatlon province, detained A".

Long sentences that name their sources, a day and several places before the verb are often read without it: "detained"
as an adjective of whom they detained, or whom they detained as the subject of what follows. Where the words leave no
doubt who did it to whom, the tree is set right: the verb heads the sentence, the authority is its subject, the person
its object, and the day in front of it its own. All else stays as parsed.
"""

from typing import Any

from rightsgraph.tagging.affiliations import with_affiliations
from rightsgraph.tagging.apart import with_clauses_apart
from rightsgraph.tagging.asides import with_asides_apart
from rightsgraph.tagging.brackets import with_brackets_apart
from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.custody_trees import BEHIND, WITH_OF, CustodyTree
from rightsgraph.tagging.cuts import join_cut
from rightsgraph.tagging.described import with_descriptions
from rightsgraph.tagging.gapped import with_gapped_clauses
from rightsgraph.tagging.hearsay import with_hearsay
from rightsgraph.tagging.interjections import with_interjections_apart
from rightsgraph.tagging.labels import PAST, SUBJECTS
from rightsgraph.tagging.leads import DATING, leads, main_clause, names_day
from rightsgraph.tagging.lemmas import with_whole_lemmas
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.nounverbs import with_nouns_for_people
from rightsgraph.tagging.owners import with_owners
from rightsgraph.tagging.pairs import with_pairs
from rightsgraph.tagging.participles import with_past_tenses
from rightsgraph.tagging.reduced import with_reduced_clauses
from rightsgraph.tagging.rows import with_rows
from rightsgraph.tagging.rumours import with_reported_clauses
from rightsgraph.tagging.shootings import with_news_phrases
from rightsgraph.tagging.slips import without_slips
from rightsgraph.tagging.subjunctives import with_verbs_freed
from rightsgraph.tagging.tellings import with_tellers
from rightsgraph.tagging.titles import with_titles
from rightsgraph.tagging.trees import subject_label
from rightsgraph.tagging.verdicts import with_verdicts

__all__ = ["repaired"]

_DOING = frozenset({"of", "by"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})


def repaired(doc: Any) -> Any:
    """Return the Doc with its trees set right; tags, lemmas and trees only, so every token stays where it is."""
    doc = with_owners(without_slips(with_tellers(with_titles(with_whole_lemmas(doc)))))
    doc = with_news_phrases(with_affiliations(with_descriptions(with_brackets_apart(doc))))
    doc = with_rows(with_gapped_clauses(with_reported_clauses(with_reduced_clauses(with_asides_apart(doc)))))
    doc = with_verdicts(with_interjections_apart(with_hearsay(doc)))
    doc = with_clauses_apart(with_verbs_freed(with_pairs(with_past_tenses(with_nouns_for_people(doc)))))
    strings, custody_verbs = doc.vocab.strings, name_words().custody_verbs
    dating, doing, holding, past = (frozenset(map(strings.add, words)) for words in (DATING, _DOING, BEHIND, PAST))
    prep, relcl, ccomp = (strings[word] for word in ("prep", "relcl", "ccomp"))
    acl, conj, infinitive = (strings[word] for word in ("acl", "conj", "VB"))
    tree, verbs = _Tree(doc), []
    rows = doc.to_array(["LOWER", "DEP", "TAG"]).tolist()
    leading = frozenset(map(strings.add, name_words().sentence_leads))
    for lead in leads(doc) if any(row[0] in leading for row in rows) else ():
        tree.join_lead(lead)
        tree.keep_sources(lead)
    for i, (lower, dep, tag) in enumerate(rows):
        if dep == prep and lower in dating and doc[i].head.pos_ == "VERB":
            tree.free_subject(doc[i])
            tree.free_from_aim(doc[i])
        elif dep == prep and lower in doing:
            tree.free_deed(doc[i])
        elif dep == relcl:
            tree.free_relative(doc[i])
        elif dep == ccomp:
            tree.free_participle(doc[i])
        elif dep == acl and tag == infinitive:
            tree.free_order(doc[i])
        elif dep == conj and tag == infinitive:
            tree.free_aim(doc[i])
        elif dep == conj and tag in past:
            tree.part_from_belief(doc[i])
            tree.free_list(doc[i])
        elif lower in holding and i > 1 and doc[i - 1].lower_ in BEHIND[doc[i].lower_]:
            tree.free_object(doc[i])
        if tag in past:
            verbs.append(i)
    for start in tree.starts[1:]:
        join_cut(tree, start)
    for i in verbs:
        if doc[i].lemma_.lower() in custody_verbs:
            tree.free_description(doc[i])
            tree.mend(doc[i])
    return tree.done()


class _Tree(CustodyTree):
    """A tree in which clauses and phrases are hung where they belong."""

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
            self._free_officials(inside[0], verb)
        if len(inside) != 2 or any(c.dep_ in SUBJECTS for c in verb.children) or inside[1].i > verb.i:
            return
        day, subject = inside
        first = subject.left_edge
        if not (day.lower_ in MONTHS or day.is_digit) or first.i == 0 or first.nbor(-1).text != ",":
            return
        self.set(subject.i, verb.i, subject_label(verb))
        if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            self.tags[verb.i] = "VBD"

    def free_aim(self, aim: Any) -> None:
        """Hang an aim on the verb before it, read as joined to the main one: "said they made him come [to face trial]".

        Nothing joins the two, or it is joined to an aim: "asked him to find out who came and [to] free her". A time
        between goes with the verb before, too.
        """
        to, first = _to(aim), aim.head
        if to is None or first.tag_ == "VB":
            return
        if any(c.dep_ == "cc" and c.i < aim.i for c in first.children):
            other = next((t for t in first.ancestors if _to(t) is not None), None)
            if other is not None and first.dep_ in ("ccomp", "relcl", "advcl") and other.dep_ in ("xcomp", "advcl"):
                self.set(aim.i, other.i, "conj")
            return
        over = next((t for t in reversed(self.doc[first.i : to.i]) if t.pos_ == "VERB"), first)
        if over != first and first in over.ancestors:
            self.set(aim.i, over.i, "advcl")
            for child in aim.lefts:
                if child.dep_ == "prep" and child.i > over.i:
                    self.set(child.i, over.i, "prep")

    def free_from_aim(self, preposition: Any) -> None:
        """Hang a time on the verb before it, not on the aim behind: "came to Tarn [in May 2020] to face trial"."""
        aim = preposition.head
        over = aim.head
        to = _to(aim)
        if aim.dep_ != "advcl" or to is None or not over.i < preposition.i < to.i or over.pos_ != "VERB":
            return
        if preposition.right_edge.i == to.i - 1:
            self.set(preposition.i, over.i, "prep")

    def _free_officials(self, officials: Any, verb: Any) -> None:
        """Give a verb those who do it that were read as part of a date: "On 3 May [officials from Tarn] arrested"."""
        day = next((c for c in officials.lefts if c.lower_ in MONTHS), None)
        tells = officials.tag_ == "NNS" and verb.lemma_.lower() in name_words().telling_verbs  # "In May media reported"
        if day is None or not (tells or officials.lower_ in name_words().authority_nouns) or verb.tag_ not in PAST:
            return
        if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return
        self.free_date(officials)
        self.set(officials.i, verb.i, "nsubj")
        self.tags[verb.i] = "VBD"

    def free_deed(self, preposition: Any) -> None:
        """Hang what somebody is accused of, or who is reported to have done it, where it belongs."""
        if preposition.lower_ == "of":
            self._free_charge(preposition)
        else:
            self._free_doer(preposition)

    def _free_charge(self, of: Any) -> None:
        """Hang what somebody is accused of on the verb: "accused [the police] of beating her", "by the mayor of"."""
        noun = of.head
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
        told = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in of.children)
        bare = (
            c for c in of.children if c.dep_ == "pobj" and c.tag_ == "NN" and c.left_edge.dep_ not in ("det", "poss")
        )
        told = told or (verb.lemma_.lower() in WITH_OF and noun.dep_ == "dobj" and next(bare, None) is not None)
        if told and noun.dep_ in ("dobj", "pobj", "nsubjpass") and verb.lemma_.lower() in _CHARGING:
            self.set(of.i, verb.i, "prep")

    def _free_doer(self, by: Any) -> None:
        """Hang officials on what they are reported to do: "reports of the torture of detainees [by police]".

        The parser hangs them on the reports, as if it were they who reported it.
        """
        reports = by.head
        about = next((c for c in reports.children if c.lower_ == "of" and c.i < by.i), None)
        officials = any(c.lower_ in name_words().authority_nouns for c in by.children if c.dep_ == "pobj")
        act = None if about is None else next((c for c in about.children if c.dep_ == "pobj"), None)
        if not officials or act is None or reports.lower_ not in name_words().rumour_nouns:
            return
        below = (p for c in act.children if c.lower_ == "of" and c.right_edge.i == by.i - 1 for p in c.children)
        inner = next((p for p in below if p.dep_ == "pobj" and p.tag_ == "NN"), act)  # "forms of torture by"
        self.set(by.i, inner.i, "prep")

    def free_relative(self, saying: Any) -> None:
        """Give the verb of "A, [who] police say killed B" its "who", which the parser hangs on the verb of saying."""
        told = [c for c in saying.children if c.dep_ == "nsubj" or (c.tag_ == "WP" and c.dep_ == "dobj")]
        done = next((c for c in saying.children if c.dep_ in ("xcomp", "ccomp") and c.i > saying.i), None)
        if len(told) != 2 or told[0].tag_ != "WP" or told[1].i > saying.i or done is None or done.tag_ not in PAST:
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

    def free_order(self, verb: Any) -> None:
        """Hang what somebody is ordered to do on the order: "ordered lawyer A [to serve a year]", read as said of A."""
        thing = verb.head
        if (
            _to(verb) is not None
            and thing.dep_ == "dobj"
            and thing.head.lemma_.lower() == "order"
            and thing.head.pos_ == "VERB"
        ):
            self.set(verb.i, thing.head.i, "xcomp")

    def part_from_belief(self, verb: Any) -> None:
        """Give custody to those who suspect somebody: "officials suspected that A led it, and detained her"."""
        words, clause = name_words(), verb.head
        believes = clause.head
        if clause.dep_ != "ccomp" or believes.lemma_.lower() not in words.suspecting or believes.i > clause.i:
            return
        own = any(c.dep_ in SUBJECTS for c in verb.children)
        whom = any(c.dep_ == "dobj" and c.tag_ == "PRP" for c in verb.children)
        named = any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in clause.children)
        if own or not whom or not named or verb.tag_ != "VBD" or verb.lemma_.lower() not in words.custody_verbs:
            return
        if any(c.dep_ == "nsubj" and c.lower_ in words.authority_nouns for c in believes.children):
            self.set(verb.i, believes.i, "conj")

    def free_list(self, verb: Any) -> None:
        """Give people counted their names, read as the subject behind them: "held two nuns, A and B, on 3 May, and".

        No subject stands in front of the "and" before its verb. Nor does a day between commas there.
        """
        first, joint = verb.head, verb.nbor(-1) if verb.i else verb
        names = [c for c in verb.children if c.dep_ == "nsubj" and c.i < joint.i]
        if joint.lower_ != "and" or first.pos_ != "VERB" or len(names) != 1 or names[0].pos_ != "PROPN":
            return
        people = next((c for c in first.children if c.dep_ in ("dobj", "nsubjpass") and c.i < names[0].i), None)
        begin = names[0].left_edge.i
        if people is None or people.tag_ != "NNS" or self.doc[begin - 1].text != "," or people.i < begin - 2:
            return
        self.set(names[0].i, people.i, "appos")
        for i in range(names[0].i + 1, joint.i):
            if self.doc[i].lower_ in DATING and self.doc[i - 1].text == "," and names_day(self.doc, i + 1):
                self.set(i, first.i, "prep")

    def free_description(self, verb: Any) -> None:
        """Give a noun the participle behind it, read as a verb beside the main one: "a nun detained in May, was"."""
        if verb.dep_ not in ("parataxis", "ccomp", "advcl") or verb.head.i < verb.i or not verb.i:
            return
        noun, passive = verb.nbor(-1), any(c.dep_ == "auxpass" and c.i > verb.i for c in verb.head.children)
        own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "dobj", "mark") for c in verb.children)
        if passive and not own and noun.tag_ in ("NN", "NNS") and noun.dep_ == "appos":
            for before in verb.lefts:
                self.set(before.i, verb.head.i, before.dep_)
            self.set(verb.i, noun.i, "acl")
            self.tags[verb.i] = "VBN"


def _to(verb: Any) -> Any | None:
    """The "to" of an infinitive, None where a verb has none."""
    return next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
