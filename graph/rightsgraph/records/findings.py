"""What validation found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

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

    def said(self) -> dict[str, Any]:
        """Return its values by name, in the order of the record, as JSON can hold them."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """Return the finding that `said` told; ValueError, KeyError or TypeError when it is another thing."""
        return cls(**{**said, "severity": Severity(said["severity"]), "related": tuple(said["related"])})
