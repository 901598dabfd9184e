"""requirements.lock (docs/decisions/0002-the-lock-names-no-host.md) follows pyproject.toml and names no host."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
PINNED = [
    Requirement(line.removesuffix(" \\")) for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))
]
ASKED = sorted(
    {
        *PROJECT["project"]["dependencies"],
        *chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()),
        *chain.from_iterable(PROJECT["dependency-groups"].values()),
        *PROJECT["build-system"]["requires"],
    },
)


@pytest.mark.parametrize("asked", ASKED)
def test_every_dependency_is_pinned_to_a_version_it_allows(asked: str):
    requirement = Requirement(asked)
    pins = [pin for pin in PINNED if pin.name == requirement.name]
    versions = [next(iter(pin.specifier)).version for pin in pins]
    assert versions, f"{asked} is not in requirements.lock: make lock"
    assert [version for version in versions if version not in requirement.specifier] == []


def test_every_pin_has_its_hashes():
    blocks = LOCK.replace(" \\\n    ", " ").splitlines()
    assert [block for block in blocks if block and not block.startswith("#") and "--hash=sha256:" not in block] == []


def test_it_names_no_host():
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
