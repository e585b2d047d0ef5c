"""Documents in a ZIP file: Word's, by mammoth; OpenDocument and EPUB, by lxml over the standard library's `zipfile`.

What was deleted with changes tracked is no text; neither are comments. Notes stand at the end, without their marks in
the running text. No entity is expanded and nothing outside the file is fetched.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from posixpath import normpath
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from rightsgraph.config import ReadLimits
from rightsgraph.documents.assembly import page_of_text
from rightsgraph.documents.dates import iso_date
from rightsgraph.documents.formats.budget import Budget
from rightsgraph.documents.formats.kinds import Form
from rightsgraph.documents.formats.texts import Stretch, headed_parts, stacked, written
from rightsgraph.documents.pages import Page, read_page
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField, PartKind, RegionKind

__all__ = ["form_of_zip", "parse_xml", "read_docx", "read_epub", "read_odt"]

_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">[^<]*</a></sup>')
_BACK = re.compile(r'<a href="#(?:foot|end)note-ref-[^"]*">[^<]*</a>')
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_WHAT = {
    "xl/": ("a spreadsheet", "save what is told in it as text"),
    "ppt/": ("a presentation", "export it as PDF"),
}


def form_of_zip(stream: IO[bytes]) -> Form:
    """Return what a ZIP file is: a document of Word, OpenDocument or EPUB, or an archive. Raises InputError."""
    with zipfile.ZipFile(stream) as archive:
        names = set(archive.namelist())
        kind = b""
        if "mimetype" in names:
            with archive.open("mimetype") as member:
                kind = member.read(200).strip()
    if kind == Form.EPUB.value.encode() or "META-INF/container.xml" in names:
        return Form.EPUB
    if kind.startswith(Form.ODT.value.encode()):
        return Form.ODT
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        raise InputError("a spreadsheet, presentation or drawing; export it as PDF or text")
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Form.DOCX
        for folder, (what, remedy) in _WHAT.items():
            if any(name.startswith(folder) for name in names):
                raise InputError(f"{what}; {remedy}")
    return Form.ZIP


def _measured(data: bytes, limits: ReadLimits) -> zipfile.ZipFile:
    """Return a document's archive, after all that is in it was unpacked once to see that it is not too much."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    budget = Budget(limits, len(data))
    for info in archive.infolist():
        budget.member()
        if info.flag_bits & 1:
            raise InputError("encrypted; save a copy without a password")
        if info.filename.endswith((".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")):
            with archive.open(info) as stream:
                budget.read(stream)
    return archive


def parse_xml(data: bytes) -> Any:
    """Return the root of an XML file; entities are not expanded, nothing is fetched. Raises InputError."""
    etree = import_module("lxml.etree")

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError("damaged: XML inside it that cannot be read; save it again") from error
    if root is None:
        raise InputError("damaged: empty XML inside it; save it again")
    return root


def read_docx(data: bytes, limits: ReadLimits) -> Page:
    """Return the text of a Word document, in parts under its headings. Raises InputError."""
    import mammoth

    with _measured(data, limits) as archive:
        title = _core_title(archive)
    result = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
    )
    page = read_page(f"<html><body>{_BACK.sub('', _MARK.sub('', result.value))}</body></html>")
    head = {"title": title} if title and title in page.text else {}
    return Page(page.text, page.blocks, head, parts=headed_parts(page.blocks, len(page.text)), site=False)


def _core_title(archive: zipfile.ZipFile) -> str:
    """Return the title in a document's properties: often that of a draft, so it counts only where the text has it."""
    if "docProps/core.xml" not in archive.namelist():
        return ""
    return " ".join((parse_xml(archive.read("docProps/core.xml")).findtext(f"{_DC}title") or "").split())


# ---------------------------------------------------------------- OpenDocument


def read_odt(data: bytes, limits: ReadLimits) -> Page:
    """Return the text of an OpenDocument text, in parts under its headings. Raises InputError."""
    with _measured(data, limits) as archive:
        if "content.xml" not in archive.namelist():
            raise InputError("damaged: no content.xml in it; save it again")
        root = parse_xml(archive.read("content.xml"))
        title = ""
        if "meta.xml" in archive.namelist():
            title = " ".join((parse_xml(archive.read("meta.xml")).findtext(f".//{_DC}title") or "").split())
        if b"encryption-data" in (archive.read("META-INF/manifest.xml") if _has_manifest(archive) else b""):
            raise InputError("encrypted; save a copy without a password")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("damaged: no text in its content.xml; save it again")
    notes: list[Stretch] = []
    text, blocks = written([*_paragraphs(body, notes), *notes])
    head = {"title": title} if title and title in text else {}
    return Page(text, blocks, head, parts=headed_parts(blocks, len(text)), site=False)


def _has_manifest(archive: zipfile.ZipFile) -> bool:
    return "META-INF/manifest.xml" in archive.namelist()


def _paragraphs(element: Any, notes: list[Stretch]) -> Iterator[Stretch]:
    """Yield the paragraphs and headings below an element; rows of a table as one, cells parted by tabs."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"):
            continue
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield Stretch(text=_words(child, notes), heading=tag == f"{_TEXT}h")
        elif tag == f"{_TABLE}table-row":
            cells = [" ".join(s.text for s in _paragraphs(cell, notes) if s.text.strip()) for cell in child]
            yield Stretch(text="\t".join(cells))
        elif tag in (f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index", f"{_TEXT}illustration-index"):
            for stretch in _paragraphs(child, notes):
                yield Stretch(text=stretch.text, hint=RegionKind.NAVIGATION)
        else:
            yield from _paragraphs(child, notes)


def _words(element: Any, notes: list[Stretch]) -> str:
    """Return the words of a paragraph; its notes go to `notes`, text boxes in it after them."""
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            mark = child.findtext(f"{_TEXT}note-citation") or ""
            told = " ".join(s.text for s in _paragraphs(body, notes)) if body is not None else ""
            notes.append(Stretch(text=f"{mark} {told}".strip(), hint=RegionKind.REFERENCES))
        elif tag == f"{_TEXT}s":
            pieces.append(" " * min(_number(child.get(f"{_TEXT}c")), 1000))
        elif tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif isinstance(tag, str) and tag not in (f"{_OFFICE}annotation", f"{_OFFICE}annotation-end"):
            if tag.startswith("{urn:oasis:names:tc:opendocument:xmlns:drawing"):
                notes.extend(_paragraphs(child, notes))
            else:
                pieces.append(_words(child, notes))
        pieces.append(child.tail or "")
    return re.sub(r"[ \r\n]*\n[ \r\n]*", "\n", "".join(pieces)) if element.tag != f"{_TEXT}p" else "".join(pieces)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 6 else 1


# ---------------------------------------------------------------- EPUB


def read_epub(data: bytes, limits: ReadLimits) -> Page:
    """Return the text of a book, a part a chapter, with what its package says of it. Raises InputError."""
    with _measured(data, limits) as archive:
        names = {normpath(name): name for name in archive.namelist()}
        root = parse_xml(_member(archive, names, "META-INF/container.xml"))
        where = next((e.get("full-path") for e in root.iter(f"{_CONTAINER}rootfile")), None)
        package = parse_xml(_member(archive, names, where or ""))
        if "META-INF/encryption.xml" in names and b"EncryptedData" in archive.read(names["META-INF/encryption.xml"]):
            raise InputError("encrypted (DRM); ask its publisher for a copy without")
        chapters = []
        for number, path in enumerate(_spine(package, where or ""), 1):
            if path not in names:
                continue
            try:
                page = page_of_text(archive.read(names[path]), Form.PAGE)
            except InputError:
                continue  # a cover: a picture and no words
            heading = next((block.plain for block in page.blocks if block.heading), None)
            # An aside or a footer in a book is a note or a box of its own, and not a site's.
            own = (replace(b, hint=b.hint if b.hint is RegionKind.NAVIGATION else None) for b in page.blocks)
            page = replace(page, blocks=tuple(own))
            chapters.append((number, (heading or page.head.get("title") or "")[:200] or None, page))
    if not chapters:
        raise InputError("a book without text; convert it again, or recognise its text (OCR) first")
    page = stacked(chapters, PartKind.CHAPTER)
    return Page(page.text, page.blocks, {}, parts=page.parts, fields=tuple(_fields(package, page.text)), site=False)


def _member(archive: zipfile.ZipFile, names: Mapping[str, str], path: str) -> bytes:
    if normpath(path) not in names:
        raise InputError(f"damaged: no {path or 'package'} in it; save it again")
    return archive.read(names[normpath(path)])


def _spine(package: Any, where: str) -> Iterator[str]:
    """Yield the files of a book in reading order."""
    items = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
    folder = PurePosixPath(where).parent
    for reference in package.iter(f"{_OPF}itemref"):
        href = items.get(reference.get("idref"))
        if href:
            yield normpath(str(folder / unquote(urlsplit(href).path)))


def _fields(package: Any, text: str) -> Iterator[MetadataField]:
    """Yield what the package says of the book: its date is that of publication, unless it says otherwise."""
    for name in ("title", "publisher", "date", "language", "identifier"):
        for element in package.iter(f"{_DC}{name}"):
            value: str | None = " ".join((element.text or "").split())
            event = element.get(f"{_OPF}event")
            if not value or (name == "date" and event not in (None, "publication")):
                continue
            if name == "date":
                value = iso_date(value)
            elif name == "language":
                tag = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_].*)?", value)
                value = tag[1].casefold() if tag else None
            if value:
                start = text.find(value) if name in ("title", "publisher") else -1
                span = {"start": start, "end": start + len(value)} if start >= 0 else {"start": None, "end": None}
                yield MetadataField(name=name, value=value, **span)
                break
