"""Regular expressions (RE2) and date formats in options, read before the engine does: problems name the option."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pypeline.problems import Place, Problem

_NOT_RE2 = re.compile(r"(?<!\\)(?:\\\\)*(\(\?(?:=|!|<=|<!)|\\[1-9])")
_FORMAT_CODES = "aAwdbBmyYHIpMSfzZjUWcxXgGnuV%"


@dataclass(frozen=True)
class Pattern:
    """A regular expression with as many `groups`; `names` are those of its named groups, in order."""

    text: str
    groups: int
    names: tuple[str, ...]


def read_pattern(text: str, option: str) -> Pattern | Problem:
    """The pattern, or P304 at `option`."""
    place, remedy = Place(option=option), "look at its brackets and backslashes"
    foreign = _NOT_RE2.search(text)
    if foreign:
        return Problem("P304", f"{foreign[1]} is not in this kind of regular expression (RE2)", place, "say it without")
    try:
        # Python's own reader stands in for RE2's: classes such as \p{L} are letters to it, (?<name>…) is (?P<name>…).
        found = re.compile(re.sub(r"\\[pP](\{\^?\w+\}|\w)", r"\\w", text).replace("(?<", "(?P<"))
    except (re.error, OverflowError, RecursionError) as error:
        return Problem("P304", f"the regular expression cannot be read: {error}", place, remedy)
    names = sorted(found.groupindex, key=found.groupindex.__getitem__)
    return Pattern(text, found.groups, tuple(names))


def replacement_problem(text: str, groups: int, option: str) -> Problem | None:
    r"""A replacement that names a group (`\1`) that the pattern does not have."""
    wanted = max((int(number) for number in re.findall(r"(?<!\\)(?:\\\\)*\\([0-9])", text)), default=0)
    if wanted <= groups:
        return None
    message = rf"\{wanted} stands for a group, and the pattern has {groups or 'none'}"
    return Problem("P304", message, Place(option=option), r"put brackets around the part, or write \\ for a backslash")


def format_problem(text: str, option: str) -> Problem | None:
    """A code of a date format (strftime) that does not exist."""
    for code in re.findall(r"%-?(.?)", text):
        if not code or code not in _FORMAT_CODES:
            message = f"%{code} is no code of a date format"
            return Problem("P304", message, Place(option=option), "for example %Y-%m-%d %H:%M:%S")
    return None
