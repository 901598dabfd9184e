"""Rows that lie inside one large JSON object, at the end of a way of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from pypeline.kit import Fact, Known, Outcome, Place, Problem, Relation, SchemaColumn, canonical_type, column
from pypeline.kit.expressions import Expression, call, cast, literal
from pypeline.plan.relations import Item

ITEM = "item"
_MOMENTS = re.compile(r"(?<![A-Z_])(TIMESTAMP WITH TIME ZONE|TIMESTAMP|DATE|TIME|UUID)(?![A-Z_])")


def records_at(
    files: Relation, schema: Known, steps: tuple[str, ...], declared: Mapping[str, str], file_column: str
) -> Outcome:
    """The elements of the list at `steps` as rows; an object there is one row. Types are those the file has."""
    found = schema.find(steps[0])
    if found is None:
        return _missing(steps[0], schema.names)
    value, type_ = column(found.name), found.type
    for step in steps[1:]:
        fields = struct_fields(type_)
        field = next((name for name in fields if name.casefold() == step.casefold()), None)
        if field is None:
            return _missing(step, tuple(fields))
        value, type_ = call("struct_extract", value, literal(field)), fields[field]
    kept: list[Item] = [(file_column, column(file_column))] if file_column else []
    one = files.project([(ITEM, value), *kept])
    is_list = type_.endswith("[]")
    rows = one.unnest(ITEM) if is_list else one
    fields = struct_fields(type_.removesuffix("[]") if is_list else type_)
    if not fields:
        fields = {steps[-1]: type_.removesuffix("[]")}
        return {"data": rows.project([*_typed({steps[-1]: column(ITEM)}, fields, declared), *kept])}
    missing = [name for name in declared if name.casefold() not in {field.casefold() for field in fields}]
    if missing:
        return _missing(missing[0], tuple(fields), f"columns.{missing[0]}")
    values = {name: call("struct_extract", column(ITEM), literal(name)) for name in fields}
    return {"data": rows.project([*_typed(values, fields, declared), *kept])}


def records_declared(files: Relation, steps: tuple[str, ...], declared: Mapping[str, str]) -> Outcome:
    """As `records_at` for a file that is known only when it runs: a list of objects with the declared columns."""
    path = "$" + "".join(f'."{step}"' for step in steps[1:])
    fields = ", ".join('"' + name.replace('"', '""') + f'" {type_}' for name, type_ in declared.items())
    found = call("json_extract", column(steps[0]), literal(path)) if steps[1:] else column(steps[0])
    one = files.project([(ITEM, cast(found, f"STRUCT({fields})[]"))])
    rows = one.unnest(ITEM)
    return {"data": rows.project([(name, call("struct_extract", column(ITEM), literal(name))) for name in declared])}


def _typed(values: Mapping[str, Expression], fields: Mapping[str, str], declared: Mapping[str, str]) -> list[Item]:
    wanted = {name.casefold(): type_ for name, type_ in declared.items()}
    return [
        (name, cast(value, type_) if (type_ := wanted.get(name.casefold())) not in {None, fields[name]} else value)
        for name, value in values.items()
    ]


def struct_fields(type_: str) -> dict[str, str]:
    """Names and types of a STRUCT's fields; of any other type none."""
    if not type_.startswith("STRUCT(") or not type_.endswith(")"):
        return {}
    parsed = exp.DataType.build(type_, dialect="duckdb")
    return {
        field.name: canonical_type(field.kind.sql(dialect="duckdb")) or "VARCHAR"
        for field in parsed.expressions
        if isinstance(field, exp.ColumnDef) and isinstance(field.kind, exp.DataType)
    }


def without_moments(fact: Fact) -> Fact:
    """The types of text that was taken for a date or the like are text again, also inside objects and lists."""
    if not isinstance(fact.schema, Known):
        return fact
    columns = (SchemaColumn(found.name, _as_text(found.type)) for found in fact.schema)
    return replace(fact, schema=Known(tuple(columns)))


def _as_text(type_: str) -> str:
    parts = type_.split('"')  # every second one is a quoted name
    return '"'.join(part if place % 2 else _MOMENTS.sub("VARCHAR", part) for place, part in enumerate(parts))


def _missing(name: str, names: tuple[str, ...], option: str = "records_path") -> Problem:
    has = f"there are {', '.join(names[:8])}" if names else "there is no object at this place"
    return Problem("P305", f"the file has no {name} there", Place(option=option), has)
