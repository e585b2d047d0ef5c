"""Lists as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.lists import chosen_events
from rightsgraph.server.pages.models import Happening
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
        return written([_HEADER, *(_row(reader.happening(iri)) for iri in iris)])

    name = "non-events" if given.get("kind") == "non-events" else "events"
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(await run_in_threadpool(made), media_type="text/csv", headers=headers)


def _row(it: Happening) -> tuple[str, ...]:
    roles = dict(it.roles)

    def names(role: str) -> str:
        return "; ".join(ref.label for ref in roles.get(role, ()))

    return (
        it.label,
        it.kind,
        "; ".join(ref.label for ref in it.types),
        "; ".join(f"{t.count} {t.mark.label.lower()}" for t in it.tallies),
        "; ".join(ref.label for ref in it.speakers),
        names("affected"),
        names("actor"),
        names("place"),
        it.when,
        it.document.label,
        it.iri,
    )
