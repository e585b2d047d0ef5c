"""What several commands take alike on the command line: an output, an audience, JSON, whole numbers."""

import argparse
from typing import Protocol

__all__ = ["Add", "audience_options", "choice", "json_option", "output_option", "positive"]


class Add(Protocol):
    """Adds a command: its name, what it does in one line, how it is called, and more about it."""

    def __call__(self, name: str, summary: str, usage: str, more: str = "") -> argparse.ArgumentParser:
        """Return the parser of the command, to be given its arguments."""
        ...


def choice(names: tuple[str, ...]) -> str:
    """Return the names as a usage line writes what may be chosen: `a|b|c`."""
    return "|".join(names)


def audience_options(made: argparse.ArgumentParser, default: str | None = "holder") -> None:
    """Add the options of who will read what is written."""
    usual = "" if default is None else " (%(default)s)"
    made.add_argument("--audience", choices=("holder", "public"), default=default, help=f"who will read it{usual}")
    made.add_argument("--key", metavar="FILE", help="the secret key, kept outside OUT and of where the export goes")
    made.add_argument("--policy", metavar="FILE", help="what may be told, instead of what ships")
    made.add_argument("--map", metavar="FILE", help="write who is who there, for yourself; outside too")


def json_option(made: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    made.add_argument("--json", action="store_true", help="print the summary as JSON")


def output_option(made: argparse.ArgumentParser) -> None:
    """Add `-o FILE`."""
    made.add_argument("-o", "--output", metavar="FILE", help="write there instead of to standard output")


def positive(text: str) -> int:
    """Return the number that an option gives; what is not a whole number above 0 is refused."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
