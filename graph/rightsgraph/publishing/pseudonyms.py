"""A graph made anew from what the policy knows: new IRIs, no words of any text, dates and places less exact."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.publishing import coarse
from rightsgraph.publishing.facts import LABEL, RDF_TYPE, Facts
from rightsgraph.publishing.key import Key
from rightsgraph.publishing.named import Named
from rightsgraph.publishing.policy import Policy

__all__ = ["Pseudonymised"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SCHEMA = "https://schema.org/"
_SHOWN = {"Organization": "Organisation"}
_BOUNDS = ("beginEarliest", "beginLatest", "endEarliest", "endLatest")
_ROLES = ("actor", "affected", "inSupportOf", "addressee")
_COUNTING = {"people", "acts"}
"""The units of counts that tell of somebody when they are small."""

_NUMBERS = ("value", "minValue", "maxValue")
_LANGUAGE = 12  # letters of a language tag; a longer word is none


class Pseudonymised:
    """The quads of a public data set, and which new IRI stands for which record."""

    def __init__(self, facts: Facts, named: Named, policy: Policy, key: Key) -> None:
        self._facts, self._named, self._policy, self._key = facts, named, policy, key
        self._class = {r: found for r in facts if (found := self._class_of(r)) is not None}
        for record in [r for r, kind in self._class.items() if kind == "Claim"]:
            if not any(e in self._class for e in facts.values(record, "about")):
                del self._class[record]  # what it is about is left out
        self._statuses: defaultdict[str, set[str]] = defaultdict(set)
        for record in [r for r, kind in self._class.items() if kind == "Claim"]:
            for about in facts.values(record, "about"):
                self._statuses[about] |= facts.concepts(record, "epistemicStatus")
        self._months = Counter(month for r in self._class for month in self._cells(r))
        self.iris: Mapping[str, str] = {r: self._iri(r) for r in sorted(self._class)}

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the statements; a record's stand in the graphs that described it."""
        dataset = ox.NamedNode(f"{self._facts.base}public/dataset")
        space = ox.NamedNode("http://rdfs.org/ns/void#uriSpace")
        yield ox.Quad(dataset, ox.NamedNode(RDF_TYPE), ox.NamedNode("http://rdfs.org/ns/void#Dataset"))
        yield ox.Quad(dataset, space, ox.Literal(f"{self._facts.base}public/"))
        for record in self._class:
            statements = list(self._statements(record))
            for graph in self._facts.graphs[record]:
                name = ox.NamedNode(f"{self._facts.base}public/graph/{self._key.pseudonym(graph)}")
                for predicate, term in statements:
                    yield ox.Quad(ox.NamedNode(self.iris[record]), ox.NamedNode(predicate), term, name)

    def label(self, record: str) -> str:
        """Return how a record is called: its name if it keeps one, else its pseudonym."""
        if record in self._named:
            return min(self._facts.values(record, LABEL), default="")
        kind = self._class[record]
        types = (self._facts.concepts(record, name) for name in ("eventType", "nonEventType"))
        kind = min((t.replace("-", " ") for some in types for t in some), default=_SHOWN.get(kind, kind))
        if self._class[record] == "NonEvent":  # words of the vocabulary only: others could be somebody's name
            kind = f"{kind} ({', '.join(sorted(self._statuses[record])) or 'no event'})"
        return self._key.label(kind, record)

    def _class_of(self, record: str) -> str | None:
        """Return the class by which a record is told, or None for one that is left out."""
        facts, types = self._facts, self._facts.types(record)
        found = next((c for c in ("Statistic", *sorted(self._policy.classes)) if c in types), None)
        if found not in self._policy.classes or self._named.withheld(record):
            return None
        if found == "Place" and record not in self._named:
            return None
        if found == "Document" and not facts.values(record, "sha256"):
            return None  # only referred to, by its title
        if found == "Claim" and not any(
            facts.types(e) & {"Event", "NonEvent", "Statistic"} for e in facts.values(record, "about")
        ):
            return None  # on a trait of a person, which is left out
        if found in ("Quantity", "Statistic") and facts.concepts(record, "unit") & _COUNTING and self._few(record):
            return None
        return found

    def _few(self, record: str) -> bool:
        numbers = [v for name in _NUMBERS for v in self._facts.values(record, name)]
        return any(not _number(v) or float(v) < self._policy.smallest_group for v in numbers)

    def _iri(self, record: str) -> str:
        return f"{self._facts.base}public/{self._class[record].lower()}/{self._key.pseudonym(record)}"

    def _cells(self, record: str) -> Iterator[tuple[str, str]]:
        """Yield type and month of an event: those of which there are few are told by the year."""
        facts = self._facts
        months = {coarse.month_of(day) for name in _BOUNDS for day in facts.values(record, name)} - {""}
        types = (*facts.values(record, "eventType"), *facts.values(record, "nonEventType"))
        yield from ((kind, month) for kind in types for month in months)

    def _to_year(self, record: str) -> bool:
        cells = list(self._cells(record))
        return not cells or any(self._months[cell] < self._policy.smallest_group for cell in cells)

    def _statements(self, record: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        kind = self._class[record]
        for name in sorted({kind, *(self._facts.types(record) & self._policy.classes.keys())}):
            yield RDF_TYPE, ox.NamedNode(HR + name)
        label = self.label(record)
        yield LABEL, ox.Literal(label, language="en")
        if kind == "Document":
            yield f"{_SCHEMA}name", ox.Literal(label)
        for name, action in self._policy.classes[kind].items():
            for term in self._facts.terms(record, name):
                made = self._term(record, name, action, term)
                if made is not None:
                    yield self._facts.predicates[name], made
        if kind == "Claim":
            yield from self._of_claim(record)

    def _term(
        self, record: str, name: str, action: str, term: ox.NamedNode | ox.BlankNode | ox.Literal
    ) -> ox.NamedNode | ox.Literal | None:
        value, to_year = term.value, action in ("edtf", "first", "last") and self._to_year(record)
        match action:
            case "keep":
                return self._kept(record, name, term)
            case "words":
                return None if isinstance(term, ox.BlankNode) else term
            case "link" | "group":
                linked = value in self.iris and (action == "link" or self._class[value] == "Group")
                return ox.NamedNode(self.iris[value]) if linked else None
            case "place":
                place = self._named.place(value)
                return ox.NamedNode(self.iris[place]) if place is not None and place in self.iris else None
            case "edtf":
                return _typed(coarse.edtf(value, to_year=to_year), "http://id.loc.gov/datatypes/edtf/EDTF")
            case "first":
                return _typed(coarse.first_day(value, to_year=to_year), f"{_XSD}date")
            case "last":
                return _typed(coarse.last_day(value, to_year=to_year), f"{_XSD}date")
            case _:
                return _typed(coarse.largest_unit(value), f"{_XSD}string")

    def _kept(
        self, record: str, name: str, term: ox.NamedNode | ox.BlankNode | ox.Literal
    ) -> ox.NamedNode | ox.Literal | None:
        """Return a term of the vocabulary, a number or a yes or no as it is; words and other IRIs never."""
        if name == "disclosure" and self._class[record] != "Document":
            return ox.NamedNode(HRV + ("public" if record in self._named else "restricted"))
        if isinstance(term, ox.NamedNode):
            return term if term.value.startswith(HRV) else None
        if not isinstance(term, ox.Literal):
            return None
        if term.datatype.value in (f"{_XSD}decimal", f"{_XSD}integer", f"{_XSD}boolean"):
            return term
        tag = name == "language" and len(term.value) <= _LANGUAGE and term.value.replace("-", "").isalnum()
        return term if tag else None

    def _of_claim(self, claim: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        """Yield whom the words of a claim name, where and when, now that the words themselves are gone."""
        facts = self._facts
        for role in _ROLES:
            direct = facts.values(claim, role)
            worded = (e for words in facts.values(claim, f"{role}Words") for e in facts.values(words, "mentions"))
            yield from ((HR + role, ox.NamedNode(self.iris[e])) for e in (*direct, *worded) if e in self.iris)
        for words in facts.values(claim, "placeWords"):
            for place in filter(None, map(self._named.place, facts.values(words, "mentions"))):
                yield f"{HR}place", ox.NamedNode(self.iris[place])
        to_year = any(self._to_year(event) for event in facts.values(claim, "about"))
        for words in (claim, *facts.values(claim, "timeWords")):
            for date in facts.values(words, "edtf"):
                cut = _typed(coarse.edtf(date, to_year=to_year), "http://id.loc.gov/datatypes/edtf/EDTF")
                if cut is not None:
                    yield f"{HR}edtf", cut


def _typed(value: str | None, datatype: str) -> ox.Literal | None:
    return None if value is None else ox.Literal(value, datatype=ox.NamedNode(datatype))


def _number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("+-").isdigit()
