"""Files of every format, made for the tests: about invented people, by the libraries that others make them with."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

SENTENCE = "Police arrested the teacher Mara Fiction in Northtown on 3 May 2021."
"""One claim: an arrest of Mara Fiction."""

PROSE = (
    "The harbour workers had met in the old customs house since the spring, and the owners of the quays knew it well. "
    "A clerk of the port office kept a list of those who came and of those who stayed away and sent it to the capital. "
    "Nobody spoke of the list until the rains came and the road to the north was closed for the rest of the season. "
    "Then the letters began to arrive, one after the other, and every one of them named a reason to leave the town. "
)

Spec = tuple[float, float, str, str, float]
"""A line of a page: x and y in points, text, font, size."""


def pdf(pages: Sequence[Iterable[Spec]], *, title: str | None = None, size: tuple[float, float] = A4) -> bytes:
    """A PDF of these lines."""
    stream = io.BytesIO()
    made = canvas.Canvas(stream, pagesize=size, invariant=True)
    if title:
        made.setTitle(title)
    for page in pages:
        for x, y, text, font, points in page:
            made.setFont(font, points)
            made.drawString(x, y, text)
        made.showPage()
    made.save()
    return stream.getvalue()


def column(
    text: str, x: float = 72, y: float = 760, *, width: int = 85, font: str = "Helvetica", points: float = 10
) -> list[Spec]:
    """Lines of running text of at most so many characters, one under the other."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [(x, y - 1.2 * points * n, t, font, points) for n, t in enumerate([*lines, line])]


def zipped(files: dict[str, bytes | str], *, stored: Iterable[str] = ()) -> bytes:
    """A ZIP file; `stored` are not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return stream.getvalue()


def odt(body: str, *, more: dict[str, str] | None = None) -> bytes:
    """An OpenDocument text with this XML as its text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    files: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{content}</office:document-content>',
        **(more or {}),
    }
    return zipped(files, stored=["mimetype"])


def epub(chapters: Sequence[str], *, metadata: str = "") -> bytes:
    """A book of these chapters (XHTML bodies)."""
    manifest = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata>{metadata}</metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
    }
    for n, chapter in enumerate(chapters):
        files[f"OEBPS/text/c {n}.xhtml"] = f"<html><head><title>c</title></head><body>{chapter}</body></html>"
    return zipped(files, stored=["mimetype"])


def message(
    body: str,
    *,
    subject: str = "Teacher arrested in Northtown",
    sender: str = "Lantern Rights Watch <press@lantern.example>",
    date: str = "Wed, 05 May 2021 23:30:00 +0200",
    attached: dict[str, bytes] | None = None,
) -> EmailMessage:
    """A message of plain text."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = (
        sender,
        "Secret Reader <reader@list.example>",
        subject,
        date,
    )
    made["Message-ID"] = "<1@lantern.example>"
    made.set_content(body)
    for name, data in (attached or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made
