"""What an expression may hold: an allow-list of nodes and functions, and where each may stand."""

from __future__ import annotations

from sqlglot import exp

from pypeline.kit.functions import find_function
from pypeline.kit.placeholders import place_of
from pypeline.kit.reading_calls import call_refusal
from pypeline.plan.types import canonical_type
from pypeline.problems import Place, Problem

_ALLOWED = (
    exp.Column,
    exp.Identifier,
    exp.Literal,
    exp.Boolean,
    exp.Null,
    exp.Anonymous,
    exp.Paren,
    exp.Case,
    exp.If,
    exp.Cast,
    exp.TryCast,
    exp.DataType,
    exp.DataTypeParam,
    exp.ColumnDef,
    exp.And,
    exp.Or,
    exp.Not,
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.NullSafeEQ,
    exp.NullSafeNEQ,
    exp.Is,
    exp.In,
    exp.Between,
    exp.Like,
    exp.ILike,
    exp.Escape,
    exp.Add,
    exp.Sub,
    exp.Mul,
    exp.Div,
    exp.IntDiv,
    exp.Mod,
    exp.Neg,
    exp.DPipe,
    exp.BitwiseAnd,
    exp.BitwiseOr,
    exp.BitwiseXor,
    exp.BitwiseNot,
    exp.BitwiseLeftShift,
    exp.BitwiseRightShift,
    exp.Interval,
    exp.IntervalSpan,
    exp.Var,
    exp.Array,
    exp.Struct,
    exp.PropertyEQ,
    exp.Bracket,
    exp.Slice,
    exp.ToMap,
    exp.Lambda,
    exp.Distinct,
    exp.Order,
    exp.Ordered,
    exp.Filter,
    exp.Where,
    exp.Window,
    exp.WindowSpec,
    exp.IgnoreNulls,
    exp.RespectNulls,
    exp.AtTimeZone,
    exp.Star,
)
_HELP: tuple[tuple[type[exp.Expr], str, str], ...] = (
    (exp.Query, "a subquery cannot be part of an expression", "join the other table in a node of its own"),
    (exp.Exists, "EXISTS cannot be part of an expression", "use a join node of kind semi or anti"),
    (
        exp.Alias,
        "the expression gives itself a name or has a word too many",
        "name the column in the option, not with AS",
    ),
    (exp.Placeholder, "? and $name cannot be used in an expression", "write {{params.name}}"),
    (exp.Parameter, "@name cannot be used in an expression", "write {{params.name}}"),
    (exp.PositionalColumn, "columns cannot be named by their position", "write the column's name"),
    (exp.Tuple, "a list of values in brackets is no value", "write [a, b] for a list, or compare column by column"),
    (exp.Dot, "functions are called as f(x), not x.f()", "write the function first"),
    (exp.Comprehension, "list comprehensions are not in the language", "use list_transform and list_filter"),
    (exp.WithinGroup, "WITHIN GROUP is not in the language", "write quantile_cont(x, 0.5)"),
    (exp.Any, "ANY is not in the language", "write list_contains(list, value)"),
    (exp.All, "ALL is not in the language", "combine conditions with AND"),
    (exp.Collate, "COLLATE is not in the language", "compare lower(a) with lower(b)"),
    (exp.SimilarTo, "SIMILAR TO is not in the language", "write regexp_full_match(text, pattern)"),
    (exp.Glob, "GLOB is not in the language", "write LIKE or regexp_matches"),
    (exp.Concat, "two texts stand side by side", "join them with ||"),
)
_LAMBDA_TAKERS = frozenset({"list_transform", "list_filter", "list_reduce"})


def first_refusal(tree: exp.Expr, role: str, text: str, max_depth: int) -> Problem | None:
    """The first thing, in reading order, that is not allowed; None when all is."""
    if _depth(tree, max_depth) > max_depth:
        return Problem(
            "P210", "the expression is nested too deeply", remedy="compute parts of it as columns of their own first"
        )
    for node in tree.walk(bfs=False):
        problem = _refusal(node, role, text)
        if problem:
            return problem if problem.place.line else problem.at(_place(node, text))
    return None


def _depth(tree: exp.Expr, limit: int) -> int:
    level, depth = [tree], 0
    while level and depth <= limit:
        level = [child for node in level for child in node.iter_expressions()]
        depth += 1
    return depth


def _place(node: exp.Expr, text: str) -> Place:
    for part in (node, *node.walk()):
        start = part.meta.get("start")
        if start is not None:
            return place_of(text, start)
    return Place()


def _refusal(node: exp.Expr, role: str, text: str) -> Problem | None:
    if isinstance(node, exp.Anonymous):
        return call_refusal(node, role)
    if not isinstance(node, _ALLOWED) or (isinstance(node, exp.Star) and not _is_counted(node)):
        return _node_refusal(node)
    rule = _RULES.get(type(node))
    return rule(node, role, text) if rule else None


def _is_counted(star: exp.Expr) -> bool:
    call = star.parent
    return (
        isinstance(call, exp.Anonymous)
        and call.name == "count"
        and not star.args.get("except_")
        and not star.args.get("replace")
    )


def _node_refusal(node: exp.Expr) -> Problem:
    if isinstance(node, exp.Star):
        return Problem("P206", "* stands for no single value", remedy="name the column; only count(*) takes a star")
    for kind, message, remedy in _HELP:
        if isinstance(node, kind):
            return Problem("P206", message, remedy=remedy)
    return Problem(
        "P206",
        f"{node.key.upper()} cannot be part of an expression",
        remedy="an expression is made of columns, values, operators and functions",
    )


def _window(node: exp.Expr, role: str, _text: str) -> Problem | None:
    if role != "window":
        return Problem(
            "P206", "OVER (…) can only be used in a window option", remedy="compute it in a window node first"
        )
    if not isinstance(node.args.get("alias"), exp.Expr) and node.args.get("over") == "OVER":
        return None
    return Problem("P206", "a window is written out after OVER", remedy="write OVER (PARTITION BY … ORDER BY …)")


def _modifier(node: exp.Expr, _role: str, _text: str) -> Problem | None:
    """DISTINCT, ORDER BY, FILTER and IGNORE NULLS belong to aggregate or window functions."""
    owner = node.this if isinstance(node, exp.Filter) else node.parent
    if isinstance(owner, exp.Window):
        return None
    while isinstance(owner, exp.Filter | exp.IgnoreNulls | exp.RespectNulls | exp.Distinct | exp.Order):
        owner = owner.this if isinstance(owner, exp.Filter) and isinstance(node, exp.Filter) else owner.parent
    found = find_function(owner.name) if isinstance(owner, exp.Anonymous) else None
    if found is not None and found.role != "row":
        return None
    return Problem(
        "P206", f"{node.key.upper()} belongs to an aggregate function", remedy="for example count(DISTINCT a)"
    )


def _cast(node: exp.Expr, _role: str, _text: str) -> Problem | None:
    target = node.args["to"]
    if isinstance(target, exp.DataType) and canonical_type(target.sql(dialect="duckdb")):
        return None
    return Problem(
        "P206",
        f"{target.sql(dialect='duckdb')} is not a type",
        remedy="for example INTEGER, DOUBLE, DECIMAL(18,2), VARCHAR, DATE, TIMESTAMP",
    )


def _in(node: exp.Expr, _role: str, _text: str) -> Problem | None:
    if node.args.get("query") or node.args.get("unnest"):
        return Problem("P206", "IN takes values, not a query", remedy="use a join node of kind semi or anti")
    if node.args.get("field"):
        return Problem("P206", "IN takes values in brackets", remedy="write a IN (1, 2), or list_contains(list, a)")
    return None


def _is(node: exp.Expr, _role: str, _text: str) -> Problem | None:
    if isinstance(node.expression, exp.Null | exp.Boolean):
        return None
    return Problem(
        "P206", "IS is followed by NULL, TRUE or FALSE", remedy="compare with =, or with IS NOT DISTINCT FROM"
    )


def _lambda(node: exp.Expr, _role: str, _text: str) -> Problem | None:
    parent = node.parent
    found = find_function(parent.name) if isinstance(parent, exp.Anonymous) else None
    if found is not None and found.name in _LAMBDA_TAKERS:
        return None
    return Problem(
        "P206", "a lambda can only be given to a list function", remedy="for example list_transform(l, x -> x + 1)"
    )


def _shift(node: exp.Expr, _role: str, text: str) -> Problem | None:
    sign = "<<" if isinstance(node, exp.BitwiseLeftShift) else ">>"
    return (
        None if sign in text else Problem("P201", f"{sign[0]} {sign[0]} is no operator", remedy=f"write {sign[0]} once")
    )


_RULES = {
    exp.Window: _window,
    exp.Filter: _modifier,
    exp.Distinct: _modifier,
    exp.Order: _modifier,
    exp.IgnoreNulls: _modifier,
    exp.RespectNulls: _modifier,
    exp.Cast: _cast,
    exp.TryCast: _cast,
    exp.In: _in,
    exp.Is: _is,
    exp.Lambda: _lambda,
    exp.BitwiseRightShift: _shift,
    exp.BitwiseLeftShift: _shift,
}
