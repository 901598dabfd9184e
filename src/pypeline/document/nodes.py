"""Nodes: `modules:` in YAML, with `configs` in our flat form or PYpeline's split one."""

from __future__ import annotations

from typing import Any

from pypeline.document.desk import Desk
from pypeline.document.model import Misc, Node, Retry
from pypeline.document.shapes import (
    FLAG,
    UNREAD,
    Record,
    Shape,
    is_empty,
    misshapen,
    number,
    one_of,
    text,
    text_of,
    whole,
)
from pypeline.document.tree import ListTree, MapTree, Tree, plain, shortened
from pypeline.document.wires import ID, NAME_WANTED, NODE_ID

MOST_NODES = 10_000
HALVES = ("required", "optional")
RETRY = Record(Retry, {"max": whole(0, 1_000), "backoff": number("a number of seconds")}, extensible=False)
MISC = Record(
    Misc,
    {
        "label": text(longest=200),
        "description": text(),
        "cache": FLAG,
        "retry": RETRY.shape,
        "timeout": number("a number of seconds"),
        "join": one_of("all", "any", "none_failed"),
    },
)


def _read_configs(desk: Desk, tree: Tree, where: str) -> Any:
    """(options, split, names under `optional`)."""
    if is_empty(tree):
        return {}, False, frozenset()
    if not isinstance(tree, MapTree):
        return misshapen(desk, tree, where, "a mapping of options")
    if not _is_split(tree):
        return plain(tree), False, frozenset()
    options: dict[str, Any] = {}
    for key, entry in tree.entries.items():
        if key not in HALVES:
            desk.report(
                "P107",
                f'The option "{shortened(key)}" stands beside required and optional',
                entry.key.start,
                "move it under required or optional",
            )
            options.setdefault(key, plain(entry.value))
            continue
        for name, option in entry.value.entries.items() if isinstance(entry.value, MapTree) else ():
            if name in options:
                desk.report(
                    "P103", f'The option "{shortened(name)}" stands twice', option.key.start, "remove one of the two"
                )
            else:
                options[name] = plain(option.value)
    optional = tree.entries.get("optional")
    names = frozenset(optional.value.entries) if optional and isinstance(optional.value, MapTree) else frozenset[str]()
    return options, True, names


def _is_split(tree: MapTree) -> bool:
    halves = [tree.entries[half].value for half in HALVES if half in tree.entries]
    return bool(halves) and all(isinstance(half, MapTree) or is_empty(half) for half in halves)


NODE = Record(
    dict,
    {
        "id": NODE_ID,
        "name": text(ID, NAME_WANTED, code="P111"),
        "configs": Shape(_read_configs, {"type": ["object", "null"], "description": "The component's options."}),
        "misc": MISC.shape,
    },
    required=("id", "name"),
)


def _read_node(desk: Desk, tree: Tree, where: str) -> Node | None:
    node_id = text_of(tree.entries["id"].value) if isinstance(tree, MapTree) and "id" in tree.entries else None
    with desk.inside(node=shortened(node_id) if node_id else None):
        values = NODE.values(desk, tree, f"node {shortened(node_id)}" if node_id else where)
    if values is None or node_id is None or not isinstance(tree, MapTree):
        return None
    options, split, optional = values.get("configs", ({}, False, frozenset()))
    return Node(
        id=node_id,
        component=values.get("name", ""),
        options=options,
        misc=values.get("misc", Misc()),
        split=split,
        extensions=values.get("extensions", {}),
        optional=optional,
        mark=tree,
    )


def _read_nodes(desk: Desk, tree: Tree, where: str) -> Any:
    if is_empty(tree):
        return ()
    if not isinstance(tree, ListTree):
        return misshapen(desk, tree, where, "a list of nodes", remedy="begin every node with - id:")
    if len(tree.items) > MOST_NODES:
        desk.report(
            "P105",
            f"The document has {len(tree.items):,} nodes; the most is {MOST_NODES:,}",
            tree.start,
            "split it into several pipelines",
        )
        return UNREAD
    nodes: dict[str, Node] = {}
    folded: dict[str, str] = {}
    for index, item in enumerate(tree.items):
        node = _read_node(desk, item, f"{where}[{index}]")
        if node is None:
            continue
        twin = folded.setdefault(node.id.casefold(), node.id)
        if node.id in nodes or twin != node.id:
            _report_twin(desk, node, nodes[twin])
        nodes.setdefault(node.id, node)
    return tuple(nodes.values())


def _report_twin(desk: Desk, node: Node, first: Node) -> None:
    if node.mark is None or first.mark is None:
        return
    at = node.mark.entries["id"].value.start
    line, _ = desk.lines.position(first.mark.start)
    with desk.inside(node=node.id):
        if node.id == first.id:
            desk.report(
                "P112", f"Two nodes have the id {node.id}; the first is in line {line}", at, "give one another id"
            )
        else:
            desk.report(
                "P112",
                f"The ids {node.id} and {first.id} (line {line}) differ only in case",
                at,
                "give one another id: in {{node__Variable}} case does not count",
            )


NODES_SHAPE = Shape(_read_nodes, {"type": "array", "maxItems": MOST_NODES, "items": NODE.schema})
