"""Intersect: rows that every input has."""

from pypeline.components.sets.aligning import aligned
from pypeline.kit import Component, Inputs, Options, Outcome, Port, Problem, option, relational


class IntersectOptions(Options):
    by_name: bool = option("Match columns by name", "Off: first with first, second with second", default=True)
    distinct: bool = option(
        "Drop repeats",
        "Off: a row that each input has twice appears twice. NULL is the same as NULL here",
        default=True,
    )


@relational
def keep_common(options: IntersectOptions, inputs: Inputs) -> Outcome:
    relations = aligned(inputs.group("input"), by_name=options.by_name, fills_missing=False)
    if isinstance(relations, Problem):
        return relations
    if len(relations) == 1:
        return {"output": relations[0].distinct() if options.distinct else relations[0]}
    return {"output": relations[0].set_operation("intersect", relations[1:], all_rows=not options.distinct)}


INTERSECT = Component(
    name="intersect_mod",
    title="Intersect",
    summary="Keep the rows that every input has.",
    category="Sets",
    icon="intersect",
    inputs=(Port("input", "Rows with the same columns", group=True),),
    outputs=(Port("output", "Rows that are in every input"),),
    options=IntersectOptions,
    body=keep_common,
    reads_types=True,
)
