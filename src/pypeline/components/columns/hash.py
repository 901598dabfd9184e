"""Hash: a short text that is the same for the same values."""

from typing import Literal

from pypeline.kit import Column, Component, Expression, Inputs, Options, Outputs, Port, column, option, relational
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import call, cast, concat, literal


class HashOptions(Options):
    columns: list[Column] = option(
        "Columns", "Values that go into the hash, in this order (all when empty)", default=[]
    )
    name: str = option("Name", "What the new column is called", default="row_hash", min_length=1)
    algorithm: Literal["md5", "sha1", "sha256"] = option("Algorithm", default="sha256")
    separator: str = option(
        "Separator", "Stands between the values before they are hashed", default="\x1f", advanced=True
    )
    null_text: str = option("Text for NULL", "What NULL counts as", default="\x1e", advanced=True)


@relational
def add_hash(options: HashOptions, inputs: Inputs) -> Outputs:
    relation = inputs["input"]
    texts = [
        call("coalesce", cast(column(name), "VARCHAR"), literal(options.null_text))
        for name in spelled(relation, options.columns) or relation.columns
    ]
    parts: list[Expression] = []
    for text in texts:
        parts += [text] if not parts or not options.separator else [literal(options.separator), text]
    return {"output": relation.extend([(options.name, call(options.algorithm, concat(*parts)))])}


HASH = Component(
    name="hash_mod",
    title="Hash",
    summary="Add a hash of columns: a key, or a sign that a row has changed.",
    category="Columns",
    icon="fingerprint",
    inputs=(Port("input", "Rows to hash"),),
    outputs=(Port("output", "The rows with the hash"),),
    options=HashOptions,
    body=add_hash,
    tags=("md5", "sha256", "surrogate key"),
)
