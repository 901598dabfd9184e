"""`function(…)`: one row of the table, written compactly."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.kit.functions.lowering import Spelling, spelled
from pypeline.kit.functions.table import TARGETS, Example, Function, FunctionRole, Refused, ReturnType, read_signature

LOCAL_ONLY = Refused("it runs on DuckDB only")


def function(  # noqa: PLR0913 - a row of the table
    name: str,
    signature: str,
    returns: ReturnType,
    summary: str,
    examples: Sequence[tuple[str, object]] = (),
    *,
    postgres: Spelling | None = None,
    clickhouse: Spelling | None = None,
    spark: Spelling | None = None,
    duckdb: Spelling | None = None,
    everywhere: Spelling | None = None,
    aliases: tuple[str, ...] = (),
    role: FunctionRole = "row",
    deterministic: bool = True,
) -> Function:
    """`everywhere` is the spelling where a target has none of its own. A target without any is refused."""
    given = {"duckdb": duckdb, "postgres": postgres, "clickhouse": clickhouse, "spark": spark}
    lowerings = {}
    for dialect, spelling in given.items():
        chosen = spelling if spelling is not None or dialect == "duckdb" else everywhere
        if chosen is not None:
            lowerings[dialect] = spelled(dialect, chosen)
        elif dialect in TARGETS:
            lowerings[dialect] = LOCAL_ONLY
    return Function(
        name=name,
        signature=signature,
        returns=returns,
        summary=summary,
        examples=tuple(Example(text, result) for text, result in examples),
        lowerings=lowerings,
        aliases=aliases,
        role=role,
        deterministic=deterministic,
        parameters=read_signature(signature),
    )
