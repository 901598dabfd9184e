"""Runs many expressions in one statement per engine, and compares values by DESIGN §7."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from expressions.grid import NULL_ROW, TYPES, Case, table
from pypeline.emit.scalars import lower
from pypeline.problems import Problem

Answer = list[Any] | str
"""The value in every row of the grid (aggregates: of all rows, of no rows, by group), or the engine's complaint."""
Run = Callable[[str], list[tuple[Any, ...]]]


def lowered(case: Case, dialect: str) -> str | Problem:
    tree = lower(case.expression, dialect, TYPES)
    return tree if isinstance(tree, Problem) else tree.sql(dialect=dialect, identify=True, comments=False)


def answers(cases: Sequence[tuple[Case, str]], dialect: str, run: Run, size: int = 500) -> dict[Case, Answer]:
    """Each case's text run over the grid, `size` in a statement; in halves when a batch fails, until the failing one is alone."""
    found: dict[Case, Answer] = {}
    for role in ("row", "aggregate", "window"):
        batch = [(case, text) for case, text in cases if case.role == role]
        for start in range(0, len(batch), size):
            found |= _batch(batch[start : start + size], dialect, run, role)
    return found


def _batch(batch: Sequence[tuple[Case, str]], dialect: str, run: Run, role: str) -> dict[Case, Answer]:
    try:
        columns = _aggregated(batch, dialect, run) if role == "aggregate" else _rows(batch, dialect, run)
    except Exception as error:  # noqa: BLE001 - whatever the engine's driver raises is the answer
        if len(batch) == 1:
            return {batch[0][0]: f"{type(error).__name__}: {error}"}
        half = len(batch) // 2
        return _batch(batch[:half], dialect, run, role) | _batch(batch[half:], dialect, run, role)
    return {case: list(values) for (case, _), values in zip(batch, columns, strict=True)}


def _names(texts: Sequence[str], quote: str) -> str:
    return ", ".join(f"{text} AS {quote}c{index}{quote}" for index, text in enumerate(texts))


def _rows(batch: Sequence[tuple[Case, str]], dialect: str, run: Run) -> list[tuple[Any, ...]]:
    quote = "`" if dialect == "spark" else '"'
    rows = run(
        f"SELECT {_names([text for _, text in batch], quote)}, {quote}id{quote} AS {quote}sort_id{quote} FROM {table(dialect)} ORDER BY {quote}sort_id{quote}"
    )
    return list(zip(*(row[:-1] for row in rows), strict=True))


def _aggregated(batch: Sequence[tuple[Case, str]], dialect: str, run: Run) -> list[tuple[Any, ...]]:
    quote = "`" if dialect == "spark" else '"'
    names = _names([text for _, text in batch], quote)
    group = f"{quote}f{quote}"
    rows = [
        *run(f"SELECT {names} FROM {table(dialect)}"),
        *run(f"SELECT {names} FROM {table(dialect)} WHERE {quote}id{quote} > 99"),
        *run(
            f"SELECT {names}, {group} AS {quote}grouped{quote} FROM {table(dialect)} GROUP BY {group} ORDER BY {group} IS NULL, {group}"
        ),
    ]
    return list(zip(*(row[: len(batch)] for row in rows), strict=True))


def duckdb_run() -> Run:
    connection = duckdb.connect()
    return lambda sql: connection.execute(sql).fetchall()


def same(expected: Any, actual: Any) -> bool:
    """Equal as rows are: exact, floats to a relative 1e-9; `actual` may be of the other engine's own Python type."""
    if expected is None or actual is None:
        return expected is None and actual is None
    if isinstance(expected, list):
        return isinstance(actual, list) and len(expected) == len(actual) and all(map(same, expected, actual))
    if isinstance(expected, bool) or isinstance(actual, bool):
        return isinstance(expected, bool) and actual in {0, 1} and expected == bool(actual)
    if isinstance(expected, float):
        return _close(expected, float(actual))
    if isinstance(expected, int | Decimal):
        return (
            not isinstance(actual, str | date) and Decimal(expected) == Decimal(str(actual))
            if not isinstance(actual, str)
            else _is_decimal(expected, actual)
        )
    return (
        _same_moment(expected, actual)
        if isinstance(expected, date)
        else bool(expected == actual and type(expected) is type(actual))
    )


def _is_decimal(expected: float | Decimal, actual: str) -> bool:
    """ClickHouse writes decimals and large integers as texts."""
    try:
        return Decimal(expected) == Decimal(actual)
    except ArithmeticError:
        return False


def _close(expected: float, actual: float) -> bool:
    return (math.isnan(expected) and math.isnan(actual)) or math.isclose(expected, actual, rel_tol=1e-9, abs_tol=1e-12)


def _same_moment(expected: date, actual: object) -> bool:
    if isinstance(actual, str):
        try:
            actual = datetime.fromisoformat(actual) if isinstance(expected, datetime) else date.fromisoformat(actual)
        except ValueError:
            return False
    return type(expected) is type(actual) and expected == actual


def _comparable(case: Case, wanted: list[Any], answer: list[Any], dialect: str) -> tuple[list[Any], list[Any]]:
    """ClickHouse has no NULL lists: the row that has them elsewhere is left out."""
    if dialect != "clickhouse" or not {"l", "k"} & set(case.expression.columns) or case.role != "row":
        return wanted, answer
    rows = [index for index in range(len(wanted)) if index != NULL_ROW]
    return [wanted[index] for index in rows], [answer[index] for index in rows]


def differences(
    expected: Mapping[Case, Answer], actual: Mapping[Case, Answer], texts: Mapping[Case, str], dialect: str
) -> list[str]:
    """One line for each case whose answer is another one than DuckDB's. A case that DuckDB refuses says nothing."""
    lines = []
    for case, answer in actual.items():
        wanted = expected[case]
        if isinstance(wanted, str):
            continue
        if isinstance(answer, str):
            lines.append(f"{case.sql}\n    {texts[case]}\n    failed: {answer[:300]}")
        elif not same(*_comparable(case, wanted, answer, dialect)):
            rows = [
                (index, left, right)
                for index, (left, right) in enumerate(zip(wanted, answer, strict=True))
                if not same(left, right)
            ]
            lines.append(f"{case.sql}\n    {texts[case]}\n    (row, expected, actual): {rows[:4]}")
    return lines
