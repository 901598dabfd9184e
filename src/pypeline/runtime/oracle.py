"""The type oracle: DuckDB describes a hundred relations in one statement over empty tables of the known types."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import duckdb
from sqlglot import exp

from pypeline.build.oracle import Question, Refused
from pypeline.emit.blocks import Block, identifier, table
from pypeline.emit.operators import apply
from pypeline.emit.queries import Writer, with_ctes
from pypeline.emit.scalars import lower
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation
from pypeline.problems import Problem
from pypeline.runtime.engine import Engine, EngineSettings
from pypeline.runtime.engine_errors import engine_error

CHUNK = 100
"""Relations per statement: the binder's time grows faster than their number (300 in one: 0.10 s, in three: 0.06 s)."""


class DuckOracle:
    """One locked engine without files. Thread-safe."""

    def __init__(self) -> None:
        self._engine = Engine(EngineSettings(threads=1))
        self._engine.lock([], [])
        self._tables: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def describe(
        self, relations: Sequence[BoundRelation], pending: Sequence[int]
    ) -> Mapping[int, tuple[str, ...] | Refused]:
        """See `pypeline.build.oracle.TypeOracle`."""
        answers: dict[int, tuple[str, ...] | Refused] = {}
        with self._lock:
            for start in range(0, len(pending), CHUNK):
                self._describe_chunk(relations, pending[start : start + CHUNK], answers)
        return answers

    def columns_of(self, relations: Sequence[BoundRelation], index: int) -> tuple[tuple[str, str], ...] | Refused:
        """See `pypeline.build.oracle.TypeOracle`."""
        try:
            with self._lock:
                given = [self._given(relations[source], None) for source in dict.fromkeys(relations[index].inputs)]
                query = with_ctes(_tree(relations, index), given)
                rows = self._engine.rows(f"DESCRIBE {query.sql(dialect='duckdb', comments=False)}")
        except (duckdb.Error, RefusalError) as error:
            return _refused(error)
        return tuple((row[0], row[1]) for row in rows)

    def _describe_chunk(
        self,
        relations: Sequence[BoundRelation],
        pending: Sequence[int],
        answers: dict[int, tuple[str, ...] | Refused],
    ) -> None:
        possible = [
            index
            for index in pending
            if all(
                self._is_typed(relations, source, answers) or source in pending for source in relations[index].inputs
            )
        ]
        if not possible:
            return
        try:
            types = self._types(relations, possible, possible, answers)
        except (duckdb.Error, RefusalError) as error:
            if len(possible) == 1:
                answers[possible[0]] = _refused(error)
                return
            self._describe_halves(relations, possible, answers)
            return
        position = 0
        for index in possible:
            width = len(relations[index].columns)
            answers[index] = tuple(types[position : position + width])
            position += width

    def _describe_halves(
        self,
        relations: Sequence[BoundRelation],
        pending: Sequence[int],
        answers: dict[int, tuple[str, ...] | Refused],
    ) -> None:
        """Something in the chunk is refused: halves are asked again, until the culprit stands alone."""
        middle = len(pending) // 2
        self._describe_chunk(relations, pending[:middle], answers)
        rest = [
            index
            for index in pending[middle:]
            if not any(
                isinstance(answers.get(source), Refused)
                or (source in pending and source not in answers and source < pending[middle])
                for source in relations[index].inputs
            )
        ]
        self._describe_chunk(relations, rest, answers)

    @staticmethod
    def _is_typed(
        relations: Sequence[BoundRelation], index: int, answers: Mapping[int, tuple[str, ...] | Refused]
    ) -> bool:
        return isinstance(answers.get(index), tuple) or all(column.type for column in relations[index].schema)

    def _types(
        self,
        relations: Sequence[BoundRelation],
        pending: Sequence[int],
        wanted: Sequence[int],
        answers: Mapping[int, tuple[str, ...] | Refused],
    ) -> list[str]:
        inside = set(pending)
        ctes: dict[int, exp.CTE] = {}
        for index in pending:
            for source in relations[index].inputs:
                if source not in inside and source not in ctes:
                    ctes[source] = self._given(relations[source], answers.get(source))
            ctes[index] = _cte(relations[index].name, _tree(relations, index))
        names = [relations[index].name for index in wanted]
        select = exp.Select(
            expressions=[exp.Column(this=exp.Star(), table=identifier(name)) for name in names],
            from_=exp.From(this=table(names[0])),
            with_=exp.With(expressions=[ctes[index] for index in sorted(ctes)]),
            joins=[exp.Join(this=table(name), kind="CROSS") for name in names[1:]],
        )
        return [row[1] for row in self._engine.rows(f"DESCRIBE {select.sql(dialect='duckdb', comments=False)}")]

    def _given(self, relation: BoundRelation, answer: tuple[str, ...] | Refused | None) -> exp.CTE:
        types = answer if isinstance(answer, tuple) else [column.type for column in relation.schema]
        name = self._empty_table(dict(zip(relation.columns, types, strict=True)))
        return _cte(relation.name, exp.Select(expressions=[exp.Star()], from_=exp.From(this=table(name))))

    def _empty_table(self, types: Mapping[str, str]) -> str:
        signature = "\0".join(f"{name}\0{type_}" for name, type_ in types.items())
        if signature in self._tables:
            self._tables.move_to_end(signature)
            return self._tables[signature]
        name = "t_" + blake2b(signature.encode(), digest_size=12).hexdigest()
        columns = ", ".join(
            f"{identifier(column).sql(dialect='duckdb')} {_ddl(type_)}" for column, type_ in types.items()
        )
        self._engine.rows(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})")
        self._tables[signature] = name
        if len(self._tables) > 20_000:  # noqa: PLR2004 - bounds the memory of a long-lived server
            _, oldest = self._tables.popitem(last=False)
            self._engine.rows(f"DROP TABLE IF EXISTS {oldest}")
        return name

    def types_of(self, questions: Sequence[Question]) -> Sequence[str | Refused]:
        """See `pypeline.build.oracle.TypeOracle`."""
        with self._lock:
            found: list[str | Refused] = []
            for start in range(0, len(questions), CHUNK):
                found += self._types_of(questions[start : start + CHUNK])
            return found

    def evaluates(self, constant: Expression) -> bool:
        """See `pypeline.build.oracle.TypeOracle`."""
        lowered = lower(constant, "duckdb", {})
        if isinstance(lowered, Problem):
            return False
        try:
            with self._lock:
                self._engine.rows(f"SELECT {lowered.sql(dialect='duckdb', comments=False)}")
        except duckdb.Error:
            return False
        return True

    def _types_of(self, questions: Sequence[Question]) -> list[str | Refused]:
        try:
            selects = [_cte(f"q{number}", self._question(question)) for number, question in enumerate(questions)]
            names = [f"q{number}" for number in range(len(questions))]
            select = exp.Select(
                expressions=[exp.Column(this=exp.Star(), table=identifier(name)) for name in names],
                from_=exp.From(this=table(names[0])),
                with_=exp.With(expressions=selects),
                joins=[exp.Join(this=table(name), kind="CROSS") for name in names[1:]],
            )
            return [row[1] for row in self._engine.rows(f"DESCRIBE {select.sql(dialect='duckdb', comments=False)}")]
        except (duckdb.Error, RefusalError) as error:
            if len(questions) == 1:
                return [_refused(error)]
            middle = len(questions) // 2
            return self._types_of(questions[:middle]) + self._types_of(questions[middle:])

    def _question(self, question: Question) -> exp.Select:
        lowered = lower(question.expression, "duckdb", question.scope)
        if isinstance(lowered, Problem):
            raise RefusalError(lowered.message)
        sides: dict[str, dict[str, str]] = {}
        is_join = any(column.table for column in question.expression.column_nodes)
        for name, type_ in question.scope.items():
            side, _, column = name.partition(".") if is_join else ("only", "", name)
            sides.setdefault(side, {})[column] = type_
        tables = [table(self._empty_table(types), side) for side, types in sides.items() if types]
        select = exp.Select(expressions=[_without_placeholders(exp.Alias(this=lowered, alias=identifier("answer")))])
        if tables:
            select.set("from_", exp.From(this=tables[0]))
            select.set("joins", [exp.Join(this=other, kind="CROSS") for other in tables[1:]])
        return select


class RefusalError(Exception):
    """An expression that is not even emitted for DuckDB."""


def _refused(error: Exception) -> Refused:
    found = engine_error(error)
    return Refused(found.message, found.candidates)


def _cte(name: str, tree: exp.Expr) -> exp.CTE:
    # Materialised: the binder then binds each once instead of once per reference.
    return exp.CTE(this=tree, alias=exp.TableAlias(this=identifier(name)), materialized=True)


def _tree(relations: Sequence[BoundRelation], index: int) -> exp.Expr:
    relation = relations[index]
    writer = Writer(relations, "duckdb")
    ready = [Block(relations[source].columns, table(relations[source].name)) for source in relation.inputs]
    tree = apply(writer, relation, ready).tree()
    if writer.problems:
        raise RefusalError(writer.problems[0].message)
    return _without_placeholders(tree)


def _without_placeholders(tree: exp.Expr) -> exp.Expr:
    """Their values are not known yet, but their types are: lowering has put a CAST around each."""
    for found in list(tree.find_all(exp.Placeholder)):
        found.replace(exp.Null())
    return tree


def _ddl(type_: str) -> str:
    """Types come from DuckDB's own DESCRIBE or from `canonical_type`; an untyped NULL is stored as DuckDB stores it."""
    return "INTEGER" if type_ in {'"NULL"', "NULL"} else type_
