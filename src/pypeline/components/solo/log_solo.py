"""A message in the log."""

from typing import Literal

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Template, option, procedural


class LogSoloOptions(Options):
    message: Template = option(
        "Message", "May hold placeholders", min_length=1, examples=("{{orders__row_count}} orders",), affects="effects"
    )
    level: Literal["debug", "info", "warning"] = option("Level", default="info", affects="effects", advanced=True)


@procedural
def log(options: LogSoloOptions, _inputs: Inputs) -> Outcome:
    return Call("pypeline.bodies.solo:log", {"message": options.message, "level": options.level})


LOG_SOLO = Component(
    name="log_solo",
    title="Log",
    summary="Write a message into the execution's log.",
    category="Control",
    icon="message-square-text",
    options=LogSoloOptions,
    body=log,
)
