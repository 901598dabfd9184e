"""A person's own module, as far as its class says without being run, and the Component that stands for it."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import create_model

from pypeline.kit.component import Component, Inputs, Outcome, Port, PortType, procedural
from pypeline.kit.options import Options, Template, TypeName, option
from pypeline.plan.relations import Call
from pypeline.plan.schema import Known, Open, Schema, known
from pypeline.problems import Place, Problem

TYPES = ("source", "mod", "sink", "solo")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_]*")
_OPTION_TYPES: dict[str, Any] = {
    "str": Template,
    "string": Template,
    "int": int,
    "integer": int,
    "float": float,
    "number": float,
    "bool": bool,
    "boolean": bool,
    "list": list[Any],
    "array": list[Any],
    "dict": dict[str, Any],
    "object": dict[str, Any],
}


@dataclass(frozen=True, slots=True)
class ModuleDescription:
    """One entry of ModRegistry.json. `module_path` is a file relative to the workspace, or a dotted name."""

    name: str
    module_path: str
    type: str
    version: str = "1.0.0"
    description: str = ""
    category: str = ""
    input_ports: tuple[str, ...] = ()
    output_ports: tuple[str, ...] = ()
    globals: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    config_schema: Mapping[str, Any] = field(default_factory=dict)
    class_name: str = ""
    sha256: str = ""

    @classmethod
    def read(cls, name: str, module_path: str, told: Mapping[str, Any]) -> ModuleDescription | Problem:
        """From an entry of the registry, or from what the class said; or what it does not say rightly (P702)."""
        wrong = _complaint(name, told)
        if wrong:
            return Problem("P702", f"the module {name} {wrong}", Place(file=module_path), "correct the class")
        schema = told.get("config_schema") or {}
        return cls(
            name=name,
            module_path=module_path,
            type=told["type"],
            version=str(told.get("version") or "1.0.0"),
            description=" ".join(str(told.get("description") or "").split()),
            category=str(told.get("category") or ""),
            **{key: tuple(told.get(key) or ()) for key in ("input_ports", "output_ports", "globals", "packages")},
            config_schema={kind: dict(schema.get(kind) or {}) for kind in ("required", "optional")},
            class_name=str(told.get("class_name") or ""),
            sha256=str(told.get("sha256") or ""),
        )

    def to_json(self) -> dict[str, Any]:
        lists = ("input_ports", "output_ports", "globals", "packages")
        fields = [name for name in self.__dataclass_fields__ if name != "name"]
        return {name: list(getattr(self, name)) if name in lists else getattr(self, name) for name in fields}


def component_of(module: ModuleDescription) -> Component:
    """The module as a component; its body is a call of `pypeline.bodies.module:run` in a child."""
    model = _options_of(module)

    def call(options: Any, inputs: Inputs) -> Outcome:
        values = options.model_dump(by_alias=True)
        declared = values.pop("columns", None) if _takes_columns(module) else None
        schema: Schema = known(declared) if declared else Open((), f"{module.name} says its columns when it runs")
        config = {
            "module": module.module_path,
            "class_name": module.class_name,
            "sha256": module.sha256,
            "options": values,
        }
        return Call(
            body="pypeline.bodies.module:run",
            config=config,
            inputs=dict(inputs),
            outputs={
                port.name: schema if isinstance(schema, Open) else Known(schema.columns) for port in _outputs(module)
            },
            packages=module.packages,
            deterministic=module.type == "mod",
        )

    return Component(
        name=module.name,
        title=module.name.replace("_", " ").capitalize(),
        summary=module.description or f"A {module.type} of this workspace.",
        category=module.category if module.category not in {"", "unknown"} else "Own modules",
        icon="puzzle-piece",
        inputs=_inputs(module),
        outputs=_outputs(module),
        options=model,
        body=procedural(call),
        tags=("own",),
    )


def _inputs(module: ModuleDescription) -> tuple[Port, ...]:
    names = module.input_ports or (("input",) if module.type in {"mod", "sink"} else ())
    return tuple(Port(name, f"Rows for {module.name}") for name in names)


def _outputs(module: ModuleDescription) -> tuple[Port, ...]:
    defaults = {"source": ("data",), "mod": ("output",)}
    names = module.output_ports or defaults.get(module.type, ())
    kind = PortType.LIST if module.type == "solo" else PortType.TABLE
    return tuple(Port(name, f"What {module.name} gives", kind) for name in names)


def _takes_columns(module: ModuleDescription) -> bool:
    """One output whose columns the document may declare, unless the module has an option of that name itself."""
    own = {**module.config_schema.get("required", {}), **module.config_schema.get("optional", {})}
    return "columns" not in own and len(_outputs(module)) == 1 and module.type in {"source", "mod"}


def _options_of(module: ModuleDescription) -> type[Options]:
    fields: dict[str, Any] = {}
    for kind in ("required", "optional"):
        for name, told in module.config_schema.get(kind, {}).items():
            safe = (
                f"option_{name}" if keyword.iskeyword(name) or hasattr(Options, name) or name.startswith("_") else name
            )
            fields[safe] = _option(name, told, is_required=kind == "required", renamed=safe != name)
    if _takes_columns(module):
        described = "The columns it gives, so that the nodes behind it can be checked"
        fields["columns"] = (dict[str, TypeName], option("Columns", described, default={}, advanced=True))
    return create_model(f"{module.name}_options", __base__=Options, **fields)


def _option(name: str, told: Mapping[str, Any], *, is_required: bool, renamed: bool) -> tuple[Any, Any]:
    kind = _OPTION_TYPES.get(str(told.get("type", "")).lower(), Any)
    title, alias = name.replace("_", " ").capitalize(), name if renamed else None
    description = str(told.get("description") or "")
    if is_required:
        return kind, option(title, description, alias=alias)
    default = told.get("default")
    return kind if default is not None else kind | None, option(title, description, alias=alias, default=default)


def _complaint(name: str, told: Mapping[str, Any]) -> str:
    if not _NAME.fullmatch(name):
        return "has a name that is not letters, digits and _"
    if told.get("type") not in TYPES:
        return f"has the TYPE {told.get('type')!r}; it is one of {', '.join(TYPES)}"
    for key in ("input_ports", "output_ports", "globals", "packages"):
        value = told.get(key)
        if value is not None and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            return f"has {key.upper()} that is not a list of texts"
    ports = [*(told.get("input_ports") or ()), *(told.get("output_ports") or ())]
    bad = [port for port in ports if not _NAME.fullmatch(port)]
    if bad:
        return f"has a port {bad[0]!r} whose name is not letters, digits and _"
    if told["type"] in {"source", "solo"} and told.get("input_ports"):
        return f"is a {told['type']} but has INPUT_PORTS"
    if told["type"] == "sink" and told.get("output_ports"):
        return "is a sink but has OUTPUT_PORTS"
    return _schema_complaint(told.get("config_schema") or {})


def _schema_complaint(schema: Any) -> str:
    if not isinstance(schema, Mapping) or set(schema) - {"required", "optional"}:
        return "has a CONFIG_SCHEMA that is not {'required': {…}, 'optional': {…}}"
    for part in schema.values():
        for option_name, told in (part or {}).items() if isinstance(part, Mapping) else [("", None)]:
            if not isinstance(told, Mapping):
                return f"has an option {option_name!r} in CONFIG_SCHEMA that is not a map with type and description"
    return ""
