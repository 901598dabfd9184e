"""Packages that a person's code asks for: what is there is used, the rest gets a cached environment."""

import subprocess
import zipfile

import pytest

from child.calling import problem_in, rows_of
from pypeline.runtime.child.environments import environment_for, environments_folder, is_installed


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return environments_folder()


@pytest.fixture
def wheel(tmp_path):
    """A package that no index has, as a wheel file."""
    path = tmp_path / "tiny_rates-1.2.0-py3-none-any.whl"
    info = "tiny_rates-1.2.0.dist-info"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("tiny_rates.py", "RATE = 7\n")
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-rates\nVersion: 1.2.0\n")
        file.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr(f"{info}/RECORD", f"tiny_rates.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return f"tiny-rates @ {path.as_uri()}"


def test_installed_packages_need_no_environment(cache):
    assert environment_for(["pandas>=2", "pyarrow"], print) == ()
    assert not cache.exists()


@pytest.mark.parametrize(("requirement", "expected"), [("pandas", True), ("pandas<1", False), ("no-such-thing-x", False), ("pandas; python_version < '3'", True)])  # fmt: skip
def test_what_is_installed_is_known_by_name_and_version(requirement, expected):
    assert is_installed(requirement) is expected


def test_a_missing_package_gets_an_environment_once(child, cache, wheel):
    code = "import tiny_rates, pandas\noutput = [{'r': tiny_rates.RATE}]"
    assert rows_of(child.code(code, packages=(wheel,))) == [{"r": 7}]
    assert child.messages() == [f"installing {wheel}"]
    assert rows_of(child.code(code, packages=(wheel,))) == [{"r": 7}]
    assert child.messages() == []
    assert problem_in(child.code("import tiny_rates")).code == "P608"  # only those who ask have it


def test_a_package_that_cannot_be_had_is_a_problem_with_a_remedy(child, cache, monkeypatch):
    monkeypatch.setenv("UV_OFFLINE", "1")
    problem = problem_in(child.code("output = []", packages=("no-such-thing-x>=1",)))
    assert (problem.code, problem.place.option) == ("P608", "packages")
    assert problem.message.startswith("no-such-thing-x>=1 cannot be installed: ")
    assert "uv pip install 'no-such-thing-x>=1'" in problem.remedy


def test_a_half_made_environment_is_made_again(child, cache, wheel, monkeypatch):
    real = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda step, **more: real(["false"] if "pip" in step else step, **more))
    assert problem_in(environment_for([wheel], print)).code == "P608"
    monkeypatch.setattr(subprocess, "run", real)
    assert len(environment_for([wheel], print)) == 1


def test_without_uv_the_problem_says_so(cache, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    problem = problem_in(environment_for(["no-such-thing-x"], print))
    assert (problem.code, problem.message) == ("P608", "no-such-thing-x cannot be installed: uv is not on the PATH")


@pytest.mark.parametrize("text", ["", "--index-url http://evil", "a b", "; rm -rf /"])
def test_what_is_no_requirement_is_refused_before_anything_starts(cache, text):
    problem = problem_in(environment_for([text], print))
    assert (problem.code, cache.exists()) == ("P608", False)
