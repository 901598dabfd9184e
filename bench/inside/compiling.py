"""Compiles one document in this process: `compiling.py DOCUMENT ROUNDS` prints the seconds of each stage as JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pypeline.assembly.local import session
from pypeline.build.planning import plan_of
from pypeline.document import load_pipeline

document, rounds = Path(sys.argv[1]).absolute(), int(sys.argv[2])


def timed(found: list[tuple[float, float]], work: Callable[[], Any]) -> Any:
    start, cpu = time.perf_counter(), time.process_time()
    result = work()
    found.append((time.perf_counter() - start, time.process_time() - cpu))
    return result


read: list[tuple[float, float]] = []
cold: list[tuple[float, float]] = []
warm: list[tuple[float, float]] = []
plan: list[tuple[float, float]] = []
reading = timed(read, lambda: load_pipeline(document))
assert reading.pipeline is not None, [str(problem) for problem in reading.problems[:3]]
opened = session(reading.pipeline, document.parent)
compiled = timed(cold, opened.compile)
assert compiled.plan is not None, [str(problem) for problem in compiled.errors[:3]]
for _ in range(rounds):
    compiled = timed(warm, opened.compile)
    timed(plan, partial(plan_of, compiled.bound))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"read": read, "cold": cold, "warm": warm, "plan": plan, "memory": memory}))
