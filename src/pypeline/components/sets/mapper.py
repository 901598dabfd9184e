"""Map: one input, several lookups, and the output's columns as expressions over all of them."""

from typing import Annotated, Literal

from pypeline.components.sets.finding import Rejection, found, parted
from pypeline.components.sets.tables import Tables
from pypeline.kit import (
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    SortKey,
    option,
    relational,
)
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import all_of, column, equals
from pypeline.kit.shorthand import Shorthand
from pypeline.plan.relations import Item


class LookupOrder(Options):
    """A column of the lookup."""

    column: str = option("Column")
    direction: Literal["asc", "desc"] = option("Direction", default="asc")
    nulls: Literal["first", "last"] = option("NULLs", default="last")


class MapLookup(Options):
    """A table that is searched for each row."""

    input: str = option("Input", "lookup1, lookup2, …", examples=("lookup1",))
    name: str = option("Name", "What the table is called in expressions (by default as its input)", default="")
    on: dict[str, Expression] = option(
        "Keys", "{column of the lookup: expression over the input and earlier lookups}", min_length=1
    )
    how: Literal["left", "inner"] = option(
        "Not found", "left: NULLs; inner: the row goes to rejected (unlinked, the run fails)", default="left"
    )
    match: Literal["one", "first", "all"] = option(
        "Found several times", "one: the row goes to rejected; first: by the order; all: a row for each", default="one"
    )
    order_by: list[Annotated[LookupOrder, Shorthand("column")]] = option(
        "Order", "Which of several is the first", default=[]
    )


class MapOptions(Options):
    lookups: list[MapLookup] = option("Lookups", "Searched in this order", default=[])
    columns: dict[str, Expression] = option(
        "Columns",
        "{name: expression}; input.a and customers.a name the tables, a alone is enough when it is clear",
        min_length=1,
    )
    where: Expression | None = option("Keep rows where", "Looked at after the lookups", default=None)


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
    problem = _lookup_problem(one, name, inputs, tables, place)
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
    result = found(wide, lookup, keys, on, taken, one.match, _order(one))
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


def _lookup_problem(one: MapLookup, name: str, inputs: Inputs, tables: Tables, place: str) -> Problem | None:
    if one.input not in inputs or one.input == "input":
        fed = ", ".join(port for port in inputs if port != "input") or "none"
        return Problem(
            "P307", f"{one.input} is no lookup that is linked", Place(option=f"{place}.input"), f"linked are: {fed}"
        )
    if name in tables.names:
        return Problem(
            "P316", f"two tables are called {name}", Place(option=f"{place}.name"), "give this one another name"
        )
    wanted = {
        **{f"on.{key}": key for key in one.on},
        **{f"order_by.{n}": key.column for n, key in enumerate(one.order_by)},
    }
    part, missing = next(((part, key) for part, key in wanted.items() if not inputs[one.input].has(key)), ("", None))
    if missing is not None:
        known = ", ".join(inputs[one.input].columns[:8])
        return Problem("P305", f"{name} has no column {missing}", Place(option=f"{place}.{part}"), f"it has {known}")
    if one.order_by and one.match != "first":
        return Problem(
            "P316", "order_by is used only with match: first", Place(option=f"{place}.order_by"), "set match: first"
        )
    return None


def _order(one: MapLookup) -> list[SortKey]:
    return [SortKey(column(key.column), key.direction == "desc", key.nulls == "first") for key in one.order_by]


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
