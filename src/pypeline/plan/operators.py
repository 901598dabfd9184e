"""The operators of the relational algebra: frozen values without inputs. What an engine can run is a table of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlglot import exp

from pypeline.plan.expressions import Expression

Item = tuple[str, Expression]
"""A named output column."""
JoinKind = Literal["inner", "left", "right", "full", "semi", "anti", "cross", "asof", "asof_left"]


@dataclass(frozen=True, slots=True)
class SortKey:
    expression: Expression
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Leaf: an input port of the node whose body is being run; the compiler replaces it by the linked relation."""

    port: str


@dataclass(frozen=True, slots=True)
class FileScan:
    """Leaf: files read by the engine itself. `uris` may hold placeholders; `options` are the format's own, by name.

    `rejects`: the port `rejected` of the reader is linked, so bad rows are collected. `relative_to` is set by whoever
    made the uris absolute: file names in rows stay as the document says them.
    """

    uris: tuple[str, ...]
    format: Literal["csv", "parquet", "json"]
    options: Mapping[str, Any] = field(default_factory=dict)
    rejects: bool = False
    relative_to: str = ""


REJECT_COLUMNS = {
    "file": "VARCHAR",
    "line": "BIGINT",
    "row": "VARCHAR",
    "column": "VARCHAR",
    "error_code": "VARCHAR",
    "error_message": "VARCHAR",
}
"""What the port `rejected` of a reader carries: a row that does not parse has no columns of its own."""


@dataclass(frozen=True, slots=True)
class RejectScan:
    """Leaf: the `REJECT_COLUMNS` of what a `FileScan`, its input, could not read; always in that scan's step."""

    scan: FileScan


@dataclass(frozen=True, slots=True)
class TableScan:
    connection: str
    name: str


@dataclass(frozen=True, slots=True)
class QueryScan:
    connection: str
    sql: str


@dataclass(frozen=True, slots=True)
class ArtifactScan:
    """Leaf: what an earlier step materialised; `key` is `node.port`."""

    key: str


@dataclass(frozen=True, slots=True)
class Values:
    """Leaf: literal rows. `types` are canonical; a cell is None, bool, int, float, str (also for every other type)."""

    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Generate:
    """Leaf: one BIGINT column that counts 0 … rows-1."""

    rows: int


@dataclass(frozen=True, slots=True)
class Project:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """All columns of the input, then `items`, whose expressions are window functions."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Where:
    condition: Expression


@dataclass(frozen=True, slots=True)
class Join:
    """Columns in `on` and `items` are qualified by the tables `left` and `right`. `on` is None only for cross.

    An as-of join's `on` holds equalities and exactly one inequality; of the fitting right rows it takes the nearest.
    """

    how: JoinKind
    on: Expression | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    keys: tuple[Item, ...]
    measures: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    keys: tuple[SortKey, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    rows: int | None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Distinct:
    """Whole rows when `on` is empty; else one row for each value of `on`, the first by `order`."""

    on: tuple[str, ...] = ()
    order: tuple[SortKey, ...] = ()


@dataclass(frozen=True, slots=True)
class SetOperation:
    """Inputs have the same columns in the same order (the author projects first)."""

    kind: Literal["union", "intersect", "except"]
    all: bool


@dataclass(frozen=True, slots=True)
class Unnest:
    """One row per element of the list `column`; the element replaces it. `keep_empty` keeps rows without elements."""

    column: str
    keep_empty: bool


@dataclass(frozen=True, slots=True)
class Unpivot:
    """`columns` become rows of `name_column` (text) and `value_column`; the others are repeated."""

    columns: tuple[str, ...]
    name_column: str
    value_column: str
    keep_nulls: bool


@dataclass(frozen=True, slots=True)
class Pivot:
    """Values of `column`, known only at run time, become columns: the schema is open, only DuckDB runs it."""

    index: tuple[str, ...]
    column: str
    measure: Expression


@dataclass(frozen=True, slots=True)
class Sample:
    rows: int | None
    percent: float | None
    seed: int | None


@dataclass(frozen=True, slots=True)
class Sql:
    """A person's own query: a checked tree whose tables are the `ports` (in the inputs' order) or its own CTEs."""

    tree: exp.Expr = field(compare=False)
    ports: tuple[str, ...] = ()


Operator = (
    Source
    | FileScan
    | RejectScan
    | TableScan
    | QueryScan
    | ArtifactScan
    | Values
    | Generate
    | Project
    | Window
    | Where
    | Join
    | Aggregate
    | Sort
    | Limit
    | Distinct
    | SetOperation
    | Unnest
    | Unpivot
    | Pivot
    | Sample
    | Sql
)
