"""The records that flow through the stages. All are frozen; none knows spaCy or rdflib.

Offsets are Unicode code points into `Document.text`, half-open, and for every record that carries words
`document.text[start:end]` is those words, as read.
"""

from rightsgraph.records.claims import Claim, Event, Fact, Participant, Post, Statistic, Status, Story
from rightsgraph.records.documents import Document, MetadataField, Part, PartKind, Region, RegionKind, Span, Unread
from rightsgraph.records.entities import Entity, Form, Kind, Mention
from rightsgraph.records.findings import Finding, Severity
from rightsgraph.records.values import Quantity, Time

__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Fact",
    "Finding",
    "Form",
    "Kind",
    "Mention",
    "MetadataField",
    "Part",
    "PartKind",
    "Participant",
    "Post",
    "Quantity",
    "Region",
    "RegionKind",
    "Severity",
    "Span",
    "Statistic",
    "Status",
    "Story",
    "Time",
    "Unread",
]
