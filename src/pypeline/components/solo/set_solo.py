"""Values for later nodes."""

from typing import Any

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Place, Problem, Template, option, procedural


class SetSoloOptions(Options):
    values: dict[str, Template | int | float | bool | None] = option(
        "Values",
        "Names and values; later nodes and guards read {{node__name}}",
        min_length=1,
        examples=({"day": "{{params.day}}", "tries": 3},),
        affects="effects",
    )


@procedural
def set_values(options: SetSoloOptions, _inputs: Inputs) -> Outcome:
    for name in options.values:
        if not name.isidentifier():
            place = Place(option=f"values.{name}")
            return Problem("P304", f"{name} cannot be a name", place, "use letters, digits and _")
    config: dict[str, Any] = {"values": dict(options.values)}
    return Call("pypeline.bodies.solo:set_values", config)


SET_SOLO = Component(
    name="set_solo",
    title="Set values",
    summary="Leave values that later nodes and guards read.",
    category="Control",
    icon="variable",
    options=SetSoloOptions,
    body=set_values,
)
