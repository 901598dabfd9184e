"""Filter: the rows for which a condition is true, and all others."""

from pypeline.kit import Component, Expression, Inputs, Options, Outputs, Port, option, relational


class FilterOptions(Options):
    condition: Expression = option(
        "Keep rows where", "A true-or-false expression over the input columns, e.g. total > 100"
    )


@relational
def split_rows(options: FilterOptions, inputs: Inputs) -> Outputs:
    # NULL is not true: such rows are rejected, so that kept and rejected together hold every row.
    is_kept = options.condition.is_true()
    return {"output": inputs["input"].where(is_kept), "rejected": inputs["input"].where(is_kept.negated())}


FILTER = Component(
    name="filter_mod",
    title="Filter",
    summary="Keep the rows for which a condition is true.",
    category="Rows",
    icon="funnel",
    inputs=(Port("input", "Rows to test"),),
    outputs=(Port("output", "Rows where it is true"), Port("rejected", "All other rows")),
    options=FilterOptions,
    body=split_rows,
)
