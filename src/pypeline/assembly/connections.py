"""The connections of a workspace, with every driver there is."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pypeline.kit.probes import TABLE_FORMATS, Fact, Probe
from pypeline.problems import Problem
from pypeline.service.protocols import Prober

if TYPE_CHECKING:
    from pypeline.connections.workspace import Connections
    from pypeline.service.connections import Tables


def connections_of(base: Path) -> Connections:
    """Loads the drivers, so only whoever has a connection pays for them."""
    from pypeline.assembly.local import state_folder  # noqa: PLC0415 - they need each other
    from pypeline.connections.postgres import POSTGRES  # noqa: PLC0415 - 150 ms that files do not need
    from pypeline.connections.sqlite import SQLITE  # noqa: PLC0415 - pyarrow
    from pypeline.connections.store import EncryptedStore  # noqa: PLC0415 - cryptography
    from pypeline.connections.workspace import Connections, EnvironmentSecrets  # noqa: PLC0415 - as above

    store = EncryptedStore(state_folder(base), os.environ)
    drivers = {driver.type: driver for driver in (POSTGRES, SQLITE)}
    return Connections(base, store, drivers, (EnvironmentSecrets(os.environ), store))


def tables_of(base: Path) -> Tables:
    from pypeline.connections.tables import ConnectedTables  # noqa: PLC0415 - as above

    return ConnectedTables(connections_of(base))


class EveryProber:
    """Facts about files from the one prober, about tables from the connections' own."""

    def __init__(self, files: Prober) -> None:
        self._files = files

    def probe(self, probes: Sequence[Probe], base: Path) -> Mapping[Probe, Fact | Problem]:
        """See `pypeline.service.protocols.Prober`."""
        tables = [probe for probe in probes if probe.format in TABLE_FORMATS]
        facts = dict(self._files.probe([probe for probe in probes if probe.format not in TABLE_FORMATS], base))
        if tables:
            from pypeline.connections.prober import TableProber  # noqa: PLC0415 - as above

            facts |= TableProber(connections_of).probe(tables, base)
        return facts
