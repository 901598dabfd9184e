"""docs/coming-from-amphi.md says something about every component of Amphi, and names no component of ours in vain."""

from __future__ import annotations

import re
from pathlib import Path

from pypeline.components import BUILTIN

ROOT = Path(__file__).parents[2]
ROWS = [
    line.split("|")[1:-1]
    for line in (ROOT / "docs/coming-from-amphi.md").read_text("utf-8").splitlines()
    if line.startswith("| `")
]
IDS = (ROOT / "tests/data/amphi_component_ids.txt").read_text("utf-8").split()


def test_every_component_of_amphi_has_one_line():
    named = [name for row in ROWS for name in re.findall(r"`(\w+)`", row[0])]
    assert sorted(named) == sorted(IDS)


def test_a_component_that_is_named_exists_or_is_said_to_come_later():
    for _, ours, notes in ROWS:
        for name in re.findall(r"`(\w+_(?:mod|source|sink|solo))`", ours + notes):
            assert name in BUILTIN.names or "later" in notes, name


def test_every_line_has_three_parts():
    assert [row for row in ROWS if len(row) != 3] == []
