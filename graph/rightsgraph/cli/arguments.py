"""What may be written on the command line. Names, formats and exit statuses are a contract: scripts use them."""

import argparse
from dataclasses import fields
from typing import NoReturn

from rightsgraph import __version__
from rightsgraph.cli.deciding_arguments import deciding_commands
from rightsgraph.cli.options import Add, choice, json_option, output_option, positive
from rightsgraph.cli.outgoing_arguments import drawing_commands, export_command
from rightsgraph.cli.serving_arguments import serving_command
from rightsgraph.config import BASE_MODEL, DATA_BASE, OWN_MODEL, ReadLimits, Settings
from rightsgraph.errors import UsageError

__all__ = ["parser"]

_ROW_FORMATS = ("table", "csv", "tsv", "json")

EXIT_STATUS = """\
exit status:
  0    done, and what was checked conforms
  1    done, with findings at Violation
  2    wrong use, or input that cannot be read; nothing was written
       (build --strict: the build was written, but some input is not in it)
  70   a defect in rightsgraph itself; please report it
  130  interrupted; nothing was written (build: what was done is kept, the same command goes on with it)
  141  the reader of the output went away

Data go to standard output (or to -o FILE, written aside and then renamed), messages and progress to standard error.
"""


class _Format(argparse.RawDescriptionHelpFormatter):
    """One look on every version of Python: `-o, --output FILE`, not `-o FILE, --output FILE`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)
        self._width = min(self._width, 110)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {value}"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; a wrong call raises UsageError."""
    top = _Parser(
        prog="rightsgraph",
        description="Turns human-rights reporting into a linked-data graph in which every statement can be checked\n"
        "against the words that say it. Works offline. OUT is the folder that a build writes.",
        epilog=EXIT_STATUS,
        formatter_class=_Format,
        usage="rightsgraph [-h] [--version] COMMAND ...",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"rightsgraph {__version__}")
    commands = top.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="rightsgraph", required=True
    )

    def command(name: str, summary: str, usage: str, more: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=summary,
            usage=f"rightsgraph {name} {usage}",
            description=f"{summary[0].upper()}{summary[1:]}.{more and chr(10) * 2}{more}",
            epilog="Exit status: 0 done and conforms, 1 done with findings at Violation, 2 wrong use or input;\n"
            "`rightsgraph --help` tells more.",
            formatter_class=_Format,
            allow_abbrev=False,
        )
        made.set_defaults(home="commands")
        made.add_argument("--debug", action="store_true", help="show the traceback of a defect")
        return made

    _build(command)
    _validate(command)
    _query(command)
    serving_command(command)
    export_command(command)
    _key(command)
    drawing_commands(command)
    _eval(command)
    _backups(command)
    deciding_commands(command)
    return top


def _build(add: Add) -> None:
    made = add(
        "build",
        "read documents and write their graph",
        "PATH... --out OUT [--workers N | --engine spark [--master URL] [--shared FOLDER]]\n"
        "                         [--keep] [--model NAME] [--base IRI] [--ledger FILE] [--limit NAME=N]\n"
        "                         [--strict] [--json]",
        "Reads text, HTML, Markdown, JSON lines, PDF, Word, OpenDocument, RTF, EPUB, mail, saved pages, web archives,\n"
        "and ZIP and tar files of these; finds people, organisations, places and claims, checks them against the\n"
        "shapes and writes OUT whole or not at all. An earlier build in OUT is replaced: what has not\n"
        "changed is taken over, what is not given any more goes (--keep keeps it). A build that was interrupted or\n"
        "killed goes on when the same command is given again.",
    )
    made.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, a glob, or - for standard input")
    made.add_argument("--out", metavar="OUT", required=True, help="the folder to write")
    made.add_argument(
        "--model",
        metavar="NAME",
        default=OWN_MODEL,
        help=f"%(default)s, the project's own recogniser of names over {BASE_MODEL}; or an installed spaCy pipeline,"
        f" taken as it is, such as {BASE_MODEL} alone",
    )
    made.add_argument("--base", metavar="IRI", default=DATA_BASE, help="prefix of every data IRI (%(default)s)")
    made.add_argument("--workers", metavar="N", type=positive, default=1, help="processes that read (%(default)s)")
    made.add_argument(
        "--engine", choices=("local", "spark"), default="local", help="this machine, or Apache Spark (%(default)s)"
    )
    made.add_argument("--master", metavar="URL", help="of Spark; as it is set up, or else local[*,4], this machine")
    made.add_argument("--shared", metavar="FOLDER", help="that this machine and all of Spark's executors reach")
    made.add_argument("--keep", action="store_true", help="keep documents of the earlier build that are not given")
    made.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=positive,
        default=300,
        help="give a document up that takes longer (%(default)s)",
    )
    made.add_argument("--ledger", metavar="FILE", help="take over the decisions of this ledger too")
    made.add_argument("--strict", action="store_true", help="exit 2 when an input could not be read")
    made.add_argument(
        "--max-bytes",
        metavar="N",
        type=positive,
        default=Settings().max_bytes,
        help="refuse larger texts and pages (%(default)s)",
    )
    made.add_argument(
        "--limit",
        metavar="NAME=N",
        type=_limit,
        action="append",
        default=[],
        help="of reading one PDF, archive or the like: "
        + ", ".join(f"{field.name}={field.default}" for field in fields(ReadLimits))
        + "; repeatable (docs/formats.md)",
    )
    json_option(made)


def _backups(add: Add) -> None:
    made = add(
        "backup",
        "copy a build to where it can be put back from",
        "OUT TARGET",
        "TARGET is a new folder, or a new file ending in .tar. A folder on the same disk takes hardly any room.\n"
        "What is withdrawn from OUT later stays in its backups: keep them as you keep the texts.",
    )
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("target", metavar="TARGET", help="what to write; must not be there yet")
    made.set_defaults(home="backups")
    made = add("restore", "put a backup in the place of a build", "SOURCE OUT", "OUT is replaced whole or not at all.")
    made.add_argument("source", metavar="SOURCE", help="what `rightsgraph backup` wrote")
    made.add_argument("out", metavar="OUT", help="the folder to write; an earlier build in it is replaced")
    made.set_defaults(home="backups")


def _validate(add: Add) -> None:
    made = add(
        "validate",
        "check a build or RDF files against the shapes",
        "OUT | FILE.ttl|.trig|.nq ... [--engine fast|reference] [--shapes FILE] [--json]",
    )
    made.add_argument("targets", metavar="OUT|FILE", nargs="+", help="a build, or Turtle, TriG or N-Quads files")
    made.add_argument("--engine", choices=("fast", "reference"), help="a compiled engine, or pySHACL, the reference")
    made.add_argument("--shapes", metavar="FILE", help="SHACL shapes in Turtle instead of those that ship")
    json_option(made)


def _query(add: Add) -> None:
    made = add(
        "query",
        "ask a named question, or any SPARQL 1.1 query",
        f"OUT (NAME | FILE.rq | TEXT) [--set name=value] [--format {choice(_ROW_FORMATS)}] [-o FILE]\n"
        "       rightsgraph query --list",
    )
    made.add_argument("out", metavar="OUT", nargs="?", help="a build")
    made.add_argument(
        "question", metavar="QUESTION", nargs="?", help="a name of --list, a file, SPARQL, or - to read it"
    )
    made.add_argument("--list", action="store_true", help="list the named questions and their parameters")
    made.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="give a parameter; repeatable")
    made.add_argument("--format", choices=_ROW_FORMATS, default="table", help="of the rows (%(default)s)")
    output_option(made)


def _key(add: Add) -> None:
    made = add(
        "key",
        "make a secret key for public exports",
        "FILE",
        "Keep it apart from what is published: whoever has it and the build can tell who is who.",
    )
    made.add_argument("file", metavar="FILE", help="where to write it; must not be there yet")


def _eval(add: Add) -> None:
    made = add(
        "eval",
        "measure a build against gold",
        "OUT GOLD [--errors] [--json]",
        "GOLD is a folder or file of names, claims and answers written by hand; docs/evaluation.md tells the format.",
    )
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("gold", metavar="GOLD", help="a folder, .json, .jsonl or .csv")
    made.add_argument("--errors", action="store_true", help="list what is missing and what is wrong")
    json_option(made)


def _limit(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    names = [field.name for field in fields(ReadLimits)]
    if name not in names:
        raise argparse.ArgumentTypeError(f"{text!r}: no such limit; write one of {', '.join(names)} as NAME=N")
    return name, positive(value)
