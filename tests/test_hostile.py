"""Hostile and broken files: each costs its own line in the report, and nothing else."""

import io
import os
import signal
import struct
import sys
import tarfile
import textwrap
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from making import SENTENCE, column, epub, message, odt, pdf, zipped
from rightsgraph.config import ReadLimits
from rightsgraph.documents import read_documents
from rightsgraph.documents.formats import process
from rightsgraph.documents.formats.kinds import HEAD, Form, sniff
from rightsgraph.documents.formats.members import Walk
from rightsgraph.documents.formats.process import Reader
from rightsgraph.records import Document, Unread

GOOD = ("zz-good.txt", SENTENCE.encode())


def read(folder: Path, name: str, data: bytes, limits: ReadLimits | None = None) -> list[Document | Unread]:
    """What comes of a file, read with a good one behind it."""
    for called, content in ((name, data), GOOD):
        (folder / called).write_bytes(content)
    *found, good = read_documents([folder / name, folder / GOOD[0]], limits=limits)
    assert isinstance(good, Document)
    assert good.name == GOOD[0]
    return found


def reasons(folder: Path, name: str, data: bytes, limits: ReadLimits | None = None) -> str:
    """What is said of a file of which nothing is read."""
    found = read(folder, name, data, limits)
    assert found
    assert all(isinstance(result, Unread) for result in found), found
    return "; ".join(f"{Path(result.source).name}: {result.reason}" for result in found)


def tar(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 50}'>" for n in range(10)
)


def test_entities_are_not_expanded_and_nothing_outside_is_read(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret word is heliotrope.")
    spaces = " ".join(f'xmlns:{x}="urn:oasis:names:tc:opendocument:xmlns:{x}:1.0"' for x in ("office", "text"))
    for name, doctype in (("bomb", f"{ENTITIES}]>"), ("xxe", f"<!DOCTYPE x [<!ENTITY k SYSTEM 'file://{secret}'>]>")):
        content = (
            f"{doctype}<office:document-content {spaces}><office:body><office:text><text:p>Begin &k; end.</text:p>"
            "</office:text></office:body></office:document-content>"
        )
        data = zipped({"mimetype": Form.ODT.value, "content.xml": content}, stored=["mimetype"])
        (result,) = read(tmp_path, f"{name}.odt", data)
        told = result.text if isinstance(result, Document) else result.reason
        assert "heliotrope" not in told
        assert len(told) < 200
    import docx

    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Begin TOKEN end.")
    made.save(stream)
    with zipfile.ZipFile(stream) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    xml = files["word/document.xml"].decode().replace("TOKEN", "&k;")
    head, rest = xml.split("?>", 1)
    files["word/document.xml"] = f"{head}?><!DOCTYPE x [<!ENTITY k SYSTEM 'file://{secret}'>]>{rest}".encode()
    (result,) = read(tmp_path, "xxe.docx", zipped(files))
    assert "heliotrope" not in (result.text if isinstance(result, Document) else result.reason)


def test_an_archive_that_unpacks_to_far_too_much_is_a_bomb(tmp_path: Path):
    data = zipped({"a.txt": b"\0" * 60_000_000})
    assert "times its size, as a bomb does" in reasons(tmp_path, "a.zip", data)
    assert "unpacks to more than 1,000 bytes" in reasons(
        tmp_path, "b.zip", zipped({"b.txt": "x" * 2000}), ReadLimits(expanded=1000)
    )
    bomb = tar((tarfile.TarInfo("a.txt"), b"\0" * 60_000_000), mode="w:gz")
    assert "times its size, as a bomb does" in reasons(tmp_path, "a.tar.gz", bomb)
    assert "times its size" in reasons(
        tmp_path, "a.docx", zipped({"[Content_Types].xml": "x", "word/document.xml": b" " * 60_000_000})
    )


def test_files_that_overlap_are_a_bomb(tmp_path: Path):
    data = bytearray(zipped({"a.txt": "x" * 500, "b.txt": "y" * 500}))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)  # both headers point to the first file
    assert "overlap" in reasons(tmp_path, "a.zip", bytes(data))


def test_an_archive_that_holds_itself_ends(tmp_path: Path):
    limits = ReadLimits(depth=3)
    data = zipped({"r/r.txt": SENTENCE})
    for _ in range(6):
        data = zipped({"r/r.zip": data})
    assert "packed more than 3 deep" in reasons(tmp_path, "a.zip", data, limits)
    quine = quine_gz()
    assert "deep" in reasons(tmp_path, "q.gz", quine, limits)
    mail = message(SENTENCE)
    for _ in range(6):
        outer = message("See the attached.")
        outer.add_attachment(mail)
        mail = outer
    told = [r.reason for r in read(tmp_path, "a.eml", mail.as_bytes(), limits) if isinstance(r, Unread)]
    assert any("more than 3 deep" in reason for reason in told)


def quine_gz() -> bytes:
    """A gzip file of gzip files, deeper than any limit: each level is packed again, so that it is never a document."""
    import gzip

    data = SENTENCE.encode()
    for _ in range(12):
        data = gzip.compress(data, mtime=0)
    return data


def test_too_many_files_are_told(tmp_path: Path):
    data = zipped({f"{n}.css": "" for n in range(50)})
    assert "holds more than 20 files" in reasons(tmp_path, "a.zip", data, ReadLimits(members=20))


def test_names_that_lead_out_of_the_archive_and_links_are_refused_and_the_rest_is_read(tmp_path: Path):
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device = tarfile.TarInfo("device.txt")
    device.type = tarfile.CHRTYPE
    hard = tarfile.TarInfo("hard.txt")
    hard.type, hard.linkname = tarfile.LNKTYPE, "../../secret"
    members = [(tarfile.TarInfo("../../up.txt"), b"x"), (tarfile.TarInfo("/abs/ok.txt"), SENTENCE.encode())]
    found = read(tmp_path, "a.tar", tar(*members, *((info, b"") for info in (link, device, hard))))
    assert [d.name for d in found if isinstance(d, Document)] == ["a.tar/abs/ok.txt"]
    told = {Path(u.source).name: u.reason for u in found if isinstance(u, Unread)}
    assert "leads out of the archive" in told["up.txt"]
    assert "a link, which is not followed" in told["link.txt"]
    assert "a link" in told["hard.txt"]
    assert "no regular file" in told["device.txt"]
    sly = zipfile.ZipInfo("sly.txt")
    sly.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(sly, "/etc/passwd")
        archive.writestr("..\\..\\up.txt", "x")
    told = reasons(tmp_path, "a.zip", stream.getvalue())
    assert "a link" in told
    assert "leads out of the archive" in told
    assert not (tmp_path.parent / "up.txt").exists()


def test_a_locked_archive_is_told(tmp_path: Path):
    data = bytearray(zipped({"a.txt": SENTENCE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert "encrypted; unpack it with its password" in reasons(tmp_path, "a.zip", bytes(data))


WHOLE = {
    "a.pdf": pdf([column(SENTENCE)]),
    "a.odt": odt(f"<text:p>{SENTENCE}</text:p>"),
    "a.epub": epub([f"<p>{SENTENCE}</p>"]),
    "a.zip": zipped({"a.txt": SENTENCE * 20}),
    "a.tar.gz": tar((tarfile.TarInfo("a.txt"), SENTENCE.encode() * 20), mode="w:gz"),
    "a.tar.xz": tar((tarfile.TarInfo("a.txt"), SENTENCE.encode() * 20), mode="w:xz"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_was_cut_off_is_told_and_never_silent(tmp_path: Path, name: str):
    for part in (0.3, 0.7, 0.95):
        data = WHOLE[name][: int(len(WHOLE[name]) * part)]
        for result in read(tmp_path, name, data):
            if isinstance(result, Document):  # PDFium mends what it can, and a tar is read up to its end
                assert result.text.strip()
            else:
                assert result.reason.isprintable()
                assert "; " in result.reason


def test_control_and_bidi_characters_do_not_reach_the_report(tmp_path: Path):
    found = read(tmp_path, "a.zip", zipped({"bad\u202etxt.\x1b[31m.txt": "\0\0", "worse\n.txt": b"\0"}))
    assert all(isinstance(r, Unread) and r.source.isprintable() and r.reason.isprintable() for r in found)
    assert len(found) == 2


def test_a_picture_of_absurd_size_in_a_pdf_is_not_unpacked(tmp_path: Path):
    stream = zlib.compress(b"\0" * 1_000_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 -1e30] /Contents 4 0 R"
            b" /Resources << /XObject << /I 5 0 R >> >> >>"
        ),
        b"<< /Length 30 >>\nstream\nq 1e9 0 0 1e9 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 2000000000 /Height 2000000000 /BitsPerComponent 8"
        b" /ColorSpace /DeviceRGB /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    data += b"trailer << /Root 1 0 R /Size 6 >>\n"
    assert "recognise its text (OCR) first" in reasons(tmp_path, "a.pdf", data)


# A reader that hangs, dies or eats memory, for true.

STUB = """
import os, signal, sys, time
from rightsgraph.documents.formats import worker, members
real = members.read_foreign
def foreign(form, data, limits, alive):
    if b"HANG" in data:
        time.sleep(600)
    if b"SPIN" in data:
        while True: pass
    if b"DIE" in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"EAT" in data:
        return bytearray(1 << 40)
    if b"LIE" in data:
        os.write(3, b"") if False else os.write(answers(), b'{"document": {"id": 1}}\\n')
    return real(form, data, limits, alive)
def answers():
    return max(int(fd) for fd in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{fd}")
               and "pipe" in os.readlink(f"/proc/self/fd/{fd}"))
members.read_foreign = foreign
main = worker.main
"""


@pytest.fixture
def stubbed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/stubbed_worker.py").write_text(textwrap.dedent(STUB))
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    return "stubbed_worker"


def rtf(words: str) -> bytes:
    return rb"{\rtf1 " + words.encode() + b"}"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("HANG", "took longer than 5 s to read"),
        ("SPIN", "took longer than 5 s to read"),
        ("DIE", f"its reader died (signal {int(signal.SIGSEGV)})"),
        pytest.param("EAT", "of memory to read", marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit")),
    ],
)
def test_a_parser_that_hangs_dies_or_eats_memory_costs_its_own_file_only(tmp_path, stubbed, word, expected):
    data = zipped({"1.rtf": rtf("Before."), "2.rtf": rtf(word), "3.rtf": rtf("After.")})
    (tmp_path / "a.zip").write_bytes(data)
    limits = ReadLimits(seconds=5)
    with Reader(limits, max_bytes=1000, module=stubbed) as reader:
        found = [result for result, _ in reader.read(str(tmp_path / "a.zip"), "a.zip", "a.zip")]
        assert [getattr(r, "text", None) for r in found] == ["Before.", None, "After."]
        assert found[1].source == "a.zip/2.rtf"
        assert expected in found[1].reason
        if word in ("DIE", "EAT"):
            (tmp_path / "b.rtf").write_bytes(rtf(word))
            (alone,) = [result for result, _ in reader.read(str(tmp_path / "b.rtf"), "b.rtf", "b.rtf")]
            assert expected in alone.reason
        (tmp_path / "c.rtf").write_bytes(rtf("Well."))
        (well,) = [result for result, _ in reader.read(str(tmp_path / "c.rtf"), "c.rtf", "c.rtf")]
        assert well.text == "Well."


@pytest.mark.skipif(sys.platform != "linux", reason="finds the pipe by /proc")
def test_a_process_that_was_taken_over_can_only_send_documents(tmp_path, stubbed):
    (tmp_path / "a.rtf").write_bytes(rtf("LIE"))
    with Reader(ReadLimits(), max_bytes=1000, module=stubbed) as reader:
        (found,) = [result for result, _ in reader.read(str(tmp_path / "a.rtf"), "a.rtf", "a.rtf")]
    assert "makes no sense" in found.reason


def test_an_input_that_kills_every_reader_is_given_up(tmp_path, stubbed):
    (tmp_path / "a.zip").write_bytes(zipped({f"{n:02}.rtf": rtf("DIE") for n in range(6)}))
    limits, before = ReadLimits(), process._DEATHS
    process._DEATHS = 3
    try:
        with Reader(limits, max_bytes=1000, module=stubbed) as reader:
            found = [result for result, _ in reader.read(str(tmp_path / "a.zip"), "a.zip", "a.zip")]
    finally:
        process._DEATHS = before
    assert [r.source for r in found] == ["a.zip/00.rtf", "a.zip/01.rtf", "a.zip/02.rtf", "a.zip"]
    assert "given up after 3 of its files" in found[-1].reason


def test_the_process_ends_with_the_reading_and_starts_only_when_needed(tmp_path: Path):
    with Reader(ReadLimits(), max_bytes=1000) as reader:
        assert reader._process is None
        (tmp_path / "a.rtf").write_bytes(rtf("Well."))
        list(reader.read(str(tmp_path / "a.rtf"), "a.rtf", "a.rtf"))
        number = reader._process.pid
        os.kill(number, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


# Damage by chance.


def walked(path: Path, name: str) -> list[dict]:
    said: list[dict] = []
    Walk(limits=ReadLimits(seconds=20), max_bytes=1_000_000, after=-1, say=said.append).file(str(path), name, name)
    return said


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted({**WHOLE, "a.eml": b"", "a.rtf": b""})))
    data = bytearray(SEEDS[name])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif kind == 1:
            del data[at : at + draw(st.integers(1, 64))]
        elif kind == 2:
            data[at:at] = data[at : at + draw(st.integers(1, 64))]
        else:
            data[at : at + 4] = draw(
                st.sampled_from([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0"])
            )
    return name, bytes(data)


SEEDS = {**WHOLE, "a.eml": message(SENTENCE, attached={"b.zip": WHOLE["a.zip"]}).as_bytes(), "a.rtf": rtf(SENTENCE)}
PURE = sorted(set(SEEDS) - {"a.pdf"})
"""What Python parses may be damaged in this process; PDFium, in C++, has its own (scripts/fuzz_readers.py)."""


@given(damaged().filter(lambda made: made[0] in PURE))
@settings(max_examples=120, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture])
def test_a_damaged_file_gives_documents_that_hold_or_lines_that_tell(tmp_path: Path, made: tuple[str, bytes]):
    name, data = made
    (tmp_path / name).write_bytes(data)
    said = walked(tmp_path / name, name)
    assert any("document" in m or "unread" in m for m in said) or b"PK" in data[:4] or name.startswith("a.tar")
    for found in (m["document"] for m in said if "document" in m):
        assert all(0 <= r["start"] < r["end"] <= len(found["text"]) for r in (*found["regions"], *found["parts"]))
    assert all(m["unread"]["reason"].isprintable() for m in said if "unread" in m)


@given(st.binary(max_size=HEAD), st.sampled_from(["a.pdf", "a.zip", "a.tar", "a.eml", "a.txt", "a", ".", "\udce9.gz"]))
def test_every_beginning_has_a_form(head: bytes, name: str):
    assert isinstance(sniff(head, name), Form)
