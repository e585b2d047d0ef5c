#!/usr/bin/env python3
"""Damage files of every format by chance and read them: nothing may end but the process that reads.

    python scripts/fuzz_readers.py [--seconds N] [--seed N] [--keep FOLDER]

Prints a table: format, files read, documents, lines in the report, readers that died or were ended, and what must not
be (a result that is neither, a span outside the text, an error). Exit status 1 when there was one; `--keep` writes
the files that caused it, or that killed a reader.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests")]

from making import PROSE, SENTENCE, column  # noqa: E402
from rightsgraph.config import ReadLimits  # noqa: E402
from rightsgraph.documents.formats import Reader  # noqa: E402
from rightsgraph.records import Document, Unread  # noqa: E402
from test_formats import docx, epub, message, odt, pdf, tarred, warc, zipped  # noqa: E402

NASTY = [
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"9999999999",
    b"-1",
    b"[[[[",
    b"<<<<",
    b"%s%n",
]


def seeds() -> dict[str, bytes]:
    """Whole files, one of each format."""
    page = [*column(PROSE, 72, 760, width=46), *column(SENTENCE, 315, 760, width=46)]
    return {
        "a.pdf": pdf([page, page, page]),
        "a.docx": docx(),
        "a.odt": odt(f"<text:h>One</text:h><text:p>{SENTENCE}</text:p>"),
        "a.epub": epub([f"<h1>One</h1><p>{SENTENCE}</p>"] * 2, metadata="<dc:date>2021</dc:date>"),
        "a.rtf": rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0 " + SENTENCE.encode() + rb"\par caf\'e9 \u8212?}",
        "a.eml": message(SENTENCE, attached={"a.pdf": pdf([page])}).as_bytes(),
        "a.mbox": b"From x Wed May  5 12:00:00 2021\n" + message(SENTENCE).as_bytes(),
        "a.warc": warc(packed=False),
        "a.warc.gz": warc(packed=True),
        "a.zip": zipped({"a.txt": SENTENCE, "b.zip": zipped({"c.txt": SENTENCE})}),
        "a.tar": tarred(),
        "a.tar.gz": tarred("gz"),
        "a.tar.xz": tarred("xz"),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with some of its bytes changed, taken out, put in twice, or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            made[at : at + 1] = chance.randbytes(1)
        elif kind == 1:
            del made[at : at + chance.randrange(1, 200)]
        elif kind == 2:
            made[at:at] = made[at : at + chance.randrange(1, 2000)] * chance.choice((1, 1, 50))
        elif kind == 3:
            nasty = chance.choice(NASTY)
            made[at : at + len(nasty)] = nasty
        elif kind == 4 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif chance.random() < 0.2:
            del made[at:]
    return bytes(made)


def faults(result: object) -> list[str]:
    """What must not be in a result."""
    if isinstance(result, Unread):
        return [] if result.reason.isprintable() and result.source.isprintable() else ["a line that cannot be printed"]
    if not isinstance(result, Document):
        return ["neither a document nor a line"]
    spans = [*result.regions, *result.parts, *(f for f in result.metadata if f.start is not None)]
    wrong = [s for s in spans if not 0 <= (s.start or 0) < (s.end or 0) <= len(result.text)]
    return ["a span outside the text"] if wrong or not result.text.strip() else []


def main() -> int:
    """Run for the given time."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - chance that damages files guards nothing
    whole, counts = seeds(), Counter[tuple[str, str]]()
    end = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as folder, Reader(ReadLimits(seconds=5), max_bytes=1_000_000) as reader:
        while time.monotonic() < end:
            name = chance.choice(sorted(whole))
            data = damaged(whole[name], chance)
            place = Path(folder) / name
            place.write_bytes(data)
            counts[name, "read"] += 1
            wrong: list[str] = []
            try:
                for result, _ in reader.read(str(place), name, name):
                    wrong += faults(result)
                    counts[name, "documents" if isinstance(result, Document) else "lines"] += 1
                    ended = isinstance(result, Unread) and any(
                        w in result.reason for w in ("its reader", "took longer", "of memory")
                    )
                    if ended:
                        counts[name, "ended"] += 1
                        wrong += [f"kept: {result.reason}"] if options.keep else []
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
                wrong.append(repr(error))
            real = [w for w in wrong if not w.startswith("kept: ")]
            counts[name, "faults"] += len(real)
            if wrong:
                print(f"{name} #{counts[name, 'read']}: {'; '.join(wrong[:3])}", file=sys.stderr)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{counts[name, 'read']:06}-{name}").write_bytes(data)
    columns = ("read", "documents", "lines", "ended", "faults")
    print("format     " + "".join(f"{column:>11}" for column in columns))
    for name in sorted(whole):
        print(f"{name:11}" + "".join(f"{counts[name, column]:11,}" for column in columns))
    return int(any(counts[name, "faults"] for name in whole))


if __name__ == "__main__":
    sys.exit(main())
