"""One mistake is one problem: what a check says of an expression stands in for the engine's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support import problems_of


def document(name: str, **options: Any) -> str:
    source = {"id": "s", "name": "inline_source", "configs": {"text": "t,n\nx,1\n"}}
    modules = [source, {"id": "m", "name": name, "configs": options}]
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": modules, "connections": {"data": ["s.data - m.input"]}})


@pytest.mark.parametrize(
    ("expression", "code"),
    [("t > 1", "P204"), ("if(t > 1, 1, 2) = 1", "P204"), ("n > 'x'", "P204"), ("t > 1 AND nope > 1", "P202")],
)
@pytest.mark.parametrize(
    ("name", "option", "options"),
    [
        ("filter_mod", "condition", lambda text: {"condition": text}),
        ("derive_mod", "columns.z", lambda text: {"columns": {"z": text}}),
        (
            "aggregate_mod",
            "aggregations[0]",
            lambda text: {"aggregations": [{"function": "count", "as": "k", "where": text}]},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_mistake_is_one_problem(
    name: str, option: str, options: Any, expression: str, code: str, tmp_path: Path
) -> None:
    found = [problem for problem in problems_of(document(name, **options(expression)), tmp_path) if problem.is_error]
    assert [(problem.code, problem.place.option) for problem in found] == [(code, option)]
