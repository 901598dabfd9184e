"""What a run has read and written: paths as they would be typed here, rows, time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.text import Text

from pypeline.cli.opening import Checked
from pypeline.cli.screen import messages
from pypeline.cli.text import counted, duration, printable
from pypeline.service.session import Outcome

ENDS = {
    "SUCCESS": ("done", "bold green"),
    "WARNING": ("done with warnings", "bold yellow"),
    "CANCELLED": ("interrupted", "bold yellow"),
}
MOST_FILES = 3


def summary_details(checked: Checked, outcome: Outcome) -> dict[str, Any]:
    """For `--json`: beside the other parts of `execution_finished`."""
    read = [{"node": node, "path": file.path} for node, files in _facts(checked) for file in files]
    written = [
        {"node": file.node, "path": str(Path(file.path).resolve()), "rows": file.rows} for file in outcome.written
    ]
    return {"read": read, "written": written}


def show_summary(checked: Checked, outcome: Outcome) -> None:
    console = messages()
    for line in summary_lines(checked, outcome):
        console.print(line)


def summary_lines(checked: Checked, outcome: Outcome) -> Iterator[Text]:
    word, style = ENDS.get(outcome.status, ("failed", "bold red"))
    for node, files in _facts(checked):
        names = [short_path(file.path) for file in files[:MOST_FILES]]
        more = f" and {len(files) - MOST_FILES:,} more" if len(files) > MOST_FILES else ""
        yield _line("read", f"{', '.join(names)}{more}", node, outcome.rows.get(f"{node}.data", outcome.rows.get(node)))
    for file in outcome.written:
        yield _line("wrote", short_path(file.path), file.node, file.rows)
    name = checked.opened.pipeline.flow.name
    yield Text.assemble((f"{printable(name)} {word}", style), f" in {duration(outcome.seconds)}")


def _facts(checked: Checked) -> list[tuple[str, Any]]:
    plan = checked.compiled.plan
    return list(plan.facts.items()) if plan is not None else []


def _line(verb: str, paths: str, node: str, rows: int | None) -> Text:
    said = "" if rows is None else f", {counted(rows, 'row')}"
    return Text.assemble((f"{verb:<6}", "cyan"), printable(paths), (f"  {printable(node)}{said}", "dim"))


def short_path(path: str) -> str:
    """Relative to where the person is, unless that climbs out of it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith("..") else relative
