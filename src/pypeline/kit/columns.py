"""Columns of an input as component bodies look for them: by kind of value, by a free name, with a value that fits."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pypeline.kit.expressions import literal
from pypeline.plan.expressions import Expression
from pypeline.plan.relations import Relation
from pypeline.plan.types import Family, family
from pypeline.problems import Place, Problem


def type_of(relation: Relation, name: str) -> str:
    """The canonical type of a column of an input ("" when it is not known); the component has `reads_types`."""
    found = relation.schema.find(name) if relation.schema is not None else None
    return found.type if found is not None else ""


def spelled(relation: Relation, names: Sequence[str]) -> list[str]:
    """The names as the relation spells them."""
    exact = {name.casefold(): name for name in relation.columns}
    return [exact[name.casefold()] for name in names]


def columns_of(relation: Relation, *families: Family) -> list[str]:
    """The columns that hold such values, in order; the component has `reads_types`."""
    return [name for name in relation.columns if family(type_of(relation, name)) in families]


def free_name(taken: Collection[str], wanted: str) -> str:
    """`wanted`, or `wanted_2`, …: a name that no column has in any case."""
    folded = {name.casefold() for name in taken}
    name, count = wanted, 1
    while name.casefold() in folded:
        count += 1
        name = f"{wanted}_{count}"
    return name


_VALUES: dict[Family, tuple[type, ...]] = {
    "number": (int, float), "boolean": (bool,), "text": (str,), "date": (str,), "time": (str,), "timestamp": (str,),
    "interval": (str,), "uuid": (str,), "json": (str,), "other": (str, int, float, bool),
}  # fmt: skip


def fitting_literal(value: object, type_: str, option: str) -> Expression | Problem:
    """A value of an option as a literal of a column's type; P304 at `option` when it is of another kind.

    Numbers and text stay as they are written (1.5 in a whole-number column is still 1.5); everything else is cast.
    """
    kind = family(type_)
    accepted = _VALUES.get(kind, ())
    is_fitting = isinstance(value, accepted) and (isinstance(value, bool) <= (bool in accepted))
    if value is not None and not is_fitting:
        written = f"'{value}'" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else value
        remedy = "write it without quotes" if kind in {"number", "boolean"} else "write it in quotes"
        return Problem("P304", f"{written} is no value for a column of type {type_}", Place(option=option), remedy)
    return literal(value, None if kind in {"number", "text", "boolean", "other"} else type_)


def with_error(relation: Relation, code: str, message: Expression) -> Relation:
    """The rows with `error_code` and `error_message` behind their columns: what a port `rejected` carries."""
    name = free_name(relation.columns, "error_code"), free_name(relation.columns, "error_message")
    return relation.extend([(name[0], literal(code)), (name[1], message)])
