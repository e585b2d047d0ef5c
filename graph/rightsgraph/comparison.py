"""Two builds compared, claim by claim and in words: what appeared, what vanished, what is told otherwise.

A claim of the one build is that of the other when both stand in the same document and have the same IRI, or else when
the same words tell of an act of the same kind, or of anything at all: then the differences are listed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightsgraph.export import claim_lines
from rightsgraph.iris import HR, HRV
from rightsgraph.store import GraphStore, View, opened

__all__ = ["Change", "Comparison", "compare"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TOLD = {
    "type": "act",
    "status": "status",
    "said_by": "said by",
    "affected": "affected",
    "actor": "actor",
    "in_support_of": "in support of",
    "addressee": "addressee",
    "place": "place",
    "date": "date",
    "duration": "duration",
    "sentence": "sentence",
    "charge": "charge",
    "value": "value",
}
"""What is compared of a claim, and how it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim that appeared, vanished or is told otherwise: its document, its words, and what it says in words.

    `was` is empty for a claim that appeared, `now` for one that vanished; otherwise both hold only what differs.
    """

    document: str
    quote: str
    what: str
    was: Mapping[str, str]
    now: Mapping[str, str]

    @property
    def kind(self) -> str:
        """`appeared`, `vanished` or `changed`."""
        return "appeared" if not self.was else "vanished" if not self.now else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All differences, by document and place in the text, and how many claims are the same."""

    changes: tuple[Change, ...]
    same: int

    def counts(self) -> dict[str, int]:
        """Return how many claims appeared, vanished, changed and are the same."""
        kinds = ("appeared", "vanished", "changed")
        return {kind: sum(c.kind == kind for c in self.changes) for kind in kinds} | {"same": self.same}

    def words(self) -> Iterator[str]:
        """Yield the lines of a report, the counts last."""
        document = None
        for change in self.changes:
            if change.document != document:
                document = change.document
                yield document
            sign = {"appeared": "+", "vanished": "-", "changed": "~"}[change.kind]
            yield f"  {sign} {change.what}"
            if change.kind == "changed":
                for name in sorted({*change.was, *change.now}):
                    yield f"      {name}: {change.was.get(name) or 'nothing'} -> {change.now.get(name) or 'nothing'}"
            yield f"      “{change.quote}”"
        yield ", ".join(f"{number:,} {kind}" for kind, number in self.counts().items())

    def to_json(self) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        changes = [
            {"change": c.kind, "document": c.document, "what": c.what, "was": dict(c.was), "now": dict(c.now)}
            | {"quote": c.quote}
            for c in self.changes
        ]
        return {"counts": self.counts(), "changes": changes}


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim as it is compared."""

    iri: str
    document: str
    place: tuple[int, int]
    kind: str
    what: str
    quote: str
    says: Mapping[str, str]


def compare(before: str | Path | GraphStore, after: str | Path | GraphStore) -> Comparison:
    """Return how the claims of two builds (or open stores) differ, their decisions applied."""
    with opened(before) as one, opened(after) as other:
        return _compared(_claims(one), _claims(other))


def _compared(before: Iterable[_Told], after: Iterable[_Told]) -> Comparison:
    old, new = list(before), list(after)
    pairs: list[tuple[_Told, _Told]] = []
    for key in (
        lambda c: (c.document, c.iri, c.kind),
        lambda c: (c.document, c.place, c.kind),
        lambda c: (c.document, c.place),
    ):
        found = defaultdict(list)
        for claim in new:
            found[key(claim)].append(claim)
        left = []
        for claim in old:
            partners = found[key(claim)]
            if partners:
                pairs.append((claim, partners.pop(0)))
            else:
                left.append(claim)
        paired = {id(claim) for _, claim in pairs}
        old, new = left, [claim for claim in new if id(claim) not in paired]
    changed = [(b, a) for b, a in pairs if b.says != a.says]
    changes = [(c, _change(c, c.says, {})) for c in old] + [(c, _change(c, {}, c.says)) for c in new]
    for was, now in changed:
        differing = [k for k in _TOLD.values() if was.says.get(k) != now.says.get(k)]
        one, other = ({k: c.says[k] for k in differing if k in c.says} for c in (was, now))
        changes.append((now, _change(now, one or {"": ""}, other or {"": ""})))
    ordered = sorted(changes, key=lambda pair: (pair[0].document, pair[0].place, pair[0].kind, pair[1].kind))
    return Comparison(changes=tuple(change for _, change in ordered), same=len(pairs) - len(changed))


def _change(claim: _Told, was: Mapping[str, str], now: Mapping[str, str]) -> Change:
    return Change(document=claim.document, quote=claim.quote, what=claim.what, was=was, now=now)


def _claims(store: GraphStore) -> Iterator[_Told]:
    """Yield the claims of a store: of events, of single values, of counts."""
    views = [View.of(store, graph) for graph in store.graphs()]
    own = {found[0]: (found[1], view) for view in views if (found := view.document()) is not None}
    for row in map(json.loads, claim_lines(store)):
        _, view = own[row["claim"].partition("#")[0]]
        says = {name: shown for key, name in _TOLD.items() if (shown := _shown(row.get(key)))}
        what = f"{view.label(row['event'])}, {row['status']}"
        yield _Told(
            iri=row["claim"],
            document=row["document"],
            place=tuple(row["trigger"]),
            kind=row["type"],
            what=what + (f", said by {says['said by']}" if "said by" in says else ""),
            quote=_quote(view, row["claim"]),
            says=says,
        )
    for name, view in own.values():
        for claim in view.nodes("Claim"):
            yield from _value(name, view, claim)


def _value(document: str, view: View, claim: str) -> Iterator[_Told]:
    """Yield the claim of a single value or of a count; nothing for one about an event."""
    about = view.value(claim, "about") or ""
    predicate, status = view.value(claim, f"{_RDF}predicate"), view.value(claim, "epistemicStatus") or ""
    if predicate is not None:
        value = ", ".join(map(view.label, view.values(claim, f"{_RDF}object")))
        kind = predicate.removeprefix(HR)
        what = f"{kind} of {view.label(about)}: {value}"
    elif about in view.nodes("Statistic"):
        kind, what = "statistic", view.label(about)
        value = what
    else:
        return
    trigger = next(filter(None, map(view.span, view.values(claim, "trigger"))), (0, 0))
    status = status.removeprefix(HRV)
    says = {"status": status, "value": value}
    yield _Told(claim, document, trigger, kind, f"{what}, {status}", _quote(view, claim), says)


def _quote(view: View, claim: str) -> str:
    words = sorted((view.span(e) or (0, 0), e) for e in view.values(claim, "excerpt"))
    return " ".join(view.quote(words[0][1]).split()) if words else ""


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(v["name"] if isinstance(v, dict) else str(v) for v in value)
    return "" if value is None else str(value)
