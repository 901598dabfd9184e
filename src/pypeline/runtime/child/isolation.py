"""What keeps a person's code apart on this machine: said by `pype doctor` and on the settings page."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from pypeline.runtime.child.landlock import landlock_version

_NETWORK_SINCE, _SIGNALS_SINCE = 4, 6


@dataclass(frozen=True, slots=True)
class Isolation:
    """`landlock` is the kernel's version of it, 0 without."""

    landlock: int
    limits: bool

    @property
    def confines_files(self) -> bool:
        return self.landlock > 0

    @property
    def can_refuse_network(self) -> bool:
        return self.landlock >= _NETWORK_SINCE

    @property
    def confines_signals(self) -> bool:
        return self.landlock >= _SIGNALS_SINCE

    @property
    def tier(self) -> str:
        return "process, limits, files" if self.confines_files else "process, limits" if self.limits else "process"

    def sentences(self) -> tuple[str, ...]:
        return (
            "Python code runs in a process of its own, with a memory limit, a time limit and no inherited environment.",
            f"It can write only to its own folders (Landlock {self.landlock})."
            if self.confines_files
            else "It can write wherever this user can: the kernel has no Landlock.",
            "It can be refused the network."
            if self.can_refuse_network
            else "It cannot be refused the network: that needs Landlock 4 (Linux 6.7).",
        )


def isolation_tier() -> Isolation:
    return Isolation(landlock_version(), sys.platform == "linux")
