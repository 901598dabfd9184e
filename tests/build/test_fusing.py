"""Which nodes become one step, and where results are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import compiled

from pypeline.plan.plan import Keep, QueryStep

SOURCE = '- {id: orders, name: inline_source, configs: {text: "id,total\\n1,5\\n2,50\\n3,", format: csv}}'


def steps_of(tmp_path: Path, modules: str, links: str, **options: object) -> list[tuple[str, ...]]:
    plan = plan_of(tmp_path, modules, links, **options)
    return [step.nodes for step in plan.steps]


def plan_of(tmp_path: Path, modules: str, links: str, **options: object):
    text = f"flow: {{name: fused}}\nmodules:\n{modules}\nconnections:\n  data: [{links}]\n"
    found = compiled(text, tmp_path, **options)
    assert found.plan is not None, [str(problem) for problem in found.problems]
    return found.plan


def lines(*modules: str) -> str:
    return "\n".join(f"  {module}" for module in modules)


CHAIN = lines(
    SOURCE,
    '- {id: paid, name: filter_mod, configs: {condition: "total > 10"}}',
    "- {id: out, name: parquet_sink, configs: {output_path: out.parquet}}",
)


def test_a_chain_of_relational_nodes_is_one_step(tmp_path):
    assert steps_of(tmp_path, CHAIN, '"orders.data - paid.input", "paid.output - out.input"') == [
        ("orders", "paid", "out")
    ]


def test_unfused_every_link_is_a_cut(tmp_path):
    links = '"orders.data - paid.input", "paid.output - out.input"'
    assert steps_of(tmp_path, CHAIN, links, unfused=True) == [("orders",), ("paid",), ("out",)]


def test_a_python_node_stands_alone_between_two_steps(tmp_path):
    modules = lines(
        SOURCE,
        '- {id: py, name: python_mod, configs: {code: "output = input", columns: {id: bigint}}}',
        "- {id: out, name: parquet_sink, configs: {output_path: out.parquet}}",
    )
    assert steps_of(tmp_path, modules, '"orders.data - py.input1", "py.output - out.input"') == [
        ("orders",),
        ("py",),
        ("out",),
    ]


def test_a_cached_node_ends_its_step_and_its_result_is_kept(tmp_path):
    modules = CHAIN.replace('{condition: "total > 10"}}', '{condition: "total > 10"}, misc: {cache: true}}')
    plan = plan_of(tmp_path, modules, '"orders.data - paid.input", "paid.output - out.input"')
    assert [step.nodes for step in plan.steps] == [("orders", "paid"), ("out",)]
    assert Keep(1, "paid.output") in plan.steps[0].outputs


def test_two_parts_without_links_are_two_sub_flows(tmp_path):
    modules = lines(SOURCE, SOURCE.replace("orders", "others"))
    plan = plan_of(tmp_path, modules, "")
    assert [sub_flow.id for sub_flow in plan.sub_flows] == ["orders", "others"]


@pytest.mark.parametrize(("shared", "kept"), [("filter_mod", 0), ("distinct_mod", 1)])
def test_a_shared_result_is_kept_only_when_computing_it_again_costs_more(tmp_path, shared, kept):
    configs = '{condition: "total > 10"}' if shared == "filter_mod" else "{}"
    modules = lines(
        SOURCE,
        f"- {{id: shared, name: {shared}, configs: {configs}}}",
        "- {id: one, name: parquet_sink, configs: {output_path: one.parquet}}",
        "- {id: two, name: parquet_sink, configs: {output_path: two.parquet}}",
    )
    links = '"orders.data - shared.input", "shared.output - one.input", "shared.output - two.input"'
    (step,) = plan_of(tmp_path, modules, links).steps
    assert isinstance(step, QueryStep)
    assert sum(isinstance(output, Keep) and output.is_internal for output in step.outputs) == kept


def test_a_diamond_around_a_python_node_has_no_circle_of_steps(tmp_path):
    modules = lines(
        SOURCE,
        '- {id: paid, name: filter_mod, configs: {condition: "total > 10"}}',
        '- {id: py, name: python_mod, configs: {code: "output = input", columns: {id: bigint, total: bigint}}}',
        "- {id: both, name: join_mod, configs: {how: inner, on: [id]}}",
    )
    links = '"orders.data - paid.input", "orders.data - py.input1", "paid.output - both.left", "py.output - both.right"'
    assert steps_of(tmp_path, modules, links) == [("orders", "paid"), ("py",), ("both",)]


def test_a_chain_longer_than_the_limit_is_cut(tmp_path):
    filters = [f'- {{id: f{n}, name: filter_mod, configs: {{condition: "id > {n}"}}}}' for n in range(450)]
    links = ['"orders.data - f0.input"', *(f'"f{n}.output - f{n + 1}.input"' for n in range(449))]
    groups = steps_of(tmp_path, lines(SOURCE, *filters), ", ".join(links))
    assert len(groups) == 3
    assert max(map(len, groups)) <= 201
