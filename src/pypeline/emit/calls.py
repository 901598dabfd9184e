"""Procedural work in a generated script: the portable bodies' own files are carried along, and called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from pypeline.emit.blocks import alias, column, table
from pypeline.emit.literals import python_template, python_text, python_value
from pypeline.emit.statements import artifact_name, create_table
from pypeline.plan.plan import CallStep, PlanSettings
from pypeline.plan.schema import Known, Schema
from pypeline.problems import Place, Problem


@dataclass(frozen=True)
class CallText:
    """`carried` names files of `pypeline.bodies.portable`; `lines` stand in `main`, `helpers` in `script_text`."""

    lines: tuple[str, ...]
    constants: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()


PYTHON_BODIES = frozenset(f"pypeline.bodies.python:{name}" for name in ("transform", "source", "sink", "solo"))
_FRAME_PACKAGES = {
    "pandas": ("pandas", "pyarrow"),
    "polars": ("polars", "pyarrow"),
    "arrow": ("pyarrow",),
    "dask": ("dask[dataframe]", "pyarrow"),
}


@dataclass(frozen=True)
class FileBody:
    """A portable body that reads or writes a file: the file of `pypeline.bodies.portable`, and its function."""

    carried: str
    function: str
    packages: tuple[str, ...]


READERS = {
    "pypeline.bodies.excel:read": FileBody("excel", "read_excel", ("python-calamine", "pyarrow")),
    "pypeline.bodies.xml:read": FileBody("xml", "read_xml", ("lxml", "pyarrow")),
    "pypeline.bodies.pdf:read": FileBody("pdf", "read_pdf", ("pdfplumber", "pyarrow")),
}
WRITERS = {
    "pypeline.bodies.excel:write": FileBody("excel", "write_excel", ("xlsxwriter", "python-calamine", "pyarrow")),
    "pypeline.bodies.xml:write": FileBody("xml", "write_xml", ("lxml", "pyarrow")),
    "pypeline.bodies.markdown:write": FileBody("markdown", "write_markdown", ("pyarrow",)),
    "pypeline.bodies.chart:write": FileBody("chart", "write_chart", ("vl-convert-python", "pyarrow")),
}


def call_text(step: CallStep, settings: PlanSettings) -> CallText | Problem:
    """How a script does this call, or why it cannot."""
    if step.body in PYTHON_BODIES:
        return _python_text(step, settings)
    if step.body in READERS:
        return _reader_text(step, READERS[step.body])
    if step.body in WRITERS:
        return _writer_text(step, WRITERS[step.body])
    if step.body == "pypeline.bodies.directory:files":
        return _directory_text(step)
    if step.body == "pypeline.bodies.log:rows":
        return _log_text(step)
    return Problem(
        "P501",
        f"{step.nodes[0]} runs code that a script cannot carry",
        Place(node=step.nodes[0]),
        "compile with --until a node before it",
    )


def _reader_text(step: CallStep, body: FileBody) -> CallText:
    node = step.nodes[0]
    config = {name: value for name, value in step.config.items() if name not in {"file_path", "paths"}}
    given = step.config.get("file_path") or step.config.get("paths") or ()
    uris = [given] if isinstance(given, str) else list(given)
    paths = ", ".join(python_template(str(uri)) for uri in uris)
    lines = [f"tables = {body.function}({{**{python_value(config)}, 'paths': found({paths})}})"]
    for port, schema in step.outputs.items():
        lines += _registered(f"tables[{port!r}]", artifact_name(f"{node}.{port}"), schema)
    return CallText(tuple(lines), (), (body.carried,), ("glob", "pyarrow"), body.packages, ("found",))


def _writer_text(step: CallStep, body: FileBody) -> CallText:
    inputs = ", ".join(f"{port!r}: {_table_text(key)}" for port, key in step.inputs.items())
    target, mode = python_template(step.writes or ""), "" if step.mode == "overwrite" else f", mode={step.mode!r}"
    line = f"write_with({body.function}, {python_value(dict(step.config))}, {{{inputs}}}, {target}{mode})"
    return CallText((line,), (), (body.carried,), ("os", "pyarrow"), body.packages, ("write_with",))


def _directory_text(step: CallStep) -> CallText:
    lines = [f"tables = list_files({_config_text(step.config)})"]
    for port, schema in step.outputs.items():
        lines += _registered(f"tables[{port!r}]", artifact_name(f"{step.nodes[0]}.{port}"), schema)
    return CallText(tuple(lines), (), ("directory",), ("pyarrow",), ("pyarrow",))


def _log_text(step: CallStep) -> CallText:
    ((port, key),) = step.inputs.items()
    config = {name: value for name, value in step.config.items() if name != "level"}
    level = str(step.config.get("level") or "info").upper()
    text = f"log_text({_config_text(config)}, {{{port!r}: {_table_text(key)}}})"
    line = f"log_event({step.nodes[0]!r}, {level!r}, {text})"
    return CallText((line,), (), ("log",), ("logging", "pyarrow"), ("pyarrow",), ("log_event",))


def _config_text(config: Mapping[str, Any]) -> str:
    """A mapping whose texts may hold placeholders."""
    parts = (
        f"{python_text(name)}: {python_template(value) if isinstance(value, str) else python_value(value)}"
        for name, value in config.items()
    )
    return "{" + ", ".join(parts) + "}"


def _table_text(key: str) -> str:
    return f"connection.table({artifact_name(key)!r}).to_arrow_table()"


def _registered(value: str, name: str, schema: Schema) -> list[str]:
    """A table of the script as a table of the engine, with the announced types."""
    query = exp.Select(expressions=[exp.Star()], from_=exp.From(this=table("result")))
    if isinstance(schema, Known):
        items = [
            alias(exp.Cast(this=column(found.name), to=exp.DataType.build(found.type, dialect="duckdb")), found.name)
            for found in schema.columns
        ]
        query.set("expressions", items)
    create = create_table(query, name, is_temporary=True).sql(dialect="duckdb", identify=True, comments=False)
    return [
        f"connection.register('result', {value})",
        f"connection.execute({python_text(create)})",
        "connection.unregister('result')",
    ]


def _python_text(step: CallStep, settings: PlanSettings) -> CallText:
    node = step.nodes[0]
    code = f"{node.upper()}_CODE"
    frame = str(step.config.get("frame") or settings.frame)
    lines = ["inputs = {}"]
    lines += [f"inputs[{port!r}] = frame_of({_table_text(key)}, {frame!r})" for port, key in step.inputs.items()]
    target = python_template(step.writes) if step.writes is not None else "None"
    lines.append(f"result = run_code({code}, inputs, {{'output_path': {target}}})")
    for port, schema in step.outputs.items():
        value = f"table_of(result[{port!r}])" if len(step.outputs) > 1 else "table_of(result)"
        lines += _registered(value, artifact_name(f"{node}.{port}"), schema)
    constant = f"{code} = {python_text(str(step.config.get('code', '')))}"
    return CallText(tuple(lines), (constant,), ("frames", "python"), ("pyarrow",), _FRAME_PACKAGES[frame])
