"""N-Quads of one document split into terms without a parser, and the nodes by which documents are told apart.

A parser makes an object of every term, which costs more than to check them. What is split here is parsed all the same,
by the engine that checks it, so nothing that is no N-Quads passes.
"""

from dataclasses import dataclass
from typing import Self

from rightsgraph.iris import HR, HRV
from rightsgraph.validation.shapes import RDF_TYPE

__all__ = ["Statements"]

_TERMS = (f"<{HR}", f"<{HRV}")
_TYPE = f"<{RDF_TYPE}>"
_RUN = f"<{HR}ExtractionRun>"
_ANYBODYS = (_TYPE, "<http://www.w3.org/2004/02/skos/core#exactMatch>", "<http://www.w3.org/ns/prov#wasGeneratedBy>")
"""Properties whose objects several documents share without telling each other anything: classes, records of
authorities, the run."""


@dataclass(frozen=True, slots=True)
class Statements:
    """Subject, predicate and object of each statement, in N-Triples syntax.

    `nodes` are those that the document describes or refers to as its own: all but terms of the ontology, records of
    authorities and the run that made the claims. `concepts` are the terms of the ontology's lists, by local name.
    """

    rows: list[list[str]]
    nodes: frozenset[str]
    concepts: frozenset[str]

    @classmethod
    def of(cls, nquads: str) -> Self | None:
        """Return the statements of one named graph, one a line as a mapper writes them; None for any other text.

        None too where a node is blank or a statement, or where a term of the ontology is described.
        """
        first = nquads.find("\n") + 1
        tail = nquads[nquads.rfind(" <", 0, first) : first]
        if not tail.endswith("> .\n"):
            return None
        lines = nquads.split(tail)
        if lines.pop() or len(lines) != nquads.count("\n"):
            return None
        rows = [line.split(" ", 2) for line in lines]
        try:
            subjects = {s for s, _, o in rows if o != _RUN}
            predicates = {p for _, p, _ in rows}
            links = [row for row in rows if row[2][0] == "<"]
            literals = [row[2] for row in rows if row[2][0] == '"']
        except (ValueError, IndexError):
            return None
        named = {o for _, _, o in links}
        if len(links) + len(literals) != len(rows) or not all(map(_is_iri, subjects | predicates | named)):
            return None
        if any(s.startswith(_TERMS) for s in subjects) or any(literal[-1] == " " for literal in literals):
            return None
        terms = {o for o in named if o.startswith(_TERMS)}
        own = {o for _, p, o in links if o not in terms and p not in _ANYBODYS}
        concepts = frozenset(o[len(HRV) + 1 : -1] for o in terms if o.startswith(_TERMS[1]))
        return cls(rows, frozenset(subjects | own), concepts)


def _is_iri(term: str) -> bool:
    return term[:1] == "<" and term[-1:] == ">" and term[:2] != "<<"
