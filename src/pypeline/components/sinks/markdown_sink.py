"""Markdown tables."""

from typing import Literal

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Port, Template, option, procedural


class MarkdownSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Where to write; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.md",),
    )
    title: Template = option("Title", "A heading above the table", default="", affects="bytes")
    null_value: str = option("NULL is written as", default="", affects="bytes")
    mode: Literal["overwrite", "error"] = option("If it exists", default="overwrite", affects="effects")


@procedural
def write(options: MarkdownSinkOptions, inputs: Inputs) -> Outcome:
    config = {"title": options.title, "null": options.null_value}
    return Call("pypeline.bodies.markdown:write", config, dict(inputs), writes=options.output_path, mode=options.mode)


MARKDOWN_SINK = Component(
    name="markdown_sink",
    title="Markdown table",
    summary="Write rows as a table in a Markdown file.",
    category="Sinks",
    icon="hash",
    inputs=(Port("input", "Rows to write"),),
    options=MarkdownSinkOptions,
    body=write,
)
