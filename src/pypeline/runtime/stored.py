"""Results kept between runs, named by fingerprint: what is there under the same one need not be computed again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from pypeline.plan.fingerprint import step_fingerprints
from pypeline.plan.plan import CallStep, FileOutput, Keep, Plan, QueryStep, Step, TableOutput
from pypeline.service.runs import RunRequest


@dataclass
class ResultStore:
    """A folder of Parquet files. `nodes`: whose steps are stored and reused; None means every step.

    A file is written under another name and renamed, so a crash leaves no broken result behind.
    """

    folder: Path
    versions: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    nodes: frozenset[str] | None = None
    may_read: bool = True
    _fingerprints: dict[int, dict[str, str | None]] = field(default_factory=dict)

    def find(self, plan: Plan, step: Step) -> dict[str, Path] | None:
        """The stored results of all the step's ports; None when one is missing or the step has effects."""
        fingerprint = self._fingerprint(plan, step)
        keys = _keys(step)
        if fingerprint is None or not keys or not self.may_read:
            return None
        paths = {key: self._path(fingerprint, key) for key in keys}
        return paths if all(path.is_file() for path in paths.values()) else None

    def store(self, plan: Plan, step: Step, artifacts: Mapping[str, Path]) -> None:
        fingerprint = self._fingerprint(plan, step)
        if fingerprint is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for key in _keys(step):
            path = self._path(fingerprint, key)
            part = path.with_suffix(f".{os.getpid()}.part")
            try:
                os.link(artifacts[key], part)
            except OSError:
                shutil.copyfile(artifacts[key], part)
            part.replace(path)

    def _path(self, fingerprint: str, key: str) -> Path:
        return self.folder / f"{sha256(f'{fingerprint} {key}'.encode()).hexdigest()[:40]}.parquet"

    def _fingerprint(self, plan: Plan, step: Step) -> str | None:
        if _has_effects(step) or not (self.nodes is None or self.nodes & set(step.nodes)):
            return None
        if id(plan) not in self._fingerprints:
            engine = f"duckdb-{duckdb.__version__.partition('.')[0]}"
            self._fingerprints = {id(plan): step_fingerprints(plan, engine, self.versions, self.values)}
        return self._fingerprints[id(plan)].get(step.id)


def stored_results(request: RunRequest) -> ResultStore | None:
    """The results that a run may take and leave; None when it shall do neither."""
    if request.stored is None:
        return None
    return ResultStore(request.stored, request.versions, request.values, request.stored_nodes, request.may_reuse)


def _has_effects(step: Step) -> bool:
    if isinstance(step, CallStep):
        return step.writes is not None or not step.outputs
    return any(isinstance(output, FileOutput | TableOutput) for output in step.outputs)


def _keys(step: Step) -> list[str]:
    if isinstance(step, CallStep):
        return [f"{step.nodes[0]}.{port}" for port in step.outputs]
    assert isinstance(step, QueryStep)  # noqa: S101 - the two kinds of a step
    return [output.key for output in step.outputs if isinstance(output, Keep) and not output.is_internal]
