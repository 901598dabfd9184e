"""Sheets of Excel and OpenDocument files."""

from pypeline.components.sources.declared import declared_schema
from pypeline.kit import (
    Call,
    Component,
    Inputs,
    Options,
    Outcome,
    Port,
    Probe,
    Problem,
    Template,
    TypeName,
    option,
    procedural,
)


class ExcelSourceOptions(Options):
    file_path: Template = option(
        "File", "xlsx, xls, xlsb or ods; a path or a pattern", editor="file", examples=("data/orders.xlsx",)
    )
    sheet: str | int = option("Sheet", "Its name, or its number from 1; the first when empty", default="")
    range: str = option("Range", "Cells to read, e.g. B2:D10, A:C, or A3 for all from there on", default="")
    header: bool = option("First row holds the names", "Without it, `columns` names the columns in order", default=True)
    columns: dict[str, TypeName] = option("Columns", "Types of columns; others are as the cells say", default={})


def _config(options: ExcelSourceOptions) -> dict[str, object]:
    return {"sheet": options.sheet or None, "range": options.range or None, "header": options.header}


def probes(options: ExcelSourceOptions) -> tuple[Probe, ...]:
    return (Probe((options.file_path,), "excel", _config(options), "pypeline.bodies.excel:describe"),)


@procedural
def read(options: ExcelSourceOptions, inputs: Inputs) -> Outcome:
    schema = declared_schema(options.columns, inputs.facts[0], has_names=options.header)
    if isinstance(schema, Problem):
        return schema
    config = {
        "file_path": options.file_path,
        "names": [] if options.header else list(options.columns),
        **_config(options),
    }
    return Call("pypeline.bodies.excel:read", config, {}, {"data": schema})


EXCEL_SOURCE = Component(
    name="excel_source",
    title="Excel file",
    summary="Read a sheet of Excel or OpenDocument files.",
    category="Sources",
    icon="sheet",
    outputs=(Port("data", "The rows of the sheet"),),
    options=ExcelSourceOptions,
    body=read,
    probes=probes,
    tags=("ods", "xls", "spreadsheet"),
)
