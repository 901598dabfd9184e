"""Aggregates. NULLs are left out; of no rows the answer is NULL (of `count` and `count_if` 0)."""

from __future__ import annotations

from math import nan

from pypeline.kit.functions.aggregate_rules import (
    DOUBLE,
    exact_sum,
    extreme,
    list_type,
    numeric,
    of_binary,
    spread,
    sum_type,
)
from pypeline.kit.functions.define import function

AGGREGATES = (
    function(
        "count",
        "[any]",
        "BIGINT",
        "How many rows there are, or values that are not NULL.",
        [("count(*)", 1), ("count(NULL)", 0), ("count(DISTINCT 1)", 1)],
        role="aggregate",
        everywhere="COUNT({*})",
        clickhouse="count({*})",
    ),
    function(
        "sum",
        "number",
        sum_type,
        "The sum.",
        [("sum(1)", 1), ("sum(1.5)", 1.5)],
        role="aggregate",
        postgres=exact_sum("postgres", "SUM({0})", "SUM({0})"),
        clickhouse=exact_sum("clickhouse", "sumOrNull(toInt128({0}))", "sumOrNull({0})"),
        spark=exact_sum("spark", "SUM(CAST({0} AS DECIMAL(38, 0)))", "SUM({0})"),
    ),
    function(
        "avg",
        "number",
        "DOUBLE",
        "The mean.",
        [("avg(1)", 1.0)],
        role="aggregate",
        aliases=("mean",),
        **numeric(
            {
                "postgres": f"AVG({DOUBLE})",
                "spark": "AVG(CAST({0} AS DOUBLE))",
                "clickhouse": "avgOrNull(toFloat64({0}))",
            }
        ),
    ),
    function(
        "min",
        "any",
        "$0",
        "The least value.",
        [("min(1)", 1)],
        role="aggregate",
        postgres=extreme("postgres", "min"),
        clickhouse=extreme("clickhouse", "min"),
        spark=extreme("spark", "min"),
    ),
    function(
        "max",
        "any",
        "$0",
        "The greatest value.",
        [("max(1)", 1)],
        role="aggregate",
        postgres=extreme("postgres", "max"),
        clickhouse=extreme("clickhouse", "max"),
        spark=extreme("spark", "max"),
    ),
    function(
        "first",
        "any",
        "$0",
        "The value of the first row; give it an ORDER BY.",
        [("first(1)", 1)],
        role="aggregate",
        aliases=("arbitrary",),
    ),
    function(
        "last", "any", "$0", "The value of the last row; give it an ORDER BY.", [("last(1)", 1)], role="aggregate"
    ),
    function(
        "any_value",
        "any",
        "$0",
        "Some value that is not NULL; give it an ORDER BY.",
        [("any_value(1)", 1)],
        role="aggregate",
    ),
    function(
        "list",
        "any",
        list_type,
        "All values as a list, NULLs included; give it an ORDER BY.",
        [("list(1)", [1])],
        role="aggregate",
        aliases=("array_agg",),
        postgres="ARRAY_AGG({0})",
    ),
    function(
        "string_agg",
        "text, ['text]",
        "VARCHAR",
        "The values joined with a separator; give it an ORDER BY.",
        [("string_agg('a', ',')", "a")],
        role="aggregate",
        aliases=("group_concat", "listagg"),
        postgres={2: "STRING_AGG({0}, {1})"},
    ),
    function(
        "median",
        "any",
        "",
        "The value in the middle.",
        [("median(3)", 3.0)],
        role="aggregate",
        spark=of_binary("spark", "PERCENTILE(CAST({0} AS DOUBLE), CAST(0.5 AS DOUBLE))"),
        clickhouse=of_binary("clickhouse", "quantileExactInclusiveOrNull(0.5)(toFloat64({0}))"),
    ),
    function(
        "quantile_cont",
        "number, 'number",
        "",
        "The value that this share of rows does not exceed, with values in between.",
        [("quantile_cont(3, 0.5)", 3.0)],
        role="aggregate",
        spark=of_binary("spark", "PERCENTILE(CAST({0} AS DOUBLE), CAST({1} AS DOUBLE))"),
    ),
    function(
        "quantile_disc",
        "any, 'number",
        "$0",
        "The least value that this share of rows does not exceed.",
        [("quantile_disc(3, 0.5)", 3)],
        role="aggregate",
        aliases=("quantile",),
    ),
    function(
        "mode", "any", "$0", "The most frequent value; ties are decided by chance.", [("mode(1)", 1)], role="aggregate"
    ),
    spread(
        "stddev_samp",
        "The standard deviation of a sample; of one row NULL.",
        ("stddev_samp(1)", None),
        ("stddev",),
        "STDDEV_SAMP",
        "CASE WHEN count({0}) > 1 THEN stddevSampStable(toFloat64({0})) END",
    ),
    spread(
        "stddev_pop",
        "The standard deviation of all.",
        ("stddev_pop(1)", 0.0),
        (),
        "STDDEV_POP",
        "stddevPopStableOrNull(toFloat64({0}))",
    ),
    spread(
        "var_samp",
        "The variance of a sample; of one row NULL.",
        ("var_samp(1)", None),
        ("variance",),
        "VAR_SAMP",
        "CASE WHEN count({0}) > 1 THEN varSampStable(toFloat64({0})) END",
    ),
    spread("var_pop", "The variance of all.", ("var_pop(1)", 0.0), (), "VAR_POP", "varPopStableOrNull(toFloat64({0}))"),
    function("skewness", "number", "DOUBLE", "The skewness.", [("skewness(1)", None)], role="aggregate"),
    function("kurtosis", "number", "DOUBLE", "The excess kurtosis.", [("kurtosis(1)", None)], role="aggregate"),
    function("entropy", "any", "DOUBLE", "The entropy of the values in bits.", [("entropy(1)", 0.0)], role="aggregate"),
    function("mad", "number", "", "The median absolute deviation.", [("mad(1)", 0.0)], role="aggregate"),
    *(
        function(
            name,
            "number, number",
            "DOUBLE",
            summary,
            [(f"{name}(1, 2)", 0.0 if name == "covar_pop" else None)],
            role="aggregate",
            **numeric(
                {
                    "postgres": f"{name.upper()}(CAST({{0}} AS DOUBLE PRECISION), CAST({{1}} AS DOUBLE PRECISION))",
                    "spark": f"{name.upper()}(CAST({{0}} AS DOUBLE), CAST({{1}} AS DOUBLE))",
                }
            ),
        )
        for name, summary in (("covar_pop", "The covariance of all."), ("covar_samp", "The covariance of a sample."))
    ),
    function(
        "corr", "number, number", "DOUBLE", "The correlation of two columns.", [("corr(1, 2)", nan)], role="aggregate"
    ),
    *(
        function(
            name,
            "number, number",
            "DOUBLE",
            f"Linear regression: {what}.",
            [(f"{name}(1, 2)", {"regr_count": 1, "regr_slope": nan}.get(name))],
            role="aggregate",
        )
        for name, what in (
            ("regr_slope", "the slope"),
            ("regr_intercept", "the intercept"),
            ("regr_r2", "the coefficient of determination"),
            ("regr_count", "the number of pairs"),
        )
    ),
    function(
        "bool_and",
        "boolean",
        "BOOLEAN",
        "Whether all are true.",
        [("bool_and(true)", True)],
        role="aggregate",
        postgres="BOOL_AND({0})",
        spark="BOOL_AND({0})",
        clickhouse="CAST(minOrNull({0}) AS Nullable(Bool))",
    ),
    function(
        "bool_or",
        "boolean",
        "BOOLEAN",
        "Whether one is true.",
        [("bool_or(false)", False)],
        role="aggregate",
        postgres="BOOL_OR({0})",
        spark="BOOL_OR({0})",
        clickhouse="CAST(maxOrNull({0}) AS Nullable(Bool))",
    ),
    function(
        "count_if",
        "boolean",
        "BIGINT",
        "For how many rows it is true; 0 of none.",
        [("count_if(true)", 1)],
        role="aggregate",
        aliases=("countif",),
        everywhere="COUNT(CASE WHEN {0} THEN 1 END)",
        clickhouse="countIf(ifNull({0}, 0))",
        duckdb="COUNT(CASE WHEN {0} THEN 1 END)",
    ),
    *(
        function(
            name,
            "int",
            "$0",
            f"The bits of all combined with {word}.",
            [(f"{name}(5)", 5)],
            role="aggregate",
            postgres=f"{name.upper()}({{0}})",
            spark=f"{name.upper()}({{0}})",
        )
        for name, word in (("bit_and", "AND"), ("bit_or", "OR"), ("bit_xor", "XOR"))
    ),
    function("product", "number", "DOUBLE", "The product.", [("product(3)", 3.0)], role="aggregate"),
    function(
        "arg_max",
        "any, any",
        "$0",
        "The first value where the second is greatest.",
        [("arg_max('a', 1)", "a")],
        role="aggregate",
        aliases=("argmax", "max_by"),
    ),
    function(
        "arg_min",
        "any, any",
        "$0",
        "The first value where the second is least.",
        [("arg_min('a', 1)", "a")],
        role="aggregate",
        aliases=("argmin", "min_by"),
    ),
    function(
        "approx_count_distinct",
        "any",
        "BIGINT",
        "About how many different values there are.",
        [("approx_count_distinct(1)", 1)],
        role="aggregate",
    ),
    function(
        "approx_quantile",
        "number, 'number",
        "$0",
        "About the value that this share of rows does not exceed.",
        [("approx_quantile(1, 0.5)", 1)],
        role="aggregate",
    ),
    function(
        "histogram", "any", "", "How often each value occurs, as a map.", [("histogram('a')['a']", 1)], role="aggregate"
    ),
)
