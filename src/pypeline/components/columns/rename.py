"""Rename: columns one by one, or many by a rule."""

import re

from pypeline.components.columns.naming import IN_CASE, NameCase
from pypeline.kit import Column, Component, Inputs, Options, Outcome, Place, Port, Problem, column, option, relational
from pypeline.kit.columns import spelled


class RenameOptions(Options):
    columns: dict[Column, str] = option(
        "New names", "Old name: new name; the rules below leave these alone", default={}
    )
    apply_to: list[Column] = option("Rules are for", "Only these columns (all others when empty)", default=[])
    remove_prefix: str = option("Remove prefix", "Taken away where a name begins with it", default="")
    remove_suffix: str = option("Remove suffix", "Taken away where a name ends with it", default="")
    pattern: str = option("Pattern", "A regular expression; each part of a name that fits is replaced", default="")
    replacement: str = option("Replacement", r"What the pattern is replaced by; \1 is its first group", default="")
    special_characters: str | None = option(
        "Special characters become", "Put in the place of everything but letters, digits and _", default=None
    )
    case: NameCase = option("Case", "How names are written", default="none")
    add_prefix: str = option("Add prefix", default="")
    add_suffix: str = option("Add suffix", default="")


@relational
def give_names(options: RenameOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    problem = _pattern_problem(options)
    if problem:
        return problem
    chosen = dict(zip(spelled(relation, list(options.columns)), options.columns.values(), strict=True))
    ruled = set(spelled(relation, options.apply_to) or relation.columns) - set(chosen)
    names = [chosen.get(name) or (_by_rule(options, name) if name in ruled else name) for name in relation.columns]
    empty = next((old for old, new in zip(relation.columns, names, strict=True) if not new), None)
    if empty is not None:
        return Problem("P304", f"nothing is left of the name {empty}", remedy=f"give it one: columns: {{{empty}: …}}")
    return {"output": relation.project([(new, column(old)) for old, new in zip(relation.columns, names, strict=True)])}


def _pattern_problem(options: RenameOptions) -> Problem | None:
    try:
        re.compile(options.pattern).sub(options.replacement, "")
    except re.error as error:
        return Problem(
            "P304", f"pattern or replacement cannot be read: {error}", Place(option="pattern"), "test it on one name"
        )
    if options.replacement and not options.pattern:
        return Problem("P316", "a replacement needs a pattern", Place(option="replacement"), "say what is replaced")
    return None


def _by_rule(options: RenameOptions, name: str) -> str:
    name = name.removeprefix(options.remove_prefix).removesuffix(options.remove_suffix)
    if options.pattern:
        name = re.sub(options.pattern, options.replacement, name)
    if options.special_characters is not None:
        name = re.sub(r"\W", lambda _: options.special_characters or "", name)
    name = IN_CASE[options.case](name)
    return f"{options.add_prefix}{name}{options.add_suffix}" if name else ""


RENAME = Component(
    name="rename_mod",
    title="Rename columns",
    summary="Give columns new names, one by one or by a rule.",
    category="Columns",
    icon="tag",
    inputs=(Port("input", "Rows with the old names"),),
    outputs=(Port("output", "The same rows with the new names"),),
    options=RenameOptions,
    body=give_names,
)
