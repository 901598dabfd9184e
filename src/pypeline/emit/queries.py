"""Relations to one SELECT per output: a CTE for each document node, in the dialect of the engine that runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from pypeline.emit import operators
from pypeline.emit.blocks import Block, alias, identifier, table
from pypeline.emit.scalars import lower, lower_sort_key
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation, reachable, types_in_scope
from pypeline.plan.operators import Item
from pypeline.problems import Place, Problem


@dataclass
class Writer:
    """What writing one query needs to know, and what it could not say.

    `sources` says how an artifact or a table is read here (a FROM item, or None for the operator's own way); `kept`
    holds relations that are already computed, by index; `reject_tables` names the tables that a CSV scan with a linked
    `rejected` port fills, by the relation's name.
    """

    relations: Sequence[BoundRelation]
    dialect: str
    sources: Callable[[BoundRelation], exp.Expr | None] = lambda _relation: None
    kept: Mapping[int, exp.Expr] = field(default_factory=dict)
    reject_tables: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def scalar(self, expression: Expression, relation: BoundRelation) -> exp.Expr:
        return self._said(
            lower(expression, self.dialect, types_in_scope(relation, self.relations)), expression, relation
        )

    def sort_key(self, expression: Expression, relation: BoundRelation) -> exp.Expr:
        """What ORDER BY sorts by: text by code points everywhere."""
        scope = types_in_scope(relation, self.relations)
        return self._said(lower_sort_key(expression, self.dialect, scope), expression, relation)

    def _said(self, lowered: exp.Expr | Problem, expression: Expression, relation: BoundRelation) -> exp.Expr:
        if isinstance(lowered, Problem):
            option = ".".join(str(part) for part in expression.origin.option) or None
            self.problems.append(lowered.at(Place(node=relation.node, option=option)))
            return exp.Null()
        return lowered

    def items(self, relation: BoundRelation, items: Sequence[Item]) -> list[exp.Expr]:
        return [alias(self.scalar(expression, relation), name) for name, expression in items]

    def refuse(self, relation: BoundRelation, message: str, remedy: str = "") -> None:
        self.problems.append(Problem("P501", message, Place(node=relation.node), remedy))


@dataclass(frozen=True)
class Query:
    """One SELECT, or the problems that kept it from being written."""

    tree: exp.Expr
    problems: tuple[Problem, ...]

    def sql(self, dialect: str, *, pretty: bool = True) -> str:
        return self.tree.sql(dialect=dialect, pretty=pretty, identify=True, comments=False)


def query_of(writer: Writer, root: int) -> Query:
    """The query of the relation `root`. Deterministic: the same relations give the same text, byte for byte."""
    needed = reachable(writer.relations, [root], writer.kept)
    users = _users(writer.relations, [index for index in needed if index not in writer.kept])
    blocks: dict[int, Block] = {}
    ctes: list[exp.Expr] = []
    for index in needed:
        relation = writer.relations[index]
        if index in writer.kept:
            block = Block(relation.columns, writer.kept[index].copy())
        else:
            block = operators.apply(writer, relation, _ready(writer, blocks, relation))
        if index != root and not _stays_open(writer.relations, index, users):
            ctes.append(exp.CTE(this=block.tree(), alias=exp.TableAlias(this=identifier(relation.name))))
        else:
            blocks[index] = block
    return Query(with_ctes(blocks[root].tree(), ctes), tuple(writer.problems))


def with_ctes(tree: exp.Expr, ctes: Sequence[exp.Expr]) -> exp.Expr:
    if ctes:
        own = tree.args.get("with_")
        tree.set(
            "with_",
            exp.With(
                expressions=[*ctes, *(own.expressions if own else [])],
                recursive=own.args.get("recursive") if own else None,
            ),
        )
    return tree


def _users(relations: Sequence[BoundRelation], computed: Sequence[int]) -> dict[int, list[int]]:
    """Which of the `computed` relations read a relation, once for each time."""
    users: dict[int, list[int]] = {}
    for index in computed:
        for source in relations[index].inputs:
            users.setdefault(source, []).append(index)
    return users


def _stays_open(relations: Sequence[BoundRelation], index: int, users: Mapping[int, list[int]]) -> bool:
    """Whether the next operator of the same node may go into the same SELECT."""
    if len(users[index]) != 1:
        return False
    follows = relations[users[index][0]]
    return follows.node == relations[index].node and len(follows.inputs) == 1 and type(follows.op) in operators.MERGES


def _ready(writer: Writer, blocks: dict[int, Block], relation: BoundRelation) -> list[Block]:
    """The inputs as blocks: an open one of the same node, else `FROM name`."""
    return [
        blocks.pop(index)
        if index in blocks
        else Block(writer.relations[index].columns, table(writer.relations[index].name))
        for index in relation.inputs
    ]
