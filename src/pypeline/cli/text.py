"""Words and numbers for people. Imports nothing, so that the door can use it."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """A user's text that cannot drive the terminal: control characters and text-direction marks become escapes."""
    return CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def duration(seconds: float) -> str:
    if seconds < 10:  # noqa: PLR2004 - hundredths matter below ten seconds
        return f"{seconds:.2f} s"
    if seconds < 60:  # noqa: PLR2004
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min {rest:02} s"  # noqa: PLR2004
