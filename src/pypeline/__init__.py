"""Pypeline: draw a pipeline once; check it, compile it and run it.

    from pypeline import Pipeline

    p = Pipeline("sales")
    orders = p.add("csv_source", file_path="data/orders.csv")
    orders.filter_mod(condition="total > 100").parquet_sink(output_path="out/large.parquet")
    p.run()

Importing this loads nothing else; each name is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypeline.api import Node, Pipeline, PipelineError, Port, Result, Table

__all__ = ["Node", "Pipeline", "PipelineError", "Port", "Result", "Table"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from pypeline import api  # noqa: PLC0415 - 0.4 s that `pype --help` and `import pypeline` do not pay

        return getattr(api, name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - 15 ms, seldom asked for

        return version("pypeline")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
