"""A person's own Python, for its effects."""

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Problem, Template, option, procedural
from pypeline.kit.python_code import unreadable_code


class PythonSoloOptions(Options):
    code: Template = option(
        "Code",
        "ctx.set_global(name, value) leaves a value, ctx.get_global(node, name) reads one, ctx.iter_item is the item",
        editor="python",
        min_length=1,
        examples=("ctx.set_global('ready', True)",),
        affects="effects",
    )
    packages: list[str] = option(
        "Packages", "What the code imports besides, e.g. fastavro==1.12", default=[], affects="effects"
    )


@procedural
def run(options: PythonSoloOptions, _inputs: Inputs) -> Outcome:
    problem = unreadable_code(options.code)
    if isinstance(problem, Problem):
        return problem
    return Call("pypeline.bodies.python:solo", {"code": options.code}, packages=tuple(options.packages))


PYTHON_SOLO = Component(
    name="python_solo",
    title="Python step",
    summary="Run your own Python between sub flows.",
    category="Control",
    icon="file-code",
    options=PythonSoloOptions,
    body=run,
)
