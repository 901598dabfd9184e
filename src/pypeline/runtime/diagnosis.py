"""A fused query failed: its prefixes are run again to name the node and the option (DESIGN §3, Fusion)."""

from __future__ import annotations

from dataclasses import replace

import duckdb
from sqlglot import exp

from pypeline.emit.blocks import column, identifier
from pypeline.emit.queries import Writer, query_of
from pypeline.plan.graph import BoundRelation, reachable
from pypeline.plan.plan import QueryStep
from pypeline.plan.relations import FileScan, Project
from pypeline.plan.walk import expressions_of
from pypeline.problems import Place, Problem
from pypeline.runtime.engine import Engine
from pypeline.runtime.engine_errors import EngineError, engine_error


def diagnosed(error: duckdb.Error, engine: Engine, step: QueryStep, writer: Writer, root: int) -> Problem:
    """The problem behind the engine's error, at the first node whose rows cannot be computed."""
    found = engine_error(error)
    if isinstance(error, duckdb.InterruptException):
        return Problem("P610", "the execution was interrupted")
    if found.is_full_disk:
        return Problem("P603", "the disk is full", remedy="free some space and run again; nothing was changed")
    if found.is_out_of_memory:
        return Problem(
            "P604",
            "the step needs more memory than it may use",
            Place(node=step.nodes[-1]),
            "raise settings.memory, or lower settings.threads",
        )
    for index in reachable(step.relations, [root], writer.kept):
        relation = step.relations[index]
        failure = _failure(engine, writer, index)
        if failure is not None:
            return _problem(failure, relation, _option(engine, writer, relation, index))
    return Problem("P601", found.message, Place(node=step.nodes[-1]))


def _failure(engine: Engine, writer: Writer, index: int) -> EngineError | None:
    """Computes every column of the relation and throws the rows away."""
    query = query_of(replace(writer, problems=[], reject_tables={}), index)
    columns = [column(name) for name in writer.relations[index].columns]
    hashed = exp.Anonymous(this="bit_xor", expressions=[exp.Anonymous(this="hash", expressions=columns)])
    select = exp.Select(
        expressions=[hashed],
        from_=exp.From(this=exp.Subquery(this=query.tree, alias=exp.TableAlias(this=identifier("result")))),
    )
    try:
        engine.rows(select.sql(dialect="duckdb", identify=True, comments=False))
    except duckdb.Error as error:
        return engine_error(error)
    return None


def _option(engine: Engine, writer: Writer, relation: BoundRelation, index: int) -> str | None:
    """The option of the first expression that fails on its own."""
    if isinstance(relation.op, Project):
        for item in relation.op.items:
            path = item[1].origin.option
            if not path:
                continue
            alone = replace(relation, op=Project((item,)), columns=(item[0],))
            relations = [*writer.relations[:index], alone, *writer.relations[index + 1 :]]
            if _failure(engine, replace(writer, relations=relations), index) is not None:
                return ".".join(str(part) for part in path)
        return None
    origins = [tuple(str(part) for part in e.origin.option) for e in expressions_of(relation.op) if e.origin.option]
    return ".".join(origins[0]) if len(origins) == 1 else None


def _shown(path: str, folder: str) -> str:
    return path.removeprefix(f"{folder.rstrip('/')}/") if folder else path


def _problem(error: EngineError, relation: BoundRelation, option: str | None) -> Problem:
    if isinstance(relation.op, FileScan):
        place = Place(node=relation.node, option="file_path")
        if error.line is not None:
            where = f"{_shown(error.file or relation.op.uris[0], relation.op.relative_to)}, line {error.line}"
            return Problem(
                "P602",
                f"{where}: {error.message}",
                place,
                "mend the line, or link the port rejected to collect such rows"
                if relation.op.format == "csv" or relation.op.options.get("format") == "newline_delimited"
                else "mend the line",
            )
        return Problem("P602", error.message, place)
    return Problem(
        "P611" if error.kind in {"Conversion", "Out of Range"} else "P601",
        error.message,
        Place(node=relation.node, option=option),
    )
