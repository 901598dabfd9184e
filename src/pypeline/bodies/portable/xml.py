# ruff: noqa: PLC0415 - heavy libraries are imported where they are used
"""XML to rows and rows to XML. Entities and document types are refused; nothing is fetched.

A row is an element; its columns are its attributes and the texts of its child elements, deeper ones as `parent_child`.
A name that repeats inside a row becomes a list. Every value is text: a reader casts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

_XML_SIMPLE_PATH = re.compile(r"(//|/|\.//)?(?:[\w.-]+:)?[\w.-]+(?:/(?:[\w.-]+:)?[\w.-]+)*")
_XML_NO_NAME_CHARACTER = re.compile(r"[^\w.-]")
_XML_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_xml(config: Mapping[str, Any], _inputs: Mapping[str, Any] | None = None) -> dict[str, pa.Table]:
    """config: paths, row_path ("/orders/order", "//order", "order", any XPath), namespaces ({prefix: uri})."""
    rows = [
        row for path in config["paths"] for row in xml_rows(path, str(config["row_path"]), config.get("namespaces"))
    ]
    if not rows:
        raise ValueError(f"{config['paths'][0]} has no element {config['row_path']}")
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {"data": pa.table({name: _xml_column([row.get(name) for row in rows]) for name in names})}


def xml_rows(path: str, row_path: str, namespaces: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """A simple path is streamed; any other is looked up in the whole document."""
    from lxml import etree

    try:
        if _XML_SIMPLE_PATH.fullmatch(row_path):
            yield from _xml_streamed(path, row_path)
            return
        tree = etree.parse(path, etree.XMLParser(**_XML_SAFE))
        _xml_refuse_document_type(tree, path)
        found = tree.xpath(row_path, namespaces=dict(namespaces or {}))
        if not isinstance(found, list) or not all(isinstance(element, etree._Element) for element in found):  # noqa: SLF001 - lxml has no public name for it
            raise ValueError(f"{row_path} does not lead to elements")
        yield from (_xml_row(element) for element in found)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{path} is not XML: {error.msg}") from error
    except etree.XPathError as error:
        raise ValueError(f"{row_path} is not an XPath: {error}") from error


def _xml_streamed(path: str, row_path: str) -> Iterator[dict[str, Any]]:
    """Elements by their local names, whatever their namespace. All that is not part of an open row is let go."""
    from lxml import etree

    wanted = [step.rpartition(":")[2] for step in row_path.strip("./").split("/")]
    absolute = row_path.startswith("/") and not row_path.startswith("//")
    stack: list[str] = []
    open_rows: list[int] = []
    for event, element in etree.iterparse(path, events=("start", "end"), **_XML_SAFE):
        if event == "start":
            if not stack:
                _xml_refuse_document_type(element.getroottree(), path)
            stack.append(_xml_local(element.tag))
            if stack == wanted if absolute else stack[-len(wanted) :] == wanted:
                open_rows.append(len(stack))
            continue
        if open_rows and open_rows[-1] == len(stack):
            open_rows.pop()
            yield _xml_row(element)
        stack.pop()
        if not open_rows:
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _xml_refuse_document_type(tree: Any, path: str) -> None:
    if tree.docinfo.internalDTD is not None or tree.docinfo.externalDTD is not None:
        raise ValueError(f"{path} has a document type (<!DOCTYPE …>), which is not accepted")


def _xml_row(element: Any) -> dict[str, Any]:
    row: dict[str, Any] = {_xml_local(name): value for name, value in element.attrib.items()}
    _xml_collect(element, "", row)
    text = (element.text or "").strip()
    if text and not len(element):
        row[_xml_local(element.tag)] = text
    return row


def _xml_collect(element: Any, prefix: str, row: dict[str, Any]) -> None:
    for child in element:
        if not isinstance(child.tag, str):  # a comment or an instruction
            continue
        name = prefix + _xml_local(child.tag)
        for attribute, value in child.attrib.items():
            _xml_add(row, f"{name}_{_xml_local(attribute)}", value)
        if any(isinstance(inner.tag, str) for inner in child):
            _xml_collect(child, f"{name}_", row)
        else:
            _xml_add(row, name, child.text)


def _xml_add(row: dict[str, Any], name: str, value: Any) -> None:
    if name not in row:
        row[name] = value
    elif isinstance(row[name], list):
        row[name].append(value)
    else:
        row[name] = [row[name], value]


def _xml_column(values: list[Any]) -> Any:
    if any(isinstance(value, list) for value in values):
        return pa.array([v if v is None or isinstance(v, list) else [v] for v in values], pa.list_(pa.string()))
    return pa.array(values, pa.string())


def _xml_local(tag: str) -> str:
    return tag.rpartition("}")[2]


def write_xml(config: Mapping[str, Any], inputs: Mapping[str, Any]) -> int:
    """The rows written. config: path, root ("rows"), row ("row"), attributes ([columns]). NULL has no element."""
    from lxml import etree

    rows = next(iter(inputs.values()))
    attributes = set(config.get("attributes") or ())
    names = [(name, xml_name(name), name in attributes) for name in rows.schema.names]
    count = 0
    with etree.xmlfile(str(config["path"]), encoding="utf-8") as file:
        file.write_declaration()
        with file.element(xml_name(config.get("root") or "rows")):
            for values in _xml_rows(rows):
                file.write("\n  ")
                file.write(_xml_element(xml_name(config.get("row") or "row"), names, values))
                count += 1
            file.write("\n")
    return count


def _xml_element(tag: str, names: list[tuple[str, str, bool]], values: Iterable[Any]) -> Any:
    from lxml import etree

    element = etree.Element(tag)
    for (name, local, is_attribute), value in zip(names, values, strict=True):
        if value is None:
            continue
        try:
            if is_attribute:
                element.set(local, _xml_text(value))
            else:
                for item in value if isinstance(value, list) else [value]:
                    etree.SubElement(element, local).text = None if item is None else _xml_text(item)
        except ValueError as error:
            raise ValueError(f"a value of {name} has characters that XML cannot hold") from error
    return element


def xml_name(name: str) -> str:
    """`name` with what an XML name cannot hold replaced by `_`."""
    clean = _XML_NO_NAME_CHARACTER.sub("_", name)
    return clean if clean[:1].isalpha() or clean[:1] == "_" else f"_{clean}"


def _xml_rows(rows: Any) -> Iterator[tuple[Any, ...]]:
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _xml_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.hex()
    return (
        value if isinstance(value, str) else json.dumps(value, default=str) if isinstance(value, dict) else str(value)
    )
