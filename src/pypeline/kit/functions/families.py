"""All families, in the order of the documentation."""

from __future__ import annotations

from pypeline.kit.functions.aggregates import AGGREGATES
from pypeline.kit.functions.dates import DATES
from pypeline.kit.functions.lists import LISTS
from pypeline.kit.functions.nested import NESTED
from pypeline.kit.functions.nulls import NULLS
from pypeline.kit.functions.numbers import NUMBERS
from pypeline.kit.functions.others import OTHERS
from pypeline.kit.functions.patterns import PATTERNS
from pypeline.kit.functions.similarity import SIMILARITY
from pypeline.kit.functions.table import Function
from pypeline.kit.functions.text import TEXT
from pypeline.kit.functions.windows import WINDOWS

FAMILIES: tuple[tuple[str, tuple[Function, ...]], ...] = (
    ("Text", (*TEXT, *SIMILARITY)),
    ("Patterns", PATTERNS),
    ("Numbers", NUMBERS),
    ("Dates and times", DATES),
    ("Conditions and NULL", NULLS),
    ("Lists", LISTS),
    ("Structs, maps and JSON", NESTED),
    ("Hashes, encodings and others", OTHERS),
    ("Aggregates", AGGREGATES),
    ("Windows", WINDOWS),
)
