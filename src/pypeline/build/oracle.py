"""What the compiler asks of a type oracle: the types of relations and of expressions, many in one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation


@dataclass(frozen=True)
class Refused:
    """The engine does not accept a relation or an expression; `message` is its reason in one line."""

    message: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """The type of `expression` over columns of these types (a join's columns are `left.x`, `right.x`)."""

    scope: Mapping[str, str]
    expression: Expression


class TypeOracle(Protocol):
    def describe(
        self, relations: Sequence[BoundRelation], pending: Sequence[int]
    ) -> Mapping[int, tuple[str, ...] | Refused]:
        """The canonical types of each pending relation's columns, in order. Inputs are typed or pending themselves.

        A relation that stands on a refused one is left out of the answer.
        """
        ...

    def columns_of(self, relations: Sequence[BoundRelation], index: int) -> tuple[tuple[str, str], ...] | Refused:
        """Names and canonical types of the columns of a query written by hand. Its inputs are typed."""
        ...

    def types_of(self, questions: Sequence[Question]) -> Sequence[str | Refused]:
        """The canonical type of each question's expression, in order."""
        ...

    def evaluates(self, constant: Expression) -> bool:
        """Whether an expression without columns has a value (`CAST('2024-13-01' AS DATE)` has none)."""
        ...
