"""Placeholders of an expression: cut out before it is parsed, put back as nodes, given types and values later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from sqlglot import exp

from pypeline.plan.expressions import Expression, placeholder
from pypeline.problems import Place, Problem

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*\}\}")
_PIECES = re.compile(
    r"""(?P<text>'(?:[^']|'')*')|(?P<quoted>"(?:[^"]|"")*")|(?P<dollar>\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)"""
    r"""|(?P<comment>--[^\n]*|/\*.*?\*/)|(?P<open>\{\{)""",
    re.DOTALL,
)


@dataclass(frozen=True)
class Cut:
    """The text with each placeholder as a quoted identifier of the same length, and the paths by their offset."""

    text: str
    paths: Mapping[int, str]


def place_of(text: str, offset: int) -> Place:
    """Line and column, from 1, inside the text."""
    before = text[:offset]
    return Place(line=before.count("\n") + 1, column=offset - before.rfind("\n"))


def _refused(text: str, offset: int, message: str, remedy: str) -> Problem:
    return Problem("P208", message, place_of(text, offset), remedy)


def cut_out(text: str) -> Cut | Problem:
    """Placeholders outside quotes leave; those inside text literals stay (`split_literals` takes them later)."""
    paths: dict[int, str] = {}
    parts: list[str] = []
    position = 0
    for piece in _PIECES.finditer(text):
        if piece.start() < position:
            continue
        if piece["quoted"] and PLACEHOLDER.search(piece[0]):
            return _refused(
                text,
                piece.start(),
                "a placeholder cannot be part of a column's name",
                "choose the column with an option, or write the name itself",
            )
        if not piece["open"]:
            continue
        found = PLACEHOLDER.match(text, piece.start())
        problem = _misplaced(text, piece.start(), found)
        if problem or found is None:
            return problem or _refused(text, piece.start(), "", "")
        paths[found.start()] = found[1]
        parts += [text[position : found.start()], '"', found[0][1:-1], '"']
        position = found.end()
    return Cut("".join([*parts, text[position:]]), paths)


def _misplaced(text: str, start: int, found: re.Match[str] | None) -> Problem | None:
    if found is None:
        return _refused(
            text, start, "a placeholder is written {{name}} or {{group.name}}", "for example {{params.since}}"
        )
    around = text[start - 1 : start] + text[found.end() : found.end() + 1]
    if re.search(r"[\w.\"']", around):
        return _refused(
            text,
            start,
            f"{found[0]} cannot be part of a name",
            "put spaces or an operator around it; it stands for a value",
        )
    return None


def _stand_ins(tree: exp.Expr, cut: Cut) -> dict[int, exp.Column]:
    """The columns that stand for placeholders, by offset."""
    columns = tree.find_all(exp.Column) if cut.paths else ()
    starts = {node.this.meta.get("start"): node for node in columns if not node.table}
    return {offset: starts[offset] for offset in cut.paths if offset in starts}


def misplaced(tree: exp.Expr, cut: Cut, text: str) -> Problem | None:
    """The first placeholder that did not become a value of its own."""
    found = _stand_ins(tree, cut)
    for offset, path in cut.paths.items():
        if offset not in found:
            remedy = "a placeholder stands for a value, not for a name or a type"
            return _refused(text, offset, f"{{{{{path}}}}} cannot stand here", remedy)
    return None


def put_back(tree: exp.Expr, cut: Cut, text: str) -> exp.Expr | Problem:
    """The tree with placeholder nodes."""
    for offset, node in _stand_ins(tree, cut).items():
        made = placeholder(cut.paths[offset], "")
        made.meta.update(node.this.meta)
        tree = _swap(tree, node, made)
    return split_literals(tree, text)


def split_literals(tree: exp.Expr, text: str) -> exp.Expr | Problem:
    """`'a {{params.x}} b'` becomes `'a ' || CAST(placeholder AS VARCHAR) || ' b'`."""
    if "{{" not in text:
        return tree
    for node in list(tree.find_all(exp.Literal)):
        if not node.is_string or not PLACEHOLDER.search(node.this):
            continue
        if isinstance(node.parent, exp.Interval):
            return _refused(
                text,
                text.find("{{"),
                "a placeholder cannot be inside an INTERVAL's text",
                "multiply: {{params.n}} * INTERVAL 1 DAY",
            )
        tree = _swap(tree, node, _pieces_of(node.this))
    return tree


def _pieces_of(text: str) -> exp.Expr:
    pieces: list[exp.Expr] = []
    position = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > position:
            pieces.append(exp.Literal.string(text[position : found.start()]))
        pieces.append(exp.Cast(this=placeholder(found[1], ""), to=exp.DataType.build("VARCHAR", dialect="duckdb")))
        position = found.end()
    if position < len(text):
        pieces.append(exp.Literal.string(text[position:]))
    joined = pieces[0]
    for piece in pieces[1:]:
        joined = exp.DPipe(this=joined, expression=piece)
    return exp.Paren(this=joined) if len(pieces) > 1 else joined


def _swap(tree: exp.Expr, node: exp.Expr, made: exp.Expr) -> exp.Expr:
    if node is tree:
        return made
    node.replace(made)
    return tree


def with_placeholder_types(expression: Expression, types: Mapping[str, str]) -> Expression:
    """A copy whose placeholders without a type have the declared one."""
    if not any(not node.text("kind") and node.name in types for node in expression.tree.find_all(exp.Placeholder)):
        return expression
    tree = expression.tree.copy()
    for node in tree.find_all(exp.Placeholder):
        if not node.text("kind") and node.name in types:
            node.set("kind", types[node.name])
    return Expression(tree, expression.origin)


def with_placeholder_values(
    expression: Expression,
    values: Mapping[str, object],
    types: Mapping[str, str],
) -> Expression | Problem:
    """A copy with literals in the place of placeholders, for dialects that cannot bind; each cast to its type."""
    tree = expression.tree.copy()
    for node in list(tree.find_all(exp.Placeholder)):
        if node.name not in values:
            return Problem(
                "P209",
                f"{{{{{node.name}}}}} has no value",
                remedy=f"give it one with --set {node.name.removeprefix('params.')}=…",
            )
        type_ = node.text("kind") or types.get(node.name, "")
        tree = _swap(tree, node, value_node(values[node.name], type_))
    return Expression(tree, expression.origin)


def value_node(value: object, type_: str = "") -> exp.Expr:
    """A literal node for a Python value, cast to `type_` where it is given. Raises TypeError for other values."""
    plain = _plain_node(value)
    if isinstance(value, datetime | date | time) and not type_:
        type_ = _TYPES_OF_TIMES[type(value)]
    if not type_:
        return plain
    return exp.Cast(this=plain, to=exp.DataType.build(type_, dialect="duckdb"))


_TYPES_OF_TIMES = {datetime: "TIMESTAMP", date: "DATE", time: "TIME"}


def _plain_node(value: object) -> exp.Expr:
    if value is None:
        return exp.Null()
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int | float | Decimal):
        return _number_node(value)
    if isinstance(value, str):
        return exp.Literal.string(value)
    if isinstance(value, datetime):
        return exp.Literal.string(value.isoformat(sep=" "))
    if isinstance(value, date | time):
        return exp.Literal.string(value.isoformat())
    if isinstance(value, list | tuple):
        return exp.Array(expressions=[value_node(part) for part in value])
    message = f"no literal for {type(value).__name__}"
    raise TypeError(message)


def _number_node(value: float | Decimal) -> exp.Expr:
    text = format(value, "f") if isinstance(value, Decimal) else repr(value)
    if text in {"nan", "inf", "-inf", "NaN", "Infinity", "-Infinity"}:
        return exp.Cast(this=exp.Literal.string(text), to=exp.DataType.build("DOUBLE", dialect="duckdb"))
    if isinstance(value, float) and "e" not in text:
        text += "e0"  # a plain 1.5 would be a DECIMAL
    node = exp.Literal.number(text.lstrip("-"))
    return exp.Neg(this=node) if text.startswith("-") else node
