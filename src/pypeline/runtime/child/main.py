"""The life of one child: limits first, then the request, then the body; exactly one answer on the events pipe."""

from __future__ import annotations

import faulthandler
import importlib
import io
import json
import os
import signal
import sys
import threading
from typing import Any, NoReturn

from pypeline.runtime.child.limits import apply_landlock, apply_limits, die_with_parent

EVENTS = 3
DEFECT = 70
"""The exit status of a child that failed in our own lines."""
_lock = threading.RLock()


def run_child(zygote: int) -> int:
    die_with_parent(zygote)
    with os.fdopen(os.dup(0), encoding="utf-8") as source:
        order = json.load(source)
    _close_stdin()
    request, limits, home = order["request"], order["limits"], order["home"]
    os.environ.update(HOME=home, TMPDIR=home)
    os.chdir(request["base_dir"] or home)
    sys.stdout, sys.stderr = _text_stream(1), _text_stream(2)
    faulthandler.enable()
    faulthandler.register(signal.SIGXCPU, chain=True)
    signal.signal(signal.SIGTERM, _stop)
    _reseed()
    apply_limits(limits)
    apply_landlock(request, limits, home)
    # By name: bodies is a sibling room, and only a child may load it.
    stage = importlib.import_module("pypeline.bodies.stage")
    answer: dict[str, Any] = stage.perform(request, tell)
    tell(answer)
    return 0


def tell(message: dict[str, Any]) -> None:
    """One JSON line to the parent, whole even when several threads speak."""
    remaining = memoryview(json.dumps(message, default=str).encode() + b"\n")
    with _lock:
        while remaining:
            remaining = remaining[os.write(EVENTS, remaining) :]


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt  # so that `finally` and `teardown` run; the parent kills after its grace


def _text_stream(descriptor: int) -> io.TextIOWrapper:
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


def _close_stdin() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _reseed() -> None:
    """A fork repeats its parent's random numbers; Python's own module knows that, NumPy's does not."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
