"""`pype clear-registry`."""

from __future__ import annotations

from pathlib import Path

from pypeline.assembly.modules import registry
from pypeline.cli.codes import DONE
from pypeline.cli.commands.list_modules import Workspace
from pypeline.cli.ending import refused
from pypeline.cli.screen import messages
from pypeline.problems import Problem


def clear_registry(workspace: Workspace = Path()) -> int:
    """Forget the registered modules of a workspace. Files and built-in components stay."""
    gone = registry(workspace.absolute()).clear_registry()
    if isinstance(gone, Problem):
        return refused((gone,))
    messages().print(f"forgot {', '.join(gone) or 'nothing: no module was registered'}", markup=False)
    return DONE
