"""The names of bound parameters."""

from __future__ import annotations

import re
from functools import lru_cache

_SIMPLE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


@lru_cache(maxsize=1024)
def bind_name(path: str) -> str:
    """`params.since` -> `params_since`. Two paths never share a name, whatever their case or characters."""
    parts = path.split(".")
    if "_" not in parts[0] and all(_SIMPLE.fullmatch(part) for part in parts) and not parts[0][0].isdigit():
        return parts[0] + "_" + "__".join(parts[1:]) if len(parts) > 1 else parts[0] + "__"
    return "p___" + "".join(c if c.isascii() and (c.isdigit() or c.islower()) else f"_{ord(c):x}_" for c in path)
