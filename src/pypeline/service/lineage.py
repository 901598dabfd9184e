"""Where a column comes from and where it goes: read off the bound graph, node by node, without looking at SQL text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypeline.build.bound import BoundPipeline
from pypeline.build.suggest import did_you_mean
from pypeline.problems import Place, Problem
from pypeline.service.column_sources import ColumnSource, sources_of

MOST_INPUTS = 8


@dataclass(frozen=True, order=True)
class ColumnAt:
    """A column on a port; of a sink, on the port it is fed by."""

    node: str
    port: str
    column: str

    def __str__(self) -> str:
        return f"{self.node}.{self.column}"


@dataclass(frozen=True)
class Made:
    """What a node makes a column of. `how`: the expression, if it is more than the column itself.

    `is_exact` is false where only running tells (Python code, a query that cannot be followed): every column of the
    inputs may matter.
    """

    inputs: tuple[ColumnAt, ...] = ()
    how: str = ""
    is_exact: bool = True


@dataclass(frozen=True)
class Lineage:
    """`made` holds every column on the way; `is_down`: from `start` to what is made of it."""

    start: ColumnAt
    made: Mapping[ColumnAt, Made]
    is_down: bool = False

    def next_of(self, at: ColumnAt) -> tuple[ColumnAt, ...]:
        """One step further on the way."""
        if not self.is_down:
            return self.made[at].inputs if at in self.made else ()
        return tuple(sorted(user for user, made in self.made.items() if at in made.inputs))

    def tree(self) -> Iterator[tuple[str, ColumnAt, str]]:
        """Lines to draw: what stands before, the column, a note. What was shown once is not opened again."""
        shown: set[ColumnAt] = set()
        waiting: list[tuple[ColumnAt, str, str]] = [(self.start, "", "")]
        while waiting:
            at, lead, stem = waiting.pop()
            following = self.next_of(at)
            if at in shown and following:
                yield lead, at, "(see above)"
                continue
            shown.add(at)
            note, is_open = self._note(at, len(following))
            yield lead, at, note
            for number, source in reversed(list(enumerate(following if is_open else ()))):
                is_last = number == len(following) - 1
                waiting.append((source, f"{stem}{'└─ ' if is_last else '├─ '}", f"{stem}{'   ' if is_last else '│  '}"))

    def _note(self, at: ColumnAt, following: int) -> tuple[str, bool]:
        """What is said beside a column, and whether its tree goes on."""
        made = self.made.get(at, Made())
        if made.is_exact:
            return (f"= {' '.join(made.how.split())}" if made.how else ""), True
        if following > MOST_INPUTS and not self.is_down:
            return f"any of {following} columns", False
        return "perhaps: only running it tells", True

    def __str__(self) -> str:
        return "\n".join(f"{lead}{at}{f'  {note}' if note else ''}" for lead, at, note in self.tree())

    def to_json(self) -> dict[str, Any]:
        return {
            "column": _json_of(self.start),
            "direction": "down" if self.is_down else "up",
            "columns": [
                {
                    **_json_of(at),
                    "from": [_json_of(source) for source in made.inputs],
                    **({"how": made.how} if made.how else {}),
                    **({} if made.is_exact else {"exact": False}),
                }
                for at, made in sorted(self.made.items())
            ],
        }


def _json_of(at: ColumnAt) -> dict[str, str]:
    return {"node": at.node, "port": at.port, "column": at.column}


def find_column(bound: BoundPipeline, written: str) -> ColumnAt | Problem:
    """`node.column`: on the first of the node's ports that has it."""
    node, _, column = written.partition(".")
    if node not in bound.nodes:
        return Problem("P505", f"there is no node {node}", remedy=did_you_mean(node, bound.nodes))
    ports = _ports(bound, node)
    for port, columns in ports.items():
        spelt = next((name for name in columns if name.casefold() == column.casefold()), None)
        if spelt is not None:
            return ColumnAt(node, port, spelt)
    known = [name for columns in ports.values() for name in columns]
    message = f"{node} has no column {column}" if column else f"name a column of {node}"
    return Problem("P305", message, Place(node=node), did_you_mean(column, dict.fromkeys(known)))


def _ports(bound: BoundPipeline, node: str) -> dict[str, tuple[str, ...]]:
    """The columns on every output; of a node without outputs, on what it reads."""
    found = bound.nodes[node]
    outputs = {port: schema.names for port, schema in found.schemas.items()}
    return outputs or {port: bound.graph[index].columns for port, index in found.reads.items()}


def upstream(bound: BoundPipeline, start: ColumnAt) -> Lineage:
    """Everything that `start` is made of, back to the sources."""
    made: dict[ColumnAt, Made] = {}
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at not in made:
            made[at] = made_of(bound, at)
            waiting.extend(made[at].inputs)
    return Lineage(start, made)


def downstream(bound: BoundPipeline, start: ColumnAt) -> Lineage:
    """Everything that is made of `start`."""
    made: dict[ColumnAt, Made] = {}
    reached = {start}
    for node in bound.wiring.order:
        if node in bound.nodes and not bound.nodes[node].is_broken:
            for port, columns in _ports(bound, node).items():
                for column in columns:
                    at = ColumnAt(node, port, column)
                    found = made_of(bound, at)
                    if reached & set(found.inputs):
                        reached.add(at)
                        made[at] = Made(
                            tuple(source for source in found.inputs if source in reached), found.how, found.is_exact
                        )
    return Lineage(start, made, is_down=True)


def made_of(bound: BoundPipeline, at: ColumnAt) -> Made:
    """The columns of its inputs that a node makes this one of."""
    node, how, constant, is_exact = bound.nodes[at.node], "", "", True
    index = {**node.outputs, **node.late_outputs, **({} if node.joined.outputs else node.reads)}.get(at.port)
    if index is None or (node.call is not None and node.joined.outputs):
        return Made(tuple(_all_inputs(bound, at.node)), is_exact=False)
    own = {number for number in node.own if bound.graph[number].node == at.node}
    found: list[tuple[int, str]] = []
    seen: set[tuple[int, str]] = set()
    waiting = [(index, at.column)]
    while waiting:
        number, column = waiting.pop()
        if (number, column) in seen:
            continue
        seen.add((number, column))
        if number not in own:
            found.append((number, column))
            continue
        source: ColumnSource = sources_of(bound.graph, number, column)
        # A branch that only fills in NULL does not say how the column is made.
        how, is_exact = how or (source.how if source.columns else ""), is_exact and source.is_exact
        constant = constant or ("" if source.columns else source.how)
        waiting.extend(source.columns)
    made = _from(bound, at.node, found)
    return Made(made.inputs, how or ("" if made.inputs else constant), is_exact)


def _from(bound: BoundPipeline, node: str, found: Iterable[tuple[int, str]]) -> Made:
    """Relations of other nodes, as the ports that this node is linked to."""
    fed: dict[int, tuple[str, str]] = {}
    for source, port in bound.wiring.feeds[node].values():
        index = bound.nodes[source].outputs.get(port) if source in bound.nodes else None
        if index is not None:
            fed.setdefault(index, (source, port))
    inputs = {ColumnAt(*fed[number], column) for number, column in found if number in fed}
    return Made(tuple(sorted(inputs)))


def _all_inputs(bound: BoundPipeline, node: str) -> Iterator[ColumnAt]:
    for source, port in dict.fromkeys(bound.wiring.feeds[node].values()):
        schema = bound.nodes[source].schemas.get(port) if source in bound.nodes else None
        for column in schema.names if schema is not None else ():
            yield ColumnAt(source, port, column)
