"""The README's tour works word for word: its commands are run in one shell, and what it shows is what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SECONDS = re.compile(r"\d+\.\d+ s\b")


@dataclass
class Command:
    line: str
    shown: list[str]
    exit: int = 0


def commands() -> list[Command]:
    found: list[Command] = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Command(line[2:], []))
            elif line.startswith("[exit "):
                found[-1].exit = int(line[6:-1])
            else:
                found[-1].shown.append(line)
    return found


@pytest.fixture(scope="module")
def printed() -> list[tuple[str, int]]:
    """What each command printed (both streams, as a terminal shows them), and how it ended."""
    mark = "-- end of command --"
    script = "\n".join(f"{command.line}\ncode=$?; echo; echo '{mark}' $code" for command in commands())
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    script = script.replace('export PATH="$PWD/.venv/bin:$PATH"', "true")
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{script}"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )  # fmt: skip
    parts = re.split(rf"\n{mark} (\d+)\n", done.stdout)
    return [(text, int(code)) for text, code in zip(parts[::2], parts[1::2], strict=False)]


@pytest.mark.parametrize("number", range(len(commands())), ids=lambda number: commands()[number].line[:50])
def test_a_command_of_the_tour_does_what_the_readme_shows(printed: list[tuple[str, int]], number: int):
    command = commands()[number]
    text, code = printed[number]
    assert code == command.exit, text
    plain = SECONDS.sub("… s", text)
    missing = [line for line in command.shown if line.strip() and SECONDS.sub("… s", line.rstrip()) not in plain]
    assert missing == [], text


def test_every_path_that_the_readme_names_is_there():
    paths = re.findall(r"\]\(([\w./-]+)\)", README)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    pype = Path(sys.executable).with_name("pype")
    subprocess.run([pype, "new", "sales", "--template", "join_and_aggregate"], cwd=tmp_path, check=True)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "sales", capture_output=True, text=True, check=True
    )
    assert done.stdout == "SUCCESS\n"
