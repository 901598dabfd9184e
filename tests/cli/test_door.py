"""`pype` as a shell sees it: a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PYPE = str(Path(sys.executable).with_name("pype"))
HEAVY = ("duckdb", "sqlglot", "pydantic", "pyarrow", "pandas", "ruamel", "yaml", "markdown_it")


def shell(*arguments, **options):
    return subprocess.run(
        [PYPE, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60, **options
    )


def test_help_imports_nothing_heavy():
    code = f"import sys; from pypeline.cli.main import main; main(['--help']); print([m for m in {HEAVY} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


def test_help_costs_less_than_a_third_of_a_second():
    before = os.times()
    said = shell("--help")
    spent = os.times()
    assert said.returncode == 0
    assert spent.children_user - before.children_user + spent.children_system - before.children_system < 0.3


def test_version_is_one_line():
    said = shell("--version")
    assert said.stdout.startswith("pype 0.")
    assert len(said.stdout.splitlines()) == 1


def test_pype_alone_shows_the_commands_and_exits_2():
    said = shell()
    assert (said.returncode, "Run a pipeline" in said.stderr) == (2, True)


def test_a_command_that_is_not_there_exits_2():
    said = shell("rum")
    assert said.returncode == 2
    assert said.stderr.startswith("error: ")


def test_exit_codes_reach_the_shell(folder, edited):
    assert shell("run", "demo.yaml").returncode == 0
    assert shell("run", "nope.yaml").returncode == 2
    assert shell("run", edited(("total > {{params.least}}", "CAST('x' || id AS INTEGER) > 1"))).returncode == 1


def test_no_escape_codes_when_not_a_terminal(folder):
    said = shell("run", "demo.yaml", env={**os.environ, "NO_COLOR": ""})
    assert "\x1b" not in said.stdout + said.stderr


def test_head_may_stop_reading(folder):
    command = f"{PYPE} run demo.yaml --json | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["event"] == "execution_started"
    assert "Traceback" not in done.stderr
    assert (folder / "out/big.parquet").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_exits_130_and_leaves_nothing_half_written(folder, edited, number):
    slow = edited(
        ("flow: {name: demo}", "flow: {name: slow}"),
        ("total > {{params.least}}", "id >= 0"),
        ("file_path: orders.parquet", "file_path: many/*.parquet"),
    )
    (folder / "many").mkdir()
    import duckdb

    duckdb.connect().sql("SELECT range AS id, sha256(range::VARCHAR) AS total FROM range(3000000)").write_parquet(
        "many/0.parquet"
    )
    for part in range(1, 30):
        (folder / f"many/{part}.parquet").hardlink_to(folder / "many/0.parquet")
    with subprocess.Popen(
        [PYPE, "run", str(slow), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if '"task_started"' in line:
                break
        time.sleep(0.3)
        running.send_signal(number)
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130, err
    assert json.loads(out.splitlines()[-1])["status"] == "CANCELLED"
    assert "stopping" in err
    assert list((folder / "out").glob("**/*")) == []
