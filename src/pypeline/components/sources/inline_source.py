"""Rows written into the document itself."""

from typing import Literal

from pypeline.components.sources.inline_rows import values_of
from pypeline.components.sources.inline_text import Grid, csv_grid, json_grid
from pypeline.kit import Component, Inputs, Options, Outcome, Place, Port, Problem, TypeName, option, relational


class InlineSourceOptions(Options):
    text: str = option("Text", "The rows, e.g. name,age and below it Ada,36", editor="text")
    format: Literal["csv", "json", "raw"] = option(
        "Format", "json: an array of objects, or one a line; raw: the whole text is one value", default="csv"
    )
    columns: dict[str, TypeName] = option(
        "Columns", "Types of columns, e.g. price: decimal(10,2); all others are guessed", default={}
    )
    delimiter: str = option("Delimiter", "One character between the fields of CSV", default=",", min_length=1)
    header: bool = option("First line holds the names", "Without it, `columns` names the fields in order", default=True)
    null_values: list[str] = option("NULL is written as", "Fields of CSV that mean NULL", default=[""])
    infer_types: bool = option("Guess types", "Off: every column without a declared type is text", default=True)


@relational
def literal_rows(options: InlineSourceOptions, _inputs: Inputs) -> Outcome:
    grid = _grid(options)
    if isinstance(grid, Problem):
        return grid
    known = {name.casefold() for name in grid.names}
    missing = [name for name in options.columns if name.casefold() not in known]
    if missing:
        return Problem(
            "P305",
            f"the text has no column {missing[0]}",
            Place(option=f"columns.{missing[0]}"),
            f"it has {', '.join(grid.names)}",
        )
    found = values_of(grid, options.columns, infer=options.infer_types and options.format != "raw")
    return found if isinstance(found, Problem) else {"data": found}


def _grid(options: InlineSourceOptions) -> Grid | Problem:
    if options.format == "raw":
        return Grid((next(iter(options.columns), "text"),), ((options.text,),))
    if options.format == "json":
        return json_grid(options.text, tuple(options.columns))
    if len(options.delimiter) != 1 or options.delimiter in '"\r\n':
        return Problem(
            "P304", "the delimiter is one character, and neither a quote nor a line end", Place(option="delimiter")
        )
    return csv_grid(
        options.text,
        options.delimiter,
        tuple(options.columns),
        frozenset(options.null_values),
        has_header=options.header,
    )


INLINE_SOURCE = Component(
    name="inline_source",
    title="Inline rows",
    summary="Rows written here, as CSV, JSON or plain text.",
    category="Sources",
    icon="text-cursor-input",
    outputs=(Port("data", "The rows of the text"),),
    options=InlineSourceOptions,
    body=literal_rows,
)
