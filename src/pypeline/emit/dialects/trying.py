"""TRY_CAST off DuckDB: NULL where the value does not fit.

Texts are sorted by patterns: what every engine reads alike is cast; what DuckDB may read in a rarer spelling (`1e3`,
`0x10`, `1_000`) is cast too and then stops if the engine does not know it, so that no other value ever comes of it; the
rest is NULL, as in DuckDB.
"""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.casts import cast_to
from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope
from pypeline.emit.dialects.types import lower_type
from pypeline.kit.functions.lowering import fill
from pypeline.kit.functions.table import Argument
from pypeline.plan.types import canonical_type, family, is_integer

_RANGES = {"TINYINT": 7, "SMALLINT": 15, "INTEGER": 31, "BIGINT": 63}
_SURE = frozenset({
    ("date", "timestamp"), ("timestamp", "date"), ("boolean", "text"), ("date", "text"), ("timestamp", "text"),
    ("number", "boolean"),
})  # fmt: skip
_SPACE = "[ \t\n\v\f\r]*"
_DIGITS = "[0-9]+(_[0-9]+)*"
_WHOLE = f"^{_SPACE}[+-]?[0-9]{{1,18}}{_SPACE}$"
_SCALED = f"^{_SPACE}[+-]?([0-9]{{1,15}}[.]?[0-9]{{0,15}}|[.][0-9]{{1,15}})([eE][+-]?[0-9])?{_SPACE}$"
_RARE = f"^{_SPACE}[+]?-?({_DIGITS}([.][0-9_]*)?|[.][0-9_]+)([eE][+-]?[0-9][0-9_.]*)?{_SPACE}$"
_BASED = f"^{_SPACE}[+-]?0([xX][0-9a-fA-F]+|[bB][01]+){_SPACE}$"
_NAMED = f"^{_SPACE}[+-]*([iI][nN][fF]([iI][nN][iI][tT][yY])?|[nN][aA][nN]){_SPACE}$"


def try_cast(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    target = canonical_type(node.args["to"].sql(dialect="duckdb")) or ""
    if value.family == "null" or value.type == target:
        return cast_to(value, target, scope)
    if is_integer(value.type) and target in _RANGES:
        return Argument(_inside(value.tree, cast_to(value, target, scope).tree, target), target)
    if (value.family, family(target)) in _SURE or (is_integer(value.type) and target in {"VARCHAR", "DOUBLE"}):
        return cast_to(value, target, scope)
    if value.family == "text" and (target in _RANGES or target == "DOUBLE") and scope.dialect != "clickhouse":
        return Argument(_text(value.tree, target, scope.dialect), target)
    what = f"TRY_CAST({value.type or 'a value of unknown type'} AS {target})"
    raise CannotSayError(what, "what does not fit is decided by other rules there")


def _inside(tested: exp.Expr, cast: exp.Expr, target: str) -> exp.Case:
    bits = _RANGES[target]
    low, high = exp.Neg(this=exp.Literal.number(2**bits)), exp.Literal.number(2**bits - 1)
    return exp.Case(ifs=[exp.If(this=exp.Between(this=tested.copy(), low=low, high=high), true=cast)])


def _text(value: exp.Expr, target: str, dialect: str) -> exp.Case:
    trimmed = fill("BTRIM({0}, {1})", dialect, [value, exp.Literal.string(" \t\n\v\f\r")])

    def as_(type_: str, tree: exp.Expr = trimmed) -> exp.Expr:
        return exp.Cast(this=tree.copy(), to=lower_type(type_, dialect))

    def when(pattern: str, result: exp.Expr) -> exp.If:
        matches = "{0} ~ {1}" if dialect == "postgres" else "{0} RLIKE {1}"
        return exp.If(this=fill(matches, dialect, [value, exp.Literal.string(pattern)]), true=result)

    if target == "DOUBLE":
        return exp.Case(ifs=[when(pattern, as_("DOUBLE")) for pattern in (_RARE, _NAMED)])
    number = fill("ROUND({0}, 0)", dialect, [as_("DECIMAL(38,15)")])
    return exp.Case(ifs=[
        when(_WHOLE, _inside(as_("BIGINT"), as_(target), target)),
        when(_SCALED, _inside(number, as_(target, number), target)),
        when(_RARE, as_(target)),
        when(_BASED, as_(target)),
    ])  # fmt: skip
