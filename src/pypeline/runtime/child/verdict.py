"""From how a child ended to what a person is told: a result, or one problem."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypeline.plan.schema import schema_from_json
from pypeline.problems import CODES, Place, Problem
from pypeline.runtime.child.main import DEFECT
from pypeline.runtime.child.supervise import Ending
from pypeline.runtime.child.values import CallRequest, CallResult, Limits, OutputTable, Written

_MEMORY_WORDS = re.compile(
    r"memory allocation of|bad_alloc|out of memory|cannot allocate memory|MemoryError|ArrowMemoryError", re.IGNORECASE
)
_CODE_LINE = re.compile(r'File "<code>", line (\d+)')


def verdict(request: CallRequest, limits: Limits, ending: Ending) -> CallResult | Problem:
    found = _ended_by_us(limits, ending) or _answered(request, ending) or _ended_alone(ending)
    return found.at(Place(node=request.node)) if isinstance(found, Problem) else found


def memory_problem(limit: int | None, where: str = "") -> Problem:
    allowed = f"its limit of {limit >> 20} MiB" if limit is not None else "the memory there is"
    return Problem(
        "P604",
        f"the code needs more than {allowed}{where}",
        remedy="raise settings.memory, or let the code see fewer rows or columns",
    )


def _ended_by_us(limits: Limits, ending: Ending) -> Problem | None:
    if ending.cause == "time":
        return Problem(
            "P614",
            f"the code was still running after {limits.seconds:g} seconds and was ended",
            remedy="raise misc.timeout of the node, or let the code see fewer rows",
        )
    if ending.cause == "memory":
        return memory_problem(limits.memory)
    if ending.cause == "stop":
        return Problem("P610", "the node was stopped while its code was running")
    return None


def _answered(request: CallRequest, ending: Ending) -> CallResult | Problem | None:
    answer = ending.answer
    if answer is None:
        return None
    try:
        return _problem(answer) if answer["event"] == "problem" else _result(request, answer, ending)
    except (KeyError, TypeError, ValueError, AttributeError):  # a person's code wrote to our pipe
        return Problem("P613", "the code gave an answer that cannot be read", remedy="leave file descriptor 3 alone")


def _problem(answer: Mapping[str, Any]) -> Problem:
    place = answer.get("place", {})
    known = {name: place[name] for name in ("file", "port", "option") if isinstance(place.get(name), str)}
    line = place.get("line") if isinstance(place.get("line"), int) else None
    code = answer["code"] if answer["code"] in CODES else "P601"
    return Problem(code, str(answer["message"])[:4000], Place(**known, line=line), str(answer.get("remedy", ""))[:1000])


def _result(request: CallRequest, answer: Mapping[str, Any], ending: Ending) -> CallResult:
    # Names and numbers come from the child, paths never do.
    outputs = {
        str(port): OutputTable(
            output_path(request.output_dir, str(port)), int(table["rows"]), schema_from_json(table["schema"])
        )
        for port, table in answer["outputs"].items()
    }
    rows = answer.get("written")
    written = None if rows is None else Written(request.staged, int(rows))
    return CallResult(outputs, ending.globals, ending.printed, written, answer.get("value"))


def output_path(folder: Path, port: str) -> Path:
    return folder / f"{port.replace(os.sep, '_')}.parquet"


def _ended_alone(ending: Ending) -> Problem:
    line = _CODE_LINE.search(ending.last_errors)
    where = f" (line {line[1]} of the code)" if line else ""
    if _MEMORY_WORDS.search(ending.last_errors):
        return memory_problem(None, where)
    if ending.status is None:
        return Problem(
            "P613", "the process that runs Python code was ended from outside", remedy="run the pipeline again"
        )
    if os.WIFSIGNALED(ending.status):
        return _killed(os.WTERMSIG(ending.status), where)
    code = os.waitstatus_to_exitcode(ending.status)
    if code == DEFECT and ending.last_errors.strip():
        return Problem(
            "P999",
            f"the child process failed: {ending.last_errors.strip().splitlines()[-1]}",
            remedy="please report it",
        )
    return Problem(
        "P613",
        f"the code ended its process with exit status {code} before it was done{where}",
        remedy="let the code return instead of calling os._exit",
    )


def _killed(number: int, where: str) -> Problem:
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    if number == signal.SIGXCPU:
        return Problem(
            "P614", f"the code used all the processor time it may{where}", remedy="let the code see fewer rows"
        )
    if number == signal.SIGKILL:
        return Problem(
            "P613",
            "the process of the code was killed; most often the machine ran out of memory",
            remedy="set settings.memory, or let the code see fewer rows or columns",
        )
    return Problem(
        "P613",
        f"the process of the code crashed with {name}{where}",
        remedy="look for the library that this line calls; it failed outside Python",
    )
