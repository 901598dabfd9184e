"""What a body knows of its call and may say while it runs: the child's end of `kit.RunContext`."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypeline.bodies.artifacts import TableArtifact
from pypeline.kit.modules import DataArtifact, RefusedError

Tell = Callable[[dict[str, Any]], None]

_LARGEST_GLOBAL = 64 << 10
_LEVELS = {logging.DEBUG: "debug", logging.INFO: "info", logging.WARNING: "warning"}


@dataclass
class BodyContext:
    """`sources` maps the file names of a person's code to its text: errors are told by its lines, not by ours."""

    node: str
    node_id: str
    frame: str
    logger: logging.Logger
    executor: ThreadRunner
    base_dir: Path | None
    staged: Path | None
    target: str | None
    mode: str
    search_path: list[str]
    iter_item: Any
    iter_index: int | None
    tell: Tell
    known_globals: Mapping[str, Any]
    artifact_manager: Artifacts
    config: Mapping[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: Mapping[str, Any], tell: Tell) -> BodyContext:
        index = request["iter_index"]
        return cls(
            node=request["node"],
            node_id=request["node"] if index is None else f"{request['node']}#{index}",
            frame=request["frame"],
            logger=_logger(request["node"], tell),
            executor=ThreadRunner(request["threads"]),
            artifact_manager=Artifacts(),
            base_dir=Path(request["base_dir"]) if request["base_dir"] else None,
            staged=Path(request["staged"]) if request["staged"] else None,
            target=request["target"],
            mode=request["mode"],
            search_path=request["search_path"],
            iter_item=request["iter_item"],
            iter_index=index,
            tell=tell,
            known_globals={_global_key(name): value for name, value in request["globals"].items()},
            config=request["config"],
        )

    def set_global(self, key: str, value: Any) -> None:
        try:
            size = len(json.dumps(value))
        except (TypeError, ValueError):
            raise RefusedError(
                f"the global {key} is a {type(value).__name__}", "give text, a number, a list or a map", code="P611"
            ) from None
        if size > _LARGEST_GLOBAL:
            raise RefusedError(
                f"the global {key} is {size >> 10} KiB; a global may have {_LARGEST_GLOBAL >> 10}",
                "give large values as rows of an output",
                code="P611",
            )
        self.known_globals = {**self.known_globals, _global_key(f"{self.node}.{key}"): value}
        self.tell({"event": "global", "name": key, "value": value})

    def get_global(self, module_id: str, key: str) -> Any:
        return self.known_globals.get(_global_key(f"{module_id}.{key}"))

    def progress(self, rows: int) -> None:
        self.tell({"event": "progress", "value": int(rows)})

    def staged_file(self) -> Path:
        if self.staged is None:
            raise RefusedError("this node has no file to write")
        return self.staged


def _global_key(name: str) -> str:
    """`node.var` and `node__var` are one name, in upper and lower case."""
    return name.replace("__", ".").casefold()


class ThreadRunner:
    """One pool of threads for a call (`settings.threads`)."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None

    async def run_in_thread(self, function: Callable[..., Any], *args: Any) -> Any:
        self._pool = self._pool or ThreadPoolExecutor(self._threads, thread_name_prefix="pypeline")
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)


class Artifacts:
    """The seed's ArtifactManager. Where a table finally lies is decided when the module returns it."""

    def register(self, obj: Any) -> DataArtifact:
        return TableArtifact(obj)

    def adopt(self, art: DataArtifact) -> DataArtifact:
        return art


class _Forward(logging.Handler):
    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell({"event": "log", "level": _LEVELS.get(record.levelno, "error"), "message": self.format(record)})


def _logger(node: str, tell: Tell) -> logging.Logger:
    logger = logging.getLogger(f"pypeline.node.{node}")
    logger.handlers = [_Forward(tell)]
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    return logger
