"""A component is a frozen value: what it is called, its ports, its options and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from pypeline.kit.options import Options
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.relations import Call, Checked, FileWrite, Relation, TableWrite
from pypeline.problems import Problem


class PortType(StrEnum):
    """What flows through a port (DESIGN §3). TABLE is generic over its place."""

    TABLE = "TABLE"
    DB_TABLE = "DB_TABLE"
    S3_FILE = "S3_FILE"
    STREAM = "STREAM"
    ML_MODEL = "ML_MODEL"
    LIST = "LIST"
    TRIGGER = "TRIGGER"


@dataclass(frozen=True, slots=True)
class Port:
    """`group`: the port stands for `name1, name2, …` (`name` alone is `name1`). `optional` inputs may stay unfed."""

    name: str
    summary: str
    type: PortType = PortType.TABLE
    group: bool = False
    optional: bool = False


class Inputs(Mapping[str, Relation]):
    """The relations on a node's input ports, what was probed for it, and which of its outputs are linked."""

    def __init__(
        self,
        relations: Mapping[str, Relation],
        facts: tuple[Fact, ...] = (),
        linked: frozenset[str] = frozenset(),
    ) -> None:
        self._relations = relations
        self.facts = facts
        self.linked = linked

    def __getitem__(self, port: str) -> Relation:
        return self._relations[port]

    def __iter__(self) -> Iterator[str]:
        return iter(self._relations)

    def __len__(self) -> int:
        return len(self._relations)

    def group(self, name: str) -> tuple[Relation, ...]:
        """The relations of a port group in the order of their numbers."""
        numbered = [
            (int(port[len(name) :]), relation)
            for port, relation in self._relations.items()
            if port.startswith(name) and port[len(name) :].isdigit()
        ]
        return tuple(relation for _, relation in sorted(numbered, key=lambda pair: pair[0]))


Outputs = Mapping[str, Relation]
Outcome = Outputs | Checked | FileWrite | TableWrite | Call | Problem | tuple[Problem, ...]
"""What a body returns: relations by output port (with a check or without), a sink's write, a call, or what is wrong."""


@dataclass(frozen=True, slots=True)
class Body:
    kind: Literal["relational", "procedural"]
    function: Callable[[Any, Inputs], Outcome]


def relational(function: Callable[[Any, Inputs], Outcome]) -> Body:
    """A body that says its outputs as relations over its inputs. It is pure: same options and inputs, same outputs."""
    return Body("relational", function)


def procedural(function: Callable[[Any, Inputs], Outcome]) -> Body:
    """A body that returns a `Call`: work for a child process."""
    return Body("procedural", function)


def _no_probes(_options: Any) -> tuple[Probe, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Component:
    """A node's kind. Its form, palette entry, docs page, JSON Schema, SQL, Python and lineage follow from it.

    `version` is raised by hand when the same options would give other rows (it is part of the fingerprint).
    `probes` names the files or tables whose facts the body needs. `reads_types`: the body looks at the types of its
    inputs (`relation.schema`), not only at their names. `outputs_of` gives ports that depend on the options.
    """

    name: str
    title: str
    summary: str
    category: str
    icon: str
    options: type[Options]
    body: Body
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    version: int = 1
    probes: Callable[[Any], tuple[Probe, ...]] = _no_probes
    reads_types: bool = False
    outputs_of: Callable[[Any], tuple[Port, ...]] | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = field(default=())

    @property
    def kind(self) -> Literal["source", "transform", "sink", "solo"]:
        has_data_out = any(port.type is not PortType.LIST for port in self.outputs) or self.outputs_of is not None
        if self.name.endswith("_solo") or not (self.inputs or has_data_out or self.outputs):
            return "solo"
        if not self.inputs:
            return "source"
        return "transform" if has_data_out else "sink"

    def output_ports(self, options: Options) -> tuple[Port, ...]:
        return (*(self.outputs_of(options) if self.outputs_of else ()), *self.outputs)
