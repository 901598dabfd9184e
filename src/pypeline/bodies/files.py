"""What the readers and writers of files share: finding the files, and telling what is wrong with one."""

from __future__ import annotations

import contextlib
import glob
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pypeline.bodies.context import BodyContext
from pypeline.bodies.types import natural
from pypeline.kit.modules import RefusedError


def with_paths(config: Mapping[str, Any], ctx: BodyContext) -> dict[str, Any]:
    """`config` with `paths`: as given, else the files that `file_path` (a path or a pattern) means."""
    given = config.get("paths")
    if given:
        return {**config, "paths": [str(path) for path in given]}
    pattern = str(config["file_path"])
    folder = ctx.base_dir or Path.cwd()
    path = folder / Path(pattern).expanduser()
    if not any(character in pattern for character in "*?["):
        if not path.is_file():
            raise RefusedError(f"there is no file {pattern}", f"looked for {path}", code="P401", option="file_path")
        return {**config, "paths": [str(path)]}
    matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise RefusedError(f"no file matches {pattern}", f"looked in {folder}", code="P404", option="file_path")
    return {**config, "paths": matches}


@contextlib.contextmanager
def reading(kind: str) -> Iterator[None]:
    """What goes wrong with a file, as a problem of that file."""
    try:
        yield
    except FileNotFoundError as error:
        raise RefusedError(f"there is no file {error.filename}", code="P401", option="file_path") from error
    except ModuleNotFoundError as error:
        raise needs(error) from error
    except OSError as error:
        raise RefusedError(
            f"{error.filename or kind} cannot be read: {error.strerror or error}", code="P402", option="file_path"
        ) from error
    except ValueError as error:
        raise RefusedError(
            str(error), f"check the reader's options, or the {kind} file", code="P405", option="file_path"
        ) from error


@contextlib.contextmanager
def writing() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise needs(error) from error
    except ValueError as error:
        raise RefusedError(str(error), code="P612") from error


def needs(error: ModuleNotFoundError) -> RefusedError:
    name = str(error.name).partition(".")[0]
    extra = {"pdfplumber": "pdf", "vl_convert": "charts"}.get(name)
    install = f"pypeline[{extra}]" if extra else name
    return RefusedError(
        f"this needs the package {name}, which is not installed", f"uv pip install '{install}'", code="P608"
    )


def described(schema: Any, detected: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a probe: `{"columns": [{"name", "type"}], "detected": {…}}`."""
    columns = [{"name": field.name, "type": natural(field.type)[0]} for field in schema]
    return {"columns": columns, "detected": dict(detected)}
