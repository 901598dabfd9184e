"""Valves of a document, checked and placed: the plan as a drawing, problems with their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import compiled, problems_of

from pypeline.plan.codec import plan_from_json, plan_to_json


def document(nodes: str, *valves: str, links: str = "", extra: str = "") -> str:
    modules = "\n".join(
        f"  - {{id: {name}, name: {'filter_mod' if name.startswith('mod') else 'generate_source'}, "
        f"configs: {{{'condition: TRUE' if name.startswith('mod') else 'rows: 2'}}}}}"
        for name in nodes.split()
    )
    lines = "\n".join(f"    - {valve if valve.startswith('{') else repr(valve)}" for valve in valves)
    return f"flow: {{name: t}}\n{extra}modules:\n{modules}\nconnections:\n  data: [{links}]\n  control:\n{lines}\n"


def drawing(tmp_path: Path, *given: str, **more: str) -> str:
    found = compiled(document(*given, **more), tmp_path)
    assert found.plan is not None, [str(problem) for problem in found.problems]
    assert plan_from_json(plan_to_json(found.plan)) == found.plan
    return found.plan.control.to_text()


def told(tmp_path: Path, *given: str, **more: str) -> list[str]:
    return [f"{p.code}: {p.message}" for p in problems_of(document(*given, **more), tmp_path) if p.code != "W318"]


def test_sub_flows_follow_each_other_by_order_and_last_comes_after_all(tmp_path):
    assert drawing(tmp_path, "a b c d", "a (Last|) b", "a (7|error) c", "a (7|) d") == (
        "entry a\na\n  1. error -> c & ok -> d\n  2. ok -> b"
    )


def test_iterate_goes_first_and_nodes_of_one_sub_flow_go_by_position(tmp_path):
    text = drawing(
        tmp_path,
        "a mod x y z",
        "{from: a, to: y, order: 9}",
        "{from: mod, to: z, kind: iterate, over: output}",
        "{from: a, to: x, kind: iterate, over: data, order: 5}",
        links="a.data - mod.input",
    )
    assert text == (
        "entry a\na\n  1. iterate -> x\n  2. ok -> y\n  3. iterate -> z\nloop over mod.output: z\nloop over a.data: x"
    )


def test_entries_run_one_after_the_other_or_together(tmp_path):
    assert drawing(tmp_path, "a b c", "a (1|) c").startswith("entry a\nentry b\n")
    assert drawing(tmp_path, "a b c", "a (1|) c", extra="settings: {entry: parallel}\n").startswith("entry a & b\n")


def test_a_join_belongs_to_the_frame_of_what_dominates_it(tmp_path):
    found = compiled(document("a b c j", "a (1|) b", "a (2|) c", "b (1|) j", "c (1|) j"), tmp_path).plan
    assert found is not None
    assert found.control.to_text().count("[join all]") == 2
    assert [valve.frame for valve in found.control.valves] == [("b",), ("c",), (), ()]
    assert found.control.entries[0].frame == ("a", "b", "c", "j")


def test_what_start_began_is_in_nobodys_frame(tmp_path):
    found = compiled(document("a b c", "a (1|start) b", "b (1|) c"), tmp_path).plan
    assert found is not None
    assert found.control.entries[0].frame == ("a",)


def test_a_guard_names_values_and_not_columns(tmp_path):
    assert "ok: A__row_count > 1 AND a.x = 'b'" in drawing(tmp_path, "a b", "a (1|A__row_count > 1 AND a.x = 'b') b")
    assert "error: error LIKE '%disk%'" in drawing(tmp_path, "a b", "a (1|error: error LIKE '%disk%') b")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("a b", "a (1|b__x >) b"), "P201: the guard cannot be read: the expression cannot be read at '>'"),
        (("a b", "a (1|nobody__x > 1) b"), "P202: the guard names nobody__x, which nobody sets"),
        (("a b", "a (1|params.x) b"), "P209: the guard names a parameter x that is not declared"),
        (("a b", "a (1|a__row_count) b"), "P205: the guard is not true or false"),
        (("a b", "a (1|secret.x = 'b') b"), "P206: a guard cannot read secrets"),
        (("a b", "a (1|) zz"), "P306: there is no node zz"),
        (("a b c", "a (1|) b", "b (1|) c", "c (1|) b"), "P310: valves go round in a circle: b → c, c → b"),
        (("a b", "a (1|) a"), "P310: a and a are joined by data"),
        (("a b", "{from: a, to: b, kind: iterate}"), "P307: a has no output items to iterate over"),
        (("a b", "{from: a, to: b, kind: iterate, over: data, parallel: 2}"), "P504: items of a loop run one after"),
        (("a b c", "a (1|start) c", "b (1|) c"), "P322: c is started without waiting"),
        (
            ("a b c d", "{from: a, to: b, kind: iterate, over: data}", "b (1|) d", "c (1|) d"),
            "P322: a valve leads from inside the loop of a to d",
        ),
        (
            ("a b c", "{from: a, to: b, kind: iterate, over: data}", "{from: b, to: c, kind: iterate, over: data}"),
            "P322: the loop of b is inside another one",
        ),
    ],
)
def test_what_cannot_be_run_is_said_at_the_valve(tmp_path, given, expected):
    found = problems_of(document(*given), tmp_path)
    told_there = [problem for problem in found if f"{problem.code}: {problem.message}".startswith(expected)]
    assert told_there, [str(problem) for problem in found]
    assert told_there[0].place.line is not None
    assert told_there[0].place.link is not None


def test_a_valve_along_the_data_adds_nothing_and_one_against_it_is_a_circle(tmp_path):
    links = "a.data - mod.input"
    assert told(tmp_path, "a mod", "a (1|) mod", links=links) == [
        "W319: data goes from a to mod already: the valve adds nothing and is left out"
    ]
    assert told(tmp_path, "a mod", "mod (1|) a", links=links)[0].startswith("P310: mod and a are joined by data")


def test_a_valve_into_a_transform_starts_its_whole_sub_flow(tmp_path):
    links = "a.data - mod.input"
    assert told(tmp_path, "a mod b", "b (1|) mod", links=links) == [
        "W321: mod is a transform; the valve starts all of its sub flow a"
    ]
    assert drawing(tmp_path, "a mod b", "b (1|) mod", links=links) == "entry b\nb\n  1. ok -> a"
