"""Portable bodies are files that a generated script can carry: alone, together, without Pypeline."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import pypeline.bodies.portable as room

FILES = sorted(path for path in Path(room.__file__).parent.glob("*.py") if path.stem != "__init__")


def defined(tree):
    for part in tree.body:
        if isinstance(part, ast.FunctionDef | ast.ClassDef):
            yield part.name
        elif isinstance(part, ast.Assign | ast.AnnAssign):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_imports_nothing_of_ours(path):
    nodes = ast.walk(ast.parse(path.read_text()))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in names if name.startswith("pypeline")]


def test_several_in_one_script_do_not_take_each_others_names():
    names = Counter(name for path in FILES for name in defined(ast.parse(path.read_text())))
    assert [name for name, count in names.items() if count > 1] == []


def test_all_of_them_in_one_script_work_without_pypeline(tmp_path):
    carried = "\n".join(path.read_text().replace("from __future__ import annotations\n", "") for path in FILES)
    script = tmp_path / "script.py"
    script.write_text(f"""from __future__ import annotations
import sys
sys.modules["pypeline"] = None
{carried}
table = table_of(run_code("output = input.assign(b=2)", {{"input": frame_of(pa.table({{"a": [1]}}), "pandas")}}, {{}}))
write_excel({{"path": "a.xlsx"}}, {{"input": table}})
write_xml({{"path": "a.xml"}}, {{"input": table.to_reader()}})
write_markdown({{"path": "a.md"}}, {{"input": table}})
write_chart({{"path": "a.svg", "x": "a"}}, {{"input": table}})
print(read_excel({{"paths": ["a.xlsx"]}})["data"].to_pylist(), read_xml({{"paths": ["a.xml"], "row_path": "row"}})["data"].to_pylist())
""")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("[{'a': 1, 'b': 2}] [{'a': '1', 'b': '2'}]\n", 0), done.stderr
