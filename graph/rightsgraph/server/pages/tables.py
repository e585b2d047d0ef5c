"""Lists as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.iris import HRV
from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.graph import LABEL
from rightsgraph.server.pages.lists import chosen_events
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.rendering import Pages

__all__ = ["defused", "event_table", "written"]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_HEADER = ("label", "kind", "types", "statuses", "said_by", "done_to", "done_by", "places", "date", "document", "iri")


def defused(cell: str) -> str:
    """Return a cell of CSV that no spreadsheet runs: what begins like a formula and is no number gets an apostrophe."""
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def written(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180), every cell defused."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return stream.getvalue()


async def event_table(pages: Pages, request: Request) -> Response:
    """The chosen events, or non-events, as CSV: one a line, with how firmly and by whom it is said."""
    given = dict(request.query_params)
    census = await pages.census()

    def made() -> str:
        _, iris, _ = chosen_events(pages, census, given)
        reader = pages.reader()
        return written([_HEADER, *(_row(reader, census, iri) for iri in iris)])

    name = "non-events" if given.get("kind") == "non-events" else "events"
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(await pages.alone(made), media_type="text/csv", headers=headers)


def _row(reader: Reader, census: Census, iri: str) -> tuple[str, ...]:
    node, event = reader.graph.node(iri), census.events[iri]
    statuses = Counter(event.statuses)
    speakers = {speaker for claim, _ in event.claims for speaker in census.said.get(claim, ())}

    def names(iris: Iterable[str]) -> str:
        return "; ".join(sorted(census.names.get(i, i) for i in iris))

    return (
        node.one(LABEL),
        event.kind,
        "; ".join(reader.vocabulary.label(f"{HRV}{name}") for name in event.types),
        "; ".join(f"{statuses[m.name]} {m.label.lower()}" for m in reader.vocabulary.marks if statuses[m.name]),
        names(speakers),
        names(event.roles.get("affected", ())),
        names(event.roles.get("actor", ())),
        names(event.places),
        node.one("edtf", "ongoingAsOf"),
        reader.document(node).label,
        iri,
    )
