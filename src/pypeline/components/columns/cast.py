"""Cast: change the types of columns."""

from typing import Literal

from pypeline.kit import (
    Column,
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Port,
    TypeName,
    column,
    option,
    relational,
)
from pypeline.kit.columns import spelled, with_error
from pypeline.kit.expressions import all_of, any_of, case, cast, concat, is_null, literal, try_cast
from pypeline.plan.expressions import Origin


class CastOptions(Options):
    columns: dict[Column, TypeName] = option("Types", "Column: new type", min_length=1, examples=({"total": "double"},))
    on_error: Literal["fail", "null", "reject"] = option(
        "When a value does not fit",
        "Stop, make it NULL, or send the row to the port rejected (and stop when that is not linked)",
        default="fail",
    )
    prefix: str = option(
        "Prefix", "Keep the column and put the result in a new one, named with this before it", default=""
    )
    suffix: str = option("Suffix", "The same with this after its name", default="")


@relational
def change_types(options: CastOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    names = spelled(relation, list(options.columns))
    types = dict(zip(names, options.columns.values(), strict=True))
    is_strict = options.on_error == "fail" or (options.on_error == "reject" and "rejected" not in inputs.linked)
    convert = cast if is_strict else try_cast
    items = [
        (f"{options.prefix}{name}{options.suffix}", convert(column(name), type_).with_origin(Origin(("columns", name))))
        for name, type_ in types.items()
    ]
    failed = {name: _fails(name, type_) for name, type_ in types.items()}
    is_bad = any_of(*failed.values())
    kept = relation if options.on_error != "reject" or is_strict else relation.where(is_bad.negated())
    message = case([(failed[name], _message(name, type_)) for name, type_ in types.items()])
    return {"output": kept.extend(items), "rejected": with_error(relation.where(is_bad), "P611", message)}


def _fails(name: str, type_: str) -> Expression:
    return all_of(is_null(column(name)).negated(), is_null(try_cast(column(name), type_)))


def _message(name: str, type_: str) -> Expression:
    return concat(literal(f"{name}: '"), cast(column(name), "VARCHAR"), literal(f"' does not fit {type_}"))


CAST = Component(
    name="cast_mod",
    title="Cast",
    summary="Change the types of columns.",
    category="Columns",
    icon="arrows-clockwise",
    inputs=(Port("input", "Rows with the old types"),),
    outputs=(Port("output", "Rows with the new types"), Port("rejected", "Rows with a value that does not fit")),
    options=CastOptions,
    body=change_types,
    tags=("type", "convert"),
)
