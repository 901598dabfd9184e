"""A small table of awkward values, the same in every engine, and expressions over it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlglot import exp

from expressions.cases import AGGREGATE_CASES, ROW_CASES, WINDOW_CASES
from pypeline.emit.scalars import lower_type
from pypeline.kit.expressions import Role, read_expression
from pypeline.kit.functions import FUNCTIONS, Function
from pypeline.plan.expressions import Expression

TYPES = {
    "id": "INTEGER",
    "a": "INTEGER",
    "b": "BIGINT",
    "x": "DOUBLE",
    "n": "DECIMAL(10,3)",
    "s": "VARCHAR",
    "u": "VARCHAR",
    "f": "BOOLEAN",
    "d": "DATE",
    "e": "DATE",
    "t": "TIMESTAMP",
    "w": "TIMESTAMP",
    "l": "INTEGER[]",
    "k": "VARCHAR[]",
    "digits": "VARCHAR",
    "dates": "VARCHAR",
    "m": "INTEGER",
}
_ROWS: tuple[tuple[str | None, ...], ...] = (
    (
        "1",
        "0",
        "0",
        "0.0",
        "0.000",
        "",
        "a",
        "true",
        "2024-01-31",
        "2024-02-01",
        "2024-01-31 23:59:59.999999",
        "2024-02-01 00:00:00",
        "[1, 2, 3]",
        "['a', 'b']",
        "0",
        "2024-02-29",
        "1",
    ),
    (
        "2",
        "1",
        "-1",
        "0.5",
        "1.005",
        "abc",
        "b",
        "false",
        "2023-12-31",
        "2024-12-31",
        "2023-12-31 00:00:00",
        "2023-12-31 12:30:15.5",
        "[]",
        "[]",
        "-12",
        "1999-12-31",
        "2",
    ),
    (
        "3",
        "-7",
        "2",
        "-2.5",
        "-2.500",
        "Ärger É",
        "Z",
        None,
        "2024-02-29",
        "2023-02-28",
        "2024-02-29 12:00:00.1",
        "2024-02-29 11:59:00",
        "[5, 5]",
        "['x']",
        " 7 ",
        "2024-01-01",
        "3",
    ),
    (
        "4",
        "40000",
        "3",
        "1e15",
        "9999999.999",
        "a,b,,c",
        "a",
        "true",
        "1999-01-03",
        "2000-01-01",
        "1999-01-03 03:04:05",
        "2000-01-01 00:00:01",
        "[7]",
        "['é', '']",
        "2147483647",
        "1970-01-01",
        "1",
    ),
    ("5", None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None),
    (
        "6",
        "3",
        "-3",
        "3.5",
        "3.450",
        "  padded\t ",
        "B",
        "false",
        "2024-12-30",
        "2024-12-29",
        "2024-12-30 10:20:30",
        "2024-12-29 23:00:00",
        "[3, 1, 2]",
        "['b', 'a']",
        "+5",
        "2024-12-31",
        "2",
    ),
    (
        "7",
        "10",
        "0",
        "2.5",
        "2.500",
        "it's 100%_\\d",
        "é",
        "true",
        "2021-01-01",
        "2021-01-01",
        "2021-01-01 00:00:00.000001",
        "2021-01-01 00:00:00",
        "[0]",
        "['a']",
        "007",
        "2021-03-04",
        "4",
    ),
    (
        "8",
        "-1",
        "9",
        "-0.5",
        "-0.005",
        "日本語テキスト",
        "a",
        "false",
        "1950-06-14",
        "1969-12-31",
        "1950-06-14 05:06:07.25",
        "1969-12-31 23:59:59",
        "[-1, 4]",
        "['日本']",
        "1",
        "2000-02-29",
        "5",
    ),
    (
        "9",
        "4",
        "4",
        "0.125",
        "0.125",
        "abcABC123 x",
        "_",
        "true",
        "2024-03-31",
        "2024-02-29",
        "2024-03-31 02:30:00",
        "2024-02-29 02:30:00",
        "[2, 4, 6, 8]",
        "['q', 'w']",
        "99",
        "2024-03-31",
        "6",
    ),
)

NULL_ROW = 4


def table(dialect: str) -> str:
    """The grid as `(SELECT … UNION ALL …) AS grid`."""
    selects = []
    for row in _ROWS:
        cells = [
            exp.alias_(_cell(text, type_, dialect), name, quoted=True)
            for text, (name, type_) in zip(row, TYPES.items(), strict=True)
        ]
        selects.append(exp.Select(expressions=cells).sql(dialect=dialect, identify=True))
    return f"({' UNION ALL '.join(selects)}) AS grid"


def _cell(text: str | None, type_: str, dialect: str) -> exp.Expr:
    if type_.endswith("[]") and text is not None:
        items: list[exp.Expr] = [
            exp.Literal.string(part) if isinstance(part, str) else exp.Literal.number(part)
            for part in ast.literal_eval(text)
        ]
        if dialect in {"duckdb", "postgres"}:
            return exp.Cast(this=exp.Array(expressions=items), to=lower_type(type_, dialect))
        made = exp.Anonymous(
            this="array", expressions=[exp.Cast(this=item, to=lower_type(type_[:-2], dialect)) for item in items]
        )
        return exp.Cast(this=made, to=lower_type(type_, dialect)) if dialect == "clickhouse" or not items else made
    if type_.endswith("[]") and dialect == "clickhouse":
        return exp.Cast(this=exp.Anonymous(this="array", expressions=[]), to=lower_type(type_, dialect))
    value: exp.Expr = exp.Null() if text is None else exp.Literal.string(text)
    return exp.Cast(this=value, to=lower_type(type_, dialect))


@dataclass(frozen=True)
class Case:
    """An expression over the grid."""

    function: str
    sql: str
    role: Role = "row"

    @property
    def expression(self) -> Expression:
        found = read_expression(self.sql, self.role)
        assert isinstance(found, Expression), f"{self.sql}: {found}"
        return found


_COLUMNS = {
    "text": ("s", "u"),
    "number": ("x", "n", "a"),
    "int": ("a",),
    "boolean": ("f",),
    "temporal": ("d", "t"),
    "list": ("l",),
}
_BY_VALUE = {True: ("s",), False: ("a", "x")}


def cases_of(function: Function) -> Iterator[Case]:
    """The examples, and each with one argument after the other replaced by columns of the grid."""
    role: Role = function.role if function.role != "row" else "row"
    for example in function.examples:
        yield Case(function.name, example.sql, role)
    for example in function.examples:
        yield from _varied(function, example.sql, role)


def _varied(function: Function, sql: str, role: Role) -> Iterator[Case]:
    found = read_expression(sql, role)
    assert isinstance(found, Expression), sql
    call = next((node for node in found.tree.find_all(exp.Anonymous) if node.name == function.name), None)
    for index in range(len(call.expressions) if call else 0):
        parameter = function.parameter(index)
        argument = call.expressions[index] if call else None
        if parameter.constant or isinstance(argument, exp.Lambda | exp.Star | exp.Interval | exp.PropertyEQ | None):
            continue
        columns = _COLUMNS.get(parameter.kind) or _BY_VALUE[isinstance(argument, exp.Literal) and argument.is_string]
        for name in columns:
            tree = found.tree.copy()
            target = next(node for node in tree.find_all(exp.Anonymous) if node.name == function.name)
            target.expressions[index].replace(exp.column(name, quoted=True))
            yield Case(function.name, Expression(tree).sql, role)


def _listed(text: str, role: Role) -> list[Case]:
    return [Case("", part.strip(), role) for line in text.strip().splitlines() for part in line.split(" | ")]


@lru_cache(maxsize=1)
def all_cases() -> tuple[Case, ...]:
    cases = [
        case
        for function in FUNCTIONS.values()
        if function.role != "window" and function.deterministic
        for case in cases_of(function)
    ]
    cases += [*_listed(ROW_CASES, "row"), *_listed(AGGREGATE_CASES, "aggregate"), *_listed(WINDOW_CASES, "window")]
    return tuple({(case.sql, case.role): case for case in cases}.values())
