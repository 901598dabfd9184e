from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pypeline.cli.main import main

ORDERS = """\
flow: {name: demo}
parameters:
  least: {type: integer, default: 90}
modules:
  - {id: orders, name: parquet_source, configs: {file_path: orders.parquet}}
  - {id: big, name: filter_mod, configs: {condition: "total > {{params.least}}"}, misc: {label: Only big}}
  - {id: out, name: parquet_sink, configs: {output_path: out/big.parquet}}
connections:
  data: [orders.data - big.input, big.output - out.input]
"""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 100 orders and a pipeline over them; commands run inside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    duckdb.connect().sql("SELECT range AS id, range * 1.0 AS total FROM range(100)").write_parquet("orders.parquet")
    (tmp_path / "demo.yaml").write_text(ORDERS)
    return tmp_path


@pytest.fixture
def pype(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command in this process through the real door."""

    def call(*arguments: Any) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture
def edited(folder: Path) -> Callable[..., Path]:
    """The pipeline with some words replaced, in a file of its own."""

    def edit(*changes: tuple[str, str], name: str = "edited.yaml") -> Path:
        text = ORDERS
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text)
        return Path(name)

    return edit
