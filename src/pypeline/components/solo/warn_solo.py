"""A warning."""

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Template, option, procedural


class WarnSoloOptions(Options):
    message: Template = option(
        "Message", "May hold placeholders", min_length=1, examples=("only {{orders__row_count}} orders",),
        affects="effects",
    )  # fmt: skip


@procedural
def warn(options: WarnSoloOptions, _inputs: Inputs) -> Outcome:
    return Call("pypeline.bodies.solo:warn", {"message": options.message})


WARN_SOLO = Component(
    name="warn_solo",
    title="Warn",
    summary="Tell a warning: the execution goes on, and ends as WARNING.",
    category="Control",
    icon="triangle-alert",
    options=WarnSoloOptions,
    body=warn,
)
