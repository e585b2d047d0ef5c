"""The report of any number of findings: what does not fit in memory is sorted on disk."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from rightsgraph.records import Finding, Severity
from rightsgraph.sorting import Sorted
from rightsgraph.validation.report import json_pieces, order, order_by_message, text_pieces

__all__ = ["LongReport"]

_AT_ONCE = 1 << 22
# Parts of a key end in a character that sorts before all others, and hold no line feed: both, and all characters
# between them, are written as two, in their order.
_END = "\0"
_LOW = {code: f"\x01{chr(0x10 + code)}" for code in range(0x0B)}


class LongReport:
    """Takes findings, then gives the pieces of `report_json` and of `report_text`. Use it as a context manager."""

    def __init__(self) -> None:
        self._ordered, self._by_message = Sorted(at_once=_AT_ONCE), Sorted(at_once=_AT_ONCE)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take some more findings."""
        findings = tuple(findings)
        self._ordered.add([_line(finding, order) for finding in findings])
        self._by_message.add([_line(finding, order_by_message) for finding in findings])

    def text(self) -> Iterator[str]:
        """Yield the report in words."""
        return text_pieces(map(_finding, self._by_message), self._counts())

    def json(self, line: str) -> Iterator[str]:
        """Yield the report as JSON; `line` begins each line but the first."""
        return json_pieces(map(_finding, self._ordered), self._counts(), line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ordered.close()
        self._by_message.close()

    def _counts(self) -> Counter[Severity]:
        ranks = Counter(line[0] for line in self._ordered)
        return Counter({severity: ranks[str(rank)] for rank, severity in enumerate(Severity)})


def _line(finding: Finding, key: Callable[[Finding], tuple[str, ...]]) -> str:
    said = json.dumps([*finding.said().values()])
    return "".join(f"{part.translate(_LOW)}{_END}" for part in key(finding)) + said


def _finding(line: str) -> Finding:
    values = json.loads(line[line.rindex(_END) + 1 :])
    return Finding.of(dict(zip(Finding.__slots__, values, strict=True)))
