"""What a run may touch: the files and folders that its plan itself names, and no other."""

from __future__ import annotations

from pathlib import Path

from pypeline.plan.operators import FileScan
from pypeline.plan.plan import FileOutput, Plan, QueryStep
from pypeline.service.runs import RunRequest


def allowed_places(plan: Plan, request: RunRequest) -> tuple[list[str], list[str]]:
    """The files and folders that the plan itself names, and no other."""
    folders = {str(request.folder.resolve()), str(request.folder)}
    if request.stored is not None:
        folders.add(str(request.stored))
    for step in plan.steps:
        uris = (
            [output.uri for output in step.outputs if isinstance(output, FileOutput)]
            if isinstance(step, QueryStep)
            else []
        )
        scans = (
            [uri for relation in step.relations if isinstance(relation.op, FileScan) for uri in relation.op.uris]
            if isinstance(step, QueryStep)
            else []
        )
        for uri in [*uris, *scans]:
            path = request.base / Path(uri).expanduser()
            parts = path.parts
            fixed = next(
                (index for index, part in enumerate(parts) if any(char in part for char in "*?[{")), len(parts) - 1
            )
            folders.add(str(Path(*parts[:fixed])))
    return [], sorted(folders)
