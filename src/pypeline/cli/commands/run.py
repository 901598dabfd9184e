"""`pype run`."""

from __future__ import annotations

from typing import Annotated

import typer

from pypeline.cli.codes import USAGE, code_of_status
from pypeline.cli.interrupts import in_thread, stopping
from pypeline.cli.opening import Checked, Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, Memory, Sets, Since, Strict, Threads, Until
from pypeline.cli.progress import JsonLines, LiveTable, PlainLines, Progress, Quiet
from pypeline.cli.screen import messages, show_problems
from pypeline.cli.summary import show_summary, summary_details
from pypeline.problems import Problem, Problems
from pypeline.service.ids import new_id
from pypeline.service.session import Outcome

Resume = Annotated[bool, typer.Option("--resume", help="Go on where the last execution stopped.")]
Force = Annotated[bool, typer.Option("--force", help="Compute everything anew.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Use no stored result.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say only what is wrong.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="A line for every node.")]
NO_RESUME = Problem(
    "P504", "--resume comes with the next release", remedy="run without it; nodes with cache: true are reused"
)


def run(  # noqa: PLR0913 - each argument is an option of the command
    path: Document,
    context: Context = None,
    set_: Sets = None,
    until: Until = None,
    since: Since = None,
    resume: Resume = False,
    force: Force = False,
    base: Base = None,
    no_cache: NoCache = False,
    threads: Threads = None,
    memory: Memory = None,
    as_json: Json = False,
    strict: Strict = False,
    quiet: QuietOption = False,
    verbose: Verbose = False,
) -> int:
    """Run a pipeline or a built job.

    Exit codes: 0 done, 1 failed, 2 usage or problems in the document, 3 warnings under --strict, 130 interrupted.
    """
    if resume:
        return _refused((NO_RESUME,), as_json=as_json)
    found = opened(Given(path, base, context, set_ or (), threads, memory))
    if not isinstance(found, Opened):
        return _refused(found, as_json=as_json)
    part = {"until": tuple(until or ()), "since": tuple(since or ())}
    checked = found.compile(**part, persist=bool(since) and not no_cache, use_cache=not (no_cache or force))
    if not checked.is_good:
        return _refused(checked.problems, as_json=as_json)
    progress = _progress(checked, as_json=as_json, quiet=quiet, verbose=verbose)
    outcome = _execute(checked, progress, as_json=as_json)
    if not as_json:
        show_problems(outcome.problems)
    if not (as_json or quiet):
        show_summary(checked, outcome)
    return code_of_status(outcome.status, (*checked.problems, *outcome.problems), strict=strict)


def _refused(problems: Problems, *, as_json: bool) -> int:
    show_problems(problems, as_json=as_json)
    return USAGE


def _progress(checked: Checked, *, as_json: bool, quiet: bool, verbose: bool) -> Progress:
    if as_json:
        return JsonLines()
    if quiet or checked.compiled.plan is None:
        return Quiet()
    if messages().is_terminal:
        return PlainLines() if verbose else LiveTable(checked.compiled.plan)
    return PlainLines() if verbose else Quiet()


def _execute(checked: Checked, progress: Progress, *, as_json: bool) -> Outcome:
    execution_id = new_id()
    show_problems(checked.problems, as_json=as_json, execution_id=execution_id)
    running = checked.opened.session.start(checked.compiled, checked.options, progress, execution_id)
    with progress, stopping(running.cancel):
        outcome = in_thread(running.run)
    if isinstance(progress, JsonLines):
        progress.finish(summary_details(checked, outcome))
    return outcome
