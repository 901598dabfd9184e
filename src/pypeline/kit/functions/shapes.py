"""Parts that several lowerings share."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.lowering import Spelling
from pypeline.kit.functions.regex import portable
from pypeline.kit.functions.table import Argument, Refused


def whole_number(argument: Argument) -> int | None:
    """The value of an integer literal."""
    try:
        return int(argument.literal) if argument.literal is not None else None
    except ValueError:
        return None


def text(value: str) -> str:
    """A text literal for a template (in a dialect whose literals escape only quotes and, for some, backslashes)."""
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def string(value: str) -> exp.Literal:
    return exp.Literal.string(value)


def call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def pattern_of(arguments: Sequence[Argument], index: int, dialect: str, *, groups: bool) -> exp.Literal | Refused:
    """The constant pattern in the target's spelling."""
    constant = arguments[index].literal
    if constant is None or not arguments[index].tree.is_string:
        return Refused("the pattern is not a constant")
    found = portable(constant, dialect, groups=groups)
    return found if isinstance(found, Refused) else string(found)


def renamed(name: str) -> Spelling:
    """The same arguments under another name, spelled exactly so."""
    return f"{name}({{*}})"


def only_literal_from(least: int, index: int, template: Spelling, reason: str) -> Spelling:
    """The template when the argument is a constant of at least `least`."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
        number = whole_number(arguments[index])
        if number is None or number < least:
            return Refused(reason)
        return template[len(arguments)] if isinstance(template, dict) else str(template)

    return lower
