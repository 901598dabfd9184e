"""How the options of a CSV file are said to the reader, and which do not go together."""

from typing import Any

from pypeline.components.sources.csv_options import CsvSourceOptions
from pypeline.kit import Place, Problem


def csv_dialect(options: CsvSourceOptions) -> dict[str, Any]:
    """The reader's own options, as far as they are not found out."""
    chosen: dict[str, Any] = {
        "delim": None if options.delimiter == "auto" else options.delimiter,
        "quote": options.quote,
        "escape": options.escape or options.quote,
        "header": None if options.header == "auto" else options.header,
        "skip": options.skip_rows,
        "comment": options.comment,
        "nullstr": options.null_values,
        "strict_mode": not options.loose_quotes,
        "null_padding": True if options.short_rows == "fill" else None,
        "encoding": options.encoding if options.encoding.lower() not in {"utf-8", "utf8"} else None,
        "dateformat": options.date_format or None,
        "timestampformat": options.timestamp_format or None,
        "decimal_separator": options.decimal_separator if options.decimal_separator != "." else None,
        "thousands": options.thousands_separator or None,
        "compression": options.compression if options.compression != "auto" else None,
        "union_by_name": options.union_by_name or None,
        "filename": options.filename_column or None,
    }
    return {name: value for name, value in chosen.items() if value is not None}


def option_problem(options: CsvSourceOptions) -> Problem | None:
    if options.encoding != "auto" and not _is_encoding(options.encoding):
        remedy = "write utf-8, utf-16, latin-1, cp1252, …, or auto"
        return Problem("P304", f"there is no encoding {options.encoding}", Place(option="encoding"), remedy)
    for name in ("quote", "escape", "comment"):
        if len(getattr(options, name)) > 1:
            return Problem("P304", f"{name} is one character", Place(option=name))
    if options.delimiter != "auto" and options.delimiter in {
        options.quote,
        options.escape,
        options.comment,
        "\n",
        "\r",
    }:
        return Problem(
            "P316",
            "the delimiter must differ from quote, escape and comment",
            Place(option="delimiter"),
            "choose another character",
        )
    if options.thousands_separator == options.decimal_separator:
        return Problem(
            "P316",
            "thousands and decimals have the same separator",
            Place(option="thousands_separator"),
            "change one of them",
        )
    return None


def _is_encoding(name: str) -> bool:
    """Whether Python has a codec of this name that turns bytes into text."""
    try:
        b"  ".decode(name)
    except LookupError:
        return False
    except ValueError:
        return True
    return True
