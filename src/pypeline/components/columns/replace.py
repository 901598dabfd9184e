"""Replace: text in text, or whole values by others."""

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
    column,
    option,
    relational,
)
from pypeline.kit.columns import columns_of, fitting_literal, spelled, type_of
from pypeline.kit.expressions import call, case, equals, literal
from pypeline.kit.patterns import read_pattern, replacement_problem

Scalar = str | int | float | bool | None


class ReplaceOptions(Options):
    columns: list[Column] = option("Columns", "Where to look (all text columns when empty)", default=[])
    find: str = option("Find", "The text to look for", default="")
    replace: str = option("Replace by", "What stands there instead", default="")
    match: Literal["anywhere", "start", "end", "whole", "regex"] = option(
        "Match", "Where the text has to stand; regex reads it as a regular expression", default="anywhere"
    )
    ignore_case: bool = option("Ignore case", default=False)
    values: dict[str, Scalar] = option("Values", "Whole values, written as text, and what they become", default={})


@relational
def put_other_text(options: ReplaceOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    if bool(options.find) == bool(options.values):
        return Problem("P316", "say what to replace: find or values, one of the two", remedy="add find: …")
    if options.values and (options.replace or options.match != "anywhere" or options.ignore_case):
        text = "values are replaced as a whole; replace, match and ignore_case are for find"
        return Problem("P316", text, Place(option="values"), "leave the others out")
    problem = _pattern_problem(options)
    if problem:
        return problem
    names = spelled(relation, options.columns) or columns_of(relation, "text")
    items: list[tuple[str, Expression]] = []
    for name in names:
        type_ = type_of(relation, name)
        if options.find and type_ != "VARCHAR":
            return Problem(
                "P316", f"{name} is {type_}, and only text can be searched", Place(option="columns"), "cast it first"
            )
        value = _found(options, column(name)) if options.find else _recoded(options, name, type_)
        if isinstance(value, Problem):
            return value
        items.append((name, value))
    return {"output": relation.extend(items)}


def _pattern_problem(options: ReplaceOptions) -> Problem | None:
    if options.match != "regex":
        return None
    found = read_pattern(options.find, "find")
    return found if isinstance(found, Problem) else replacement_problem(options.replace, found.groups, "replace")


def _found(options: ReplaceOptions, value: Expression) -> Expression:
    if options.match == "anywhere" and not options.ignore_case:
        return call("replace", value, literal(options.find), literal(options.replace))
    if options.match == "whole" and not options.ignore_case:
        return case([(equals(value, literal(options.find)), literal(options.replace))], value)
    text = options.find if options.match == "regex" else _escaped(options.find)
    around = {"start": ("^", ""), "end": ("", "$"), "whole": ("^", "$")}.get(options.match, ("", ""))
    pattern = f"{around[0]}{text}{around[1]}"
    by = options.replace if options.match == "regex" else options.replace.replace("\\", "\\\\")
    return call("regexp_replace", value, literal(pattern), literal(by), literal("gi" if options.ignore_case else "g"))


def _escaped(text: str) -> str:
    return "".join("\\" + character if character in r".^$*+?()[]{}|\/-" else character for character in text)


def _recoded(options: ReplaceOptions, name: str, type_: str) -> Expression | Problem:
    branches = []
    for old, new in options.values.items():
        value = fitting_literal(new, type_, "values")
        if isinstance(value, Problem):
            return value
        branches.append((equals(column(name), literal(old, type_)), value))
    return case(branches, column(name))


REPLACE = Component(
    name="replace_mod",
    title="Replace",
    summary="Replace text in columns, or whole values by others.",
    category="Columns",
    icon="swap",
    inputs=(Port("input", "Rows to look in"),),
    outputs=(Port("output", "The same rows with the replacements"),),
    options=ReplaceOptions,
    body=put_other_text,
    reads_types=True,
    tags=("recode", "map values", "find"),
)
