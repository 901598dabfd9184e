"""Rules of building in code: which ids are free, which inputs are meant, which options there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pypeline.api.errors import PipelineError
from pypeline.api.nodes import Node, Port
from pypeline.build.links import input_port
from pypeline.build.suggest import did_you_mean
from pypeline.document import Pipeline as Document
from pypeline.kit.catalogue import Catalogue
from pypeline.kit.component import Component
from pypeline.problems import Place, Problem

MOST_INPUTS = 100
ID = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{0,63}")


def check_options(catalogue: Catalogue, name: str, options: Mapping[str, Any]) -> Component:
    """The component, if it has all these options or inputs. A typing mistake is told where it is made."""
    component = catalogue.find(name)
    if component is None:
        raise PipelineError(
            (Problem("P301", f"there is no component {name}", remedy=did_you_mean(name, catalogue.names)),)
        )
    fields = component.options.model_fields
    known = {alias for key, field in fields.items() for alias in (key, field.alias or key)}
    wrong = [
        Problem("P302", f"{component.name} has no option {key}", Place(option=key), did_you_mean(key, fields))
        for key, value in options.items()
        if key not in known and not (isinstance(value, Node | Port) and input_port(component, key))
    ]
    if wrong:
        raise PipelineError(wrong)
    return component


def place_inputs(
    component: Component, inputs: Sequence[Node | Port], options: Mapping[str, Any]
) -> tuple[list[tuple[str, Port]], dict[str, Any]]:
    """Links as (input port, source), and the options that are none."""
    named = {key: value for key, value in options.items() if isinstance(value, Node | Port)}
    links = [(key, port_of(value)) for key, value in named.items()]
    free = [name for name in _input_names(component, len(inputs) + len(named)) if name not in named]
    if len(inputs) > len(free):
        takes = ", ".join(port.name for port in component.inputs) or "none"
        message = f"{component.name} has fewer inputs than were given; its inputs: {takes}"
        raise PipelineError(
            (Problem("P309", message, remedy="put a union_mod before it" if component.inputs else "remove them"),)
        )
    links += [(name, port_of(source)) for name, source in zip(free, inputs, strict=False)]
    order = {name: place for place, name in enumerate(_input_names(component, MOST_INPUTS))}
    links.sort(key=lambda link: order.get(link[0], MOST_INPUTS))
    return links, {key: value for key, value in options.items() if key not in named}


def _input_names(component: Component, most: int) -> list[str]:
    names: list[str] = []
    for port in component.inputs:
        names += [f"{port.name}{number}" for number in range(1, most + 1)] if port.group else [port.name]
    return names


def port_of(value: Node | Port, *, as_input: bool = False) -> Port:
    """A node stands for its first output, or its first input."""
    if isinstance(value, Port):
        return value
    if not as_input:
        return Port(value, value.continued_from())
    for port in value.component.inputs:
        return Port(value, f"{port.name}1" if port.group else port.name)
    raise PipelineError((Problem("P307", f"{value.id} has no inputs", Place(node=value.id)),))


def free_id(document: Document, component: Component, wanted: str | None) -> str:
    """The id asked for, or one made of the component's name: `filter`, `filter_2`."""
    taken = {node.id.casefold() for node in document.nodes}
    if wanted is not None:
        if not ID.fullmatch(wanted):
            remedy = "letters, digits and _, beginning with a letter"
            raise PipelineError((Problem("P111", f"{wanted} cannot be a node's id", remedy=remedy),))
        if wanted.casefold() in taken:
            raise PipelineError((Problem("P112", f"there is a node {wanted} already", remedy="give it another id"),))
        return wanted
    stem = component.name.rpartition("_")[0] or component.name
    return next(name for name in _numbered(stem) if name.casefold() not in taken)


def _numbered(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}_{number}"
        number += 1
