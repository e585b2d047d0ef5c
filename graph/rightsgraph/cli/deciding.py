"""The commands that decide: on two records, on a claim, on a document. Each adds to the ledger and applies it."""

import argparse
import dataclasses
import getpass
import json
from pathlib import Path

from rightsgraph.cli.screen import printable
from rightsgraph.errors import UsageError
from rightsgraph.resolution import (
    Conflict,
    Decision,
    Resolution,
    Verdict,
    append,
    apply_ledger,
    checked_values,
    claim_called,
    label_of,
    ledger_of,
    now,
    read,
    record_called,
    replay,
    second_after,
)
from rightsgraph.store import GraphStore, opened

__all__ = ["apply", "decision_of", "diff", "judge", "ledger", "merge", "retract", "split", "undo"]

DONE, FINDINGS = 0, 1


def apply(options: argparse.Namespace) -> int:
    """Apply the ledger; 1 when decisions contradict each other."""
    return _report(options.out, apply_ledger(options.out))


def merge(options: argparse.Namespace) -> int:
    """Decide that two records are one; 1 when an earlier decision forbids it."""
    return _decide_on_two(options, Verdict.SAME)


def split(options: argparse.Namespace) -> int:
    """Decide that two records are not one."""
    return _decide_on_two(options, Verdict.DIFFERENT)


def judge(options: argparse.Namespace) -> int:
    """Accept, reject or correct a claim."""
    verdict = Verdict(options.verdict)
    given = dict(_parameter(p) for p in options.set)
    with GraphStore.open(options.out) as store:
        claim = claim_called(store, options.claim)
        if verdict is Verdict.CORRECT:
            for role in ("actor", "affected", "place"):
                if given.get(role):
                    given[role] = record_called(store, given[role])
        elif given:
            raise UsageError(f"--set goes with `correct`, not with `{verdict}`")
    values = checked_values(given) if verdict is Verdict.CORRECT else ()
    return _add(options, decision_of(options, verdict, claim, values=values))


def undo(options: argparse.Namespace) -> int:
    """Take a decision back, by the first letters of its id."""
    found = [d for d in read(ledger_of(options.out)) if d.id.startswith(options.decision)]
    if len(found) != 1:
        how_many = "no such decision" if not found else f"{len(found)} decisions begin so"
        raise UsageError(f"{options.decision}: {how_many}; `rightsgraph ledger {options.out}` lists them")
    code = _add(options, decision_of(options, Verdict.UNDO, found[0].id))
    if found[0].verdict is Verdict.RETRACT:
        print("the withdrawn document comes back with the next build that reads it")
    return code


def ledger(options: argparse.Namespace) -> int:
    """List the decisions, and what they come to; 1 when some contradict each other."""
    decisions = read(ledger_of(options.out))
    resolution = replay(decisions)
    undone = {d.subjects[0] for d in decisions if d.verdict is Verdict.UNDO}
    with GraphStore.open(options.out) as store:
        for decision in decisions:
            about = ", ".join(_called(store, s) for s in decision.subjects)
            values = "".join(f", {name}={value or 'nothing'}" for name, value in decision.values)
            taken_back = " (taken back)" if decision.id in undone else ""
            print(
                printable(
                    f"{decision.id}  {decision.when}  {decision.by}: {decision.verdict} {about}{values}{taken_back}"
                )
            )
            for line in (decision.reason, *decision.evidence):
                if line:
                    print(printable(f"    {line}"))
    return _report(options.out, resolution)


def retract(options: argparse.Namespace) -> int:
    """Withdraw a document and say what went with it."""
    from rightsgraph.comparison import compare
    from rightsgraph.withdrawal import retract as withdraw

    with GraphStore.memory() as before:
        with opened(options.out) as source:
            before.store.extend(source.store)
        gone, left = withdraw(options.out, options.document, by=_who(options), when=now(), reason=options.reason)
        for line in compare(before, options.out).words():
            print(printable(line))
    print(f"withdrawn: {printable(gone.name)}; {left.documents:,} documents and {left.statements:,} statements remain")
    return DONE


def diff(options: argparse.Namespace) -> int:
    """Say which claims of two builds appeared, vanished or changed."""
    from rightsgraph.comparison import compare

    comparison = compare(options.before, options.after)
    if options.json:
        print(json.dumps(comparison.to_json(), ensure_ascii=False, indent=2))
    else:
        for line in comparison.words():
            print(printable(line))
    return DONE


def _decide_on_two(options: argparse.Namespace, verdict: Verdict) -> int:
    with GraphStore.open(options.out) as store:
        first, second = (record_called(store, words) for words in (options.first, options.second))
        if first == second:
            raise UsageError(f"{options.first} and {options.second}: one record already, read in one document")
        kinds = [s.rsplit("/", 2)[-2] for s in (first, second)]
        if verdict is Verdict.SAME and (kinds[0] != kinds[1] or "#" in first + second):
            raise UsageError(f"{first} and {second}: only two people, two organisations or two places can be one")
    return _add(options, decision_of(options, verdict, first, second))


def decision_of(
    options: argparse.Namespace, verdict: Verdict, *subjects: str, values: tuple[tuple[str, str], ...] = ()
) -> Decision:
    """Return a new decision of whoever is at the keyboard (--by, or the user of this system), made now.

    One that was made, taken back and made again within a second is dated a second later: it is another decision.
    """
    known = {d.id for d in read(ledger_of(options.out))}
    decision = Decision(
        verdict=verdict, subjects=subjects, by=_who(options), when=now(), reason=options.reason, values=values
    )
    while decision.id in known:
        decision = dataclasses.replace(decision, when=second_after(decision.when))
    return decision


def _who(options: argparse.Namespace) -> str:
    """Return who decides: as given, or the user of this system."""
    try:
        by: str = options.by or getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("--by: say who decides; the system names no user") from error
    if by == "rightsgraph" or by.startswith("rightsgraph "):
        raise UsageError("--by rightsgraph: the name under which the program itself decides; give your own")
    return by


def _add(options: argparse.Namespace, decision: Decision) -> int:
    append(ledger_of(options.out), [decision])
    print(f"decided: {decision.id} (take it back with: rightsgraph undo {options.out} {decision.id[:8]})")
    return _report(options.out, apply_ledger(options.out), only=decision)


def _report(out: str | Path, resolution: Resolution, only: Decision | None = None) -> int:
    """Print what the decisions come to, and every conflict in words (`only`: those with that decision)."""
    counts = (
        (len(resolution.canonical), "record has", "records have", " another standing for it"),
        (len(resolution.claims), "claim is", "claims are", " reviewed"),
        (len(resolution.retracted), "document is", "documents are", " withdrawn"),
    )
    print("; ".join(f"{n:,} {one if n == 1 else many}{rest}" for n, one, many, rest in counts))
    conflicts = [c for c in resolution.conflicts if only is None or only in (c.refused, c.forbidden_by)]
    if conflicts:
        with GraphStore.open(out) as store:
            for conflict in conflicts:
                print(printable(_explained(store, conflict)))
    return FINDINGS if conflicts else DONE


def _explained(store: GraphStore, conflict: Conflict) -> str:
    """Return a conflict in words: the merge that was not made, the decision in its way, the way between them."""
    one, other = (_called(store, s) for s in conflict.refused.subjects)
    apart = " and ".join(_called(store, s) for s in conflict.forbidden_by.subjects)
    way = "; ".join(" = ".join(_called(store, s) for s in d.subjects) + f" ({d.id[:8]})" for d in conflict.chain)
    return (
        f"not merged: {one} and {other} ({conflict.refused.id[:8]}, {conflict.refused.by}), since {apart} are not one "
        f"({conflict.forbidden_by.id[:8]}, {conflict.forbidden_by.by}) and these merges would join them: {way}"
    )


def _called(store: GraphStore, iri: str) -> str:
    """Return a record by label and name; the subject of an undoing is a decision, which is called by its id."""
    if ":" not in iri:
        return iri
    label = label_of(store, iri)
    return iri if label == iri else f"{label} [{iri.rsplit('/', 1)[-1]}]"


def _parameter(text: str) -> tuple[str, str]:
    name, given, value = text.partition("=")
    if not given or not name.strip():
        raise UsageError(f"--set {text}: no name=value; write for example --set status=alleged")
    return name.strip(), value.strip()
