"""The W3C's own tests through the endpoint, where a checkout of its rdf-tests is at hand; none is in the project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RDF_TESTS = os.environ.get("RIGHTSGRAPH_RDF_TESTS", "")
BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "w3c.py"


@pytest.mark.skipif(not RDF_TESTS, reason="name a checkout of the W3C's rdf-tests in RIGHTSGRAPH_RDF_TESTS")
def test_nothing_fails_that_the_engine_alone_passes():
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), RDF_TESTS, "--failed"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("all "))
    assert int(passed) > 780, done.stdout
