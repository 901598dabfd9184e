"""The options of date and time, and which of them go together."""

from typing import Literal

from pypeline.components.columns.actions import unfit
from pypeline.components.columns.dating import Part, Unit
from pypeline.kit import Column, Options, Place, Problem, Relation, family, option
from pypeline.kit.columns import type_of
from pypeline.kit.patterns import format_problem

Action = Literal["parse", "format", "parts", "truncate", "shift", "difference", "time_zone"]

TAKES: dict[str, tuple[str, ...]] = {
    "parse": ("name", "formats", "type", "on_error"), "format": ("name", "format"),
    "parts": ("name", "parts"), "truncate": ("name", "unit"),
    "shift": ("name", "unit", "amount", "amount_column"), "difference": ("name", "unit", "until", "complete"),
    "time_zone": ("name", "from_zone", "to_zone"),
}  # fmt: skip
NEEDS = {
    "format": "format",
    "parts": "parts",
    "truncate": "unit",
    "shift": "unit",
    "difference": "until",
    "time_zone": "to_zone",
}


class DatetimeOptions(Options):
    column: Column = option("Column", "A date or time, or the text to read one from")
    action: Action = option("Action", "What to do with it", default="parse")
    name: str = option(
        "New column", "Keep the column and put the result here (parts: the prefix of their names)", default=""
    )
    formats: list[str] = option("Formats", "Tried one after the other, e.g. %d/%m/%Y; ISO 8601 when empty", default=[])
    type: Literal["date", "timestamp", "time"] = option("Type", "What the text holds", default="timestamp")
    on_error: Literal["fail", "null", "reject"] = option(
        "When a text cannot be read", "Stop, make it NULL, or send the row to the port rejected", default="fail"
    )
    format: str = option("Format", "How to write it, e.g. %A, %d %B %Y", default="")
    parts: list[Part] = option("Parts", "A column for each", default=[])
    unit: Unit | None = option("Unit", "Round down to it, or count in it", default=None)
    amount: int | None = option("Amount", "How many units later (earlier when negative)", default=None)
    amount_column: Column | None = option("Amount from", "A column that says how many units", default=None)
    until: Column | None = option("Until", "The column to subtract from", default=None)
    complete: bool = option("Complete units", "Count only full ones, not how many borders lie between", default=False)
    from_zone: str = option("From zone", "The time zone of the column, e.g. Europe/Berlin", default="UTC")
    to_zone: str = option("To zone", "The time zone of the result", default="")


def problem_of(options: DatetimeOptions, relation: Relation, name: str) -> Problem | None:
    kind = family(type_of(relation, name))
    extra = unfit(options, options.action, TAKES)
    if extra:
        return extra[0]
    needed = NEEDS.get(options.action)
    if needed and not getattr(options, needed):
        return Problem("P303", f"{options.action} needs {needed}", Place(option="action"), f"add {needed}: …")
    if options.action == "shift" and (options.amount is None) == (options.amount_column is None):
        return Problem(
            "P316", "shift has amount or amount_column, one of the two", Place(option="action"), "add amount: 1"
        )
    if options.action != "parse" and kind not in {"date", "timestamp", "time"}:
        text = f"{name} is {type_of(relation, name)}, not a date or time"
        return Problem("P316", text, Place(option="column"), "read it first: action: parse")
    formats = [(f"formats.{index}", text) for index, text in enumerate(options.formats)] + [("format", options.format)]
    return next((found for place, text in formats if (found := format_problem(text, place))), None)
