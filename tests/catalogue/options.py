"""The options of a component, those inside other options too, and values that each might change to."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pypeline.kit import Component
from pypeline.kit.options import Options

Path = tuple[str, ...]
"""How an option is reached: names, and `[]` for each element of a list: ("aggregations", "[]", "distinct")."""


@dataclass(frozen=True)
class Option:
    component: Component
    path: Path
    field: FieldInfo

    @property
    def name(self) -> str:
        """As in `aggregate_mod.aggregations[].distinct`."""
        return f"{self.component.name}.{'.'.join(self.path).replace('.[]', '[]').replace('.{}', '{}')}"

    @property
    def extra(self) -> Mapping[str, Any]:
        return self.field.json_schema_extra if isinstance(self.field.json_schema_extra, dict) else {}

    @property
    def affects(self) -> str:
        return str(self.extra.get("x-affects"))


def options_of(component: Component) -> list[Option]:
    return list(_walk(component, component.options, ()))


def _walk(component: Component, model: type[BaseModel], before: Path) -> Iterator[Option]:
    for name, field in model.model_fields.items():
        path = (*before, field.alias or name)
        yield Option(component, path, field)
        for inner, step in _models(field.annotation):
            if inner != model:
                yield from _walk(component, inner, (*path, *step))


def _models(annotation: Any, step: Path = ()) -> Iterator[tuple[type[BaseModel], Path]]:
    if isinstance(annotation, type) and issubclass(annotation, Options):
        yield annotation, step
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _models(arguments[0], step)
    elif origin in {list, tuple}:
        for part in arguments:
            yield from _models(part, (*step, "[]"))
    elif origin is dict:
        yield from _models(arguments[1], (*step, "{}"))
    elif origin in {Union, types.UnionType}:
        for part in arguments:
            yield from _models(part, step)


def changed(options: Mapping[str, Any], path: Path, value: Any, *, remove: bool = False) -> Iterator[dict[str, Any]]:
    """`options` with the option at `path` changed; one result for each part of a list on the way."""
    name, rest = path[0], path[1:]
    if not rest:
        without = {key: part for key, part in options.items() if key != name}
        yield without if remove else {**without, name: value}
        return
    for whole in _inside(options.get(name), rest, value, remove=remove):
        yield {**options, name: whole}


def _inside(inner: Any, rest: Path, value: Any, *, remove: bool) -> Iterator[Any]:
    if rest[0] == "[]" and isinstance(inner, list):
        for index, part in enumerate(inner):
            for spelt in _spelt_out(part):
                for new in changed(spelt, rest[1:], value, remove=remove):
                    yield [*inner[:index], new, *inner[index + 1 :]]
    elif rest[0] == "{}" and isinstance(inner, Mapping):
        for key, part in inner.items():
            for spelt in _spelt_out(part):
                for new in changed(spelt, rest[1:], value, remove=remove):
                    yield {**inner, key: new}
    elif rest[0] not in {"[]", "{}"} and isinstance(inner, Mapping):
        yield from changed(inner, rest, value, remove=remove)


def _spelt_out(part: Any) -> list[dict[str, Any]]:
    """A group of options; a text is short for one of these, and the component says which."""
    if isinstance(part, Mapping):
        return [dict(part)]
    return (
        [{"column": part}, {"left": part, "right": part}, {"name": part}, {"path": part}]
        if isinstance(part, str)
        else []
    )


def current(options: Any, path: Path) -> list[Any]:
    """The values that stand at `path`, if any."""
    if not path:
        return [options]
    if path[0] == "[]":
        return [found for part in options for found in current(part, path[1:])] if isinstance(options, list) else []
    if path[0] == "{}":
        return (
            [found for part in options.values() for found in current(part, path[1:])]
            if isinstance(options, Mapping)
            else []
        )
    return current(options[path[0]], path[1:]) if isinstance(options, Mapping) and path[0] in options else []


FILES = tuple(
    f"more/other.{ending}"
    for ending in ("parquet", "csv", "json", "ndjson", "xlsx", "xml", "pdf", "svg", "html", "txt")
)
TEXTS = ("zz", "_", "a", "x: ", ";", "|", "1", "%d/%m/%Y", "%H:%M", "FALSE", "zstd", "gzip", "2")


def candidates(option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]) -> Iterator[Any]:
    """Values to try in the place of `now`, likely ones first. `columns`: names at hand; `texts`: texts in the rows."""
    seen: list[Any] = list(now)
    annotation: Any = option.field.annotation
    if option.field.metadata:  # Pydantic takes Annotated apart
        annotation = Annotated[(annotation, *option.field.metadata)]
    for value in _values(annotation, option, now, columns, texts):
        if value not in seen or not any(type(value) is type(other) and value == other for other in seen):
            seen.append(value)
            yield value


def _values(
    annotation: Any, option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]
) -> Iterator[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _marked(annotation, option, now, columns, texts)
    elif origin is Literal:
        yield from arguments
    elif origin in {Union, types.UnionType}:
        for part in arguments:
            yield from _values(part, option, now, columns, texts)
    elif origin in {list, tuple}:
        yield from _lists(annotation, option, now, columns, texts)
    elif origin is dict:
        yield from _mappings(annotation, option, now, columns, texts)
    else:
        yield from _plain(annotation, option, now, columns, texts)


def _lists(
    annotation: Any, option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]
) -> Iterator[Any]:
    yield []
    for value in now:
        if isinstance(value, list):
            yield from ([*value[:index], *value[index + 1 :]] for index in range(len(value)))
            yield list(reversed(value))
    inner = list(_values(get_args(annotation)[0], option, (), columns, texts))
    yield from ([value] for value in inner)
    yield from ([one, other] for one in inner[:4] for other in inner[:4] if one != other)


def _mappings(
    annotation: Any, option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]
) -> Iterator[Any]:
    yield {}
    for value in now:
        if isinstance(value, Mapping):
            yield from ({k: v for k, v in value.items() if k != key} for key in value)
    inner = list(_values(get_args(annotation)[1], option, (), columns, texts))[:4]
    yield from ({name: value} for name in [*columns, *texts[:4]] for value in inner)


def _marked(
    annotation: Any, option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]
) -> Iterator[Any]:
    shape = next((mark.json_schema for mark in annotation.__metadata__ if hasattr(mark, "json_schema")), {}) or {}
    kind = shape.get("format")
    if kind == "column":
        yield from columns
    elif kind == "column-type":
        yield from ("varchar", "double", "integer", "date", "decimal(10,3)", "bigint")
    elif kind == "expression":
        yield from _expressions(shape.get("x-role"), columns)
    else:
        yield from _values(get_args(annotation)[0], option, now, columns, texts)


def _expressions(role: Any, columns: Sequence[str]) -> Iterator[str]:
    if role == "aggregate":
        yield from ("count(*)", "count(*) > 100")
    elif role == "window":
        yield "row_number() OVER ()"
    else:
        yield from ("FALSE", "TRUE", "1", "'x'")
        yield from (f'"{name}" IS NULL' for name in columns)


def _plain(
    annotation: Any, option: Option, now: Sequence[Any], columns: Sequence[str], texts: Sequence[str]
) -> Iterator[Any]:
    if annotation is bool:
        yield from (True, False)
    elif annotation in {int, float}:
        numbers = [value for value in now if isinstance(value, int | float)]
        yield from (value + step for value in numbers for step in (1, -1))
        yield from (1, 2, 0, 3, 5, 100, 200, -1, 0.5)
    elif annotation is str:
        if option.extra.get("x-editor") in {"file", "folder"}:
            yield from FILES
        for value in now:
            if isinstance(value, str):
                yield f"{value}x"
        yield from TEXTS
        yield from texts
        yield from columns
    elif isinstance(annotation, type) and issubclass(annotation, Options):
        yield from ({"column": name} for name in columns)
