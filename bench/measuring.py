"""What a command costs: wall clock, CPU seconds, and the peak memory of its whole process tree."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = 0.02
"""Seconds between two looks at the memory. A shorter peak is still seen in `largest`, which the kernel keeps (`VmHWM`;
not `ru_maxrss`, in which whoever started the program is counted, too).
"""
ROUNDS_PER_CENSUS = 5
"""Looking for new processes reads all of /proc, so it is done less often than looking at those that are known."""
MIB = 2**20


@dataclass(frozen=True)
class Cost:
    """Seconds and MiB. `tree`: the highest sum over all processes (PSS: shared pages counted once); `largest`: the
    highest RSS of any one process, as the kernel saw it.
    """

    wall: float
    cpu: float
    tree: float
    largest: float
    code: int
    output: str

    @property
    def memory(self) -> float:
        return max(self.tree, self.largest)


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs the command to its end. CPU is that of the process and of all its children that it waited for.

    Bytecode is kept, as where something is installed: an environment that forbids it would measure Python's compiler.
    """
    given = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    log = folder / f".bench-{os.getpid()}-{threading.get_ident()}.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=given)
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    text = log.read_text(errors="replace")
    log.unlink()
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(wall, cpu, watch.tree / MIB, watch.largest / MIB, process.returncode, text)


class _Watch:
    """Looks at the memory of a process and its descendants until stopped; nothing is left behind in them."""

    def __init__(self, root: int) -> None:
        self._root = root
        self.tree = 0
        self.largest = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _look(self) -> None:
        members, rounds = {self._root}, 0
        while not self._stopped.is_set():
            if rounds % ROUNDS_PER_CENSUS == 0:
                members = descendants(self._root)
            rounds += 1
            self.tree = max(self.tree, resident(members))
            self.largest = max(self.largest, *(_highest(pid) for pid in members))
            self._stopped.wait(TICK)


def descendants(root: int) -> set[int]:
    """The process and all below it, by the parents that /proc names."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - fifty times a second: names, not Path objects
        if entry.isdigit():
            parent = _parent(int(entry))
            if parent is not None:
                children.setdefault(parent, []).append(int(entry))
    found, waiting = {root}, [root]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def _parent(pid: int) -> int | None:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - as above
            return int(file.read().rpartition(b")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None


def resident(members: set[int]) -> int:
    """Bytes. A lone process: its RSS, which is cheap to read; several: their PSS, so that shared pages count once."""
    if len(members) == 1:
        return _rss(next(iter(members)))
    return sum(_pss(pid) for pid in members)


def _rss(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:  # noqa: PTH123 - as above
            return int(file.read().split()[1]) * PAGE
    except (OSError, IndexError, ValueError):
        return 0


def _pss(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:  # noqa: PTH123 - as above
            line = next((line for line in file if line.startswith(b"Pss:")), b"Pss: 0 kB")
    except OSError:
        return _rss(pid)
    return int(line.split()[1]) * 1024


def _highest(pid: int) -> int:
    """The highest RSS that the process ever had."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:  # noqa: PTH123 - as above
            line = next((line for line in file if line.startswith(b"VmHWM:")), b"VmHWM: 0 kB")
    except OSError:
        return 0
    return int(line.split()[1]) * 1024
