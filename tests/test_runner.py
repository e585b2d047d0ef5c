"""The processes that answer queries: real ones, on a real store."""

import asyncio
import contextlib
import os
import signal
import sys

import pytest

from rightsgraph.server.answers import Asked, BusyError, MalformedError, TooCostlyError
from rightsgraph.server.rowcount import rows_in
from rightsgraph.server.runner import Runner
from rightsgraph.server.settings import Limits
from rightsgraph.store import current

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BASE = "https://rightsgraph.example/"


def run(build, work, **limits):
    """Let `work` have a runner of one process."""

    async def main():
        runner = Runner(current(build), BASE, Limits(**{"workers": 1, **limits}))
        await runner.start()
        try:
            return await work(runner)
        finally:
            await runner.close()
            assert runner.processes == ()

    return asyncio.run(main())


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 (a process is waited for, not this program)
            await asyncio.sleep(0.01)


def test_what_finds_the_queue_full_is_told_so_at_once_and_what_waits_is_answered(small_build):
    async def work(runner):
        slow = asyncio.create_task(runner.ask(Asked(query=ENDLESS)))
        await asyncio.sleep(0.1)
        waiting = asyncio.create_task(runner.ask(Asked(query="ASK {}")))
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="1 queries wait already"):
            await runner.ask(Asked(query="ASK {}"))
        with pytest.raises(TooCostlyError, match=r"longer than 0\.5 s"):
            await slow
        assert (await waiting).content == b'{"head":{},"boolean":true}'

    run(small_build, work, queue=1, seconds=0.5)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_query_that_takes_too_much_memory_is_ended_and_the_next_is_answered(small_build):
    async def work(runner):
        with pytest.raises(TooCostlyError, match="more than 50 MB of memory"):
            await runner.ask(Asked(query="SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?b ?c ?d ?f"))
        assert (await runner.ask(Asked(query="ASK {}"))).kind == "boolean"

    run(small_build, work, seconds=100, memory=50_000_000)


def test_a_process_whose_client_went_away_or_that_was_killed_is_replaced(small_build):
    async def work(runner):
        (first,) = runner.processes
        slow = asyncio.create_task(runner.ask(Asked(query=ENDLESS)))
        await asyncio.sleep(0.1)
        slow.cancel()
        await until(lambda: runner.processes and runner.processes != (first,))
        (second,) = runner.processes
        assert (await runner.ask(Asked(query="ASK {}"))).kind == "boolean"
        os.kill(second, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):  # the event loop's own watcher was faster
            os.waitid(os.P_PID, second, os.WEXITED | os.WNOWAIT)  # noqa: ASYNC222 (it is killed)
        assert (await runner.ask(Asked(query="ASK {}"))).kind == "boolean"
        assert runner.processes != (second,)

    run(small_build, work)


def test_a_query_that_fails_costs_no_process(small_build):
    async def work(runner):
        before = runner.processes
        for _ in range(20):
            with pytest.raises(MalformedError):
                await runner.ask(Asked(query="SELECT"))
        assert runner.processes == before

    run(small_build, work)


def test_values_take_the_place_of_variables_and_relative_iris_are_below_the_base(small_build):
    async def work(runner):
        values = {"x": '"a \\" quote"', "y": "<urn:x:y>"}
        asked = Asked(query="SELECT ?x ?y (<doc/1> AS ?z) { BIND(?x AS ?w) }", values=values, rows_as="tsv")
        answer = await runner.ask(asked)
        assert answer.content.decode() == f'?x\t?y\t?z\n"a \\" quote"\t<urn:x:y>\t<{BASE}doc/1>\n'

    run(small_build, work)


JSON = b'{"head":{"vars":["a","b"]},"results":{"bindings":[%s]}}'
ROW = b'{"a":{"type":"literal","value":"[{ ,{ \\" }"},"b":{"type":"triple","value":{"subject":{"type":"uri"}}}}'


@pytest.mark.parametrize(
    ("form", "content", "rows"),
    [
        ("json", JSON % b"", 0),
        ("json", JSON % b",".join([ROW, b"{}", ROW]), 3),
        (
            "xml",
            b"<results><result><binding/></result><result/></results>".replace(b"<result/>", b"<result></result>"),
            2,
        ),
        ("csv", b'a,b\r\n"x\ny","say ""\n"""\r\nz,\r\n', 2),
        ("tsv", b'?a\t?b\n"x\\ny"\t\n\n', 2),
    ],
)
def test_rows_of_a_written_answer_are_counted(form, content, rows):
    assert rows_in(content, form, more_than=rows) is False
    assert rows == 0 or rows_in(content, form, more_than=rows - 1) is True
