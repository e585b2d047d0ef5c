"""PDF: pages, columns, broken words, notes and running titles, scans; the words of a claim found on their page."""

import io
import itertools
import json
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

import rightsgraph
from making import PROSE, SENTENCE, column, pdf
from rightsgraph.config import ReadLimits
from rightsgraph.documents.formats.hyphens import Words, joined
from rightsgraph.documents.formats.pdf import read_pdf
from rightsgraph.documents.pages import Page
from rightsgraph.documents.regions import classify
from rightsgraph.errors import InputError
from rightsgraph.export import export
from rightsgraph.records import RegionKind

LIMITS = ReadLimits()


def read(data: bytes) -> Page:
    page = read_pdf(data, LIMITS)
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)
    assert all(0 <= part.start < part.end <= len(page.text) for part in page.parts)
    assert all(a.end <= b.start for a, b in zip(page.parts, page.parts[1:], strict=False))
    return page


def paragraphs(page: Page) -> list[str]:
    return page.text.split("\n\n")


def pages_of(page: Page, words: str) -> list[int]:
    start = page.text.index(words)
    return [p.number for p in page.parts if p.start < start + len(words) and start < p.end]


def kinds_of(page: Page, words: str) -> set[RegionKind]:
    at = page.text.index(words)
    return {r.kind for r in classify(page.blocks) if r.start <= at < r.end}


def test_two_columns_are_read_one_after_the_other_below_their_headline():
    left, right = f"{PROSE}{PROSE}", f"{SENTENCE} {PROSE}"
    lines = [
        (72, 800, "The year of the letters in the harbour towns of the north", "Helvetica-Bold", 16),
        *column(left, 72, 760, width=46),
        *column(right, 315, 760, width=46),
    ]
    page = read(pdf([lines]))
    headline, *rest = paragraphs(page)
    assert headline == "The year of the letters in the harbour towns of the north"
    assert " ".join(rest) == " ".join(f"{left} {right}".split())
    assert page.blocks[0].heading


def test_a_headline_across_the_page_parts_the_columns_above_from_those_below():
    def both(y: float, one: str, two: str) -> list:
        return [*column(one, 72, y, width=46), *column(two, 315, y, width=46)]

    lines = [
        *both(780, f"ONE {PROSE}", f"TWO {PROSE}"),
        (72, 560, "What the court of the northern district said about it", "Helvetica-Bold", 16),
        *both(530, f"THREE {PROSE}", f"FOUR {PROSE}"),
    ]
    text = read(pdf([lines])).text
    order = [text.index(word) for word in ("ONE", "TWO", "What the court", "THREE", "FOUR")]
    assert order == sorted(order)


def test_three_columns_are_read_from_left_to_right():
    lines = [
        spec
        for n, x in enumerate((40, 220, 400))
        for spec in column(f"C{n} {PROSE}{PROSE}", x, 780, width=32, points=9)
    ]
    lines.sort(key=lambda spec: (-spec[1], spec[0]))  # as some programs write them: line by line over all columns
    text = read(pdf([lines])).text
    order = [text.index(word) for word in ("C0", "C1", "C2")]
    assert order == sorted(order)
    assert " ".join(text.split()).count(" ".join(PROSE.split()[-8:])) == 6


def test_a_table_is_read_line_by_line_with_its_cells_apart():
    rows = [("Ana Lume", "Port Sall", "2011"), ("Juan Gil", "Northtown", "2012")] * 4
    places = [(x, 760 - 14 * n) for n in range(len(rows)) for x in (72, 220, 400)]
    lines = [(*at, cell, "Helvetica", 10) for at, cell in zip(places, itertools.chain(*rows), strict=True)]
    assert paragraphs(read(pdf([lines]))) == ["\t".join(row) for row in rows]


def test_words_broken_at_the_end_of_a_line_are_whole_also_over_the_end_of_a_page():
    first = [
        (72, 100, "It was the third time that soldiers came and took away the speakers of a demon-", "Helvetica", 10),
        (
            72,
            88,
            "stration in Northtown, and the teachers knew that it would be followed by an imprison-",
            "Helvetica",
            10,
        ),
    ]
    second = [(72, 780, "ment of many years, as it had been before the harbour was closed for ships.", "Helvetica", 10)]
    page = read(pdf([first, second]))
    assert "speakers of a demonstration in Northtown" in page.text
    assert "followed by an imprisonment of many years" in page.text
    assert pages_of(page, "imprisonment") == [1, 2]
    assert pages_of(page, "demonstration") == [1]
    assert pages_of(page, "of many years") == [2]


@pytest.mark.parametrize(
    ("before", "after", "known", "expected"),
    [
        ("a demon", "stration in", "", "a demonstration in"),
        ("the well", "known singer", "", "the well-known singer"),
        ("of Kim Jong", "un and", "", "of Kim Jong-un and"),
        ("Lin Shun", "han was", "Lin Shunhan", "Lin Shunhan was"),
        ("in Al", "Qaeda", "", "in Al-Qaeda"),
        ("the Min", "istry of", "", "the Ministry of"),
        ("of the Min", "istry of", "a Min-istry", "of the Min-istry of"),
        ("a co", "operation", "cooperation", "a cooperation"),
        ("in 2003", "2004", "", "in 2003-2004"),
        ("the UN", "backed court", "", "the UN-backed court"),
    ],
)
def test_a_hyphen_stays_where_it_is_the_words_own(before: str, after: str, known: str, expected: str):
    assert joined(before, after, Words([known])) == expected


def test_running_titles_and_page_numbers_are_regions_that_no_sentence_runs_through():
    def sheet(number: int, text: str) -> list:
        return [
            (72, 815, "Lantern Rights Watch: The year of the letters", "Helvetica", 8),
            *column(text, 72, 770),
            (290, 30, f"{number}", "Helvetica", 8),
        ]

    cut = f"{PROSE}{PROSE}The clerk said that the teacher Mara Fiction had been taken from her house by soldiers of"
    pages = [sheet(1, cut), sheet(2, f"the second brigade in the night. {PROSE}"), sheet(3, PROSE), sheet(4, PROSE)]
    page = read(pdf(pages))
    assert "by soldiers of the second brigade in the night." in page.text
    assert pages_of(page, "soldiers of the second brigade") == [1, 2]
    assert kinds_of(page, "Lantern Rights Watch: The year") == {RegionKind.NAVIGATION}
    assert page.text.count("The year of the letters") == 4
    margins = page.text[page.text.index("Lantern Rights") :].split("\n\n")
    assert margins == [x for n in range(1, 5) for x in ("Lantern Rights Watch: The year of the letters", f"{n}")]
    assert [p.number for p in page.parts] == [1, 2, 3, 4, 1, 2, 3, 4]


def test_notes_stand_after_the_running_text_and_their_marks_are_no_part_of_it():
    stream_lines = column(f"{PROSE}{PROSE}", 72, 770)
    notes = [(72, 80, "12 Interview with Eva Mora, a nurse, Port Sall, 9 June 2020.", "Helvetica", 7)]
    data = pdf([[*stream_lines, *notes], column(PROSE, 72, 770)])
    page = read(data)
    assert paragraphs(page)[-1].startswith("12 Interview with Eva Mora")
    assert kinds_of(page, "Interview with Eva") == {RegionKind.REFERENCES}
    assert pages_of(page, "Interview with Eva Mora") == [1]


def test_a_mark_of_a_note_set_high_and_small_is_left_out_and_a_power_is_not(tmp_path: Path):
    made = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    text = made.beginText(72, 700)
    for words, size, rise in (("He was jailed.", 11, 0), ("12", 6, 4), (" The yard has 10", 11, 0), ("2", 6, 4)):
        text.setFont("Times-Roman", size)
        text.setRise(rise)
        text.textOut(words)
    made.drawText(text)
    made.save()
    assert read((tmp_path / "a.pdf").read_bytes()).text == "He was jailed. The yard has 102"


def test_a_page_set_on_its_side_is_read_and_a_line_up_its_margin_is_apart(tmp_path: Path):
    made = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    made.rotate(90)
    made.setFont("Helvetica", 10)
    for n, line in enumerate(("Soldiers arrested the nurse Eva Mora in Port Sall,", "and released her in June.")):
        made.drawString(100, -100 - 12 * n, line)
    made.rotate(-90)
    made.drawString(300, 400, "DRAFT")
    made.save()
    page = read((tmp_path / "a.pdf").read_bytes())
    assert paragraphs(page) == ["Soldiers arrested the nurse Eva Mora in Port Sall, and released her in June.", "DRAFT"]
    assert kinds_of(page, "DRAFT") == {RegionKind.NAVIGATION}


def picture() -> bytes:
    from PIL import Image

    made = canvas.Canvas(stream := io.BytesIO(), pagesize=A4)
    made.drawInlineImage(Image.new("L", (20, 20), 128), 0, 0, 500, 700)
    made.showPage()
    made.save()
    return stream.getvalue()


def test_a_scan_is_told_and_so_are_the_scanned_pages_of_a_document(tmp_path: Path):
    import pypdfium2

    with pytest.raises(InputError, match="a scan: pictures without text on its 1 page; recognise its text"):
        read(picture())
    whole = pypdfium2.PdfDocument.new()
    for data in (pdf([column(PROSE)]), picture(), picture(), pdf([column(PROSE)])):
        whole.import_pages(pypdfium2.PdfDocument(data))
    whole.save(tmp_path / "mixed.pdf")
    page = read((tmp_path / "mixed.pdf").read_bytes())
    assert page.notes == ("pages 2-3: pictures without text; recognise the text (OCR) to have it read",)
    assert [p.number for p in page.parts] == [1, 4]


def test_too_many_pages_a_password_and_damage_are_told():
    many = pdf([column(SENTENCE)] * 4)
    with pytest.raises(InputError, match=r"has 4 pages, more than 3 \(--limit pages=N for more\)"):
        read_pdf(many, ReadLimits(pages=3))
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = io.BytesIO()
    made = canvas.Canvas(stream, encrypt=StandardEncryption("secret"))
    made.drawString(72, 700, SENTENCE)
    made.save()
    with pytest.raises(InputError, match="encrypted; save a copy without a password"):
        read(stream.getvalue())
    with pytest.raises(InputError, match="damaged"):
        read(b"%PDF-1.7\nnot a PDF at all")


def test_a_heading_in_a_long_report_does_not_end_its_text():
    front = [(72, 780, "Copyright 2021 Lantern Rights Watch. All rights reserved.", "Helvetica", 10)]
    heading = [(72, 400, "Related stories", "Helvetica-Bold", 14)]
    later = "Seventeen fishermen lost their boats when the new pier was opened by a minister. "
    pages = [
        front,
        *([[*column(PROSE), *heading, *column(f"{later}{number} {PROSE}", 72, 360)] for number in range(30)]),
    ]
    page = read(pdf(pages))
    assert not page.site
    own = [r for r in classify(page.blocks, site=page.site) if r.kind is RegionKind.BODY]
    assert sum(r.end - r.start for r in own) > 0.95 * len(page.text)


def test_a_title_counts_only_where_the_text_has_it():
    assert read(pdf([column(SENTENCE)], title="Microsoft Word - draft 3.doc")).head == {}
    titled = read(
        pdf(
            [[(72, 780, "Teacher arrested in Northtown", "Helvetica-Bold", 16), *column(SENTENCE)]],
            title="Teacher arrested in Northtown",
        )
    )
    assert titled.head == {"title": "Teacher arrested in Northtown"}


def test_what_stands_off_the_page_is_not_read():
    assert read(pdf([[*column(SENTENCE), (3000, 400, "Hidden words.", "Helvetica", 10)]])).text == SENTENCE


def test_a_claim_of_a_pdf_is_found_on_its_page(tmp_path: Path):
    (tmp_path / "report.pdf").write_bytes(pdf([column(PROSE), [*column(PROSE), *column(SENTENCE, 72, 600)]]))
    rightsgraph.build([tmp_path / "report.pdf"], tmp_path / "out")
    with (tmp_path / "claims.jsonl").open("wb") as stream:
        export(tmp_path / "out", "jsonl", stream)
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    (arrest,) = (row for row in rows if row["type"] == "arrest")
    assert arrest["document"] == "report.pdf"
    assert arrest["part"] == {"kind": "page", "number": 2, "label": None}
    assert [a["name"] for a in arrest["affected"]] == ["Mara Fiction"]
