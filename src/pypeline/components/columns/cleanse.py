"""Cleanse: text without blanks and unwanted characters, one way to say that nothing is there, no empty rows."""

from typing import Literal

from pypeline.components.columns.cleansing import (
    Letters,
    Unwanted,
    in_letters,
    null_where,
    single_spaced,
    trimmed,
    without,
)
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
from pypeline.kit.columns import columns_of, spelled, type_of
from pypeline.kit.expressions import all_of, any_of, call, is_null


class CleanseOptions(Options):
    columns: list[Column] = option("Columns", "Text columns to clean (all when empty)", default=[])
    remove: list[Unwanted] = option("Remove", "Kinds of characters to take out", default=[])
    remove_characters: str = option("Remove characters", "Each of these characters is taken out", default="")
    trim: Literal["both", "left", "right", "none"] = option("Trim", "Take white space away at the ends", default="both")
    single_spaces: bool = option("Single spaces", "White space inside becomes one space", default=False)
    letters: Letters = option(
        "Letters", "Small or capital letters; capitalize makes the first one capital", default="none"
    )
    strip_accents: bool = option("Without accents", "é becomes e", default=False)
    empty_to_null: bool = option("Empty is NULL", "An empty text becomes NULL", default=True)
    null_words: list[str] = option("Words for NULL", "Texts that mean nothing, in any case, such as n/a", default=[])
    drop_rows: Literal["none", "any", "all"] = option(
        "Drop rows with NULL", "Never, when one of the columns is NULL, or when all of them are", default="none"
    )
    drop_rows_by: list[Column] = option(
        "Look at", "Columns that decide about dropping (all of the input when empty)", default=[]
    )


@relational
def clean(options: CleanseOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    names = spelled(relation, options.columns) or columns_of(relation, "text")
    other = next((name for name in names if type_of(relation, name) != "VARCHAR"), None)
    if other is not None and options.columns:
        text = f"{other} is {type_of(relation, other)}, and only text is cleaned"
        return Problem("P316", text, Place(option="columns"), "leave it out, or cast it first")
    if options.drop_rows_by and options.drop_rows == "none":
        return Problem("P316", "no rows are dropped", Place(option="drop_rows_by"), "choose drop_rows: any")
    cleaned = relation.extend([(name, _cleaned(options, column(name))) for name in names]) if names else relation
    if options.drop_rows == "none":
        return {"output": cleaned}
    missing = [is_null(column(name)) for name in spelled(relation, options.drop_rows_by) or relation.columns]
    is_dropped = any_of(*missing) if options.drop_rows == "any" else all_of(*missing)
    return {"output": cleaned.where(is_dropped.negated())}


def _cleaned(options: CleanseOptions, text: Expression) -> Expression:
    text = without(text, options.remove, options.remove_characters)
    text = single_spaced(text) if options.single_spaces else text
    text = trimmed(text, options.trim)
    text = call("strip_accents", text) if options.strip_accents else text
    text = in_letters(text, options.letters)
    words = [*options.null_words, *([""] if options.empty_to_null else [])]
    return null_where(text, words, ignore_case=bool(options.null_words))


CLEANSE = Component(
    name="cleanse_mod",
    title="Cleanse",
    summary="Clean text columns: blanks, unwanted characters, words for nothing.",
    category="Columns",
    icon="broom",
    inputs=(Port("input", "Rows as they came"),),
    outputs=(Port("output", "Clean rows"),),
    options=CleanseOptions,
    body=clean,
    reads_types=True,
    tags=("clean", "trim", "case"),
)
