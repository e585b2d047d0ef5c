"""Texts with marked names, read from the sources of the recipe and checked against their digests."""

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Marked", "joined", "read_source"]

_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
_TORN = re.compile(r"(?<=[^\W\d_]) (?=(?:'s|n|ns|s|ese|ian|ist|ists|an)\b)")
_DEMONYM = re.compile(r" (?:n|ns|ese|ian|an)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with its names as (start, end, PERSON | ORG | GPE), in code points, in order, without overlaps."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read_source(folders: Sequence[Path], source: dict[str, Any]) -> list[Marked]:
    """Return the texts of a source; SystemExit says which file is missing or not as recorded."""
    path = next((folder / source["file"] for folder in folders if (folder / source["file"]).is_file()), None)
    if path is None:
        raise SystemExit(
            f"{source['file']}: in none of the folders given; it is {source['name']} ({source['citation']})"
        )
    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != source["sha256"]:
        raise SystemExit(
            f"{path}: SHA-256 {found[:16]}... instead of {source['sha256'][:16]}...; take the recorded file"
        )
    lines = raw.decode("utf-8").splitlines()
    texts = list(_of_iob(lines) if path.suffix == ".iob2" else _of_json(lines))
    return [_repaired(text) for text in texts] if source.get("repair") else texts


def _of_json(lines: list[str]) -> Iterator[Marked]:
    for line in lines:
        row = json.loads(line)
        yield Marked(text=row["text"], names=tuple(sorted((s, e, _KINDS[kind]) for s, e, kind in row["ents"])))


def _of_iob(lines: list[str]) -> Iterator[Marked]:
    """Yield the sentences of a Universal NER file: `# text = `, then number, word and tag, tab-separated."""
    text, at, names = "", 0, []
    for line in [*lines, ""]:
        if line.startswith("# text = "):
            text, at, names = line.removeprefix("# text = "), 0, []
        elif line and not line.startswith("#"):
            _, word, tag = line.split("\t")[:3]
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            if tag.startswith("B-") and tag[2:] in _KINDS:
                names.append((start, at, _KINDS[tag[2:]]))
            elif tag.startswith("I-") and names and names[-1][2] == _KINDS.get(tag[2:]):
                names[-1] = (names[-1][0], at, names[-1][2])
        elif not line and text:
            yield Marked(text=text, names=tuple(names))
            text = ""


def _repaired(marked: Marked) -> Marked:
    """Return a text whose words torn apart by links are whole again; half a demonym is no name."""
    gone = [found.start() for found in _TORN.finditer(marked.text)]
    kept = [
        name
        for name in marked.names
        if not (name[2] == "GPE" and _DEMONYM.match(marked.text, name[1]) and name[1] in gone)
    ]
    text = "".join(c for i, c in enumerate(marked.text) if i not in set(gone))
    names = tuple((s - sum(g < s for g in gone), e - sum(g < e for g in gone), kind) for s, e, kind in kept)
    return Marked(text=text, names=names)


def joined(texts: list[Marked], most: int, chance: random.Random) -> list[Marked]:
    """Return the texts, up to `most` neighbours made one, so that names are also learned inside longer texts."""
    whole, at = [], 0
    while at < len(texts):
        group = texts[at : at + chance.randint(1, most)]
        at += len(group)
        text, names = "", []
        for one in group:
            shift = len(text) + 1 if text else 0
            text = f"{text} {one.text}" if text else one.text
            names.extend((s + shift, e + shift, kind) for s, e, kind in one.names)
        whole.append(Marked(text=text, names=tuple(names)))
    return whole
