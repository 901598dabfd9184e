"""Lengths are held by scripts/budgets.py; its list of exceptions only shrinks."""

from pathlib import Path

import pytest

from budgets import Length, allow_list, complaints, lengths

LONG = Length("src/pypeline/kit/long.py", 310, 300)


def test_what_is_over_budget_and_not_on_the_list_is_named():
    assert complaints([LONG], {}) == ["src/pypeline/kit/long.py: 310 lines, the budget is 300"]


def test_what_is_on_the_list_with_its_length_passes():
    assert complaints([LONG], {LONG.part: 310}) == []


def test_what_has_grown_since_is_named():
    assert complaints([LONG], {LONG.part: 305}) == ["src/pypeline/kit/long.py: 310 lines, it was allowed 305"]


def test_what_has_shrunk_must_be_written_down():
    assert complaints([LONG], {LONG.part: 320}) == [
        "src/pypeline/kit/long.py: now 310 lines; write that in scripts/budgets.toml"
    ]


def test_what_fits_again_or_is_gone_leaves_the_list():
    assert complaints([], {LONG.part: 310}) == [
        "src/pypeline/kit/long.py: within budget or gone; take it off scripts/budgets.toml"
    ]


def test_components_files_and_functions_have_budgets_of_their_own(tmp_path: Path):
    component = tmp_path / "src/pypeline/components/rows/tall.py"
    component.parent.mkdir(parents=True)
    component.write_text(
        "class Tall:\n    async def grow(self):\n" + "        await self\n" * 40 + "    def rest(self): ...\n"
    )
    assert lengths(tmp_path) == [
        Length("src/pypeline/components/rows/tall.py", 43, 120),
        Length("src/pypeline/components/rows/tall.py::Tall.grow", 41, 40),
        Length("src/pypeline/components/rows/tall.py::Tall.rest", 1, 40),
    ]


def test_an_exception_without_a_reason_is_refused(tmp_path: Path):
    file = tmp_path / "budgets.toml"
    file.write_text('[[allowed]]\npart = "a.py"\nlines = 400\nreason = " "\n')
    with pytest.raises(SystemExit, match=r"no reason given for a\.py"):
        allow_list(file)
