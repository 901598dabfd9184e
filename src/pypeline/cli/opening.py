"""A path on the command line becomes a session: a document or a built job, with its context and parameters."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pypeline.assembly.local import session
from pypeline.document import Pipeline, load_pipeline, memory_bytes
from pypeline.problems import Place, Problem, Problems, sorted_problems
from pypeline.service.compiling import Compiled
from pypeline.service.jobs import JobFolder, job_folder
from pypeline.service.run_values import context_file, run_values
from pypeline.service.session import RunOptions, Session

DEFAULT_CONTEXT = "default"


@dataclass(frozen=True)
class Given:
    """What the command line says about values and places. `base`: the folder that relative paths start from."""

    path: Path
    base: Path | None = None
    context: str | None = None
    sets: Sequence[str] = ()
    threads: int | None = None
    memory: str | None = None


@dataclass(frozen=True)
class Opened:
    """`problems` are those of reading; with an error among them, `session` serves only to find more of them."""

    session: Session
    options: RunOptions
    problems: Problems = ()
    job: JobFolder | None = None

    @property
    def pipeline(self) -> Pipeline:
        return self.session.pipeline

    @property
    def base(self) -> Path:
        return self.session.base

    def compile(self, **changes: object) -> Checked:
        """Compiles, with all problems from reading on. `changes` are those of `RunOptions`."""
        options = replace(self.options, **changes)  # type: ignore[arg-type] # names of RunOptions
        compiled = self.session.compile(options)
        return Checked(self, options, compiled, sorted_problems((*self.problems, *compiled.problems)))


@dataclass(frozen=True)
class Checked:
    """Compiled, with every problem. `is_good`: it can run."""

    opened: Opened
    options: RunOptions
    compiled: Compiled
    problems: Problems = field(default=())

    @property
    def is_good(self) -> bool:
        return self.compiled.plan is not None and not any(problem.is_error for problem in self.problems)


def opened(given: Given) -> Opened | Problems:
    """The session, or why there is none."""
    job = job_folder(given.path) if given.path.is_dir() else None
    if isinstance(job, Problem):
        return (job,)
    path = job.document if job else given.path
    if not path.exists():
        return (_not_there(path),)
    reading = load_pipeline(path)
    if reading.pipeline is None:
        return reading.problems
    pipeline, wrong_settings = _with_settings(reading.pipeline, given)
    base = (given.base or (job.base if job else path.parent)).absolute()
    if not base.is_dir():
        return (
            Problem("P801", f"--base {base} is not a folder", remedy="name the folder that relative paths start from"),
        )
    files, missing = _context_files(given, job, base)
    values = run_values(pipeline, files, given.sets, os.environ)
    problems = (*reading.problems, *wrong_settings, *missing, *values.problems)
    known = session(pipeline, base, job.modules if job else ())
    return Opened(known, RunOptions(values.parameters, values.context), problems, job)


def _not_there(path: Path) -> Problem:
    folder = path.parent
    near = (
        sorted(entry.name for entry in folder.iterdir() if entry.suffix in {".yaml", ".yml"})[:5]
        if folder.is_dir()
        else []
    )
    return Problem(
        "P101",
        f"there is no file {path}",
        Place(file=str(path)),
        f"{folder} holds {', '.join(near)}" if near else "check the path",
    )


def _context_files(given: Given, job: JobFolder | None, base: Path) -> tuple[list[Path], Problems]:
    """A context called `default` is taken when there is one; the one named on the command line adds to it and wins.

    The document's own folder says less than the job's: what is built later may be told more.
    """
    folders = [base / "context", (given.path.parent if job is None else job.folder) / "context"]
    name = job.document.stem if job else ""
    files: list[Path] = []
    problems: Problems = ()
    for context in dict.fromkeys((DEFAULT_CONTEXT, given.context)):
        if context is None:
            continue
        found = [context_file([folder], context, name) for folder in dict.fromkeys(folders)]
        files += [path for path in found if isinstance(path, Path)]
        if context == given.context and not any(isinstance(path, Path) for path in found):
            missing = context_file(dict.fromkeys(reversed(folders)), context, name)
            problems = (missing,) if isinstance(missing, Problem) else ()
    return files, problems


def _with_settings(pipeline: Pipeline, given: Given) -> tuple[Pipeline, Problems]:
    problems = []
    settings = pipeline.settings
    if given.threads is not None:
        settings = replace(settings, threads=given.threads)
    if given.memory is not None:
        if memory_bytes(given.memory) is None:
            problems.append(Problem("P801", f"--memory {given.memory} is not a size", remedy="write 4GB or 512MiB"))
        else:
            settings = replace(settings, memory=given.memory)
    return replace(pipeline, settings=settings), tuple(problems)
