"""Probes of formats that only a library reads are answered by a child process."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from pypeline.kit.probes import Fact, Probe
from pypeline.plan.schema import schema_from_json
from pypeline.problems import Problem
from pypeline.runtime.child import CallRequest, ChildPool, Limits

LIMITS = Limits(seconds=60, memory=2 << 30)


class ChildDescriber:
    """Keeps one warm child: the second spreadsheet is described at once."""

    def __init__(self, pool: ChildPool) -> None:
        self._pool = pool

    def __call__(self, probe: Probe, paths: tuple[str, ...]) -> Fact | Problem:
        """Calls the probe's body with `{"paths": […], …options}`; it answers `{"columns": […], "detected": {…}}`."""
        with tempfile.TemporaryDirectory(prefix="pype-probe-") as folder:
            request = CallRequest(probe.body, "probe", Path(folder), {**probe.options, "paths": list(paths)})
            answer = self._pool.run(request, LIMITS, lambda _event: None)
        if isinstance(answer, Problem):
            return replace(answer, place=replace(answer.place, node=None))
        return Fact(schema_from_json(answer.value), (), answer.value.get("detected", {}))
