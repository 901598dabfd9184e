"""Structs, maps and JSON. A JSON path is `$.name[0]`."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.shapes import call, string
from pypeline.kit.functions.table import Argument, Refused


def _steps(arguments: Sequence[Argument]) -> list[str] | Refused:
    """The names of a plain path: `$.a.b`."""
    path = arguments[1].literal
    parts = (path or "").removeprefix("$").removeprefix(".").split(".")
    if path is None or not path.startswith("$.") or not all(part.isidentifier() for part in parts):
        return Refused("the path is not a constant of plain names, such as $.a.b")
    return parts


def _postgres_text(arguments: Sequence[Argument]) -> exp.Expr | Refused:
    steps = _steps(arguments)
    if isinstance(steps, Refused):
        return steps
    value = exp.Cast(this=arguments[0].tree.copy(), to=exp.DataType.build("JSONB", dialect="postgres"))
    return call("JSONB_EXTRACT_PATH_TEXT", value, *(string(step) for step in steps))


def _spark_text(arguments: Sequence[Argument]) -> exp.Expr | Refused:
    steps = _steps(arguments)
    return (
        steps
        if isinstance(steps, Refused)
        else call("GET_JSON_OBJECT", arguments[0].tree, string("$." + ".".join(steps)))
    )


NESTED = (
    function(
        "struct_extract",
        "any, any",
        "",
        "A field of a struct; also written s.name.",
        [("struct_extract({'a': 1}, 'a')", 1)],
    ),
    function(
        "struct_pack",
        "any…",
        "",
        "A struct of named values: struct_pack(a := 1); also written {'a': 1}.",
        [("struct_pack(a := 1).a", 1)],
    ),
    function("row", "any…", "", "A struct without names.", [("row(1, 'a')[1]", 1)]),
    function(
        "map",
        "[list], [list]",
        "",
        "A map of the keys in the first list to the values in the second.",
        [("map(['a'], [1])['a']", 1)],
    ),
    function(
        "map_keys", "map", "", "The keys of a map.", [("map_keys(map(['a'], [1]))", ["a"])], spark="MAP_KEYS({0})"
    ),
    function(
        "map_values", "map", "", "The values of a map.", [("map_values(map(['a'], [1]))", [1])], spark="MAP_VALUES({0})"
    ),
    function(
        "map_contains",
        "map, any",
        "BOOLEAN",
        "Whether the map has the key.",
        [("map_contains(map(['a'], [1]), 'a')", True)],
        spark="MAP_CONTAINS_KEY({0}, {1})",
    ),
    function(
        "map_extract",
        "map, any",
        "",
        "The value of a key, as a list of one or none.",
        [("map_extract(map(['a'], [1]), 'a')", [1])],
        aliases=("element_at",),
    ),
    function(
        "map_entries",
        "map",
        "",
        "The entries of a map as a list of structs.",
        [("map_entries(map(['a'], [1]))[1].key", "a")],
    ),
    function(
        "map_from_entries",
        "list",
        "",
        "A map of a list of key and value.",
        [("map_from_entries([row('a', 1)])['a']", 1)],
    ),
    function(
        "cardinality",
        "any",
        "UBIGINT",
        "How many entries a map, or elements a list has.",
        [("cardinality(map(['a'], [1]))", 1)],
        spark="CARDINALITY({0})",
    ),
    function(
        "json_extract",
        "any, any",
        "JSON",
        "The JSON value at a path; also written j -> path.",
        [("json_extract('{\"a\": [1, 2]}', '$.a')::VARCHAR", "[1,2]")],
        aliases=("json_extract_path",),
    ),
    function(
        "json_extract_string",
        "any, any",
        "VARCHAR",
        "The value at a path as text; also written j ->> path.",
        [('json_extract_string(\'{"a": {"b": "x"}}\', \'$.a.b\')', "x"), ("json_extract_string('{}', '$.a')", None)],
        aliases=("json_extract_path_text",),
        postgres=_postgres_text,
    ),
    function(
        "json_array_length",
        "any, [any]",
        "UBIGINT",
        "How many elements a JSON array has.",
        [("json_array_length('[1, 2]')", 2)],
    ),
    function("json_type", "any, [any]", "VARCHAR", "The type of a JSON value.", [("json_type('\"a\"')", "VARCHAR")]),
    function(
        "json_keys", "any, [any]", "VARCHAR[]", "The names in a JSON object.", [("json_keys('{\"a\": 1}')", ["a"])]
    ),
    function("json_valid", "any", "BOOLEAN", "Whether the text is JSON.", [("json_valid('{')", False)]),
    function(
        "json_contains",
        "any, any",
        "BOOLEAN",
        "Whether the second JSON value is in the first.",
        [("json_contains('[1, 2]', '2')", True)],
    ),
    function(
        "json_value", "any, any", "VARCHAR", "The plain value at a path.", [("json_value('{\"a\": 1}', '$.a')", "1")]
    ),
    function(
        "json_exists",
        "any, any",
        "BOOLEAN",
        "Whether there is something at the path.",
        [("json_exists('{\"a\": 1}', '$.a')", True)],
    ),
    function(
        "json_object",
        "any…",
        "JSON",
        "A JSON object of names and values.",
        [("json_object('a', 1)::VARCHAR", '{"a":1}')],
    ),
    function("json_array", "any…", "JSON", "A JSON array of values.", [("json_array(1, 2)::VARCHAR", "[1,2]")]),
    function(
        "json_merge_patch",
        "any, any",
        "JSON",
        "Two JSON objects as one.",
        [("json_merge_patch('{\"a\": 1}', '{\"b\": 2}')::VARCHAR", '{"a":1,"b":2}')],
    ),
    function("to_json", "any", "JSON", "A value as JSON.", [("to_json({'a': 1})::VARCHAR", '{"a":1}')]),
    function(
        "from_json",
        "any, any",
        "",
        "A JSON value as the structure that the second describes.",
        [('from_json(\'{"a": 1}\', \'{"a": "INTEGER"}\').a', 1)],
        aliases=("json_transform",),
    ),
)
