"""DuckDB's grammar with every function call left as it is written: `name(arguments)` is one kind of node.

sqlglot knows several hundred functions and rewrites many of them while reading or writing. Our function table
(`kit/functions`) decides instead, so calls are `exp.Anonymous` with a lower-case name and its arguments in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.generators.duckdb import DuckDBGenerator
from sqlglot.parsers.duckdb import DuckDBParser
from sqlglot.tokenizer_core import TokenType


def call_node(name: str, arguments: Sequence[exp.Expr]) -> exp.Anonymous:
    return exp.Anonymous(this=name.lower(), expressions=list(arguments))


def _call_of(name: str) -> Callable[..., exp.Expr]:
    def build(_parser: Any, this: exp.Expr, argument: exp.Expr) -> exp.Expr:
        return call_node(name, [this, argument])

    return build


_KEPT = ("CAST", "TRY_CAST", "EXTRACT", "SUBSTRING", "TRIM", "POSITION")


class Verbatim(DuckDB):
    """The dialect that expressions are read in."""

    class Parser(DuckDBParser):
        FUNCTIONS: ClassVar[dict[str, Any]] = {}
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {name: DuckDBParser.FUNCTION_PARSERS[name] for name in _KEPT}
        NO_PAREN_FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
            name: parser for name, parser in DuckDBParser.NO_PAREN_FUNCTION_PARSERS.items() if name in {"CASE", "MAP"}
        }
        JSON_OPERATORS: ClassVar[dict[Any, Any]] = {
            TokenType.ARROW: _call_of("json_extract"),
            TokenType.DARROW: _call_of("json_extract_string"),
        }

    class Generator(DuckDBGenerator):
        def ignorenulls_sql(self, expression: exp.IgnoreNulls) -> str:
            return f"{self.sql(expression, 'this')} IGNORE NULLS"


def parse_scalar(sql: str) -> exp.Expr:
    """The tree of one expression in its normal form. Raises sqlglot's errors; `ValueError` for none or several."""
    trees = sqlglot.parse(sql, dialect=Verbatim)
    if len(trees) != 1 or trees[0] is None:
        message = "several statements" if len(trees) > 1 else "no expression"
        raise ValueError(message)
    return normal(trees[0])


def parse_query(sql: str) -> exp.Expr:
    """The tree of one statement as it is written. Raises sqlglot's errors; `ValueError` for none or several."""
    trees = sqlglot.parse(sql, dialect=Verbatim)
    if len(trees) != 1 or trees[0] is None:
        message = "more than one" if len(trees) > 1 else "none"
        raise ValueError(message)
    for node in list(trees[0].find_all(exp.IgnoreNulls, exp.RespectNulls)):
        _ignore_nulls(node)
    return trees[0]


def normal(tree: exp.Expr) -> exp.Expr:
    """Changes `tree`: one spelling for each meaning, so that later stages know few kinds of nodes."""
    for node in list(tree.find_all(*_REWRITES)):
        rewritten = _REWRITES[type(node)](node)
        if rewritten is node:
            continue
        _keep_place(node, rewritten)
        if rewritten.parent is not None:  # it has taken its place already
            continue
        if node is tree or node.root() is rewritten:
            tree = rewritten
        else:
            node.replace(rewritten)
    return tree


def _keep_place(node: exp.Expr, rewritten: exp.Expr) -> None:
    rewritten.meta.update({key: value for key, value in node.meta.items() if key in {"line", "col", "start", "end"}})


def _lower_name(node: Any) -> exp.Expr:
    name = node.this
    node.set("this", (name.name if isinstance(name, exp.Identifier) else str(name)).lower())
    return node  # type: ignore[no-any-return]


def _distinct(node: Any) -> exp.Expr:
    """`string_agg(DISTINCT a, ',')`: only the first argument is distinct."""
    order = node.parent if isinstance(node.parent, exp.Order) else None
    call, rest = (order or node).parent, node.expressions[1:]
    if isinstance(call, exp.Anonymous) and rest and len(call.expressions) == 1:
        node.set("expressions", node.expressions[:1])
        if order:
            order.set("this", rest[-1])
            rest[-1] = order
        call.set("expressions", [node, *rest])
    return node  # type: ignore[no-any-return]


def _ignore_nulls(node: Any) -> exp.Expr:
    """`lag(x IGNORE NULLS)` is kept as `lag(x) IGNORE NULLS`."""
    call = node.parent
    if isinstance(call, exp.Anonymous):
        node.replace(node.this)
        outer: exp.Expr = type(node)()
        call.replace(outer)
        outer.set("this", call)
        return outer
    return node  # type: ignore[no-any-return]


def _not_like(node: Any) -> exp.Expr:
    """`a NOT LIKE b` is `NOT a LIKE b`; an ESCAPE stays with the LIKE."""
    if not node.args.get("negate"):
        return node  # type: ignore[no-any-return]
    node.set("negate", None)
    whole = node.parent if isinstance(node.parent, exp.Escape) else node
    outer = exp.Not()
    if whole.parent is not None:
        whole.replace(outer)
    outer.set("this", whole)
    return outer


def _ascending(node: Any) -> exp.Expr:
    """`ORDER BY a ASC` is `ORDER BY a`."""
    node.set("desc", node.args.get("desc") or None)
    return node  # type: ignore[no-any-return]


def _extract(node: Any) -> exp.Expr:
    return call_node("date_part", [exp.Literal.string(node.name.lower()), node.expression])


def _substring(node: Any) -> exp.Expr:
    parts = [node.this, node.args.get("start") or exp.Literal.number(1), node.args.get("length")]
    return call_node("substring", [part for part in parts if part is not None])


def _trim(node: Any) -> exp.Expr:
    name = {"LEADING": "ltrim", "TRAILING": "rtrim"}.get(node.text("position").upper(), "trim")
    return call_node(name, [part for part in (node.this, node.args.get("expression")) if part is not None])


def _position(node: Any) -> exp.Expr:
    return call_node("instr", [node.this, node.args["substr"]])


def _no_arguments(name: str) -> Callable[[Any], exp.Expr]:
    return lambda _node: call_node(name, [])


def _as_call(name: str) -> Callable[[Any], exp.Expr]:
    return lambda node: call_node(name, [node.this, node.expression])


def _balanced(kind: type[exp.Binary]) -> Callable[[Any], exp.Expr]:
    """`a AND b AND c …` as a balanced tree: a thousand conditions are ten levels deep, and print the same."""

    def balance(node: Any) -> exp.Expr:
        if isinstance(node.parent, kind) or not isinstance(node.this, kind):
            return node  # type: ignore[no-any-return]
        terms: list[exp.Expr] = []
        while isinstance(node, kind):
            terms.append(node.expression)
            node = node.this
        return _combine(kind, [node, *reversed(terms)])

    return balance


def _combine(kind: type[exp.Binary], terms: list[exp.Expr]) -> exp.Expr:
    if len(terms) == 1:
        return terms[0]
    half = (len(terms) + 1) // 2
    return kind(this=_combine(kind, terms[:half]), expression=_combine(kind, terms[half:]))


def _dot(node: Any) -> exp.Expr:
    """`s.x` reads a field of the struct `s`; only `left` and `right` (a join's sides) are tables."""
    parts = [part for part in (node.args.get("catalog"), node.args.get("db"), node.args.get("table")) if part]
    if not parts or (len(parts) == 1 and parts[0].name.lower() in {"left", "right"}):
        return node  # type: ignore[no-any-return]
    table = parts.pop(0) if parts[0].name.lower() in {"left", "right"} else None
    value: exp.Expr = exp.Column(this=parts.pop(0), table=table)
    for part in (*parts, node.this):
        value = call_node("struct_extract", [value, exp.Literal.string(part.name)])
    return value


def _field(node: Any) -> exp.Expr:
    if isinstance(node.expression, exp.Identifier):
        return call_node("struct_extract", [node.this, exp.Literal.string(node.expression.name)])
    return node  # type: ignore[no-any-return]


def _map(node: Any) -> exp.Expr:
    return call_node("map", [part for part in (node.args.get("keys"), node.args.get("values")) if part is not None])


_REWRITES: dict[type[exp.Expr], Callable[[Any], exp.Expr]] = {
    exp.Anonymous: _lower_name,
    exp.Distinct: _distinct,
    exp.Ordered: _ascending,
    exp.IgnoreNulls: _ignore_nulls,
    exp.Like: _not_like,
    exp.ILike: _not_like,
    exp.Extract: _extract,
    exp.Substring: _substring,
    exp.Trim: _trim,
    exp.StrPosition: _position,
    exp.Pow: _as_call("pow"),
    exp.RegexpLike: _as_call("regexp_matches"),
    exp.RegexpFullMatch: _as_call("regexp_matches"),
    exp.StartsWith: _as_call("starts_with"),
    exp.CurrentDate: _no_arguments("today"),
    exp.CurrentTimestamp: _no_arguments("now"),
    exp.Column: _dot,
    exp.Dot: _field,
    exp.Map: _map,
    exp.And: _balanced(exp.And),
    exp.Or: _balanced(exp.Or),
    exp.DPipe: _balanced(exp.DPipe),
}
