"""`pype register-module`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pypeline.assembly.modules import registry
from pypeline.cli.codes import DONE
from pypeline.cli.commands.list_modules import Workspace
from pypeline.cli.ending import refused
from pypeline.cli.options import Json
from pypeline.cli.screen import messages, write_json
from pypeline.problems import Problem

Name = Annotated[str, typer.Argument(metavar="NAME", help="A file of modules/ without .py, or an installed module.")]


def register_module(name: Name, workspace: Workspace = Path(), as_json: Json = False) -> int:
    """Make one module of modules/{source,mods,sinks,solo}/ known, or one of an installed package."""
    done = registry(workspace.absolute()).register_module(name)
    if isinstance(done, Problem):
        return refused((done,), as_json=as_json)
    if as_json:
        write_json({done.name: done.to_json()})
    else:
        messages().print(f"registered {done.name} ({done.module_path})", markup=False)
    return DONE
