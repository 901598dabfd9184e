"""ARCHITECTURE.md is one page, its paths exist, and no room is missing from it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text()
PATHS = sorted(set(re.findall(r"`([\w./-]+(?:/|\.py|\.toml|\.md))`", PAGE)))


@pytest.mark.parametrize("path", PATHS)
def test_a_path_on_the_page_exists(path: str):
    assert (ROOT / path).exists() or (ROOT / "src/pypeline" / path).exists()


def test_every_room_is_on_the_page():
    rooms = {init.parent.name for init in (ROOT / "src/pypeline").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`{room}/`" not in PAGE] == []


def test_it_is_one_page():
    assert len(PAGE.splitlines()) <= 80
