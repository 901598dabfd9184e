"""Expressions as component authors and the compiler read and build them: trees with quoted names, never pasted text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp

from pypeline.kit.functions import find_function
from pypeline.kit.placeholders import value_node, with_placeholder_types, with_placeholder_values
from pypeline.kit.reading import Role, read_expression
from pypeline.plan.dialect import call_node
from pypeline.plan.expressions import Expression
from pypeline.plan.relations import SortKey, column

__all__ = [
    "Expression",
    "Role",
    "aggregate",
    "all_of",
    "any_of",
    "call",
    "case",
    "cast",
    "column",
    "compare",
    "concat",
    "equals",
    "in_list",
    "is_null",
    "literal",
    "offset_of",
    "over",
    "read_expression",
    "struct",
    "try_cast",
    "with_placeholder_types",
    "with_placeholder_values",
]

_COMPARISONS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
    "is not distinct from": exp.NullSafeEQ,
    "is distinct from": exp.NullSafeNEQ,
    "+": exp.Add,
    "-": exp.Sub,
    "*": exp.Mul,
    "/": exp.Div,
    "//": exp.IntDiv,
    "%": exp.Mod,
    "like": exp.Like,
    "ilike": exp.ILike,
}


def _part(expression: Expression) -> exp.Expr:
    """A copy that can be an operand: in parentheses unless it is a column, a literal or a call."""
    tree = expression.tree.copy()
    atoms = (
        exp.Column,
        exp.Literal,
        exp.Anonymous,
        exp.Paren,
        exp.Cast,
        exp.Null,
        exp.Boolean,
        exp.Case,
        exp.Placeholder,
    )
    return tree if isinstance(tree, atoms) else exp.Paren(this=tree)


def _type_node(type_: str) -> exp.DataType:
    return exp.DataType.build(type_, dialect="duckdb")


def literal(value: object, type_: str | None = None) -> Expression:
    """None, bool, int, float, Decimal, str, date, time, datetime or a list of them; cast to the canonical `type_`."""
    return Expression(value_node(value, type_ or ""))


def call(name: str, *arguments: Expression) -> Expression:
    """A function of the table by name. Raises `KeyError` for another name (a defect of the component)."""
    found = find_function(name)
    if found is None:
        raise KeyError(name)
    return Expression(call_node(found.name, [argument.tree.copy() for argument in arguments]))


def cast(expression: Expression, type_: str) -> Expression:
    return Expression(exp.Cast(this=expression.tree.copy(), to=_type_node(type_)), expression.origin)


def try_cast(expression: Expression, type_: str) -> Expression:
    """NULL where the value does not fit."""
    return Expression(exp.TryCast(this=expression.tree.copy(), to=_type_node(type_)), expression.origin)


def case(branches: Sequence[tuple[Expression, Expression]], default: Expression | None = None) -> Expression:
    """The value of the first branch whose condition is true, else `default` (NULL)."""
    ifs = [exp.If(this=condition.tree.copy(), true=value.tree.copy()) for condition, value in branches]
    return Expression(exp.Case(ifs=ifs, default=default.tree.copy() if default else None))


def all_of(*conditions: Expression) -> Expression:
    """True when each is; of none: TRUE."""
    return _joined(exp.And, conditions, empty=True)


def any_of(*conditions: Expression) -> Expression:
    """True when one is; of none: FALSE."""
    return _joined(exp.Or, conditions, empty=False)


def concat(*texts: Expression) -> Expression:
    """`a || b || …`: NULL when one of them is."""
    return _joined(exp.DPipe, texts, empty="")


def _joined(kind: type[exp.Binary], parts: Sequence[Expression], *, empty: object) -> Expression:
    if not parts:
        return literal(empty)
    if len(parts) == 1:
        return parts[0]
    level = [_part(part) for part in parts]
    while len(level) > 1:  # balanced, so that many conditions stay shallow
        paired: list[exp.Expr] = [
            kind(this=level[index], expression=level[index + 1]) for index in range(0, len(level) - 1, 2)
        ]
        level = paired + level[len(level) - len(level) % 2 :]
    return Expression(level[0])


def compare(operator: str, left: Expression, right: Expression) -> Expression:
    """`operator`: = <> < <= > >= + - * / // % like ilike, `is not distinct from`, `is distinct from`."""
    return Expression(_COMPARISONS[operator](this=_part(left), expression=_part(right)))


def equals(left: Expression, right: Expression) -> Expression:
    return compare("=", left, right)


def is_null(expression: Expression) -> Expression:
    return Expression(exp.Is(this=_part(expression), expression=exp.Null()), expression.origin)


def in_list(expression: Expression, values: Sequence[Expression]) -> Expression:
    """True when equal to one of the values; of none: FALSE."""
    if not values:
        return literal(False)
    return Expression(
        exp.In(this=_part(expression), expressions=[value.tree.copy() for value in values]), expression.origin
    )


def struct(fields: Mapping[str, Expression]) -> Expression:
    """A struct with these fields."""
    return Expression(
        exp.Struct(
            expressions=[
                exp.PropertyEQ(this=exp.Literal.string(name), expression=value.tree.copy())
                for name, value in fields.items()
            ]
        )
    )


def _ordered(key: SortKey | Expression) -> exp.Ordered:
    sort = key if isinstance(key, SortKey) else SortKey(key)
    return exp.Ordered(this=sort.expression.tree.copy(), desc=sort.descending or None, nulls_first=sort.nulls_first)


def aggregate(
    name: str,
    *arguments: Expression,
    distinct: bool = False,
    order_by: Sequence[SortKey | Expression] = (),
    where: Expression | None = None,
) -> Expression:
    """An aggregate function; `aggregate("count")` counts rows. NULLs come last in `order_by` unless the key says so."""
    found = find_function(name)
    if found is None or found.role != "aggregate":
        raise KeyError(name)
    parts: list[exp.Expr] = [argument.tree.copy() for argument in arguments]
    if not parts and found.name == "count":
        parts = [exp.Star()]
    if distinct:
        parts = [exp.Distinct(expressions=parts[:1]), *parts[1:]]
    if order_by:
        parts[-1] = exp.Order(this=parts[-1], expressions=[_ordered(key) for key in order_by])
    tree: exp.Expr = call_node(found.name, parts)
    if where is not None:
        tree = exp.Filter(this=tree, expression=exp.Where(this=where.tree.copy()))
    return Expression(tree)


def ignoring_nulls(expression: Expression) -> Expression:
    """A window function (`lag`, `first_value`, …) that passes over NULLs; wrap it in `over`."""
    return Expression(exp.IgnoreNulls(this=expression.tree.copy()), expression.origin)


def over(
    expression: Expression,
    partition_by: Sequence[Expression] = (),
    order_by: Sequence[SortKey | Expression] = (),
    frame: tuple[str, int | None, int | None] | None = None,
) -> Expression:
    """A window or aggregate function over its neighbours.

    `frame` is (rows | range, start, end): negative numbers are rows before, 0 is the current row, None is unbounded.
    """
    return Expression(
        exp.Window(
            this=expression.tree.copy(),
            partition_by=[part.tree.copy() for part in partition_by],
            order=exp.Order(expressions=[_ordered(key) for key in order_by]) if order_by else None,
            spec=_frame(*frame) if frame else None,
            over="OVER",
        )
    )


def _frame(kind: str, start: int | None, end: int | None) -> exp.WindowSpec:
    start_value, start_side = _bound(start, "PRECEDING")
    end_value, end_side = _bound(end, "FOLLOWING")
    return exp.WindowSpec(kind=kind.upper(), start=start_value, start_side=start_side, end=end_value, end_side=end_side)


def _bound(rows: int | None, unbounded_side: str) -> tuple[str | exp.Expr, str | None]:
    if rows is None:
        return "UNBOUNDED", unbounded_side
    if rows == 0:
        return "CURRENT ROW", None
    return exp.Literal.number(abs(rows)), "PRECEDING" if rows < 0 else "FOLLOWING"


def offset_of(expression: Expression, column_name: str) -> int | None:
    """Where the column is first named in the text the expression was read from, counted from 0."""
    for node in expression.column_nodes:
        if node.name == column_name:
            start = node.this.meta.get("start")
            return start if isinstance(start, int) else None
    return None
