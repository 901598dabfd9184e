"""Split: a text at a delimiter, into columns or into rows."""

from typing import Literal

from pypeline.kit import (
    Column,
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    TypeName,
    column,
    option,
    relational,
)
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import call, case, cast, compare, literal
from pypeline.kit.patterns import read_pattern


class SplitOptions(Options):
    column: Column = option("Column", "The text to split")
    delimiter: str = option("Delimiter", "What stands between the parts", default=",", min_length=1)
    regex: bool = option("Regular expression", "The delimiter is a regular expression", default=False)
    into: Literal["columns", "rows"] = option("Into", "A column for each part, or a row for each", default="columns")
    names: list[str] = option("Names", "The new columns, one for each part (one alone for rows)", default=[])
    count: int | None = option(
        "Parts", "How many columns, named after the column, when names are not given", default=None, ge=1
    )
    rest: Literal["drop", "keep"] = option(
        "More parts", "Dropped, or kept in the last column as they are", default="drop"
    )
    trim: bool = option("Trim", "Take spaces away around each part", default=False)
    type: TypeName | None = option("Type", "The type of the parts", default=None)
    keep_original: bool = option("Keep the column", default=True)


@relational
def split(options: SplitOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    (name,) = spelled(relation, [options.column])
    problem = _contradiction(options)
    if problem:
        return problem
    if options.into == "rows":
        new = options.names[0] if options.names else name
        listed = relation.extend([(new, _parts(options, name))]).unnest(new, keep_empty=True)
        finished = listed.extend([(new, _finished(options, column(new)))])
        return {
            "output": finished
            if options.keep_original
            else finished.select(
                [other for other in finished.columns if other != name or name.casefold() == new.casefold()]
            )
        }
    names = options.names or [f"{name}_{number}" for number in range(1, (options.count or 0) + 1)]
    kept = [(other, column(other)) for other in relation.columns if options.keep_original or other != name]
    kept = [item for item in kept if item[0].casefold() not in {new.casefold() for new in names}]
    parts = [(new, _finished(options, _part(options, name, number, len(names)))) for number, new in enumerate(names, 1)]
    return {"output": relation.project([*kept, *parts])}


def _contradiction(options: SplitOptions) -> Problem | None:
    pattern = read_pattern(options.delimiter, "delimiter") if options.regex else None
    if isinstance(pattern, Problem):
        return pattern
    if options.into == "rows" and (len(options.names) > 1 or options.count is not None):
        return Problem("P316", "rows need one name and no count", Place(option="names"), "keep one name")
    if options.into == "columns" and bool(options.names) == (options.count is not None):
        return Problem("P316", "the parts have names or a count, one of the two", remedy="add names: [first, second]")
    if options.regex and options.rest == "keep" and options.into == "columns":
        text = "what a regular expression split off cannot be kept as it was"
        return Problem("P316", text, Place(option="rest"), "choose rest: drop")
    return None


def _parts(options: SplitOptions, name: str) -> Expression:
    function = "regexp_split_to_array" if options.regex else "string_split"
    return call(function, cast(column(name), "VARCHAR"), literal(options.delimiter))


def _part(options: SplitOptions, name: str, number: int, count: int) -> Expression:
    """A part that is not there is NULL, and one that is empty is empty."""
    value, delimiter = cast(column(name), "VARCHAR"), literal(options.delimiter)
    if options.regex:
        return call("list_extract", _parts(options, name), literal(number))
    found = compare("-", call("length", value), call("length", call("replace", value, delimiter, literal(""))))
    is_there = compare(">=", found, literal((number - 1) * len(options.delimiter)))
    part = call("split_part", value, delimiter, literal(number))
    if options.rest == "keep" and number == count and number > 1:
        begin = literal(1 + (number - 1) * len(options.delimiter))
        for earlier in range(1, number):
            begin = compare("+", begin, call("length", call("split_part", value, delimiter, literal(earlier))))
        part = call("substring", value, cast(begin, "INTEGER"))
    elif options.rest == "keep" and number == count:
        part = value
    return case([(is_there, part)])


def _finished(options: SplitOptions, part: Expression) -> Expression:
    trimmed = call("trim", part) if options.trim else part
    return cast(trimmed, options.type) if options.type else trimmed


SPLIT = Component(
    name="split_column_mod",
    title="Split column",
    summary="Split a text at a delimiter, into columns or rows.",
    category="Columns",
    icon="arrows-split",
    inputs=(Port("input", "Rows with a text to split"),),
    outputs=(Port("output", "Rows with the parts"),),
    options=SplitOptions,
    body=split,
)
