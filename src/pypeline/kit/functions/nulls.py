"""Conditions and NULL."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.kit.functions.define import function


def first_known(types: Sequence[str]) -> str:
    kinds = [kind for kind in types if kind not in {"", '"NULL"', "NULL"}]
    return (
        kinds[0]
        if kinds and len(kinds) == len([kind for kind in types if kind != '"NULL"']) and len(set(kinds)) == 1
        else ""
    )


NULLS = (
    function(
        "coalesce",
        "any, any…",
        first_known,
        "The first value that is not NULL.",
        [("coalesce(NULL, 2)", 2), ("coalesce('a', 'b')", "a")],
        everywhere="COALESCE({*})",
    ),
    function(
        "ifnull",
        "any, any",
        first_known,
        "The first value, or the second where it is NULL.",
        [("ifnull(NULL, 2)", 2)],
        everywhere="COALESCE({*})",
        aliases=("nvl",),
    ),
    function(
        "nullif",
        "any, any",
        "$0",
        "NULL where the two are equal, else the first.",
        [("nullif(1, 1)", None), ("nullif(1, 2)", 1)],
        everywhere="NULLIF({0}, {1})",
        clickhouse="nullIf({0}, {1})",
    ),
    function(
        "if",
        "boolean, any, any",
        lambda types: first_known(types[1:]),
        "The second where the first is true, else the third.",
        [("if(1 < 2, 'yes', 'no')", "yes"), ("if(NULL, 1, 2)", 2)],
        everywhere="CASE WHEN {0} THEN {1} ELSE {2} END",
        duckdb="CASE WHEN {0} THEN {1} ELSE {2} END",
    ),
)
