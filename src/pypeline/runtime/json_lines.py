"""Where a JSON file is broken: the engine counts records, people count lines."""

from __future__ import annotations

import json
import re
from pathlib import Path

_SPACE = re.compile(r"\s*")
_LARGEST = 64 << 20


def broken_line(path: str) -> int | None:
    """The line, from 1, at which the file stops being JSON values; None when it does not, or is too large to look."""
    try:
        if Path(path).stat().st_size > _LARGEST:
            return None
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    decoder, position = json.JSONDecoder(), 0
    while (position := _SPACE.match(text, position).end()) < len(text):  # type: ignore[union-attr]  # matches anything
        try:
            _, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            return text.count("\n", 0, error.pos) + 1
        except RecursionError:
            return None
    return None
