"""Whether the values of a JSON document fit the types they are read as.

The engine's lenient reading makes NULL of a value that does not fit: a typed value that is NULL where the document has
one did not fit. A strict cast would refuse more than the reader does: keys that are missing, and 1.5 as an integer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from pypeline.components.sources.json_records import struct_fields
from pypeline.kit import Expression, family
from pypeline.kit.expressions import all_of, any_of, call, cast, compare, concat, in_list, is_null, literal

_ANY_MAP = '"MAP(VARCHAR, JSON)"'
_ANY_LIST = '["JSON"]'


@dataclass(frozen=True)
class Misfit:
    """When a line or its document does not fit, and what is said of it; `column` is empty when all of it is meant."""

    condition: Expression
    column: str
    code: str
    message: Expression


def part(document: Expression, types: Mapping[str, str]) -> Expression:
    """The object's values by name; NULL where one is missing or does not fit."""
    return call("from_json", document, literal(json.dumps(types, ensure_ascii=False)))


def misfits(
    document: Expression, values: Mapping[str, Expression], raw: Expression, types: Mapping[str, str]
) -> Iterator[Misfit]:
    """`values` come of the document's `part` with the types; `raw` is the one with JSON for each of them.

    In order: a later one is only asked when none before is true.
    """
    text = cast(document, "VARCHAR")
    yield Misfit(is_null(document), "", "NOT JSON", literal("the line is not JSON"))
    yield Misfit(_is_no("OBJECT", document), "", "NOT AN OBJECT", literal("the line holds no object"))
    yield Misfit(_repeats(document, types), "", "DUPLICATE KEY", concat(literal("a key stands twice in "), text))
    for name, type_ in types.items():
        found = call("struct_extract", raw, literal(name))
        condition = _misfit(values[name], found, type_, 0)
        if condition is not None:
            said = concat(cast(found, "VARCHAR"), literal(f" does not fit {type_}"))
            yield Misfit(condition, name, "CAST", said)


def _misfit(value: Expression, raw: Expression, type_: str, depth: int) -> Expression | None:
    """None: every JSON value fits."""
    kind = family(type_)
    if type_ in {"VARCHAR", "JSON"}:
        return None
    if kind == "struct":
        return _in_struct(value, raw, struct_fields(type_), depth)
    if kind == "list":
        return _in_list(value, raw, type_.removesuffix("[]"), depth)
    if kind == "map":
        return _in_map(value, raw, type_, depth)
    return all_of(is_null(value), _is_there(raw))


def _in_struct(value: Expression, raw: Expression, fields: Mapping[str, str], depth: int) -> Expression:
    found = part(raw, dict.fromkeys(fields, "JSON"))
    named = {name: literal(name) for name in fields}
    inner = [
        _misfit(call("struct_extract", value, named[name]), call("struct_extract", found, named[name]), type_, depth)
        for name, type_ in fields.items()
    ]
    return any_of(_is_no("OBJECT", raw), _repeats(raw, fields), *(condition for condition in inner if condition))


def _in_list(value: Expression, raw: Expression, type_: str, depth: int) -> Expression:
    found = call("from_json", raw, literal(_ANY_LIST))
    inner = _among(value, found, type_, depth)
    return any_of(_is_no("ARRAY", raw), *([inner] if inner else []))


def _in_map(value: Expression, raw: Expression, type_: str, depth: int) -> Expression:
    parsed = exp.DataType.build(type_, dialect="duckdb").expressions[-1].sql(dialect="duckdb")
    found = call("map_values", call("from_json", raw, literal(_ANY_MAP)))
    inner = _among(call("map_values", value), found, parsed, depth)
    return any_of(_is_no("OBJECT", raw), all_of(is_null(value), _is_there(raw)), *([inner] if inner else []))


def _among(values: Expression, raws: Expression, type_: str, depth: int) -> Expression | None:
    """Whether one of the elements does not fit."""
    place = exp.Identifier(this=f"place{depth}", quoted=False)
    one, other = (call("list_extract", side, Expression(place)) for side in (values, raws))
    condition = _misfit(one, other, type_, depth + 1)
    if condition is None:
        return None
    places = call("generate_series", literal(1), call("len", raws))
    found = call("list_filter", places, Expression(exp.Lambda(this=condition.tree.copy(), expressions=[place.copy()])))
    return compare(">", call("len", found), literal(0))


def _repeats(raw: Expression, names: Mapping[str, str]) -> Expression:
    """A key that is read stands twice; of the others nobody asks."""
    keys = call("json_keys", raw)
    name = exp.Identifier(this="key", quoted=False)
    is_read = in_list(Expression(name), [literal(known) for known in names])
    read = call("list_filter", keys, Expression(exp.Lambda(this=is_read.tree, expressions=[name.copy()])))
    return compare("<>", call("list_unique", read), call("len", read))


def _is_there(raw: Expression) -> Expression:
    return compare("<>", call("json_type", raw), literal("NULL"))


def _is_no(kind: str, raw: Expression) -> Expression:
    return in_list(call("json_type", raw), [literal(kind), literal("NULL")]).negated()
