"""Aggregates over two columns: covariance, correlation, regression."""

from __future__ import annotations

from math import nan

from pypeline.kit.functions.aggregate_rules import DOUBLE, numeric
from pypeline.kit.functions.define import function

_X, _Y = DOUBLE, DOUBLE.replace("0", "1")
_POSTGRES_CORR = (
    f"CASE WHEN REGR_COUNT({_X}, {_Y}) = 0 THEN NULL "
    f"WHEN MIN({_X}) FILTER (WHERE {{1}} IS NOT NULL) = MAX({_X}) FILTER (WHERE {{1}} IS NOT NULL) "
    f"OR MIN({_Y}) FILTER (WHERE {{0}} IS NOT NULL) = MAX({_Y}) FILTER (WHERE {{0}} IS NOT NULL) "
    f"THEN CAST('NaN' AS DOUBLE PRECISION) ELSE CORR({_X}, {_Y}) END"
)
"""A column of one value has no correlation, NaN. CORR gives NULL then, or some number where sums of fractions round."""

PAIRED = (
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
        "corr",
        "number, number",
        "DOUBLE",
        "The correlation of two columns.",
        [("corr(1, 2)", nan)],
        role="aggregate",
        **numeric({"postgres": _POSTGRES_CORR}),
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
)
