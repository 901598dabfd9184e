"""One component over rows given as a query: how tests of rows and columns components speak."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import duckdb
import yaml

from pypeline.problems import Problem
from support import problems_of, rows_in, run


class Component:
    """`Component(tmp_path, "filter_mod", condition="a > 1").over("VALUES (1), (2)", "a")`."""

    def __init__(self, base: Path, component: str, **options: Any) -> None:
        self._base, self._component, self._options = base, component, options
        self._source, self._linked = "", ("output",)

    def over(self, query: str, *names: str) -> Component:
        """The input: `query` in DuckDB's SQL, its columns renamed to `names`."""
        path = self._base / f"{uuid.uuid4().hex}.parquet"
        renamed = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
        table = f"SELECT * FROM ({query}) AS given({renamed})" if names else query
        duckdb.connect().execute(f"COPY ({table}) TO '{path}' (FORMAT parquet)")
        self._source = path.name
        return self

    def linked(self, *ports: str) -> Component:
        """Ports that are linked to another node besides being looked at."""
        self._linked = ports
        return self

    @property
    def document(self) -> str:
        ends = [{"id": f"end_{port}", "name": "limit_mod", "configs": {"rows": 1000000}} for port in self._linked]
        modules = [
            {"id": "given", "name": "parquet_source", "configs": {"file_path": self._source}},
            {"id": "it", "name": self._component, "configs": self._options},
            *ends,
        ]
        links = ["given.data - it.input", *(f"it.{port} - end_{port}.input" for port in self._linked)]
        return yaml.safe_dump(
            {"flow": {"name": "test"}, "modules": modules, "connections": {"data": links}},
            allow_unicode=True,
            sort_keys=False,
        )

    def rows(self, port: str = "output") -> list[tuple[Any, ...]]:
        """The rows of a port, as they were kept."""
        outcome, _ = run(self.document, self._base, f"it.{port}")
        assert outcome.status in {"SUCCESS", "WARNING"}, "\n".join(str(problem) for problem in outcome.problems)
        return rows_in(outcome.artifacts[f"it.{port}"])

    def names(self, port: str = "output") -> list[str]:
        outcome, _ = run(self.document, self._base, f"it.{port}")
        found = duckdb.connect().execute(f"DESCRIBE FROM '{outcome.artifacts[f'it.{port}']}'").fetchall()
        return [row[0] for row in found]

    def types(self, port: str = "output") -> list[str]:
        outcome, _ = run(self.document, self._base, f"it.{port}")
        found = duckdb.connect().execute(f"DESCRIBE FROM '{outcome.artifacts[f'it.{port}']}'").fetchall()
        return [row[1] for row in found]

    def problems(self) -> list[Problem]:
        """What compiling says, without the warning that rows kept by a test's own limit are in no order."""
        return [
            found for found in problems_of(self.document, self._base) if not str(found.place.node).startswith("end_")
        ]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]

    def failure(self, *ports: str) -> list[Problem]:
        """What a run says when it fails, or goes on with warnings."""
        outcome, _ = run(self.document, self._base, *(f"it.{port}" for port in ports))
        return list(outcome.problems)
