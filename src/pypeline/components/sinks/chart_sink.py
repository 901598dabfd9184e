"""Charts."""

import json
from typing import Any, Literal

from pypeline.kit import (
    Call,
    Column,
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Template,
    option,
    procedural,
)


class ChartSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Its ending says what it is: .html, .svg or .png",
        affects="effects",
        editor="file",
        examples=("out/sales.html",),
    )
    mark: Literal["bar", "line", "area", "point", "arc", "rect", "tick", "boxplot"] = option(
        "Drawn as", "arc makes a pie", default="bar", affects="bytes"
    )
    x: Column | None = option("Across", "The column on the x axis", default=None, affects="bytes")
    y: Column | None = option("Up", "The column on the y axis", default=None, affects="bytes")
    color: Column | None = option("Color", "A color for each value of this column", default=None, affects="bytes")
    size: Column | None = option("Size", "Larger marks for larger values", default=None, affects="bytes")
    title: Template = option("Title", default="", affects="bytes")
    width: int | None = option("Width", "In pixels", default=None, ge=10, affects="bytes", advanced=True)
    height: int | None = option("Height", "In pixels", default=None, ge=10, affects="bytes", advanced=True)
    spec: dict[str, Any] | str = option(
        "Vega-Lite",
        "A specification of your own; the rows of the input are its data",
        default="",
        affects="bytes",
        editor="json",
        advanced=True,
    )
    format: Literal["auto", "html", "svg", "png"] = option(
        "Format", "auto: by the ending", default="auto", affects="bytes"
    )
    scale: float = option(
        "Scale", "Of a PNG: 2 is sharp on most screens", default=2, ge=0.1, le=10, affects="bytes", advanced=True
    )
    max_rows: int = option(
        "Rows at most",
        "More are refused: aggregate or sample first",
        default=50_000,
        ge=1,
        affects="effects",
        advanced=True,
    )
    mode: Literal["overwrite", "error"] = option("If it exists", default="overwrite", affects="effects")


@procedural
def draw(options: ChartSinkOptions, inputs: Inputs) -> Outcome:
    spec = _spec(options.spec)
    if isinstance(spec, Problem):
        return spec
    if not spec and not any((options.x, options.y, options.color)):
        return Problem(
            "P303", "a chart needs x, y or color", Place(option="x"), "name the columns to draw, or give spec"
        )
    channels = {name: _spelled(inputs, getattr(options, name)) for name in ("x", "y", "color", "size")}
    config: dict[str, Any] = {
        **channels,
        "mark": options.mark,
        "spec": spec,
        "title": options.title,
        "width": options.width,
        "height": options.height,
        "format": None if options.format == "auto" else options.format,
        "scale": options.scale,
        "max_rows": options.max_rows,
    }
    chosen = {name: value for name, value in config.items() if value}
    return Call("pypeline.bodies.chart:write", chosen, dict(inputs), writes=options.output_path, mode=options.mode)


def _spelled(inputs: Inputs, wanted: str | None) -> str | None:
    return next((name for name in inputs["input"].columns if wanted and name.casefold() == wanted.casefold()), None)


def _spec(given: dict[str, Any] | str) -> dict[str, Any] | Problem:
    try:
        spec = json.loads(given) if isinstance(given, str) and given.strip() else given or {}
    except ValueError as error:
        return Problem("P304", f"the specification is not JSON: {error}", Place(option="spec"))
    if not isinstance(spec, dict):
        return Problem("P304", "the specification is a map, e.g. {mark: bar, encoding: …}", Place(option="spec"))
    return spec


CHART_SINK = Component(
    name="chart_sink",
    title="Chart",
    summary="Draw rows as a chart: an HTML page, SVG or PNG.",
    category="Sinks",
    icon="chart-column",
    inputs=(Port("input", "Rows to draw"),),
    options=ChartSinkOptions,
    body=draw,
)
