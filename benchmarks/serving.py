#!/usr/bin/env python3
"""How many queries the server answers for many clients at once, beside the `oxigraph` server on the same store.

    python benchmarks/serving.py OUT [--clients 200] [--seconds 30] [--only rightsgraph|oxigraph]

The `oxigraph` server comes with the extra `test`. All stays on this machine. Each
client asks one query after the other on one connection: `light` is one record by its IRI, `mixed` the named
questions, records, counts and graphs, in an order that a seed decides. An answer that is not 200 and whole is lost.
Memory is that of all of the server's processes, with their shares of what several hold (PSS): the most that was seen.
"""

import argparse
import asyncio
import contextlib
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rightsgraph.queries import named_queries
from rightsgraph.store import GraphStore, current

PREFIXES = """PREFIX hr: <https://w3id.org/rightsgraph/ns#>
PREFIX hrv: <https://w3id.org/rightsgraph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
COUNTS = (
    "SELECT ?status (COUNT(DISTINCT ?c) AS ?n) { ?c hr:epistemicStatus ?status } GROUP BY ?status",
    "SELECT ?type (COUNT(DISTINCT ?e) AS ?n) { ?e hr:eventType ?type } GROUP BY ?type ORDER BY DESC(?n)",
    "SELECT DISTINCT ?label { ?p a hr:Person ; rdfs:label ?label } ORDER BY ?label LIMIT 100",
    "CONSTRUCT { ?e hr:affected ?p } { ?e hr:affected ?p } LIMIT 500",
    "ASK { ?c hr:epistemicStatus hrv:denied }",
)


@dataclass
class Measured:
    """What one run gave."""

    seconds: list[float] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    peak: int = 0

    def row(self, server: str, mix: str, took: float) -> str:
        """Return a line of the table."""
        ordered = sorted(self.seconds) or [float("nan")]
        p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99))
        return (
            f"{server:12} {mix:6} {len(self.seconds):9,} {sum(self.lost.values()):6} {len(self.seconds) / took:9,.0f}"
            f" {p50:8.3f} {p99:8.3f} {ordered[-1]:8.3f} {self.peak / 1e6:9,.0f}"
        )


def queries(out: Path) -> dict[str, list[str]]:
    """Return the queries of each mix."""
    with GraphStore.open(current(out)) as store:
        rows = store.store.query(
            f"{PREFIXES} SELECT DISTINCT ?x {{ GRAPH ?g {{ ?x a ?c }} VALUES ?c {{ hr:Person hr:Place }} }}"
            " ORDER BY ?x LIMIT 2000"
        )
        records = [row["x"].value for row in rows]  # type: ignore[union-attr]
    light = [f"SELECT ?p ?o {{ <{iri}> ?p ?o }}" for iri in records]
    named = [query.text for query in named_queries()]
    counts = [PREFIXES + query for query in COUNTS]
    return {"light": light, "mixed": light[:40] + named + counts}


@contextlib.contextmanager
def serving(command: list[str], port: int) -> Iterator[int]:
    """Run a server until the end and yield the id of its process."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                if process.poll() is not None:
                    sys.exit(f"{command[0]} did not start")
                time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def memory(pid: int) -> int:
    """Return the bytes of memory of a process and all below it."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
            total += 1024 * sum(int(n) for n in re.findall(r"^Pss:\s+(\d+) kB", rollup, re.M))
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
    return total


async def client(number: int, port: int, path: str, asked: list[str], until: float, found: Measured) -> None:
    """Ask one query after the other until the time is over."""
    chance = random.Random(number)  # noqa: S311 (the chance guards nothing)
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    while time.monotonic() < until:
        query = chance.choice(asked).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/sparql-query\r\n"
            f"Accept: application/sparql-results+json, text/turtle;q=0.5\r\nContent-Length: {len(query)}\r\n\r\n"
        )
        began = time.monotonic()
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            connection[1].write(head.encode() + query)
            status, last = await asyncio.wait_for(answer(connection[0]), 300)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as error:
            found.lost[type(error).__name__] += 1
            connection = None
            continue
        if status == 200:
            found.seconds.append(time.monotonic() - began)
        else:
            found.lost[str(status)] += 1
        if last:
            connection[1].close()
            connection = None
    if connection is not None:
        connection[1].close()


async def answer(stream: asyncio.StreamReader) -> tuple[int, bool]:
    """Read one response whole; return its status and whether the connection ends with it."""
    head = (await stream.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "transfer-encoding: chunked" in head:
        while size := int((await stream.readuntil(b"\r\n")).split(b";")[0], 16):
            await stream.readexactly(size + 2)
        await stream.readexactly(2)
    else:
        length = re.search(r"content-length: (\d+)", head)
        if length is None:
            raise ValueError("neither chunks nor a length")
        await stream.readexactly(int(length[1]))
    return int(head.split(" ", 2)[1]), "connection: close" in head


async def measured(pid: int, port: int, path: str, asked: list[str], *, clients: int, seconds: float) -> Measured:
    """Return what many clients saw."""
    found = Measured()

    async def watch() -> None:
        while True:
            found.peak = max(found.peak, await asyncio.to_thread(memory, pid))
            await asyncio.sleep(0.5)

    watching = asyncio.create_task(watch())
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(n, port, path, asked, until, found) for n in range(clients)))
    watching.cancel()
    return found


def main() -> int:
    """Print the table; the status is 1 when the server lost an answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT", help="a build")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--only", choices=("rightsgraph", "oxigraph"))
    options = parser.parse_args()
    mixes = queries(options.out)
    print(f"{options.clients} clients, {options.seconds:g} s, {len(mixes['mixed'])} queries in the mix")
    print("server       mix      answers   lost  answers/s    p50 s    p99 s    max s memory MB")
    lost = 0
    for name in ("rightsgraph", "oxigraph"):
        if options.only not in (None, name):
            continue
        for mix, asked in mixes.items():
            port = free_port()
            path = "/sparql"
            command = [sys.executable, "-m", "rightsgraph", "serve", str(options.out), "--port", str(port)]
            if name == "oxigraph":
                program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
                store = str(current(options.out) / "graph")
                command = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
                path = "/query?union-default-graph"
            with serving(command, port) as pid:
                began = time.monotonic()
                run = measured(pid, port, path, asked, clients=options.clients, seconds=options.seconds)
                found = asyncio.run(run)
                print(found.row(name, mix, time.monotonic() - began), dict(found.lost) or "", flush=True)
            lost += sum(found.lost.values()) if name == "rightsgraph" else 0
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
