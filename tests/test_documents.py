"""Reading: bytes to text, the regions of pages of many kinds, metadata with its words, and bad input."""

import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.documents import find_regions, read_documents
from rightsgraph.documents.dates import find_dates, iso_date
from rightsgraph.errors import UsageError
from rightsgraph.records import Document, RegionKind, Unread

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data/samples/amnesty-asa-17-005-2004.txt"
SENTENCE = "Police arrested the teacher Mara Fiction in Northtown on Monday, her lawyer said."

RELEASE = """Example Rights Watch

Press release

For immediate release: 14 June 2018

Exampleland: Court jails three union leaders

A court in the capital sentenced three union leaders to five years in prison on Thursday, Example Rights Watch said
today. The leaders had called a strike in the port.

"They should never have been tried," said the director of Example Rights Watch. "The charges must be dropped."

ENDS

Notes to editors

The union was banned in 2016. Its former secretary remains in detention.

For more information, please contact Jane Sample, press officer, on +44 20 7946 0000 or press@example.org

Jane Sample, press officer
Tel: +44 20 7946 0000
"""

BLOG = """The Harbour Blog
Home
About
Contact

Teacher freed after a month in jail

By Sam Writer
March 3, 2020

Share on Facebook
Share on Twitter
WhatsApp

Soldiers released the teacher Mara Fiction on Monday, a month after they detained her at her school in Northtown.

Advertisement

She told this blog that she had been kept in a dark cell and was denied a lawyer. Her family was not told where.

Tags: prisons, teachers

3 Comments

Anon says:
The army killed my cousin in the same town and nobody wrote about it.

Leave a Reply
Your email address will not be published. Required fields are marked *
"""

NEWSPAPER = """Skip to main content
We use cookies to improve your experience. By continuing to use this website you accept our use of cookies.
Accept all
Manage preferences
The Daily Specimen
News | Politics | Business | Sport | Culture
Saturday, 9 May 2015
Police fire on marchers in river town, two dead
By Our Correspondent
Published: 9 May 2015 14:05

Two people were shot dead when police opened fire on a march in Rivertown yesterday, witnesses and a doctor said.

The march had been called to protest against the detention of a councillor. Police denied using live ammunition.

Related: Councillor held without charge for a third week

The interior minister, Paul Invented, said that an inquiry would be opened. "No one is above the law," he said.

Most read
Storm closes three airports
Champions beaten at home
Minister resigns over fuel deal

© 2015 The Daily Specimen. All rights reserved.
Privacy policy
Terms of use
"""

WIRE = """Rebels free 12 aid workers in northern region

GENEVA (Reuters) - Rebels in the northern region have released 12 aid workers held since April, the Red Cross said.

The workers, all from Samplestan, were abducted on a road near the border. One had been wounded in the leg.

(Reporting by A. Reporter; Editing by B. Editor)
"""

UNITED_NATIONS = """A/HRC/99/12
Distr.: General
3 February 2021
Original: English

Human Rights Council
Ninety-ninth session

Report of the Independent Expert on the situation of human rights in Specimenia

The Independent Expert received reports that security forces had detained at least 40 demonstrators in the
capital between June and August 2020. Many were held without access to counsel and some were allegedly beaten in
custody before they were taken to a court.

The Government replied that all arrests had been lawful. It denied that anyone had been ill-treated.

* * *

In October 2020, two journalists were convicted of spreading false news and fined.
"""

COUNTRY_REPORT = """c. Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment
The constitution prohibits such practices, but there were reports that police beat suspects.
Developments included:
• On 3 March, police in Westport detained the activist Omar Madeup and broke his arm
• On 9 July, guards at the central prison denied food to 14 inmates for two days
- In August a court acquitted two officers of killing a street vendor
Prison and Detention Center Conditions
Conditions were harsh. Authorities held juveniles with adults.
"""

LISTING = """City Times
World News  ·  Local News  ·  Sport  ·  Weather  ·  Contact us

Editor jailed over cartoon

5 January 2011

An editor was sentenced to two years in jail on Tuesday for a cartoon of the president, his newspaper said.

Press groups condemned the ruling by the court. The editor, Ana Pretend, said she would appeal.

More News

Flood kills nine in delta
Rescuers searched for survivors on Wednesday after a river burst its banks and flooded villages... Read more

Bank governor arrested
Police arrested the central bank governor at the airport on Tuesday as he tried to leave the country... Read more

Copyright 2011 City Times
"""

NEWSLETTER = """From: news@example.net
Subject: Urgent: dissident moved to hospital
Date: 2 December 2009

Urgent: dissident moved to hospital

The imprisoned writer Li Invented was moved to a military hospital on Sunday after a hunger strike of 20 days, his
wife told Example Network. Guards had refused him medicine.

See also: Writers on trial, our report of 2008
http://example.net/reports/writers-on-trial

To unsubscribe, visit http://example.net/list
Sign up for our newsletter to get news in your inbox.
"""

COMMONS = """Villagers evicted from forest reserve

By Kay Penname on 7 April 2022

Rangers evicted 300 villagers from the reserve last week and burned their houses, a community leader said.

The government said that the villagers had been warned. An appeal is before the High Court.

This article is published under a Creative Commons licence. You may republish it free of charge with credit.

Back to top
"""

NAVIGATION, TEASER, FOOTER = RegionKind.NAVIGATION, RegionKind.TEASER, RegionKind.FOOTER
HEADER, TITLE, BODY = RegionKind.HEADER, RegionKind.TITLE, RegionKind.BODY
REFERENCES, LICENCE = RegionKind.REFERENCES, RegionKind.LICENCE

PAGES = {
    "press release": (
        RELEASE,
        [
            ("Press release", HEADER),
            ("Exampleland: Court jails", TITLE),
            ("A court in the capital", BODY),
            ("must be dropped", BODY),
            ("ENDS", FOOTER),
            ("former secretary remains", BODY),
            ("please contact Jane", FOOTER),
            ("Tel: +44", FOOTER),
        ],
    ),
    "blog": (
        BLOG,
        [
            ("About", NAVIGATION),
            ("Teacher freed", TITLE),
            ("By Sam Writer", HEADER),
            ("Share on Twitter", NAVIGATION),
            ("Soldiers released", BODY),
            ("Advertisement", NAVIGATION),
            ("dark cell", BODY),
            ("Tags:", FOOTER),
            ("killed my cousin", TEASER),
            ("Your email address", NAVIGATION),
        ],
    ),
    "newspaper": (
        NEWSPAPER,
        [
            ("We use cookies", NAVIGATION),
            ("Politics | Business", NAVIGATION),
            ("Saturday, 9 May", HEADER),
            ("Police fire on", TITLE),
            ("By Our Correspondent", HEADER),
            ("Two people were shot", BODY),
            ("Councillor held without", TEASER),
            ("interior minister", BODY),
            ("Minister resigns", TEASER),
            ("All rights reserved", FOOTER),
            ("Terms of use", FOOTER),
        ],
    ),
    "wire story": (
        WIRE,
        [("Rebels free", TITLE), ("GENEVA (Reuters)", BODY), ("abducted", BODY), ("Reporting by", FOOTER)],
    ),
    "United Nations report": (
        UNITED_NATIONS,
        [
            ("A/HRC/99/12", HEADER),
            ("Ninety-ninth", HEADER),
            ("Report of the Independent", TITLE),
            ("The Independent Expert received", BODY),
            ("custody before", BODY),
            ("two journalists", BODY),
        ],
    ),
    "country report": (
        COUNTRY_REPORT,
        [("reports that police beat", BODY), ("broke his arm", BODY), ("street vendor", BODY), ("juveniles", BODY)],
    ),
    "news with a list of stories": (
        LISTING,
        [
            ("Weather", NAVIGATION),
            ("Editor jailed", TITLE),
            ("5 January", HEADER),
            ("Ana Pretend", BODY),
            ("More News", TEASER),
            ("Flood kills", TEASER),
            ("central bank governor at", TEASER),
            ("Copyright 2011", FOOTER),
        ],
    ),
    "newsletter": (
        NEWSLETTER,
        [
            ("From: news", HEADER),
            ("Urgent: dissident moved to hospital\n\nThe", TITLE),
            ("hunger strike", BODY),
            ("Writers on trial", REFERENCES),
            ("http://example.net/reports", REFERENCES),
            ("Sign up", NAVIGATION),
        ],
    ),
    "article under a licence": (
        COMMONS,
        [
            ("Villagers evicted", TITLE),
            ("Rangers evicted", BODY),
            ("Creative Commons", LICENCE),
            ("Back to", NAVIGATION),
        ],
    ),
}

HTML = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Five held | Example Watch</title>
<meta property="article:published_time" content="2019-03-05T10:00:00Z"><link rel="canonical" href="https://e.example/5">
<script>var hidden = "<p>Army killed nobody.</p>";</script></head>
<body class="has-sidebar"><form id="whole-page"><a href="#m">Skip to main content</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/r">All our reports</a></li></ul></nav>
<main><article><h1>Exampleland: Five students held after vigil</h1><p class="date">5 March 2019</p>
<p>(Capital City, March 5, 2019) &ndash; Police arrested five students <a href="/x">on Sunday</a> after a vigil,
Example Watch said today.</p>
<ul><li>Ana Example was beaten at the station.</li><li>Omar Example remains in detention</li></ul>
<h2>Background</h2><p>The students had called for the release of a teacher.<br>More than 200 people joined the vigil.
<table><tr><td>Name</td><td>Age</td></tr><tr><td>Ana</td><td>21</td></tr></table>
<div class="share-buttons"><a href="/f">Send this to everyone</a></div></article>
<aside><h3>Elsewhere</h3><p><a href="/o">Otherland: Army killed 12 villagers.</a></p></aside></main>
<div id="siteFooter"><p>Example Watch, 350 Some Avenue. It is a charity.</p></div></form></body></html>"""

MARKDOWN = """---
title: "Teacher freed"
date: 2020-03-03
---
# Teacher *freed*

Soldiers released [Mara Fiction](http://example.org/mara) on **Monday**,
a month after they detained her.

- She was denied a lawyer in all that time.
"""


def kind_at(text: str, words: str) -> RegionKind:
    at = text.index(words)
    return next(region.kind for region in find_regions(text) if region.start <= at < region.end)


def read(*paths: Path | str, **options: object) -> list[Document | Unread]:
    return list(read_documents(paths, **options))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reason(folder: Path, name: str, content: str | bytes, **options: object) -> str:
    """What is said of a bad file that stands beside a good one."""
    write(folder, "zz-good.txt", SENTENCE)
    bad, good = read(write(folder, name, content), folder / "zz-good.txt", **options)
    assert isinstance(bad, Unread)
    assert isinstance(good, Document)
    assert bad.source.startswith(str(folder))
    assert "\n" not in bad.reason
    return bad.reason


def one(result: list[Document | Unread]) -> Document:
    (document,) = result
    assert isinstance(document, Document)
    return document


def test_the_sample_is_parted_into_the_release_and_the_site_around_it():
    text = one(read(SAMPLE)).text
    found = [(region.kind, region.start, region.end) for region in find_regions(text)]
    assert found == [
        (NAVIGATION, 0, 136),
        (TITLE, 139, 189),
        (HEADER, 191, 311),
        (TITLE, 313, 363),
        (BODY, 365, 5742),
        (REFERENCES, 5744, 6346),
        (LICENCE, 6349, 6527),
        (FOOTER, 6529, 6542),
        (TEASER, 6544, 8162),
    ]


def test_the_sample_says_of_itself_who_issued_it_when_and_under_which_number():
    document = one(read(SAMPLE))
    said = {field.name: (field.value, field.start, field.end) for field in document.metadata}
    licence = said.pop("licence")
    assert licence[1:] == (6349, 6527)
    assert said == {
        "title": ("China: Controls tighten as Internet activism grows", 313, 363),
        "issuer": ("International Secretariat of Amnesty International", 218, 268),
        "publisher": ("Amnesty International", 247, 268),
        "site": ("Scoop Media", 6531, 6542),
        "identifier": ("AI INDEX: ASA 17/005/2004", 270, 295),
        "date": ("2004-01-28", 296, 311),
        "language": ("en", None, None),
    }
    assert document.name == SAMPLE.name
    assert document.sha256 == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert document.text.encode() == SAMPLE.read_bytes()


def test_there_are_at_least_eight_kinds_of_pages():
    assert len(PAGES) == 9


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_of_another_kind_is_parted(text: str, expected: list[tuple[str, RegionKind]]):
    assert {words: kind_at(text, words) for words, _ in expected} == dict(expected)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Police arrested Ali",
        "Police arrested Ali\nHe was beaten",
        f"{SENTENCE}\n\nThe court may not publish the names. © is a sign.",
        "1. Omar, 21\n2. Ana, 30\n3. Sam, 44",
        "Home",
        "Read more",
        "© 2004",
        "Related",
    ],
)
def test_a_short_text_is_all_body(text: str):
    assert [region.kind for region in find_regions(text)] == [BODY]


@pytest.mark.parametrize("above", [1, 5])
def test_a_photograph_with_a_copyright_sign_does_not_end_the_story(above: int):
    story = [SENTENCE] * 7
    text = "\n\n".join(["Teacher arrested in Northtown", *story[:above], "© 2020 A Photographer", *story[above:]])
    assert [region.kind for region in find_regions(text)] == [TITLE, BODY, FOOTER, BODY]


def test_a_blank_text_has_no_regions():
    assert find_regions(" \n\t\u2003\n") == ()


LINES = st.sampled_from(
    [*RELEASE.splitlines(), *BLOG.splitlines(), *LISTING.splitlines(), *NEWSPAPER.splitlines(), "\u2028", "\x1f", "*"]
)


@given(st.one_of(st.text(max_size=300), st.lists(LINES, max_size=30).map("\n".join)))
def test_regions_are_ordered_disjoint_and_cover_all_that_is_not_blank(text: str):
    regions = find_regions(text)
    position = 0
    for region in regions:
        assert position <= region.start < region.end <= len(text)
        assert not text[position : region.start].strip()
        assert text[region.start : region.end].strip() == text[region.start : region.end]
        position = region.end
    assert not text[position:].strip()
    assert bool(text.strip()) == any(region.kind is BODY for region in regions)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip), st.sampled_from("\n\r\t ")
)
def test_reading_alters_no_text(words: str, blank: str):
    text = words + blank + "end\r\n"
    line = json.dumps({"id": "a", "text": text}).encode()
    assert one(read("-", stdin=io.BytesIO(line))).text == text
    plain = text.removeprefix("\ufeff")
    if not plain.lstrip().startswith("{"):
        assert one(read("-", stdin=io.BytesIO(plain.lstrip("\n").encode()))).text == plain.lstrip("\n").removeprefix(
            "\ufeff"
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"])
def test_an_encoding_is_found(tmp_path: Path, encoding: str):
    text = "Les autorités ont arrêté José Muñoz à Abéché.\r\nPolice detained the café owner.\r"
    assert one(read(write(tmp_path, "a.txt", text.encode(encoding)))).text == text


def test_an_html_page_keeps_its_furniture_as_regions(tmp_path: Path):
    document = one(read(write(tmp_path, "page.html", HTML)))
    kinds = {}
    for region in document.regions:
        kinds.setdefault(region.kind, []).append(document.text[region.start : region.end])
    assert kinds[TITLE] == ["Exampleland: Five students held after vigil"]
    assert kinds[HEADER] == ["5 March 2019"]
    (body,) = kinds[BODY]
    assert body.startswith(
        "(Capital City, March 5, 2019) – Police arrested five students on Sunday after a vigil, Example"
    )
    assert "Omar Example remains in detention\n\nBackground\n\nThe students" in body
    assert body.endswith("Name\tAge\n\nAna\t21")
    assert kinds[TEASER] == ["Elsewhere\n\nOtherland: Army killed 12 villagers."]
    assert kinds[FOOTER] == ["Example Watch, 350 Some Avenue. It is a charity."]
    assert "All our reports" in kinds[NAVIGATION][0]
    assert "nobody" not in document.text
    assert (document.value("date"), document.value("url")) == ("2019-03-05", "https://e.example/5")
    assert (document.value("issuer"), document.value("language")) == ("Example Watch", "en")
    assert document.media_type == "text/html"


def test_a_page_in_an_old_encoding_is_read_by_what_it_declares(tmp_path: Path):
    page = '<meta charset="iso-8859-1"><p>Police arrested José “Pepe” Muñoz in Bogotá on Monday.'.encode("cp1252")
    assert "José “Pepe” Muñoz" in one(read(write(tmp_path, "p.htm", page))).text


FRONT = [
    ("source: Lantern Rights Watch", "publisher", "Lantern Rights Watch"),
    ('publisher: "Tarn Gazette"\nsource: Lantern Rights Watch', "publisher", "Tarn Gazette"),
    ("author: Lantern Rights Watch", "publisher", "Lantern Rights Watch"),
    ("author: Ana Sol", "publisher", None),
    ("title: 'Teacher arrested'", "title", "Teacher arrested"),
    ("date: 2021-05-03", "date", "2021-05-03"),
    ("url: https://example.org/a", "url", "https://example.org/a"),
    ("source: https://example.org/b", "url", "https://example.org/b"),
    ("link: https://example.org/c", "url", "https://example.org/c"),
]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(("front", "field", "value"), FRONT, ids=[f"{front}" for front, _, _ in FRONT])
def test_front_matter_says_who_published_a_text_when_and_where(tmp_path: Path, name, front, field, value):
    text = f"---\n{front}\n---\n\nPolice arrested teacher Bo Lin in Tarn yesterday. They beat him in his cell.\n"
    document = one(read(write(tmp_path, name, text)))
    found = document.first(field)
    assert (found.value if found else None) == value
    body = [document.text[r.start : r.end] for r in document.regions if r.kind.narrative]
    assert body == ["Police arrested teacher Bo Lin in Tarn yesterday. They beat him in his cell."]


def test_markdown_gives_the_words_a_reader_sees(tmp_path: Path):
    document = one(read(write(tmp_path, "a.md", MARKDOWN)))
    assert document.text == (
        "Teacher freed\n\nSoldiers released Mara Fiction on Monday, a month after they detained her.\n\n"
        "She was denied a lawyer in all that time."
    )
    assert [region.kind for region in document.regions] == [TITLE, BODY]
    assert document.value("date") == "2020-03-03"


def test_json_lines_keep_ids_texts_and_what_is_said_beside_them(tmp_path: Path):
    row = {"id": "a-1", "text": f"  {SENTENCE}\r\n", "title": "T", "date": "2020-03-03", "publisher": "P", "url": "u:x"}
    line = json.dumps(row)
    document = one(read(write(tmp_path, "a.jsonl", f"{line}\r\n")))
    assert document.text == row["text"]
    assert (document.name, document.id) == ("a-1", hashlib.sha256(line.encode()).hexdigest()[:16])
    assert {f.name: f.value for f in document.metadata if f.start is None} == {
        "title": "T",
        "date": "2020-03-03",
        "publisher": "P",
        "url": "u:x",
        "language": "en",
    }


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path):
    good = json.dumps({"id": "a", "text": SENTENCE})
    bad = {
        "{": "not JSON",
        "[1]": "not an object",
        '{"id": "b"}': 'no "text"',
        '{"id": "b", "text": 5}': 'no "text"',
        '{"text": "x"}': 'no "id"',
        '{"id": "b", "text": " "}': "empty",
        '{"id": "b", "text": "x\\u0000"}': "NUL",
        '{"id": "b", "text": "x\\ud800"}': "surrogate",
        '{"id": "b\\ud800", "text": "x"}': "surrogate",
        "[" * 100_000: "not JSON",
        good: "stands already at",
    }
    lines = "\n".join([good, *bad, "", json.dumps({"id": 7, "text": SENTENCE})])
    path = write(tmp_path, "a.jsonl", lines)
    first, *unread, last = read(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert last.name == "7"
    assert [u.source for u in unread] == [f"{path}:{number}" for number in range(2, 2 + len(bad))]
    for found, expected in zip(unread, bad.values(), strict=True):
        assert expected in found.reason


def test_a_line_that_is_not_utf8_and_one_too_large_are_left_out(tmp_path: Path):
    rows = [json.dumps({"id": str(n), "text": SENTENCE}).encode() for n in range(2)]
    path = write(tmp_path, "a.jsonl", b"\n".join([rows[0], b'{"id": "\xff"}', b'{"x": "' + b"y" * 5000, rows[1]]))
    results = read(path, max_bytes=1000)
    assert [type(result) for result in results] == [Document, Unread, Unread, Document]
    assert "not UTF-8" in results[1].reason
    assert "larger than 1,000 bytes" in results[2].reason


@pytest.mark.parametrize("given", [SENTENCE, json.dumps({"id": "a", "text": SENTENCE})])
def test_standard_input_is_text_or_json_lines_by_its_content(given: str):
    document = one(read("-", stdin=io.BytesIO(given.encode())))
    assert document.text == SENTENCE
    assert document.name == ("a" if given.startswith("{") else "-")


def test_a_folder_is_read_through_in_order_without_what_is_hidden_or_foreign(tmp_path: Path):
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "c.png", "d.HTML", "e.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{SENTENCE} {name}")
    names = [result.name for result in read(tmp_path, tmp_path / "b.txt")]
    assert names == ["z.md", "b.txt", "d.HTML"]
    assert [d.name for d in read(str(tmp_path / "*.txt"), str(tmp_path / "**/*.md"))] == ["z.md", "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("nul.txt", b"Police\0 arrested", "NUL bytes at 6"),
        ("random.txt", bytes(range(1, 256)) * 40, "no encoding fits"),
        ("controls.txt", b"Police\x01\x02\x03\x04", "control character"),
        ("paper.txt", b"%PDF-1.7 ...", "no PDF that can be opened"),
        ("picture.html", b"\x89PNG\r\n", "an image"),
        ("deep.html", b"<div>" * 200_000 + b"x", "nested deeper"),
        ("hollow.html", b"<html><script>x()</script></html>", "without text"),
        ("rows.json", b"[1, 2]", "not JSON lines"),
        ("paper.pdf", b"Not found", "holds plain text, not what .pdf files hold"),
        ("broken.pdf", bytes(range(1, 256)) * 12, "damaged, or not what .pdf files hold"),
        ("sheet.xlsx", b"PK", ".xlsx files are not read; save what is told"),
        ("rows.csv", b"a,b", ".csv files are not read"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_the_others_are_read(tmp_path, name, content, expected):
    assert expected in reason(tmp_path, name, content)


def test_a_file_too_large_is_not_read(tmp_path: Path):
    assert "larger than 20,000,000 bytes" in reason(tmp_path, "large.txt", b"Police arrested Ali. " * 2_500_000)


def test_a_missing_path_beside_a_good_one_is_named(tmp_path: Path):
    assert "no such file" in read(tmp_path / "none.txt", write(tmp_path, "a.txt", SENTENCE))[0].reason


@pytest.mark.parametrize("path", ["none.txt", "*.none", "folder", "locked\0"])
def test_nothing_to_read_is_an_error_at_once(tmp_path: Path, path: str):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.py").write_text("pass")
    with pytest.raises(UsageError, match="nothing to read: "):
        read_documents([f"{tmp_path}/{path}"])


def test_no_path_at_all_and_no_standard_input_are_errors():
    with pytest.raises(UsageError, match="no path given"):
        read_documents([])
    with pytest.raises(UsageError, match="no standard input"):
        read_documents(["-"])


def test_when_nothing_could_be_read_the_error_says_why(tmp_path: Path):
    write(tmp_path, "a.txt", b"")
    write(tmp_path, "b.txt", b"\0")
    results = read_documents([tmp_path])
    assert isinstance(next(results), Unread)
    assert isinstance(next(results), Unread)
    with pytest.raises(UsageError, match=r"a\.txt: empty; .* \(and 1 more"):
        next(results)


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
def test_loops_of_links_and_locked_files_are_named(tmp_path: Path):
    write(tmp_path, "good.txt", SENTENCE)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "down").mkdir()
    (tmp_path / "down" / "up").symlink_to(tmp_path, target_is_directory=True)
    results = read(tmp_path)
    assert [type(result) for result in results] == [Unread, Document]
    assert "check the link" in results[0].reason
    locked = write(tmp_path, "locked.txt", SENTENCE)
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    assert any("Permission denied" in r.reason for r in read(tmp_path) if isinstance(r, Unread))


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text(SENTENCE)
    assert one(read(path)).name == "caf\\xe9.txt"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("28 January 2004", "2004-01-28"),
        ("January 28, 2004", "2004-01-28"),
        ("2004-01-28", "2004-01-28"),
        ("Wed. 28th of Jan. 2004", "2004-01-28"),
        ("28/01/2004", "2004-01-28"),
        ("01/28/2004", "2004-01-28"),
        ("3 Sept 2004", "2004-09-03"),
        ("May 2004", "2004-05"),
        ("05/05/2004", "2004-05-05"),
        ("03/04/2004", None),
        ("31 February 2004", None),
        ("17/005/2004", None),
    ],
)
def test_dates_are_read_unless_they_could_be_two(words: str, expected: str | None):
    assert next((found.value for found in find_dates(words)), None) == expected


def test_a_date_beside_the_text_may_be_a_year_and_must_be_a_date():
    given = ["2004", "2004-01", "2004-01-28T10:00:00Z", "28 January 2004", "Not specified", "2004-13"]
    assert [iso_date(words) for words in given] == ["2004", "2004-01", "2004-01-28", "2004-01-28", None, None]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (RELEASE, "issuer", "Example Rights Watch"),
        (RELEASE, "date", "2018-06-14"),
        (NEWSPAPER, "date", "2015-05-09"),
        (NEWSPAPER, "site", "Daily Specimen"),
        (NEWSPAPER, "publisher", "Daily Specimen"),
        (WIRE, "publisher", "Reuters"),
        (WIRE, "issuer", None),
        (UNITED_NATIONS, "identifier", "A/HRC/99/12"),
        (UNITED_NATIONS, "date", "2021-02-03"),
        (COUNTRY_REPORT, "date", None),
        (COMMONS, "date", "2022-04-07"),
        (
            f"Press release by the Press Office of Example Union\n\nA title of it\n\n{SENTENCE}",
            "publisher",
            "Example Union",
        ),
        (
            f"Issued by the Office of the Attorney General\n\nA title\n\n{SENTENCE}",
            "publisher",
            "Office of the Attorney General",
        ),
        (f"Last updated: 5 May 2015\nPosted on 3 May 2015\nTitle of it\n\n{SENTENCE}", "date", "2015-05-03"),
        (f"BEIRUT, 3 June 2019 – {SENTENCE}\n\nHe was held on 4 July 2018.", "date", "2019-06-03"),
        (f"Index: EUR 04/1234/2020\n\nTitle of it\n\n{SENTENCE}", "identifier", "Index: EUR 04/1234/2020"),
        ("Die Polizei nahm den Lehrer am Montag in der Stadt fest und schlug ihn. " * 4, "language", "und"),
    ],
)
def test_metadata_is_found_with_its_words(text: str, name: str, expected: str | None):
    document = one(read("-", stdin=io.BytesIO(text.encode())))
    found = document.first(name)
    assert (found.value if found else None) == expected
    if found and found.start is not None and name != "date":
        assert document.text[found.start : found.end] == expected
