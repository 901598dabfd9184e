"""Switch: each row leaves through the port of the first case that is true for it."""

import re

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
    option,
    relational,
)

DEFAULT = Port("default", "Rows for which no case is true")


class Case(Options):
    name: str = option("Name", "The name of the port, as links write it", examples=("domestic",))
    condition: Expression = option("Condition", "A true-or-false expression over the input columns")
    label: str = option("Label", "What the port is called on the canvas", default="", affects="appearance")


class SwitchOptions(Options):
    cases: list[Case] = option("Cases", "Asked in this order; the first that is true takes the row", min_length=1)


def ports_of(options: SwitchOptions) -> tuple[Port, ...]:
    names = dict.fromkeys(case.name for case in options.cases if case.name != DEFAULT.name)
    labels = {case.name: case.label for case in options.cases}
    return tuple(Port(name, labels[name] or f"Rows of the case {name}") for name in names)


@relational
def split_rows(options: SwitchOptions, inputs: Inputs) -> Outcome:
    problems = _name_problems(options)
    if problems:
        return problems
    outputs: dict[str, Relation] = {}
    rest = inputs["input"]
    for case in options.cases:
        is_true = case.condition.is_true()
        outputs[case.name] = rest.where(is_true)
        rest = rest.where(is_true.negated())
    return {**outputs, DEFAULT.name: rest}


def _name_problems(options: SwitchOptions) -> tuple[Problem, ...]:
    found: list[Problem] = []
    seen: set[str] = set()
    for index, case in enumerate(options.cases):
        place = Place(option=f"cases.{index}.name")
        if case.name == DEFAULT.name:
            found.append(Problem("P304", "default is the port of all other rows", place, "give the case another name"))
        elif not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,63}", case.name):
            remedy = "use letters, digits and _, beginning with a letter"
            found.append(Problem("P304", f"{case.name!r} cannot be the name of a port", place, remedy))
        elif case.name in seen:
            found.append(Problem("P316", f"two cases are called {case.name}", place, "give one of them another name"))
        seen.add(case.name)
    return tuple(found)


SWITCH = Component(
    name="switch_mod",
    title="Switch",
    summary="Send each row to the first case whose condition is true.",
    category="Rows",
    icon="signpost",
    inputs=(Port("input", "Rows to send on"),),
    outputs=(DEFAULT,),
    options=SwitchOptions,
    body=split_rows,
    outputs_of=ports_of,
    tags=("route", "case", "conditional"),
)
