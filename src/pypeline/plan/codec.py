"""Plans as JSON: dataclasses tagged with their name, expressions and queries as canonical SQL text."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from sqlglot import exp

from pypeline.plan import control, graph, operators, plan, relations, schema
from pypeline.plan.expressions import Expression, parse_query_tree
from pypeline.problems import Problem

_TYPES: dict[str, type] = {
    cls.__name__: cls
    for module in (control, graph, operators, plan, relations, schema)
    for cls in vars(module).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls) and cls.__module__ == module.__name__
}


def to_json(value: Any) -> Any:
    """A JSON value of a plan or a part of it. Fields at their default are left out."""
    if isinstance(value, Expression):
        return {"$expression": value.sql}
    if isinstance(value, exp.Expr):
        return {"$query": Expression(value).sql}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: to_json(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(value, field)
        }
        return {"$": type(value).__name__, **parts}
    if isinstance(value, Mapping):
        if any(
            str(key).startswith("$") for key in value
        ):  # a column may be called so; a tag may not be mistaken for it
            return {"$map": [[str(key), to_json(part)] for key, part in value.items()]}
        return {str(key): to_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(part) for part in value]
    return value


def _is_default(value: Any, field: dataclasses.Field[Any]) -> bool:
    if field.name == "plan_version" or field.default is dataclasses.MISSING:
        return field.default_factory is dict and not getattr(value, field.name)
    return bool(getattr(value, field.name) == field.default)


def from_json(value: Any) -> Any:
    """The inverse of `to_json`; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(from_json(part) for part in value)
    if not isinstance(value, dict):
        return value
    if "$map" in value:
        return {key: from_json(part) for key, part in value["$map"]}
    if "$expression" in value:
        return Expression.parse(value["$expression"])
    if "$query" in value:
        return parse_query_tree(value["$query"])
    if "$" in value:
        return _TYPES[value["$"]](**{name: from_json(part) for name, part in value.items() if name != "$"})
    return {name: from_json(part) for name, part in value.items()}


def plan_to_json(value: plan.Plan) -> dict[str, Any]:
    encoded: dict[str, Any] = to_json(value)
    return encoded


def plan_from_json(value: Mapping[str, Any]) -> plan.Plan | Problem:
    """A plan of this version or the one before; anything else is P503."""
    version = value.get("plan_version")
    if not isinstance(version, int) or not plan.PLAN_VERSION - 1 <= version <= plan.PLAN_VERSION:
        return Problem(
            "P503",
            f"this plan has version {version}; this release reads {plan.PLAN_VERSION}",
            remedy="compile the pipeline again",
        )
    decoded: plan.Plan = from_json(dict(value))
    return decoded
