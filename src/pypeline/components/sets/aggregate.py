"""Aggregate: one row per group."""

from pypeline.components.sets.aggregation import Aggregation, aggregation_item, aggregation_problems
from pypeline.kit import Column, Component, Inputs, Options, Outcome, Place, Port, column, option, relational
from pypeline.kit.columns import spelled


class AggregateOptions(Options):
    group_by: list[Column] = option(
        "Group by", "One row for each combination of values; empty: one row for all", default=[]
    )
    aggregations: list[Aggregation] = option("Aggregations", min_length=1)


@relational
def aggregate_rows(options: AggregateOptions, inputs: Inputs) -> Outcome:
    problems = [
        problem.at(Place(option=f"aggregations.{index}"))
        for index, one in enumerate(options.aggregations)
        for problem in aggregation_problems(one, f"aggregations.{index}")
    ]
    if problems:
        return tuple(problems)
    keys = [(name, column(name)) for name in spelled(inputs["input"], options.group_by)]
    return {
        "output": inputs["input"].aggregate(
            keys, [aggregation_item(one, index) for index, one in enumerate(options.aggregations)]
        )
    }


AGGREGATE = Component(
    name="aggregate_mod",
    title="Aggregate",
    summary="Make one row per group: sums, counts, averages and the like.",
    category="Sets",
    icon="sigma",
    inputs=(Port("input", "Rows to group"),),
    outputs=(Port("output", "One row per group"),),
    options=AggregateOptions,
    body=aggregate_rows,
)
