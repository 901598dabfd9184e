"""`pype doctor`."""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.text import Text

from pypeline.assembly.local import state_folder
from pypeline.cli.codes import DONE, FAILED
from pypeline.cli.commands.list_modules import Workspace
from pypeline.cli.options import Json
from pypeline.cli.screen import data, write_json
from pypeline.cli.text import printable
from pypeline.runtime.child import isolation_tier
from pypeline.runtime.engine import Engine
from pypeline.service.doctor import Finding, Isolation, examine

STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def doctor(workspace: Workspace = Path(), as_json: Json = False) -> int:
    """Check that everything Pypeline needs works here; every finding says what to do."""
    findings = examine(state_folder(workspace.absolute()), _engine, _isolation)
    console, has_failed = data(), False
    for finding in findings:
        has_failed = has_failed or finding.verdict == "fail"
        if as_json:
            write_json(finding.to_json())
        else:
            console.print(_line(finding), soft_wrap=True)
    return FAILED if has_failed else DONE


def _line(finding: Finding) -> Text:
    text = Text.assemble((f"{finding.verdict:<5}", STYLES[finding.verdict]), (f"{finding.name:<13}", "bold"))
    text.append(printable(finding.found))
    if finding.remedy:
        text.append("\n     try: ", "green").append(printable(finding.remedy))
    return text


def _engine() -> str:
    engine = Engine()
    try:
        answer = engine.rows("SELECT sum(range) FROM range(1000)")[0][0]
    finally:
        engine.close()
    if answer != 499_500:  # noqa: PLR2004 - 0 + 1 + … + 999
        message = f"1000 numbers add up to {answer}"
        raise RuntimeError(message)
    return f"DuckDB {duckdb.__version__} computes"


def _isolation() -> Isolation:
    found = isolation_tier()
    return Isolation(found.tier, found.confines_files)
