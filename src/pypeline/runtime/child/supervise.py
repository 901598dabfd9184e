"""Stands beside one running child: reads its pipes, keeps the clock and the memory watch, ends it when it must."""

from __future__ import annotations

import json
import os
import selectors
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pypeline.runtime.child.launch import Descriptors, WarmChild
from pypeline.runtime.child.values import ChildEvent, Level, Limits

Cause = Literal["", "time", "memory", "stop"]
OnEvent = Callable[[ChildEvent], None]

_LEVELS: dict[str, Level] = {"debug": "debug", "info": "info", "warning": "warning", "error": "error"}
_TICK = 0.1
_LONGEST_LINE = 8 << 10
_LONGEST_EVENT = 8 << 20
_CHUNK = 1 << 16
_DRAIN_SECONDS = 1.0


@dataclass
class Ending:
    """How a child ended: `status` as wait(2) gives it (None: nobody could tell), and why we ended it, if we did.

    `has_begun` is False when the warm interpreter died before it made the child, or could not make it (`refusal`).
    """

    has_begun: bool = False
    refusal: str = ""
    status: int | None = None
    cause: Cause = ""
    answer: dict[str, Any] | None = None
    printed: str = ""
    last_errors: str = ""
    globals: dict[str, Any] = field(default_factory=dict)


class Supervisor:
    def __init__(
        self, warm: WarmChild, node: str, limits: Limits, on_event: OnEvent, stop: threading.Event | None
    ) -> None:
        self._warm, self._node, self._limits, self._on_event, self._stop = warm, node, limits, on_event, stop
        self._ending = Ending()
        self._printed: list[str] = []
        self._printed_size = 0
        self._events = 0
        self._pid: int | None = None
        self._number = 0
        self._kill_at: float | None = None

    def watch(self, number: int, pipes: Descriptors) -> Ending:
        self._number = number
        started = time.monotonic()
        readers = {
            pipes.stdout: _Lines(lambda text: self._print("stdout", text), _LONGEST_LINE),
            pipes.stderr: _Lines(lambda text: self._print("stderr", text), _LONGEST_LINE),
            pipes.events: _Lines(self._hear, _LONGEST_EVENT),
            pipes.status: _Lines(self._hear_status, _LONGEST_LINE),
        }
        with selectors.DefaultSelector() as selector:
            for descriptor in readers:
                os.set_blocking(descriptor, False)
                selector.register(descriptor, selectors.EVENT_READ)
            while pipes.status in selector.get_map():
                _read_ready(selector, readers, _TICK)
                self._keep_limits(time.monotonic() - started)
            deadline = time.monotonic() + _DRAIN_SECONDS
            while selector.get_map() and time.monotonic() < deadline and _read_ready(selector, readers, 0):
                pass
        for lines in readers.values():
            lines.finish()
        self._ending.printed = "".join(self._printed)
        return self._ending

    def _keep_limits(self, elapsed: float) -> None:
        if self._kill_at is not None:
            if time.monotonic() > self._kill_at:
                self._warm.kill(self._number, signal.SIGKILL)
            return
        if self._stop is not None and self._stop.is_set():
            self._end("stop", self._limits.grace)
        elif self._limits.seconds is not None and elapsed > self._limits.seconds:
            self._end("time", self._limits.grace)
        elif self._limits.memory is not None and self._memory() > self._limits.memory:
            self._end("memory", 0.0)

    def _end(self, cause: Cause, grace: float) -> None:
        self._ending.cause = cause
        self._kill_at = time.monotonic() + grace
        self._warm.kill(self._number, signal.SIGTERM if grace else signal.SIGKILL)

    def _memory(self) -> int:
        """Bytes beyond what was there when the child was forked; what it started counts whole."""
        if self._pid is None:
            return 0
        own = _anonymous_bytes(self._pid) - _anonymous_bytes(self._warm.pid)
        return max(0, own) + sum(_anonymous_bytes(pid) for pid in _descendants(self._pid))

    def _print(self, stream: Literal["stdout", "stderr"], text: str) -> None:
        if stream == "stderr":
            self._ending.last_errors = (self._ending.last_errors + text + "\n")[-4000:]
        if self._printed_size >= self._limits.printed:
            return
        self._printed_size += len(text) + 1
        self._printed.append(text + "\n")
        self._forward(ChildEvent("log", self._node, text, "info" if stream == "stdout" else "warning", stream))
        if self._printed_size >= self._limits.printed:
            note = f"only the first {self._limits.printed} characters of what this node prints are kept"
            self._on_event(ChildEvent("log", self._node, note, "warning"))

    def _hear(self, text: str) -> None:
        message = _json_object(text)
        kind = message.get("event")
        if kind in {"result", "problem"}:
            self._ending.answer = message
        elif kind == "global":
            self._ending.globals[str(message.get("name"))] = message.get("value")
            self._forward(ChildEvent("global", self._node, name=str(message.get("name")), value=message.get("value")))
        elif kind == "progress":
            self._forward(ChildEvent("progress", self._node, value=message.get("value")))
        elif kind in {"log", "warning"}:
            level = _LEVELS.get(str(message.get("level")), "info")
            self._forward(ChildEvent(kind, self._node, str(message.get("message"))[:_LONGEST_LINE], level))

    def _hear_status(self, text: str) -> None:
        message = _json_object(text)
        if "pid" in message:
            self._pid = int(message["pid"])
            self._ending.has_begun = True
        self._ending.refusal = str(message.get("refused", ""))
        if "status" in message:
            self._ending.status = int(message["status"])

    def _forward(self, event: ChildEvent) -> None:
        self._events += 1
        if self._events <= self._limits.events:
            self._on_event(event)
        elif self._events == self._limits.events + 1:
            note = f"only the first {self._limits.events} messages of this node are kept"
            self._on_event(ChildEvent("log", self._node, note, "warning"))


class _Lines:
    """Cuts a stream of bytes into lines; the rest of a line longer than `longest` is dropped."""

    def __init__(self, on_line: Callable[[str], None], longest: int) -> None:
        self._on_line, self._longest = on_line, longest
        self._buffer = bytearray()

    def feed(self, chunk: bytes) -> None:
        *lines, rest = chunk.split(b"\n")
        for line in lines:
            self._take(line)
            self._say()
        self._take(rest)

    def finish(self) -> None:
        if self._buffer:
            self._say()

    def _take(self, part: bytes) -> None:
        self._buffer += part[: self._longest - len(self._buffer)]

    def _say(self) -> None:
        self._on_line(self._buffer.decode("utf-8", "replace"))
        self._buffer.clear()


def _read_ready(selector: selectors.BaseSelector, readers: dict[int, _Lines], timeout: float) -> bool:
    """Reads each ready pipe once; whether any was ready."""
    ready = selector.select(timeout)
    for key, _ in ready:
        try:
            chunk = os.read(key.fd, _CHUNK)
        except BlockingIOError:
            continue
        if chunk:
            readers[key.fd].feed(chunk)
        else:
            selector.unregister(key.fd)
    return bool(ready)


def _json_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _anonymous_bytes(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon:")), 0)


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    open_ = [pid]
    while open_ and len(found) < 1000:  # noqa: PLR2004 - more than anybody starts on purpose
        try:
            children = Path(f"/proc/{open_.pop()}/task").iterdir()
            direct = [int(child) for task in children for child in (task / "children").read_text("ascii").split()]
        except OSError:
            continue
        found += direct
        open_ += direct
    return found
