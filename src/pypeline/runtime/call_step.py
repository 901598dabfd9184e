"""Runs a call step in a limited child process; a sink's file is staged and renamed like every other."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypeline.executions import Recorder
from pypeline.plan.plan import CallStep, PlanSettings
from pypeline.plan.schema import Schema
from pypeline.problems import Place, Problem
from pypeline.runtime.child import CallRequest, CallResult, ChildEvent, ChildPool, Limits
from pypeline.runtime.run_globals import Item
from pypeline.runtime.staging import written


@dataclass(frozen=True)
class CallOutcome:
    artifacts: Mapping[str, Path] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    written: Path | None = None
    warnings: tuple[Problem, ...] = ()
    globals: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CallPlace:
    """Where a call is run: `base` of its paths, the run's `folder`, what other steps kept, who hears of it.

    `globals` are those so far (`node.var`), `items` those of the loops around it.
    """

    base: Path
    folder: Path
    artifacts: Mapping[str, Path]
    recorder: Recorder
    settings: PlanSettings
    seconds: float | None = None
    globals: Mapping[str, Any] = field(default_factory=dict)
    items: tuple[Item, ...] = ()


class CallRunner:
    """One pool of warm children for one run. `search_path`: folders a person's code may import from."""

    def __init__(self, pool: ChildPool, search_path: tuple[Path, ...] = ()) -> None:
        self._pool = pool
        self._search_path = search_path
        self._stop = threading.Event()

    def cancel(self) -> None:
        self._stop.set()

    def close(self) -> None:
        self._pool.close()

    def run(self, step: CallStep, place: CallPlace) -> CallOutcome | Problem:
        """Artifacts of the outputs, or what went wrong at this node."""
        node = step.nodes[0]
        warnings: list[Problem] = []
        found: dict[str, Any] = {}

        def on_event(event: ChildEvent) -> None:
            if event.kind == "global":
                found[event.name] = event.value
            _report(event, node, place.recorder, warnings)

        def call(staged: Path | None) -> CallResult | Problem:
            # A sink without a file of its own writes where its code says: anywhere in the document's folder.
            writable = (place.base,) if not step.outputs and step.writes is None else ()
            limits = Limits(seconds=place.seconds, memory=place.settings.memory, writable=writable)
            return self._pool.run(self._request(step, place, staged), limits, on_event, self._stop)

        if step.writes is None:
            result = call(None)
            return result if isinstance(result, Problem) else _outcome(node, result, warnings, found)
        target = place.base / Path(step.writes).expanduser()
        rows = written(target, step.mode, node, lambda staged: _rows(call(staged)))
        if isinstance(rows, Problem):
            return rows
        return CallOutcome({}, {node: rows}, {}, target, tuple(warnings), found)

    def _request(self, step: CallStep, place: CallPlace, staged: Path | None) -> CallRequest:
        node = step.nodes[0]
        return CallRequest(
            body=step.body,
            node=node,
            output_dir=place.folder / "artifacts" / node,
            config=step.config,
            outputs=step.outputs,
            inputs={port: place.artifacts[key] for port, key in step.inputs.items()},
            frame=place.settings.frame,
            base_dir=place.base,
            staged=staged,
            target=step.writes,
            mode=step.mode,
            search_path=self._search_path,
            packages=step.packages,
            threads=place.settings.threads or 2,
            globals=_plain(place.globals),
            iter_item=_plain(place.items[-1].value) if place.items else None,
            iter_index=place.items[-1].index if place.items else None,
        )


def _plain(value: Any) -> Any:
    """As JSON: what it does not know (dates) becomes text."""
    return json.loads(json.dumps(value, default=str))


def _report(event: ChildEvent, node: str, recorder: Recorder, warnings: list[Problem]) -> None:
    if event.kind == "log":
        stream = {"stream": event.stream} if event.stream else {}
        recorder.record("log", node=node, message=event.message, level=event.level, **stream)
    elif event.kind == "progress":
        recorder.record("task_progress", node=node, rows=int(event.value or 0))
    elif event.kind == "warning":
        warnings.append(Problem("W617", event.message, Place(node=node)))


def _rows(result: CallResult | Problem) -> int | Problem:
    if isinstance(result, Problem):
        return result
    return result.written.rows if result.written is not None else 0


def _outcome(node: str, result: CallResult, warnings: list[Problem], found: Mapping[str, Any]) -> CallOutcome:
    artifacts = {f"{node}.{port}": table.path for port, table in result.outputs.items()}
    rows = {f"{node}.{port}": table.rows for port, table in result.outputs.items()}
    schemas = {f"{node}.{port}": table.schema for port, table in result.outputs.items()}
    first = next(iter(result.outputs.values()), None)
    return CallOutcome(
        artifacts, {**rows, **({node: first.rows} if first else {})}, schemas, None, tuple(warnings), found
    )
