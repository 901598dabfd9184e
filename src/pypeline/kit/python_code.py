"""A person's Python as an option: what can be said about it without running it."""

from __future__ import annotations

import ast

from pypeline.problems import Place, Problem


def unreadable_code(code: str, option: str = "code") -> Problem | None:
    """A problem when the text is not Python. Placeholders stand inside strings, so they do not matter here."""
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line} of the code: " if line else ""
        message = getattr(error, "msg", None) or str(error)
        return Problem("P606", f"{where}{message}", Place(option=option), "correct the code")
    return None
