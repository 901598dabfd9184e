"""What differs between two pipelines: in the document, and in the columns that come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypeline.document import Change, Pipeline, diff_pipelines
from pypeline.plan.schema import Known, Schema


@dataclass(frozen=True)
class SchemaChange:
    """A column of a port that came, went, or changed its type."""

    port: str
    column: str
    before: str | None
    after: str | None

    def to_json(self) -> dict[str, Any]:
        action = "added" if self.before is None else "removed" if self.after is None else "changed"
        shown = {"action": action, "what": "column", "name": self.port, "key": self.column}
        return {
            **shown,
            **({"before": self.before} if self.before else {}),
            **({"after": self.after} if self.after else {}),
        }

    def __str__(self) -> str:
        if self.before is None:
            return f"+ column {self.column} of {self.port}: {self.after}"
        if self.after is None:
            return f"- column {self.column} of {self.port}: {self.before}"
        return f"~ column {self.column} of {self.port}: {self.before} -> {self.after}"


def differences(old: Pipeline, new: Pipeline, *, with_layout: bool = False) -> tuple[Change, ...]:
    return diff_pipelines(old, new, with_layout=with_layout)


def schema_differences(old: Mapping[str, Schema], new: Mapping[str, Schema]) -> Iterator[SchemaChange]:
    """Of ports that both have and whose columns are known in both."""
    for port, before in old.items():
        after = new.get(port)
        if not (isinstance(before, Known) and isinstance(after, Known)):
            continue
        types = ({column.name: column.type for column in schema} for schema in (before, after))
        left, right = types
        for column in dict.fromkeys((*left, *right)):
            if left.get(column) != right.get(column):
                yield SchemaChange(port, column, left.get(column), right.get(column))
