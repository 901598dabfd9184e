"""Small pipelines over literal tables, for the tests of components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import yaml

from support import codes_of, problems_of, rows_of, run


class Flow:
    """One node under test; `tables` are DuckDB queries whose rows feed its input ports."""

    def __init__(self, base: Path, component: str, options: dict[str, Any], **tables: str) -> None:
        self.base = base
        modules, links = [], []
        for port, query in tables.items():
            path = base / f"{port}.parquet"
            duckdb.connect().execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
            modules.append({"id": f"from_{port}", "name": "parquet_source", "configs": {"file_path": path.name}})
            links.append(f"from_{port}.data - node.{port}")
        modules.append({"id": "node", "name": component, "configs": options})
        document = {"flow": {"name": "test"}, "modules": modules, "connections": {"data": links}}
        self.text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True)

    def rows(self, port: str = "output", **options: Any) -> list[tuple[Any, ...]]:
        return rows_of(self.text, self.base, f"node.{port}", **options)

    def sorted(self, port: str = "output") -> list[tuple[Any, ...]]:
        """Without regard to order, and the same when nodes are not fused."""
        fused = sorted(self.rows(port), key=repr)
        assert sorted(self.rows(port, unfused=True), key=repr) == fused
        return fused

    def columns(self, port: str = "output") -> list[str]:
        return [name for name, _ in self.schema(port)]

    def schema(self, port: str = "output") -> list[tuple[str, str]]:
        outcome, _ = run(self.text, self.base, f"node.{port}")
        assert outcome.status in {"SUCCESS", "WARNING"}, [str(problem) for problem in outcome.problems]
        path = outcome.artifacts[f"node.{port}"]
        return [(row[0], row[1]) for row in duckdb.connect().execute(f"DESCRIBE FROM '{path}'").fetchall()]

    def codes(self) -> list[str]:
        return codes_of(self.text, self.base)

    def problems(self) -> list[Any]:
        return problems_of(self.text, self.base)
