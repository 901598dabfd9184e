"""What can be drawn: one function for each kind of node, with options that fit the columns it finds."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from properties.drawing import CELLS, NAMES, Drawing, Port
from properties.expressions import kind_of, quoted
from pypeline.components import BUILTIN


def add_source(d: Drawing) -> None:
    names = d.some(NAMES, 1, 5)
    names = list({name.casefold(): name for name in names}.values())
    types = {name: d.one(CELLS) for name in names}
    cells = st.fixed_dictionaries({name: st.none() | CELLS[type_] for name, type_ in types.items()})
    rows = d.draw(st.lists(cells, max_size=8))
    d.add("inline_source", {"text": json.dumps(rows), "format": "json", "columns": types})


def add_file_source(d: Drawing) -> None:
    d.add("parquet_source", {"file_path": d.one(["numbers.parquet", "words.parquet"])})


def add_filter(d: Drawing, port: Port) -> None:
    d.add("filter_mod", {"condition": d.expressions(port).of("bool")}, input=port)


def add_switch(d: Drawing, port: Port) -> None:
    cases = [{"name": f"case{i}", "condition": d.expressions(port).of("bool", 1)} for i in range(d.one([1, 2, 3]))]
    d.add("switch_mod", {"cases": cases}, input=port)


def add_derive(d: Drawing, port: Port) -> None:
    names = d.one([[d.one(d.columns(port))], sorted({d.free_name(port), d.free_name(port)})])
    kinds = ["int", "text", "bool", "date", "double", "decimal"]
    columns = {name: d.expressions(port).of(d.one(kinds)) for name in names}
    d.add("derive_mod", {"columns": columns}, input=port)


def add_select(d: Drawing, port: Port) -> None:
    names = d.columns(port)
    chosen = d.some(names, 1, len(names))
    new = d.free_name(port)
    renamed = [
        {"name": name, "as": new} if index == 0 and d.one([True, False]) else name for index, name in enumerate(chosen)
    ]
    d.add("select_mod", {"columns": renamed}, input=port)


def add_rename(d: Drawing, port: Port) -> None:
    d.add("rename_mod", {"columns": {d.one(d.columns(port)): d.free_name(port)}}, input=port)


def add_fill(d: Drawing, port: Port) -> None:
    method = d.one(["value", "value", "previous", "next", "min"])
    names = d.columns(port, "int", "date") if method in {"previous", "next"} else d.columns(port, "int")
    options: dict[str, Any] = {"columns": names[:1], "method": method}
    if method == "value":
        options["value"] = d.one([0, -7])
    if method in {"previous", "next"}:
        options["order_by"] = d.order(port)
    if method != "value" and d.one([True, False]):
        options["group_by"] = d.some(d.columns(port), 1, 1)
    if names:
        d.add("fill_null_mod", options, input=port)


def add_cast(d: Drawing, port: Port) -> None:
    columns = d.columns(port, "text", "int", "double", "date")
    if columns:
        types = {name: d.one(["BIGINT", "DOUBLE", "DATE", "VARCHAR", "BOOLEAN"]) for name in columns[:2]}
        dates = {name for name, type_ in d.ports[port] if kind_of(type_) in {"int", "double", "date"}}
        types = {name: "VARCHAR" if name in dates else type_ for name, type_ in types.items()}
        d.add("cast_mod", {"columns": types, "on_error": d.one(["null", "reject"])}, input=port)


def add_text_work(d: Drawing, port: Port) -> None:
    columns = d.columns(port, "text")
    if not columns:
        return
    name, new = columns[0], d.free_name(port)
    component, options = d.one([
        ("cleanse_mod", {"columns": [name], "remove": [], "letters": d.one(["none", "upper"]), "single_spaces": True}),
        ("cleanse_mod", {"columns": [name], "remove_characters": d.one(["a'", "\\]", '"^-']), "strip_accents": True}),
        ("concat_columns_mod", {"columns": d.some(d.columns(port), 1, 3), "name": new, "separator": d.one([" ", "'", ""]),
                                "nulls": d.one(["skip", "empty", "null"])}),
        ("replace_mod", {"columns": [name], "find": d.one(["a", "'", "\\", "$"]), "replace": d.one(["", "$1", "\\1", "{0}"]),
                         "match": d.one(["anywhere", "start", "end", "whole"]), "ignore_case": d.one([True, False])}),
        ("split_column_mod", {"column": name, "delimiter": d.one(["a", "'", " "]), "names": [new], "trim": True}),
        ("extract_mod", {"column": name, "pattern": d.one(["([a-z]+)", "(.)$", "('+)"]), "columns": [new]}),
        ("hash_mod", {"columns": d.some(d.columns(port), 1, 3), "name": new, "algorithm": d.one(["md5", "sha256"])}),
    ])  # fmt: skip
    d.add(component, options, input=port)


def add_row_id(d: Drawing, port: Port) -> None:
    options = {
        "name": d.free_name(port),
        "order_by": d.order(port),
        "start": d.one([0, 1, -5]),
        "step": d.one([1, 2, -1]),
    }
    d.add("row_id_mod", options, input=port)


def add_reorder(d: Drawing, port: Port) -> None:
    d.add("reorder_mod", {"last": d.some(d.columns(port), 1, 2)}, input=port)


def add_explode(d: Drawing, port: Port) -> None:
    columns = d.columns(port, "list")
    if columns:
        options = {"column": columns[0], "name": d.free_name(port), "empty": d.one(["keep", "drop"])}
        d.add("explode_mod", options, input=port)


def add_expect(d: Drawing, port: Port) -> None:
    rules: list[dict[str, Any]] = [{"check": "not_null", "columns": d.some(d.columns(port), 1, 2)}]
    rules += [{"check": "expression", "expression": d.expressions(port).of("bool", 1)}]
    d.add("expect_mod", {"expectations": rules, "on_failure": d.one(["warn", "reject"])}, input=port)


def add_sql(d: Drawing, port: Port) -> None:
    keys = ", ".join(quoted(name) for name in d.columns(port))
    where = d.expressions(port).of("bool", 1).replace("{{params.least}}", "2")
    where = where.replace("{{params.word}}", "'w'").replace("{{params.day}}", "DATE '2024-02-29'")
    query = d.one([
        f"SELECT * FROM input WHERE {where}", f"WITH n0 AS (SELECT {keys} FROM input1) SELECT * FROM n0 ORDER BY ALL LIMIT 3",
        f"SELECT {keys}, count(*) AS how_many FROM input GROUP BY ALL", 'SELECT count(*) AS n FROM input AS "left"',
    ])  # fmt: skip
    d.add("sql_mod", {"query": query}, input=port)


def add_top(d: Drawing, port: Port) -> None:
    d.add("sort_mod", {"by": d.order(port)}, input=port)
    if d.one([True, False]):
        d.add(
            "limit_mod",
            {"rows": d.one([0, 1, 3, 100]), "offset": d.one([0, 0, 1, 5])},
            input=(d.nodes[-1].id, "output"),
        )


def add_sample(d: Drawing, port: Port) -> None:
    mode = d.one(["first", "last"])
    options: dict[str, Any] = {"rows": d.one([0, 1, 2, 50]), "mode": mode, "order_by": d.order(port)}
    if d.one([True, False]):
        options["group_by"] = d.some(d.columns(port), 1, 2)
    d.add("sample_mod", options, input=port)


def add_distinct(d: Drawing, port: Port) -> None:
    keep = d.one(["first", "last", "none", "all columns"])
    if keep == "all columns":
        d.add("distinct_mod", {}, input=port)
    elif keep == "none":
        d.add("distinct_mod", {"columns": d.some(d.columns(port), 1, 2), "keep": "none"}, input=port)
    else:
        options = {"columns": d.some(d.columns(port), 1, 2), "keep": keep, "order_by": d.order(port)}
        d.add("distinct_mod", options, input=port)


AGGREGATES = {
    "count": None, "count_distinct": ["int", "text", "date", "decimal", "bool"], "sum": ["int", "decimal"],
    "avg": ["int"], "min": ["int", "text", "date", "decimal", "double", "timestamp"], "max": ["int", "text", "date", "bool"],
    "first": ["int", "text", "date"], "last": ["int", "text", "double"], "list": ["int", "text"], "string_agg": ["text", "int"],
    "any": ["bool"], "all": ["bool"], "median": ["int"], "quantile": ["int", "double"], "mode": ["int", "text"],
}  # fmt: skip


def aggregation(d: Drawing, port: Port, name: str) -> dict[str, Any]:
    function = d.one(AGGREGATES)
    kinds = AGGREGATES[function]
    columns = d.columns(port, *kinds) if kinds else []
    if kinds and not columns:
        return {"function": "count", "as": name}
    found: dict[str, Any] = {"function": function, "as": name}
    if columns:
        found["column"] = d.one(columns)
    if function in {"first", "last", "list", "string_agg"}:
        found["order_by"] = d.order(port)
    elif function in {"sum", "min", "max"} and d.one([True, False, False]):
        found["where"] = d.expressions(port).of("bool", 1)
    if function == "string_agg":
        found["separator"] = d.one([", ", "'", "|\\"])
    return found


def add_aggregate(d: Drawing, port: Port) -> None:
    keys = d.some(d.columns(port), 0, 2)
    names = {f"m{index}": None for index in range(d.one([1, 2, 3]))}
    taken = {name.casefold() for name in d.columns(port)}
    measures = [aggregation(d, port, name if name not in taken else f"{name}_") for name in names]
    d.add("aggregate_mod", {"group_by": keys, "aggregations": measures}, input=port)


def add_window(d: Drawing, port: Port) -> None:
    function = d.one(["row_number", "rank", "dense_rank", "lag", "lead", "first_value", "sum", "count", "min", "ntile"])
    one: dict[str, Any] = {"function": function, "as": d.free_name(port)}
    if function in {"lag", "lead", "first_value", "sum", "min"}:
        columns = d.columns(port, "int", "text") if function != "sum" else d.columns(port, "int", "decimal")
        if not columns:
            return
        one["column"] = d.one(columns)
    if function in {"sum", "min", "count"}:
        one["frame"] = d.one(["partition", "running", {"unit": "rows", "start": -2, "end": 1}])
    if function in {"lag", "lead"}:
        one["ignore_nulls"] = d.one([True, False])
    options = {"partition_by": d.some(d.columns(port), 0, 2), "order_by": d.order(port), "functions": [one]}
    d.add("window_mod", options, input=port)


def add_unpivot(d: Drawing, port: Port) -> None:
    columns = d.columns(port, "int") or d.columns(port, "text")
    taken = {name.casefold() for name in d.columns(port)}
    if columns and not {"key", "cell"} & taken:
        options = {"columns": columns, "name_column": "key", "value_column": "cell", "keep_nulls": d.one([True, False])}
        d.add("unpivot_mod", options, input=port)


def add_pivot(d: Drawing, port: Port) -> None:
    columns, values = d.columns(port, "text"), d.columns(port, "int")
    if columns and values and len(columns) > 1:
        options = {"index": [columns[1]], "column": columns[0], "value": values[0], "function": d.one(["sum", "count", "max"]),
                   "values": ["a-new", "it's", '"', " "][: d.one([1, 2, 4])]}  # fmt: skip
        if columns[1].casefold() not in {"a-new", "it's", '"', ""}:
            d.add("pivot_mod", options, input=port)


def add_join(d: Drawing, left: Port, right: Port) -> None:
    kinds = {kind: (d.columns(left, kind), d.columns(right, kind)) for kind in ("int", "text", "date", "bool")}
    pairs = [(one, other) for ones, others in kinds.values() for one in ones for other in others]
    how = d.one(["inner", "left", "right", "full", "semi", "anti"])
    if not pairs or len(d.columns(left)) + len(d.columns(right)) > 14:
        return
    one, other = d.one(pairs)
    key = (
        one
        if one == other and d.one([True, False])
        else {"left": one, "right": other, "op": d.one(["=", "is not distinct from"])}
    )
    options: dict[str, Any] = {"how": how, "on": [key], "suffix": d.one(["_right", "'r", '"'])}
    d.add("join_mod", options, left=left, right=right)


def fitted(d: Drawing, left: Port, right: Port) -> bool:
    """Whether columns of the same name have the same type, and there is no other reason to refuse."""
    types = {name.casefold(): type_ for name, type_ in d.ports[left]}
    return all(types.get(name.casefold(), type_) == type_ for name, type_ in d.ports[right])


def add_union(d: Drawing, left: Port, right: Port) -> None:
    if fitted(d, left, right) and len(d.ports[left]) + len(d.ports[right]) <= 14:
        options = {"distinct": d.one([True, False]), "source_column": d.one(["", "from"])}
        d.add("union_mod", options, input1=left, input2=right)


def add_difference(d: Drawing, left: Port, right: Port) -> None:
    same = {name.casefold(): type_ for name, type_ in d.ports[left]} == {n.casefold(): t for n, t in d.ports[right]}
    if same:
        d.add(d.one(["except_mod", "intersect_mod"]), {"distinct": d.one([True, False])}, input1=left, input2=right)


ONE_INPUT = {
    "filter_mod": add_filter, "switch_mod": add_switch, "derive_mod": add_derive, "select_mod": add_select, "rename_mod": add_rename,
    "fill_null_mod": add_fill, "sort_mod": add_top, "sample_mod": add_sample, "distinct_mod": add_distinct, "aggregate_mod": add_aggregate,
    "window_mod": add_window, "unpivot_mod": add_unpivot, "pivot_mod": add_pivot, "cast_mod": add_cast, "cleanse_mod": add_text_work,
    "row_id_mod": add_row_id, "reorder_mod": add_reorder, "explode_mod": add_explode, "expect_mod": add_expect, "sql_mod": add_sql,
}  # fmt: skip


def add_lookup(d: Drawing, left: Port, right: Port) -> None:
    shared = [name for name in d.columns(left, "int", "text") if (name, dict(d.ports[left])[name]) in d.ports[right]]
    names = {name.casefold() for name in d.columns(left)}
    added = [name for name in d.columns(right) if name.casefold() not in names]
    if shared and added:
        options = {"on": shared[:1], "columns": added[:1], "on_many": "first", "order_by": d.order(right)}
        d.add("lookup_mod", options, left=left, right=right)


TWO_INPUTS = {"join_mod": add_join, "union_mod": add_union, "except_mod": add_difference, "lookup_mod": add_lookup}


def one_input() -> list[Any]:
    return [add for name, add in ONE_INPUT.items() if BUILTIN.find(name)]
