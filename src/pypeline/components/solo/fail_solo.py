"""An end with a message."""

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Template, option, procedural


class FailSoloOptions(Options):
    message: Template = option(
        "Message", "May hold placeholders", min_length=1, examples=("no orders came today",), affects="effects"
    )


@procedural
def fail(options: FailSoloOptions, _inputs: Inputs) -> Outcome:
    return Call("pypeline.bodies.solo:fail", {"message": options.message})


FAIL_SOLO = Component(
    name="fail_solo",
    title="Fail",
    summary="Fail with a message: nothing new begins but handlers.",
    category="Control",
    icon="octagon-x",
    options=FailSoloOptions,
    body=fail,
)
