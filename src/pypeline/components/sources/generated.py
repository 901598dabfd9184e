"""What a generated column may be, as an expression over the row's number."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pypeline.components.sources.randomness import PRIME, Draws, whole
from pypeline.kit import Expression, Options, Place, Problem, option
from pypeline.kit.expressions import call, case, cast, column, compare, concat, literal

Kind = Literal["number", "integer", "choice", "boolean", "date", "timestamp", "text", "code"]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SYLLABLES = ("ka", "lo", "mi", "ne", "ra", "su", "ti", "vo", "be", "da", "fe", "gi", "ho", "ju", "pa", "zu")


class GeneratedColumn(Options):
    kind: Kind = option("Kind", "What its values look like")
    min: float | str | None = option("From", "Smallest number, or first date", default=None)
    max: float | str | None = option("To", "Largest number, or last date", default=None)
    decimals: int = option("Decimals", "Of a number", default=2, ge=0, le=9)
    values: list[Any] = option("Values", "One of these, of the kind choice", default=[])
    share: float = option("Share", "How often a boolean is true: 0 to 1", default=0.5, ge=0, le=1)
    nulls: float = option("NULLs", "Share of rows without a value: 0 to 1", default=0.0, ge=0, le=1)


def generated(spec: GeneratedColumn, name: str, draws: Draws) -> Expression | Problem:
    """The column's value for a row, over the numbers that it draws."""
    makers = {
        "integer": _integer, "number": _number, "choice": _choice, "boolean": _boolean, "date": _date,
        "timestamp": _timestamp, "text": _text, "code": _code,
    }  # fmt: skip
    try:
        value = makers[spec.kind](spec, name, draws)
    except (ValueError, TypeError) as error:
        return Problem("P304", f"{name}: {error}", Place(option=f"columns.{name}"))
    if not spec.nulls:
        return value
    return case([(compare(">=", draws.share(f"{name} is null"), literal(spec.nulls, "DOUBLE")), value)])


def _bounds(spec: GeneratedColumn, low: float, high: float) -> tuple[float, float]:
    first, last = float(low if spec.min is None else spec.min), float(high if spec.max is None else spec.max)
    if last < first:
        raise ValueError(f"max {last:g} is below min {first:g}")
    return first, last


def _integer(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    first, last = (int(bound) for bound in _bounds(spec, 1, 1000))
    if last - first >= PRIME:
        raise ValueError(f"between min and max lie more than {PRIME:,} numbers")
    return compare("+", draws.below(last - first + 1, name), whole(first))


def _number(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    first, last = _bounds(spec, 0, 1)
    steps = round((last - first) * 10**spec.decimals)
    if steps >= PRIME:
        raise ValueError(f"between min and max lie more than {PRIME:,} numbers of {spec.decimals} decimals")
    drawn = cast(draws.below(steps + 1, name), "DOUBLE")
    scaled = compare("/", drawn, literal(float(10**spec.decimals), "DOUBLE"))
    shifted = compare("+", scaled, literal(first, "DOUBLE"))
    return call("round", shifted, literal(spec.decimals)) if spec.decimals else shifted


def _choice(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    if not spec.values:
        raise ValueError("a choice needs values")
    drawn = draws.below(len(spec.values), name)
    branches = [(compare("=", drawn, whole(place)), literal(value)) for place, value in enumerate(spec.values)]
    return case(branches)


def _boolean(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    return compare("<", draws.share(name), literal(spec.share, "DOUBLE"))


def _days(spec: GeneratedColumn) -> tuple[dt.date, int]:
    first = dt.date.fromisoformat(str(spec.min or "2020-01-01")[:10])
    last = dt.date.fromisoformat(str(spec.max or "2029-12-31")[:10])
    if last < first:
        raise ValueError(f"max {last} is before min {first}")
    return first, (last - first).days + 1


def _date(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    first, days = _days(spec)
    return compare("+", literal(first, "DATE"), cast(draws.below(days, name), "INTEGER"))


def _timestamp(spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    day = cast(_date(spec, name, draws), "TIMESTAMP")
    seconds = draws.below(86_400, f"{name} time")
    return compare("+", day, call("to_seconds", seconds))


def _text(_spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    """Three syllables, with a capital."""
    parts = []
    for place in range(3):
        drawn = draws.below(len(_SYLLABLES), f"{name} {place}")
        syllables = [part.capitalize() if not place else part for part in _SYLLABLES]
        parts.append(case([(compare("=", drawn, whole(i)), literal(part)) for i, part in enumerate(syllables)]))
    return concat(*parts)


def _code(_spec: GeneratedColumn, name: str, draws: Draws) -> Expression:
    """Eight hexadecimal digits."""
    text = concat(literal(f"{draws.seed}/{name}/"), cast(column(draws.counter), "VARCHAR"))
    return call("left", call("md5", text), literal(8))
