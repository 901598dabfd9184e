"""Lists. Elements are counted from 1; -1 is the last."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.table import Argument, Refused


def element_type(types: Sequence[str]) -> str:
    return types[0][:-2] if types[0].endswith("[]") else ""


def list_of(types: Sequence[str]) -> str:
    kinds = set(types)
    return f"{types[0]}[]" if len(kinds) == 1 and types[0] not in {"", '"NULL"'} else ""


def _split(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
    return "STRING_TO_ARRAY({0}, {1})" if arguments[1].literal else Refused("the separator is empty or not a constant")


_CONTAINS = "CASE WHEN {0} IS NULL OR {1} IS NULL THEN NULL ELSE COALESCE({1} = ANY({0}), FALSE) END"
_ALL_VALUES = ("sum", "min", "max", "avg")
LISTS = (
    function(
        "list_value",
        "any…",
        list_of,
        "A list of these values; also written [a, b].",
        [("list_value(1, 2)", [1, 2])],
        aliases=("list_pack", "array_value"),
        postgres="ARRAY[{*}]",
        spark="ARRAY({*})",
        clickhouse="array({*})",
    ),
    function(
        "string_split",
        "text, text",
        "VARCHAR[]",
        "The text cut at every separator.",
        [("string_split('a,,b', ',')", ["a", "", "b"])],
        aliases=("str_split", "string_to_array", "split"),
        spark=lambda a: (
            "SPLIT({0}, CONCAT('\\\\Q', {1}, '\\\\E'))"
            if a[1].literal and "\\" not in (a[1].literal or "")
            else Refused("the separator is empty or not a constant")
        ),
    ),
    function(
        "list_contains",
        "list, any",
        "BOOLEAN",
        "Whether the value is in the list.",
        [("list_contains([1, 2], 2)", True), ("list_contains([1, NULL], 3)", False)],
        aliases=("array_contains", "list_has", "array_has"),
        postgres=_CONTAINS,
        spark="COALESCE(ARRAY_CONTAINS({0}, {1}), CASE WHEN {0} IS NULL OR {1} IS NULL THEN NULL ELSE FALSE END)",
        clickhouse="CASE WHEN {1} IS NULL THEN NULL ELSE has({0}, {1}) = 1 END",
    ),
    function(
        "list_position",
        "list, any",
        "INTEGER",
        "Where the value first stands in the list; NULL when it does not.",
        [("list_position([5, 6], 6)", 2), ("list_position([5, 6], 7)", None)],
        aliases=("array_position", "list_indexof", "array_indexof"),
        postgres="ARRAY_POSITION({0}, {1})",
        spark="NULLIF(ARRAY_POSITION({0}, {1}), 0)",
    ),
    function(
        "list_transform",
        "list, lambda",
        lambda types: f"{types[1]}[]" if types[1] else "",
        "The list with each element changed.",
        [("list_transform([1, 2], x -> x * 10)", [10, 20])],
        aliases=("list_apply", "array_transform", "array_apply", "apply"),
        spark="TRANSFORM({0}, {1})",
        clickhouse="arrayMap({1}, {0})",
    ),
    function(
        "list_filter",
        "list, lambda",
        "$0",
        "The elements for which the condition is true.",
        [("list_filter([1, 2, 3], x -> x > 1)", [2, 3])],
        aliases=("array_filter", "filter"),
        spark="FILTER({0}, {1})",
    ),
    function(
        "list_reduce",
        "list, lambda, [any]",
        "",
        "One value made from the elements from left to right.",
        [("list_reduce([1, 2, 3], (a, b) -> a + b)", 6)],
        aliases=("array_reduce", "reduce"),
    ),
    function(
        "list_sort",
        "list, ['text], ['text]",
        "$0",
        "The list in ascending order (or 'DESC'); NULLs last.",
        [("list_sort([2, NULL, 1])", [1, 2, None])],
        aliases=("array_sort",),
        spark=lambda a: "ARRAY_SORT({0})" if len(a) == 1 else Refused("an order"),
    ),
    function(
        "list_reverse_sort",
        "list, ['text]",
        "$0",
        "The list in descending order.",
        [("list_reverse_sort([2, 3, 1])", [3, 2, 1])],
        aliases=("array_reverse_sort",),
    ),
    function(
        "list_reverse",
        "list",
        "$0",
        "The list backwards.",
        [("list_reverse([1, 2])", [2, 1])],
        aliases=("array_reverse",),
        spark="REVERSE({0})",
        clickhouse="arrayReverse({0})",
    ),
    function(
        "list_distinct",
        "list",
        "$0",
        "Each value once, without NULL, in no certain order.",
        [("list_sort(list_distinct([1, 1, NULL, 2]))", [1, 2])],
        aliases=("array_distinct",),
    ),
    function(
        "list_unique",
        "list",
        "BIGINT",
        "How many different values there are, without NULL.",
        [("list_unique([1, 1, 2])", 2)],
        aliases=("array_unique",),
        clickhouse="arrayUniq(arrayFilter(x -> x IS NOT NULL, {0}))",
        spark="SIZE(ARRAY_DISTINCT(ARRAY_COMPACT({0})))",
    ),
    function("list_sum", "list", "", "The sum of the elements.", [("list_sum([1, NULL, 2])", 3)]),
    function("list_min", "list", element_type, "The least element.", [("list_min([2, 1])", 1)], spark="ARRAY_MIN({0})"),
    function(
        "list_max", "list", element_type, "The greatest element.", [("list_max([2, 1])", 2)], spark="ARRAY_MAX({0})"
    ),
    function("list_avg", "list", "DOUBLE", "The mean of the elements.", [("list_avg([1, 2])", 1.5)]),
    function(
        "list_count",
        "list",
        "BIGINT",
        "How many elements are not NULL.",
        [("list_count([1, NULL])", 1)],
        spark="CAST(SIZE(ARRAY_COMPACT({0})) AS BIGINT)",
    ),
    function("list_median", "list", "", "The median of the elements.", [("list_median([1, 2, 9])", 2.0)]),
    function(
        "list_concat",
        "list, list",
        "$0",
        "The two lists one after the other.",
        [("list_concat([1], [2])", [1, 2])],
        aliases=("list_cat", "array_concat", "array_cat"),
        clickhouse="arrayConcat({0}, {1})",
    ),
    function(
        "list_append",
        "list, any",
        "$0",
        "The list with the value at its end.",
        [("list_append([1], 2)", [1, 2])],
        aliases=("array_append", "array_push_back"),
    ),
    function(
        "list_prepend",
        "any, list",
        "$1",
        "The list with the value at its start.",
        [("list_prepend(1, [2])", [1, 2])],
        aliases=("array_prepend",),
    ),
    function(
        "list_slice",
        "list, int, int",
        "$0",
        "The elements from one position to another; also written l[1:2].",
        [("list_slice([1, 2, 3], 1, 2)", [1, 2])],
        aliases=("array_slice",),
    ),
    function(
        "list_extract",
        "list, int",
        element_type,
        "An element by its position; also written l[1].",
        [("list_extract([5, 6], 2)", 6)],
        aliases=("list_element", "array_extract"),
        postgres=lambda a: (
            f"({{0}})[{a[1].literal}]"
            if (a[1].literal or "").isdigit() and a[1].literal != "0"
            else Refused("the position is not a constant of 1 or more")
        ),
        spark=lambda a: (
            "GET({0}, {1} - 1)"
            if (a[1].literal or "").isdigit() and a[1].literal != "0"
            else Refused("the position is not a constant of 1 or more")
        ),
    ),
    function(
        "list_has_any",
        "list, list",
        "BOOLEAN",
        "Whether the lists have a value in common.",
        [("list_has_any([1, 2], [2, 3])", True)],
        aliases=("array_has_any",),
        postgres="{0} && {1}",
        clickhouse="hasAny({0}, {1}) = 1",
    ),
    function(
        "list_has_all",
        "list, list",
        "BOOLEAN",
        "Whether every value of the second list is in the first.",
        [("list_has_all([1, 2, 3], [3, 1])", True)],
        aliases=("array_has_all",),
        postgres="{0} @> {1}",
        clickhouse="hasAll({0}, {1}) = 1",
    ),
    function(
        "list_intersect",
        "list, list",
        "$0",
        "The values that both lists have.",
        [("list_intersect([1, 2], [2, 3])", [2])],
        aliases=("array_intersect",),
    ),
    function(
        "list_zip",
        "list…",
        "",
        "The lists side by side, as a list of structs.",
        [("list_zip([1], ['a'])[1][2]", "a")],
        aliases=("array_zip",),
    ),
    function(
        "list_cosine_similarity",
        "list, list",
        "DOUBLE",
        "How alike the directions of two lists of numbers are.",
        [("list_cosine_similarity([1.0, 0.0]::DOUBLE[], [1.0, 0.0]::DOUBLE[])", 1.0)],
    ),
    function(
        "flatten",
        "list",
        element_type,
        "A list of lists as one list.",
        [("flatten([[1], [2, 3]])", [1, 2, 3])],
        spark="FLATTEN({0})",
        clickhouse="arrayFlatten({0})",
    ),
    function(
        "array_to_string",
        "list, text",
        "VARCHAR",
        "The elements that are not NULL as one text, with the separator between them.",
        [("array_to_string(['a', 'b'], '-')", "a-b")],
        aliases=("list_to_string", "array_join"),
        postgres=lambda a: (
            "ARRAY_TO_STRING({0}, {1})" if a[0].type == "VARCHAR[]" else Refused("the elements are not text")
        ),
        spark=lambda a: "ARRAY_JOIN({0}, {1})" if a[0].type == "VARCHAR[]" else Refused("the elements are not text"),
    ),
    function(
        "range",
        "int, [int], [int]",
        "BIGINT[]",
        "The whole numbers from the first up to, without, the second.",
        [("range(3)", [0, 1, 2]), ("range(1, 4)", [1, 2, 3])],
    ),
    function(
        "generate_series",
        "int, [int], [int]",
        "BIGINT[]",
        "The whole numbers from the first up to and with the second.",
        [("generate_series(1, 3)", [1, 2, 3])],
    ),
)
