"""Every run checks what it finds against what was bound: a file that changed since must still have its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
from sqlglot import exp

from pypeline.emit.blocks import columns
from pypeline.emit.files import scan_source
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import PlanFile, QueryStep
from pypeline.plan.relations import FileScan
from pypeline.plan.schema import Known
from pypeline.problems import Place, Problem
from pypeline.runtime.engine import Engine


def changed_columns(engine: Engine, step: QueryStep, files: Mapping[str, Sequence[PlanFile]]) -> Problem | None:
    """The first source of the step whose files changed since the plan was made and no longer fit it."""
    for relation in step.relations:
        if isinstance(relation.op, FileScan) and relation.op.format != "csv" and _changed(files.get(relation.node, ())):
            problem = _compared(engine, relation, relation.op)
            if problem is not None:
                return problem
    return None


def _changed(files: Sequence[PlanFile]) -> bool:
    for file in files:
        try:
            stat = Path(file.path).stat()
        except OSError:
            return True
        if (stat.st_size, stat.st_mtime_ns) != (file.size, file.modified_ns):
            return True
    return False


def _compared(engine: Engine, relation: BoundRelation, scan: FileScan) -> Problem | None:
    if not isinstance(relation.schema, Known):
        return None
    place = Place(node=relation.node, option="file_path")
    select = exp.Select(expressions=columns(relation.columns), from_=exp.From(this=scan_source(scan)))
    try:
        found = {row[0]: row[1] for row in engine.rows(f"DESCRIBE {select.sql(dialect='duckdb', comments=False)}")}
    except duckdb.BinderException:
        return Problem(
            "P609", f"{scan.uris[0]} changed and lacks columns it had", place, "run again: it is then read anew"
        )
    except duckdb.Error:
        return None  # the step itself will say what is wrong with the file
    for column in relation.schema.columns:
        if found.get(column.name) != column.type:
            message = f"{scan.uris[0]} changed: {column.name} was {column.type} and is {found.get(column.name)}"
            return Problem("P609", message, place, "run again: it is then read anew")
    return None
