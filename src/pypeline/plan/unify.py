"""The one type that values of several types fit into without losing anything; what union, unpivot and CASE need."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from pypeline.plan.types import canonical_type, family, is_float, is_integer

_WIDTHS = {"TINYINT": 8, "SMALLINT": 16, "INTEGER": 32, "BIGINT": 64, "HUGEINT": 128}
_DIGITS = {8: 3, 16: 5, 32: 10, 64: 19, 128: 38}
MAX_DIGITS = 38


def common_type(types: Iterable[str]) -> str | None:
    """The narrowest canonical type for all of them; None when they are of different kinds."""
    found = list(types)
    return reduce(
        lambda one, other: None if one is None else _common(one, other), found[1:], found[0] if found else None
    )


def _common(one: str, other: str) -> str | None:
    kinds = (family(one), family(other))
    if one == other or kinds[1] == "null":
        return one
    if kinds[0] == "null":
        return other
    if set(kinds) <= {"text", "json"}:
        return "VARCHAR"
    if set(kinds) <= {"date", "timestamp"}:
        zoned = "TIMESTAMP WITH TIME ZONE"
        return zoned if zoned in {one, other} else "TIMESTAMP_NS" if "TIMESTAMP_NS" in {one, other} else "TIMESTAMP"
    if kinds == ("number", "number"):
        return _common_number(one, other)
    if kinds == ("list", "list") and one.endswith("[]") and other.endswith("[]"):
        inner = _common(one[:-2], other[:-2])
        return f"{inner}[]" if inner else None
    return None


def _common_number(one: str, other: str) -> str:
    if is_float(one) or is_float(other):
        return "FLOAT" if {one, other} <= {"FLOAT", "TINYINT", "SMALLINT", "UTINYINT", "USMALLINT"} else "DOUBLE"
    if is_integer(one) and is_integer(other):
        return _common_integer(one, other)
    (whole_one, scale_one), (whole_other, scale_other) = _digits(one), _digits(other)
    scale = max(scale_one, scale_other)
    digits = max(whole_one, whole_other) + scale
    return canonical_type(f"DECIMAL({min(digits, MAX_DIGITS)},{min(scale, MAX_DIGITS)})") or "DOUBLE"


def _common_integer(one: str, other: str) -> str:
    unsigned = [type_.startswith("U") for type_ in (one, other)]
    bits = [_WIDTHS[type_.removeprefix("U")] for type_ in (one, other)]
    if unsigned[0] == unsigned[1]:
        return one if bits[0] >= bits[1] else other
    # An unsigned number needs the next wider signed type.
    needed = max(width * 2 if is_unsigned else width for width, is_unsigned in zip(bits, unsigned, strict=True))
    return next((name for name, width in _WIDTHS.items() if width >= needed), "HUGEINT")


def _digits(type_: str) -> tuple[int, int]:
    """Digits before and after the point."""
    if is_integer(type_):
        return _DIGITS[_WIDTHS[type_.removeprefix("U")]], 0
    precision, _, scale = type_.partition("(")[2].rstrip(")").partition(",")
    return int(precision) - int(scale or 0), int(scale or 0)
