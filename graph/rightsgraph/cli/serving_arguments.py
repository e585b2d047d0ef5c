"""What may be written on the command line of `serve`."""

import argparse
import re

from rightsgraph.cli.options import Add, audience_options, positive

__all__ = ["serving_command"]


def serving_command(add: Add) -> None:
    """Add the command `serve`."""
    made = add(
        "serve",
        "show a build on the web: pages, SPARQL, linked data",
        "OUT [--host ADDRESS] [--port N] [--name HOST] [--url URL] [--cors ORIGIN] [--title TEXT]\n"
        "                         [--seconds N] [--rows N] [--memory MB] [--workers N] [--queue N]\n"
        "                         [--audience public --key FILE [--policy FILE] [--map FILE]]",
        "Read only, and without a request to any other host. Ctrl-C ends it. docs/serve.md tells the rest.\n"
        "For the public, a copy is shown in which names are pseudonyms, as `export --audience public` writes it.",
    )
    made.set_defaults(home="serving")
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen (%(default)s: this machine alone)"
    )
    made.add_argument("--port", metavar="N", type=_port, default=8000, help="0 takes a free one (%(default)s)")
    made.add_argument(
        "--name", metavar="HOST", action="append", default=[], help="answer to this host name; repeatable"
    )
    made.add_argument(
        "--url",
        metavar="URL",
        type=_url,
        help="where a proxy shows it, such as https://example.org/rights/",
    )
    made.add_argument(
        "--cors",
        metavar="ORIGIN",
        action="append",
        default=[],
        help="let scripts of this site read answers (https://example.org, or *); repeatable",
    )
    made.add_argument("--title", metavar="TEXT", help="what the pages are called")
    made.add_argument("--seconds", metavar="N", type=positive, default=30, help="longest query (%(default)s)")
    made.add_argument("--rows", metavar="N", type=positive, default=100_000, help="longest answer (%(default)s)")
    made.add_argument(
        "--memory", metavar="MB", type=positive, default=1000, help="most memory of a query (%(default)s)"
    )
    made.add_argument("--workers", metavar="N", type=positive, help="queries at once (as many as cores)")
    made.add_argument("--queue", metavar="N", type=positive, default=256, help="queries that may wait (%(default)s)")
    audience_options(made)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@\"<>\\]+(/[^\s?#\"<>\\]*)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an address; write for example https://example.org/rights/")
    return text
