"""One function a command: a thin call of the public function of the same purpose. Each returns the exit status."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rightsgraph.cli.publishing import publish_export, publish_network, publishes
from rightsgraph.cli.screen import notice, output, printable, progress
from rightsgraph.config import ReadLimits, Settings
from rightsgraph.errors import UsageError
from rightsgraph.records import Finding, Severity

if TYPE_CHECKING:
    from rightsgraph.engines import EngineMaker

__all__ = ["build", "eval", "export", "key", "network", "query", "validate"]

DONE, FINDINGS, UNREAD = 0, 1, 2


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _status(findings: Iterable[Finding]) -> int:
    return FINDINGS if any(f.severity is Severity.VIOLATION for f in findings) else DONE


def build(options: argparse.Namespace) -> int:
    """Build a graph; 1 with findings at Violation, 2 with --strict when an input could not be read."""
    from rightsgraph import pipeline

    settings = Settings(
        base=options.base,
        model=options.model,
        strict=options.strict,
        max_bytes=options.max_bytes,
        limits=ReadLimits(**dict(options.limit)),
    )
    with progress("documents") as on_progress:
        summary = pipeline.build(
            options.paths,
            options.out,
            settings,
            ledger=options.ledger,
            engine=_engine(options),
            keep=options.keep,
            on_progress=on_progress,
            stdin=sys.stdin.buffer,
        )
    if options.json:
        _print_json(summary.to_json())
    else:
        from rightsgraph.cli.summaries import show_summary

        show_summary(summary, options.out)
    for note in summary.repeated:
        notice(f"counted once: {note.source}: {note.reason}")
    for note in summary.unread:
        notice(f"not read: {note.source}: {note.reason}")
    if summary.unread and options.strict:
        return UNREAD
    return DONE if summary.conforms else FINDINGS


def _engine(options: argparse.Namespace) -> "EngineMaker":
    from rightsgraph.engines import local, spark

    if options.engine == "spark":
        if options.workers > 1:
            raise UsageError("--workers: the settings of Spark say how many work; leave it out with --engine spark")
        return spark(master=options.master, files=options.shared, time_limit=options.time_limit)
    if options.master is not None or options.shared is not None:
        raise UsageError("--master and --shared belong to --engine spark; add it, or leave them out")
    return local(workers=options.workers, time_limit=options.time_limit)


def validate(options: argparse.Namespace) -> int:
    """Check builds and RDF files; 1 with findings at Violation."""
    from rightsgraph import builds
    from rightsgraph.validation import report_json, report_text

    findings = builds.validate(options.targets, engine=options.engine, shapes=options.shapes)
    print((report_json if options.json else report_text)(findings).rstrip("\n"))
    return _status(findings)


def query(options: argparse.Namespace) -> int:
    """Ask a build, or list the named questions."""
    from rightsgraph import builds

    if options.list:
        return _list_questions()
    if options.out is None or options.question is None:
        raise UsageError("give OUT and a question, or --list; see `rightsgraph query --help`")
    question = sys.stdin.read() if options.question == "-" else options.question
    given = dict(_parameter(p) for p in options.set)
    answer = "".join(builds.query(options.out, question, given).write(options.format))
    with output(options.output) as stream:
        stream.write(answer.encode())
    if _without_rows(answer, options.format):
        _say_what_was_asked(question, given)
    return DONE


def _without_rows(answer: str, form: str) -> bool:
    if form == "json":
        return bool(json.loads(answer).get("results", {}).get("bindings") == [])
    return answer.endswith("\nno rows\n") if form == "table" else answer.count("\n") == 1


def _say_what_was_asked(question: str, given: dict[str, str]) -> None:
    """Say with which values a named question found nothing, if they are not the asker's own."""
    from rightsgraph.queries import named_queries

    for asked in named_queries():
        values = [f"{p.name}={json.dumps(p.default, ensure_ascii=False)}" for p in asked.parameters]
        unchanged = [v for v, p in zip(values, asked.parameters, strict=True) if p.name not in given]
        if asked.name == question and unchanged:
            print(printable(f"asked with {', '.join(unchanged)}; change it with --set"), file=sys.stderr)


def _parameter(text: str) -> tuple[str, str]:
    name, given, value = text.partition("=")
    if not given or not name.strip():
        raise UsageError(f'--set {text}: no name=value; write for example --set name="Ada Example"')
    return name.strip(), value


def _list_questions() -> int:
    from rightsgraph.queries import named_queries

    for asked in named_queries():
        print(f"{asked.name}\n    {asked.question}")
        for parameter in asked.parameters:
            print(
                f"    --set {parameter.name}={json.dumps(parameter.default, ensure_ascii=False)}  {parameter.meaning}"
            )
    return DONE


def export(options: argparse.Namespace) -> int:
    """Write the graph in another format; 1 when a public one would have told a name."""
    if publishes(options):
        return publish_export(options)
    from rightsgraph.export import export as write

    with output(options.output) as stream:
        write(options.out, options.format, stream)
    return DONE


def key(options: argparse.Namespace) -> int:
    """Make a key for pseudonyms."""
    from rightsgraph.publishing import make_key

    make_key(options.file)
    return DONE


def network(options: argparse.Namespace) -> int:
    """Project the graph, measure, write and draw the network; 1 when a public one would have told a name."""
    from rightsgraph.cli.networks import shaped, write_network
    from rightsgraph.network import draw, project

    if options.format is None and options.plot is None and not options.measures:
        raise UsageError("give --format, --plot or --measures, or several of them; see `rightsgraph network --help`")
    if publishes(options):
        return publish_network(options)
    graph = shaped(project(options.out, options.project, since=options.since, until=options.until), options)
    if options.plot is not None:  # first: a picture that cannot be drawn stops before anything is written
        draw(graph, options.plot)
    if options.format is not None or options.measures:
        with output(options.output) as stream:
            write_network(graph, options, stream)
    return DONE


def eval(options: argparse.Namespace) -> int:  # noqa: A001 (the command's name)
    """Measure a build against gold; the figures do not change the exit status."""
    from rightsgraph.evaluation import evaluate

    evaluation = evaluate(options.out, options.gold)
    if options.json:
        _print_json(evaluation.to_json())
    else:
        from rightsgraph.cli.summaries import show_evaluation

        show_evaluation(evaluation, errors=options.errors)
    return DONE
