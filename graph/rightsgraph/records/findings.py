"""What validation found."""

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """The severities of SHACL (section 2.1.4), worst first."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that validation found: the shape, the record, the document and its words, and what to do."""

    severity: Severity
    shape: str
    message: str
    focus: str
    path: str | None = None
    value: str | None = None
    document: str | None = None
    quote: str | None = None
    remedy: str | None = None
    related: tuple[str, ...] = field(default=())
