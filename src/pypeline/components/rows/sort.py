"""Sort: put the rows in order."""

from pypeline.kit import Component, Inputs, Options, Outcome, Port, option, relational
from pypeline.kit.sorting import Order, order_problems, sort_keys


class SortOptions(Options):
    by: Order = option(
        "Sort by",
        "The first key decides, the next ones break ties; a key is a column's name or {column, direction, nulls}",
        min_length=1,
        examples=([{"column": "total", "direction": "desc"}, "name"],),
    )


@relational
def put_in_order(options: SortOptions, inputs: Inputs) -> Outcome:
    problems = order_problems(options.by, "by")
    return problems or {"output": inputs["input"].sort(sort_keys(options.by))}


SORT = Component(
    name="sort_mod",
    title="Sort",
    summary="Put the rows in order.",
    category="Rows",
    icon="arrows-down-up",
    inputs=(Port("input", "Rows in any order"),),
    outputs=(Port("output", "The same rows, in order"),),
    options=SortOptions,
    body=put_in_order,
)
