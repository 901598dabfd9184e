"""`python_mod`, `python_source`, `python_sink`, `python_solo`: a person's code as an option."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.faults import CODE, know_source
from pypeline.bodies.outputs import not_a_table
from pypeline.bodies.portable import frames
from pypeline.bodies.portable.python import run_code
from pypeline.bodies.stage import WrittenRows
from pypeline.kit.modules import RefusedError
from pypeline.problems import Place, Problem

Inputs = Mapping[str, ParquetArtifact]


def transform(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `code`, `frame` (else the call's), `outputs` (names of the ports; default `["output"]`)."""
    return _tables(_run(inputs, config, ctx), config.get("outputs") or ["output"])


def source(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: as `transform`; the port is `data` unless `outputs` says others."""
    return _tables(_run(inputs, config, ctx), config.get("outputs") or ["data"])


def sink(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `code`, `frame`. The code may write `output_path` when the node has a target file."""
    _run(inputs, config, ctx)
    if ctx.staged is not None and not ctx.staged.exists():
        return Problem(
            "P612", "the code wrote nothing to output_path", Place(option="code"), "write the file to output_path"
        )
    return WrittenRows(sum(artifact.n_rows for artifact in inputs.values()))


def solo(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `code`, `outputs` (default none). Code for its effects; with `outputs: [items]`, `output` is a list."""
    given = _run(inputs, config, ctx)
    return _tables(given, config["outputs"]) if config.get("outputs") else {}


def _run(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    code, frame = str(config["code"]), str(config.get("frame") or ctx.frame)
    know_source(ctx.sources, CODE, code)
    sys.path[:0] = ctx.search_path
    tables = {port: _frame(artifact, frame) for port, artifact in inputs.items()}
    staged = str(ctx.staged) if ctx.staged is not None else None
    return run_code(code, tables, {"ctx": ctx, "log": ctx.logger, "output_path": staged}, CODE)


def _frame(artifact: ParquetArtifact, frame: str) -> Any:
    try:
        return frames.frame_of(artifact.to_arrow(), frame)
    except ModuleNotFoundError as error:
        name = str(error.name).partition(".")[0]
        raise RefusedError(
            f"the frame {frame} needs the package {name}, which is not installed",
            f"add {name} to the node's option packages",
            code="P608",
            option="frame",
        ) from error


def _tables(given: Any, ports: list[str]) -> Any:
    if (
        isinstance(given, dict)
        and given
        and not frames.is_table(given)
        and all(isinstance(port, str) for port in given)
    ):
        return given
    if given is None:
        return Problem("P607", "the code assigns no output", Place(option="code"), "end it with output = … (a table)")
    if not frames.is_table(given):
        return not_a_table(given).at(Place(option="code"))
    return {ports[0]: given}
