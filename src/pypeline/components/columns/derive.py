"""Derive: compute columns, one after the other."""

from pypeline.kit import Component, Expression, Inputs, Options, Outputs, Port, Relation, option, relational


class DeriveOptions(Options):
    columns: dict[str, Expression] = option(
        "Columns", "Name: expression, in this order; later ones may use earlier ones, and replace columns of the input",
        min_length=1, examples=({"net": "price * quantity", "gross": "net * 1.19"},),
    )  # fmt: skip


@relational
def compute(options: DeriveOptions, inputs: Inputs) -> Outputs:
    relation = inputs["input"]
    level: dict[str, tuple[str, Expression]] = {}
    for name, expression in options.columns.items():
        # What uses a column of this level has to wait for the next one: SQL computes a level at once.
        if name.casefold() in level or any(used.casefold() in level for used in expression.columns):
            relation, level = _with(relation, level), {}
        level[name.casefold()] = (name, expression)
    return {"output": _with(relation, level)}


def _with(relation: Relation, level: dict[str, tuple[str, Expression]]) -> Relation:
    return relation.extend(list(level.values()))


DERIVE = Component(
    name="derive_mod",
    title="Derive columns",
    summary="Compute columns from other columns.",
    category="Columns",
    icon="function",
    inputs=(Port("input", "Rows to compute from"),),
    outputs=(Port("output", "The rows with the new columns"),),
    options=DeriveOptions,
    body=compute,
    tags=("formula", "expression", "calculate"),
)
