"""What is said while a pipeline runs: a live table on a terminal, plain lines with -v, JSON lines for machines."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from pypeline.cli.screen import messages
from pypeline.cli.text import duration, printable
from pypeline.executions import Event
from pypeline.plan.plan import Plan

STATES = {
    "RUNNING": ("running", "bold cyan"), "SUCCESS": ("done", "green"), "REUSED": ("unchanged", "green"),
    "FAILED": ("failed", "bold red"),
    "CANCELLED": ("stopped", "yellow"), "SKIPPED": ("skipped", "dim"), "": ("waits", "dim"),
}  # fmt: skip
MOST_ROWS = 40


class Progress(Protocol):
    """Hears every event of a run; `with` it around the run."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def __call__(self, event: Event) -> None: ...


class Quiet:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def __call__(self, event: Event) -> None:
        del event


class JsonLines(Quiet):
    """Every event as one line on stdout. The last one, `execution_finished`, waits for `finish`, which adds to it."""

    def __init__(self) -> None:
        self._last: Event | None = None
        self._is_read = True

    def __call__(self, event: Event) -> None:
        if event.event == "execution_finished":
            self._last = event
        else:
            self._write(event)

    def finish(self, details: Mapping[str, object]) -> None:
        if self._last is not None:
            self._write(replace(self._last, details={**self._last.details, **details}))

    def _write(self, event: Event) -> None:
        """A reader that has gone (`| head`) does not stop the run."""
        if not self._is_read:
            return
        try:
            sys.stdout.write(event.line() + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            self._is_read = False


class PlainLines(Quiet):
    """One line for each task that starts or ends."""

    def __init__(self, write: Callable[[str], object] | None = None) -> None:
        self._write = write or sys.stderr.write

    def __call__(self, event: Event) -> None:
        line = plain_line(event)
        if line:
            self._write(printable(line) + "\n")


def plain_line(event: Event) -> str:
    """`orders: done, 1,200 rows, 0.12 s`; nothing for events that only a machine needs."""
    if event.event == "task_started":
        return f"{event.node}: running"
    if event.event == "log":
        return f"{event.node}: {event.message}"
    if event.event not in {"task_finished", "task_skipped"}:
        return ""
    rows = "" if event.rows is None else f", {event.rows:,} rows"
    seconds = "" if event.seconds is None else f", {duration(event.seconds)}"
    reason = f" ({event.message})" if event.message else ""
    return f"{event.node}: {STATES[_state(event)][0]}{rows}{seconds}{reason}"


def _state(event: Event) -> str:
    state = event.reason_code if event.reason_code == "REUSED" else event.status or ""
    return state if state in STATES else ""


@dataclass
class _Row:
    state: str = ""
    rows: int | None = None
    started: float | None = None
    seconds: float | None = None
    percent: float | None = None


class LiveTable:
    """Node, state, rows, time; rich draws it anew ten times a second."""

    def __init__(self, plan: Plan, console: Console | None = None) -> None:
        self._rows = {node: _Row() for node in plan.components}
        self._labels = plan.labels
        self._console = console or messages()
        self._live = Live(get_renderable=self._table, console=self._console, refresh_per_second=10, transient=True)

    def __enter__(self) -> Self:
        self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.__exit__(kind, error, trace)

    def __call__(self, event: Event) -> None:
        if event.event == "log":
            self._console.print(Text(printable(f"{event.node}: {event.message}"), style="dim"))
        row = self._rows.get(event.node or "")
        if row is None:
            return
        if event.event == "task_progress":
            row.percent, row.rows = event.details.get("percent"), event.rows if event.rows is not None else row.rows
            return
        if event.event == "task_started":
            row.started = time.monotonic()
        if event.event in {"task_started", "task_finished", "task_skipped"}:
            row.state, row.percent = _state(event), None
            row.rows, row.seconds = event.rows, event.seconds

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for title, justify in (("node", "left"), ("state", "left"), ("rows", "right"), ("time", "right")):
            table.add_column(title, justify=justify, no_wrap=True)  # type: ignore[arg-type] # literals above
        shown = self._shown()
        for node, row in shown.items():
            word, style = STATES[row.state]
            word = f"{word} {row.percent:.0f} %" if row.percent is not None else word
            seconds = (
                row.seconds
                if row.seconds is not None
                else time.monotonic() - row.started
                if row.started and row.state == "RUNNING"
                else None
            )
            table.add_row(
                Text(printable(self._labels.get(node, node))),
                Text(word, style=style),
                "" if row.rows is None else f"{row.rows:,}",
                "" if seconds is None else duration(seconds),
            )
        if len(shown) < len(self._rows):
            done = sum(row.state in {"SUCCESS", "REUSED"} for row in self._rows.values())
            table.add_row(Text(f"… {done:,} of {len(self._rows):,} done", style="dim"))
        return table

    def _shown(self) -> dict[str, _Row]:
        """All nodes, or of many: what runs, what failed, then what ended."""
        most = min(MOST_ROWS, max(self._console.height - 3, 5))
        if len(self._rows) <= most:
            return self._rows
        order = {"FAILED": 0, "RUNNING": 1}
        ranked = sorted(
            self._rows, key=lambda node: order.get(self._rows[node].state, 2 if self._rows[node].state else 3)
        )
        chosen = set(ranked[:most])
        return {node: row for node, row in self._rows.items() if node in chosen}
