"""Warm interpreters: fast, shared by threads, replaced when they die, gone with the parent."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from child.calling import NUMBERS, Caller, problem_in, rows_of
from pypeline.runtime.child import CallResult, ChildPool, Limits, run_call


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone_within(seconds: float, *pids: int) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(map(is_running, pids)):
        time.sleep(0.05)
    return not any(map(is_running, pids))


def test_a_second_call_is_fast(child):
    child.code("output = input", NUMBERS)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        child.code("output = input", NUMBERS)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.3  # measured 0.04 s; a cold start takes 0.6 to 2 s


def test_calls_of_several_threads_share_one_interpreter_and_do_not_mix(pool, tmp_path):
    callers = [Caller(pool, tmp_path / str(number)) for number in range(8)]
    for caller in callers:
        caller.folder.mkdir()
    code = "import time\nprint('from', input['a'][0])\ntime.sleep(0.1)\noutput = input"
    with ThreadPoolExecutor(8) as threads:
        tables = [pa.table({"a": [number]}) for number in range(8)]
        results = list(threads.map(lambda pair: pair[0].code(code, pair[1]), zip(callers, tables, strict=True)))
    assert [rows_of(result) for result in results] == [[{"a": number}] for number in range(8)]
    assert [result.printed for result in results] == [f"from {number}\n" for number in range(8)]


def test_a_dead_warm_interpreter_is_replaced(tmp_path):
    with ChildPool() as pool:
        caller = Caller(pool, tmp_path)
        warm = rows_of(caller.code("import os\noutput = [{'p': os.getppid()}]"))[0]["p"]
        os.kill(warm, signal.SIGKILL)
        assert gone_within(5, warm)
        assert len(rows_of(caller.code("output = input", NUMBERS))) == 3


def test_a_warm_interpreter_killed_during_a_call_is_a_problem_of_that_call_only(tmp_path):
    with ChildPool() as pool:
        caller = Caller(pool, tmp_path)
        pid_file = tmp_path / "pid"
        code = f"import os, time\nopen({str(pid_file)!r}, 'w').write(str(os.getppid()))\ntime.sleep(60)"
        with ThreadPoolExecutor(1) as threads:
            running = threads.submit(caller.code, code, limits=Limits(writable=(tmp_path,)))
            while not pid_file.exists() or not pid_file.read_text():
                time.sleep(0.05)
            os.kill(int(pid_file.read_text()), signal.SIGKILL)
            problem = problem_in(running.result(timeout=10))
        assert (problem.code, problem.message) == ("P613", "the process that runs Python code was ended from outside")
        assert len(rows_of(Caller(pool, tmp_path).code("output = input", NUMBERS))) == 3


def test_children_and_all_they_started_die_when_the_parent_is_killed(tmp_path):
    program = textwrap.dedent(f"""
        from pathlib import Path
        from pypeline.runtime.child import CallRequest, Limits, run_call
        code = '''
        import os, subprocess, time
        detached = subprocess.Popen(["sleep", "1000"], start_new_session=True)
        plain = subprocess.Popen(["sleep", "1000"])
        open({str(tmp_path / "pids")!r}, "w").write(" ".join(map(str, [os.getppid(), os.getpid(), detached.pid, plain.pid, "."])))
        time.sleep(1000)
        '''
        folder = Path({str(tmp_path)!r})
        request = CallRequest("pypeline.bodies.python:transform", "n", folder / "out", {{"code": code}})
        run_call(request, Limits(writable=(folder,)), print)
    """)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    parent = subprocess.Popen([sys.executable, "-c", program], env={**os.environ, "TMPDIR": str(temporary)})
    pids = tmp_path / "pids"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (pids.exists() and pids.read_text().endswith(".")):
        time.sleep(0.05)
    started = [int(pid) for pid in pids.read_text().split()[:-1]]
    assert all(map(is_running, started))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert gone_within(10, *started)
    assert list(temporary.iterdir()) == []


def test_programs_that_code_leaves_behind_end_with_the_call(child):
    code = (
        "import subprocess\n"
        "a = subprocess.Popen(['sleep', '1000'])\n"
        "b = subprocess.Popen(['sleep', '1000'], start_new_session=True)\n"
        "output = [{'a': a.pid, 'b': b.pid}]"
    )
    (row,) = rows_of(child.code(code))
    assert gone_within(5, row["a"], row["b"])


def test_a_thread_that_never_ends_does_not_keep_the_call_open(child):
    started = time.monotonic()
    result = child.code(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,)).start()\noutput = input", NUMBERS
    )
    assert len(rows_of(result)) == 3
    assert time.monotonic() - started < 5


def test_a_large_request_and_a_large_answer_pass(child):
    config = {"code": "output = input\nctx.set_global('n', len(words))\n", "words": "x" * 3_000_000}
    config["code"] = f"words = {'w' * 2_000_000!r}\n" + config["code"]
    result = child.run("python:transform", config, pa.table({f"c{n}": [n] for n in range(3000)}))
    assert isinstance(result, CallResult), str(result)
    assert (len(result.outputs["output"].schema.columns), result.globals) == (3000, {"n": 2_000_000})


def test_run_call_alone_starts_and_ends_its_own_interpreter(tmp_path):
    request = Caller(None, tmp_path).request("python:transform", {"code": "import os\noutput = [{'p': os.getppid()}]"})
    (row,) = rows_of(run_call(request, Limits(), print))
    assert gone_within(5, row["p"])


def test_an_interpreter_started_by_a_thread_that_ended_lives_on(tmp_path):
    with ChildPool() as pool, ThreadPoolExecutor(1) as threads:
        caller = Caller(pool, tmp_path)
        threads.submit(caller.code, "output = input", NUMBERS).result()
        threads.shutdown()
        assert len(rows_of(caller.code("output = input", NUMBERS))) == 3
