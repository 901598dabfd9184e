"""Python: a person's own code over the inputs, run in a child process."""

from typing import Literal

from pypeline.kit import (
    Call,
    Component,
    Inputs,
    Known,
    Open,
    Options,
    Outcome,
    Port,
    TypeName,
    known,
    option,
    procedural,
)
from pypeline.kit.options import Template
from pypeline.kit.python_code import unreadable_code


class PythonOptions(Options):
    code: Template = option(
        "Code",
        "The inputs are input (or input1), input2, …; assign a table to output, or define transform(input)",
        editor="python",
        min_length=1,
        examples=("output = input.assign(total=input.price * input.pieces)",),
    )
    frame: Literal["polars", "pandas", "arrow"] | None = option(
        "Tables are", "pandas, Polars or Arrow; by default what settings.execution_mode says", default=None
    )
    packages: list[str] = option(
        "Packages", "What the code imports besides, e.g. scikit-learn==1.7", default=[], affects="effects"
    )
    columns: dict[str, TypeName] = option(
        "Columns", "The output's columns with their types; without them only a run can tell", default={}
    )


@procedural
def run(options: PythonOptions, inputs: Inputs) -> Outcome:
    problem = unreadable_code(options.code)
    if problem:
        return problem
    schema: Known | Open = known(options.columns) if options.columns else Open((), "Python decides")
    config = {"code": options.code, **({"frame": options.frame} if options.frame else {})}
    return Call("pypeline.bodies.python:transform", config, dict(inputs), {"output": schema}, tuple(options.packages))


PYTHON = Component(
    name="python_mod",
    title="Python",
    summary="Write Python over the inputs.",
    category="Sets",
    icon="code",
    inputs=(Port("input", "A table of the code: input1, input2, …; input is input1", group=True),),
    outputs=(Port("output", "The table that the code gives"),),
    options=PythonOptions,
    body=run,
)
