"""What has changed between two pipelines, in the words of the document. Where something stands is no change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pypeline.document.canonical import document_of, link_text, node_document, parameter_document, same, test_document
from pypeline.document.emitter import flow_text
from pypeline.document.model import Node, Pipeline, Valve
from pypeline.document.tree import shortened

Action = Literal["added", "removed", "changed"]
ABSENT = object()


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is flow, setting, parameter, node, component, option, misc, link, valve, schedule, notify,
    test, extension or layout; `name` is whose it is, `key` which part of it; `before` and `after` are plain values.
    """

    action: Action
    what: str
    name: str | None = None
    key: str | None = None
    before: Any = None
    after: Any = None

    def to_json(self) -> dict[str, Any]:
        """Parts that do not apply are left out; so is `before` of what was added, and `after` of what was removed."""
        parts = {"action": self.action, "what": self.what, "name": self.name, "key": self.key}
        shown = {key: value for key, value in parts.items() if value is not None}
        shown |= {"before": self.before} if self.action != "added" else {}
        return {**shown, "after": self.after} if self.action != "removed" else shown

    def __str__(self) -> str:
        sign = {"added": "+", "removed": "-", "changed": "~"}[self.action]
        owner = " ".join(
            part for part in (self.what, self.key, f"of {self.name}" if self.key and self.name else self.name) if part
        )
        before, after = (shortened(flow_text(value), 80) for value in (self.before, self.after))
        if self.what in {"link", "valve"}:
            return f"{sign} {self.what} {before if self.action == 'removed' else after}"
        if self.action == "changed":
            return f"{sign} {owner}: {before} -> {after}"
        return (
            f"{sign} {owner}"
            if self.what in {"node", "test"}
            else f"{sign} {owner}: {before if self.after is None else after}"
        )


def diff_pipelines(old: Pipeline, new: Pipeline, *, with_layout: bool = False) -> tuple[Change, ...]:
    """What makes `new` differ from `old`, in the order of the document. Positions on the canvas only `with_layout`."""
    before, after = document_of(old), document_of(new)
    return (
        *_keys("flow", None, before["flow"], after["flow"]),
        *_keys("setting", None, before.get("settings", {}), after.get("settings", {})),
        *_named("parameter", old.parameters, new.parameters, parameter_document),
        *_nodes(old, new),
        *_lists("link", [link_text(link) for link in old.links], [link_text(link) for link in new.links]),
        *_lists("valve", [_valve(valve) for valve in old.valves], [_valve(valve) for valve in new.valves]),
        *_keys("schedule", None, before.get("schedule", {}), after.get("schedule", {})),
        *_whole("notify", before.get("notify", ABSENT), after.get("notify", ABSENT)),
        *_named(
            "test", {test.name: test for test in old.tests}, {test.name: test for test in new.tests}, test_document
        ),
        *_keys("extension", None, old.extensions, new.extensions),
        *(_keys("layout", None, before.get("layout", {}), after.get("layout", {})) if with_layout else ()),
    )


def _nodes(old: Pipeline, new: Pipeline) -> Iterator[Change]:
    for node in old.nodes:
        twin = new.node(node.id)
        if twin is None:
            yield Change("removed", "node", node.id, before=node_document(node))
        else:
            yield from _node(node, twin)
    for node in new.nodes:
        if old.node(node.id) is None:
            yield Change("added", "node", node.id, after=node_document(node))


def _node(old: Node, new: Node) -> Iterator[Change]:
    if old.component != new.component:
        yield Change("changed", "component", old.id, before=old.component, after=new.component)
    yield from _keys("option", old.id, old.options, new.options)
    before, after = node_document(old), node_document(new)
    yield from _keys("misc", old.id, before.get("misc", {}), after.get("misc", {}))
    yield from _keys("extension", old.id, old.extensions, new.extensions)


def _valve(valve: Valve) -> str:
    """Every valve in one form, so that the string and the object form of the same valve are equal."""
    extra = {"over": valve.over, "as": valve.as_, "parallel": valve.parallel, "on_item_error": valve.on_item_error}
    given = {key: value for key, value in extra.items() if value is not None}
    return f"{valve} {flow_text(given)}" if given else str(valve)


def _keys(what: str, name: str | None, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in (*old, *(key for key in new if key not in old)):
        yield from _whole(what, old.get(key, ABSENT), new.get(key, ABSENT), name, key)


def _whole(what: str, old: Any, new: Any, name: str | None = None, key: str | None = None) -> Iterator[Change]:
    if old is ABSENT and new is not ABSENT:
        yield Change("added", what, name, key, after=new)
    elif new is ABSENT and old is not ABSENT:
        yield Change("removed", what, name, key, before=old)
    elif old is not ABSENT and not same(old, new):
        yield Change("changed", what, name, key, before=old, after=new)


def _named(
    what: str, old: Mapping[str, Any], new: Mapping[str, Any], document: Callable[[Any], Any]
) -> Iterator[Change]:
    for name in (*old, *(name for name in new if name not in old)):
        if name in old and name in new:
            yield from _keys(what, name, document(old[name]), document(new[name]))
        elif name in old:
            yield Change("removed", what, name, before=document(old[name]))
        else:
            yield Change("added", what, name, after=document(new[name]))


def _lists(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Links and valves have no names: one that differs is one removed and one added."""
    kept_old, kept_new = set(old), set(new)
    yield from (Change("removed", what, before=text) for text in old if text not in kept_new)
    yield from (Change("added", what, after=text) for text in new if text not in kept_old)
