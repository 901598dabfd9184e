"""XML files."""

from typing import Literal

from pypeline.kit import Call, Column, Component, Inputs, Options, Outcome, Port, Template, option, procedural


class XmlSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Where to write; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.xml",),
    )
    root: str = option("Outer element", default="rows", affects="bytes", min_length=1)
    row: str = option("Element of a row", default="row", affects="bytes", min_length=1)
    attributes: list[Column] = option(
        "Attributes", "Columns written as attributes of the row, not as elements", default=[], affects="bytes"
    )
    mode: Literal["overwrite", "error"] = option("If it exists", default="overwrite", affects="effects")


@procedural
def write(options: XmlSinkOptions, inputs: Inputs) -> Outcome:
    attributes = [
        name for name in inputs["input"].columns if name.casefold() in {a.casefold() for a in options.attributes}
    ]
    config = {"root": options.root, "row": options.row, "attributes": attributes}
    return Call("pypeline.bodies.xml:write", config, dict(inputs), writes=options.output_path, mode=options.mode)


XML_SINK = Component(
    name="xml_sink",
    title="XML file",
    summary="Write rows to an XML file, one element each.",
    category="Sinks",
    icon="code-xml",
    inputs=(Port("input", "Rows to write"),),
    options=XmlSinkOptions,
    body=write,
)
