"""Links and valves as people write them: `orders.data - adults.input`, `orders (1|error: n > 3) notify`."""

from __future__ import annotations

import re
from typing import Any, get_args

from pypeline.document.desk import Desk
from pypeline.document.model import Link, Order, Trigger, Valve
from pypeline.document.shapes import UNREAD, Record, Shape, Unread, misshapen, one_of, text, text_of, whole
from pypeline.document.tree import Leaf, MapTree, Tree, shortened

ID = "[a-zA-Z][a-zA-Z0-9_]{0,63}"
LINK = re.compile(rf"\s*({ID})\s*\.\s*({ID})\s*-\s*({ID})\s*\.\s*({ID})\s*")
VALVE = re.compile(rf"\s*({ID})\s*\(([^|()]*)\|(.*)\)\s*({ID})\s*", re.DOTALL)
# A single colon after the word: `status::text = 'x'` is a cast, not a trigger.
TRIGGERED = re.compile(r"\s*([A-Za-z_]+)\s*(?::(?!:)(.*))?", re.DOTALL)
TRIGGERS: tuple[Trigger, ...] = get_args(Trigger)
HIGHEST_ORDER = 1_000_000
LINK_REMEDY = "write source.port - target.port, e.g. orders.data - adults.input"
VALVE_REMEDY = "write source (order|guard) target, e.g. orders (1|) notify, or the keys from, to, order, on, when"


def _read_link(desk: Desk, tree: Tree, where: str) -> Any:
    written = text_of(tree)
    if written is None:
        return misshapen(desk, tree, where, "a link in text", "P109", LINK_REMEDY)
    match = LINK.fullmatch(written) if len(written) <= 1_000 else None  # noqa: PLR2004
    if match is None:
        desk.report("P109", f'"{shortened(written)}" is not a link', tree.start, LINK_REMEDY)
        return UNREAD
    source, source_port, target, target_port = match.groups()
    return Link(source, source_port, target, target_port, mark=tree)


def _read_valve(desk: Desk, tree: Tree, where: str) -> Any:
    if isinstance(tree, MapTree):
        return _valve_of_object(desk, tree, where)
    written = text_of(tree)
    match = VALVE.fullmatch(written) if written is not None and len(written) <= 20_000 else None  # noqa: PLR2004
    if match is None:
        shown = shortened(written) if written is not None else where
        desk.report("P110", f'"{shown}" is not a valve', tree.start, VALVE_REMEDY)
        return UNREAD
    source, order_text, guard, target = match.groups()
    on, when = _guard(desk, guard, tree)
    order = _order(desk, order_text.strip(), tree)
    if isinstance(order, Unread):
        return UNREAD
    if order == 0:
        on, order = _start(desk, tree), 1
    return Valve(source, target, order, on, when, mark=tree)


def _order(desk: Desk, written: str, tree: Tree) -> Order | Unread:
    if not written:
        return 1
    if written.casefold() == "last":
        return "last"
    if written.isascii() and written.isdigit() and len(written) <= len(str(HIGHEST_ORDER)):
        return int(written)
    desk.report(
        "P110",
        f'The order "{shortened(written)}" is not a number from 1, nor Last',
        tree.start,
        "write a whole number from 1, or Last",
    )
    return UNREAD


def _start(desk: Desk, tree: Tree) -> Trigger:
    desk.report(
        "W117",
        "Order 0 belongs to data; the valve is read as START, which begins its target and does not wait",
        tree.start,
        "write (1|start)",
    )
    return "start"


def _guard(desk: Desk, guard: str, tree: Tree) -> tuple[Trigger, str | None]:
    guard = guard.strip()
    if not guard:
        return "ok", None
    match = TRIGGERED.fullmatch(guard)
    on: Trigger = "ok"
    expression: str | None = guard
    if match and match.group(1).casefold() in TRIGGERS:
        on = next(trigger for trigger in TRIGGERS if trigger == match.group(1).casefold())
        expression = match.group(2)
        if expression is not None and not expression.strip():
            desk.report(
                "W116",
                f'The guard "{shortened(guard)}" has no expression after the colon',
                tree.start,
                f"write {on} alone, or an expression after {on}:",
            )
    elif match and match.group(2) is not None:
        desk.report(
            "W116",
            f'The guard "{shortened(guard)}" begins with a trigger that does not exist',
            tree.start,
            desk.similar(match.group(1), TRIGGERS),
        )
    expression = expression.strip() or None if expression is not None else None
    _warn_of_unclosed(desk, expression, tree)
    return on, expression


def begins_with_trigger(expression: str) -> bool:
    """Whether a guard of this text would be read as a trigger and not as an expression."""
    match = TRIGGERED.fullmatch(expression.strip())
    return match is not None and match.group(1).casefold() in TRIGGERS


def _warn_of_unclosed(desk: Desk, expression: str | None, tree: Tree) -> None:
    """The language of guards is SQL, which is read later; what no language can read is said now."""
    if expression is None:
        return
    without_text = re.sub(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"", "", expression)
    if without_text.count("(") != without_text.count(")") or "'" in without_text or '"' in without_text:
        desk.report(
            "W116",
            f'The guard "{shortened(expression)}" has a quote or parenthesis that is not closed',
            tree.start,
            "close it",
        )


def _read_order(desk: Desk, tree: Tree, where: str) -> Any:
    value = tree.value if isinstance(tree, Leaf) else None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST_ORDER:
        return value
    if isinstance(value, str):
        return _order(desk, value.strip(), tree)
    return misshapen(desk, tree, where, "a whole number from 1, or Last", "P110")


ORDER_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": HIGHEST_ORDER}, {"enum": ["Last", "last"]}]}
NAME_WANTED = "a letter, then letters, digits or _ (at most 64 in all)"
NODE_ID = text(ID, NAME_WANTED, code="P111")
VALVE_OBJECT = Record(
    dict,
    {
        "from": NODE_ID,
        "to": NODE_ID,
        "order": Shape(_read_order, ORDER_SCHEMA),
        "on": one_of(*TRIGGERS),
        "when": text(wanted="an expression", longest=20_000),
        "kind": one_of("normal", "iterate", "start"),
        "over": text(ID, "a port's name"),
        "as": text(ID, "a name"),
        "parallel": whole(1, 10_000),
        "on_item_error": one_of("halt", "continue"),
    },
    required=("from", "to"),
    names={"from": "source", "to": "target", "as": "as_"},
    extensible=False,
)


def _valve_of_object(desk: Desk, tree: MapTree, where: str) -> Any:
    values = VALVE_OBJECT.read(desk, tree, where)
    if values is UNREAD:
        return UNREAD
    kind = values.pop("kind", "normal")
    on = values.setdefault("on", kind if kind != "normal" else "ok")
    if kind != "normal" and on not in {kind, "ok"}:
        desk.report(
            "P110", f"A valve of kind {kind} cannot fire on {on}", tree.start, f"remove kind: {kind}, or on: {on}"
        )
        return UNREAD
    values["on"] = kind if kind != "normal" else on
    if values.get("order") == 0:
        values.update(on=_start(desk, tree), order=1)
    stray = [key for key in ("over", "as_", "parallel", "on_item_error") if key in values and values["on"] != "iterate"]
    if stray:
        desk.report(
            "P110", f'"{stray[0].rstrip("_")}" belongs to a valve of kind iterate', tree.start, "add kind: iterate"
        )
    if "when" in values:
        values["when"] = values["when"].strip() or None
        _warn_of_unclosed(desk, values["when"], tree)
    return Valve(**values, written="object", mark=tree)


LINK_SHAPE = Shape(_read_link, {"type": "string", "pattern": f"^{LINK.pattern}$"})
VALVE_STRING_SCHEMA = {
    "type": "string",
    "pattern": r"^\s*[a-zA-Z][a-zA-Z0-9_]*\s*\([^|()]*\|[\s\S]*\)\s*[a-zA-Z][a-zA-Z0-9_]*\s*$",
}
VALVE_SHAPE = Shape(_read_valve, {"anyOf": [VALVE_STRING_SCHEMA, VALVE_OBJECT.schema]})
