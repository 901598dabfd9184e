"""A person's text as Python literals: nothing in it can end the string it stands in."""

from __future__ import annotations

from typing import Any

from pypeline.plan.placeholders import PLACEHOLDER


def python_text(text: str) -> str:
    """A text literal; over several lines in triple quotes where that is safe, which reads better."""
    plain = '"""' not in text and "\\" not in text and not text.endswith('"') and text.isprintable() is False
    if "\n" in text and plain and all(line.isprintable() for line in text.split("\n")):
        return f'"""{text}"""'
    return repr(text)


def python_value(value: Any) -> str:
    """JSON-like values only."""
    if isinstance(value, str):
        return python_text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{python_text(str(key))}: {python_value(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(python_value(part) for part in value) + "]"
    return repr(value)


def python_template(text: str) -> str:
    """A text with placeholders as an expression over `values`, the script's mapping of placeholder paths."""
    parts: list[str] = []
    end = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > end:
            parts.append(repr(text[end : found.start()]))
        parts.append(f"str(values[{found.group(1)!r}])")
        end = found.end()
    if end < len(text) or not parts:
        parts.append(repr(text[end:]))
    return " + ".join(parts)
