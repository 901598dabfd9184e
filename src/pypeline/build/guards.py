"""Guards of valves: SQL over globals, `context`, `params`, `status`, `error` and `iter`, never over columns."""

from __future__ import annotations

from sqlglot import exp

from pypeline.build.suggest import did_you_mean
from pypeline.build.values import Values
from pypeline.document import Pipeline, Valve
from pypeline.kit.expressions import read_expression, with_placeholder_types
from pypeline.plan.expressions import Expression, placeholder
from pypeline.plan.types import family
from pypeline.problems import Place, Problem

ALONE = {"status": "VARCHAR", "error": "VARCHAR"}
"""What may stand without anything before it: how the sub flow before the valve ended."""
FREE_TYPES = {"row_count": "BIGINT", "rejected_count": "BIGINT", "duration_ms": "BIGINT", "status": "VARCHAR",
              "error_message": "VARCHAR"}  # fmt: skip
ROOTS = ("params", "context", "iter")
_NEVER_BOOLEAN = (exp.Literal, exp.Binary, exp.DPipe, exp.Neg)


def read_guard(pipeline: Pipeline, valve: Valve, values: Values) -> Expression | Problem:
    """The guard's expression, a placeholder for each value it names; or why it is none."""
    assert valve.when is not None  # noqa: S101 - the caller has looked
    found = read_expression(valve.when)
    if isinstance(found, Problem):
        position = f" (character {found.place.column})" if (found.place.column or 0) > 1 else ""
        return Problem(found.code, f"the guard cannot be read: {found.message}{position}", Place(), found.remedy)
    paths: list[str] = []
    tree = found.tree.copy().transform(lambda node: _as_placeholder(node, paths))
    for path in (*paths, *found.placeholders):
        problem = _unknown(pipeline, path)
        if problem is not None:
            return problem
    types = {**values.types, **{path: type_ for path in paths if (type_ := _free_type(path))}}
    guard = with_placeholder_types(Expression(tree), types)
    return _not_boolean(guard) or guard


def _as_placeholder(node: exp.Expr, paths: list[str]) -> exp.Expr:
    path = _path_of(node)
    if path is None:
        return node
    paths.append(path)
    return placeholder(path, "")


def _path_of(node: exp.Expr) -> str | None:
    """`a__n`, `a.n`, `iter.item.n`: dots are read as fields of a struct."""
    if isinstance(node, exp.Column):
        return ".".join(part.name for part in node.parts)
    if isinstance(node, exp.Anonymous) and node.name.casefold() == "struct_extract":
        inner = _path_of(node.expressions[0])
        field = node.expressions[1]
        return f"{inner}.{field.name}" if inner is not None and isinstance(field, exp.Literal) else None
    return None


def global_name(path: str, nodes: tuple[str, ...]) -> tuple[str, str] | None:
    """Node and variable of `node__var` or `node.var`, whatever the case; None when no node is called so."""
    known = {node.casefold(): node for node in nodes}
    for separator in ("__", "."):
        start = path.find(separator)
        while start > 0:
            node = known.get(path[:start].casefold())
            if node is not None and path[start + len(separator) :]:
                return node, path[start + len(separator) :]
            start = path.find(separator, start + 1)
    return None


def _free_type(path: str) -> str:
    if path in ALONE:
        return ALONE[path]
    name = path.rpartition("__")[2].rpartition(".")[2].casefold()
    is_global = path.partition(".")[0] not in ROOTS
    return FREE_TYPES.get("row_count" if name.startswith("row_count_") else name, "") if is_global else ""


def _unknown(pipeline: Pipeline, path: str) -> Problem | None:
    root, _, rest = path.partition(".")
    if root == "params" and rest not in pipeline.parameters:
        remedy = did_you_mean(rest, pipeline.parameters, "declare it under parameters")
        return Problem("P209", f"the guard names a parameter {rest} that is not declared", Place(), remedy)
    if root in ROOTS and rest:
        return None
    if root == "secret":
        return Problem("P206", "a guard cannot read secrets", Place(), "use a parameter or a context value")
    if path in ALONE or global_name(path, tuple(pipeline.by_id)) is not None:
        return None
    remedy = "name a node's value (orders__row_count), params.x, context.x, status, error or iter.item"
    return Problem("P202", f"the guard names {path}, which nobody sets", Place(), remedy)


def _not_boolean(guard: Expression) -> Problem | None:
    tree = guard.tree
    while isinstance(tree, exp.Paren):
        tree = tree.this
    is_number = isinstance(tree, _NEVER_BOOLEAN) and not isinstance(tree, exp.Predicate | exp.Connector)
    type_ = tree.text("kind") if isinstance(tree, exp.Placeholder) else ""
    if is_number or (type_ and family(type_) not in {"boolean", "null"}):
        return Problem("P205", "the guard is not true or false", Place(), "compare it with something, e.g. … > 0")
    return None
