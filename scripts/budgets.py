"""Holds files and functions to their budgets: a component file 120 lines, a file 300, a function 40.

What is over budget stands in `scripts/budgets.toml` with its present length and a reason. The list only shrinks: when
the part has become shorter, fits, or is gone, the check fails until the entry follows.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "scripts", "tests", "bench", "examples")
COMPONENTS = "src/pypeline/components/"
COMPONENT_LINES, FILE_LINES, FUNCTION_LINES = 120, 300, 40


@dataclass(frozen=True, slots=True)
class Length:
    """`part` is a path, or `path::function` (`path::Class.method`)."""

    part: str
    lines: int
    budget: int


def lengths(root: Path) -> list[Length]:
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.py"))
    return [length for file in files for length in _lengths_of(file, file.relative_to(root).as_posix())]


def _lengths_of(file: Path, path: str) -> list[Length]:
    text = file.read_text(encoding="utf-8")
    budget = COMPONENT_LINES if path.startswith(COMPONENTS) else FILE_LINES
    return [Length(path, len(text.splitlines()), budget), *_functions(ast.parse(text), f"{path}::")]


def _functions(tree: ast.AST, prefix: str) -> list[Length]:
    found: list[Length] = []
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            # A function inside a function is counted with it.
            found.append(
                Length(prefix + child.name, (child.end_lineno or child.lineno) - child.lineno + 1, FUNCTION_LINES)
            )
        elif isinstance(child, ast.ClassDef):
            found += _functions(child, f"{prefix}{child.name}.")
        else:
            found += _functions(child, prefix)
    return found


def complaints(measured: list[Length], allowed: dict[str, int]) -> list[str]:
    over = {length.part: length for length in measured if length.lines > length.budget}
    new = [
        f"{length.part}: {length.lines} lines, the budget is {length.budget}"
        for length in over.values()
        if length.part not in allowed
    ]
    grown = [
        f"{part}: {over[part].lines} lines, it was allowed {lines}"
        for part, lines in allowed.items()
        if part in over and over[part].lines > lines
    ]
    shrunk = [
        f"{part}: now {over[part].lines} lines; write that in scripts/budgets.toml"
        for part, lines in allowed.items()
        if part in over and over[part].lines < lines
    ]
    done = [f"{part}: within budget or gone; take it off scripts/budgets.toml" for part in allowed if part not in over]
    return new + grown + shrunk + done


def allow_list(file: Path) -> dict[str, int]:
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("allowed", [])
    unexplained = [entry["part"] for entry in entries if not entry.get("reason", "").strip()]
    if unexplained:
        sys.exit(f"scripts/budgets.toml: no reason given for {', '.join(unexplained)}")
    return {entry["part"]: entry["lines"] for entry in entries}


def main() -> int:
    found = complaints(lengths(ROOT), allow_list(ROOT / "scripts" / "budgets.toml"))
    for complaint in found:
        print(complaint)
    print(f"Budgets: {len(found)} over" if found else "Budgets: kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
