"""Every other format: what is read of it and what is not, and the words of a claim found in their part of the file."""

import bz2
import gzip
import io
import json
import lzma
import mailbox
import plistlib
import tarfile
from pathlib import Path

import pytest

import rightsgraph
from making import PROSE, SENTENCE, column, epub, message, odt, pdf, zipped
from rightsgraph.documents import read_documents
from rightsgraph.export import export
from rightsgraph.records import Document, PartKind, RegionKind, Unread

MORE = "Soldiers detained the nurse Eva Mora in Port Sall on 9 June 2020."


def read(path: Path, name: str, data: bytes) -> list[Document | Unread]:
    (path / name).write_bytes(data)
    found = list(read_documents([path / name]))
    for document in found:
        if isinstance(document, Document):
            assert all(0 <= p.start < p.end <= len(document.text) for p in document.parts)
            assert all(document.text[f.start : f.end] for f in document.metadata if f.start is not None)
    return found


def one(path: Path, name: str, data: bytes) -> Document:
    (document,) = read(path, name, data)
    assert isinstance(document, Document), document
    return document


def kinds(document: Document, words: str) -> set[RegionKind]:
    at = document.text.index(words)
    return {r.kind for r in document.regions if r.start <= at < r.end}


def docx() -> bytes:
    import docx as word
    from docx.oxml import parse_xml

    made = word.Document()
    made.core_properties.title = "draft 7 FINAL"
    made.core_properties.author = "Somebody Private"
    made.add_heading("Cases of the year", 1)
    made.add_paragraph(PROSE)
    made.add_heading("Northtown", 2)
    paragraph = made.add_paragraph(SENTENCE)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for tag, inner, words in (("del", "delText", " It was a rumour."), ("ins", "t", " She was held alone.")):
        run = f'<w:r><w:{inner} xml:space="preserve">{words}</w:{inner}></w:r>'
        paragraph._p.append(parse_xml(f'<w:{tag} {space} w:id="1" w:author="x">{run}</w:{tag}>'))
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ana Lume", "Port Sall"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_word_document_is_read_without_what_was_deleted_and_has_parts(tmp_path: Path):
    document = one(tmp_path, "a.docx", docx())
    assert f"{SENTENCE} She was held alone." in document.text
    assert "rumour" not in document.text
    assert "Ana Lume\tPort Sall" in document.text or "Ana Lume\n\nPort Sall" in document.text
    assert [(p.kind, p.number, p.label) for p in document.parts] == [
        (PartKind.PART, 1, "Cases of the year"),
        (PartKind.PART, 2, "Northtown"),
    ]
    assert document.value("title") != "draft 7 FINAL"
    assert document.value("publisher") is None
    assert "wordprocessingml" in document.media_type


def test_an_opendocument_text_is_read_without_what_was_deleted_and_its_notes_come_last(tmp_path: Path):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>A deleted rumour.</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Northtown</text:h>'
        "<text:p>Police arrested<text:s/>the teacher <text:span>Mara Fiction</text:span><text:note>"
        "<text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Her lawyer told us.</text:p></text:note-body></text:note> in "
        "Northtown on 3 May 2021.<office:annotation><text:p>A secret comment.</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Ana Lume</text:p></table:table-cell><table:table-cell>"
        "<text:p>Port Sall</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = one(tmp_path, "a.odt", odt(body))
    assert document.text == f"Northtown\n\n{SENTENCE}\n\nAna Lume\tPort Sall\n\n1 Her lawyer told us."
    assert [(p.kind, p.label) for p in document.parts] == [(PartKind.PART, "Northtown")]
    assert kinds(document, "1 Her lawyer") == {RegionKind.REFERENCES}


def test_rtf_is_read_with_its_signs(tmp_path: Path):
    data = (
        rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0 "
        + SENTENCE.encode()
        + rb"\par Zo\'eb Novak \u8212? caf\'e9.\par{\pict 89504e47}}"
    )
    document = one(tmp_path, "a.rtf", data)
    assert document.text == f"{SENTENCE}\n\nZoë Novak — café."
    assert document.media_type == "application/rtf"


def test_a_book_has_chapters_and_what_its_package_says_of_it(tmp_path: Path):
    metadata = (
        "<dc:title>Letters from the harbour</dc:title><dc:publisher>Lantern Press</dc:publisher>"
        '<dc:date opf:event="modification">2023-01-01</dc:date><dc:date>2021-06-16</dc:date>'
        "<dc:language>en-GB</dc:language>"
    )
    chapters = [f"<h1>The list</h1><p>{PROSE}</p>", "<img/>", f"<h1>The road</h1><p>{SENTENCE}</p>"]
    document = one(tmp_path, "a.epub", epub(chapters, metadata=metadata))
    assert [(p.kind, p.number, p.label) for p in document.parts] == [
        (PartKind.CHAPTER, 1, "The list"),
        (PartKind.CHAPTER, 3, "The road"),
    ]
    values = {f.name: f.value for f in document.metadata}
    assert values["title"] == "Letters from the harbour"
    assert (values["publisher"], values["date"], values["language"]) == ("Lantern Press", "2021-06-16", "en")


def test_a_box_in_a_book_is_its_own_text(tmp_path: Path):
    document = one(tmp_path, "a.epub", epub([f"<p>{PROSE}</p><aside>{SENTENCE}</aside><h2>Related</h2><p>{PROSE}</p>"]))
    assert kinds(document, SENTENCE) == {RegionKind.BODY}


def test_a_message_says_who_sent_it_when_and_what_and_not_to_whom(tmp_path: Path):
    body = (
        f"{SENTENCE}\n\nOn Tue, 4 May 2021, Ana Lume wrote:\n> {MORE}\n\nWe have no more news.\n\n-- \nPress office\n"
    )
    made = message(body, attached={"report.pdf": pdf([column(MORE)]), "sums.xlsx": b"PK", "logo.png": b"\x89PNG"})
    letter, report, sums = read(tmp_path, "a.eml", made.as_bytes())
    assert letter.name == "a.eml"
    assert letter.text.startswith("From: Lantern Rights Watch <press@lantern.example>\nDate: Wed, 05 May 2021")
    assert "reader@list.example" not in letter.text
    values = {f.name: f.value for f in letter.metadata}
    assert values["date"] == "2021-05-05"
    assert values["title"] == "Teacher arrested in Northtown"
    assert values["publisher"] == "Lantern Rights Watch"
    assert kinds(letter, SENTENCE) == kinds(letter, "We have no more news") == {RegionKind.BODY}
    assert kinds(letter, "> Soldiers") == kinds(letter, "On Tue") == {RegionKind.TEASER}
    assert kinds(letter, "Press office") == {RegionKind.FOOTER}
    assert (report.name, report.text) == ("a.eml/report.pdf", MORE)
    assert report.parts[0].kind is PartKind.PAGE
    assert sums.source.endswith("a.eml/sums.xlsx")
    assert ".xlsx files are not read" in sums.reason


def test_who_sends_in_their_own_name_is_no_publisher(tmp_path: Path):
    made = message(SENTENCE, sender="Ana Lume <ana@mail.example>")
    assert one(tmp_path, "a.eml", made.as_bytes()).value("publisher") is None


@pytest.mark.parametrize(
    "mark", ["-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:"]
)
def test_what_is_forwarded_is_told_by_others(tmp_path: Path, mark: str):
    document = one(tmp_path, "a.eml", message(f"{SENTENCE}\n\n{mark}\nFrom: Eva\n\n{MORE}\n").as_bytes())
    assert kinds(document, SENTENCE) == {RegionKind.BODY}
    assert kinds(document, MORE) == {RegionKind.TEASER}


def test_a_mailbox_gives_a_document_a_message(tmp_path: Path):
    box = mailbox.mbox(tmp_path / "box.mbox")
    for body in (SENTENCE, f"From the harbour we hear this.\n\nFrom there, too. {MORE}"):
        box.add(message(body))
    box.close()
    first, second = read_documents([tmp_path / "box.mbox"])
    assert [d.name for d in (first, second)] == ["box.mbox/1", "box.mbox/2"]
    assert [(p.kind, p.number) for p in second.parts] == [(PartKind.MESSAGE, 2)]
    assert SENTENCE in first.text
    assert "\nFrom there, too." in second.text


def test_a_page_saved_with_all_it_shows_is_the_page(tmp_path: Path):
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lantern.example/news/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://lantern.example/news/1\r\n\r\n"
        b"<html><head><title>Teacher arrested</title></head><body><nav>Home</nav><p>"
        + SENTENCE.replace("a", "=61").encode()
        + b"</p></body></html>\r\n--x\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBO\r\n--x--\r\n"
    )
    document = one(tmp_path, "a.mhtml", data)
    assert document.text == f"Home\n\n{SENTENCE}"
    assert document.value("url") == "https://lantern.example/news/1"
    assert document.value("title") == "Teacher arrested"
    assert document.media_type == "multipart/related"


def test_a_safari_archive_is_the_page(tmp_path: Path):
    main = {
        "WebResourceData": f"<p>{SENTENCE}".encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceURL": "https://a.example/",
    }
    data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    document = one(tmp_path, "a.webarchive", data)
    assert (document.text, document.value("url")) == (SENTENCE, "https://a.example/")


def warc(*, packed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for url, status, kind, data in (
        ("https://a.example/1", "200 OK", "text/html; charset=utf-8", f"<p>{SENTENCE}</p>".encode()),
        ("https://a.example/gone", "404 Not Found", "text/html", b"<p>Police arrested nobody.</p>"),
        ("https://a.example/s.css", "200 OK", "text/css", b"p {}"),
        ("https://a.example/r.pdf", "200 OK", "application/pdf", pdf([column(MORE)])),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(data), length=len(data), http_headers=headers)
        )
    return stream.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_what_was_captured_with_its_address(tmp_path: Path, packed: bool):
    page, report = read(tmp_path, "c.warc.gz" if packed else "c.warc", warc(packed=packed))
    assert (page.text, page.value("url")) == (SENTENCE, "https://a.example/1")
    assert [(p.kind, p.number, p.label) for p in page.parts] == [(PartKind.RECORD, 1, "https://a.example/1")]
    assert (report.text, report.value("url")) == (MORE, "https://a.example/r.pdf")
    assert report.parts[0].kind is PartKind.PAGE


FILES = {
    "in/a.txt": SENTENCE,
    "in/b.pdf": pdf([column(MORE)]),
    "in/c.jsonl": '{"id": "row", "text": "Some words."}',
    "d.css": "",
}


def tarred(kind: str = "") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{kind}") as archive:
        for name, data in FILES.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
def test_an_archive_gives_each_document_in_it_by_its_path(tmp_path: Path, name: str):
    kind = {"tgz": "gz", "tar": ""}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    data = zipped(FILES) if name.endswith(".zip") else tarred(kind)
    found = read(tmp_path, name, data)
    assert [(d.name, d.text) for d in found] == [
        (f"{name}/in/a.txt", SENTENCE),
        (f"{name}/in/b.pdf", MORE),
        ("row", "Some words."),
    ]
    (tmp_path / "a.txt").write_text(SENTENCE)
    (alone,) = read_documents([tmp_path / "a.txt"])
    assert alone.sha256 == found[0].sha256, "the id is that of the file's own bytes"


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_compressed_file_is_the_file_in_it(tmp_path: Path, suffix: str, pack):
    document = one(tmp_path, f"report.pdf.{suffix}", pack(pdf([column(MORE)])))
    assert (document.name, document.text) == (f"report.pdf.{suffix}/report.pdf", MORE)


def test_archives_in_archives_are_gone_into(tmp_path: Path):
    inner = zipped({"mail/x.eml": message(SENTENCE).as_bytes()})
    document = one(tmp_path, "a.zip", zipped({"deep/b.zip": inner}))
    assert document.name == "a.zip/deep/b.zip/mail/x.eml"


def test_a_file_is_told_by_what_it_holds(tmp_path: Path):
    assert one(tmp_path, "a.txt", pdf([column(MORE)])).media_type == "application/pdf"
    assert one(tmp_path, "b.pdf", f"<!DOCTYPE html><p>{MORE}".encode()).media_type == "text/html"
    assert one(tmp_path, "c.doc.txt", docx()).media_type.endswith("wordprocessingml.document")
    assert one(tmp_path, "d.docx", odt(f"<text:p>{MORE}</text:p>")).media_type.endswith("opendocument.text")
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows/x_files").mkdir()
    (tmp_path / "rows/x.html").write_text(f"<p>{MORE}")
    (tmp_path / "rows/x_files/frame.html").write_text("<p>An advertisement.")
    (tmp_path / "rows/old.doc").write_bytes(b"\xd0\xcf")
    page, old = sorted(read_documents([tmp_path / "rows"]), key=lambda found: isinstance(found, Unread))
    assert page.text == MORE
    assert ".doc files are not read; save it as .docx" in old.reason


def test_standard_input_may_be_any_file():
    (document,) = read_documents(["-"], stdin=io.BytesIO(pdf([column(MORE)])))
    assert (document.name, document.text) == ("-", MORE)


def test_a_claim_of_every_format_is_found_in_its_part(tmp_path: Path):
    """End to end, all formats in one build: the model is loaded once."""
    sources = tmp_path / "in"
    sources.mkdir()
    box = message(SENTENCE)
    named = {
        name: SENTENCE.replace("Mara Fiction", f"{name} Fiction")
        for name in ("Anna", "Bella", "Clara", "Dora", "Emma", "Greta")
    }
    (sources / "a.odt").write_bytes(odt(f"<text:h>The year</text:h><text:p>{named['Anna']}</text:p>"))
    (sources / "b.rtf").write_bytes(rb"{\rtf1 " + named["Bella"].encode() + b"}")
    (sources / "c.epub").write_bytes(epub([f"<h1>One</h1><p>{PROSE}</p>", f"<h1>Two</h1><p>{named['Clara']}</p>"]))
    box.set_content(named["Dora"])
    (sources / "d.mbox").write_bytes(b"From x Wed May  5 12:00:00 2021\n" + box.as_bytes())
    (sources / "e.zip").write_bytes(zipped({"x/e.pdf": pdf([column(PROSE), column(named["Emma"])])}))
    (sources / "f.docx").write_bytes(docx())
    (sources / "g.warc").write_bytes(warc(packed=False).replace(b"Mara Fiction", b"Gina Fiction"))
    rightsgraph.build([sources], tmp_path / "out")
    with (tmp_path / "claims.jsonl").open("wb") as stream:
        export(tmp_path / "out", "jsonl", stream)
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    arrests = {(r["document"], r["affected"][0]["name"]): r["part"] for r in rows if r["type"] == "arrest"}
    assert arrests == {
        ("a.odt", "Anna Fiction"): {"kind": "part", "number": 1, "label": "The year"},
        ("b.rtf", "Bella Fiction"): None,
        ("c.epub", "Clara Fiction"): {"kind": "chapter", "number": 2, "label": "Two"},
        ("d.mbox/1", "Dora Fiction"): {"kind": "message", "number": 1, "label": None},
        ("e.zip/x/e.pdf", "Emma Fiction"): {"kind": "page", "number": 2, "label": None},
        ("f.docx", "Mara Fiction"): {"kind": "part", "number": 2, "label": "Northtown"},
        ("g.warc/1.html", "Gina Fiction"): {"kind": "record", "number": 1, "label": "https://a.example/1"},
    }
