"""How most commands begin and end: a compiled pipeline or problems; a result on stdout or in a file."""

from __future__ import annotations

import sys
from pathlib import Path

from pypeline.cli.codes import DONE, USAGE
from pypeline.cli.opening import Checked, Given, Opened, opened
from pypeline.cli.screen import messages, show_problems
from pypeline.problems import Place, Problem, Problems


def compiled(given: Given, *, as_json: bool = False, **changes: object) -> Checked | int:
    """What was compiled, with its warnings shown; or the exit code after all problems were."""
    found = opened(given)
    if not isinstance(found, Opened):
        return refused(found, as_json=as_json)
    checked = found.compile(**changes)
    if not checked.is_good:
        return refused(checked.problems, as_json=as_json)
    show_problems(checked.problems, as_json=False)
    return checked


def refused(problems: Problems, *, as_json: bool = False) -> int:
    show_problems(problems, as_json=as_json)
    return USAGE


def deliver(text: str, target: Path | None, *, force: bool = False) -> int:
    """To stdout, or to a file that is not there yet."""
    if target is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return DONE
    if target.exists() and not force:
        return refused((Problem("P803", f"{target} exists already", Place(file=str(target)), "--force replaces it"),))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        return refused((Problem("P407", f"{target} cannot be written: {error.strerror}", Place(file=str(target))),))
    messages().print(f"wrote {target}", markup=False)
    return DONE
