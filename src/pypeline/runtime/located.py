"""A step's files where they are, in encodings that the engine reads."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pypeline.plan.plan import QueryStep
from pypeline.plan.relations import FileScan
from pypeline.problems import Place, Problem
from pypeline.runtime.encodings import as_utf8


def located_files(step: QueryStep, base: Path, folder: Path) -> QueryStep | Problem:
    """The step with absolute paths. `folder` is the run's own: copies in UTF-8 stand there."""
    relations = []
    for relation in step.relations:
        if not isinstance(relation.op, FileScan):
            relations.append(relation)
            continue
        uris = tuple(os.path.normpath(base / Path(uri).expanduser()) for uri in relation.op.uris)
        absolute = replace(relation.op, uris=uris, relative_to=str(base))
        scan = as_utf8(absolute, folder / "utf8" / relation.name)
        if isinstance(scan, Problem):
            return scan.at(Place(node=relation.node))
        relations.append(replace(relation, op=scan))
    return replace(step, relations=tuple(relations))
