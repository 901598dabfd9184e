"""The parent's door: one call in, a result or a problem out."""

from __future__ import annotations

import json
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from pypeline.problems import Problem
from pypeline.runtime.child.environments import environment_for
from pypeline.runtime.child.launch import Descriptors, WarmChild, WarmChildIsGoneError
from pypeline.runtime.child.supervise import OnEvent, Supervisor
from pypeline.runtime.child.values import CallRequest, CallResult, ChildEvent, Limits
from pypeline.runtime.child.verdict import verdict


class ChildPool:
    """Warm interpreters, one for each set of packages, started when first needed. Made once per run; thread-safe."""

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="pypeline-child-", ignore_cleanup_errors=True)
        self._lock = threading.Lock()
        self._warm: dict[tuple[str, ...], WarmChild] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            for warm in self._warm.values():
                warm.close()
            self._warm.clear()
        self._home.cleanup()

    def warm_up(self) -> None:
        """Starts the plain interpreter now, so that the first call does not wait for it."""
        self._warm_child(())

    def run(
        self,
        request: CallRequest,
        limits: Limits,
        on_event: OnEvent,
        stop: threading.Event | None = None,
    ) -> CallResult | Problem:
        """Blocks until the call ended; `on_event` is called from this thread; setting `stop` ends the call."""
        first = environment_for(request.packages, lambda text: on_event(ChildEvent("log", request.node, text)))
        if isinstance(first, Problem):
            return first
        request.output_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._home.name, ignore_cleanup_errors=True) as home:
            order = json.dumps({"request": request.to_json(), "limits": limits.to_json(), "home": home})
            try:
                warm, number, pipes = self._start(first, order.encode())
            except WarmChildIsGoneError as error:
                return Problem(
                    "P613", f"Python code cannot be run here: {_last_line(error)}", remedy="run `pype doctor`"
                )
            try:
                ending = Supervisor(warm, request.node, limits, on_event, stop).watch(number, pipes)
            finally:
                warm.kill(number, 9)  # when `on_event` raised; otherwise it is gone already
                pipes.close()
        return verdict(request, limits, ending)

    def _start(self, first: tuple[str, ...], order: bytes) -> tuple[WarmChild, int, Descriptors]:
        try:
            warm = self._warm_child(first)
            return warm, *warm.start(order)
        except WarmChildIsGoneError:
            warm = self._warm_child(first)
            return warm, *warm.start(order)

    def _warm_child(self, first: tuple[str, ...]) -> WarmChild:
        with self._lock:
            warm = self._warm.get(first)
            if warm is not None and warm.is_alive:
                return warm
            if warm is not None:
                warm.close()
            self._warm[first] = WarmChild(Path(self._home.name), first)
            return self._warm[first]


def _last_line(error: Exception) -> str:
    return (str(error).splitlines() or ["the process ended without a word"])[-1]


def run_call(
    request: CallRequest,
    limits: Limits,
    on_event: OnEvent,
    *,
    pool: ChildPool | None = None,
    stop: threading.Event | None = None,
) -> CallResult | Problem:
    """Runs one call in a child, in `pool` when given (fast), else in a pool of its own."""
    if pool is not None:
        return pool.run(request, limits, on_event, stop)
    with ChildPool() as own:
        return own.run(request, limits, on_event, stop)
