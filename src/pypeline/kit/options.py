"""A component's options: a frozen Pydantic model whose fields say what a person sees and what the option affects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, PydanticUndefined

from pypeline.kit.expressions import Role, read_expression
from pypeline.plan.expressions import Expression as PlanExpression
from pypeline.plan.types import canonical_type
from pypeline.problems import Problem

Affects = Literal["rows", "bytes", "effects", "performance", "appearance"]
"""What changing an option changes: the rows of an output, the bytes of a file, effects outside (files, messages,
failing or not), speed and memory only, or only how it looks. The catalogue's loop tests observe exactly that."""


class Options(BaseModel):
    """Base of a component's options: unknown keys are refused, values never change."""

    # Built when first read: a hundred components' readers take 60 ms of every start, and a pipeline uses a few of them.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True, defer_build=True
    )


def option(  # noqa: PLR0913 - each argument is one thing the form, the docs and the tests need
    title: str,
    description: str = "",
    *,
    default: Any = PydanticUndefined,
    affects: Affects = "rows",
    alias: str | None = None,
    advanced: bool = False,
    editor: str = "",
    min_length: int | None = None,
    ge: float | None = None,
    le: float | None = None,
    examples: tuple[Any, ...] = (),
) -> Any:
    """An option. Without `default` it is required. `editor` asks the studio for a certain field (sql, file, …)."""
    extra: dict[str, Any] = {"x-affects": affects}
    if advanced:
        extra["x-advanced"] = True
    if editor:
        extra["x-editor"] = editor
    field: Any = Field  # its overloads are too many for a checker
    return field(
        default=default,
        title=title,
        description=description,
        alias=alias,
        min_length=min_length,
        ge=ge,
        le=le,
        examples=list(examples) or None,
        json_schema_extra=extra,
    )


class ColumnRef(str):
    """A column's name in an option; the compiler checks that the port's relation has it and spells it as there."""

    __slots__ = ("port",)
    port: str


def column_of(port: str) -> Any:
    """The type of an option that names a column of the input `port`."""

    def as_ref(text: str) -> ColumnRef:
        ref = ColumnRef(text)
        ref.port = port
        return ref

    return Annotated[
        str, AfterValidator(as_ref), WithJsonSchema({"type": "string", "format": "column", "x-port": port})
    ]


def _expression_reader(role: Role) -> Any:
    def read(value: object) -> PlanExpression:
        if isinstance(value, PlanExpression):
            return value
        if isinstance(value, bool):
            value = "TRUE" if value else "FALSE"
        if not isinstance(value, str | int | float):
            raise PydanticCustomError("expression_type", "an expression is written as text")
        found = read_expression(str(value), role)
        if isinstance(found, Problem):
            raise PydanticCustomError("problem", "{message}", {"message": found.message, "problem": found})
        return found

    schema = {"type": "string", "format": "expression", "x-role": role}
    return Annotated[PlanExpression, PlainValidator(read), WithJsonSchema(schema), Deferrable()]


@dataclass(frozen=True)
class Deferrable:
    """Marks an option type that may hold placeholders until run time; all others get their values before."""


def _type_name(text: str) -> str:
    canonical = canonical_type(text)
    if canonical is None:
        raise PydanticCustomError("column_type", "{text} is not a column type", {"text": text})
    return canonical


Column = column_of("input")
Expression = _expression_reader("row")
AggregateExpression = _expression_reader("aggregate")
WindowExpression = _expression_reader("window")
Template = Annotated[str, Deferrable(), WithJsonSchema({"type": "string", "format": "template"})]
"""Text that may hold placeholders (`out/{{params.day}}.csv`): paths, URLs, messages."""
TypeName = Annotated[str, AfterValidator(_type_name), WithJsonSchema({"type": "string", "format": "column-type"})]
"""A column type in any spelling; the value is canonical."""


@dataclass(frozen=True)
class OptionError:
    """One thing wrong with the raw options: `path` leads to the value, `kind` is Pydantic's or ours."""

    path: tuple[str | int, ...]
    kind: str
    message: str
    problem: Problem | None = None


def read_options(model: type[Options], raw: Mapping[str, Any]) -> Options | tuple[OptionError, ...]:
    """The options as a value, or everything that is wrong with them."""
    try:
        return model.model_validate(dict(raw))
    except ValidationError as error:
        found = [_option_error(detail, raw) for detail in error.errors(include_url=False)]
        # A value that may be one of several shapes was tried as each: the deepest complaint is about the shape meant.
        return tuple(
            one
            for one in dict.fromkeys(found)
            if one.problem is not None
            or not any(len(other.path) > len(one.path) and other.path[: len(one.path)] == one.path for other in found)
        )


def _option_error(detail: Any, raw: Mapping[str, Any]) -> OptionError:
    context = detail.get("ctx") or {}
    return OptionError(
        _written_path(detail["loc"], raw, detail["type"]), detail["type"], detail["msg"], context.get("problem")
    )


def _written_path(path: tuple[str | int, ...], raw: Any, kind: str) -> tuple[str | int, ...]:
    """`path` without the names of the shapes that were tried: only what leads through the options as written."""
    kept: list[str | int] = []
    for index, part in enumerate(path):
        is_last = index == len(path) - 1
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            if not (is_last and kind in {"missing", "extra_forbidden"}):
                continue
        kept.append(part)
    return tuple(kept)


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that stands at this path of an options model (`by`, 0 → the model of a sort key)."""
    found: Any = model
    for part in path:
        if not (isinstance(found, type) and issubclass(found, BaseModel)):
            return None
        if part in found.model_fields:
            found = _inner_model(found.model_fields[str(part)].annotation)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _inner_model(part)) is not None), None)


def may_be_deferred(field: FieldInfo) -> bool:
    """Whether the option, or a part of it, keeps its placeholders until run time."""
    return any(isinstance(mark, Deferrable) for mark in field.metadata) or _mentions_deferrable(field.annotation)


def _mentions_deferrable(annotation: Any) -> bool:
    if isinstance(annotation, Deferrable):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return any(may_be_deferred(field) for field in annotation.model_fields.values())
    metadata = getattr(annotation, "__metadata__", ())
    return any(_mentions_deferrable(part) for part in (*get_args(annotation), *metadata))
