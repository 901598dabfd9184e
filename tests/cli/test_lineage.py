import json

import pytest

SHOP = """\
flow: {name: shop}
modules:
  - {id: orders, name: inline_source, configs: {text: "id,country,total\\n1,DE,10\\n2,FR,20"}}
  - {id: countries, name: inline_source, configs: {text: "country,name\\nDE,Germany"}}
  - {id: named, name: join_mod, configs: {how: left, on: [country]}}
  - id: twice
    name: sql_mod
    configs: {query: "WITH t AS (SELECT name, total * 2 AS two FROM input1) SELECT name AS who, two + 1 AS more FROM t"}
  - {id: sums, name: aggregate_mod, configs: {group_by: [who], aggregations: [{function: sum, column: more, as: total}, {function: count, as: n}]}}
  - {id: kept, name: filter_mod, configs: {condition: "total > 1"}}
  - {id: both, name: union_mod, configs: {by_name: false}}
  - {id: py, name: python_mod, configs: {code: "output = input", columns: {who: varchar}}}
  - {id: out, name: parquet_sink, configs: {output_path: out.parquet}}
connections:
  data:
    - orders.data - named.left
    - countries.data - named.right
    - named.output - twice.input1
    - twice.output - sums.input
    - sums.output - kept.input
    - kept.output - py.input
    - py.output - out.input
"""


@pytest.fixture
def origin(pype, folder):
    """The sources of a column, as node.column."""
    text = SHOP.replace("  - {id: both, name: union_mod, configs: {by_name: false}}\n", "")
    (folder / "shop.yaml").write_text(text)

    def ask(column, *options):
        said = pype("lineage", "shop.yaml", column, "--json", *options)
        assert said.code == 0, said.err
        return json.loads(said.out)["columns"]

    return ask


def inputs(columns, node, column):
    (found,) = [entry for entry in columns if (entry["node"], entry["column"]) == (node, column)]
    return [f"{source['node']}.{source['column']}" for source in found["from"]]


def test_a_renamed_column_leads_back_to_its_source(origin):
    columns = origin("sums.who")
    assert inputs(columns, "sums", "who") == ["twice.who"]
    assert inputs(columns, "twice", "who") == ["named.name"]
    assert inputs(columns, "named", "name") == ["countries.name"]
    assert inputs(columns, "countries", "name") == []


def test_a_query_is_followed_through_its_own_tables(origin):
    assert inputs(origin("twice.more"), "twice", "more") == ["named.total"]


def test_an_aggregate_says_how(origin):
    columns = origin("kept.total")
    assert inputs(columns, "kept", "total") == ["sums.total"]
    (found,) = [entry for entry in columns if entry["node"] == "sums"]
    assert found["how"].upper().startswith("SUM(")


def test_a_count_of_rows_is_made_of_no_column(origin):
    assert inputs(origin("sums.n"), "sums", "n") == []


def test_python_may_use_every_column_and_says_so(origin):
    (found,) = [entry for entry in origin("out.who") if entry["node"] == "py"]
    assert found["exact"] is False
    assert {source["column"] for source in found["from"]} == {"who", "total", "n"}


def test_downstream_is_what_is_made_of_a_column(origin):
    reached = {f"{entry['node']}.{entry['column']}" for entry in origin("orders.total", "--down")}
    assert reached == {"named.total", "twice.more", "sums.total", "kept.total", "py.who", "out.who"}


def test_the_tree_shows_the_way(pype, origin):
    said = pype("lineage", "shop.yaml", "kept.total")
    assert said.out.splitlines()[0] == "kept.total"
    assert said.out.splitlines()[-1] == "         └─ orders.total"
    assert "└─ sums.total  = " in said.out


def test_names_are_found_in_any_case(pype, origin):
    assert pype("lineage", "shop.yaml", "SUMS.total").code == 2
    assert pype("lineage", "shop.yaml", "sums.TOTAL").out.startswith("sums.total")


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("sums.totl", "error[P305]: sums has no column totl\n  at: node sums\n  try: did you mean total?"),
        ("sum.total", "error[P505]: there is no node sum"),
        ("sums", "error[P305]: name a column of sums"),
    ],
)
def test_a_column_that_is_not_there_is_a_problem(pype, origin, column, said):
    answer = pype("lineage", "shop.yaml", column)
    assert (answer.code, said in answer.err) == (2, True)
