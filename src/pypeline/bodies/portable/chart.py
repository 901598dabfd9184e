# ruff: noqa: PLC0415 - heavy libraries are imported where they are used
"""Rows as a Vega-Lite chart: an HTML page that needs no network, SVG or PNG.

The page is put together here because vl-convert's own writes values into its script as they are: a value that holds
`</script>` would end the script.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

_CHART_MOST_ROWS = 50_000
_CHART_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"
_CHART_LIBRARY = "window.vegaEmbed = vegaEmbed;"
_CHART_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>body {{ font-family: system-ui, sans-serif; margin: 2rem; }} #chart {{ width: 100%; }}</style>
<script>{library}</script>
</head>
<body>
<div id="chart"></div>
<script>
vegaEmbed("#chart", {spec}, {{mode: "vega-lite", actions: {{export: true, source: false, editor: false}}}});
</script>
</body>
</html>
"""


def write_chart(config: Mapping[str, Any], inputs: Mapping[str, Any]) -> int:
    """The rows drawn. config: path, format (html | svg | png; else by the path), max_rows (50000), scale (PNG, 2),
    spec (Vega-Lite as a map or JSON text) or mark, x, y, color, size, title, width, height.
    """
    import vl_convert

    rows = next(iter(inputs.values()))
    schema = rows.schema
    values = _chart_values(rows, int(config.get("max_rows") or _CHART_MOST_ROWS))
    spec = {**_chart_spec(config, schema), "data": {"values": values}}
    path = Path(config["path"])
    kind = str(config.get("format") or path.suffix.lstrip(".")).lower()
    if kind not in {"html", "svg", "png"}:
        raise ValueError(f"a chart is written as html, svg or png, not as {kind or 'a file without an ending'}")
    try:
        if kind == "svg":
            path.write_text(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]), "utf-8")
        elif kind == "png":
            scale = float(config.get("scale") or 2)
            path.write_bytes(vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[]))
        else:
            vl_convert.vegalite_to_vega(spec)  # a wrong chart fails here, not in the reader's browser
            path.write_text(
                _chart_page(spec, str(config.get("title") or "Chart"), vl_convert.javascript_bundle(_CHART_LIBRARY)),
                "utf-8",
            )
    except ValueError as error:  # the rest of its text is a stack of JavaScript
        lines = [line.strip() for line in str(error).splitlines()]
        raise ValueError(" ".join(lines[:2])) from error
    return len(values)


def _chart_spec(config: Mapping[str, Any], schema: pa.Schema) -> dict[str, Any]:
    given = config.get("spec")
    if given:
        spec = json.loads(given) if isinstance(given, str) else dict(given)
        if not isinstance(spec, dict):
            raise ValueError("the option spec is not a Vega-Lite specification (a map)")
        if _chart_names_other_data(spec):
            raise ValueError("the chart's specification names data of its own; it is drawn from the rows of the input")
        return spec
    encoding = {}
    for channel in ("x", "y", "color", "size"):
        if config.get(channel):
            encoding[channel] = _chart_encoded(str(config[channel]), schema)
    if not encoding:
        raise ValueError("a chart needs spec, or columns for x, y or color")
    sizes = {"width": 640, **{name: config[name] for name in ("title", "width", "height") if config.get(name)}}
    return {"mark": {"type": config.get("mark") or "bar", "tooltip": True}, "encoding": encoding, **sizes}


def _chart_encoded(name: str, schema: pa.Schema) -> dict[str, Any]:
    if name not in schema.names:
        raise ValueError(f"there is no column {name}; there are {', '.join(schema.names)}")
    kind = schema.field(name).type
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    scale = "quantitative" if is_number else "temporal" if pa.types.is_temporal(kind) else "nominal"
    field = "".join(f"\\{character}" if character in ".[]\\" else character for character in name)
    order = {"sort": None} if scale == "nominal" else {}  # names stand as the rows do, not by the alphabet
    return {"field": field, "type": scale, "title": name, **order}


def _chart_names_other_data(part: Any) -> bool:
    if isinstance(part, dict):
        own = part.get("data")
        return (isinstance(own, dict) and "url" in own) or any(
            _chart_names_other_data(value) for value in part.values()
        )
    return isinstance(part, list) and any(_chart_names_other_data(value) for value in part)


def _chart_values(rows: Any, most: int) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for row in _chart_rows(rows):
        if len(values) >= most:
            raise ValueError(f"a chart draws {most:,} rows at most; aggregate or sample them first")
        values.append({name: _chart_plain(value) for name, value in row.items()})
    return values


def _chart_rows(rows: Any) -> Iterator[dict[str, Any]]:
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        yield from batch.to_pylist()


def _chart_plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if value - value == 0 else None  # not infinite, not NaN
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | dict):
        return json.loads(json.dumps(value, default=str))
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _chart_page(spec: Mapping[str, Any], title: str, library: str) -> str:
    safe = json.dumps(spec).replace("<", "\\u003c").replace(">", "\\u003e")
    return _CHART_PAGE.format(
        policy=html.escape(_CHART_POLICY),
        title=html.escape(title),
        spec=safe,
        library=library.replace("</script", "<\\/script"),
    )
