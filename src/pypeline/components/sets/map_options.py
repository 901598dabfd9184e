"""The options of a map, and what may be wrong with one of its lookups."""

from typing import Annotated, Literal

from pypeline.components.sets.tables import Tables
from pypeline.kit import Expression, Inputs, Options, Place, Problem, SortKey, column, option
from pypeline.kit.shorthand import Shorthand


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


def lookup_problem(one: MapLookup, name: str, inputs: Inputs, tables: Tables, place: str) -> Problem | None:
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


def lookup_order(one: MapLookup) -> list[SortKey]:
    return [SortKey(column(key.column), key.direction == "desc", key.nulls == "first") for key in one.order_by]
