"""A plan as a Python script that needs no Pypeline: DuckDB, and whatever a Python node asks for.

Deterministic: the same plan gives the same text, byte for byte. The caller formats it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sqlglot import exp

from pypeline.emit import script_text
from pypeline.emit.blocks import table
from pypeline.emit.borders import for_storage
from pypeline.emit.calls import CallText, call_text
from pypeline.emit.files import BoundText, copy_statement
from pypeline.emit.literals import python_template, python_text, python_value
from pypeline.emit.queries import Writer, query_of
from pypeline.emit.scalars import bind_name
from pypeline.emit.statements import Script, artifact_name, create_table, file_write, title, writer_for
from pypeline.plan.graph import BoundRelation
from pypeline.plan.placeholders import placeholders_in
from pypeline.plan.plan import CallStep, Check, FileOutput, Keep, Plan, QueryStep, TableOutput
from pypeline.plan.relations import FileScan
from pypeline.plan.walk import expressions_of
from pypeline.problems import Place, Problem

PortableSource = Callable[[str], str | None]
"""The text of a file of `pypeline.bodies.portable` by its name, None when there is none."""


@dataclass
class _Parts:
    """What the script is put together from."""

    plan: Plan
    sources: PortableSource
    constants: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    helpers: dict[str, str] = field(default_factory=dict)
    imports: set[str] = field(default_factory=set)
    packages: set[str] = field(default_factory=lambda: {"duckdb"})
    paths: set[str] = field(default_factory=set)
    bound_texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def python_script(
    plan: Plan,
    defaults: Mapping[str, object],
    sources: PortableSource,
    generator: str,
) -> str | tuple[Problem, ...]:
    """The script's text, or everything it cannot say.

    `defaults` are values of placeholders by path (`params.since`); parameters become command line options with these
    defaults. `generator` is the name and version that the header names.
    """
    parts = _Parts(plan, sources)
    for node, reason in plan.late.items():
        parts.problems.append(
            Problem(
                "P501",
                f"{node} is planned only when the pipeline runs: {reason}",
                Place(node=node),
                "declare the columns with columns: (or values: of a pivot)",
            )
        )
    for step in plan.steps:
        if isinstance(step, CallStep):
            _add_call(parts, step)
        else:
            _add_query_step(parts, step)
    if parts.problems:
        return tuple(dict.fromkeys(parts.problems))
    return _text(parts, defaults, generator)


def _add_call(parts: _Parts, step: CallStep) -> None:
    text = call_text(step, parts.plan.settings)
    if isinstance(text, Problem):
        parts.problems.append(text)
        return
    _carry(parts, text)
    parts.packages |= {*text.packages, *step.packages}
    parts.constants += text.constants
    parts.paths |= set(placeholders_in(dict(step.config))) | set(placeholders_in(step.writes or ""))
    parts.lines += [f"# {', '.join(step.nodes)}", *text.lines]


def _carry(parts: _Parts, text: CallText) -> None:
    for name in text.carried:
        source = parts.sources(name)
        if source is None:
            parts.problems.append(Problem("P501", f"the script cannot carry {name}"))
        else:
            parts.helpers[name] = _without_header(source)
    for name in text.helpers:
        parts.helpers[name] = script_text.HELPERS[name]
    parts.imports |= set(text.imports)


def _without_header(source: str) -> str:
    """A module's text without its docstring's future import, which may stand only at the top of a file."""
    return source.replace("from __future__ import annotations\n", "")


def _add_query_step(parts: _Parts, step: QueryStep) -> None:
    step = replace(step, relations=tuple(_bound_paths(parts, relation) for relation in step.relations))
    script = Script("duckdb")
    writer = writer_for(script, step)
    kept: dict[int, exp.Expr] = {}
    parts.lines.append(f"# {', '.join(step.nodes)}")
    for output in step.outputs:
        own = replace(writer, kept=dict(kept), problems=[])
        query = query_of(own, output.relation)
        parts.problems += query.problems
        if isinstance(output, Keep):
            name = artifact_name(output.key)
            constant = _constant(parts, name, create_table(query.tree, name, is_temporary=True))
            parts.lines.append(f"connection.execute({constant}{_values_argument(query.tree)})")
            kept[output.relation] = table(name)
        elif isinstance(output, FileOutput):
            _add_write(parts, output, query.tree, writer)
        elif isinstance(output, Check):
            _add_check(parts, output, query.tree)
        elif isinstance(output, TableOutput):
            parts.problems.append(Problem("P501", "a script cannot write to a connection yet", Place(node=output.node)))


def _add_check(parts: _Parts, check: Check, query: exp.Expr) -> None:
    constant = _constant(parts, f"{check.node}_counts", query)
    parts.helpers["check"] = script_text.CHECK
    rules = [(e.rule, *((e.at_least, e.at_most) if e.of_table else (None, 0)), e.is_fatal) for e in check.expectations]
    values = ", ".join(f"({', '.join(python_value(part) for part in rule)})" for rule in rules)
    parts.lines.append(f"check(connection, {constant}, {_binds(query)}, {check.node!r}, [{values}])")


def _bound_paths(parts: _Parts, relation: BoundRelation) -> BoundRelation:
    """Paths with placeholders become bound values, which the script computes."""
    for expression in expressions_of(relation.op):
        parts.paths |= set(expression.placeholders)
    if not isinstance(relation.op, FileScan) or not placeholders_in(list(relation.op.uris)):
        return relation
    parts.paths |= set(placeholders_in(list(relation.op.uris)))
    uris = []
    for number, uri in enumerate(relation.op.uris, start=1):
        name = f"{relation.node}_path{number}"
        parts.bound_texts[name] = python_template(uri)
        uris.append(BoundText(name))
    return replace(relation, op=replace(relation.op, uris=tuple(uris)))


def _constant(parts: _Parts, name: str, tree: exp.Expr) -> str:
    text = tree.sql(dialect="duckdb", pretty=True, identify=True, comments=False)
    constant = name.upper()
    parts.constants.append(f"{constant} = {python_text(chr(10) + text + chr(10))}")
    return constant


def _values_argument(tree: exp.Expr) -> str:
    binds = _binds(tree)
    return f", {binds}" if binds != "{}" else ""


def _binds(tree: exp.Expr) -> str:
    names = sorted({node.name for node in tree.find_all(exp.Placeholder)} - {"target"})
    return "{" + ", ".join(f"{name!r}: bound[{name!r}]" for name in names) + "}"


def _add_write(parts: _Parts, output: FileOutput, query: exp.Expr, writer: Writer) -> None:
    schema = writer.relations[output.relation].schema
    stored = for_storage(query, schema) if output.format == "parquet" else query
    copy = copy_statement(stored, file_write(output), "target")
    copy.set("files", [exp.Placeholder(this="target")])
    constant = _constant(parts, output.node, copy)
    parts.paths |= set(placeholders_in(output.uri))
    parts.imports |= {"os", "shutil"}
    parts.helpers["write"] = script_text.WRITE
    target, binds = python_template(output.uri), _binds(query)
    if output.mode != "append":
        mode = f", mode={output.mode!r}" if output.mode != "overwrite" else ""
        parts.lines.append(f"write(connection, {constant}, {target}, {binds}{mode})")
    elif output.format == "parquet":
        parts.helpers["append_parquet"] = script_text.APPEND_PARQUET
        parts.lines.append(f"append_parquet(connection, {constant}, {target}, {binds})")
    else:
        parts.helpers["append_csv"] = script_text.APPEND_CSV
        bare = replace(
            file_write(output), options={**output.options, **({"header": False} if output.format == "csv" else {})}
        )
        more = copy_statement(query, bare, "target")
        more.set("files", [exp.Placeholder(this="target")])
        added = _constant(parts, f"{output.node}_added", more)
        parts.lines.append(f"append_csv(connection, {constant}, {added}, {target}, {binds})")


def _text(parts: _Parts, defaults: Mapping[str, object], generator: str) -> str:
    plan = parts.plan
    imports = sorted({"duckdb", *parts.imports, *({"argparse"} if _parameters(parts) else set())})
    standard = [f"import {name}" for name in imports if name not in {"duckdb", "pyarrow"}]
    libraries = [f"import {name}" for name in imports if name in {"duckdb", "pyarrow"}]
    header = [
        f'"""{title(plan)}, generated by {generator}: change the pipeline, not this file.',
        "",
        "Run it in the pipeline's folder, to which its paths are relative.",
        '"""',
        "",
        f"# Additional dependencies: {', '.join(sorted(parts.packages))}",
        "",
        *standard,
        "from pathlib import Path",
        "",
        *libraries,
        "",
        *_settings(plan),
    ]
    main = [
        "",
        "",
        "def main() -> None:",
        *("    " + line for line in _preamble(parts, defaults)),
        *("    " + line for line in parts.lines),
    ]
    return "\n".join(
        [*header, *parts.constants, script_text.PREPARE, *parts.helpers.values(), *main, "", script_text.MAIN]
    )


def _settings(plan: Plan) -> list[str]:
    settings: dict[str, object] = {}
    if plan.settings.threads:
        settings["threads"] = plan.settings.threads
    if plan.settings.memory:
        settings["memory_limit"] = f"{plan.settings.memory // 2**10}KiB"
    return [f"SETTINGS = {python_value(settings)}"]


def _parameters(parts: _Parts) -> list[str]:
    return sorted(path.partition(".")[2] for path in parts.paths if path.startswith("params."))


def _preamble(parts: _Parts, defaults: Mapping[str, object]) -> list[str]:
    lines = []
    parameters = _parameters(parts)
    if parameters:
        lines.append("parser = argparse.ArgumentParser()")
    for name in parameters:
        default = defaults.get(f"params.{name}")
        extra = "required=True" if default is None else f"default={python_value(_plain(default))}"
        lines.append(f"parser.add_argument({'--' + name!r}, {extra})")
    if parameters:
        lines.append("values = {f'params.{name}': value for name, value in vars(parser.parse_args()).items()}")
    elif parts.paths:
        lines.append("values = {}")
    for path in sorted(path for path in parts.paths if path.startswith("context.")):
        parts.imports.add("os")
        name = path.partition(".")[2]
        given = defaults.get(path)
        fallback = f", {python_value(_plain(given))}" if given is not None else ""
        reading = (
            f"os.environ.get({'PYPE_CONTEXT_' + name.upper()!r}{fallback})"
            if fallback
            else f"os.environ[{'PYPE_CONTEXT_' + name.upper()!r}]"
        )
        lines.append(f"values[{path!r}] = {reading}")
    if parts.paths:
        pairs = ", ".join(f"{bind_name(path)!r}: values[{path!r}]" for path in sorted(parts.paths))
        lines.append(f"bound = {{{pairs}}}")
    lines += [f"bound[{name!r}] = {template}" for name, template in parts.bound_texts.items()]
    others = sorted(path for path in parts.paths if not path.startswith(("params.", "context.")))
    parts.problems += [Problem("P501", f"a script cannot know {{{{{path}}}}}") for path in others]
    return [*lines, "connection = connect()"]


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int | float | str | type(None)) else str(value)
