"""Previews every node of a pipeline in this process: `previews.py DOCUMENT BASE ROUNDS` prints milliseconds as JSON.

The first round makes the stored sample of the source and is told apart; the others find it.
"""

import json
import sys
import time
from pathlib import Path

from pypeline.assembly.local import session
from pypeline.document import load_pipeline

document, base, rounds = Path(sys.argv[1]), Path(sys.argv[2]).absolute(), int(sys.argv[3])
reading = load_pipeline(document)
assert reading.pipeline is not None, [str(problem) for problem in reading.problems[:3]]
opened = session(reading.pipeline, base)
ports = [
    (node.id, "data" if node.component.endswith("_source") else "output")
    for node in reading.pipeline.nodes
    if not node.component.endswith("_sink")
]
first, rest = {}, {}
for number in range(rounds + 1):
    for node, port in ports:
        start = time.perf_counter()
        found = opened.preview(node, port, 20)
        milliseconds = (time.perf_counter() - start) * 1000
        assert not [problem for problem in found.problems if problem.is_error], found.problems
        assert found.rows, (node, found.problems)
        (rest.setdefault(node, []) if number else first.setdefault(node, [])).append(milliseconds)
print(json.dumps({"first": first, "rest": rest}))
