"""Union: the rows of all inputs one below the other."""

from pypeline.components.sets.aligning import aligned
from pypeline.kit import Component, Inputs, Options, Outcome, Port, Problem, option, relational
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import literal


class UnionOptions(Options):
    by_name: bool = option(
        "Match columns by name",
        "A column that an input lacks is NULL there. Off: first with first, second with second",
        default=True,
    )
    distinct: bool = option("Drop repeats", "Rows that are the same in every column appear once", default=False)
    source_column: str = option(
        "Input column", "Add a column of this name with the number of the input a row came from", default=""
    )


@relational
def put_together(options: UnionOptions, inputs: Inputs) -> Outcome:
    relations = aligned(inputs.group("input"), by_name=options.by_name, fills_missing=True)
    if isinstance(relations, Problem):
        return relations
    if options.source_column:
        name = free_name(relations[0].columns, options.source_column)
        relations = [
            relation.extend([(name, literal(number, "INTEGER"))]) for number, relation in enumerate(relations, start=1)
        ]
    if len(relations) == 1:
        return {"output": relations[0].distinct() if options.distinct else relations[0]}
    return {"output": relations[0].set_operation("union", relations[1:], all_rows=not options.distinct)}


UNION = Component(
    name="union_mod",
    title="Union",
    summary="Put the rows of several inputs one below the other.",
    category="Sets",
    icon="rows",
    inputs=(Port("input", "Rows; columns of the same name have values of the same kind", group=True),),
    outputs=(Port("output", "The rows of all inputs"),),
    options=UnionOptions,
    body=put_together,
    reads_types=True,
)
