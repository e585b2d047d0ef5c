"""Findings as a researcher reads them, and as a program does."""

import json
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from json.encoder import encode_basestring
from typing import Any

from rightsgraph.records import Finding, Severity

__all__ = ["json_pieces", "order", "order_by_message", "report_json", "report_text", "sorted_findings", "text_pieces"]

_RANK = {severity: str(rank) for rank, severity in enumerate(Severity)}
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_WIDTH = 100
_LONGEST = 300


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats, worst first, then by document, shape, message and record."""
    return tuple(sorted(set(findings), key=order))


def order(finding: Finding) -> tuple[str, ...]:
    """Return by what findings are sorted: worst first, then by document, shape, message and record."""
    rest = (finding.document, finding.shape, finding.message, finding.focus, finding.path, finding.value, finding.quote)
    return (_RANK[finding.severity], *(part or "" for part in rest))


def order_by_message(finding: Finding) -> tuple[str, ...]:
    """Return by what findings are sorted in a report in words: worst first, the same thing found together."""
    return (_RANK[finding.severity], finding.shape, finding.message, *order(finding))


def report_text(findings: Iterable[Finding]) -> str:
    """Return the findings as paragraphs under one heading for each thing found, with a count by severity first.

    Control characters and direction overrides of the data are shown as escapes, so the text is safe in a terminal.
    """
    found = sorted(set(findings), key=order_by_message)
    return "".join(text_pieces(found, Counter(f.severity for f in found)))


def text_pieces(findings: Iterable[Finding], counts: Mapping[Severity, int]) -> Iterator[str]:
    """Yield `report_text` of findings that are sorted by message and counted."""
    if not any(counts.values()):
        yield "Conforms: nothing found.\n"
        return
    verdict = "Does not conform" if counts[Severity.VIOLATION] else "Conforms"
    yield f"{verdict}: {', '.join(_count(counts[s], s) for s in Severity if counts[s])}.\n"
    for (severity, shape, message, remedy), group in groupby(
        findings, key=lambda f: (f.severity, f.shape, f.message, f.remedy)
    ):
        yield f"\n{_wrapped(f'{severity.upper()} {message} [{shape}]', '')}"
        if remedy:
            yield _wrapped(f"Remedy: {remedy}", "  ")
        yield from map(_record, group)


def report_json(findings: Iterable[Finding]) -> str:
    """Return `{"conforms", "counts", "findings"}` as JSON, two spaces a level, keys in the order of the record."""
    ordered = sorted_findings(findings)
    return "".join(json_pieces(ordered, Counter(f.severity for f in ordered), "\n")) + "\n"


def json_pieces(findings: Iterable[Finding], counts: Mapping[Severity, int], line: str) -> Iterator[str]:
    """Yield `report_json` of findings that are sorted and counted; `line` begins each line but the first."""
    head = {
        "conforms": not counts[Severity.VIOLATION],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }
    yield json.dumps(head, indent=2).removesuffix("\n}").replace("\n", line) + f',{line}  "findings": ['
    comma = ""
    for finding in findings:
        values = (f'{line}      "{name}": {_value(value, line)}' for name, value in finding.said().items())
        yield f"{comma}{line}    {{{','.join(values)}{line}    }}"
        comma = ","
    yield f"{line}  ]{line}}}" if comma else f"]{line}}}"


def _value(value: Any, line: str) -> str:
    """Return a value as JSON; the encoder of `json` with an indent is many times slower."""
    if isinstance(value, str):
        return encode_basestring(value)
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"{line}      ")


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
