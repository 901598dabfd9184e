"""What goes wrong while a pipeline runs: bad rows, folders that cannot be written, full disks, death. No half file, ever."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import duckdb
import pytest

from bad_input.documents import GOOD, csv, spoilt
from pypeline.cli.main import main
from support import rows_in, run

BAD_LINES = "a,b\n1,2\n3,x\n4,5\n6\n7,8\n"
TYPED = [*csv("bad.csv"), ("'bad.csv'", "'bad.csv', columns: {a: bigint, b: bigint}")]


def only(outcome):
    (problem,) = [one for one in outcome.problems if one.is_error]
    return problem


def test_bad_rows_go_to_rejected_when_it_is_linked(base):
    (base / "bad.csv").write_text(BAD_LINES)
    text = spoilt(
        *TYPED,
        ("connections:", "  - {id: no, name: parquet_sink, configs: {output_path: out/no.parquet}}\nconnections:"),
        ("- out.input", "- out.input, orders.rejected - no.input"),
        ("b > 90", "b > 0"),
    )
    outcome, _ = run(text, base)
    assert outcome.status in {"SUCCESS", "WARNING"}, outcome.problems
    assert rows_in(base / "out/big.parquet") == [(1, 2), (4, 5), (7, 8)]
    rejected = rows_in(base / "out/no.parquet")
    assert [(row[0], row[1]) for row in rejected] == [("bad.csv", 3), ("bad.csv", 5)]
    assert all(row[4] and row[5] for row in rejected), "each says why"


def test_a_bad_row_fails_with_file_and_line_when_rejected_is_not_linked(base):
    (base / "bad.csv").write_text(BAD_LINES)
    outcome, events = run(spoilt(*TYPED), base)
    problem = only(outcome)
    assert (outcome.status, problem.code, problem.place.node, problem.place.option) == (
        "FAILED",
        "P602",
        "orders",
        "file_path",
    )
    assert "bad.csv" in problem.message
    assert "line 3" in problem.message
    assert "rejected" in problem.remedy
    assert not list((base / "out").glob("*"))
    statuses = {event.node: event.status for event in events if event.event == "task_finished"}
    assert statuses["orders"] == "FAILED"


def test_a_bad_row_in_the_last_of_many_rows_is_found_too(base):
    (base / "bad.csv").write_text("a,b\n" + "1,2\n" * 30_000 + "1,oops\n")
    outcome, _ = run(spoilt(*csv("bad.csv")), base)
    assert (only(outcome).code, "line 30002" in only(outcome).message) == ("P602", True)


def test_the_node_and_the_option_that_fail_at_run_time_are_named(base):
    text = spoilt(("total > 90", "CAST('x' || id AS INTEGER) > 1"))
    outcome, _ = run(text, base)
    assert (only(outcome).code, only(outcome).place.node, only(outcome).place.option) == ("P611", "big", "condition")


def test_a_missing_output_folder_is_made(base):
    outcome, _ = run(spoilt(("out/big.parquet", "a/b c/d/big.parquet")), base)
    assert outcome.status == "SUCCESS"
    assert len(rows_in(base / "a/b c/d/big.parquet")) == 9


def test_a_file_that_goes_between_compiling_and_running_is_a_problem(base):
    from support import open_session

    opened = open_session(GOOD, base)
    compiled = opened.compile()
    (base / "orders.parquet").unlink()
    from pypeline.service.session import RunOptions

    outcome = opened.start(compiled, RunOptions(), lambda _event: None, "gone").run()
    assert (outcome.status, only(outcome).place.node) == ("FAILED", "orders")


# Folders and disks


@pytest.fixture
def small_disk(base):
    """A file system of 256 KiB under `out`."""
    folder = base / "out"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


WIDE = ("total > 90", "id >= 0")


def fill(base, rows):
    sql = f"SELECT range AS id, random() AS total, md5(range::VARCHAR) AS status, DATE '2026-01-01' AS day FROM range({rows})"
    duckdb.connect().sql(sql).write_parquet(str(base / "orders.parquet"))


@pytest.mark.parametrize("mode", ["overwrite", "append"])
def test_a_full_disk_is_a_problem_and_the_old_file_stays(mode, base, small_disk):
    old = small_disk / "big.parquet"
    shutil.copy(base / "orders.parquet", old)
    before = old.read_bytes()
    fill(base, 100_000)
    outcome, _ = run(spoilt(WIDE, ("out/big.parquet", f"out/big.parquet, mode: {mode}")), base)
    assert (outcome.status, only(outcome).code, only(outcome).place.node) == ("FAILED", "P603", "out")
    assert only(outcome).remedy
    assert old.read_bytes() == before
    assert list(small_disk.iterdir()) == [old], "nothing is left beside it"


def test_a_full_disk_is_a_problem_for_csv_and_python_sinks_too(base, small_disk):
    fill(base, 100_000)
    for sink in ("csv_sink", "json_sink", "markdown_sink"):
        outcome, _ = run(spoilt(WIDE, ("parquet_sink", sink), ("out/big.parquet", "out/big.txt")), base)
        assert (outcome.status, only(outcome).code) == ("FAILED", "P603"), (sink, outcome.problems)
        assert list(small_disk.iterdir()) == []


def test_a_file_size_limit_is_a_problem_not_a_death(base):
    """RLIMIT_FSIZE, as quotas and batch systems set it: in a process of its own."""
    fill(base, 100_000)
    (base / "bad.yaml").write_text(spoilt(WIDE))
    done = pype(base, "run", "bad.yaml", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)))
    assert done.returncode == 1, done.stderr
    assert "error[P6" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((base / "out").iterdir())


def pype(base, *arguments, before=None):
    code = "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from pypeline.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=base,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=before,
    )


@pytest.fixture
def read_only(base):
    """A folder that this user, root or not, cannot write: bound read-only."""
    folder = base / "out"
    folder.mkdir()
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(folder)], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("sink", ["parquet_sink", "csv_sink", "json_sink", "markdown_sink", "xml_sink", "excel_sink"])
def test_a_folder_that_cannot_be_written_is_a_problem_with_the_folder_in_it(sink, base, read_only):
    outcome, _ = run(spoilt(("parquet_sink", sink), ("out/big.parquet", "out/deeper/big.x")), base)
    problem = only(outcome)
    assert (outcome.status, problem.code, problem.place.node, problem.place.option) == (
        "FAILED",
        "P407",
        "out",
        "output_path",
    )
    outcome, _ = run(spoilt(("parquet_sink", sink), ("out/big.parquet", "out/big.xlsx")), base)
    assert (only(outcome).code, only(outcome).place.node) == ("P407", "out"), outcome.problems
    assert str(read_only) in only(outcome).message
    assert "another folder" in only(outcome).remedy


def test_a_document_in_a_read_only_folder_still_runs_when_it_writes_elsewhere(base, read_only, tmp_path_factory):
    """The run's own files go to the user's cache."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    text = spoilt(("orders.parquet", str(base / "orders.parquet")), ("out/big.parquet", str(elsewhere / "big.parquet")))
    outcome, _ = run(text, read_only)
    assert outcome.status == "SUCCESS", outcome.problems
    assert len(rows_in(elsewhere / "big.parquet")) == 9


def test_a_file_where_a_folder_is_needed_is_a_problem(base):
    (base / "out").write_text("a file")
    outcome, _ = run(GOOD, base)
    assert (outcome.status, only(outcome).place.node, only(outcome).place.option) == ("FAILED", "out", "output_path")
    assert only(outcome).code in {"P407", "P612"}
    assert (base / "out").read_text() == "a file"


def test_a_folder_where_a_file_is_to_be_written_is_not_replaced(base):
    (base / "out/big.parquet").mkdir(parents=True)
    (base / "out/big.parquet/mine.txt").write_text("keep me")
    outcome, _ = run(GOOD, base)
    assert (outcome.status, only(outcome).place.node) == ("FAILED", "out"), outcome.problems
    assert (base / "out/big.parquet/mine.txt").read_text() == "keep me"


def test_proc_and_dev_full_are_problems_too(base):
    for path in ("/proc/pype/big.parquet", "/dev/full/big.parquet"):
        outcome, _ = run(spoilt(("out/big.parquet", path)), base)
        assert (outcome.status, only(outcome).place.node) == ("FAILED", "out"), outcome.problems


def test_mode_error_leaves_what_is_there(base):
    (base / "out").mkdir()
    (base / "out/big.parquet").write_text("old")
    outcome, _ = run(spoilt(("out/big.parquet", "out/big.parquet, mode: error")), base)
    assert (outcome.status, only(outcome).code, only(outcome).place.option) == ("FAILED", "P408", "output_path")
    assert (base / "out/big.parquet").read_text() == "old"


@pytest.mark.parametrize("sink", ["parquet_sink", "csv_sink", "json_sink"])
def test_when_a_later_row_fails_the_old_file_stays(sink, base):
    (base / "out").mkdir()
    (base / "out/big.x").write_text("old")
    text = spoilt(
        ("total > 90", "CAST(CASE WHEN id = 99 THEN 'x' ELSE '1' END AS INTEGER) = 1"),
        ("parquet_sink", sink),
        ("out/big.parquet", "out/big.x"),
    )
    outcome, _ = run(text, base)
    assert outcome.status == "FAILED"
    assert [path.name for path in (base / "out").iterdir()] == ["big.x"]
    assert (base / "out/big.x").read_text() == "old"


def test_kill_9_while_writing_leaves_the_old_file_whole(base):
    """Killed again and again, at other moments: the file is the old one or the new one, never a part."""
    fill(base, 3_000_000)
    (base / "out").mkdir()
    old = b"the old file"
    (base / "out/big.parquet").write_bytes(old)
    (base / "bad.yaml").write_text(spoilt(WIDE))
    program = textwrap.dedent("""
        import sys
        from pypeline.cli.main import main
        print("ready", flush=True)
        sys.exit(main(["run", "bad.yaml", "--quiet"]))
    """)
    killed_while_writing = 0
    for delay in (0.25, 0.45, 0.7, 1.0, 1.4):
        process = subprocess.Popen([sys.executable, "-c", program], cwd=base, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        deadline = time.monotonic() + 20
        while not list((base / "out").glob(".*.part*")) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(delay / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        content = (base / "out/big.parquet").read_bytes()
        parts = list((base / "out").glob(".*.part*"))
        killed_while_writing += bool(parts)
        assert content == old or duckdb.connect().read_parquet(str(base / "out/big.parquet")).shape[0] > 0
        for part in parts:
            part.unlink()
    assert killed_while_writing, "the kill came at the wrong moment every time"
    assert main(["run", str(base / "bad.yaml"), "--quiet"]) == 0
    assert duckdb.connect().read_parquet(str(base / "out/big.parquet")).shape == (3_000_000, 4)
