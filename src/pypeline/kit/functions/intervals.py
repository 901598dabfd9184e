"""A date or time moved by an interval: `+ INTERVAL 3 MONTH`."""

from __future__ import annotations

from sqlglot import exp

from pypeline.kit.functions.lowering import fill
from pypeline.kit.functions.table import Argument, Refused

UNITS = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")


def interval_of(node: exp.Expr) -> tuple[exp.Expr, str] | None:
    """The number and the unit of `INTERVAL 3 MONTH`."""
    if not isinstance(node, exp.Interval):
        return None
    unit = node.text("unit").lower()
    unit = unit[:-1] if unit.endswith("s") and unit[:-1] in UNITS else unit
    value = node.this
    if unit not in UNITS or value is None:
        return None
    if isinstance(value, exp.Literal):
        text = str(value.this).strip()
        if not text.lstrip("+-").isdigit():
            return None
        value = exp.Literal.number(text.lstrip("+-"))
        return (exp.Neg(this=value) if text.startswith("-") else value), unit
    return value, unit


def shifted(moment: Argument, interval: Argument, dialect: str, sign: int) -> exp.Expr | Refused:
    """The timestamp `moment ± interval`; a month later ends at the last day of a shorter month."""
    if moment.type not in {"DATE", "TIMESTAMP"}:
        return Refused("the value is not known to be a DATE or TIMESTAMP; cast it")
    found = interval_of(interval.tree)
    if found is None:
        return Refused("the interval is not written as INTERVAL number unit")
    number, unit = found
    if dialect == "postgres":
        unit, factor = ("month", 3) if unit == "quarter" else (unit, 1)
        times = "{1}" if factor == 1 else "{1} * 3"
        sign_text = "+" if sign > 0 else "-"
        return fill(
            f"CAST({{0}} AS TIMESTAMP) {sign_text} ({times}) * INTERVAL '1 {unit}'", dialect, [moment.tree, number]
        )
    amount = "{1}" if sign > 0 else "-({1})"
    if dialect == "clickhouse":
        name = {
            "year": "addYears",
            "quarter": "addQuarters",
            "month": "addMonths",
            "week": "addWeeks",
            "day": "addDays",
            "hour": "addHours",
            "minute": "addMinutes",
            "second": "addSeconds",
        }[unit]
        return fill(f"{name}(toDateTime64({{0}}, 6, 'UTC'), {amount})", dialect, [moment.tree, number])
    return fill(f"TIMESTAMPADD({unit.upper()}, {amount}, CAST({{0}} AS TIMESTAMP_NTZ))", dialect, [moment.tree, number])
