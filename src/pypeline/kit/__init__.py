"""What a component author writes with: the only public, versioned authoring API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypeline.kit.catalogue import Catalogue
from pypeline.kit.component import (
    Body,
    Component,
    Inputs,
    Outcome,
    Outputs,
    Port,
    PortType,
    procedural,
    relational,
)
from pypeline.kit.options import (
    Affects,
    AggregateExpression,
    Column,
    ColumnRef,
    Expression,
    Options,
    Template,
    TypeName,
    WindowExpression,
    column_of,
    option,
)
from pypeline.kit.probes import Fact, FileStat, Probe
from pypeline.plan.relations import (
    REJECT_COLUMNS,
    Call,
    FileScan,
    FileWrite,
    Generate,
    Pivot,
    QueryScan,
    RejectScan,
    Relation,
    SortKey,
    Sql,
    TableScan,
    TableWrite,
    Values,
    column,
)
from pypeline.plan.schema import Column as SchemaColumn
from pypeline.plan.schema import Known, Open, Schema, known
from pypeline.plan.types import canonical_type, family, is_float, is_integer
from pypeline.problems import Place, Problem

if TYPE_CHECKING:
    from pypeline.kit.modules import BaseModule, RunContext

KIT_VERSION = 1

__all__ = [
    "KIT_VERSION",
    "REJECT_COLUMNS",
    "Affects",
    "AggregateExpression",
    "BaseModule",
    "Body",
    "Call",
    "Catalogue",
    "Column",
    "ColumnRef",
    "Component",
    "Expression",
    "Fact",
    "FileScan",
    "FileStat",
    "FileWrite",
    "Generate",
    "Inputs",
    "Known",
    "Open",
    "Options",
    "Outcome",
    "Outputs",
    "Pivot",
    "Place",
    "Port",
    "PortType",
    "Probe",
    "Problem",
    "QueryScan",
    "RejectScan",
    "Relation",
    "RunContext",
    "Schema",
    "SchemaColumn",
    "SortKey",
    "Sql",
    "TableScan",
    "TableWrite",
    "Template",
    "TypeName",
    "Values",
    "WindowExpression",
    "canonical_type",
    "column",
    "column_of",
    "family",
    "is_float",
    "is_integer",
    "known",
    "option",
    "procedural",
    "relational",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """`BaseModule` and `RunContext` are for people's own modules, which only a child process imports."""
    if name in {"BaseModule", "RunContext"}:
        from pypeline.kit import modules  # noqa: PLC0415 - not needed by the catalogue

        return getattr(modules, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
