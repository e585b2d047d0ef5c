"""Print how long `rightsgraph resolve` takes, and its peak memory, on invented builds of growing size, in one run.

    python benchmarks/resolution_scale.py [--sizes 1000 10000 100000]

A build has documents of five named people each, with a place, a day and an act; names are drawn from short lists by a
falling frequency, so that common names have many namesakes; one person in three returns in another document, told of
with one of the same people. The seed is fixed. Building the graphs is not timed.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rightsgraph.iris import HR, HRV, Minter
from rightsgraph.records import Kind
from rightsgraph.store import MARKER, GraphStore

MINTER = Minter("https://rightsgraph.example/")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SCHEMA = "https://schema.org/"
PEOPLE = 5
FAMILIES = (
    "Wang Li Zhang Liu Chen Yang Huang Okafor Bello Musa Diallo Traore Garcia Lopez Ruiz Silva Khan Ahmed".split()
)
FAMILIES += [
    f"{a}{b}" for a in ("Mar", "Ket", "Dov", "Sil", "Tan", "Bor") for b in ("ova", "enko", "ani", "wala", "asi")
]
GIVEN = (
    "Wei Fang Na Jun Ibrahim Amina Yusuf Fatima Ana Luis Maria Jose Omar Leila Rosa Peter Grace Samuel "
    "Lobsang Tenzin Namira Rashid Kidawa Subsang Benzin Lomira Teshid Nadawa Rabsang Kinzin Sumira Beshid Lodawa"
).split()
PLACES = [f"Town {number}" for number in range(300)]


def names(chance: random.Random) -> Iterator[str]:
    """Yield names for ever: the first of each list is drawn most often (Zipf's law)."""
    lists = (GIVEN, GIVEN, FAMILIES)
    weights = [[1 / (rank + 1) for rank in range(len(words))] for words in lists]
    while True:
        first, middle, family = (chance.choices(words, w)[0] for words, w in zip(lists, weights, strict=True))
        yield f"{first} {middle} {family}" if chance.random() < 0.6 else f"{first} {family}"


def documents(entities: int, chance: random.Random) -> Iterator[Sequence[str]]:
    """Yield the people of each document by name; some return together."""
    drawn = names(chance)
    known: list[str] = []
    for _ in range(entities // PEOPLE):
        if known and chance.random() < 1 / 3:
            again = chance.randrange(len(known) - 1)
            people = [*known[again : again + 2], *(next(drawn) for _ in range(PEOPLE - 2))]
        else:
            people = [next(drawn) for _ in range(PEOPLE)]
        known += people
        yield list(dict.fromkeys(people))


def nquads(number: int, people: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield the graph of one document, as the mapper writes it in short."""
    key = f"{number:016x}"
    graph, document = MINTER.graph(key), MINTER.document(key)

    def link(subject: str, predicate: str, target: str) -> str:
        return f"<{subject}> <{predicate}> <{target}> <{graph}> .\n"

    def text(subject: str, predicate: str, words: str) -> str:
        return f"<{subject}> <{predicate}> {json.dumps(words)} <{graph}> .\n"

    town = chance.choice(PLACES)
    place = MINTER.entity(key, Kind.PLACE, town)
    event = MINTER.within(key, "event", "detention", 10)
    yield link(document, RDF, f"{HR}Document") + text(document, f"{SCHEMA}sha256", key * 4)
    yield text(document, f"{SCHEMA}name", f"{key}.txt")
    yield link(place, RDF, f"{HR}Place") + text(place, LABEL, town)
    yield link(event, RDF, f"{HR}Event") + link(event, f"{HR}eventType", f"{HRV}detention")
    yield link(event, f"{HR}place", place)
    day = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    yield text(event, f"{HR}edtf", day)
    for name in people:
        person = MINTER.entity(key, Kind.PERSON, name)
        yield link(person, RDF, f"{HR}Person") + text(person, LABEL, name) + link(event, f"{HR}affected", person)
        yield link(person, f"{HR}disclosure", f"{HRV}restricted")


def build(out: Path, entities: int) -> None:
    """Write an invented build."""
    chance = random.Random(entities)  # noqa: S311 (nothing secret)
    with GraphStore.create(out) as store:
        lines: list[str] = []
        for number, people in enumerate(documents(entities, chance)):
            lines.extend(nquads(number, people, chance))
            if len(lines) > 200_000:
                store.bulk("".join(lines))
                lines.clear()
        dataset = f'<{MINTER.dataset}> <http://rdfs.org/ns/void#uriSpace> "{MINTER.base}" .\n'
        store.bulk("".join(lines) + dataset)
    (out / MARKER).write_text("{}\n", encoding="utf-8")


def main() -> None:
    """Build, resolve in a process of its own, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    print(f"{'people':>9}  {'seconds':>8}  {'peak MB':>8}  {'ms each':>8}  what it said")
    for entities in sizes:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            build(out, entities)
            command = [sys.executable, "-m", "rightsgraph", "resolve", str(out)]
            began = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        said = done.stdout.partition("\n")[0]
        print(f"{entities:>9,}  {seconds:>8.1f}  {peak:>8.0f}  {1000 * seconds / entities:>8.2f}  {said}", flush=True)


if __name__ == "__main__":
    main()
