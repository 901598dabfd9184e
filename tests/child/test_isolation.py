"""What a person's code cannot do."""

import os
import socket
from pathlib import Path

import pytest

from child.calling import NUMBERS, problem_in, rows_of
from pypeline.runtime.child import Limits, isolation_tier

needs_landlock = pytest.mark.skipif(isolation_tier().landlock == 0, reason="this kernel has no Landlock")


def test_it_sees_no_environment_but_a_few_harmless_variables(child, monkeypatch):
    monkeypatch.setenv("PYPE_ENCRYPTION_KEY", "canary-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary-aws")
    names = {row["n"] for row in rows_of(child.code("import os\noutput = [{'n': name} for name in os.environ]"))}
    allowed = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "HOME", "TMPDIR"}
    assert names <= allowed | {"ARROW_DEFAULT_MEMORY_POOL", "OPENBLAS_NUM_THREADS"}


def test_nothing_of_the_request_stands_in_process_arguments(child):
    code = "import pathlib\noutput = [{'a': p.read_bytes().decode()} for p in pathlib.Path('/proc').glob('[0-9]*/cmdline') if 'pypeline' in p.read_text()]"
    assert not any("canary-code" in row["a"] for row in rows_of(child.code(f"{code}\n# canary-code")))


def test_home_is_a_folder_of_its_own_that_is_gone_afterwards(child):
    result = child.code(
        "import pathlib, tempfile\nh = pathlib.Path.home()\n(h / 'x').write_text('y')\nt = tempfile.mkstemp()\noutput = [{'h': str(h)}]"
    )
    (row,) = rows_of(result)
    assert not Path(row["h"]).exists()


@needs_landlock
def test_it_writes_only_to_its_outputs_and_its_home(child):
    problem = problem_in(child.code(f"open({str(child.folder / 'evil')!r}, 'w')"))
    assert (problem.code, problem.message.partition(":")[0]) == ("P606", "PermissionError")
    assert problem.remedy.startswith("code may write only to output_path")
    assert not (child.folder / "evil").exists()


@needs_landlock
@pytest.mark.parametrize("change", ["os.unlink(victim)", "os.rename(victim, victim + '2')", "os.truncate(victim, 0)", "shutil.rmtree(os.path.dirname(victim))"])  # fmt: skip
def test_it_cannot_change_other_files(child, change):
    victim = child.folder / "precious.csv"
    victim.write_text("a\n1\n")
    assert problem_in(child.code(f"import os, shutil\nvictim = {str(victim)!r}\n{change}")).code == "P606"
    assert victim.read_text() == "a\n1\n"


@needs_landlock
def test_more_folders_can_be_opened_for_writing(child):
    rows = child.code(
        f"open({str(child.folder / 'ok')!r}, 'w').write('x')\noutput = input",
        NUMBERS,
        limits=Limits(writable=(child.folder,)),
    )
    assert len(rows_of(rows)) == 3
    assert (child.folder / "ok").read_text() == "x"


@needs_landlock
@pytest.mark.parametrize("frame", ["pandas", "polars", "arrow"])
def test_reading_can_be_narrowed_to_named_folders(child, frame):
    secret, open_ = child.folder / "secret", child.folder / "open"
    for folder in (secret, open_):
        folder.mkdir()
        (folder / "x").write_text("value")
    limits = Limits(readable=(open_,))
    allowed = child.code(f"open({str(open_ / 'x')!r}).read()\noutput = input", NUMBERS, frame=frame, limits=limits)
    assert len(rows_of(allowed)) == 3
    refused = problem_in(child.code(f"open({str(secret / 'x')!r})", NUMBERS, frame=frame, limits=limits))
    assert refused.message.startswith("PermissionError")


@needs_landlock
@pytest.mark.skipif(not isolation_tier().confines_signals, reason="Landlock 6 confines signals")
@pytest.mark.parametrize("whom", ["os.getppid()", "PARENT"])
def test_it_cannot_kill_its_warm_interpreter_or_its_parent(child, whom):
    assert problem_in(child.code(f"import os\nPARENT = {os.getpid()}\nos.kill({whom}, 9)")).message.startswith(
        "PermissionError"
    )


@pytest.mark.skipif(not isolation_tier().can_refuse_network, reason="Landlock 4 refuses TCP")
def test_the_network_can_be_refused(child):
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = (
            f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]})).close()\noutput = input"
        )
        assert len(rows_of(child.code(code, NUMBERS))) == 3
        assert problem_in(child.code(code, NUMBERS, limits=Limits(network=False))).message.startswith("PermissionError")


def test_the_number_of_open_files_is_limited(child):
    problem = problem_in(child.code("fs = [open('/dev/null') for n in range(500)]", limits=Limits(open_files=64)))
    assert "Too many open files" in problem.message


def test_it_leaves_no_core_file_and_goes_first_when_memory_is_short(child):
    code = "import resource\noutput = [{'core': resource.getrlimit(resource.RLIMIT_CORE)[0], 'oom': int(open('/proc/self/oom_score_adj').read())}]"
    assert rows_of(child.code(code)) == [{"core": 0, "oom": 500}]


def test_a_program_it_starts_does_not_inherit_our_pipe(child):
    code = "import subprocess\nr = subprocess.run(['sh', '-c', 'echo x >&3'], capture_output=True)\noutput = [{'code': r.returncode}]"
    assert rows_of(child.code(code)) != [{"code": 0}]


def test_random_numbers_differ_from_call_to_call(child):
    code = "import random, numpy\noutput = [{'p': random.random(), 'n': numpy.random.rand()}]"
    first, second = rows_of(child.code(code)), rows_of(child.code(code))
    assert first[0]["p"] != second[0]["p"]
    assert first[0]["n"] != second[0]["n"]


def test_what_one_call_changes_the_next_does_not_see(child):
    child.code("import json, os\njson.loads = None\nos.environ['LEFT'] = '1'\noutput = input", NUMBERS)
    assert rows_of(child.code("import json, os\noutput = [{'j': json.loads is None, 'e': 'LEFT' in os.environ}]")) == [
        {"j": False, "e": False}
    ]


def test_the_tier_says_what_is_active():
    tier = isolation_tier()
    assert len(tier.sentences()) == 3
    assert tier.tier == ("process, limits, files" if tier.landlock else "process, limits")
