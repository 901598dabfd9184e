"""A plan as one SQL text: a statement per kept result and per sink, in running order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlglot import exp

from pypeline.emit.blocks import column, identifier, table
from pypeline.emit.checks import check_statement
from pypeline.emit.files import copy_statement
from pypeline.emit.queries import Writer, query_of
from pypeline.emit.reject_tables import reject_source
from pypeline.emit.scalars import lower_type
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import CallStep, Check, FileOutput, Keep, Plan, QueryStep, TableOutput
from pypeline.plan.relations import ArtifactScan, FileScan, FileWrite, RejectScan, Relation, Values
from pypeline.problems import Place, Problem

TARGETS = ("duckdb", "postgres", "clickhouse", "spark", "snowflake", "bigquery")
EXPERIMENTAL = frozenset({"snowflake", "bigquery"})


@dataclass
class Script:
    """Statements under construction. `tables` are expected to be there: files that this dialect does not read."""

    dialect: str
    statements: list[exp.Expr] = field(default_factory=list)
    tables: dict[str, BoundRelation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def sql_text(plan: Plan, dialect: str) -> str | tuple[Problem, ...]:
    """The text, or everything this dialect cannot say. Placeholders must have been replaced (`with values`).

    DuckDB reads and writes the files itself. Elsewhere a file is a table named by its node, created empty at the top,
    and what a sink would write becomes a table named by the sink.
    """
    script = Script(dialect)
    for reason_node, reason in plan.late.items():
        script.problems.append(
            Problem(
                "P501",
                f"{reason_node} is planned only when the pipeline runs: {reason}",
                Place(node=reason_node),
                "declare the columns with columns: (or values: of a pivot)",
            )
        )
    for step in plan.steps:
        if isinstance(step, CallStep):
            script.problems.append(
                Problem(
                    "P501",
                    f"{step.nodes[0]} runs Python; SQL cannot say that",
                    Place(node=step.nodes[0]),
                    "compile with --target python, or with --until a node before it",
                )
            )
        else:
            _add_step(script, step)
    if script.problems:
        return tuple(dict.fromkeys(script.problems))
    return _text(plan, script)


def writer_for(script: Script, step: QueryStep) -> Writer:
    """A writer for one step: artifacts are tables, and so are files where the dialect reads none."""
    rejects = {
        relation.name: reject_names(relation)
        for relation in step.relations
        if isinstance(relation.op, FileScan) and relation.op.rejects
    }

    def source(relation: BoundRelation) -> exp.Expr | None:
        if isinstance(relation.op, ArtifactScan):
            return table(artifact_name(relation.op.key))
        if isinstance(relation.op, RejectScan) and script.dialect == "duckdb":
            return reject_source(rejects[step.relations[relation.inputs[0]].name])
        if isinstance(relation.op, FileScan) and script.dialect != "duckdb":
            script.tables[relation.node] = relation
            return table(relation.node)
        return None

    return Writer(step.relations, script.dialect, source, {}, rejects)


def artifact_name(key: str) -> str:
    """A table's name for what is kept under `node.port` or `step:name`."""
    return key.replace(".", "_").replace(":", "_")


def reject_names(relation: BoundRelation) -> tuple[str, str]:
    return f"{relation.name}_reject_errors", f"{relation.name}_reject_scans"


def _add_step(script: Script, step: QueryStep) -> None:
    writer = writer_for(script, step)
    kept: dict[int, exp.Expr] = {}
    for output in step.outputs:
        own = replace(writer, kept=dict(kept), problems=[])
        query = query_of(own, output.relation)
        script.problems += query.problems
        if isinstance(output, Keep):
            name = artifact_name(output.key)
            script.statements.append(create_table(query.tree, name, is_temporary=True))
            kept[output.relation] = table(name)
        elif isinstance(output, Check):
            statement = check_statement(query.tree, step.relations[output.relation].columns, output, script.dialect)
            (script.problems if isinstance(statement, Problem) else script.statements).append(statement)  # type: ignore[arg-type]
        elif isinstance(output, TableOutput):
            script.problems.append(
                Problem("P501", "SQL text cannot write to a connection yet", Place(node=output.node))
            )
        elif script.dialect == "duckdb":
            script.statements.append(copy_statement(query.tree, file_write(output), output.uri))
        else:
            script.statements.append(create_table(query.tree, output.node, is_temporary=False))


def file_write(output: FileOutput) -> FileWrite:
    return FileWrite(
        Relation(Values((), ())), output.uri, output.format, output.mode, output.options, output.partition_by
    )


def create_table(query: exp.Expr, name: str, *, is_temporary: bool) -> exp.Create:
    """CREATE [TEMPORARY] TABLE name AS query."""
    properties = exp.Properties(expressions=[exp.TemporaryProperty()]) if is_temporary else None
    return exp.Create(this=exp.Table(this=identifier(name)), kind="TABLE", expression=query, properties=properties)


def _text(plan: Plan, script: Script) -> str:
    lines = [f"-- {title(plan)}, compiled by Pypeline for {script.dialect}"]
    if script.dialect in EXPERIMENTAL:
        lines.append("-- experimental: this dialect has not been executed by Pypeline's tests")
    if script.tables:
        lines.append("-- the first tables hold the files' rows: load them before running the rest")
    parts = ["\n".join(lines)]
    trees: Sequence[exp.Expr] = [
        *(_empty_table(script, name, relation) for name, relation in script.tables.items()),
        *script.statements,
    ]
    parts += [tree.sql(dialect=script.dialect, pretty=True, identify=True, comments=False) + ";" for tree in trees]
    return "\n\n".join(parts) + "\n"


def title(plan: Plan) -> str:
    """Name and version of the pipeline: characters that cannot end a comment."""
    return f"{plan.name} {plan.version}" if plan.version else plan.name


def _empty_table(script: Script, name: str, relation: BoundRelation) -> exp.Create:
    columns = [
        exp.ColumnDef(this=column(found.name).this, kind=lower_type(found.type, script.dialect))
        for found in relation.schema.columns
    ]
    schema = exp.Schema(this=exp.Table(this=identifier(name)), expressions=columns)
    return exp.Create(this=schema, kind="TABLE", exists=True)
