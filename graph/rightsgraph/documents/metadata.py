"""What a text says of itself: title, issuer, publisher, site, identifier, date, licence, language, with its words.

The publisher is who says what the text says: the issuing body ("Secretariat of X" speaks for X), a news agency named
in the dateline, else the site. The site is whose copyright line stands on the page.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rightsgraph.documents.dates import find_dates
from rightsgraph.errors import ResourceError
from rightsgraph.records import MetadataField, Region, RegionKind
from rightsgraph.resources import resource_text

__all__ = ["find_metadata", "names_organisation"]

LEXICON = "data/lexicon/metadata.toml"

_NAME = (
    r"[A-Z][\w&.'\u2019-]*"
    r"(?:[ \t\xa0]+(?:(?:of|for|the|and|on|in|to|against|without|de|des|du|la|&)[ \t\xa0]+)*[A-Z][\w&.'\u2019-]*)*"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)"
    r"(?:\s*(?:©|\(c\)|by|copyright|(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?),?)*"
    rf"\s*(?:the\s+)?(?P<name>(?-i:{_NAME}))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^\(?(?P<place>{_NAME}(?:,\s*{_NAME})*),?\s+(?P<date>[^()\n]{{6,30}}?)\)?\s*"
    r"(?:\((?P<agency>[A-Z][\w .]*)\)\s*)?[-–—:]"
)
_AGENCY = re.compile(
    r"^(?P<place>[A-Z][A-Z .,'\u2019-]+(?:,\s*[\w. ]{3,20})?)\s*\((?P<agency>[A-Z][\w .]{1,30})\)\s*[-–—]"
)
_PUBLISHER, _SOURCE, _AUTHOR = (
    re.compile(rf"^{label}\s*:\s*[\"']?(?P<name>{_NAME})[\"']?\s*$", re.IGNORECASE | re.MULTILINE)
    for label in ("publisher", "source", "author")
)
_TITLE = re.compile(r"title\s*:\s*(?P<quote>[\"']?)(?P<title>[^\n]+?)(?P=quote)", re.IGNORECASE)
_URL = re.compile(r"^(?:url|source|link|permalink)\s*:\s*(?P<url>https?://\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_OPENING = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The lexicon of metadata, compiled."""

    issuer_before: re.Pattern[str]
    issuer_after: re.Pattern[str]
    organ: re.Pattern[str]
    organ_of_organisation: re.Pattern[str]
    organisation: frozenset[str]
    posts: frozenset[str]
    dated: re.Pattern[str]
    updated: re.Pattern[str]
    identifiers: re.Pattern[str]
    english: frozenset[str]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _lexicon() -> _Words:
    try:
        data = tomllib.loads(resource_text(LEXICON))
        return _Words(
            issuer_before=re.compile(rf"\b(?i:{_either(data['issuer_before'])})\s+(?i:the\s+)?(?P<name>{_NAME})"),
            issuer_after=re.compile(rf"(?P<name>{_NAME})\s+(?:{_either(data['issuer_after'])})\b"),
            organ=re.compile(rf"\b(?i:{_either(data['organs'])})\s+of\s+(?:the\s+)?(?P<name>.+)$"),
            organ_of_organisation=re.compile(
                rf"\b(?i:{_either(data['organs_of_organisations'])})\s+of\s+(?:the\s+)?(?P<name>.+)$"
            ),
            organisation=frozenset(data["organisation_words"]),
            posts=frozenset(data["posts"]),
            dated=re.compile(rf"\b(?:{_either(data['date_labels'])})\b", re.IGNORECASE),
            updated=re.compile(rf"\b(?:{_either(data['updated_labels'])})\b", re.IGNORECASE),
            identifiers=re.compile("|".join(f"(?:{pattern})" for pattern in data["identifiers"])),
            english=frozenset(data["english"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise ResourceError(f"{LEXICON}: {error}; mend the file or install rightsgraph again") from error


def find_metadata(
    text: str, regions: Sequence[Region], given: Sequence[MetadataField] = ()
) -> tuple[MetadataField, ...]:
    """Return what is given beside the text, and what its regions say where nothing is given, sorted by name."""
    known = {field.name: field for field in reversed(given)}
    for found in _Finder(text, regions).fields():
        known.setdefault(found.name, found)
    site = known.get("site")
    if "publisher" not in known and site is not None:
        known["publisher"] = MetadataField(name="publisher", value=site.value, start=site.start, end=site.end)
    return tuple(known[name] for name in sorted(known))


def names_organisation(name: str) -> bool:
    """Whether a name has a word that only organisations have in theirs, and none of a post."""
    known, words = _lexicon(), {word.casefold().rstrip(".") for word in name.split()}
    return bool(words & known.organisation) and not words & known.posts


class _Finder:
    """Reads the metadata from one text and its regions."""

    def __init__(self, text: str, regions: Sequence[Region]) -> None:
        self.text = text
        self.regions = regions
        self.words = _lexicon()

    def fields(self) -> Iterator[MetadataField]:
        """Yield what is found; the first field of a name is the best."""
        for kind, name in ((RegionKind.TITLE, "title"), (RegionKind.LICENCE, "licence")):
            spans = self._spans(kind)
            if spans:
                labelled = _TITLE.fullmatch(self.text, *spans[-1]) if name == "title" else None
                yield self._field(name, *(labelled.span("title") if labelled is not None else spans[-1]))
        yield from self._issuer()
        yield from self._first("identifier", self.words.identifiers, self._lines())
        yield from self._date()
        yield from self._site()
        yield from self._first("url", _URL, self._edges())
        yield MetadataField(name="language", value=self._language())

    def _field(self, name: str, start: int, end: int, value: str | None = None) -> MetadataField:
        words = self.text[start:end]
        return MetadataField(name=name, value=value or " ".join(words.split()), start=start, end=end)

    def _spans(self, *kinds: RegionKind) -> list[tuple[int, int]]:
        return [(region.start, region.end) for region in self.regions if region.kind in kinds]

    def _lines(self) -> list[tuple[int, int]]:
        """Return where a document names itself: header and titles, the licence, and the first words of the body."""
        return [
            *self._spans(RegionKind.HEADER, RegionKind.TITLE),
            *self._opening(200),
            *self._spans(RegionKind.LICENCE),
        ]

    def _edges(self) -> list[tuple[int, int]]:
        return self._spans(RegionKind.HEADER, RegionKind.FOOTER, RegionKind.REFERENCES)

    def _opening(self, length: int = _OPENING) -> list[tuple[int, int]]:
        body = self._spans(RegionKind.BODY)
        return [(body[0][0], min(body[0][1], body[0][0] + length))] if body else []

    def _first(self, name: str, pattern: re.Pattern[str], spans: Iterable[tuple[int, int]]) -> Iterator[MetadataField]:
        """Yield the first match of a pattern in the spans: its group `url` or `name`, else all of it."""
        for start, end in spans:
            match = pattern.search(self.text, start, end)
            if match is not None:
                group = next((key for key in ("url", "name") if key in pattern.groupindex), 0)
                yield self._field(name, *match.span(group))
                return

    def _issuer(self) -> Iterator[MetadataField]:
        """Yield the publisher that the header names, the issuing body and for whom it speaks, the dateline's agency."""
        header = self._spans(RegionKind.HEADER)
        head = self._spans(RegionKind.HEADER, RegionKind.TITLE)
        for label in (_PUBLISHER, _SOURCE):
            yield from self._first("publisher", label, head)
        for start, end in self._opening(300):
            for pattern in (_AGENCY, _DATELINE):
                match = pattern.match(self.text[start:end])
                if match is not None and match["agency"]:
                    yield self._field("publisher", start + match.start("agency"), start + match.end("agency"))
                    return
        found = next(self._first("issuer", self.words.issuer_before, header), None)
        found = found or next(self._speaker(), None)
        if found is not None and found.start is not None and found.end is not None:
            yield found
            yield self._field("publisher", *self._whole(found.start, found.end))
        else:
            for label in (_PUBLISHER, _SOURCE):
                yield from self._first("publisher", label, self._edges())
            author = next(self._first("publisher", _AUTHOR, head), None)
            if author is not None and names_organisation(author.value):
                yield author

    def _speaker(self) -> Iterator[MetadataField]:
        """Yield the organisation that says of itself in the opening that it "said today"."""
        for start, end in self._opening():
            for match in self.words.issuer_after.finditer(self.text, start, end):
                if names_organisation(match["name"]) and "\n" not in match["name"]:
                    first = match.start("name") + (len("The ") if match["name"].startswith("The ") else 0)
                    yield self._field("issuer", first, match.end("name"))

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the organisation whose organ the issuer is; the issuer's own span when it is none."""
        name = self.text[start:end]
        match = self.words.organ.search(name)
        if match is None:
            match = self.words.organ_of_organisation.search(name)
            if match is None or not names_organisation(match["name"]):
                return start, end
        if {word.casefold() for word in match["name"].split()} & self.words.posts:
            return start, end
        return start + match.start("name"), end

    def _date(self) -> Iterator[MetadataField]:
        """Yield the day of publication: labelled, in the header, in the dateline; the day of an update comes last."""
        header = self._spans(RegionKind.HEADER, RegionKind.TITLE)
        edges = [*header, *self._spans(RegionKind.FOOTER, RegionKind.NAVIGATION)]
        updated: list[MetadataField] = []
        plain: list[MetadataField] = []
        for start, end in edges:
            for found in find_dates(self.text, start, end):
                field = self._field("date", found.start, found.end, found.value)
                before = self.text[max(start, found.start - 40) : found.start].rpartition("\n")[2]
                if self.words.updated.search(before):
                    updated.append(field)
                elif self.words.dated.search(before):
                    yield field
                elif (start, end) in header:
                    plain.append(field)
        yield from sorted(plain, key=lambda field: len(field.value) < 10)
        for start, end in self._opening(200):
            match = _DATELINE.match(self.text[start:end])
            if match is not None:
                offset = start + match.start("date")
                for found in find_dates(self.text, start, start + match.end()):
                    if found.end > offset:
                        yield self._field("date", found.start, found.end, found.value)
        yield from updated

    def _site(self) -> Iterator[MetadataField]:
        """Yield the name in the first copyright line of the page."""
        spans = self._spans(RegionKind.FOOTER, RegionKind.TEASER, RegionKind.NAVIGATION, RegionKind.LICENCE)
        for field in self._first("site", _COPYRIGHT, spans):
            assert field.start is not None
            assert field.end is not None
            name = re.sub(r"[\s.,]*(?:\bAll\b.*)?$", "", self.text[field.start : field.end], flags=re.DOTALL)
            if name:
                yield self._field("site", field.start, field.start + len(name))

    def _language(self) -> str:
        """Return `en`, or `und` when a text of some length has next to none of the commonest English words."""
        words = [word.casefold() for start, end in self._opening(4000) for word in self.text[start:end].split()]
        common = sum(word in self.words.english for word in words)
        return "en" if len(words) < 25 or common >= 0.15 * len(words) else "und"
