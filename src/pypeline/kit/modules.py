"""PYpeline's module interface: what a person's own module is made of, and what it is given while it runs.

A module is a class in a Python file below the workspace's `modules/` or in an installed package. It is imported only
in a child process; these are the faces it sees there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Protocol


class DataArtifact(Protocol):
    """A table that lies somewhere; each method materialises it whole in the library it names."""

    def to_pandas(self) -> Any: ...
    def to_polars(self) -> Any: ...
    def to_arrow(self) -> Any: ...
    def to_dask(self) -> Any: ...
    @property
    def n_rows(self) -> int: ...
    @property
    def uri(self) -> str: ...


class Executor(Protocol):
    async def run_in_thread(self, function: Callable[..., Any], *args: Any) -> Any:
        """The result of `function(*args)`, run in a thread so that other coroutines go on."""


class ArtifactManager(Protocol):
    def register(self, obj: Any) -> DataArtifact:
        """An artifact of a pandas, Polars, Dask or Arrow table."""

    def adopt(self, art: DataArtifact) -> DataArtifact:
        """`art` unchanged."""


class RunContext(Protocol):
    """What a module may ask for and say while it runs."""

    node_id: str
    """`node#index` inside a loop, else `node`."""
    logger: logging.Logger
    executor: Executor
    artifact_manager: ArtifactManager
    config: Mapping[str, Any]
    """The options of the node, with the defaults of CONFIG_SCHEMA."""
    iter_item: Any
    """The item of the innermost loop; None outside."""
    iter_index: int | None

    def set_global(self, key: str, value: Any) -> None:
        """Publishes a JSON value as `{{node__key}}` for later nodes."""

    def get_global(self, module_id: str, key: str) -> Any:
        """What an earlier node published (None if nothing); ids and keys are the same in upper and lower case."""

    def progress(self, rows: int) -> None:
        """Says how many rows are done."""


class BaseModule:
    """The class a module derives from. `self.config` holds the node's options.

    `run` gets an artifact for each input port and gives a table (pandas, Polars, Dask, Arrow, or an artifact) for
    each output port; `setup` runs before it, `teardown` always after it, also when it failed or was stopped.
    """

    TYPE: ClassVar[str] = "unknown"
    VERSION: ClassVar[str] = "1.0.0"
    DESCRIPTION: ClassVar[str] = ""
    CATEGORY: ClassVar[str] = "unknown"
    INPUT_PORTS: ClassVar[list[str]] = []
    OUTPUT_PORTS: ClassVar[list[str]] = []
    GLOBALS: ClassVar[list[str]] = []
    PACKAGES: ClassVar[list[str]] = []
    CONFIG_SCHEMA: ClassVar[dict[str, Any]] = {"required": {}, "optional": {}}

    config: Mapping[str, Any]

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        self.config = config or {}

    async def run(self, inputs: dict[str, DataArtifact], ctx: RunContext) -> dict[str, Any]:
        raise NotImplementedError

    async def setup(self, ctx: RunContext) -> None:
        """Runs once before `run`."""

    async def teardown(self, ctx: RunContext) -> None:
        """Always awaited."""


class RefusedError(Exception):
    """Raise it in a module or a body to fail with a message and a remedy in your own words.

    `code` is one of Pypeline's problem codes; P601 is "a node failed". `option` names the option that is to blame.
    """

    def __init__(
        self, message: str, remedy: str = "", *, code: str = "P601", option: str | None = None, port: str | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.remedy, self.code, self.option, self.port = message, remedy, code, option, port
