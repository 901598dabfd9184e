"""The values a run starts with: parameters and the context, from a file, the environment and the command line (C10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypeline.document import Pipeline, parameter_value
from pypeline.document.broken_yaml import mended_yaml_tree
from pypeline.document.desk import Desk
from pypeline.document.json_tree import NotJsonError, json_tree
from pypeline.document.tree import MapTree, plain
from pypeline.plan.placeholders import placeholders_in
from pypeline.problems import Place, Problem, Problems

CONTEXT_SUFFIXES = (".json", ".yaml", ".yml", ".env")
CONTEXT_VARIABLE = "PYPE_CONTEXT_"
CONTEXT_NAME = re.compile(f"{CONTEXT_VARIABLE}.")
LARGEST_CONTEXT = 1_000_000


@dataclass(frozen=True)
class RunValues:
    """Parameters in their declared types and the context, flat (`db.host`); what is wrong with them."""

    parameters: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    problems: Problems = ()


def run_values(
    pipeline: Pipeline, context_files: Sequence[Path], sets: Iterable[str], environ: Mapping[str, str],
) -> RunValues:  # fmt: skip
    """Context files (a later one wins) < `PYPE_CONTEXT_X` < `--set context.x=…`; `--set x=…` sets a parameter."""
    problems: list[Problem] = []
    context: dict[str, Any] = {}
    for path in context_files:
        found, wrong = read_context(path)
        context |= found
        problems += wrong
    context |= _from_environment(pipeline, context, environ)
    parameters: dict[str, Any] = {}
    for written in sets:
        name, equals, value = written.partition("=")
        name = name.strip()
        if not (equals and name):
            problems.append(
                Problem("P801", f"--set takes name=value, not {written!r}", remedy="write --set since=2026-01-31")
            )
        elif name.startswith("context."):
            context[name.removeprefix("context.")] = value
        else:
            parameters[name], wrong_value = _typed(pipeline, name.removeprefix("params."), value)
            problems += [wrong_value] if wrong_value else []
    problems += _missing(pipeline, parameters)
    return RunValues(parameters, context, tuple(problems))


def typed_parameters(pipeline: Pipeline, given: Mapping[str, Any]) -> RunValues:
    """Parameters given by a program: each checked against its declared type."""
    parameters, problems = {}, []
    for name, value in given.items():
        parameters[name], problem = _typed(pipeline, name, value)
        problems += [problem] if problem else []
    return RunValues(parameters, {}, (*problems, *_missing(pipeline, parameters)))


def _typed(pipeline: Pipeline, name: str, value: Any) -> tuple[Any, Problem | None]:
    parameter = pipeline.parameters.get(name)
    if parameter is None:
        return value, None  # the compiler says which parameters there are
    typed, problem = parameter_value(name, parameter, value)
    return typed, problem.at(pipeline.place(parameter=name)) if problem else None


def _missing(pipeline: Pipeline, given: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem(
            "P209", f"the parameter {name} needs a value", pipeline.place(parameter=name), f"give it: --set {name}=…"
        )
        for name, parameter in pipeline.parameters.items()
        if parameter.required and parameter.default is None and name not in given
    ]


def context_file(folders: Iterable[Path], name: str, job: str = "") -> Path | Problem:
    """The context's file in the first folder that has it: `NAME.json|yaml|yml|env`, in a job also `JOB_NAME.…`."""
    places = list(folders)
    names = [name, *([f"{job}_{name}"] if job else [])]
    for folder in places:
        for stem in names:
            for suffix in CONTEXT_SUFFIXES:
                path = folder / f"{stem}{suffix}"
                if path.parent == folder and path.is_file():
                    return path
    there = sorted(
        {
            path.stem
            for folder in places
            if folder.is_dir()
            for path in folder.iterdir()
            if path.suffix in CONTEXT_SUFFIXES or path.name == ".env"
        }
    )
    remedy = f"there are: {', '.join(there)}" if there else f"put {name}.json into {places[0]}"
    return Problem("P804", f"there is no context {name}", remedy=remedy)


def read_context(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """A context file as names and values; nested mappings are also reachable as `db.host`, null is "not given"."""
    place = Place(file=str(path))
    try:
        with path.open("rb") as stream:
            text = stream.read(LARGEST_CONTEXT + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Problem("P101", f"{path.name} cannot be read: {error}", place, "save it as text in UTF-8")]
    if len(text) > LARGEST_CONTEXT:
        return {}, [
            Problem(
                "P105", f"{path.name} is larger than 1 MB", place, "keep data in files, and read them with a source"
            )
        ]
    if path.suffix == ".env":
        return _read_env(text, place)
    desk = Desk(text, str(path))
    try:
        tree = json_tree(text, desk) if path.suffix == ".json" else mended_yaml_tree(text, desk)[0]
    except NotJsonError as error:
        desk.report("P102", f"The text cannot be read as JSON here: {error}", error.at, "look at the commas and quotes")
        tree = None
    if tree is not None and not isinstance(tree, MapTree):
        desk.report("P108", "A context is a mapping of names to values", tree.start, "write region: eu")
    values = plain(tree) if isinstance(tree, MapTree) else {}
    given = {name: value for name, value in _flat(values).items() if value is not None}
    return given, list(desk.problems)


def _flat(values: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in values.items():
        found[f"{before}{name}"] = value
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{name}.")
    return found


def _read_env(text: str, place: Place) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.strip().removeprefix("export ").strip()
        if not written or written.startswith("#"):
            continue
        name, equals, value = written.partition("=")
        if not equals or not name.strip():
            problems.append(
                Problem("P102", f"{shown(written)} is not NAME=value", Place(place.file, number), "write REGION=eu")
            )
            continue
        values[name.strip()] = _unquoted(value.strip())
    return values, problems


def shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - as much as tells it apart


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.partition(" #")[0].rstrip()


def _from_environment(pipeline: Pipeline, context: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    """`PYPE_CONTEXT_REGION` is `context.region`, spelt as the context file or the document spells it."""
    used = {
        path.removeprefix("context.")
        for node in pipeline.nodes
        for path in placeholders_in(node.options)
        if path.startswith("context.")
    }
    spelt = {name.replace(".", "_").casefold(): name for name in (*used, *context)}
    given = {
        name.removeprefix(CONTEXT_VARIABLE).casefold(): value
        for name, value in environ.items()
        if CONTEXT_NAME.match(name)
    }
    return {spelt.get(name, name): value for name, value in given.items()}
