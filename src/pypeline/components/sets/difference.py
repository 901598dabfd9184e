"""Except: rows of the first input that no other input has."""

from pypeline.components.sets.aligning import aligned
from pypeline.kit import Component, Inputs, Options, Outcome, Port, Problem, option, relational


class ExceptOptions(Options):
    by_name: bool = option("Match columns by name", "Off: first with first, second with second", default=True)
    distinct: bool = option(
        "Drop repeats",
        "Off: each row of another input takes one equal row away. NULL is the same as NULL here",
        default=True,
    )


@relational
def take_away(options: ExceptOptions, inputs: Inputs) -> Outcome:
    relations = aligned(inputs.group("input"), by_name=options.by_name, fills_missing=False)
    if isinstance(relations, Problem):
        return relations
    if len(relations) == 1:
        return {"output": relations[0].distinct() if options.distinct else relations[0]}
    return {"output": relations[0].set_operation("except", relations[1:], all_rows=not options.distinct)}


EXCEPT = Component(
    name="except_mod",
    title="Except",
    summary="Keep the rows of the first input that no other input has.",
    category="Sets",
    icon="exclude",
    inputs=(Port("input", "input1 is what is kept, the others are taken away", group=True),),
    outputs=(Port("output", "Rows of input1 that are in no other input"),),
    options=ExceptOptions,
    body=take_away,
    reads_types=True,
)
