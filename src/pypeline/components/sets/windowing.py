"""The window functions by the names of the catalogue, and what each may be given."""

from __future__ import annotations

from typing import Literal

from pypeline.components.sets.aggregating import measure
from pypeline.kit import Expression, Options, Problem, option
from pypeline.kit.expressions import call, ignoring_nulls, literal

Function = Literal[
    "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile",
    "lag", "lead", "first_value", "last_value", "nth_value",
    "sum", "avg", "min", "max", "count", "count_distinct", "median", "stddev", "variance", "list",
    "string_agg", "any", "all",
]  # fmt: skip
RANKINGS = frozenset({"row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile"})
NEIGHBOURS = frozenset({"lag", "lead"})
EDGES = frozenset({"first_value", "last_value", "nth_value"})
NEED_ORDER = RANKINGS | NEIGHBOURS | EDGES


class Frame(Options):
    """Rows from `start` to `end`, counted from this one; NULL is the edge of the partition."""

    unit: Literal["rows", "range"] = option(
        "Unit", "rows counts rows; range takes rows with equal order values together", default="rows"
    )
    start: int | None = option("From", "-6: six rows before", default=None)
    end: int | None = option("To", "0: this row", default=0)


Given = Literal["partition", "running"] | Frame | None
Bounds = tuple[str, int | None, int | None] | None


def windowed(
    function: str, value: Expression | None, offset: int, default: Expression | None, where: Expression | None,
    *, ignores_nulls: bool, frame: Given,
) -> tuple[Expression, Bounds]:  # fmt: skip
    """The call without its OVER, and its frame."""
    if function in RANKINGS:
        return call(function, *([literal(max(offset, 1))] if function == "ntile" else [])), None
    if function in NEIGHBOURS | EDGES:
        assert value is not None, "checked before"  # noqa: S101
        more = [literal(offset)] if function in NEIGHBOURS | {"nth_value"} else []
        made = call(function, value, *more, *([default] if default is not None else []))
        bounds = None if function in NEIGHBOURS else _bounds(frame or "partition")
        return (ignoring_nulls(made) if ignores_nulls else made), bounds
    return measure(function, value, where=where), _bounds(frame)


def _bounds(frame: Given) -> Bounds:
    if frame is None:
        return None
    if isinstance(frame, str):
        return ("rows", None, None if frame == "partition" else 0)
    return (frame.unit, frame.start, frame.end)


def function_problem(
    function: str, *, has_column: bool, has_default: bool, has_where: bool, ignores_nulls: bool, frame: Given
) -> Problem | None:
    """What was given to a function that it cannot use, or not given and needs."""
    if function in RANKINGS and has_column:
        return Problem("P316", f"{function} takes no column", remedy="leave out column")
    if function not in RANKINGS | {"count"} and not has_column:
        return Problem("P303", f"{function} needs a column", remedy="add column: …")
    if has_default and function not in NEIGHBOURS:
        return Problem("P316", f"{function} has no default", remedy="default goes with lag and lead")
    if ignores_nulls and function not in NEIGHBOURS | EDGES:
        return Problem("P316", f"ignore_nulls does not go with {function}", remedy="leave it out")
    if has_where and function in NEED_ORDER:
        return Problem("P316", f"where does not go with {function}", remedy="filter the rows before")
    if frame is not None and function in RANKINGS | NEIGHBOURS:
        return Problem("P316", f"{function} has no frame", remedy="leave out frame")
    if isinstance(frame, Frame) and frame.start is not None and frame.end is not None and frame.start > frame.end:
        return Problem("P304", "the frame ends before it starts", remedy="start is the smaller number")
    return None
