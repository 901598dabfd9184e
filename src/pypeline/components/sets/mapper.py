"""Map: one input, several lookups, and the output's columns as expressions over all of them."""

from pypeline.components.sets.finding import Rejection, found, parted
from pypeline.components.sets.map_options import MapLookup, MapOptions, lookup_order, lookup_problem
from pypeline.components.sets.tables import Tables
from pypeline.kit import (
    Component,
    Inputs,
    Outcome,
    Port,
    Problem,
    Relation,
    relational,
)
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import all_of, column, equals
from pypeline.plan.relations import Item


@relational
def map_rows(options: MapOptions, inputs: Inputs) -> Outcome:
    main = inputs["input"]
    tables = Tables({}).with_table("input", main.columns)
    wide = main.project([(tables.wide_name("input", name), column(name)) for name in main.columns])
    own: list[Item] = [(name, column(tables.wide_name("input", name))) for name in main.columns]
    rejections: list[Rejection] = []
    for index, one in enumerate(options.lookups):
        step = _searched(one, inputs, wide, tables, f"lookups.{index}")
        if isinstance(step, Problem):
            return step
        wide, tables, rejected = step
        rejections += rejected
    output: list[Item] = []
    for name, expression in options.columns.items():
        bound = tables.bound(expression)
        if isinstance(bound, Problem):
            return bound
        output.append((name, bound))
    kept = tables.bound(options.where) if options.where is not None else None
    if isinstance(kept, Problem):
        return kept
    rows = wide if kept is None else wide.where(kept)
    return parted(rows, output, own, rejections, is_linked="rejected" in inputs.linked)


Step = tuple[Relation, Tables, list[Rejection]]


def _searched(one: MapLookup, inputs: Inputs, wide: Relation, tables: Tables, place: str) -> Step | Problem:
    name = one.name or one.input
    problem = lookup_problem(one, name, inputs, tables, place)
    if problem:
        return problem
    lookup = inputs[one.input]
    keys = spelled(lookup, list(one.on))
    parts = []
    for key, expression in zip(keys, one.on.values(), strict=True):
        bound = tables.bound(expression, "left")
        if isinstance(bound, Problem):
            return bound
        parts.append(equals(bound, column(key, "right")).with_origin(expression.origin))
    on = parts[0] if len(parts) == 1 else all_of(*parts).with_origin(parts[0].origin)
    after = tables.with_table(name, lookup.columns)
    taken = [(after.wide_name(name, own), column(own, "right")) for own in lookup.columns]
    result = found(wide, lookup, keys, on, taken, one.match, lookup_order(one))
    shown = ", ".join(keys)
    rejections = []
    if one.how == "inner":
        rejections.append(
            Rejection(
                result.is_missing, "LOOKUP_MISSING", f"not found in {name} by {shown}", f"{shown} is found in {name}"
            )
        )
    if one.match == "one":
        rejections.append(
            Rejection(
                result.is_many,
                "LOOKUP_SEVERAL",
                f"several rows in {name} by {shown}",
                f"{shown} is found only once in {name}",
            )
        )
    return result.rows, after, rejections


MAP = Component(
    name="map_mod",
    title="Map",
    summary="Compute the output's columns from an input and several lookups.",
    category="Sets",
    icon="waypoints",
    inputs=(Port("input", "Rows to map"), Port("lookup", "Tables to look in", group=True, optional=True)),
    outputs=(Port("output", "The mapped rows"), Port("rejected", "Rows that a lookup did not find, or several times")),
    options=MapOptions,
    body=map_rows,
)
