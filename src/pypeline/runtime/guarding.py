"""Guards of valves, decided by the engine over the values of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
from sqlglot import exp

from pypeline.emit.scalars import lower
from pypeline.kit.expressions import with_placeholder_values
from pypeline.plan.control import PlanValve
from pypeline.problems import Place, Problem
from pypeline.runtime.engine import Engine
from pypeline.runtime.engine_errors import engine_error


def decided(valve: PlanValve, values: Mapping[str, Any], types: Mapping[str, str], engine: Engine) -> bool | Problem:
    """Whether the guard is true (NULL is not); a warning when a value is missing or the engine refuses."""
    assert valve.guard is not None  # noqa: S101 - the caller has looked
    place = Place(node=valve.source, link=f"{valve.source} → {valve.target}")
    try:
        valued = with_placeholder_values(valve.guard, values, types)
        tree = valued if isinstance(valued, Problem) else lower(valued, "duckdb", {})
        if isinstance(tree, Problem):
            return Problem("W619", f"the guard {valve.when} is not taken: {tree.message}", place, tree.remedy)
        query = exp.Select(expressions=[exp.Cast(this=tree, to=exp.DataType.build("BOOLEAN", dialect="duckdb"))])
        ((answer,),) = engine.rows(query.sql(dialect="duckdb", identify=True, comments=False))
    except duckdb.Error as error:
        return Problem("W619", f"the guard {valve.when} is not taken: {engine_error(error).message}", place)
    except TypeError as error:
        return Problem("W619", f"the guard {valve.when} is not taken: {error}", place)
    return bool(answer)
