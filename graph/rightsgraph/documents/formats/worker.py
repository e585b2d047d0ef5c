"""What runs in the process that reads foreign formats: requests in, a line each; messages out, a line each.

For a file: `begin` with the number of the member that is read and its place, then what it gave, `document` or `unread`;
`done` at the end. With `after`, members up to that number are passed over: the one that ended the process before this
one is among them.
"""

import faulthandler
import json
import os
import resource
import sys
from typing import Any, BinaryIO

from rightsgraph.config import ReadLimits
from rightsgraph.documents.formats.members import Walk
from rightsgraph.documents.formats.process import OUT_OF_MEMORY
from rightsgraph.documents.formats.wire import encoded, line
from rightsgraph.records import Unread

__all__ = ["main"]


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)  # a parser that prints must not print into the answers
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_FSIZE, 0)  # nothing is ever written to a file here
    while request := requests.readline():
        try:
            _answer(json.loads(request), answers, silent)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except BrokenPipeError:
            os._exit(0)


def _answer(request: dict[str, Any], answers: BinaryIO, silent: int) -> None:
    limits = ReadLimits(**request["limits"])
    _bound(resource.RLIMIT_AS, limits.memory)

    def say(message: dict[str, Any]) -> None:
        # Whatever the parser does next, this process ends itself in time, even when nobody is left to end it.
        faulthandler.dump_traceback_later(limits.seconds, exit=True, file=silent)
        answers.write(line(message))
        answers.flush()

    say({"alive": True})
    place = request["shown"]
    walk = Walk(limits=limits, max_bytes=request["max_bytes"], after=request["after"], say=say)
    try:
        walk.file(request["path"], request["name"], place)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}); check the file"
        say(encoded(Unread(source=place, reason=reason)))
    faulthandler.cancel_dump_traceback_later()
    answers.write(line({"done": True}))
    answers.flush()


def _bound(what: int, most: int) -> None:
    """Set a limit of the process, where the system knows it (macOS has no limit of address space)."""
    try:
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
    except (ValueError, OSError):
        return
