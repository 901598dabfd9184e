# ruff: noqa: PLC0415 - heavy libraries are imported where they are used
"""Tables of PDF files, found by pdfplumber. Every value is text: a reader casts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa


def read_pdf(config: Mapping[str, Any], _inputs: Mapping[str, Any] | None = None) -> dict[str, pa.Table]:
    """config: paths, names (without a header), pages ("1-3,5"; all), table (its number on the page from 1; all),
    header (true), strategy (lines | text). Tables as wide as the first are put one below the other; a repeated header
    is dropped.
    """
    rows: list[list[str | None]] = []
    width = 0
    for path in config["paths"]:
        for table in _pdf_tables(path, config):
            width = width or len(table[0])
            if len(table[0]) == width:
                rows += table[1:] if rows and config.get("header", True) and table[0] == rows[0] else table
    if not rows:
        raise ValueError(f"{config['paths'][0]} has no table; try strategy: text")
    names = _pdf_names(rows.pop(0)) if config.get("header", True) else _pdf_given(config, width)
    columns = [pa.array([row[place] or None for row in rows], pa.string()) for place in range(width)]
    return {"data": pa.Table.from_arrays(columns, names=names)}


def _pdf_given(config: Mapping[str, Any], width: int) -> list[str]:
    given = list(config.get("names") or ())[:width]
    return [*given, *(f"column{place}" for place in range(len(given), width))]


def _pdf_tables(path: str, config: Mapping[str, Any]) -> Iterator[list[list[str | None]]]:
    import pdfplumber
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfplumber.utils.exceptions import PdfminerException

    strategy = config.get("strategy") or "lines"
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
    try:
        with pdfplumber.open(path) as document:
            for number in _pdf_pages(config.get("pages"), len(document.pages)):
                page = document.pages[number - 1]
                for place, table in enumerate(page.extract_tables(settings), start=1):
                    cleaned = [[_pdf_clean(cell) for cell in row] for row in table]
                    if cleaned and config.get("table") in {None, "", place}:
                        yield cleaned
                page.close()
    except (PDFSyntaxError, PdfminerException) as error:
        raise ValueError(f"{path} is not a PDF file") from error


def _pdf_pages(text: Any, last: int) -> list[int]:
    if text is None or text == "":
        return list(range(1, last + 1))
    pages: list[int] = []
    for part in str(text).split(","):
        start, dash, end = part.strip().partition("-")
        if not (start.isdigit() and (not dash or not end or end.isdigit())):
            raise ValueError(f"{text} does not name pages; write for example 1-3,5")
        pages += range(int(start), (int(end) if end else last if dash else int(start)) + 1)
    outside = [page for page in pages if not 1 <= page <= last]
    if outside:
        raise ValueError(f"there is no page {outside[0]}; the file has {last}")
    return pages


def _pdf_clean(cell: str | None) -> str | None:
    return None if cell is None else " ".join(cell.split())


def _pdf_names(cells: list[str | None]) -> list[str]:
    names: list[str] = []
    for place, cell in enumerate(cells):
        base = cell or f"column{place}"
        taken = {name.casefold() for name in names}
        number, name = 1, base
        while name.casefold() in taken:
            number += 1
            name = f"{base}_{number}"
        names.append(name)
    return names
