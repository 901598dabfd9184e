"""The door of `pype`: whatever happens inside, a person sees a problem and a shell sees an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from typer.main import get_command

from pypeline.cli.app import app
from pypeline.cli.codes import INTERRUPTED, USAGE
from pypeline.cli.text import printable
from pypeline.cli.usage import ClickException, usage_text
from pypeline.problems import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0, 1, 2, 3 or 130 (spec/document.md §2)."""
    try:
        given = None if arguments is None else list(arguments)
        code = get_command(app).main(args=given, prog_name="pype", standalone_mode=False)
    except ClickException as error:
        sys.stderr.write(usage_text(error))
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_is_gone()
    except Exception as error:  # noqa: BLE001 - a defect of ours is a problem with a report, never a traceback
        sys.stderr.write(f"{printable(str(defect(error)))}\n")
        return USAGE
    return code if isinstance(code, int) else 0


def _reader_is_gone() -> int:
    """`pype … | head`: what was asked for has been read. Python must not try to flush the rest when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def defect(error: Exception) -> Problem:
    """P999, with the traceback in a file for whoever mends it."""
    report = "".join(traceback.format_exception(error))
    name = f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    shown = " ".join(str(error).split())[:300]
    message = f"Pypeline itself failed: {type(error).__name__}: {shown}"
    for folder in (Path.cwd() / ".pype", Path(os.environ.get("TMPDIR", "/tmp"))):  # noqa: S108 - where the folder here is read-only
        try:
            folder.mkdir(exist_ok=True)
            path = folder / name
            path.write_text(f"pype {' '.join(sys.argv[1:])}\n\n{report}", encoding="utf-8")
        except OSError:
            continue
        return Problem("P999", message, remedy=f"report it, with the file {path}")
    return Problem("P999", message, remedy="report it, with what you did")
