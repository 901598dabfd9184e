"""A short form of an option that is a group of fields: text stands for its most used field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True)
class Shorthand:
    """`Annotated[SortBy, Shorthand("column")]`: `"name"` is read as `{column: name}`."""

    field: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._spelled_out, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        whole = handler(schema)
        fields = handler.resolve_ref_schema(whole).get("properties", {})
        described = fields.get(self.field, {})
        text = described.get("anyOf", [described])[0]
        short = {name: text[name] for name in ("type", "format", "x-port", "x-role") if name in text}
        return {"anyOf": [{"type": "string", **short}, whole]}

    def _spelled_out(self, value: object) -> object:
        return {self.field: value} if isinstance(value, str) else value
