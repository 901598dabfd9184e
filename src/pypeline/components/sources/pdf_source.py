"""Tables of PDF files."""

from typing import Literal

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


class PdfSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as reports/*.pdf", editor="file", examples=("reports/2026.pdf",)
    )
    pages: str = option("Pages", "e.g. 1-3,5; all when empty", default="")
    table: int | None = option("Table", "Its number on the page, from 1; all when empty", default=None, ge=1)
    header: bool = option("First row holds the names", "Without it, `columns` names the columns in order", default=True)
    strategy: Literal["lines", "text"] = option(
        "Find tables by", "lines: what is drawn around the cells; text: how words are aligned", default="lines"
    )
    columns: dict[str, TypeName] = option("Columns", "Types of columns; others are guessed from the text", default={})


def _config(options: PdfSourceOptions) -> dict[str, object]:
    chosen = {"pages": options.pages or None, "table": options.table, "strategy": options.strategy}
    return {"header": options.header, **{name: value for name, value in chosen.items() if value is not None}}


def probes(options: PdfSourceOptions) -> tuple[Probe, ...]:
    return (Probe((options.file_path,), "pdf", _config(options), "pypeline.bodies.pdf:describe"),)


@procedural
def read(options: PdfSourceOptions, inputs: Inputs) -> Outcome:
    schema = declared_schema(options.columns, inputs.facts[0], has_names=options.header)
    if isinstance(schema, Problem):
        return schema
    config = {
        "file_path": options.file_path,
        "names": [] if options.header else list(options.columns),
        **_config(options),
    }
    return Call("pypeline.bodies.pdf:read", config, {}, {"data": schema})


PDF_SOURCE = Component(
    name="pdf_source",
    title="PDF tables",
    summary="Read the tables of PDF files.",
    category="Sources",
    icon="file-text",
    outputs=(Port("data", "The rows of the tables"),),
    options=PdfSourceOptions,
    body=read,
    probes=probes,
)
