"""The command line: parse, call one public function of the library, print."""

import errno
import importlib
import os
import sys
from collections.abc import Sequence

from rightsgraph.cli.arguments import parser
from rightsgraph.cli.screen import one_line
from rightsgraph.errors import RightsgraphError

__all__ = ["main"]

USAGE, DEFECT, INTERRUPTED, BROKEN_PIPE = 2, 70, 130, 141

_REMEDIES = {
    errno.ENOSPC: "free some space, or write elsewhere",
    errno.EDQUOT: "free some space, or write elsewhere",
    errno.EACCES: "choose a place that you may read and write",
    errno.EPERM: "choose a place that you may read and write",
    errno.EROFS: "choose a place that can be written",
    errno.EMFILE: "raise the limit of open files (ulimit -n)",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every error is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    debug = False
    try:
        try:
            options = parser().parse_args(argv)
        except SystemExit:  # --help, --version
            sys.stdout.flush()
            return 0
        debug = options.debug
        home = importlib.import_module(f"rightsgraph.cli.{options.home}")
        status: int = getattr(home, options.command)(options)
        sys.stdout.flush()
    except RightsgraphError as error:
        return _fail(str(error), USAGE)
    except BrokenPipeError:
        _give_up_output()
        return BROKEN_PIPE
    except KeyboardInterrupt as error:
        return _fail(str(error) or "interrupted; nothing was written", INTERRUPTED)
    except OSError as error:
        _give_up_output()
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        remedy = f"; {_REMEDIES[error.errno]}" if error.errno in _REMEDIES else ""
        return _fail(f"{where}{error.strerror or error}{remedy}", USAGE)
    except Exception as error:  # a traceback would exit 1, which means findings at Violation
        if debug:
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _fail(f"a defect in rightsgraph: {what}; please report it with what --debug shows", DEFECT)
    return status


def _give_up_output() -> None:
    """Let what could not be written go: the interpreter flushes once more at exit (signal, "Note on SIGPIPE")."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, status: int) -> int:
    print(f"rightsgraph: {one_line(message)}", file=sys.stderr)
    return status
