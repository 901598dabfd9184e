"""Events: one shape for `--json`, the API's stream and the store (DESIGN §7). Additive only."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

EVENT_VERSION = 1
EVENTS = (
    "execution_started",
    "step_started",
    "task_started",
    "task_progress",
    "task_retry",
    "task_finished",
    "task_skipped",
    "log",
    "problem",
    "execution_finished",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `seconds` are monotonic; `ts` is UTC, ISO 8601 with microseconds."""

    execution_id: str
    seq: int
    ts: str
    event: str
    node: str | None = None
    scope: str = ""
    attempt: int = 1
    status: str | None = None
    rows: int | None = None
    seconds: float | None = None
    reason_code: str | None = None
    message: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Unknown parts are left out; `details` stand beside the others."""
        named = {
            "v": EVENT_VERSION,
            "execution_id": self.execution_id,
            "seq": self.seq,
            "ts": self.ts,
            "event": self.event,
            "node": self.node,
            "scope": self.scope or None,
            "attempt": self.attempt if self.node else None,
            "status": self.status,
            "rows": self.rows,
            "seconds": None if self.seconds is None else round(self.seconds, 6),
            "reason_code": self.reason_code,
            "message": self.message,
        }
        return {**{name: value for name, value in named.items() if value is not None}, **self.details}

    def line(self) -> str:
        return json.dumps(self.to_json(), ensure_ascii=False, default=str)


EventSink = Callable[[Event], None]


class Recorder:
    """Numbers events of one execution and hands them on; safe to call from several threads.

    `scope` is where in its loops the execution is now (`file#3`): events of nodes get it.
    """

    def __init__(self, execution_id: str, sink: EventSink) -> None:
        self.execution_id = execution_id
        self.scope = ""
        self._sink = sink
        self._seq = 0
        self._lock = threading.Lock()

    def record(self, event: str, **parts: Any) -> Event:
        known = {
            name: parts.pop(name)
            for name in ("node", "scope", "attempt", "status", "rows", "seconds", "reason_code", "message")
            if name in parts
        }
        if "node" in known:
            known.setdefault("scope", self.scope)
        with self._lock:
            self._seq += 1
            made = Event(
                self.execution_id,
                self._seq,
                datetime.now(UTC).isoformat(timespec="microseconds"),
                event,
                details=parts,
                **known,
            )
            self._sink(made)
        return made
