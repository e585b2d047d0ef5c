"""The ledger: a file of decisions, one JSON object a line, to which lines are only added.

It is made to live in git: a line is a decision and stands on its own, and the order of lines means nothing (`when`
does), so two branches merge by keeping both sides' lines (`ledger.jsonl merge=union` in .gitattributes).
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rightsgraph.errors import InputError, StoreError
from rightsgraph.resolution.decisions import Decision, Verdict
from rightsgraph.store import LEDGER, reason

__all__ = ["append", "ledger_of", "line_of", "now", "read", "second_after"]

_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_KEYS = ("id", "verdict", "subjects", "by", "when", "reason", "evidence", "values")


def ledger_of(out: str | Path) -> Path:
    """Return where the ledger of the build at `out` lies; a build without decisions has no such file."""
    return Path(out) / LEDGER


def now() -> str:
    """Return the time for a new decision, UTC to the second; SOURCE_DATE_EPOCH sets it where runs must repeat."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return moment.strftime(_FORMAT)


def second_after(when: str) -> str:
    """Return the time one second after another."""
    return (datetime.strptime(when, _FORMAT).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(_FORMAT)


def read(path: str | Path) -> tuple[Decision, ...]:
    """Return the decisions of a ledger in the order in which they were made, each once; none when there is no file.

    InputError names the line that is no decision, or whose words no longer agree with its id.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # a reason may hold any other separator of lines
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({reason(error)}); restore it from its last copy") from error
    found = {d.id: d for number, line in enumerate(lines, 1) if line.strip() for d in [_parsed(path, number, line)]}
    return tuple(sorted(found.values(), key=lambda d: d.order))


def append(path: str | Path, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Add decisions at the end of the ledger and return those that were new; they are on the disk when this returns.

    InputError when the ledger cannot be read, StoreError when it cannot be written; then nothing was added.
    """
    path = Path(path)
    known = {d.id for d in read(path)}
    new = tuple({d.id: d for d in decisions if d.id not in known}.values())
    if not new:
        return ()
    try:
        with path.open("a+b") as stream:
            _lock(stream.fileno())
            stream.seek(0, os.SEEK_END)
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                cut = stream.read(1) != b"\n"  # an editor left off the last line's end
            else:
                cut = False
            stream.write(("\n" if cut else "").encode() + "".join(map(line_of, new)).encode())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({reason(error)}); nothing was decided") from error
    return new


def line_of(decision: Decision) -> str:
    """Return a decision as its line of the ledger, keys in a fixed order, what is empty left out."""
    said = {
        "id": decision.id,
        "verdict": decision.verdict.value,
        "subjects": list(decision.subjects),
        "by": decision.by,
        "when": decision.when,
        "reason": decision.reason,
        "evidence": list(decision.evidence),
        "values": dict(decision.values),
    }
    return json.dumps({k: v for k, v in said.items() if v}, ensure_ascii=False) + "\n"


def _lock(descriptor: int) -> None:
    """Hold the file until it is closed, so that two writers do not mix their lines; not where locks are unknown."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def _parsed(path: Path, number: int, line: str) -> Decision:
    where = f"{path}: line {number}"
    try:
        said = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({reason(error)}); restore the line or delete it") from error
    if not isinstance(said, dict) or not set(said) <= set(_KEYS):
        raise InputError(f"{where}: not a decision; it has the keys {', '.join(_KEYS)} and no other")
    decision = _decision(where, said)
    if said.get("id", decision.id) != decision.id:
        raise InputError(f"{where}: was edited after it was decided; restore it, and add a decision that undoes it")
    return decision


def _decision(where: str, said: Mapping[str, Any]) -> Decision:
    texts = {key: said.get(key, "") for key in ("verdict", "by", "when", "reason")}
    lists = {key: said.get(key, []) for key in ("subjects", "evidence")}
    values = said.get("values", {})
    if texts["verdict"] not in set(Verdict):
        raise InputError(f"{where}: verdict {texts['verdict']!r}; it is one of {', '.join(Verdict)}")
    verdict = Verdict(texts["verdict"])
    wanted = 2 if verdict.of_two else 1
    well_made = (
        all(isinstance(v, str) for v in texts.values())
        and all(isinstance(v, list) and all(isinstance(s, str) for s in v) for v in lists.values())
        and isinstance(values, dict)
        and all(isinstance(v, str) for v in values.values())
    )
    if not well_made or len(set(lists["subjects"])) != wanted or len(lists["subjects"]) != wanted:
        raise InputError(
            f"{where}: `{verdict}` is about {wanted} record{'s' * (wanted > 1)}, each an IRI in `subjects`"
        )
    if not texts["by"].strip() or not _WHEN.fullmatch(texts["when"]):
        raise InputError(f"{where}: needs `by`, and `when` as 2026-03-01T09:30:00Z")
    return Decision(
        verdict=verdict,
        subjects=tuple(lists["subjects"]),
        by=texts["by"],
        when=texts["when"],
        reason=texts["reason"],
        evidence=tuple(lists["evidence"]),
        values=tuple(sorted(values.items())),
    )
