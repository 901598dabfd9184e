"""Repeated elements of XML files."""

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


class XmlSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as data/*.xml", editor="file", examples=("data/orders.xml",)
    )
    row_path: str = option(
        "Rows are", "The elements that become rows: order, /orders/order, //order or any XPath", min_length=1
    )
    namespaces: dict[str, str] = option(
        "Namespaces", "Prefixes used in the path, e.g. o: http://example.org/orders", default={}, advanced=True
    )
    columns: dict[str, TypeName] = option("Columns", "Types of columns, e.g. price: decimal(10,2)", default={})


def _config(options: XmlSourceOptions) -> dict[str, object]:
    return {"row_path": options.row_path, **({"namespaces": options.namespaces} if options.namespaces else {})}


def probes(options: XmlSourceOptions) -> tuple[Probe, ...]:
    return (Probe((options.file_path,), "xml", _config(options), "pypeline.bodies.xml:describe"),)


@procedural
def read(options: XmlSourceOptions, inputs: Inputs) -> Outcome:
    schema = declared_schema(options.columns, inputs.facts[0])
    if isinstance(schema, Problem):
        return schema
    config = {"file_path": options.file_path, **_config(options)}
    return Call("pypeline.bodies.xml:read", config, {}, {"data": schema})


XML_SOURCE = Component(
    name="xml_source",
    title="XML file",
    summary="Read the repeated elements of XML files as rows.",
    category="Sources",
    icon="code-xml",
    outputs=(Port("data", "One row for each element"),),
    options=XmlSourceOptions,
    body=read,
    probes=probes,
)
