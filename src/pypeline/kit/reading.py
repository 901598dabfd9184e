"""Text a person wrote -> an expression, or the first thing that keeps it from being one. Never raises."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from pypeline.kit.functions import find_function
from pypeline.kit.placeholders import cut_out, misplaced, place_of, put_back
from pypeline.kit.reading_rules import first_refusal
from pypeline.plan.dialect import parse_scalar
from pypeline.plan.expressions import Expression, Origin
from pypeline.problems import Place, Problem

Role = Literal["row", "aggregate", "window"]
MAX_LENGTH = 20_000
MAX_BRACKETS = 60
MAX_DEPTH = 120


@lru_cache(maxsize=8192)
def read_expression(text: str, role: Role = "row") -> Expression | Problem:
    """An expression in DuckDB's dialect.

    The tree belongs to the answer, which is shared: copy it before changing it. Offsets of columns are those of `text`.
    `role` says whether aggregate ("aggregate") or window functions ("window") may be called.
    """
    if not text.strip():
        return Problem("P201", "the expression is empty", remedy="write one, for example total > 100")
    if len(text) > MAX_LENGTH:
        return Problem(
            "P201",
            f"the expression has {len(text):,} characters; the limit is {MAX_LENGTH:,}",
            remedy="split it over several columns",
        )
    return _unreadable(text) or _too_deep(text) or _read(text, role)


def _unreadable(text: str) -> Problem | None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        place = place_of(text, error.start)
        return Problem("P201", "the expression holds half a character", place, "write that character anew")
    return None


def _read(text: str, role: Role) -> Expression | Problem:
    cut = cut_out(text)
    if isinstance(cut, Problem):
        return cut
    tree = _parsed(cut.text)
    if isinstance(tree, Problem):
        return tree
    refusal = misplaced(tree, cut, text) or first_refusal(tree, role, cut.text, MAX_DEPTH)
    if refusal:
        return refusal
    for node in tree.find_all(exp.Anonymous):
        found = find_function(node.name)
        if found is not None:
            node.set("this", found.name)
    whole = put_back(tree, cut, text)
    return whole if isinstance(whole, Problem) else Expression(whole, Origin((), text))


def _too_deep(text: str) -> Problem | None:
    depth = 0
    for offset, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth > MAX_BRACKETS:
            return _nested(place_of(text, offset))
    return None


def _nested(place: Place = Place()) -> Problem:  # noqa: B008 - Place is frozen
    return Problem(
        "P210", "the expression is nested too deeply", place, "compute parts of it as columns of their own first"
    )


def _parsed(text: str) -> exp.Expr | Problem:
    try:
        return parse_scalar(text)
    except ParseError as error:
        return _parse_problem(text, error)
    except ValueError as error:
        remedy = (
            "write one expression without ';'"
            if str(error) == "several statements"
            else "write one, for example total > 100"
        )
        return Problem("P206", f"there is {error} here, and one expression is needed", remedy=remedy)
    except RecursionError:
        return _nested()
    except SqlglotError:
        return Problem("P201", "a quote, a bracket or a comment is not closed", remedy="close it")
    except Exception as error:  # noqa: BLE001 - whatever a parser does with odd text is the text's fault
        return Problem(
            "P201", f"the expression cannot be read ({type(error).__name__})", remedy="write it in DuckDB's SQL"
        )


def _parse_problem(text: str, error: ParseError) -> Problem:
    detail = error.errors[0] if error.errors else {}
    word = str(detail.get("highlight") or "").strip()
    line, column = detail.get("line"), detail.get("col")
    place = Place(line=line, column=max(1, column - len(word) + 1) if column else None)
    if "," in word and text.count(","):
        return Problem(
            "P201", "one expression is needed, and a comma starts a second one", place, "write each in its own place"
        )
    if word:
        return Problem(
            "P201",
            f"the expression cannot be read at {word!r}",
            place,
            "look at what stands before it: an operator or a bracket may be missing",
        )
    return Problem(
        "P201", "the expression ends too early or cannot be read", place, "look for a missing operand or bracket"
    )
