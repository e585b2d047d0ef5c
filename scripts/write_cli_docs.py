#!/usr/bin/env python3
"""Writes docs/cli.md from the --help texts; `--check` only says whether it is up to date (exit 1 when it is not)."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"
COMMANDS = ("build", "validate", "query", "serve", "export", "network", "plot", "push", "eval", "backup", "restore")
HEAD = """\
# The command line

Made from `--help` by `scripts/write_cli_docs.py` (`make docs`); do not edit it by hand.
Names, options, formats and exit statuses are a contract: scripts outside the project use them.
"""


def help_text(*arguments: str) -> str:
    """Return what `rightsgraph ARGUMENTS --help` prints at a fixed width."""
    environment = {**os.environ, "COLUMNS": "112", "PYTHON_COLORS": "0", "PYTHONPATH": str(ROOT / "graph")}
    command = [sys.executable, "-m", "rightsgraph", *arguments, "--help"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def page() -> str:
    """Return the text of docs/cli.md."""
    parts = [HEAD, f"```text\n{help_text().rstrip()}\n```\n"]
    parts += [f"## rightsgraph {name}\n\n```text\n{help_text(name).rstrip()}\n```\n" for name in COMMANDS]
    return "\n".join(parts)


def main() -> int:
    """Write the page, or with `--check` compare it."""
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
