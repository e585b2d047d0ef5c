"""Findings as a researcher reads them, and as a program does."""

import dataclasses
import json
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rightsgraph.records import Finding, Severity

__all__ = ["report_json", "report_text", "sorted_findings"]

_FIELDS = tuple(field.name for field in dataclasses.fields(Finding))
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_WIDTH = 100
_LONGEST = 300


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats, worst first, then by document, shape, message and record."""
    return tuple(sorted(set(findings), key=_order))


def _order(finding: Finding) -> tuple[Any, ...]:
    rest = (finding.document, finding.shape, finding.message, finding.focus, finding.path, finding.value, finding.quote)
    return (_RANK[finding.severity], *(part or "" for part in rest))


def report_text(findings: Iterable[Finding]) -> str:
    """Return the findings as paragraphs under one heading for each thing found, with a count by severity first.

    Control characters and direction overrides of the data are shown as escapes, so the text is safe in a terminal.
    """
    ordered = sorted_findings(findings)
    if not ordered:
        return "Conforms: nothing found.\n"
    counts = Counter(f.severity for f in ordered)
    verdict = "Does not conform" if counts[Severity.VIOLATION] else "Conforms"
    parts = [f"{verdict}: {', '.join(_count(counts[s], s) for s in Severity if counts[s])}.\n"]
    by_message = sorted(ordered, key=lambda f: (_RANK[f.severity], f.shape, f.message, *_order(f)))
    for (severity, shape, message, remedy), group in groupby(
        by_message, key=lambda f: (f.severity, f.shape, f.message, f.remedy)
    ):
        parts.append(f"\n{_wrapped(f'{severity.upper()} {message} [{shape}]', '')}")
        if remedy:
            parts.append(_wrapped(f"Remedy: {remedy}", "  "))
        parts.extend(_record(finding) for finding in group)
    return "".join(parts)


def report_json(findings: Iterable[Finding]) -> str:
    """Return `{"conforms", "counts", "findings"}` as JSON, two spaces a level, keys in the order of the record."""
    ordered = sorted_findings(findings)
    counts = Counter(f.severity for f in ordered)
    report = {
        "conforms": not counts[Severity.VIOLATION],
        "counts": {severity.value: counts[severity] for severity in Severity},
        "findings": [{name: getattr(f, name) for name in _FIELDS} for f in ordered],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _count(number: int, severity: Severity) -> str:
    noun = {"Violation": "violation", "Warning": "warning", "Info": "note"}[severity.value]
    return f"{number} {noun}{'s' if number != 1 else ''}"


def _record(finding: Finding) -> str:
    if not finding.focus:
        return f"  - {_shown(finding.document)}\n" if finding.document else ""
    lines = [f"  - {_shown(finding.focus)}"]
    if finding.document:
        lines.append(f"    document: {_shown(finding.document)}")
    if finding.quote:
        lines.append(_wrapped(f"words: “{_shown(finding.quote)}”", "    ").rstrip("\n"))
    if finding.path and finding.value is not None:
        lines.append(_wrapped(f"given: {_shown(finding.path)} {_shown(finding.value)}", "    ").rstrip("\n"))
    elif finding.path:
        lines.append(_wrapped(f"at: {_shown(finding.path)}", "    ").rstrip("\n"))
    elif finding.value is not None:
        lines.append(_wrapped(f"given: {_shown(finding.value)}", "    ").rstrip("\n"))
    return "\n".join(lines) + "\n"


def _wrapped(text: str, indent: str) -> str:
    wrap = textwrap.TextWrapper(
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrap.fill(_printable(text)) + "\n"


def _shown(text: str | None) -> str:
    """Return the text as one printable line, shortened in the middle of nothing: at the end, with an ellipsis."""
    line = _printable(" ".join((text or "").split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _printable(text: str) -> str:
    if text.isprintable():  # of the unsafe categories no character is, and most texts hold none
        return text
    return "".join(
        c if unicodedata.category(c) not in _UNSAFE else c.encode("unicode_escape").decode("ascii") for c in text
    )
