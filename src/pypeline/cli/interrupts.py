"""Ctrl-C: the first one asks the run to stop, the second one ends the process at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from pypeline.cli.codes import INTERRUPTED

Result = TypeVar("Result")


@contextmanager
def stopping(cancel: Callable[[], None]) -> Iterator[None]:
    """While inside, SIGINT and SIGTERM call `cancel`; a second one kills."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = 0

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            os._exit(INTERRUPTED)
        sys.stderr.write("\nstopping; Ctrl-C again to kill\n")
        # Not in the handler itself: it may have interrupted code that holds a lock `cancel` needs.
        threading.Thread(target=cancel, daemon=True).start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def in_thread(work: Callable[[], Result]) -> Result:
    """The result of `work`, while this thread stays free for signals: a query holds its own."""
    results: list[Result] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread that waits
            failures.append(error)

    thread = threading.Thread(target=run, name="run")
    thread.start()
    while thread.is_alive():
        thread.join(0.1)
    if failures:
        raise failures[0]
    return results[0]
