"""JSON as expressions and relations: fields, objects, structures, arrays."""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from pypeline.kit import Expression, Relation, canonical_type, column, family
from pypeline.kit.columns import free_name, type_of
from pypeline.kit.expressions import call, cast, literal, struct


def invalid(name: str) -> Expression:
    """Whether the text is there and is no JSON."""
    return call("json_valid", column(name)).negated().is_true()


def field_value(name: str, path: str, type_: str) -> Expression:
    """What is at a path (`$.a.b`, or short `a.b`), as a value of the type; NULL when nothing is there."""
    at = literal(path if path.startswith("$") else f"$.{path}")
    if type_ == "JSON":
        return call("json_extract", column(name), at)
    if family(type_) in {"list", "struct", "map"}:
        return cast(call("json_extract", column(name), at), type_)
    text = call("json_extract_string", column(name), at)
    return text if type_ == "VARCHAR" else cast(text, type_)


def built(names: Sequence[str]) -> Expression:
    return call("to_json", struct({name: column(name) for name in names}))


def elements(
    relation: Relation, name: str, new: str, type_: str, *, keep_empty: bool, keep: bool
) -> Relation:  # fmt: skip
    """A row for each element of the JSON array."""
    element = free_name(relation.columns, "element")
    rows = relation.extend([(element, cast(column(name), f"{type_}[]"))]).unnest(element, keep_empty=keep_empty)
    others = [other for other in relation.columns if other != new and (keep or other != name)]
    return rows.project([*((other, column(other)) for other in others), (new, column(element))])


def flattened(
    relation: Relation, name: str, levels: int | None, separator: str, *, prefix: bool, keep: bool
) -> Relation:
    """A column for each field of the structure, and of the structures in it."""
    found = list(_fields(type_of(relation, name), column(name), levels or -1))
    items = [(separator.join([name, *path] if prefix else path), value) for path, value in found]
    kept = [(other, column(other)) for other in relation.columns if other != name or keep]
    return relation.project([*kept, *items])


def _fields(type_: str, value: Expression, levels: int) -> Iterator[tuple[list[str], Expression]]:
    for field in exp.DataType.build(type_, dialect="duckdb").expressions:
        inner = call("struct_extract", value, literal(field.name))
        inner_type = canonical_type(field.kind.sql(dialect="duckdb")) or ""
        if family(inner_type) == "struct" and levels != 1:
            yield from (([field.name, *path], part) for path, part in _fields(inner_type, inner, levels - 1))
        else:
            yield [field.name], inner
