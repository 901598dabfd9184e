"""Values that are known before a run starts: parameters and the context. Other placeholders wait for the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pypeline.document import Pipeline
from pypeline.plan.types import canonical_type
from pypeline.problems import Problem

EARLY_ROOTS = frozenset({"params", "context"})


@dataclass(frozen=True)
class Values:
    """`known` maps a placeholder's path (`params.since`) to its value; `types` to its canonical type."""

    known: Mapping[str, Any] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)


def early_values(
    pipeline: Pipeline, given: Mapping[str, Any], context: Mapping[str, Any]
) -> tuple[Values, tuple[Problem, ...]]:
    """Parameters (given, else their default) and the context. A given name that is not declared is a problem."""
    known = {f"context.{name}": value for name, value in context.items()}
    types = {
        f"params.{name}": canonical_type(str(parameter.type)) or "VARCHAR"
        for name, parameter in pipeline.parameters.items()
    }
    problems = []
    for name, parameter in pipeline.parameters.items():
        value = given.get(name, parameter.default)
        if value is not None:
            known[f"params.{name}"] = value
    for name in given:
        if name not in pipeline.parameters:
            declared = ", ".join(pipeline.parameters) or "none"
            problems.append(
                Problem(
                    "P802", f"{name} is not a parameter of this pipeline", remedy=f"declared parameters: {declared}"
                )
            )
    return Values(known, types), tuple(problems)
