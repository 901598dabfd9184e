"""Rows handed to a person's own Python."""

from typing import Literal

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Port, Problem, Template, option, procedural
from pypeline.kit.python_code import unreadable_code


class PythonSinkOptions(Options):
    code: Template = option(
        "Code",
        "The rows are input; write the file output_path, if there is one",
        editor="python",
        min_length=1,
        examples=("input.to_json(output_path, orient='records')",),
        affects="effects",
    )
    output_path: Template | None = option(
        "File", "When given, it appears whole or not at all", default=None, affects="effects", editor="file"
    )
    mode: Literal["overwrite", "error"] = option("If the file exists", default="overwrite", affects="effects")
    frame: Literal["polars", "pandas", "arrow"] | None = option(
        "Tables are",
        "pandas, Polars or Arrow; by default what settings.execution_mode says",
        default=None,
        affects="effects",
    )
    packages: list[str] = option(
        "Packages", "What the code imports besides, e.g. fastavro==1.12", default=[], affects="effects"
    )


@procedural
def run(options: PythonSinkOptions, inputs: Inputs) -> Outcome:
    problem = unreadable_code(options.code)
    if isinstance(problem, Problem):
        return problem
    config = {"code": options.code, **({"frame": options.frame} if options.frame else {})}
    return Call(
        "pypeline.bodies.python:sink",
        config,
        dict(inputs),
        packages=tuple(options.packages),
        writes=options.output_path,
        mode=options.mode,
    )


PYTHON_SINK = Component(
    name="python_sink",
    title="Python sink",
    summary="Hand rows to your own Python.",
    category="Sinks",
    icon="file-code",
    inputs=(Port("input", "Rows the code gets"),),
    options=PythonSinkOptions,
    body=run,
)
