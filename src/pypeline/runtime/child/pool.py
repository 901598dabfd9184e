"""The parent's door: one call in, a result or a problem out."""

from __future__ import annotations

import json
import signal
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from pypeline.problems import Problem
from pypeline.runtime.child.environments import environment_for
from pypeline.runtime.child.launch import WarmChild, WarmChildIsGoneError
from pypeline.runtime.child.supervise import OnEvent, Supervisor
from pypeline.runtime.child.values import CallRequest, CallResult, ChildEvent, Limits
from pypeline.runtime.child.verdict import verdict

_STARTS = 3
"""A warm interpreter that died before it made the child is replaced: the call has not begun, so nothing runs twice."""


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
            order = json.dumps({"request": request.to_json(), "limits": limits.to_json(), "home": home}).encode()
            last_words = ""
            for _ in range(_STARTS):
                warm = self._warm_child(first)
                try:
                    number, pipes = warm.start(order)
                except WarmChildIsGoneError as error:
                    last_words = str(error)
                    self._retire(first, warm)
                    continue
                try:
                    ending = Supervisor(warm, request.node, limits, on_event, stop).watch(number, pipes)
                finally:
                    warm.kill(number, signal.SIGKILL)  # when `on_event` raised; otherwise it is gone already
                    pipes.close()
                if ending.has_begun:
                    return verdict(request, limits, ending)
                last_words = ending.refusal or warm.last_words()
                if not ending.refusal:
                    self._retire(first, warm)
        return _cannot_start(last_words)

    def _retire(self, first: tuple[str, ...], warm: WarmChild) -> None:
        with self._lock:
            if self._warm.get(first) is warm:
                del self._warm[first]
                warm.close()

    def _warm_child(self, first: tuple[str, ...]) -> WarmChild:
        with self._lock:
            warm = self._warm.get(first)
            if warm is not None and warm.is_alive:
                return warm
            if warm is not None:
                warm.close()
            self._warm[first] = WarmChild(Path(self._home.name), first)
            return self._warm[first]


def _cannot_start(last_words: str) -> Problem:
    reason = (last_words.splitlines() or ["its process ended without a word"])[-1]
    return Problem("P613", f"Python code cannot be run here: {reason}", remedy="run `pype doctor`")


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
