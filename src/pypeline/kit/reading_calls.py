"""Which functions an expression may call, with how many arguments, and where."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from pypeline.kit.functions import Function, find_function, similar_functions
from pypeline.problems import Problem


def call_refusal(node: exp.Anonymous, role: str) -> Problem | None:
    found = find_function(node.name)
    if found is None:
        return _unknown(node.name)
    problem = _wrong_count(node, found) or _wrong_role(node, found, role)
    if problem:
        return problem
    named = next((part for part in node.expressions if isinstance(part, exp.PropertyEQ)), None)
    if (named is not None) != (found.name == "struct_pack") and node.expressions:
        return Problem(
            "P206",
            f"{node.name} takes its arguments {'as name := value' if named is None else 'without names'}",
            remedy="for example " + (found.examples[0].sql if found.examples else f"{found.name}({found.signature})"),
        )
    return None


def _unknown(name: str) -> Problem:
    similar = similar_functions(name)
    remedy = f"did you mean {' or '.join(similar)}?" if similar else "docs/functions.md lists all functions"
    return Problem("P203", f"there is no function {name}", remedy=remedy)


def _arguments(node: exp.Anonymous) -> list[exp.Expr]:
    given: list[exp.Expr] = node.expressions
    if len(given) == 1 and isinstance(given[0], exp.Distinct):
        return list(given[0].expressions)
    return given


def _wrong_count(node: exp.Anonymous, found: Function) -> Problem | None:
    count, most = len(_arguments(node)), found.max_arguments
    if count >= found.min_arguments and (most is None or count <= most):
        return None
    wanted = (
        str(found.min_arguments)
        if most == found.min_arguments
        else f"{found.min_arguments} to {most}"
        if most is not None
        else f"at least {found.min_arguments}"
    )
    return Problem(
        "P212",
        f"{node.name} takes {wanted} argument{'' if wanted == '1' else 's'}, here it has {count}",
        remedy=f"write {found.name}({found.signature})".replace("'", ""),
    )


def _ancestors(node: exp.Expr) -> Iterator[exp.Expr]:
    while node.parent is not None:
        node = node.parent
        yield node


def _is_windowed(node: exp.Expr) -> bool:
    parent = node.parent
    while isinstance(parent, exp.Filter | exp.IgnoreNulls | exp.RespectNulls):
        node, parent = parent, parent.parent
    return isinstance(parent, exp.Window) and parent.this is node


def _wrong_role(node: exp.Anonymous, found: Function, role: str) -> Problem | None:
    windowed = _is_windowed(node)
    if found.role == "row":
        if windowed:
            return Problem(
                "P206", f"{node.name} cannot have OVER", remedy="OVER follows a window or an aggregate function"
            )
        return None
    if found.role == "window" and not windowed:
        return Problem(
            "P206", f"{node.name} needs OVER (…)", remedy=f"write {node.name}(…) OVER (ORDER BY …) in a window option"
        )
    if not windowed and role != "aggregate":
        return Problem(
            "P206",
            f"{node.name} adds up many rows and cannot stand here",
            remedy=f"use an aggregate node{', or write ' + node.name + '(…) OVER (…)' if role == 'window' else ''}",
        )
    for above in _ancestors(node):
        outer = find_function(above.name) if isinstance(above, exp.Anonymous) else None
        if outer is not None and outer.role != "row":
            return Problem(
                "P206",
                f"{node.name} stands inside {outer.name}",
                remedy="compute the inner one in a node of its own first",
            )
        if isinstance(above, exp.Lambda):
            return Problem(
                "P206", f"{node.name} cannot stand in a lambda", remedy="use a list function such as list_sum"
            )
    return None
