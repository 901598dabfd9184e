"""The contracts of DESIGN §2 are only worth something if breaking them fails: here each is broken on purpose, in a copy."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "Imports point down, and every folder has a place"
INDEPENDENT = "Component packages do not know each other"
PURE = "The pure rooms import no web, database, queue, ML or data frame library"
PURE_ROOMS = {"document", "plan", "problems", "kit", "build", "emit", "cep", "executions", "components"}

BREACHES = {
    "an import that points up": ("kit/breach.py", "import pypeline.service", LAYERS),
    "the document knows what a component is": ("document/breach.py", "import pypeline.kit", LAYERS),
    "problems know the document": ("problems/breach.py", "import pypeline.document", LAYERS),
    "the document knows the plan": ("document/breach.py", "import pypeline.plan", LAYERS),
    "the compiler knows a component": ("build/breach.py", "import pypeline.components", LAYERS),
    "an emitter knows the compiler": ("emit/breach.py", "import pypeline.build", LAYERS),
    "a component knows the runtime": ("components/breach.py", "import pypeline.runtime", LAYERS),
    "the service knows what runs it": ("service/breach.py", "import pypeline.runtime", LAYERS),
    "the runtime knows the command line": ("runtime/breach.py", "import pypeline.cli", LAYERS),
    "a folder without a place": ("helpers/__init__.py", "", LAYERS),
    "a file without a place": ("helpers.py", "", LAYERS),
    "a component package knows another": ("components/breach.py", "import pypeline.components.second", INDEPENDENT),
    "an engine in the compiler": ("build/breach.py", "import duckdb", PURE),
    "a data frame in the kit, inside a function": ("kit/breach.py", "def late():\n    import pandas", PURE),
    "a web client in a component": ("components/breach.py", "import httpx", PURE),
}


def outcome_of(tree: Path) -> tuple[int, str]:
    linter = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", tree / "pyproject.toml", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return linter.returncode, linter.stdout + linter.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src/pypeline/components/second.py").write_text("")
    return tmp_path


def test_the_tree_as_it_stands_keeps_every_contract(tree: Path):
    code, said = outcome_of(tree)
    assert (code, said.count("KEPT"), said.count("BROKEN")) == (0, 3, 0), said


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_found(tree: Path, breach: str):
    path, text, contract = BREACHES[breach]
    file = tree / "src/pypeline" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text + "\n")
    code, said = outcome_of(tree)
    assert code == 1, said
    assert f"{contract} BROKEN" in said


def test_every_pure_room_there_is_is_held_to_it():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    held = next(contract["source_modules"] for contract in contracts if contract["id"] == "pure")
    there = {room for room in PURE_ROOMS if (ROOT / "src/pypeline" / room / "__init__.py").exists()}
    assert {name.removeprefix("pypeline.") for name in held} == there
