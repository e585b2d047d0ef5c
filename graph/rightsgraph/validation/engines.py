"""Two engines behind one seam: each takes N-Quads, merges their graphs and returns what the shapes find.

`fast` is the package `shacl` (compiled; hundreds of documents a second); `reference` is pySHACL on a plain rdflib
graph. Both find the same (severity, shape, focus) on every graph of the tests.
"""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from rightsgraph.errors import ResourceError, UsageError

if TYPE_CHECKING:
    import rdflib

__all__ = ["ENGINES", "Engine", "Result", "load_engine"]

ENGINES = ("fast", "reference")

_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One validation result (SHACL section 3.6.2). Terms are in N-Triples syntax; `path` is in SPARQL syntax."""

    severity: str
    shape: str
    focus: str
    path: str | None
    value: str | None
    message: str


class Engine(Protocol):
    """Shapes, compiled once."""

    def results(self, nquads: str) -> Iterator[Result]:
        """Yield what the shapes find in the data; ResourceError when a shape cannot be evaluated."""
        ...


def load_engine(name: str, shapes: str, source: str) -> Engine:
    """Return the engine `fast` or `reference` over shapes in Turtle; `source` names them in a ResourceError."""
    if name == "fast":
        return _Fast(shapes, source)
    if name == "reference":
        return _Reference(shapes, source)
    raise UsageError(f"engine {name!r}: unknown; choose one of {', '.join(ENGINES)}")


def _broken(source: str, error: object) -> ResourceError:
    reason = " ".join(str(error).split())
    return ResourceError(f"{source}: broken shapes ({reason}); correct the file, or leave out --shapes")


class _Fast:
    def __init__(self, shapes: str, source: str) -> None:
        import shacl

        self._source = source
        try:
            self._shapes = shacl.Shapes.from_text(shapes)
        except ValueError as error:
            raise _broken(source, error) from error

    def results(self, nquads: str) -> Iterator[Result]:
        try:
            report = self._shapes.validate_text(nquads, format="nquads")
        except ValueError as error:
            raise _broken(self._source, error) from error
        for found in report.results:
            yield Result(
                severity=found.severity,
                shape=(found.root_shape or found.source_shape or "").strip("<>"),
                focus=found.focus_node,
                path=found.path,
                value=found.value,
                message=found.message or "",
            )


class _Reference:
    def __init__(self, shapes: str, source: str) -> None:
        import rdflib

        self._source = source
        try:
            self._shapes = rdflib.Graph().parse(data=shapes, format="turtle")
        except Exception as error:  # rdflib's parsers raise many kinds
            raise _broken(source, error) from error

    def results(self, nquads: str) -> Iterator[Result]:
        import pyshacl
        import rdflib
        from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, RuleLoadError, ShapeLoadError

        with _quiet_rdflib():
            data = rdflib.Graph().parse(data=_triples(nquads), format="nt")
            try:
                _, report, _ = pyshacl.validate(data, shacl_graph=self._shapes, inference="none", inplace=True)
            except (ConstraintLoadError, ReportableRuntimeError, RuleLoadError, ShapeLoadError) as error:
                raise _broken(self._source, error) from error
        if not isinstance(report, rdflib.Graph):
            raise _broken(self._source, report)
        for found in report.objects(None, rdflib.URIRef(_SHACL + "result")):
            yield self._result(report, found)

    def _result(self, report: "rdflib.Graph", found: Any) -> Result:
        import rdflib

        def get(name: str) -> Any:
            return report.value(found, rdflib.URIRef(_SHACL + name))

        path, value = get("resultPath"), get("value")
        shape = get("sourceShape")
        while isinstance(shape, rdflib.BNode):
            outer = self._shapes.value(None, rdflib.URIRef(_SHACL + "property"), shape)
            if outer is None:
                break
            shape = outer
        return Result(
            severity=str(get("resultSeverity")).removeprefix(_SHACL),
            shape=str(shape),
            focus=_term(get("focusNode")),
            path=None if path is None else _path(report, path),
            value=None if value is None else _term(value),
            message=str(get("resultMessage") or ""),
        )


def _triples(nquads: str) -> str:
    import pyoxigraph as ox

    return "".join(f"{quad.triple} .\n" for quad in ox.parse(nquads.encode(), ox.RdfFormat.N_QUADS))


def _term(node: Any) -> str:
    """Return an rdflib term in N-Triples syntax; its own `n3` writes long strings, which N-Triples does not have."""
    import pyoxigraph as ox
    import rdflib

    if not isinstance(node, rdflib.Literal):
        return str(node.n3())
    if node.language:
        return str(ox.Literal(str(node), language=node.language))
    return str(ox.Literal(str(node), datatype=None if node.datatype is None else ox.NamedNode(node.datatype)))


def _path(graph: "rdflib.Graph", node: Any) -> str:
    """Return a property path (SHACL section 2.3.1) in SPARQL syntax, as far as the shapes use paths."""
    import rdflib
    from rdflib.collection import Collection

    if isinstance(node, rdflib.URIRef):
        return node.n3()
    inverse = graph.value(node, rdflib.URIRef(_SHACL + "inversePath"))
    if inverse is not None:
        return f"^{_path(graph, inverse)}"
    either = graph.value(node, rdflib.URIRef(_SHACL + "alternativePath"))
    if either is not None:
        return f"({'|'.join(_path(graph, n) for n in Collection(graph, either))})"
    return f"({'/'.join(_path(graph, n) for n in Collection(graph, node))})"


@contextlib.contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is not of its datatype: the shapes report those."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
