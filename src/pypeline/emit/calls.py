"""Procedural work in a generated script: the portable bodies' own files are carried along, and called."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from pypeline.emit.blocks import alias, column, table
from pypeline.emit.literals import python_template, python_text
from pypeline.emit.statements import artifact_name, create_table
from pypeline.plan.plan import CallStep, PlanSettings
from pypeline.plan.schema import Known
from pypeline.problems import Place, Problem


@dataclass(frozen=True)
class CallText:
    """`carried` names files of `pypeline.bodies.portable`; `lines` stand in `main`."""

    lines: tuple[str, ...]
    constants: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    packages: tuple[str, ...] = field(default=())


PYTHON_BODIES = {f"pypeline.bodies.python:{name}": name for name in ("transform", "source", "sink", "solo")}
_FRAME_PACKAGES = {
    "pandas": ("pandas", "pyarrow"),
    "polars": ("polars", "pyarrow"),
    "arrow": ("pyarrow",),
    "dask": ("dask[dataframe]", "pyarrow"),
}


def call_text(step: CallStep, settings: PlanSettings) -> CallText | Problem:
    """How a script does this call, or why it cannot."""
    if step.body in PYTHON_BODIES:
        return _python_text(step, settings)
    return Problem(
        "P501",
        f"{step.nodes[0]} cannot be said in a script yet",
        Place(node=step.nodes[0]),
        "compile with --until a node before it",
    )


def _python_text(step: CallStep, settings: PlanSettings) -> CallText:
    node = step.nodes[0]
    code = f"{node.upper()}_CODE"
    frame = str(step.config.get("frame") or settings.frame)
    lines = ["inputs = {}"]
    for port, key in step.inputs.items():
        reading = f"connection.table({artifact_name(key)!r}).to_arrow_table()"
        lines.append(f"inputs[{port!r}] = frame_of({reading}, {frame!r})")
    target = python_template(step.writes) if step.writes is not None else "None"
    extra = f"{{'output_path': {target}}}"
    lines.append(f"result = run_code({code}, inputs, {extra})")
    for port, schema in step.outputs.items():
        name = artifact_name(f"{node}.{port}")
        value = f"result[{port!r}]" if len(step.outputs) > 1 else "result"
        lines.append(f"connection.register('result', table_of({value}))")
        query = exp.Select(expressions=[exp.Star()], from_=exp.From(this=table("result")))
        if isinstance(schema, Known):
            query.set(
                "expressions",
                [
                    alias(
                        exp.Cast(this=column(found.name), to=exp.DataType.build(found.type, dialect="duckdb")),
                        found.name,
                    )
                    for found in schema.columns
                ],
            )
        create = create_table(query, name, is_temporary=True).sql(dialect="duckdb", identify=True, comments=False)
        lines += [f"connection.execute({python_text(create)})", "connection.unregister('result')"]
    constant = f"{code} = {python_text(str(step.config.get('code', '')))}"
    return CallText(tuple(lines), (constant,), ("frames", "python"), ("pyarrow",), _FRAME_PACKAGES[frame])
