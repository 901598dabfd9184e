"""Plans travel as JSON."""

import json

import pytest

from pypeline.plan.codec import from_json, plan_from_json, to_json
from pypeline.plan.operators import FileScan
from pypeline.problems import Problem


@pytest.mark.parametrize("name", ["$", "$expression", "$query", "$map", "a"])
def test_a_column_may_be_called_like_a_tag(name: str):
    scan = FileScan(("a.csv",), "csv", {"columns": {name: "BIGINT"}})
    assert from_json(json.loads(json.dumps(to_json(scan)))) == scan


@pytest.mark.parametrize("version", [None, 0.5, 99, "1"])
def test_a_plan_of_another_version_is_refused(version):
    found = plan_from_json({"plan_version": version})
    assert isinstance(found, Problem)
    assert found.code == "P503"
