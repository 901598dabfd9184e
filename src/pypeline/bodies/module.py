"""People's own modules (PYpeline's `BaseModule`): described without running them, and run."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import importlib.util
import inspect
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.faults import know_source
from pypeline.bodies.stage import Answer, WrittenRows
from pypeline.kit.modules import BaseModule, RefusedError

Inputs = Mapping[str, ParquetArtifact]

_FIELDS = (
    "TYPE",
    "VERSION",
    "DESCRIPTION",
    "CATEGORY",
    "INPUT_PORTS",
    "OUTPUT_PORTS",
    "GLOBALS",
    "PACKAGES",
    "CONFIG_SCHEMA",
)


def describe(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `module` (a file's path or a dotted name), `class_name` (optional). The value is the class's static part:
    the fields of `BaseModule` in lower case, `class_name`, `sha256`.
    """
    loaded = _load(str(config["module"]), ctx)
    found = _class_in(loaded, config.get("class_name"))
    fields = {name.lower(): getattr(found, name, getattr(BaseModule, name)) for name in _FIELDS}
    digest = hashlib.sha256(Path(str(loaded.__file__)).read_bytes()).hexdigest()
    return Answer({**fields, "class_name": found.__name__, "sha256": digest})


def run(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `module` (a file's path or a dotted name), `class_name`, `options` (of the node)."""
    found = _class_in(_load(str(config["module"]), ctx), config.get("class_name"))
    if getattr(found, "run", BaseModule.run) is BaseModule.run:
        raise RefusedError(
            f"the module {found.__name__} has no run", "write async def run(self, inputs, ctx)", code="P702"
        )
    ctx.config = _with_defaults(found, config.get("options") or {})
    given = asyncio.run(_life(_instance(found, ctx.config), dict(inputs), ctx))
    if getattr(found, "TYPE", "") == "sink" or ctx.staged is not None:
        return WrittenRows(sum(artifact.n_rows for artifact in inputs.values()))
    if given is None:
        given = {}
    if not isinstance(given, Mapping):
        raise RefusedError(
            f"run gives a {type(given).__name__} instead of a dict of its outputs",
            'return {"output": table}',
            code="P607",
        )
    return given


async def _life(module: Any, inputs: dict[str, Any], ctx: BodyContext) -> Any:
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        if hasattr(module, "setup"):
            await module.setup(ctx)
        return await module.run(inputs, ctx)
    finally:
        if hasattr(module, "teardown"):
            await module.teardown(ctx)


def _load(module: str, ctx: BodyContext) -> ModuleType:
    sys.path[:0] = ctx.search_path
    if not module.endswith(".py"):
        loaded = importlib.import_module(module)
        if loaded.__file__ is not None:
            _know(Path(loaded.__file__), ctx)
        return loaded
    folders = [ctx.base_dir or Path.cwd(), *map(Path, ctx.search_path)]
    path = next((folder / module for folder in folders if (folder / module).is_file()), None)
    if path is None:
        raise RefusedError(f"there is no module file {module}", f"looked in {folders[0]}", code="P701")
    _know(path, ctx)
    spec = importlib.util.spec_from_file_location(f"pypeline_module_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise RefusedError(f"{module} is not a Python file", code="P701")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def _know(path: Path, ctx: BodyContext) -> None:
    know_source(ctx.sources, str(path), path.read_text("utf-8", "replace"))


def _class_in(loaded: ModuleType, name: Any) -> type[Any]:
    """The class of that name, else the only one of the file that derives from BaseModule or has `run` and TYPE."""
    own = [value for value in vars(loaded).values() if inspect.isclass(value) and value.__module__ == loaded.__name__]
    if name:
        chosen = [value for value in own if value.__name__ == name]
    else:
        chosen = [
            value
            for value in own
            if issubclass(value, BaseModule) or (hasattr(value, "run") and hasattr(value, "TYPE"))
        ]
    file = Path(str(loaded.__file__)).name
    if not chosen:
        raise RefusedError(
            f"{file} has no class {name or 'that derives from BaseModule'}",
            "write class …(BaseModule): with from pypeline.kit import BaseModule",
            code="P701",
        )
    if len(chosen) > 1:
        raise RefusedError(
            f"{file} has several modules: {', '.join(value.__name__ for value in chosen)}",
            "keep one to a file",
            code="P701",
        )
    return chosen[0]


def _instance(found: type[Any], config: Mapping[str, Any]) -> Any:
    parameters = list(inspect.signature(found).parameters.values())
    module = found(config) if parameters and parameters[0].kind is not parameters[0].KEYWORD_ONLY else found()
    module.config = config
    return module


def _with_defaults(found: type[Any], options: Mapping[str, Any]) -> dict[str, Any]:
    optional = getattr(found, "CONFIG_SCHEMA", {}).get("optional", {})
    defaults = {
        name: described.get("default") for name, described in optional.items() if isinstance(described, Mapping)
    }
    return {**defaults, **options}
