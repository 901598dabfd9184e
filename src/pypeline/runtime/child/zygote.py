"""The warm interpreter: imports what every call needs once, then forks one child per call and reports how it ended.

It stays single-threaded and runs no code of a person. It is told by messages on one socket: `run` carries the
child's file descriptors, `kill` names a call. When the socket closes (the parent ended, however it ended) it kills
all and goes.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from pypeline.runtime.child.main import DEFECT, EVENTS, run_child

_PRELOADED = ("numpy", "pyarrow", "pyarrow.parquet", "pyarrow.compute", "pandas", "sqlglot", "pypeline.bodies.stage")
"""Not Polars: it starts threads when it is imported, and threads do not survive a fork."""
_SUBREAPER = 36
_DESCRIPTORS = 5


@dataclass
class Calls:
    """The running children: call number by process id, and the pipe on which each one's end is told.

    `is_released`: the parent said that it needs no more calls.
    """

    numbers: dict[int, int] = field(default_factory=dict)
    pipes: dict[int, int] = field(default_factory=dict)
    is_released: bool = False

    def pid_of(self, number: int) -> int | None:
        return next((pid for pid, known in self.numbers.items() if known == number), None)


def main(control_descriptor: int) -> None:
    control = socket.socket(fileno=control_descriptor)
    for name in _PRELOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()  # so that the children do not copy every page the collector touches
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    calls, parent = Calls(), os.getppid()
    alive = True
    while alive and os.getppid() == parent:
        ready, _, _ = select.select([control.fileno(), wake_read], [], [], 1.0)
        if wake_read in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(wake_read, 4096)
        _reap(calls)
        if control.fileno() in ready:
            alive = _obey(control, calls, (wake_read, wake_write))
    _kill_all(calls)
    if not calls.is_released:  # nobody said goodbye: the parent was killed, and cannot tidy up
        shutil.rmtree(os.environ["HOME"], ignore_errors=True)
    os._exit(0)


def _obey(control: socket.socket, calls: Calls, own: tuple[int, ...]) -> bool:
    message, descriptors, _, _ = socket.recv_fds(control, 4096, _DESCRIPTORS)
    if not message:
        return False
    order = json.loads(message)
    if order["op"] == "close":
        calls.is_released = True
        return False
    if order["op"] == "kill":
        pid = calls.pid_of(order["number"])
        if pid is not None:
            _signal_group(pid, order["signal"])
        return True
    *streams, status = descriptors
    try:
        pid = os.fork()
    except OSError as error:  # no memory, or too many processes: that is this call's problem only
        _tell(status, {"refused": error.strerror})
        for descriptor in descriptors:
            os.close(descriptor)
        return True
    if pid == 0:
        _become_child(streams, [control.detach(), status, *own, *calls.pipes.values()])
    for descriptor in streams:
        os.close(descriptor)
    calls.numbers[pid], calls.pipes[pid] = order["number"], status
    _tell(status, {"pid": pid})
    return True


def _become_child(streams: list[int], foreign: list[int]) -> NoReturn:
    status = DEFECT
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        zygote = os.getppid()
        os.setsid()
        for descriptor in foreign:
            os.close(descriptor)
        # First above 9, so that none is overwritten before its turn; request, stdout, stderr, events -> 0, 1, 2, 3.
        high = [fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10) for descriptor in streams]
        for descriptor in streams:
            os.close(descriptor)
        for target, descriptor in enumerate(high):
            os.dup2(descriptor, target, inheritable=target != EVENTS)  # a program the code starts gets no events pipe
            os.close(descriptor)
        status = run_child(zygote)
    except BaseException:  # noqa: BLE001 - the parent tells it: the body's own errors never come here
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _reap(calls: Calls) -> None:
    while True:
        try:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        if pid not in calls.numbers:
            continue
        with contextlib.suppress(ProcessLookupError):  # what it started and left behind
            os.killpg(pid, signal.SIGKILL)
        pipe = calls.pipes.pop(pid)
        del calls.numbers[pid]
        _kill_strays(calls)
        _tell(pipe, {"status": status, "peak": usage.ru_maxrss * 1024})
        os.close(pipe)


def _kill_strays(calls: Calls) -> None:
    """Processes that left their session and lost their parent end up here, at the nearest subreaper."""
    for pid in _children():
        with contextlib.suppress(ProcessLookupError):
            if pid not in calls.numbers and os.getsid(pid) not in calls.numbers:
                os.kill(pid, signal.SIGKILL)


def _children() -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()]
    except OSError:  # a kernel without that file
        return []


def _signal_group(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except ProcessLookupError:  # it was asked before it made its session
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _tell(pipe: int, message: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # the parent may have given up on it
        os.write(pipe, json.dumps(message).encode() + b"\n")


def _kill_all(calls: Calls) -> None:
    """Again and again: what a killed process had started becomes a child of this one only then."""
    for pid in list(calls.numbers):
        _signal_group(pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        for pid in _children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, 0)
            continue
        break
