"""Values that are known before a run starts: parameters and the context. Placeholders of other roots wait for the run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pypeline.document import Pipeline
from pypeline.plan.types import canonical_type
from pypeline.problems import Problem

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.\[\]*#-]*)\s*\}\}")
EARLY_ROOTS = frozenset({"params", "context"})


@dataclass(frozen=True)
class Values:
    """`known` maps a placeholder's path (`params.since`) to its value; `types` to its canonical type."""

    known: Mapping[str, Any] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)


def early_values(pipeline: Pipeline, given: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[Values, tuple[Problem, ...]]:
    """Parameters (given, else their default) and the context. A given name that is not declared is a problem."""
    known = {f"context.{name}": value for name, value in context.items()}
    types = {f"params.{name}": canonical_type(str(parameter.type)) or "VARCHAR" for name, parameter in pipeline.parameters.items()}
    problems = []
    for name, parameter in pipeline.parameters.items():
        value = given.get(name, parameter.default)
        if value is not None:
            known[f"params.{name}"] = value
    for name in given:
        if name not in pipeline.parameters:
            declared = ", ".join(pipeline.parameters) or "none"
            problems.append(Problem("P802", f"{name} is not a parameter of this pipeline", remedy=f"declared parameters: {declared}"))
    return Values(known, types), tuple(problems)


def placeholders_in(value: Any) -> tuple[str, ...]:
    """The paths of all placeholders in a text, or in the texts of a list or mapping."""
    if isinstance(value, str):
        return tuple(PLACEHOLDER.findall(value)) if "{{" in value else ()
    if isinstance(value, Mapping):
        return tuple(path for part in value.values() for path in placeholders_in(part))
    if isinstance(value, list | tuple):
        return tuple(path for part in value for path in placeholders_in(part))
    return ()


def filled(value: Any, known: Mapping[str, Any]) -> Any:
    """`value` with every placeholder that has a value replaced, in one pass; exactly one placeholder keeps its type."""
    if isinstance(value, str):
        return _filled_text(value, known) if "{{" in value else value
    if isinstance(value, Mapping):
        return {key: filled(part, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [filled(part, known) for part in value]
    return value


def _filled_text(text: str, known: Mapping[str, Any]) -> Any:
    whole = PLACEHOLDER.fullmatch(text.strip())
    if whole and whole.group(1) in known:
        return known[whole.group(1)]
    return PLACEHOLDER.sub(lambda found: str(known[found.group(1)]) if found.group(1) in known else found.group(0), text)
