"""The leaves of an options value with the path that leads to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from pypeline.kit.options import ColumnRef, Options
from pypeline.plan.expressions import Expression, Origin

Path = tuple[str | int, ...]


def column_refs(value: Any, path: Path = ()) -> Iterator[tuple[Path, ColumnRef]]:
    """Every column that the options name outside of expressions."""
    if isinstance(value, ColumnRef):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from column_refs(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            if isinstance(key, ColumnRef):
                yield (*path, str(key)), key
            yield from column_refs(part, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from column_refs(part, (*path, index))


def with_origins(options: Options) -> Options:
    """The same options, each expression knowing the option it was written in."""
    placed = _placed(options, ())
    assert isinstance(placed, Options)  # noqa: S101 - _placed keeps the type of a model
    return placed


def _placed(value: Any, path: Path) -> Any:
    if isinstance(value, Expression):
        return value.with_origin(Origin(path, value.origin.text))
    if isinstance(value, BaseModel):
        parts = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: new for name, part in parts.items() if (new := _placed(part, (*path, name))) is not part}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, dict):
        new_items = {key: _placed(part, (*path, str(key))) for key, part in value.items()}
        return value if all(new_items[key] is part for key, part in value.items()) else new_items
    if isinstance(value, list | tuple):
        new_parts = [_placed(part, (*path, index)) for index, part in enumerate(value)]
        return value if all(new is old for new, old in zip(new_parts, value, strict=True)) else type(value)(new_parts)
    return value
