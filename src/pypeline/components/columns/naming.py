"""Ways to write a name: snake_case, camelCase and the like."""

import re
from collections.abc import Callable
from typing import Literal

NameCase = Literal["none", "lower", "upper", "title", "snake", "kebab", "camel", "pascal"]


def words(name: str) -> list[str]:
    """`orderID_2 date` -> order, ID, 2, date."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    spaced = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", spaced)
    return [word for word in re.split(r"[\W_]+", spaced) if word]


def _camel(name: str) -> str:
    pascal = _pascal(name)
    return pascal[:1].lower() + pascal[1:]


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:].lower() for word in words(name))


IN_CASE: dict[str, Callable[[str], str]] = {
    "none": lambda name: name,
    "lower": str.lower,
    "upper": str.upper,
    "title": lambda name: " ".join(word[:1].upper() + word[1:].lower() for word in words(name)),
    "snake": lambda name: "_".join(words(name)).lower(),
    "kebab": lambda name: "-".join(words(name)).lower(),
    "camel": _camel,
    "pascal": _pascal,
}
