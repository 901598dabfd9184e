"""Runs every check over a bound pipeline and collects all problems."""

from __future__ import annotations

from pypeline.build.bound import BoundPipeline
from pypeline.build.checks import CHECKS
from pypeline.build.oracle import TypeOracle
from pypeline.problems import Problem


def check(bound: BoundPipeline, oracle: TypeOracle) -> tuple[Problem, ...]:
    return tuple(problem for rule in CHECKS for problem in rule(bound, oracle))
