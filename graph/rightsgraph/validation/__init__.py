"""Quads of a document in, findings out: SHACL before anything is written.

`Gate` checks, `quarantine` parts what conforms from what does not, `report_text` and `report_json` say it in the
researcher's words (`LongReport` for any number of findings), `validate_files` checks Turtle, TriG and N-Quads files,
`validate_store` a store of many documents.
"""

from rightsgraph.validation.files import validate_files, validate_store
from rightsgraph.validation.gate import Gate
from rightsgraph.validation.long import LongReport
from rightsgraph.validation.quarantine import quarantine
from rightsgraph.validation.report import report_json, report_text, sorted_findings

__all__ = [
    "Gate",
    "LongReport",
    "quarantine",
    "report_json",
    "report_text",
    "sorted_findings",
    "validate_files",
    "validate_store",
]
