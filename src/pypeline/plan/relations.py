"""The relational algebra: what a component's body returns, what steps are made of, what every emitter can say.

A `Relation` is an operator over input relations with named output columns. Authors chain its methods; nobody sees
SQL text. Types are not kept here: the compiler asks the type oracle for the whole graph at once (`graph.py`).
Relations compare by identity: they are nodes of a graph, and a long chain must not be walked to be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from sqlglot import exp

from pypeline.plan.expressions import Expression
from pypeline.plan.operators import (
    REJECT_COLUMNS,
    Aggregate,
    ArtifactScan,
    Distinct,
    FileScan,
    Generate,
    Item,
    Join,
    JoinKind,
    Limit,
    Operator,
    Pivot,
    Project,
    QueryScan,
    RejectScan,
    Sample,
    SetOperation,
    Sort,
    SortKey,
    Source,
    Sql,
    TableScan,
    Unnest,
    Unpivot,
    Values,
    Where,
    Window,
)
from pypeline.plan.schema import Schema

__all__ = [
    "REJECT_COLUMNS",
    "Aggregate",
    "ArtifactScan",
    "Call",
    "Checked",
    "Distinct",
    "Expectation",
    "FileFormat",
    "FileScan",
    "FileWrite",
    "Generate",
    "Item",
    "Join",
    "JoinKind",
    "Limit",
    "Operator",
    "Pivot",
    "Project",
    "QueryScan",
    "RejectScan",
    "Relation",
    "Sample",
    "SetOperation",
    "Sort",
    "SortKey",
    "Source",
    "Sql",
    "TableScan",
    "TableWrite",
    "Unnest",
    "Unpivot",
    "Values",
    "Where",
    "Window",
    "column",
]


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """An operator over inputs. `columns` are its output names; `schema` (typed) is given on a body's inputs."""

    op: Operator
    inputs: tuple[Relation, ...] = ()
    columns: tuple[str, ...] = ()
    schema: Schema | None = field(default=None, repr=False)

    def has(self, name: str) -> bool:
        return name.casefold() in {column.casefold() for column in self.columns}

    def where(self, condition: Expression) -> Relation:
        return Relation(Where(condition), (self,), self.columns)

    def project(self, items: Sequence[Item]) -> Relation:
        """Exactly these columns."""
        return Relation(Project(tuple(items)), (self,), tuple(name for name, _ in items))

    def select(self, names: Sequence[str]) -> Relation:
        return self.project([(name, column(name)) for name in names])

    def extend(self, items: Sequence[Item]) -> Relation:
        """All columns, with `items` replacing those of the same name in place and the new ones after them."""
        replaced = {name.casefold(): (name, expression) for name, expression in items}
        kept = [replaced.pop(name.casefold(), (name, column(name))) for name in self.columns]
        return self.project([*kept, *replaced.values()])

    def window(self, items: Sequence[Item]) -> Relation:
        return Relation(Window(tuple(items)), (self,), (*self.columns, *(name for name, _ in items)))

    def join(self, other: Relation, how: JoinKind, on: Expression | None, items: Sequence[Item]) -> Relation:
        """Columns of `on` and `items` are `column("a", "left")` or `column("b", "right")`."""
        return Relation(Join(how, on, tuple(items)), (self, other), tuple(name for name, _ in items))

    def aggregate(self, keys: Sequence[Item], measures: Sequence[Item]) -> Relation:
        return Relation(Aggregate(tuple(keys), tuple(measures)), (self,), tuple(name for name, _ in (*keys, *measures)))

    def sort(self, keys: Sequence[SortKey]) -> Relation:
        return Relation(Sort(tuple(keys)), (self,), self.columns)

    def limit(self, rows: int | None, offset: int = 0) -> Relation:
        return Relation(Limit(rows, offset), (self,), self.columns)

    def distinct(self, on: Sequence[str] = (), order: Sequence[SortKey] = ()) -> Relation:
        return Relation(Distinct(tuple(on), tuple(order)), (self,), self.columns)

    def set_operation(
        self, kind: Literal["union", "intersect", "except"], others: Sequence[Relation], *, all_rows: bool
    ) -> Relation:
        return Relation(SetOperation(kind, all_rows), (self, *others), self.columns)

    def unnest(self, name: str, *, keep_empty: bool = False) -> Relation:
        return Relation(Unnest(name, keep_empty), (self,), self.columns)

    def unpivot(self, columns: Sequence[str], name_column: str, value_column: str, *, keep_nulls: bool) -> Relation:
        folded = {name.casefold() for name in columns}
        kept = tuple(name for name in self.columns if name.casefold() not in folded)
        return Relation(
            Unpivot(tuple(columns), name_column, value_column, keep_nulls), (self,), (*kept, name_column, value_column)
        )

    def sample(self, *, rows: int | None = None, percent: float | None = None, seed: int | None = None) -> Relation:
        return Relation(Sample(rows, percent, seed), (self,), self.columns)


@lru_cache(maxsize=100_000)
def column(name: str, table: str | None = None) -> Expression:
    """A column by its exact name; it is always quoted, so any text is safe.

    Remembered: every node of a large pipeline names the same columns, and each of them is a tree.
    """
    return Expression(
        exp.column(exp.to_identifier(name, quoted=True), table=exp.to_identifier(table, quoted=True) if table else None)
    )


FileFormat = Literal["csv", "parquet", "json"]


@dataclass(frozen=True, slots=True)
class FileWrite:
    """A sink that the engine writes itself. `uri` may hold placeholders.

    mode: overwrite (atomically replaced) | append | error (a problem if the target exists).
    """

    relation: Relation
    uri: str
    format: FileFormat
    mode: Literal["overwrite", "append", "error"] = "overwrite"
    options: Mapping[str, Any] = field(default_factory=dict)
    partition_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableWrite:
    relation: Relation
    connection: str
    table: str
    mode: Literal["append", "replace", "merge"]
    keys: tuple[str, ...] = ()
    create: bool = True


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a number, counted when the pipeline runs, must be.

    `of_table`: the number of all rows, from `at_least` to `at_most`; else the number of rows that break a rule, of
    which there must be none. A fatal one that is not met stops the execution, another one only warns. `rule` reads as a
    claim.
    """

    rule: str
    of_table: bool = False
    at_least: int | None = None
    at_most: int | None = None
    is_fatal: bool = True

    def complaint(self, count: int) -> str | None:
        """What is wrong when this was counted, or None."""
        if not self.of_table:
            verb = "row does" if count == 1 else "rows do"
            return f"{count:,} {verb} not meet: {self.rule}" if count else None
        is_met = (self.at_least is None or count >= self.at_least) and (self.at_most is None or count <= self.at_most)
        return None if is_met else f"{self.rule} is expected, and there {'is' if count == 1 else 'are'} {count:,}"


@dataclass(frozen=True, slots=True)
class Checked:
    """Outputs that come with a promise: before anything of them is used, `counts` (one row, a column for each
    expectation, in order) is computed and looked at.
    """

    outputs: Mapping[str, Relation]
    counts: Relation
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Procedural work in a child process: `body` is `package.module:function`, imported only there.

    `config` is JSON; its text values may hold placeholders. `outputs` gives each port's schema. `packages` are what a
    person's code asks for. `writes` names the file target of a sink. `portable` names the function of `bodies` whose
    source the Python emitter may copy (None: the emitter refuses with P501).
    """

    body: str
    config: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Relation] = field(default_factory=dict)
    outputs: Mapping[str, Schema] = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    writes: str | None = None
    mode: Literal["overwrite", "append", "error"] = "overwrite"
    deterministic: bool = True
