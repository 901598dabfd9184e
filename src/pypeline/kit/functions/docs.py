"""`docs/functions.md`, made from the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypeline.kit.functions.families import FAMILIES
from pypeline.kit.functions.table import TARGETS, Function, Refused

_INTRODUCTION = """\
# Functions

Made from the function table (`src/pypeline/kit/functions`) by `pytest tests/expressions --accept`; do not edit.

An expression is one SQL expression in DuckDB's dialect over the columns of its input. It may hold columns, values,
`{{placeholders}}`, the operators below and these functions; everything else is refused when the pipeline is read.
A function runs on DuckDB; where the columns PostgreSQL, ClickHouse and Spark say **yes** it gives the same value there
(some need constant arguments or a known type, and say so with P502 when they have not), otherwise it runs on DuckDB
only.

## Operators

`+ - * / // % || = <> < <= > >= AND OR NOT IN BETWEEN LIKE ILIKE IS [NOT] NULL/TRUE/FALSE IS [NOT] DISTINCT FROM CASE
CAST(x AS type) x::type TRY_CAST(x AS type) [a, b] l[1] {'a': 1} s.field x -> x + 1 INTERVAL 3 DAY`

* `/` divides doubles, `//` whole numbers (towards zero); `/`, `//` and `%` by zero give NULL, on every engine.
* Text is compared and ordered by code points. NULLs come last unless the order says otherwise.
* CAST of a decimal to a whole number rounds halves away from zero, of a double to the even neighbour.
* `DATE + INTERVAL` is a TIMESTAMP; `DATE + 3` a DATE; `DATE - DATE` a number of days.
* LIKE has no escape character unless ESCAPE names one.
* Aggregates of no rows are NULL; `count` and `count_if` are 0.
"""


def functions_page() -> str:
    """The whole page."""
    parts = [_INTRODUCTION]
    for title, functions in FAMILIES:
        parts.append(f"## {title}\n\n{_table(functions)}\n")
    return "\n".join(parts)


def _table(functions: Sequence[Function]) -> str:
    rows = [
        "| function | what it gives | example | PostgreSQL | ClickHouse | Spark |",
        "|---|---|---|---|---|---|",
        *(_row(function) for function in functions),
    ]
    return "\n".join(rows)


def _row(function: Function) -> str:
    name = f"`{function.name}({_readable(function.signature)})`"
    also = f"; also `{'`, `'.join(function.aliases)}`" if function.aliases else ""
    volatile = "" if function.deterministic else " Another value each time."
    example = function.examples[0] if function.examples else None
    shown = f"`{_cell(example.sql)}` → `{_cell(_value(example.result))}`" if example else ""
    cells = [name + also, _cell(function.summary) + volatile, shown, *_targets(function)]
    return f"| {' | '.join(cells)} |"


def _readable(signature: str) -> str:
    return signature.replace("'", "")


def _value(result: object) -> str:
    if result is None or isinstance(result, bool):
        return {None: "NULL", True: "true", False: "false"}[result]
    return f"'{result}'" if isinstance(result, str) else str(result)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _targets(function: Function) -> Iterator[str]:
    for target in TARGETS:
        lowering = function.lowerings.get(target)
        yield "no" if lowering is None or isinstance(lowering, Refused) else "yes"
