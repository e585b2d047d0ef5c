"""A finished build, checked again and asked."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rightsgraph.errors import InputError, QueryError, UsageError
from rightsgraph.records import Finding
from rightsgraph.store import GraphStore, opened

if TYPE_CHECKING:
    from rightsgraph.queries import Rows

__all__ = ["query", "question_text", "validate"]

_RDF_SUFFIXES = (".ttl", ".trig", ".nq")


def validate(
    targets: Iterable[str | Path], *, engine: str | None = None, shapes: str | Path | None = None
) -> tuple[Finding, ...]:
    """Return what the shapes find in builds (folders) and in Turtle, TriG and N-Quads files, worst first.

    `engine` is `fast` or `reference` (pySHACL); `shapes` is a file of SHACL shapes instead of those that ship. Raises
    UsageError for a target of another kind, InputError or StoreError when one cannot be read, ResourceError when the
    shapes are broken.
    """
    from rightsgraph.validation import Gate, sorted_findings, validate_files, validate_store

    gate = Gate(shapes, engine=engine)
    findings: list[Finding] = []
    for target in map(Path, targets):
        if target.is_dir():
            with GraphStore.open(target) as store:
                findings += validate_store(store.store, gate=gate)
        elif target.suffix not in _RDF_SUFFIXES:
            raise UsageError(f"{target}: neither a build nor a {', '.join(_RDF_SUFFIXES)} file; name one of these")
        elif not target.exists():
            raise InputError(f"{target}: no such file or folder")
        else:
            findings += validate_files((target,), gate=gate)
    return sorted_findings(findings)


def question_text(question: str) -> str:
    """Return the SPARQL of a named question, of a file, or the text itself; QueryError when it is none of them."""
    from rightsgraph.queries import named_queries

    named = {q.name: q.text for q in named_queries()}
    if question in named:
        return named[question]
    path = Path(question)
    if question.endswith((".rq", ".sparql")):
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise QueryError(
                f"{question}: no such file; `rightsgraph query --list` lists the named questions"
            ) from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{question}: not UTF-8; save the query as UTF-8") from error
    if any(c in question for c in "{ \n"):
        return question
    near = difflib.get_close_matches(question, named, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"{question}: no such question; {meant}`rightsgraph query --list` lists them")


def query(out: str | Path, question: str, parameters: Mapping[str, str] | None = None) -> "Rows":
    """Return the answer of the build in `out` to a named question, a .rq file or SPARQL 1.1 text.

    `parameters` fill a named question's parameters; those not given keep their defaults. Raises QueryError when the
    query does not parse or a parameter is unknown, StoreError when `out` is not a build.
    """
    from rightsgraph.queries import ask, bind

    with opened(out) as store:
        return ask(store.store, bind(question_text(question), parameters or {}))
