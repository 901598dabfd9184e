"""The targets' grammars with calls left as they are written. Imported when the first template of a target is read."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlglot.dialects.clickhouse import ClickHouse
from sqlglot.dialects.dialect import Dialect
from sqlglot.dialects.postgres import Postgres
from sqlglot.dialects.spark import Spark
from sqlglot.parsers.clickhouse import ClickHouseParser
from sqlglot.parsers.postgres import PostgresParser
from sqlglot.parsers.spark import SparkParser

_KEPT = ("CAST", "TRY_CAST")


class _PlainPostgres(Postgres):
    class Parser(PostgresParser):
        FUNCTIONS: ClassVar[dict[str, Any]] = {}
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {name: PostgresParser.FUNCTION_PARSERS[name] for name in _KEPT}


class _PlainClickHouse(ClickHouse):
    class Parser(ClickHouseParser):
        FUNCTIONS: ClassVar[dict[str, Any]] = {}
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
            name: ClickHouseParser.FUNCTION_PARSERS[name] for name in ("CAST",)
        }


class _PlainSpark(Spark):
    class Parser(SparkParser):
        FUNCTIONS: ClassVar[dict[str, Any]] = {}
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {name: SparkParser.FUNCTION_PARSERS[name] for name in _KEPT}


DIALECTS: dict[str, type[Dialect]] = {
    "postgres": _PlainPostgres,
    "clickhouse": _PlainClickHouse,
    "spark": _PlainSpark,
}
