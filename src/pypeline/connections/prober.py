"""Facts about tables and queries: their columns, asked for anew at each compile (a table has no time stamp)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pypeline.connections.workspace import Connections
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.schema import Open
from pypeline.problems import Place, Problem
from pypeline.service.connections import DatabaseError, TableQuery

OPTION_OF = {"P506": "connection", "P507": "connection", "P509": "connection"}


class TableProber:
    """See `pypeline.service.protocols.Prober`; `connections_of` gives those of a workspace."""

    def __init__(self, connections_of: Callable[[Path], Connections]) -> None:
        self._connections_of = connections_of

    def probe(self, probes: Sequence[Probe], base: Path) -> Mapping[Probe, Fact | Problem]:
        connections = self._connections_of(base)
        facts: dict[Probe, Fact | Problem] = {}
        for name in dict.fromkeys(probe.uris[0] for probe in probes):
            facts |= _told(connections, name, [probe for probe in probes if probe.uris[0] == name])
        return facts


def _told(connections: Connections, name: str, probes: Sequence[Probe]) -> dict[Probe, Fact | Problem]:
    """The facts of one connection, which is opened once."""
    if "{{" in name:
        return dict.fromkeys(probes, Fact(Open((), "the connection is known when the pipeline runs")))
    try:
        database = connections.open(name)
    except DatabaseError as error:
        return dict.fromkeys(probes, connections.clean(error.problem, Place(option=OPTION_OF.get(error.problem.code))))
    facts: dict[Probe, Fact | Problem] = {}
    try:
        for probe in probes:
            query = TableQuery(str(probe.options.get("table", "")), str(probe.options.get("query", "")))
            try:
                facts[probe] = Fact(database.describe(query))
            except DatabaseError as error:
                if error.problem.code == "P508" and probe.options.get("may_be_missing"):
                    facts[probe] = Fact(Open((), "the table is not there yet"))
                else:
                    option = OPTION_OF.get(error.problem.code) or ("table" if query.table else "query")
                    facts[probe] = connections.clean(error.problem, Place(option=option))
    finally:
        database.close()
    return facts
