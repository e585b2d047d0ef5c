"""The report of any number of findings, and the files of a build written as its documents come."""

import json
import tracemalloc
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.buildfiles import BuildFiles, Ending, statements_of, write_files
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.records import Finding, Severity, Unread
from rightsgraph.summary import DocumentSummary
from rightsgraph.validation import LongReport, report_json, report_text

RUN = Run(settings=Settings(), model="some_pipeline", model_version="3.7.1", model_sha256="ab" * 32)
WORDS = st.text(st.one_of(st.sampled_from("\0\x01\t\n\x0b ab{}"), st.characters(exclude_categories=["Cs"])), max_size=4)
MAYBE = st.one_of(st.none(), WORDS)
FINDINGS = st.builds(
    Finding,
    severity=st.sampled_from(Severity),
    shape=WORDS,
    message=WORDS,
    focus=WORDS,
    path=MAYBE,
    value=MAYBE,
    document=MAYBE,
    quote=MAYBE,
    remedy=st.none(),
    related=st.lists(WORDS, max_size=2).map(tuple),
)


def key(finding: Finding) -> tuple[str, ...]:
    told = (finding.shape, finding.message, finding.focus, finding.path, finding.value, finding.document, finding.quote)
    return (finding.severity, *(part or "" for part in told))


@given(st.lists(FINDINGS, max_size=8, unique_by=key))
def test_findings_sorted_on_disk_give_the_report_of_findings_in_memory(findings):
    with LongReport() as report:
        for finding in findings:
            report.add((finding, finding))
        assert "".join(report.text()) == report_text(findings)
        assert "".join(report.json("\n")) + "\n" == report_json(findings)
        assert json.loads("".join(report.json("\n  "))) == json.loads(report_json(findings))


def test_a_report_is_written_as_the_json_encoder_writes_it():
    findings = [
        Finding(severity=Severity.WARNING, shape="a", message='b "c"', focus="d", related=("e", "f")),
        Finding(severity=Severity.INFO, shape="a", message="é\n", focus="d", value=""),
    ]
    for some in ([], findings[:1], findings):
        text = report_json(some)
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def documents(number: int, size: int = 100) -> Iterator[DocumentSummary]:
    for i in range(number):
        finding = Finding(severity=Severity.WARNING, shape="s", message="m", focus=f"f{i}", quote="q" * size)
        yield DocumentSummary(
            id=f"{i:016x}",
            name=f"name\u2028{i}",
            sha256="0" * 64,
            mentions={"person": 2},
            entities={"person": 1},
            claims={"detention": {"asserted": 1}},
            events=1,
            non_events=0,
            statistics=0,
            facts=0,
            findings=(finding,),
            withheld=0,
        )


def test_the_files_of_a_build_say_again_what_was_written(tmp_path):
    unread = (Unread(source="x", reason='"report": {\n  "report": {'),)
    ending = Ending(statements=7, withheld="")
    for number in (0, 1, 3):
        summary = write_files(tmp_path, RUN, documents(number), lambda: ending, unread=unread, repeated=())
        files = BuildFiles.read(tmp_path)
        assert list(files.documents()) == list(documents(number))
        assert (files.unread, files.repeated, files.run) == (unread, (), RUN)
        assert files.names == {d.id: d.name for d in documents(number)}
        assert files.summary() == summary
        assert (summary.documents, summary.statements, statements_of(tmp_path)) == (number, 7, 7)
        for name in ("rightsgraph.json", "report.json"):
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_the_documents_of_a_build_are_not_held_while_its_files_are_written(tmp_path):
    tracemalloc.start()
    try:
        ending = Ending(statements=0, withheld="")
        write_files(tmp_path, RUN, documents(3_000, size=20_000), lambda: ending, unread=(), repeated=())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "report.json").stat().st_size > 60_000_000
    assert peak < 40_000_000
