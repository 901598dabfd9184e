"""How other engines say the functions of texts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import call, whole_number
from pypeline.kit.functions.table import Argument, Refused

_LENGTH = Refused("the length is not a constant of 0 or more")


def substring(dialect: str, name: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
        start = whole_number(arguments[1])
        count = whole_number(arguments[2]) if len(arguments) > 2 else 0  # noqa: PLR2004 - the third argument
        if start is None or (start < 1 and dialect != "postgres") or start < 0:
            return Refused("the start is not a constant of 1 or more")
        if count is not None and count >= 0:
            return f"{name}({{*}})"
        if start != 1:
            return _LENGTH
        return f"{name}({{0}}, 1, CASE WHEN {{2}} < 0 THEN 0 ELSE {{2}} END)"

    return lower


def edge(dialect: str, template: str) -> Spelling:
    """Left and right: a negative count leaves out characters at the other end."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        count = whole_number(arguments[1])
        if dialect != "postgres" and (count is None or count < 0):
            return Refused("the number of characters is not a constant of 0 or more")
        return fill(template, dialect, [argument.tree for argument in arguments])

    return lower


def pad(name: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        padding = arguments[2].literal
        if not padding or (whole_number(arguments[1]) or -1) < 0:
            return Refused("the length and the padding are not constants")
        return call(name, *(argument.tree for argument in arguments))

    return lower


def split_part(dialect: str, template: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        index = whole_number(arguments[2])
        if not arguments[1].literal or index is None or index < 1:
            return Refused("the separator is empty or not a constant, or the part is not a constant of 1 or more")
        return fill(template, dialect, [argument.tree for argument in arguments])

    return lower


def constant_set(template: str, dialect: str) -> Spelling:
    """Trim with a set of characters, as a constant without special ones."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        if len(arguments) > 1 and not arguments[1].literal:
            return Refused("the characters are not a constant")
        return fill(
            template if len(arguments) > 1 else template.replace("{1}", "' '"),
            dialect,
            [argument.tree for argument in arguments],
        )

    return lower


def texts(arguments: Sequence[Argument], name: str, *first: exp.Expr, nulls: bool = False) -> exp.Expr | Refused:
    if any(argument.type and argument.family not in {"text", "null"} for argument in arguments):
        return Refused("a value is not text; cast it to VARCHAR")
    trees = [
        call("ifNull", argument.tree, exp.Literal.string("")) if nulls else argument.tree for argument in arguments
    ]
    return call(name, *first, *trees)
