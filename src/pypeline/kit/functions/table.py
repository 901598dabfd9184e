"""What a function is: its name, arguments, meaning, examples, and how each dialect says exactly the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlglot import exp

from pypeline.plan.types import Family, family

FunctionRole = Literal["row", "aggregate", "window"]
TARGETS = ("postgres", "clickhouse", "spark")
"""The dialects whose results are held equal to DuckDB's by tests."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a dialect cannot say this with the same result."""

    reason: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument that is already in the target's dialect, and its canonical type ("" if not known)."""

    tree: exp.Expr
    type: str = ""

    @property
    def family(self) -> Family:
        return family(self.type) if self.type else "other"

    @property
    def literal(self) -> str | None:
        """The text or digits if it is a literal."""
        node = self.tree
        sign = ""
        if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal):
            sign, node = "-", node.this
        return sign + str(node.this) if isinstance(node, exp.Literal) else None


Lowering = Callable[[Sequence[Argument]], exp.Expr | Refused]
ReturnType = str | Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a signature: `kind` is a family of types, `'kind` a constant; `[…]` optional, `…` repeated."""

    kind: str
    constant: bool = False
    optional: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """`sql` is an expression; `result` what DuckDB answers, as Python's value."""

    sql: str
    result: object


@dataclass(frozen=True, slots=True)
class Function:
    """A row of the table. `lowerings` misses a target: it is refused there."""

    name: str
    signature: str
    returns: ReturnType
    summary: str
    examples: tuple[Example, ...] = ()
    lowerings: Mapping[str, Lowering | Refused] = field(default_factory=dict, repr=False)
    aliases: tuple[str, ...] = ()
    role: FunctionRole = "row"
    deterministic: bool = True
    family: str = ""
    parameters: tuple[Parameter, ...] = ()

    @property
    def min_arguments(self) -> int:
        return sum(not parameter.optional and not parameter.repeated for parameter in self.parameters)

    @property
    def max_arguments(self) -> int | None:
        if any(parameter.repeated for parameter in self.parameters):
            return None
        return len(self.parameters)

    def parameter(self, index: int) -> Parameter:
        return self.parameters[min(index, len(self.parameters) - 1)]


def read_signature(signature: str) -> tuple[Parameter, ...]:
    """`"text, 'int, [text], any…"` as parameters. A repeated one stands for none or more."""
    return tuple(_read_parameter(part.strip()) for part in signature.split(",")) if signature else ()


def _read_parameter(part: str) -> Parameter:
    optional, repeated = part.startswith("["), part.endswith("…")
    bare = part.strip("[]…")
    return Parameter(bare.lstrip("'"), bare.startswith("'"), optional, repeated)
