"""`pype test`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from pypeline.cli.codes import DONE, FAILED
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Document, Json
from pypeline.cli.screen import as_text, data, messages, write_json
from pypeline.cli.text import counted, printable
from pypeline.problems import Problem, errors_of
from pypeline.service.testing import TestResult, run_tests

Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="Only this test.")]


def test(path: Document, name: Name = None, base: Base = None, as_json: Json = False) -> int:  # noqa: PT028 - a command
    """Run the tests that a pipeline carries: given rows in, expected rows out."""
    found = opened(Given(path, base))
    if not isinstance(found, Opened):
        return refused(found, as_json=as_json)
    if errors_of(found.problems):
        return refused(found.problems, as_json=as_json)
    names = [test.name for test in found.pipeline.tests]
    if name is not None and name not in names:
        remedy = f"its tests: {', '.join(names)}" if names else "it has none; write tests: into the document"
        return refused((Problem("P804", f"there is no test {name}", remedy=remedy),), as_json=as_json)
    results = run_tests(found.session, only=name)
    if as_json:
        for result in results:
            write_json(_json_of(result))
    else:
        _show(results)
    return DONE if all(result.passed for result in results) else FAILED


def _json_of(result: TestResult) -> dict[str, object]:
    return {
        "test": result.name,
        "passed": result.passed,
        "differences": [
            {"port": one.port, "message": one.message, "missing": list(one.missing), "extra": list(one.extra)}
            for one in result.differences
        ],
        "problems": [problem.to_json() for problem in result.problems],
    }


def _show(results: tuple[TestResult, ...]) -> None:
    console = data()
    for result in results:
        word, style = ("ok", "green") if result.passed else ("failed", "bold red")
        console.print(Text.assemble((f"{word:<7}", style), printable(result.name)), soft_wrap=True)
        for difference in result.differences:
            console.print(Text(f"  {printable(str(difference))}".replace("\n", "\n  ")), soft_wrap=True)
        for problem in result.problems:
            console.print(as_text(problem, with_source=console.is_terminal), soft_wrap=True)
    failed = sum(not result.passed for result in results)
    if not results:
        messages().print("the document has no tests")
        return
    messages().print(f"{counted(len(results), 'test')}, {f'{failed} failed' if failed else 'all ok'}", highlight=False)
