"""Runs one `Call` in a limited child process: nothing a person's code does there can harm this one.

`run_call` is the whole door; a `ChildPool` keeps a warm interpreter so that the second call is fast. A warm
interpreter forks one child per call. The child reads its request from a memory file, says what happens as JSON lines
on a pipe of its own (prints go elsewhere), and leaves its tables as Parquet files. Nothing is ever pickled.
"""

from pypeline.runtime.child.isolation import Isolation, isolation_tier
from pypeline.runtime.child.pool import ChildPool, run_call
from pypeline.runtime.child.values import CallRequest, CallResult, ChildEvent, Limits, OutputTable, Written

__all__ = [
    "CallRequest",
    "CallResult",
    "ChildEvent",
    "ChildPool",
    "Isolation",
    "Limits",
    "OutputTable",
    "Written",
    "isolation_tier",
    "run_call",
]
