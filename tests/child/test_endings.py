"""However a child ends, the parent goes on and says why, with a code."""

import threading
import time

import pytest

from child.calling import NUMBERS, problem_in, rows_of
from pypeline.runtime.child import Limits

MEBIBYTE = 1 << 20


def test_an_exit_behind_our_back_is_told_with_its_status(child):
    problem = problem_in(child.code("import os\nos._exit(3)"))
    assert (problem.code, problem.message) == (
        "P613",
        "the code ended its process with exit status 3 before it was done",
    )


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGILL"])
def test_a_crash_is_told_with_its_signal_and_the_persons_line(child, name):
    problem = problem_in(child.code(f"import os, signal\nx = 1\nos.kill(os.getpid(), signal.{name})"))
    assert (problem.code, problem.message) == (
        "P613",
        f"the process of the code crashed with {name} (line 3 of the code)",
    )


def test_a_kill_from_outside_is_told(child):
    problem = problem_in(child.code("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"))
    assert (problem.code, problem.message) == (
        "P613", "the process of the code was killed; most often the machine ran out of memory")  # fmt: skip


def test_one_huge_allocation_is_refused_at_its_line(child):
    problem = problem_in(child.code("x = 1\nbig = bytearray(8_000_000_000)", limits=Limits(memory=200 * MEBIBYTE)))
    assert (problem.code, problem.message) == (
        "P604", "the code needs more memory than it may use (line 2: big = bytearray(8_000_000_000))")  # fmt: skip


@pytest.mark.parametrize("frame", ["pandas", "polars", "arrow"])
def test_memory_that_grows_ends_the_child_and_not_the_machine(child, frame):
    grow = "rows = []\nwhile True:\n    rows.append(bytearray(1_000_000))"
    assert problem_in(child.code(grow, NUMBERS, frame=frame, limits=Limits(memory=200 * MEBIBYTE))).code == "P604"


def test_memory_of_started_programs_counts_too(child):
    code = (
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', 'x=[]\\nwhile True: x.append(bytearray(1000000))'])\n"
        "output = [{'a': 1}]"
    )
    result = child.code(code, limits=Limits(memory=300 * MEBIBYTE))
    # The started program inherits the hard limit: it dies of it itself, or the watch over all of them comes first.
    assert problem_in(result).code == "P604" if not hasattr(result, "outputs") else rows_of(result) == [{"a": 1}]


def test_an_endless_loop_is_ended_at_the_time_limit(child):
    started = time.monotonic()
    problem = problem_in(child.code("while True:\n    pass", limits=Limits(seconds=0.5, grace=60)))
    assert (problem.code, problem.message) == ("P614", "the code was still running after 0.5 seconds and was ended")
    assert time.monotonic() - started < 15


def test_code_that_ignores_the_first_signal_is_killed_after_the_grace(child):
    stubborn = "import time\nwhile True:\n    try:\n        time.sleep(60)\n    except BaseException:\n        pass"
    started = time.monotonic()
    assert problem_in(child.code(stubborn, limits=Limits(seconds=0.3, grace=0.3))).code == "P614"
    assert time.monotonic() - started < 15


def test_processor_time_can_be_limited(child):
    problem = problem_in(child.code("while True: pass", limits=Limits(cpu_seconds=1)))
    assert (problem.code, problem.message) == (
        "P614",
        "the code used all the processor time it may (line 1 of the code)",
    )


def test_a_call_is_stopped_from_outside_and_its_finally_runs(child):
    stop = threading.Event()
    heard = []

    def listen(event):
        heard.append(event.message)
        stop.set()

    code = "import time\ntry:\n    print('at work')\n    time.sleep(60)\nfinally:\n    print('cleaned')"
    problem = problem_in(child.pool.run(child.request("python:transform", {"code": code}), Limits(), listen, stop))
    assert (problem.code, heard) == ("P610", ["at work", "cleaned"])


def test_endless_printing_is_bounded_and_ended(child):
    problem = problem_in(
        child.code("while True:\n    print('x' * 200)", limits=Limits(seconds=2, grace=0.2, printed=1000))
    )
    assert problem.code == "P614"
    assert child.messages() == [*["x" * 200] * 5, "only the first 1000 characters of what this node prints are kept"]


def test_one_endless_line_is_bounded(child):
    result = child.code("import sys\nfor n in range(200):\n    sys.stdout.write('y' * 10_000)\noutput = input", NUMBERS)
    assert len(result.printed) <= 8193


def test_endless_events_are_bounded(child):
    code = "for n in range(100_000):\n    ctx.progress(n)\noutput = input"
    assert len(rows_of(child.code(code, NUMBERS, limits=Limits(events=20)))) == 3
    assert [event.kind for event in child.events] == [*["progress"] * 20, "log"]


def test_what_subprocesses_and_libraries_print_is_kept_too(child):
    code = (
        "import os, subprocess\nos.write(1, b'from C\\n')\nsubprocess.run(['echo', 'from a program'])\noutput = input"
    )
    assert child.code(code, NUMBERS).printed == "from C\nfrom a program\n"


def test_bytes_that_are_not_text_do_not_break_the_log(child):
    assert rows_of(child.code("import os\nos.write(1, b'\\xff\\xfe\\n')\nprint('\\udc80')\noutput = input", NUMBERS))
    assert child.messages(stream="stdout") == ["\ufffd\ufffd", "\\udc80"]


@pytest.mark.parametrize("junk", ["not json", "[1]", "{}", '{"event": "result"}', '{"event": "result", "outputs": {"x": {"rows": "many"}}}',
                                  '{"event": "problem", "code": []}', '{"event": "global"}', '{"event": "log", "message": {"a": 1}}', "[" * 100_000])  # fmt: skip
def test_an_answer_forged_by_the_code_is_never_believed_and_never_raises(child, junk):
    code = f"import os\nos.write(3, {junk!r}.encode() + b'\\n')\nos._exit(0)"
    assert problem_in(child.code(code)).code == "P613"


def test_paths_never_come_from_the_child(child):
    forged = '{"event": "result", "outputs": {"../../etc/passwd": {"rows": 1, "schema": {"columns": []}}}}'
    result = child.code(f"import os\nos.write(3, {forged!r}.encode() + b'\\n')\nos._exit(0)")
    assert [table.path.parent for table in result.outputs.values()] == [child.folder / "out1"]


def test_the_next_call_works_after_any_of_these(child):
    child.code("import os; os._exit(9)")
    assert len(rows_of(child.code("output = input", NUMBERS))) == 3


def test_a_call_that_gets_an_error_from_its_listener_leaves_no_child_behind(child):
    def listen(event):
        raise RuntimeError("the listener failed")

    request = child.request("python:transform", {"code": "import time\nprint('x')\ntime.sleep(60)"})
    with pytest.raises(RuntimeError, match="the listener failed"):
        child.pool.run(request, Limits(), listen)
    assert len(rows_of(child.code("output = input", NUMBERS))) == 3
