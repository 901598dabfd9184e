"""Hierarchy: the path from the top to every row of a parent-child table."""

from typing import Literal

from pypeline.components.columns.walking import Along, Hierarchy, walk
from pypeline.kit import (
    Column,
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    Sql,
    column,
    option,
    relational,
)
from pypeline.kit.columns import free_name, spelled
from pypeline.kit.expressions import call, compare, equals, literal


class Figure(Options):
    column: Column = option("Column")
    function: Literal["sum", "min", "max", "product", "first", "mean"] = option("Function", "Over the rows of the path")
    name: str = option("As", "What the result is called (column and function when empty)", default="", alias="as")


class HierarchyOptions(Options):
    child: Column = option("Child", "What identifies a row")
    parent: Column = option("Parent", "The row above it; NULL, or a value that is no child, at the top")
    name: str = option("Path", "The column of the path", default="path", min_length=1)
    separator: str = option("Separator", "Stands between the names of the path", default=" > ")
    level_name: str = option("Level", "A column of this name counts from the top, which is 1", default="")
    root_name: str = option("Top", "A column of this name says where the path begins", default="")
    leaf_name: str = option("Is a leaf", "A column of this name says whether no row is below", default="")
    figures: list[Figure] = option("Along the path", "Figures of columns from the top down to the row", default=[])


@relational
def follow(options: HierarchyOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    child, parent = spelled(relation, [options.child, options.parent])
    if child == parent:
        return Problem("P316", "child and parent are the same column", Place(option="parent"), "choose another one")
    ids, root, level = (free_name(relation.columns, name) for name in ("path_ids", "path_root", "path_level"))
    along = tuple(
        Along(free_name(relation.columns, f"figure_{number}"), name, figure.function)
        for number, figure in enumerate(options.figures)
        for name in spelled(relation, [figure.column])
    )
    tree = Hierarchy("input", relation.columns, child, parent, ids, root, level, along)
    walked = Relation(Sql(walk(tree), ("input",)), (relation,), tree.names)
    items = [(name, column(name)) for name in relation.columns]
    items.append((options.name, call("array_to_string", column(ids), literal(options.separator))))
    items += [(options.level_name, column(level))] if options.level_name else []
    items += [(options.root_name, column(root))] if options.root_name else []
    for figure, one in zip(options.figures, along, strict=True):
        value = compare("/", column(one.name), column(level)) if figure.function == "mean" else column(one.name)
        items.append((figure.name or f"{one.column}_{figure.function}", value))
    outputs = {"output": _with_leaves(options, relation, walked.project(items), child, parent)}
    on = equals(column(child, "left"), column(child, "right"))
    circle = relation.join(walked, "anti", on, [(name, column(name, "left")) for name in relation.columns])
    return {**outputs, "circles": circle}


def _with_leaves(options: HierarchyOptions, relation: Relation, found: Relation, child: str, parent: str) -> Relation:
    if not options.leaf_name:
        return found
    above = relation.aggregate([(parent, column(parent))], [])
    on = equals(column(child, "left"), column(parent, "right"))
    left = [(name, column(name, "left")) for name in found.columns]
    has_none = call("coalesce", equals(column(parent, "right"), column(parent, "right")), literal(False)).negated()
    return found.join(above, "left", on, [*left, (options.leaf_name, has_none)])


HIERARCHY = Component(
    name="hierarchy_mod",
    title="Hierarchy",
    summary="Follow parents to the top: paths, levels, and figures along the way.",
    category="Columns",
    icon="tree-structure",
    inputs=(Port("input", "Rows that name their parents"),),
    outputs=(Port("output", "Rows with their paths"), Port("circles", "Rows that no top leads to")),
    options=HierarchyOptions,
    body=follow,
    reads_types=True,
    tags=("parent", "tree", "recursive"),
)
