"""What a component is, for people and in the shape of PYpeline's ModRegistry.json: read off its declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pypeline.kit.component import Component, Port

GLOBALS = ("row_count", "duration_ms", "status", "error_message")
REGISTRY_TYPES = {"source": "source", "transform": "mod", "sink": "sink", "solo": "solo"}


@dataclass(frozen=True)
class OptionText:
    """One option as it is shown; `parts` are the options of a list's or mapping's items."""

    name: str
    title: str
    type: str
    help: str
    affects: str
    default: Any = None
    required: bool = False
    parts: tuple[OptionText, ...] = ()

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "type": self.type,
            "help": self.help,
            "affects": self.affects,
        }
        shown |= {"required": True} if self.required else {"default": self.default}
        return {**shown, **({"parts": [part.to_json() for part in self.parts]} if self.parts else {})}


def options_of(component: Component) -> tuple[OptionText, ...]:
    schema = component.options.model_json_schema(by_alias=True)
    return _options(schema, schema.get("$defs", {}), depth=0)


def _options(schema: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> tuple[OptionText, ...]:
    required = set(schema.get("required", ()))
    return tuple(
        OptionText(
            name,
            shape.get("title", name),
            type_text(shape, defs),
            shape.get("description", ""),
            shape.get("x-affects", "rows"),
            shape.get("default"),
            name in required,
            _parts(shape, defs, depth),
        )
        for name, shape in schema.get("properties", {}).items()
    )


def _parts(shape: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> tuple[OptionText, ...]:
    if depth > 1:
        return ()
    for inner in (
        shape,
        *shape.get("anyOf", ()),
        *(part.get("items", {}) for part in (shape, *shape.get("anyOf", ()))),
    ):
        found = _followed(inner, defs)
        if found.get("properties"):
            return _options(found, defs, depth + 1)
    return ()


def _followed(shape: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = str(shape.get("$ref", "")).rpartition("/")[2]
    found: Mapping[str, Any] = defs.get(reference, shape)
    return found


FORMATS = {"expression": "expression", "column": "column", "column-type": "type", "template": "text"}
WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "nothing"}


def type_text(shape: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """The type in a person's words: `list of column`, `left | right`, `mapping of name to expression`."""
    shape = _followed(shape, defs)
    choices = shape.get("anyOf") or shape.get("oneOf")
    if choices:
        return " or ".join(dict.fromkeys(type_text(choice, defs) for choice in choices if choice.get("type") != "null"))
    if "enum" in shape:
        return " | ".join(str(value) if str(value).strip() else repr(value) for value in shape["enum"])
    if "const" in shape:
        return str(shape["const"])
    kind = shape.get("type")
    if kind == "array":
        return f"list of {type_text(shape['items'], defs)}" if shape.get("items") else "list"
    if kind == "object":
        values = shape.get("additionalProperties")
        named = f"mapping of name to {type_text(values, defs)}" if isinstance(values, Mapping) else "mapping"
        return "mapping" if shape.get("properties") else named
    return FORMATS.get(str(shape.get("format")), WORDS.get(str(kind), str(kind or "any")))


def described(component: Component, example: str) -> dict[str, Any]:
    """Everything `pype describe` and the docs show."""
    return {
        "name": component.name,
        "title": component.title,
        "summary": component.summary,
        "category": component.category,
        "kind": component.kind,
        "aliases": list(component.aliases),
        "inputs": [_port(port) for port in component.inputs],
        "outputs": [_port(port) for port in component.outputs],
        "has_ports_from_options": component.outputs_of is not None,
        "options": [option.to_json() for option in options_of(component)],
        "example": example,
    }


def _port(port: Port) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": port.name, "summary": port.summary, "type": port.type.value}
    return {**shown, **({"group": True} if port.group else {}), **({"optional": True} if port.optional else {})}


def registry_entries(components: Iterable[Component], paths: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """ModRegistry's shape. `paths` are the module paths of people's own modules."""
    return {component.name: registry_entry(component, paths.get(component.name)) for component in components}


def registry_entry(component: Component, module_path: str | None = None) -> dict[str, Any]:
    schema: dict[str, dict[str, Any]] = {"required": {}, "optional": {}}
    for option in options_of(component):
        entry = {"type": option.type, "description": option.help or option.title}
        schema["required" if option.required else "optional"][option.name] = (
            entry if option.required else {**entry, "default": option.default}
        )
    rejects = [port.name for port in component.outputs if port.name == "rejected"]
    return {
        "module_path": module_path or component.body.function.__module__,
        "type": REGISTRY_TYPES[component.kind],
        "version": f"{component.version}.0.0",
        "description": component.summary,
        "category": component.category,
        "input_ports": [port.name for port in component.inputs],
        "output_ports": [port.name for port in component.outputs],
        "globals": [*GLOBALS, *(["rejected_count"] if rejects else [])],
        "packages": [],
        "config_schema": schema,
    }


def example_of(component: Component) -> str:
    """A node with the required options, as it would stand in a document."""
    schema = component.options.model_json_schema(by_alias=True)
    lines = [f"- id: {component.name.rpartition('_')[0] or component.name}", f"  name: {component.name}"]
    wanted = {name: schema["properties"][name] for name in schema.get("required", ())}
    if wanted:
        lines.append("  configs:")
        lines += [f"    {name}: {_example_value(shape)}" for name, shape in wanted.items()]
    return "\n".join(lines) + "\n"


def _example_value(shape: Mapping[str, Any]) -> str:
    examples = shape.get("examples")
    if examples:
        return str(examples[0])
    if "enum" in shape:
        return str(shape["enum"][0])
    return {"integer": "10", "number": "1.0", "boolean": "true", "array": "[…]", "object": "{…}"}.get(
        str(shape.get("type")), "…"
    )
