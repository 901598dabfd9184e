"""The engine's progress, as events, while a step runs."""

from __future__ import annotations

import threading

from pypeline.executions import Recorder
from pypeline.plan.plan import QueryStep
from pypeline.runtime.engine import Engine


class Ticker:
    """Reports the engine's progress while a step runs."""

    def __init__(self, engine: Engine, step: QueryStep, recorder: Recorder) -> None:
        self._stopped = threading.Event()
        self._arguments = (engine, step, recorder)
        self._thread = threading.Thread(target=self._tick, daemon=True)
        self._thread.start()

    def _tick(self) -> None:
        engine, step, recorder = self._arguments
        last = None
        while not self._stopped.wait(0.25):
            percent = engine.progress()
            if percent is not None and percent != last:
                last = percent
                recorder.record("task_progress", node=step.nodes[-1], percent=round(percent, 1), step_id=step.id)

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
