"""Limit: the first rows, or those after the first."""

from pypeline.kit import Component, Inputs, Options, Outputs, Port, option, relational


class LimitOptions(Options):
    rows: int = option("Rows", "How many rows to keep", ge=0)
    offset: int = option("Skip", "How many rows to leave out first", default=0, ge=0)


@relational
def take(options: LimitOptions, inputs: Inputs) -> Outputs:
    return {"output": inputs["input"].limit(options.rows, options.offset)}


LIMIT = Component(
    name="limit_mod",
    title="Limit",
    summary="Keep the first rows only.",
    category="Rows",
    icon="list-numbers",
    inputs=(Port("input", "Rows; sort them first to say which come first"),),
    outputs=(Port("output", "The rows kept"),),
    options=LimitOptions,
    body=take,
)
