"""What the use cases need from the outside; `assembly` hands them the real things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from pypeline.kit.probes import Fact, Probe
from pypeline.problems import Problem


class Prober(Protocol):
    """Finds facts about files."""

    def probe(self, probes: Sequence[Probe], base: Path) -> Mapping[Probe, Fact | Problem]:
        """An answer for every probe, all in one batch. Relative uris are relative to `base`. Never raises."""
        ...
