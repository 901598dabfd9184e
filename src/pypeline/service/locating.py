"""A problem of a run or of a target knows its node and option; the document knows where these stand."""

from __future__ import annotations

import re
from dataclasses import replace

from pypeline.document import Pipeline
from pypeline.problems import Problem

_PARTS = re.compile(r"[^.\[\]]+")
_CODE_LINE = re.compile(r"\(line (\d+):")


def located(pipeline: Pipeline, problem: Problem) -> Problem:
    """The problem with file, line and column, as exactly as the document can tell them."""
    node, option = problem.place.node, problem.place.option
    if node is None or node not in pipeline.by_id or problem.place.line is not None:
        return problem
    if option is None:
        return problem.at(pipeline.place(node))
    path = tuple(int(part) if part.isdigit() else part for part in _PARTS.findall(option))
    code = pipeline.by_id[node].options.get(option)
    line = _CODE_LINE.search(problem.message) if isinstance(code, str) else None
    place = pipeline.place(node, path)
    if line is not None and isinstance(code, str):
        lines = code.splitlines(keepends=True)
        place = pipeline.place_in(node, path, sum(len(text) for text in lines[: int(line.group(1)) - 1]))
    return replace(problem, place=replace(place, option=option, port=problem.place.port))
