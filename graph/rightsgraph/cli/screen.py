"""What is printed: progress on standard error, summaries on standard output, files written aside and renamed."""

import contextlib
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from rightsgraph.errors import StoreError

__all__ = ["notice", "one_line", "output", "printable", "progress"]

_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_KEPT = "\n\t\u200c\u200d"  # the joiners belong to the spelling of Persian and Indic names


def printable(text: str) -> str:
    """Return the text with terminal controls, direction overrides and broken characters as visible escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if c in _KEPT or unicodedata.category(c) not in _UNSAFE else c.encode("unicode_escape").decode() for c in text
    )


def one_line(text: str) -> str:
    """Return the text as one printable line."""
    return printable(" ".join(text.split()))


def notice(message: str) -> None:
    """Write one line for the user to standard error."""
    print(one_line(message), file=sys.stderr)


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Give a function that shows (done, of how many) with rate and time left; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: "Task") -> Text:
            return Text(f"{task.speed:,.1f}/s" if task.speed else "", style="cyan")

    from rich.progress import Task

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        Rate(""),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextlib.contextmanager
def output(path: str | None) -> Iterator[BinaryIO]:
    """Give a stream to standard output, or to a file that stands in its place only when all of it is written."""
    if path is None or path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if target.is_dir():
        raise StoreError(f"{path}: is a folder; give -o a file's name")
    if target.exists() and not target.is_file():  # /dev/null, a pipe: nothing to rename
        with target.open("wb") as stream:
            yield stream
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with aside.open("wb") as stream:
            yield stream
        aside.replace(target)
    except OSError as error:
        if error.filename in (str(aside), aside):
            raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
        raise
    finally:
        aside.unlink(missing_ok=True)
