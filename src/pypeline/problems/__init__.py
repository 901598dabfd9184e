"""What can be wrong with a pipeline: problems are values with a place and a remedy, never exceptions."""

from pypeline.problems.codes import CODES, Severity
from pypeline.problems.problem import Place, Problem, Problems, errors_of, sorted_problems

__all__ = ["CODES", "Place", "Problem", "Problems", "Severity", "errors_of", "sorted_problems"]
