import inspect
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pypeline import Pipeline, PipelineError
from pypeline.components import BUILTIN


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    duckdb.connect().sql("SELECT range AS id, range * 1.0 AS total FROM range(100)").write_parquet("orders.parquet")
    return tmp_path


@pytest.fixture
def sales(folder):
    """orders → filter → parquet, built in code."""
    p = Pipeline("sales")
    least = p.parameter("least", "integer", 90)
    orders = p.add("parquet_source", id="orders", file_path="orders.parquet")
    orders.filter_mod(id="big", condition=f"total > {least}").parquet_sink(id="out", output_path="out/big.parquet")
    return p


def test_importing_pypeline_imports_nothing_heavy():
    heavy = "('duckdb', 'sqlglot', 'pydantic', 'pyarrow', 'yaml', 'typer', 'rich')"
    code = f"import sys, pypeline; assert not [m for m in {heavy} if m in sys.modules]; pypeline.Pipeline"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_code_and_yaml_are_the_same_document(sales, folder):
    sales.save("sales.yaml")
    assert Path("sales.yaml").read_text() == sales.to_yaml()
    again = Pipeline.load("sales.yaml")
    assert again.document == sales.document
    assert again.to_yaml() == sales.to_yaml()


def test_what_was_read_keeps_its_comments():
    text = "# mine\nflow: {name: a}\nmodules: []\n"
    assert Pipeline.read(text).to_yaml() == text


def test_a_pipeline_built_in_code_runs(sales, folder):
    result = sales.run(least=97)
    assert (result.status, result.ok) == ("SUCCESS", True)
    assert [(file.node, file.rows) for file in result.written] == [("out", 2)]


def test_rows_of_kept_ports_are_tables(sales):
    with sales.run(keep=["big", "big.rejected"]) as result:
        assert list(result) == ["big.output", "big.rejected"]
        assert len(result.table("big")) == 9
        assert result["big.output"].to_arrow().num_rows == 9
        assert list(result["big.output"].to_pandas()["id"]) == list(range(91, 100))
        assert result["big.output"].to_polars()["id"].to_list() == list(range(91, 100))
        path = result["big.output"].path
        assert path is not None
        assert path.exists()
    assert not path.exists()


def test_without_keep_the_loose_ends_are_kept(folder):
    p = Pipeline("loose")
    p.add("parquet_source", file_path="orders.parquet").limit_mod(rows=3)
    assert len(p.run().table("limit")) == 3


def test_a_preview_is_a_table_and_writes_nothing(sales, folder):
    shown = sales["big"].preview(rows=2)
    assert shown.columns == ("id", "total")
    assert [row[0] for row in shown] == [91, 92]
    assert str(shown).splitlines()[0] == "id  total"
    assert not (folder / "out").exists()


def test_a_preview_with_another_parameter_is_computed_again(sales):
    assert len(sales.preview("big", rows=5)) == 5
    assert len(sales.preview("big", rows=5, least=98)) == 1


def test_schema_plan_and_lineage(sales):
    assert sales["big"].schema.types() == {"id": "BIGINT", "total": "DECIMAL(21,1)"}
    assert sales["big"].rejected.schema.names == ("id", "total")
    assert sales.plan()["effects"][0]["action"] == "create"
    assert str(sales.lineage("out.total")) == "out.total\n└─ big.total\n   └─ orders.total"


def test_a_join_is_fed_by_name_and_a_union_in_order(folder):
    p = Pipeline("sets")
    a = p.add("inline_source", id="a", text="k,x\n1,2")
    b = p.add("inline_source", id="b", text="k,y\n1,3")
    a.join_mod(id="named", right=b, on=["k"])
    p.add("union_mod", a, b, a, id="all")
    assert [str(link) for link in p.document.links] == [
        "a.data - named.left", "b.data - named.right", "a.data - all.input1", "b.data - all.input2", "a.data - all.input3",
    ]  # fmt: skip
    assert p.validate() == ()
    assert len(p.preview("all")) == 3


def test_ports_that_follow_from_options_are_attributes(folder):
    p = Pipeline("cases")
    size = p.add("parquet_source", file_path="orders.parquet").switch_mod(
        cases=[{"name": "big", "condition": "total > 90"}]
    )
    size.big.limit_mod(rows=1)
    p.link(size.default, p.add("parquet_sink", id="rest", output_path="rest.parquet"))
    assert [str(link) for link in p.document.links][1:] == ["switch.big - limit.input", "switch.default - rest.input"]


def test_options_can_be_changed(sales):
    sales["big"].set(condition="id > 97")
    assert len(sales.preview("big")) == 2


def test_valves_are_control_links(folder):
    p = Pipeline("order")
    a, b = (p.add("inline_source", id=name, text="x\n1") for name in ("a", "b"))
    p.valve(a, b, order=2, on="error")
    assert [str(valve) for valve in p.document.valves] == ["a (2|error) b"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda p: p.add("filter_mode", condition="x"), "P301"),
        (lambda p: p.add("filter_mod", conditon="x"), "P302"),
        (lambda p: p.add("parquet_source", p["orders"], file_path="x"), "P309"),
        (lambda p: p.add("filter_mod", id="big", condition="x"), "P112"),
        (lambda p: p.add("filter_mod", id="not an id", condition="x"), "P111"),
        (lambda p: p.run(most=1), "P802"),
        (lambda p: p.run(least="many"), "P114"),
        (lambda p: p.preview("bigg"), "P505"),
        (lambda p: p.preview("big.outputt"), "P307"),
        (lambda p: p.lineage("big.totl"), "P305"),
        (lambda _: Pipeline.read("- no document"), "P102"),
        (lambda _: Pipeline.load("nowhere.yaml"), "P101"),
        (lambda p: p.save("/proc/no/such.yaml"), "P101"),
    ],
)
def test_a_mistake_is_told_where_it_is_made(sales, change, code):
    with pytest.raises(PipelineError) as caught:
        change(sales)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert str(caught.value).startswith(f"error[{code}]")


def test_an_attribute_that_is_neither_port_nor_component_is_an_attribute_error(sales):
    with pytest.raises(AttributeError):
        _ = sales["big"].no_such_thing
    with pytest.raises(AttributeError):
        sales["out"].limit_mod(rows=1)
    with pytest.raises(KeyError, match="nodes: orders, big, out"):
        _ = sales["nope"]


def test_validate_gives_every_problem_and_run_raises_them(sales):
    sales["big"].set(condition="totall > 1")
    assert [problem.code for problem in sales.validate()] == ["P202"]
    with pytest.raises(PipelineError):
        sales.run()


def test_a_run_that_fails_is_a_result_that_says_so(sales):
    sales["big"].set(condition="CAST('x' || id AS INTEGER) > 1")
    result = sales.run()
    assert (result.status, result.ok) == ("FAILED", False)
    with pytest.raises(PipelineError):
        result.raise_for_status()


def test_it_is_sql_and_python_too(sales):
    assert "READ_PARQUET" in sales.to_sql()
    assert '"out"' in sales.to_sql("postgres")
    assert "import pypeline" not in sales.to_python()


def test_dir_and_help_know_the_components(sales):
    node = sales["big"]
    assert {"filter_mod", "join_mod", "rejected", "output", "schema"} <= set(dir(node))
    assert "condition: expression, required." in (inspect.getdoc(node.filter_mod) or "")
    parameters = inspect.signature(node.filter_mod).parameters
    assert parameters["condition"].default is inspect.Parameter.empty
    assert node.filter_mod.__name__ == "filter_mod"


@pytest.mark.parametrize("component", tuple(BUILTIN), ids=lambda component: component.name)
def test_every_component_has_a_method_with_its_options(component):
    from pypeline.api.methods import documentation, signature

    assert set(signature(component).parameters) >= {"inputs", "id", "label", "cache"}
    assert component.summary in documentation(component)


def test_the_stub_can_be_written_and_read():
    import ast

    from pypeline.api.stub import stub

    (steps,) = [node for node in ast.parse(stub(BUILTIN)).body if isinstance(node, ast.ClassDef)]
    assert {node.name for node in steps.body if isinstance(node, ast.FunctionDef)} >= set(BUILTIN.names)


def test_notebooks_show_drawings_and_tables_with_text_escaped(folder):
    p = Pipeline("evil")
    rows = p.add("inline_source", label="<script>alert(1)</script>", text='[{"<b>": "<img src=x>"}]', format="json")
    assert "<script>" not in p._repr_html_()
    assert p._repr_html_().startswith("<svg")
    assert "<img" not in rows._repr_html_()
    assert "&lt;img" in rows._repr_html_()
    assert "&lt;b&gt;" in p.run()._repr_html_()
