"""`pype build`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from pypeline.assembly.modules import registry
from pypeline.cli.codes import DONE
from pypeline.cli.ending import compiled, refused
from pypeline.cli.opening import Given
from pypeline.cli.options import Base, Context, Document, Json, Sets
from pypeline.cli.screen import messages, write_json
from pypeline.cli.summary import short_path
from pypeline.problems import Place, Problem
from pypeline.service.jobs import METADATA, job_files

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where jobs are made.")]


def build(
    path: Document,
    out: Out = Path("jobs"),
    base: Base = None,
    context: Context = None,
    set_: Sets = None,
    as_json: Json = False,
) -> int:
    """Build a job folder: the document, its graph with every component's metadata, and how it runs.

    Values and secrets are not part of it; the same document gives the same files, byte for byte. Run it with
    pype run jobs/NAME.
    """
    checked = compiled(Given(path, base, context, set_ or ()), as_json=as_json)
    if isinstance(checked, int):
        return checked
    name = checked.opened.pipeline.flow.name
    target = out / name
    if target.exists() and not (target / f"{name}{METADATA}").exists():
        wrong = Problem("P803", f"{target} is there and is no job", Place(file=str(target)), "choose another --out")
        return refused((wrong,), as_json=as_json)
    workspace = checked.opened.base
    modules = {module.name: module for module in registry(workspace).modules().modules}
    files = job_files(checked.compiled, target, workspace, modules)
    try:
        _write(target, files)
    except OSError as error:
        return refused((Problem("P407", f"{target} cannot be written: {error.strerror}", Place(file=str(target))),))
    if as_json:
        write_json({"job": str(target), "files": sorted(files)})
    else:
        messages().print(f"built {short_path(str(target.absolute()))}\nrun it: pype run {target}", markup=False)
    return DONE


def _write(target: Path, files: dict[str, str]) -> None:
    """Beside the target first: a job is there as a whole or not at all. People's own context files stay."""
    staged = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.rmtree(staged, ignore_errors=True)
    if target.exists():
        shutil.copytree(target, staged)
    for name, text in files.items():
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).write_text(text, encoding="utf-8")
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.replace(old)
    staged.replace(target)
    shutil.rmtree(old, ignore_errors=True)
