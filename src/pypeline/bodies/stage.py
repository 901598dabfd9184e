"""The child's stage: builds what a body is given, calls it, and lays down what it gives back."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext, Tell
from pypeline.bodies.faults import problem_of
from pypeline.bodies.outputs import write_outputs
from pypeline.plan.schema import schema_from_json, schema_to_json
from pypeline.problems import Place, Problem


class WrittenRows(int):
    """What a sink's body returns: how many rows it wrote to `ctx.staged`."""


class Answer:
    """What a body returns when its result is a JSON value and no table (`describe`)."""

    def __init__(self, value: Any) -> None:
        self.value = value


Body = Callable[[Mapping[str, ParquetArtifact], Mapping[str, Any], BodyContext], Any]


def perform(request: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """The answer to a request: `{"event": "result", …}` or `{"event": "problem", …}`; it never raises."""
    context = BodyContext.of(request, tell)
    try:
        body = body_named(request["body"])
        if isinstance(body, Problem):
            return _refusal(body)
        inputs = {port: ParquetArtifact(Path(path)) for port, path in request["inputs"].items()}
        return _answer(body(inputs, request["config"], context), request, context)
    except BaseException as error:  # noqa: BLE001 - also exits and interrupts of a person's code become a problem
        return _refusal(problem_of(error, context.sources))


def body_named(dotted: str) -> Body | Problem:
    module_name, _, function = dotted.partition(":")
    try:
        body: Body = getattr(importlib.import_module(module_name), function)
    except (ImportError, AttributeError) as error:
        if isinstance(error, ModuleNotFoundError) and error.name and not module_name.startswith(error.name):
            return problem_of(error, {})
        return Problem("P701", f"{dotted} cannot be loaded: {error}")
    return body


def _answer(given: Any, request: Mapping[str, Any], context: BodyContext) -> dict[str, Any]:
    if isinstance(given, Problem):
        return _refusal(given)
    if isinstance(given, Answer):
        return {"event": "result", "outputs": {}, "value": given.value}
    if isinstance(given, WrittenRows):
        return {"event": "result", "outputs": {}, "written": int(given)}
    announced = {port: schema_from_json(schema) for port, schema in request["outputs"].items()}
    tables = write_outputs(given, announced, Path(request["output_dir"]), context)
    if isinstance(tables, Problem):
        return _refusal(tables)
    return {
        "event": "result",
        "outputs": {
            port: {"rows": table.rows, "schema": schema_to_json(table.schema)} for port, table in tables.items()
        },
    }


def _refusal(problem: Problem) -> dict[str, Any]:
    place = {name: value for name in Place.__slots__ if (value := getattr(problem.place, name)) is not None}
    return {
        "event": "problem",
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
        "place": place,
    }
