"""What a child does to itself before it looks at its request: limits it cannot lift again."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import site
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypeline.runtime.child.landlock import restrict

_PARENT_DEATH_SIGNAL = 1
_SLACK = 128 << 20
"""Room above the memory limit for the hard limit: the parent's own watch, which sees real use, comes first."""
_libc = ctypes.CDLL(None, use_errno=True)

_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/proc", "/sys", "/dev", "/run/systemd/resolve")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/shm")  # noqa: S108 - semaphores of multiprocessing


def die_with_parent(parent: int) -> None:
    _libc.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def apply_limits(limits: Mapping[str, Any]) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    files = min(int(limits["open_files"]), resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    if limits["cpu_seconds"] is not None:
        seconds = int(limits["cpu_seconds"])
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    if limits["memory"] is not None:
        # RLIMIT_DATA counts private writable memory; RLIMIT_AS would also count what allocators only reserve.
        most = _private_bytes() + int(limits["memory"]) + _SLACK
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    with contextlib.suppress(OSError):  # when the machine is out of memory, the child goes first
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")


def apply_landlock(request: Mapping[str, Any], limits: Mapping[str, Any], home: str) -> None:
    staged = [Path(request["staged"]).parent] if request["staged"] else []
    writable = [Path(request["output_dir"]), Path(home), *staged, *map(Path, limits["writable"]), *map(Path, _DEVICES)]
    readable = limits["readable"]
    if readable is not None:
        inputs = [Path(path) for path in request["inputs"].values()]
        readable = [
            *map(Path, readable),
            *map(Path, request["search_path"]),
            *inputs,
            *_interpreter(),
            *map(Path, _SYSTEM),
        ]
    restrict(writable, readable, network=bool(limits["network"]))


def _interpreter() -> list[Path]:
    folders = {sys.prefix, sys.base_prefix, *site.getsitepackages(), *sysconfig.get_paths().values(), *sys.path}
    return [Path(folder) for folder in folders if folder]


def _private_bytes() -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0
