#!/usr/bin/env python3
"""Kills builds at random moments, goes on with each, and compares every file with that of an undisturbed build.

    python scripts/kill_builds.py PATH... [--rounds 50] [--seed 1]

A round kills the build itself, one of its two workers, or interrupts it, up to three times; then the same command is
given until it ends. Exit status 1 when any round gave other bytes, left something behind, or did not end.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}
FILES = ("documents.jsonl", "inputs.json", "quarantine.trig", "report.json", "report.txt", "rightsgraph.json")


def command(*arguments: str) -> list[str]:
    """Return the command line of this checkout."""
    return [sys.executable, "-W", "ignore", "-m", "rightsgraph", *arguments]


def content(out: Path) -> dict[str, bytes]:
    """Return all that a build says."""
    dump = subprocess.run(
        command("export", str(out), "--format", "nquads"), env=ENVIRONMENT, capture_output=True, check=True
    ).stdout
    return {"graph": dump, **{name: (out / name).read_bytes() for name in FILES}}


def disturb(process: "subprocess.Popen[bytes]", chance: random.Random, longest: float) -> str:
    """Wait for a random moment, stop something, and return what."""
    until = time.monotonic() + chance.uniform(0.0, longest)
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    if process.poll() is not None:
        return "ended"
    what = chance.choice(["build", "worker", "interrupt"])
    if what == "worker":
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        if workers:
            os.kill(int(chance.choice(workers)), signal.SIGKILL)
        return what
    process.send_signal(signal.SIGKILL if what == "build" else signal.SIGINT)
    process.wait()
    return what


def main() -> int:
    """Run the rounds and say how each went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance, bad = random.Random(arguments.seed), 0  # noqa: S311 (it kills, it hides nothing)
    place = Path(tempfile.mkdtemp(prefix="rightsgraph-kills-"))
    try:
        quiet = {"env": ENVIRONMENT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        began = time.monotonic()
        subprocess.run(command("build", *arguments.paths, "--out", str(place / "whole")), check=True, **quiet)
        longest, expected = time.monotonic() - began, content(place / "whole")
        print(f"undisturbed: {longest:.0f} s", flush=True)
        disturbed = 0
        for number in range(1, arguments.rounds + 1):
            out, done = place / "out", []
            again = command("build", *arguments.paths, "--out", str(out), "--workers", "2")
            for _ in range(chance.choice([1, 1, 2, 3])):
                began = time.monotonic()
                process = subprocess.Popen(again, **quiet)
                done.append(disturb(process, chance, longest))
                if done[-1] == "ended":  # before its moment came: the machine is faster than it was
                    longest = min(longest, time.monotonic() - began)
                    break
                if done[-1] == "worker":
                    process.wait()
                time.sleep(0.2)
            status = subprocess.run(again, check=False, **quiet).returncode
            left = sorted(f.name for f in place.iterdir())
            fine = status == 0 and content(out) == expected and left == ["out", "whole"]
            bad += not fine
            disturbed += sum(what != "ended" for what in done)
            print(f"{number:>3} {'same' if fine else f'DIFFERS ({status}, {left})'}: {', '.join(done)}", flush=True)
            shutil.rmtree(out, ignore_errors=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"{arguments.rounds - bad} of {arguments.rounds} rounds gave the bytes of the undisturbed build;", end=" ")
    print(f"builds were disturbed {disturbed} times")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
