"""What a person sees: problems as STYLE §4 shows them, with the source line on a terminal. Only data goes to stdout."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from pypeline.cli.text import printable
from pypeline.executions import Event
from pypeline.problems import Problem

COLOURS = {"error": "bold red", "warning": "bold yellow"}
WIDE = 2_000


def messages() -> Console:
    """What is said, on stderr. Made anew for each use: whoever runs a command may have redirected it."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def data() -> Console:
    """What was asked for, on stdout. Nothing is cut to a width that nobody looks at."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)


def write_json(value: Any) -> None:
    """One object, one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def problem_line(problem: Problem, execution_id: str = "") -> str:
    """A problem found before anything ran, in the shape of an event (number 0)."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    return Event(execution_id, 0, now, "problem", problem.place.node, details=problem.to_json()).line()


def show_problems(problems: Iterable[Problem], *, as_json: bool = False, execution_id: str = "") -> None:
    """As lines of JSON on stdout, or for a person on stderr."""
    if as_json:
        for problem in problems:
            sys.stdout.write(problem_line(problem, execution_id) + "\n")
        sys.stdout.flush()
        return
    console = messages()
    for problem in problems:
        console.print(as_text(problem, with_source=console.is_terminal))


def as_text(problem: Problem, *, with_source: bool) -> Text:
    colour = COLOURS[problem.severity]
    text = Text.assemble((f"{problem.severity}[{problem.code}]", colour), (f": {printable(problem.message)}", "bold"))
    if str(problem.place):
        text.append("\n  at: ", "cyan").append(printable(str(problem.place)))
    source = _source_line(problem) if with_source else None
    if source is not None:
        number, line, column, width = source
        gutter = " " * len(str(number))
        text.append(f"\n  {number} | ", "cyan").append(line)
        text.append(f"\n  {gutter} | ", "cyan").append(" " * (column - 1) + "^" * width, colour)
    if problem.remedy:
        text.append("\n  try: ", "green").append(printable(problem.remedy))
    return text


def _source_line(problem: Problem) -> tuple[int, str, int, int] | None:
    """The line's number and text, and where on it the carets go. None when the file or the line is not there."""
    place = problem.place
    if not (place.file and place.line):
        return None
    try:
        with Path(place.file).open(encoding="utf-8-sig", newline=None) as stream:
            line = next((line for number, line in enumerate(stream, 1) if number == place.line), None)
    except (OSError, ValueError):
        return None
    if line is None:
        return None
    shown = printable(line.rstrip("\n").replace("\t", " "))[:200]
    column = min(place.column or len(shown) - len(shown.lstrip()) + 1, len(shown) + 1)
    word = re.match(r"[\w{}.]+", shown[column - 1 :])
    return place.line, shown, column, len(word.group()) if word else 1
