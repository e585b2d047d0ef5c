"""What may be written after the commands that decide: on two records, on a claim, on a document."""

import argparse

from rightsgraph.cli.options import Add

__all__ = ["deciding_commands"]

_HOME = "deciding"


def deciding_commands(add: Add) -> None:
    """Add the commands that write into the ledger of a build, and those that read it."""
    made = add(
        "resolve",
        "find the records that are one person, body or place across documents",
        "OUT [--dry-run]",
        "What is sure is decided and stands in the ledger, where it can be taken back; what may be is written to\n"
        "OUT/proposals.jsonl, for `rightsgraph review`.",
    )
    made.set_defaults(home="resolving")
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("--dry-run", action="store_true", help="say what would be decided; write nothing")
    made = add(
        "review",
        "decide, side by side in the terminal, what `resolve` left to people",
        "OUT [--by NAME] [--reason TEXT]",
        "Keys: s same, d different, u unsure, n next, p back, z undo, q quit. Every answer is kept at once.",
    )
    made.set_defaults(home="reviewing")
    made.add_argument("out", metavar="OUT", help="a build")
    _who(made)
    _two(add, "merge", "decide that two records are one", "The first one stands for both from now on.")
    _two(add, "split", "decide that two records are not one", "No merge crosses that, however long the way.")
    _judge(add)
    _retract(add)
    _undo(add)
    made = add("ledger", "list what was decided, and what contradicts what", "OUT")
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made = add(
        "apply",
        "apply the ledger again, after it was edited or merged",
        "OUT",
        "Queries and exports show what the ledger in OUT says; what was read stays as it is.",
    )
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made = add("diff", "say which claims of two builds appeared, vanished or changed", "BEFORE AFTER [--json]")
    made.set_defaults(home=_HOME)
    made.add_argument("before", metavar="BEFORE", help="a build")
    made.add_argument("after", metavar="AFTER", help="another build")
    made.add_argument("--json", action="store_true", help="print the differences as JSON")


def _two(add: Add, name: str, summary: str, more: str) -> None:
    made = add(name, summary, "OUT A B [--by NAME] [--reason TEXT]", more)
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("first", metavar="A", help="a record: its IRI, the end of it, or a name that no other has")
    made.add_argument("second", metavar="B", help="another")
    _who(made)


def _judge(add: Add) -> None:
    made = add(
        "judge",
        "accept, reject or correct a claim",
        "OUT CLAIM accept|reject|correct [--set NAME=VALUE]\n                         [--by NAME] [--reason TEXT]",
        "What may be corrected: status, type, date, actor, affected, place. What was read stays; queries and exports\n"
        "show what was decided.",
    )
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("claim", metavar="CLAIM", help="its IRI, or that from claim- on")
    made.add_argument(
        "verdict", metavar="VERDICT", choices=("accept", "reject", "correct"), help="accept, reject or correct"
    )
    made.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="the right value; repeatable")
    _who(made)


def _retract(add: Add) -> None:
    made = add(
        "retract",
        "withdraw a document and all that rests on it",
        "OUT DOCUMENT --reason TEXT [--by NAME]",
        "Later builds into OUT leave it out too. To read it again: undo the decision and build.",
    )
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("document", metavar="DOCUMENT", help="its name, its id or its IRI")
    _who(made, required=True)


def _undo(add: Add) -> None:
    made = add("undo", "take a decision back", "OUT DECISION [--by NAME] [--reason TEXT]")
    made.set_defaults(home=_HOME)
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("decision", metavar="DECISION", help="its id in `rightsgraph ledger`, or how that begins")
    _who(made)


def _who(made: argparse.ArgumentParser, *, required: bool = False) -> None:
    made.add_argument("--by", metavar="NAME", default="", help="who decides (the user of this system)")
    made.add_argument("--reason", metavar="TEXT", default="", required=required, help="why; the ledger keeps it")
