"""What goes into a child and what comes out: frozen values and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pypeline.plan.schema import Schema, schema_to_json

Level = Literal["debug", "info", "warning", "error"]
Frame = Literal["pandas", "polars", "arrow", "dask"]

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class CallRequest:
    """One call of a body. `config` is JSON without placeholders; inputs are Parquet files by port.

    The child writes `output_dir/PORT.parquet`. A sink writes `staged`, which the parent then renames to `target`.
    `outputs` gives each port's announced schema. `globals` are `{"node.var": value}` as far as they are known;
    `search_path` are folders a person's code may import from; `packages` are requirements it asks for.
    """

    body: str
    node: str
    output_dir: Path
    config: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Path] = field(default_factory=dict)
    outputs: Mapping[str, Schema] = field(default_factory=dict)
    frame: Frame = "pandas"
    base_dir: Path | None = None
    staged: Path | None = None
    target: str | None = None
    mode: Literal["overwrite", "append", "error"] = "overwrite"
    search_path: tuple[Path, ...] = ()
    packages: tuple[str, ...] = ()
    globals: Mapping[str, Any] = field(default_factory=dict)
    iter_item: Any = None
    iter_index: int | None = None
    threads: int = 2

    def to_json(self) -> dict[str, Any]:
        """What the child reads; `packages` are settled before it starts."""
        return {
            "body": self.body,
            "node": self.node,
            "config": dict(self.config),
            "frame": self.frame,
            "mode": self.mode,
            "output_dir": str(self.output_dir.absolute()),
            "inputs": {port: str(path.absolute()) for port, path in self.inputs.items()},
            "outputs": {port: schema_to_json(schema) for port, schema in self.outputs.items()},
            "base_dir": str(self.base_dir.absolute()) if self.base_dir else None,
            "staged": str(self.staged.absolute()) if self.staged else None,
            "target": self.target,
            "search_path": [str(path.absolute()) for path in self.search_path],
            "globals": dict(self.globals),
            "iter_item": self.iter_item,
            "iter_index": self.iter_index,
            "threads": self.threads,
        }


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use. `seconds` is wall time, then TERM, `grace` seconds, KILL; None is no limit.

    `memory` counts bytes beyond what the warm interpreter already holds. `writable` adds to the folders a child may
    write to (its outputs, the folder of its staged file, its temporary home). `readable` None is everything the user
    may read. `network` False refuses TCP where the kernel can (Landlock 4).
    """

    seconds: float | None = None
    grace: float = 5.0
    memory: int | None = None
    cpu_seconds: int | None = None
    open_files: int = 1024
    printed: int = MEBIBYTE // 4
    events: int = 10_000
    writable: tuple[Path, ...] = ()
    readable: tuple[Path, ...] | None = None
    network: bool = True

    def to_json(self) -> dict[str, Any]:
        """What the child applies to itself; the parent keeps the clock and the bounds of the pipes."""
        return {
            "memory": self.memory,
            "cpu_seconds": self.cpu_seconds,
            "open_files": self.open_files,
            "network": self.network,
            "writable": [str(path.absolute()) for path in self.writable],
            "readable": None if self.readable is None else [str(path.absolute()) for path in self.readable],
        }


@dataclass(frozen=True, slots=True)
class ChildEvent:
    """Something a running child says. `kind` log: `level` and `message` (prints too, with `stream`);
    progress: `value` rows done; global: `name` and `value`; warning: `message`.
    """

    kind: Literal["log", "progress", "global", "warning"]
    node: str
    message: str = ""
    level: Level = "info"
    stream: Literal["", "stdout", "stderr"] = ""
    name: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class OutputTable:
    """One output as it lies on disk. Types Parquet does not have (INTERVAL, UUID, JSON, …) are text in the file; a
    reader casts every column to `schema`.
    """

    path: Path
    rows: int
    schema: Schema


@dataclass(frozen=True, slots=True)
class Written:
    """Rows a sink wrote; `path` is its staged file, None when the code wrote where it wanted."""

    path: Path | None
    rows: int


@dataclass(frozen=True, slots=True)
class CallResult:
    """`value` is the JSON answer of a body that gives no tables (`describe`)."""

    outputs: Mapping[str, OutputTable] = field(default_factory=dict)
    globals: Mapping[str, Any] = field(default_factory=dict)
    printed: str = ""
    written: Written | None = None
    value: Any = None
