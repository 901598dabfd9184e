"""Calls in tests: real children, real files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pypeline.plan.schema import Schema, known
from pypeline.problems import Problem
from pypeline.runtime.child import CallRequest, CallResult, ChildEvent, ChildPool, Limits


@dataclass
class Caller:
    """Runs bodies in one pool and keeps the events of the last call."""

    pool: ChildPool
    folder: Path
    events: list[ChildEvent] = field(default_factory=list)
    calls: int = 0

    def request(self, body: str, config: dict[str, Any], inputs: Any = None, **more: Any) -> CallRequest:
        self.calls += 1
        return CallRequest(
            body=f"pypeline.bodies.{body}" if ":" in body and "." not in body else body, node=more.pop("node", "score"),
            output_dir=self.folder / f"out{self.calls}", config=config, inputs=self._stored(inputs), **more,
        )  # fmt: skip

    def run(
        self, body: str, config: dict[str, Any], inputs: Any = None, limits: Limits | None = None, **more: Any
    ) -> CallResult | Problem:
        self.events.clear()
        return self.pool.run(self.request(body, config, inputs, **more), limits or Limits(), self.events.append)

    def code(self, code: str, inputs: Any = None, **more: Any) -> CallResult | Problem:
        return self.run("python:transform", {"code": code}, inputs, **more)

    def rows(self, body: str, config: dict[str, Any], inputs: Any = None, **more: Any) -> list[dict[str, Any]]:
        return rows_of(self.run(body, config, inputs, **more))

    def answer(self, body: str, config: dict[str, Any], **more: Any) -> Any:
        result = self.run(body, config, **more)
        assert isinstance(result, CallResult), str(result)
        return result.value

    def write(self, body: str, config: dict[str, Any], table: Any, name: str) -> Path | Problem:
        """The file a sink wrote."""
        staged = self.folder / f"staged{self.calls}" / f".{name}.part"
        staged.parent.mkdir()
        result = self.run(body, config, table, staged=staged, target=f"out/{name}")
        if isinstance(result, Problem):
            return result
        assert result.written is not None
        return staged

    def messages(self, **wanted: Any) -> list[str]:
        return [
            event.message for event in self.events if all(getattr(event, key) == value for key, value in wanted.items())
        ]

    def _stored(self, inputs: Any) -> dict[str, Path]:
        tables = {} if inputs is None else inputs if isinstance(inputs, dict) else {"input": inputs}
        stored = {}
        for port, table in tables.items():
            stored[port] = self.folder / f"in{self.calls}_{port}.parquet"
            pq.write_table(table, stored[port])
        return stored


def rows_of(result: CallResult | Problem, port: str = "") -> list[dict[str, Any]]:
    assert isinstance(result, CallResult), str(result)
    table = result.outputs[port] if port else next(iter(result.outputs.values()))
    stored = pq.read_table(table.path)
    assert stored.num_rows == table.rows
    rows: list[dict[str, Any]] = stored.to_pylist()
    return rows


def types_of(result: CallResult | Problem, port: str = "output") -> dict[str, str]:
    assert isinstance(result, CallResult), str(result)
    return result.outputs[port].schema.types()


def problem_in(result: CallResult | Problem | Path) -> Problem:
    assert isinstance(result, Problem), result
    return result


def announced(port: str = "output", **types: str) -> dict[str, Schema]:
    return {port: known(types)}


NUMBERS = pa.table({"a": pa.array([1, None, 3], pa.int64())})
