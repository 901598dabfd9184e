"""Exit codes (spec/document.md §2)."""

from __future__ import annotations

from pypeline.problems import Problems, errors_of

DONE, FAILED, USAGE, WARNED, INTERRUPTED = 0, 1, 2, 3, 130


def code_of_problems(problems: Problems, *, strict: bool = False) -> int:
    """2 with an error among them, 3 with a warning under `--strict`, else 0."""
    if errors_of(problems):
        return USAGE
    return WARNED if strict and problems else DONE


def code_of_status(status: str, problems: Problems, *, strict: bool = False) -> int:
    """Of an execution that has ended."""
    if status == "CANCELLED":
        return INTERRUPTED
    if status not in {"SUCCESS", "WARNING"}:
        return FAILED
    return WARNED if strict and (status == "WARNING" or problems) else DONE
