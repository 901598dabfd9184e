"""What lowering an expression needs to know, and how it stops when the target cannot say something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sqlglot import exp

from pypeline.kit.functions.table import Argument, Refused


class CannotSayError(Exception):
    """Raised inside lowering only; `lower` turns it into a problem."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what}: {reason}")
        self.what, self.reason = what, reason


@lru_cache(maxsize=512)
def _folded(types: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name.casefold(): type_ for name, type_ in types}


@dataclass
class Scope:
    """`types` by column name, a join's columns as `left.x`.

    `variables` are a lambda's own names, `element` the type they take.
    """

    dialect: str
    types: Mapping[str, str]
    variables: tuple[dict[str, str], ...] = field(default=())
    element: str = ""

    def type_of(self, node: exp.Column) -> str:
        key = f"{node.table}.{node.name}" if node.table else node.name
        exact = self.types.get(key)
        return exact if exact is not None else _folded(tuple(self.types.items())).get(key.casefold(), "")

    def variable(self, name: str) -> str | None:
        for names in reversed(self.variables):
            if name in names:
                return names[name]
        return None

    def over(self, list_type: str) -> Scope:
        """For a lambda over a list of this type."""
        return Scope(
            self.dialect, self.types, self.variables, list_type.removesuffix("[]") if list_type.endswith("[]") else ""
        )

    def within(self, names: dict[str, str]) -> Scope:
        return Scope(self.dialect, self.types, (*self.variables, names))


Lower = Callable[[exp.Expr, Scope], Argument]


def said(tree: exp.Expr | Refused, what: str) -> exp.Expr:
    """The tree, or stop."""
    if isinstance(tree, Refused):
        raise CannotSayError(what, tree.reason)
    return tree
