"""A pipeline as the mapping that is written: stable key order, what has its default value left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from pypeline.document.model import DocumentTest, Link, Node, Notify, Parameter, Pipeline, Valve
from pypeline.document.wires import begins_with_trigger

# Fields that are not keys of their own.
INTERNAL = frozenset({"mark", "source", "split", "optional", "written", "extensions"})


def document_of(pipeline: Pipeline) -> dict[str, Any]:
    """The whole document; reading it back gives an equal pipeline."""
    document: dict[str, Any] = {"flow": _keys_of(pipeline.flow)}
    optional = {
        "settings": _keys_of(pipeline.settings),
        "parameters": {name: parameter_document(parameter) for name, parameter in pipeline.parameters.items()},
    }
    document.update({key: value for key, value in optional.items() if value})
    document["modules"] = [node_document(node) for node in pipeline.nodes]
    connections = {"data": [link_text(link) for link in pipeline.links],
                   "control": [valve_document(valve) for valve in pipeline.valves]}  # fmt: skip
    rest = {
        "connections": {key: value for key, value in connections.items() if value},
        "schedule": _keys_of(pipeline.schedule) if pipeline.schedule else None,
        "notify": [notify_document(notify) for notify in pipeline.notify],
        "tests": [test_document(test) for test in pipeline.tests],
        "layout": {name: list(position) for name, position in pipeline.layout.items()},
    }
    document.update({key: value for key, value in rest.items() if value})
    return {**document, **pipeline.extensions}


def node_document(node: Node) -> dict[str, Any]:
    document: dict[str, Any] = {"id": node.id, "name": node.component}
    if node.split:
        required = {name: value for name, value in node.options.items() if name not in node.optional}
        optional = {name: value for name, value in node.options.items() if name in node.optional}
        document["configs"] = {"required": required, **({"optional": optional} if optional else {})}
    elif _looks_split(node.options):
        # An option that happens to be called "required" would be taken for PYpeline's form.
        document["configs"] = {"required": dict(node.options)}
    elif node.options:
        document["configs"] = dict(node.options)
    misc = _keys_of(node.misc)
    return {**document, **({"misc": misc} if misc else {}), **node.extensions}


def _looks_split(options: Mapping[str, Any]) -> bool:
    halves = [options[half] for half in ("required", "optional") if half in options]
    return bool(halves) and all(half is None or isinstance(half, Mapping) for half in halves)


def link_text(link: Link) -> str:
    return str(link)


def valve_document(valve: Valve) -> str | dict[str, Any]:
    """In the form it was written in; the string form cannot say everything."""
    says_more = valve.over or valve.as_ or valve.parallel or valve.on_item_error
    reads_as_trigger = valve.on == "ok" and valve.when is not None and begins_with_trigger(valve.when)
    if valve.written == "string" and not says_more and not reads_as_trigger:
        return str(valve)
    document = {
        "from": valve.source,
        "to": valve.target,
        "order": "Last" if valve.order == "last" else valve.order,
        "kind": valve.on if valve.on in {"iterate", "start"} else None,
        "on": valve.on if valve.on in {"error", "done"} else None,
        "when": valve.when,
        "over": valve.over,
        "as": valve.as_,
        "parallel": valve.parallel,
        "on_item_error": valve.on_item_error,
    }
    return {key: value for key, value in document.items() if value is not None}


def parameter_document(parameter: Parameter) -> dict[str, Any]:
    return {"type": parameter.type, **_keys_of(parameter)}


def notify_document(notify: Notify) -> dict[str, Any]:
    return {"on": list(notify.on), **_keys_of(notify)}


def test_document(test: DocumentTest) -> dict[str, Any]:
    return _keys_of(test)


def _keys_of(value: Any) -> dict[str, Any]:
    """The fields of one of our values that do not have their default."""
    document: dict[str, Any] = {}
    for item in fields(value):
        current = getattr(value, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if item.name not in INTERNAL and not same(current, default):
            document[item.name] = _plain(current)
    return {**document, **getattr(value, "extensions", {})}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _keys_of(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def same(left: Any, right: Any) -> bool:
    """Equal as written values: true is not 1, a NaN equals a NaN, a tuple equals a list."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right) or (left != left and right != right)  # noqa: PLR0124 - only NaN differs from itself
