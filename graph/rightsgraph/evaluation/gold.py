"""Gold: what a careful reader found in the documents. The format is told in docs/evaluation.md."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightsgraph.errors import InputError

__all__ = ["Gold", "GoldDocument", "GoldEntity", "GoldQuestion", "read_gold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """A named person, organisation or place and the offsets of all its names; `optional` counts neither way."""

    name: str
    kind: str
    mentions: frozenset[tuple[int, int]]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One document's entities, claims, row on a person and relations of posts; None where the gold is silent on them.

    `own` are the stretches of text that are the document's own; empty when the gold does not say. A relation is its
    kind, the span of the person and the span of the rank, title or body; `people` are all people annotated.
    """

    id: str
    entities: tuple[GoldEntity, ...] | None = None
    claims: tuple[Mapping[str, Any], ...] | None = None
    own: tuple[tuple[int, int], ...] = ()
    profile: Mapping[str, str] | None = None
    relations: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] | None = None
    people: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """The rows that a question should give. `query` is SPARQL when it lies beside, else the query is named `name`."""

    file: str
    name: str
    rows: Path
    query: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Everything in a gold file or folder."""

    documents: tuple[GoldDocument, ...]
    questions: tuple[GoldQuestion, ...]


def _spans(value: Any) -> frozenset[tuple[int, int]]:
    return frozenset((int(start), int(end)) for start, end in value)


def _document(row: Any) -> GoldDocument:
    if "relations" in row:
        return _with_relations(row)
    entities = row.get("entities")
    claims = row.get("claims")
    profile = row.get("gold")
    return GoldDocument(
        id=str(row["id"]),
        entities=None
        if entities is None
        else tuple(
            GoldEntity(
                name=str(e["name"]),
                kind=str(e["kind"]),
                mentions=_spans(e["mentions"]),
                optional=bool(e.get("optional", False)),
            )
            for e in entities
        ),
        claims=None if claims is None else tuple(claims),
        own=tuple(sorted(_spans(row.get("own", ())))),
        profile=None if profile is None else {str(k): str(v) for k, v in {"name": profile["name"], **profile}.items()},
    )


def _with_relations(row: Any) -> GoldDocument:
    spans = {e["id"]: (int(e["start"]), int(e["end"])) for e in row["entities"]}
    return GoldDocument(
        id=str(row["id"]),
        relations=tuple((str(r["type"]), spans[r["person"]], spans[r["other"]]) for r in row["relations"]),
        people=tuple(spans[e["id"]] for e in row["entities"] if e["type"] == "Person"),
    )


def _parsed(text: str, path: Path, first_line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise InputError(f"{path}:{line}: not JSON ({error.msg}); see docs/evaluation.md") from error


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save the gold file as UTF-8") from error
    if path.suffix == ".json":
        loaded = _parsed(text, path, 1)
        for row in loaded if isinstance(loaded, list) else [loaded]:
            yield str(path), row
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", _parsed(line, path, number)


def _documents(path: Path) -> Iterator[GoldDocument]:
    for where, row in _rows(path):
        try:
            yield _document(row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(f"{where}: not a gold record ({error!r}); see docs/evaluation.md") from error


def _question(rows: Path) -> GoldQuestion:
    number, _, rest = rows.stem.partition("-")
    query = rows.with_suffix(".rq")
    return GoldQuestion(
        file=rows.stem,
        name=rest if number.isdigit() and rest else rows.stem,
        rows=rows,
        query=query if query.is_file() else None,
    )


def read_gold(path: Path) -> Gold:
    """Return the gold of a file (.json, .jsonl or .csv) or of a folder and all below it; InputError when none."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; give a gold file or folder, see docs/evaluation.md")
    files = sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]
    documents = tuple(d for f in files if f.suffix in (".json", ".jsonl") for d in _documents(f))
    questions = tuple(_question(f) for f in files if f.suffix == ".csv")
    if not documents and not questions:
        raise InputError(f"{path}: no gold in it; expected .json, .jsonl or .csv files, see docs/evaluation.md")
    return Gold(documents=documents, questions=questions)
