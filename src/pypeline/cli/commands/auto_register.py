"""`pype auto-register`."""

from __future__ import annotations

from pathlib import Path

from pypeline.assembly.modules import registry
from pypeline.cli.codes import code_of_problems
from pypeline.cli.commands.list_modules import Workspace
from pypeline.cli.options import Json
from pypeline.cli.screen import messages, show_problems, write_json
from pypeline.cli.text import counted


def auto_register(workspace: Workspace = Path(), as_json: Json = False) -> int:
    """Make every module of modules/ known; forget those whose file is gone."""
    done = registry(workspace.absolute()).auto_register()
    show_problems(done.problems, as_json=as_json)
    if as_json:
        write_json({module.name: module.to_json() for module in done.modules})
    else:
        names = ", ".join(module.name for module in done.modules)
        messages().print(f"{counted(len(done.modules), 'module')}{f': {names}' if names else ''}", markup=False)
    return code_of_problems(done.problems)
