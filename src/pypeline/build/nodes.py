"""Nodes joined to their components, with their options read: everything a single node can say about itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypeline.build.memo import Memo
from pypeline.build.options_walk import with_origins
from pypeline.build.suggest import did_you_mean
from pypeline.build.values import EARLY_ROOTS, Values
from pypeline.document import Node, Pipeline, option_name
from pypeline.kit.catalogue import Catalogue
from pypeline.kit.component import Component, Port
from pypeline.kit.options import OptionError, Options, may_be_deferred, model_at, read_options
from pypeline.kit.probes import Probe
from pypeline.plan.placeholders import filled, placeholders_in
from pypeline.problems import Problem


@dataclass(frozen=True)
class JoinedNode:
    """A node with its component; `options` is None when they have problems."""

    node: Node
    component: Component
    options: Options | None
    outputs: tuple[Port, ...]
    probes: tuple[Probe, ...]


def join_nodes(
    pipeline: Pipeline, catalogue: Catalogue, values: Values, memo: Memo
) -> tuple[dict[str, JoinedNode], list[Problem]]:
    """Every node whose component exists, and what is wrong with the others and with the options."""
    joined: dict[str, JoinedNode] = {}
    problems: list[Problem] = []
    for node in pipeline.nodes:
        component = catalogue.find(node.component)
        if component is None:
            remedy = did_you_mean(node.component, catalogue.names, "pype list-modules shows what there is")
            problems.append(Problem("P301", f"there is no component {node.component}", pipeline.place(node.id), remedy))
            continue
        options, found = _options_of(pipeline, node, component, values, memo)
        problems += found
        outputs = component.output_ports(options) if options is not None else component.outputs
        probes = tuple(_rendered(probe, values) for probe in component.probes(options)) if options is not None else ()
        joined[node.id] = JoinedNode(node, component, options, outputs, probes)
    return joined, problems


def _options_of(
    pipeline: Pipeline,
    node: Node,
    component: Component,
    values: Values,
    memo: Memo,
) -> tuple[Options | None, list[Problem]]:
    raw, problems = _with_early_values(pipeline, node, component, values)

    def read() -> Options | None:
        found = read_options(component.options, raw)
        if isinstance(found, Options):
            return with_origins(found)
        problems.extend(_option_problem(pipeline, node, component, error) for error in found)
        return None

    options = memo.options(component, raw, read)
    return (None if problems else options), problems


@lru_cache(maxsize=512)
def _deferrable(model: type[Options]) -> frozenset[str]:
    names: set[str] = set()
    for name, field in model.model_fields.items():
        if may_be_deferred(field):
            names |= {name, field.alias or name}
    return frozenset(names)


def _with_early_values(
    pipeline: Pipeline,
    node: Node,
    component: Component,
    values: Values,
) -> tuple[dict[str, Any], list[Problem]]:
    raw, problems = dict(node.options), []
    for name, value in node.options.items():
        paths = placeholders_in({name: value})
        if not paths or name in _deferrable(component.options):
            continue
        place = pipeline.place(node.id, name)
        for path in paths:
            if path.partition(".")[0] not in EARLY_ROOTS:
                problems.append(
                    Problem(
                        "P208",
                        f"{{{{{path}}}}} has its value only when the pipeline runs, but this option is needed before",
                        place,
                        "use a parameter or a context value here",
                    )
                )
            elif path not in values.known:
                problems.append(Problem("P209", f"{{{{{path}}}}} has no value", place, _remedy_for(path)))
        raw[name] = filled({name: value}, values.known)[name]
    return raw, problems


def _remedy_for(path: str) -> str:
    root, _, name = path.partition(".")
    if root == "params":
        return f"declare it under parameters: with a default, or give it: --set {name}=…"
    return f"give it: --set {path}=…"


def _rendered(probe: Probe, values: Values) -> Probe:
    return Probe(tuple(str(filled(uri, values.known)) for uri in probe.uris), probe.format, probe.options, probe.body)


def _option_problem(pipeline: Pipeline, node: Node, component: Component, error: OptionError) -> Problem:
    option = option_name(error.path)
    place = pipeline.place(node.id, error.path) if error.path else pipeline.place(node.id)
    fields = component.options.model_fields
    if error.problem is not None:
        offset = (error.problem.place.column or 1) - 1
        inside = pipeline.place_in(node.id, error.path, offset) if _is_written(node, error.path) else place
        return Problem(error.problem.code, error.problem.message, inside, error.problem.remedy)
    if error.kind == "missing":
        field = fields.get(str(error.path[0])) if len(error.path) == 1 else None
        example = f" ({field.description})" if field and field.description else ""
        return Problem("P303", f"{component.title} needs the option {option}", place, f"add {option}: …{example}")
    if error.kind == "extra_forbidden":
        within = model_at(component.options, error.path[:-1])
        where = f"{component.name} > {option_name(error.path[:-1])}" if len(error.path) > 1 else component.name
        known = within.model_fields if within is not None else {}
        return Problem(
            "P302", f"{where} has no option {error.path[-1]}", place, did_you_mean(str(error.path[-1]), known)
        )
    message = error.message[0].lower() + error.message[1:] if error.message else "cannot be read"
    return Problem("P304", f"{option}: {message}", place, f"pype describe {component.name} shows what it may be")


def _is_written(node: Node, path: tuple[str | int, ...]) -> bool:
    value: Any = node.options
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(value, str)
