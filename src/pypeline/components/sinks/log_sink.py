"""Rows in the log."""

from typing import Literal

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Port, Template, option, procedural


class LogSinkOptions(Options):
    rows: int = option("Rows", "How many rows to show", default=10, ge=0, affects="effects")
    message: Template = option("Message", "A line above the rows", default="", affects="effects")
    format: Literal["table", "json", "markdown"] = option("Show them as", default="table", affects="effects")
    level: Literal["debug", "info", "warning"] = option("Level", default="info", affects="effects", advanced=True)


@procedural
def log(options: LogSinkOptions, inputs: Inputs) -> Outcome:
    config = {"rows": options.rows, "message": options.message, "format": options.format, "level": options.level}
    return Call("pypeline.bodies.log:rows", config, dict(inputs))


LOG_SINK = Component(
    name="log_sink",
    title="Log rows",
    summary="Show the first rows in the execution's log.",
    category="Sinks",
    icon="scroll-text",
    inputs=(Port("input", "Rows to show"),),
    options=LogSinkOptions,
    body=log,
)
