"""Runs a call step in a limited child process; a sink's file is staged and renamed like every other."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pypeline.executions import Recorder
from pypeline.plan.plan import CallStep, PlanSettings
from pypeline.plan.schema import Schema
from pypeline.problems import Place, Problem
from pypeline.runtime.child import CallRequest, CallResult, ChildEvent, ChildPool, Limits
from pypeline.runtime.staging import written


@dataclass(frozen=True)
class CallOutcome:
    artifacts: Mapping[str, Path] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    written: Path | None = None
    warnings: tuple[Problem, ...] = ()


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

    def run(
        self,
        step: CallStep,
        base: Path,
        folder: Path,
        artifacts: Mapping[str, Path],
        recorder: Recorder,
        settings: PlanSettings,
    ) -> CallOutcome | Problem:
        """Artifacts of the outputs, or what went wrong at this node."""
        node = step.nodes[0]
        output_dir = folder / "artifacts" / node
        output_dir.mkdir(parents=True, exist_ok=True)
        warnings: list[Problem] = []

        def on_event(event: ChildEvent) -> None:
            if event.kind == "log":
                recorder.record(
                    "log",
                    node=node,
                    message=event.message,
                    level=event.level,
                    **({"stream": event.stream} if event.stream else {}),
                )
            elif event.kind == "progress":
                recorder.record("task_progress", node=node, rows=int(event.value or 0))
            elif event.kind == "warning":
                warnings.append(Problem("W617", event.message, Place(node=node)))

        def call(staged: Path | None) -> CallResult | Problem:
            request = CallRequest(
                body=step.body,
                node=node,
                output_dir=output_dir,
                config=step.config,
                outputs=step.outputs,
                inputs={port: artifacts[key] for port, key in step.inputs.items()},
                frame=settings.frame,
                base_dir=base,
                staged=staged,
                target=step.writes,
                mode=step.mode,
                search_path=self._search_path,
                packages=step.packages,
                threads=settings.threads or 2,
            )
            return self._pool.run(request, Limits(memory=settings.memory), on_event, self._stop)

        if step.writes is None:
            result = call(None)
            return result if isinstance(result, Problem) else _outcome(node, result, None, warnings)
        target = base / Path(step.writes).expanduser()
        rows = written(target, step.mode, node, lambda staged: _rows(call(staged)))
        if isinstance(rows, Problem):
            return rows
        return CallOutcome({}, {node: rows}, {}, target, tuple(warnings))


def _rows(result: CallResult | Problem) -> int | Problem:
    if isinstance(result, Problem):
        return result
    return result.written.rows if result.written is not None else 0


def _outcome(node: str, result: CallResult, target: Path | None, warnings: list[Problem]) -> CallOutcome:
    artifacts = {f"{node}.{port}": table.path for port, table in result.outputs.items()}
    rows = {f"{node}.{port}": table.rows for port, table in result.outputs.items()}
    schemas = {f"{node}.{port}": table.schema for port, table in result.outputs.items()}
    first = next(iter(result.outputs.values()), None)
    return CallOutcome(artifacts, {**rows, **({node: first.rows} if first else {})}, schemas, target, tuple(warnings))
