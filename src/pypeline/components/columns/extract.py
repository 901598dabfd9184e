"""Extract: parts of a text by a regular expression."""

from typing import Literal

from pypeline.components.columns.patterns import PATTERNS, Pattern
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
from pypeline.kit.expressions import call, case, cast, literal
from pypeline.kit.patterns import read_pattern


class ExtractOptions(Options):
    column: Column = option("Column", "The text to look in")
    preset: Pattern | None = option("Look for", "A pattern that is ready", default=None)
    pattern: str = option("Pattern", "A regular expression with a group in brackets for each new column", default="")
    columns: list[str] | dict[str, TypeName] = option(
        "New columns", "A name for each group, or name: type; named groups (?P<year>…) need none", default=[]
    )
    occurrence: Literal["first", "all"] = option("Which", "The first that fits, or a list of all", default="first")
    ignore_case: bool = option("Ignore case", default=False)
    multiline: bool = option("Lines", "^ and $ also match at the ends of lines", default=False)
    dotall: bool = option("Dot is everything", ". also matches line breaks", default=False)
    keep_original: bool = option("Keep the column", default=True)


@relational
def find_parts(options: ExtractOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    if bool(options.preset) == bool(options.pattern):
        return Problem("P316", "say what to look for: preset or pattern, one of the two", remedy="add pattern: …")
    written = PATTERNS[options.preset] if options.preset else options.pattern
    groups = read_pattern(written, "pattern")
    if isinstance(groups, Problem):
        return groups
    names = list(options.columns or groups.names) or ([str(options.preset)] if options.preset else [])
    if len(names) != max(groups.groups, 1):
        text = f"the pattern has {groups.groups or 'no'} groups, and there are {len(names)} names"
        return Problem("P316", text, Place(option="columns"), "name each group; write (?:…) for brackets that are none")
    (source,) = spelled(relation, [options.column])
    types = options.columns if isinstance(options.columns, dict) else {}
    flags = "".join(
        flag
        for flag, is_set in zip("ims", (options.ignore_case, options.multiline, options.dotall), strict=True)
        if is_set
    )
    pattern = literal(f"(?{flags}){written}" if flags else written)
    first = 1 if groups.groups else 0
    items = [
        (name, _part(options, source, pattern, number, types.get(name))) for number, name in enumerate(names, first)
    ]
    result = relation.extend(items)
    kept = [name for name in result.columns if options.keep_original or name != source or name in names]
    return {"output": result.select(kept) if len(kept) < len(result.columns) else result}


def _part(options: ExtractOptions, source: str, pattern: Expression, group: int, type_: str | None) -> Expression:
    text = cast(column(source), "VARCHAR")
    if options.occurrence == "all":
        found = call("regexp_extract_all", text, pattern, literal(group))
        return cast(found, f"{type_}[]") if type_ else found
    # Without a match the engine gives an empty text; nothing found is NULL.
    found = case([(call("regexp_matches", text, pattern), call("regexp_extract", text, pattern, literal(group)))])
    return cast(found, type_) if type_ else found


EXTRACT = Component(
    name="extract_mod",
    title="Extract",
    summary="Take parts out of a text by a regular expression.",
    category="Columns",
    icon="brackets-round",
    inputs=(Port("input", "Rows with a text to look in"),),
    outputs=(Port("output", "The rows with what was found; NULL where nothing was"),),
    options=ExtractOptions,
    body=find_parts,
    tags=("parse", "regex"),
)
