"""What goes wrong in the Python face: the same problems as everywhere, carried by one exception."""

from __future__ import annotations

from collections.abc import Iterable

from pypeline.problems import Problem, Problems


class PipelineError(Exception):
    """A pipeline that cannot be used as asked. `problems`: all that is wrong, each with place and remedy."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
