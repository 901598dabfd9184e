"""A good pipeline, and ways to spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

GOOD = """\
flow: {name: bad}
modules:
  - {id: orders, name: parquet_source, configs: {file_path: orders.parquet}}
  - {id: big, name: filter_mod, configs: {condition: "total > 90"}}
  - {id: out, name: parquet_sink, configs: {output_path: out/big.parquet}}
connections:
  data: [orders.data - big.input, big.output - out.input]
"""
CSV = [
    ("parquet_source, configs: {file_path: orders.parquet}", "csv_source, configs: {file_path: 'FILE'}"),
    ("total >", "b >"),
]
SELECT = [('filter_mod, configs: {condition: "total > 90"}', "select_mod, configs: {columns: [id, totl]}")]
CAST = [('filter_mod, configs: {condition: "total > 90"}', "cast_mod, configs: {columns: {id: strng}}")]


def spoilt(*changes: tuple[str, str]) -> str:
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def csv(file: str) -> list[tuple[str, str]]:
    return [(old, new.replace("FILE", file)) for old, new in CSV]


@dataclass(frozen=True)
class Bad:
    """`at` is line:column > node … > option … of the problem, `says` part of its message, `remedy` part of its remedy."""

    title: str
    changes: list[tuple[str, str]]
    code: str
    at: str
    says: str
    remedy: str


BAD = [
    Bad("unknown component", [("filter_mod", "filtr_mod")], "P301", "4:5 > node big", "no component filtr_mod", "did you mean filter_mod?"),
    Bad("component like no other", [("filter_mod", "quux")], "P301", "4:5 > node big", "no component quux", "pype list-modules"),
    Bad("unknown output", [("orders.data", "orders.output")], "P307", "7:10 > link orders.output - big.input", "orders has no output output", "use one of: data"),
    Bad("unknown input", [("big.input", "big.inptu")], "P307", "7:10 > link orders.data - big.inptu", "big has no input inptu", "did you mean input?"),
    Bad("unknown node in a link", [("big.input", "bigg.input")], "P306", "7:10 > link orders.data - bigg.input", "no node bigg", "did you mean big?"),
    Bad("unknown column", [("total >", "totl >")], "P202", "4:55 > node big > option condition", "no column totl", "did you mean total?"),
    Bad("unknown column in an option", SELECT, "P305", "4:57 > node big > option columns[1].name", "no column totl", "did you mean total?"),
    Bad("unknown option", [("condition:", "conditon:")], "P302", "4:54 > node big > option conditon", "filter_mod has no option conditon", "did you mean condition?"),
    Bad("unknown function", [("total >", "rond(total) >")], "P203", "4:55 > node big > option condition", "no function rond", "did you mean round?"),
    Bad("too few arguments", [("total >", "round() >")], "P212", "4:55 > node big > option condition", "round takes 1 to 2 arguments, here it has 0", "write round("),
    Bad("argument of another type", [("total > 90", "upper(total) = 'A'")], "P211", "4:55 > node big > option condition", "upper takes (VARCHAR)", "CAST(a AS VARCHAR)"),
    Bad("text compared with a number", [("total > 90", "status = 1")], "P204", "4:55 > node big > option condition", '"big" compares status (text) with 1 (number)', "status = '1'"),
    Bad("text larger than a number", [("total > 90", "status > 1")], "P204", "4:55 > node big > option condition", '"big" compares status (text) with 1 (number)', "status = '1'"),
    Bad("a day that is none", [("total > 90", "day > '2024-13-01'")], "P207", "4:55 > node big > option condition", "'2024-13-01' cannot be read as DATE", "'2026-01-31'"),
    Bad("a condition that is a number", [("total > 90", "total + 1")], "P205", "4:55 > node big > option condition", "not true or false", "> 0"),
    Bad("two operators", [("total > 90", "total > > 90")], "P201", "4:65 > node big > option condition", "> > is no operator", "write > once"),
    Bad("half an expression", [("total > 90", "total >")], "P201", "4:61 > node big > option condition", "cannot be read at '>'", "operator"),
    Bad("two statements", [("total > 90", "1; DROP TABLE x")], "P206", "4:55 > node big > option condition", "several statements", "without ';'"),
    Bad("a subquery", [("total > 90", "total > (SELECT 1)")], "P206", "4:71 > node big > option condition", "a subquery", "join"),
    Bad("missing option", [('condition: "total > 90"', "")], "P303", "4:5 > node big > option condition", "Filter needs the option condition", "add condition: …"),
    Bad("option of the wrong shape", [('"total > 90"', "[1]")], "P304", "4:54 > node big > option condition", "written as text", "pype describe filter_mod"),
    Bad("a choice that is none", [("out/big.parquet", "out/big.parquet, compression: lz9")], "P304", "5:88 > node out > option compression", "'zstd', 'snappy', 'gzip' or 'uncompressed'", "pype describe parquet_sink"),
    Bad("a type that is none", CAST, "P304", "4:55 > node big > option columns.id", "strng is not a column type", "pype describe cast_mod"),
    Bad("unfed input", [("orders.data - big.input, ", "")], "P308", "4:5 > node big > port input", "nothing feeds the input input of big", 'add a link: "….data - big.input"'),
    Bad("input fed twice", [("- out.input", "- out.input, orders.data - out.input")], "P309", "7:59 > link orders.data - out.input", "fed more than once", "union_mod"),
    Bad("circle of one", [("orders.data - big.input", "big.output - big.input")], "P310", "7:10 > link big.output - big.input", "big → big", "remove one of these links"),
    Bad("duplicate id", [("id: out", "id: big")], "P112", "5:10 > node big", "Two nodes have the id big; the first is in line 4", "give one another id"),
    Bad("ids that differ in case", [("id: out", "id: BIG")], "P112", "5:10 > node BIG", "The ids BIG and big (line 4) differ only in case", "give one another id"),
    Bad("an id that is none", [("id: out", "id: 1out")], "P111", "5:10 > node 1out", "a letter, then letters, digits or _", ""),
    Bad("missing file", [("orders.parquet", "order.parquet")], "P401", "3:61 > node orders > option file_path", "there is no file order.parquet", "orders.parquet"),
    Bad("missing folder", [("orders.parquet", "nowhere/x.parquet")], "P401", "3:61 > node orders > option file_path", "there is no file nowhere/x.parquet", "looked for"),
    Bad("folder instead of a file", [("file_path: orders.parquet", "file_path: .")], "P401", "3:61 > node orders > option file_path", ". is a folder", "name its files"),
    Bad("pattern that matches nothing", [("file_path: orders", "file_path: x_*")], "P404", "3:61 > node orders > option file_path", "no file matches x_*.parquet", "looked in"),
    Bad("unreadable file", [("file_path: orders", "file_path: broken")], "P405", "3:61 > node orders > option file_path", "broken.parquet is not read as parquet", "check the reader's options, or the file"),
    Bad("a readable file among broken ones", [("file_path: orders", "file_path: '*'"), ("'*'.parquet", "'*.parquet'")], "P405", "3:62 > node orders > option file_path", "broken.parquet is not read as parquet", "the file"),
    Bad("empty file", csv("empty.csv"), "P405", "3:58 > node orders > option file_path", "empty.csv is empty", "at least a header"),
    Bad("pattern of different columns", csv("mixed_*.csv"), "P403", "3:58 > node orders > option file_path", "mixed_1.csv and mixed_2.csv have different columns: only one has b, c", "union_by_name"),
    Bad("address without a connection", [("orders.parquet", "s3://b/x.parquet")], "P406", "3:61 > node orders > option file_path", "s3 addresses", "needs a connection"),
    Bad("parameter that is not declared", [("> 90", "> {{params.least}}")], "P209", "4:55 > node big > option condition", "no parameter least", "declare it"),
    Bad("placeholder in a name", [("total >", '\\"{{params.x}}\\" >')], "P208", "4:55 > node big > option condition", "part of a column's name", "choose the column with an option"),
    Bad("two sinks on one file", [("connections:", "  - {id: out2, name: parquet_sink, configs: {output_path: ./out/big.parquet}}\nconnections:"), ("- out.input", "- out.input, big.rejected - out2.input")], "P314", "6:59 > node out2 > option output_path", "both write ./out/big.parquet", "another path"),
    Bad("duplicate key", [("flow:", "flow: {name: x}\nflow:")], "P103", "2:1", 'The key "flow" stands twice', "remove or rename one"),
    Bad("alias", [("{id: big", "&a {id: big")], "P104", "4:5", "anchor", "remove the anchor"),
]  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The folder of the pipeline: a good file, and files that are not."""
    rows = "SELECT range AS id, range * 1.0 AS total, 'x' AS status, DATE '2026-01-01' AS day FROM range(100)"
    duckdb.connect().sql(rows).write_parquet(str(tmp_path / "orders.parquet"))
    (tmp_path / "broken.parquet").write_text("this is no Parquet file")
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "mixed_1.csv").write_text("a,b\n1,2\n")
    (tmp_path / "mixed_2.csv").write_text("a,c\n1,2\n")
    return tmp_path
