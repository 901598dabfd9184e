"""Excel files."""

from typing import Literal

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Place, Port, Problem, Template, option, procedural


class ExcelSinkOptions(Options):
    output_path: Template = option(
        "File",
        "An .xlsx file; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.xlsx",),
    )
    sheet: str = option("Sheet", "Its name: 31 characters at most", default="Sheet1", affects="bytes", min_length=1)
    header: bool = option("Write the names first", default=True, affects="bytes")
    mode: Literal["overwrite", "error"] = option("If it exists", default="overwrite", affects="effects")


@procedural
def write(options: ExcelSinkOptions, inputs: Inputs) -> Outcome:
    if len(options.sheet) > 31 or any(character in "[]:*?/\\" for character in options.sheet):  # noqa: PLR2004 - Excel's
        return Problem(
            "P304",
            f"Excel takes no sheet called {options.sheet}",
            Place(option="sheet"),
            "use 31 characters at most, and none of [ ] : * ? / \\",
        )
    config = {"sheet": options.sheet, "header": options.header}
    return Call("pypeline.bodies.excel:write", config, dict(inputs), writes=options.output_path, mode=options.mode)


EXCEL_SINK = Component(
    name="excel_sink",
    title="Excel file",
    summary="Write rows to a sheet of a new Excel file.",
    category="Sinks",
    icon="sheet",
    inputs=(Port("input", "Rows to write"),),
    options=ExcelSinkOptions,
    body=write,
)
