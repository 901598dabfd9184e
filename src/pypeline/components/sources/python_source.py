"""Rows that a person's own Python makes."""

from pypeline.kit import (
    Call,
    Component,
    Inputs,
    Known,
    Open,
    Options,
    Outcome,
    Port,
    Problem,
    Template,
    TypeName,
    known,
    option,
    procedural,
)
from pypeline.kit.python_code import unreadable_code


class PythonSourceOptions(Options):
    code: Template = option(
        "Code",
        "Assign a table to output: pandas, Polars or Arrow",
        editor="python",
        min_length=1,
        examples=("import pandas as pd\noutput = pd.DataFrame({'id': [1, 2]})",),
    )
    packages: list[str] = option(
        "Packages", "What the code imports besides, e.g. requests==2.32", default=[], affects="effects"
    )
    columns: dict[str, TypeName] = option(
        "Columns", "The output's columns with their types; without them only a run can tell", default={}
    )


@procedural
def run(options: PythonSourceOptions, _inputs: Inputs) -> Outcome:
    problem = unreadable_code(options.code)
    if isinstance(problem, Problem):
        return problem
    schema: Known | Open = known(options.columns) if options.columns else Open((), "Python decides")
    config = {"code": options.code}
    return Call("pypeline.bodies.python:source", config, {}, {"data": schema}, tuple(options.packages))


PYTHON_SOURCE = Component(
    name="python_source",
    title="Python source",
    summary="Rows that your own Python makes.",
    category="Sources",
    icon="file-code",
    outputs=(Port("data", "The table assigned to output"),),
    options=PythonSourceOptions,
    body=run,
)
