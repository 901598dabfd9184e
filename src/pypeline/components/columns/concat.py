"""Concat columns: several columns as one text."""

from typing import Literal

from pypeline.kit import Column, Component, Expression, Inputs, Options, Outputs, Port, column, option, relational
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import call, cast, concat, literal


class ConcatOptions(Options):
    columns: list[Column] = option("Columns", "In this order", min_length=1)
    name: str = option("New column", "What the text is called", min_length=1)
    separator: str = option("Separator", "What stands between the values", default="")
    nulls: Literal["skip", "empty", "null"] = option(
        "NULLs", "Left out with their separator, written as nothing, or making the whole text NULL", default="skip"
    )
    keep_original: bool = option("Keep the columns", default=True)


@relational
def join_texts(options: ConcatOptions, inputs: Inputs) -> Outputs:
    relation = inputs["input"]
    names = spelled(relation, options.columns)
    result = relation.extend([(options.name, _text(options, names))])
    dropped = set() if options.keep_original else set(names) - {options.name}
    return {"output": result.select([name for name in result.columns if name not in dropped]) if dropped else result}


def _text(options: ConcatOptions, names: list[str]) -> Expression:
    texts = [cast(column(name), "VARCHAR") for name in names]
    separator = literal(options.separator)
    if options.nulls == "skip":
        return call("concat_ws", separator, *texts)
    if options.nulls == "empty":
        texts = [call("coalesce", text, literal("")) for text in texts]
    parts = [part for text in texts for part in (separator, text)][1:]
    return concat(*(part for part in parts if part is not separator or options.separator))


CONCAT = Component(
    name="concat_columns_mod",
    title="Concatenate columns",
    summary="Put the values of several columns together as one text.",
    category="Columns",
    icon="arrows-merge",
    inputs=(Port("input", "Rows with several columns"),),
    outputs=(Port("output", "The rows with the text"),),
    options=ConcatOptions,
    body=join_texts,
)
