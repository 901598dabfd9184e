"""What can be said about a CSV file."""

from typing import Literal

from pypeline.kit import Options, Template, TypeName, option

LONGEST_DELIMITER = 4


class CsvSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as data/*.csv", editor="file", examples=("data/orders.csv",)
    )
    delimiter: str = option(
        "Delimiter", "What stands between fields; auto finds it out", default="auto", min_length=1, examples=(";", "\t")
    )
    header: bool | Literal["auto"] = option(
        "First line holds the names", "Without it, `columns` names the fields in order", default=True
    )
    columns: dict[str, TypeName] = option(
        "Columns", "Types of columns, e.g. price: decimal(10,2); others are guessed", default={}
    )
    encoding: str = option(
        "Encoding", "utf-8, utf-16, latin-1, cp1252, shift_jis, …; auto finds it out", default="utf-8"
    )
    null_values: list[str] = option("NULL is written as", "Fields that mean NULL", default=[""])
    date_format: str = option("Dates look like", "e.g. %d.%m.%Y; ISO dates need nothing", default="")
    timestamp_format: str = option("Timestamps look like", "e.g. %d.%m.%Y %H:%M", default="")
    decimal_separator: Literal[".", ","] = option("Decimal separator", default=".")
    thousands_separator: Literal["", ".", ",", " "] = option("Thousands separator", default="", advanced=True)
    quote: str = option(
        "Quote", "Stands around fields that hold the delimiter; empty: nothing does", default='"', advanced=True
    )
    escape: str = option(
        "Escape", "Stands before a quote inside quotes; empty: as the quote", default="", advanced=True
    )
    comment: str = option("Comment", "Lines that start with this character are skipped", default="", advanced=True)
    skip_rows: int = option("Skip lines", "How many lines to skip before the header", default=0, ge=0)
    guess_rows: int = option("Rows to guess types from", "-1: all of them", default=20_480, ge=-1, advanced=True)
    infer_types: bool = option("Guess types", "Off: every column without a declared type is text", default=True)
    short_rows: Literal["reject", "fill"] = option(
        "Rows with too few fields",
        "reject: such a row is bad; fill: the missing ones are NULL",
        default="reject",
        advanced=True,
    )
    loose_quotes: bool = option(
        "Accept loose quotes",
        "Read rows that break the rules of quoting as well as can be",
        default=False,
        advanced=True,
    )
    compression: Literal["auto", "none", "gzip", "zstd"] = option(
        "Compression", "auto: by the ending .gz or .zst", default="auto", advanced=True
    )
    union_by_name: bool = option(
        "Match columns by name", "Files may have different columns; missing ones are NULL", default=False, advanced=True
    )
    filename_column: str = option(
        "File name column", "Add a column of this name that says which file a row came from", default="", advanced=True
    )
