"""Rows made up: numbers in a row, and values that look random and are the same every time."""

from pypeline.components.sources.generated import GeneratedColumn, generated
from pypeline.components.sources.randomness import Draws
from pypeline.kit import (
    Component,
    Expression,
    Generate,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    column,
    option,
    relational,
)
from pypeline.kit.expressions import compare, literal
from pypeline.plan.relations import Item

NUMBER = "n"


class GenerateSourceOptions(Options):
    rows: int = option("Rows", "How many rows to make", ge=0, le=2_000_000_000)
    columns: dict[str, Expression | GeneratedColumn] = option(
        "Columns",
        "An expression over n, which counts the rows from 1, and earlier columns; or {kind: integer, min: 1, max: 6}; "
        "kinds: number, integer, choice, boolean, date, timestamp, text, code",
        default={},
        examples=({"id": "n", "price": {"kind": "number", "max": 100}},),
    )
    seed: int = option("Seed", "Another seed makes other values; the same one the same", default=1)


@relational
def rows(options: GenerateSourceOptions, _inputs: Inputs) -> Outcome:
    if any(name.casefold() == NUMBER for name in options.columns):
        return Problem(
            "P312", f"{NUMBER} counts the rows already", Place(option=f"columns.{NUMBER}"), "name the column otherwise"
        )
    counter = "counter" + "_" * sum(name.casefold().startswith("counter") for name in options.columns)
    draws = Draws(counter, options.seed, (*options.columns, counter, NUMBER))
    items: list[Item] = []
    for name, wanted in options.columns.items():
        value = generated(wanted, name, draws) if isinstance(wanted, GeneratedColumn) else wanted
        if isinstance(value, Problem):
            return value
        items.append((name, value))
    counted = Relation(Generate(max(options.rows, 1)), (), (counter,))
    if not options.rows:
        counted = counted.where(literal(False))
    numbered = counted.extend([(NUMBER, compare("+", column(counter), literal(1, "BIGINT")))])
    return {"data": _extended(draws.drawn(numbered), items).select([name for name, _ in items] or [NUMBER])}


def _extended(relation: Relation, items: list[Item]) -> Relation:
    """One SELECT for columns that do not need each other, another one from the first that does."""
    level: list[Item] = []
    for name, value in items:
        known = {other.casefold() for other, _ in level}
        if any(used.casefold() in known for used in value.columns):
            relation, level = relation.extend(level), []
        level.append((name, value))
    return relation.extend(level) if level else relation


GENERATE_SOURCE = Component(
    name="generate_source",
    title="Generate rows",
    summary="Make up rows: counted, computed, or as if by chance, and always the same.",
    category="Sources",
    icon="dices",
    outputs=(Port("data", "The rows made"),),
    options=GenerateSourceOptions,
    body=rows,
)
