"""What DuckDB says of an error, in words for the person who drew the pipeline."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import duckdb

from pypeline.runtime.json_lines import broken_line

_ESCAPES = re.compile(r"\s*LINE \d+:.*", re.DOTALL)
_HINTS = re.compile(
    r"\n\s*(Possible Solution|Possible fixes|HINT|Hint|Consider|You might|\* |File: |  file = ).*", re.DOTALL
)
_CSV_LINE = re.compile(r"CSV Error on Line: (\d+)")
_CSV_FILE = re.compile(r"(?:^|\n)\s*file = (.+)")
_CSV_REASON = re.compile(
    r"\n(Error when converting column .*|Expected Number of Columns.*|Value with unterminated quote.*|"
    r"Invalid unicode.*)"
)
_JSON = re.compile(
    r'(Malformed JSON|JSON transform error) in file "([^"]*)", (?:at byte \d+ )?'
    r"in (?:line|record/value) (\d+): ([^\n]*)"
)

_CALL = re.compile(r"argument types '([^'(]+)(\([^']*\))'")
_CANDIDATE = re.compile(r"\n\s*[^\s(]+(\([^\n]*?\)) -> ")
_NAMES_OF_ARGUMENTS = re.compile(r'"?\b[a-z_0-9]+\b"? (?=[A-Z])|, /(?=\))')


@dataclass(frozen=True)
class EngineError:
    """`kind` is DuckDB's error type (Conversion, Invalid Input, IO, Out of Memory, Binder, …); `file` and `line` of bad
    input.
    """

    kind: str
    message: str
    candidates: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None

    @property
    def is_full_disk(self) -> bool:
        return "No space left" in self.message or "disk full" in self.message.casefold()

    @property
    def is_out_of_memory(self) -> bool:
        return self.kind == "Out of Memory" or "failed to offload data block" in self.message


def engine_error(error: Exception) -> EngineError:
    """Reads `SET errors_as_json` output; any other exception keeps its text."""
    text = str(error)
    try:
        parsed = json.loads(text[text.index("{") :])
    except ValueError:
        kind = type(error).__name__.removesuffix("Exception") if isinstance(error, duckdb.Error) else "Other"
        return EngineError(kind, _plain(text))
    message = str(parsed.get("exception_message", text))
    if json_error := _json_error(message):
        return json_error
    line, file, reason = _CSV_LINE.search(message), _CSV_FILE.search(message), _CSV_REASON.search(message)
    candidates = tuple(part for part in str(parsed.get("candidates", "")).split(",") if part.strip().isidentifier())
    shown = reason.group(1) if reason and line else _signature_message(message) or message
    return EngineError(
        str(parsed.get("exception_type", "")),
        _plain(shown),
        candidates,
        file.group(1).strip() if file else None,
        int(line.group(1)) if line else None,
    )


def _json_error(message: str) -> EngineError | None:
    found = _JSON.search(message)
    if found is None:
        return None
    kind, file, said, reason = found.groups()
    line = broken_line(file) if kind == "Malformed JSON" else int(said)
    return EngineError("Invalid Input", _plain(reason), (), file, line)


def _signature_message(message: str) -> str:
    """`No function matches … 'upper(INTEGER)' … Candidate functions: upper(VARCHAR) -> VARCHAR` in a sentence."""
    called = _CALL.search(message)
    if not called:
        return ""
    takes = [_NAMES_OF_ARGUMENTS.sub("", found) for found in _CANDIDATE.findall(message)]
    shown = " or ".join(takes[:3]) + (" or …" if len(takes) > 3 else "")  # noqa: PLR2004 - fits on a line
    return f"{called.group(1)} takes {shown}, not {called.group(2).replace('_LITERAL', '')}" if takes else ""


def _plain(message: str) -> str:
    """One line, without DuckDB's hints about its own options, which Pypeline's user cannot turn."""
    text = _HINTS.sub("", _ESCAPES.sub("", message)).strip().removesuffix(".")
    text = " ".join(text.split())
    return text[:1].lower() + text[1:] if text[:2].istitle() or (text[:1].isupper() and text[1:2].islower()) else text
