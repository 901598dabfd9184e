# ruff: noqa: A002, D301, E501, PYI021
# fmt: off
"""Made by `python -m pypeline.api.stub` from the components' options. Do not edit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from pypeline.api.nodes import Node, Port

Link: TypeAlias = Node | Port

class Steps:
    def __getattr__(self, name: str, /) -> Callable[..., Node]:
        """Components that this file does not know yet, and those of installed packages and of the workspace."""

    def csv_source(
        self,
        *inputs: Link,
        file_path: str,
        delimiter: str = ...,
        header: Any = ...,
        columns: Mapping[str, Any] = ...,
        encoding: str = ...,
        null_values: Sequence[Any] | str = ...,
        date_format: str = ...,
        timestamp_format: str = ...,
        decimal_separator: str = ...,
        thousands_separator: str = ...,
        quote: str = ...,
        escape: str = ...,
        comment: str = ...,
        skip_rows: int | str = ...,
        guess_rows: int | str = ...,
        infer_types: Any = ...,
        short_rows: str = ...,
        loose_quotes: Any = ...,
        compression: str = ...,
        union_by_name: Any = ...,
        filename_column: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read CSV files and other delimited text.

        Outputs: data (The rows of the files), rejected (Lines that cannot be read, and why)

        Options:
            file_path: text, required. A path, or a pattern such as data/*.csv
            delimiter: text, default 'auto'. What stands between fields; auto finds it out
            header: true or false or auto, default True. Without it, `columns` names the fields in order
            columns: mapping of name to type, default {}. Types of columns, e.g. price: decimal(10,2); others are guessed
            encoding: text, default 'utf-8'. utf-8, utf-16, latin-1, cp1252, shift_jis, …; auto finds it out
            null_values: list of text, default ['']. Fields that mean NULL
            date_format: text, default ''. e.g. %d.%m.%Y; ISO dates need nothing
            timestamp_format: text, default ''. e.g. %d.%m.%Y %H:%M
            decimal_separator: . | ,, default '.'. Decimal separator
            thousands_separator: '' | . | , | ' ', default ''. Thousands separator
            quote: text, default '"'. Stands around fields that hold the delimiter; empty: nothing does
            escape: text, default ''. Stands before a quote inside quotes; empty: as the quote
            comment: text, default ''. Lines that start with this character are skipped
            skip_rows: whole number, default 0. How many lines to skip before the header
            guess_rows: whole number, default 20480. -1: all of them
            infer_types: true or false, default True. Off: every column without a declared type is text
            short_rows: reject | fill, default 'reject'. reject: such a row is bad; fill: the missing ones are NULL
            loose_quotes: true or false, default False. Read rows that break the rules of quoting as well as can be
            compression: auto | none | gzip | zstd, default 'auto'. auto: by the ending .gz or .zst
            union_by_name: true or false, default False. Files may have different columns; missing ones are NULL
            filename_column: text, default ''. Add a column of this name that says which file a row came from

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def parquet_source(
        self,
        *inputs: Link,
        file_path: str,
        columns: Any = ...,
        union_by_name: Any = ...,
        filename_column: str = ...,
        hive_partitioning: Any = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read Parquet files.

        Outputs: data (The rows of the files)

        Options:
            file_path: text, required. A path, or a pattern such as data/*.parquet
            columns: list of text or mapping of name to type, default []. Read only these, in this order (all when empty); with types, e.g. price: decimal(10,2)
            union_by_name: true or false, default False. Files may have different columns; missing ones are NULL
            filename_column: text, default ''. Add a column of this name that says which file a row came from
            hive_partitioning: true or false or auto, default 'auto'. Folders such as year=2026/ give a column; auto when they look so

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def json_source(
        self,
        *inputs: Link,
        file_path: str,
        format: str = ...,
        records_path: str = ...,
        columns: Mapping[str, Any] = ...,
        date_format: str = ...,
        timestamp_format: str = ...,
        infer_types: Any = ...,
        compression: str = ...,
        union_by_name: Any = ...,
        filename_column: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read JSON files: lists of objects, objects by line, or a list inside an object.

        Outputs: data (One row for each object), rejected (Lines of newline-delimited JSON that cannot be read, and why)

        Options:
            file_path: text, required. A path, or a pattern such as data/*.json
            format: auto | newline | array, default 'auto'. newline: one object a line; array: all in one list; auto finds it out
            records_path: text, default ''. Names on the way to the list of rows inside one large object, e.g. result.items
            columns: mapping of name to type, default {}. Types of columns, e.g. price: decimal(10,2); others are guessed
            date_format: text, default ''. e.g. %d.%m.%Y; ISO dates need nothing
            timestamp_format: text, default ''. e.g. %d.%m.%Y %H:%M
            infer_types: true or false, default True. Off: every text stays text
            compression: auto | none | gzip | zstd, default 'auto'. auto: by the ending .gz or .zst
            union_by_name: true or false, default False. Files may have different columns; missing ones are NULL
            filename_column: text, default ''. Add a column of this name that says which file a row came from

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def excel_source(
        self,
        *inputs: Link,
        file_path: str,
        sheet: Any = ...,
        range: str = ...,
        header: Any = ...,
        columns: Mapping[str, Any] = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read a sheet of Excel or OpenDocument files.

        Outputs: data (The rows of the sheet)

        Options:
            file_path: text, required. xlsx, xls, xlsb or ods; a path or a pattern
            sheet: text or whole number, default ''. Its name, or its number from 1; the first when empty
            range: text, default ''. Cells to read, e.g. B2:D10, A:C, or A3 for all from there on
            header: true or false, default True. Without it, `columns` names the columns in order
            columns: mapping of name to type, default {}. Types of columns; others are as the cells say

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def xml_source(
        self,
        *inputs: Link,
        file_path: str,
        row_path: str,
        namespaces: Mapping[str, Any] = ...,
        columns: Mapping[str, Any] = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read the repeated elements of XML files as rows.

        Outputs: data (One row for each element)

        Options:
            file_path: text, required. A path, or a pattern such as data/*.xml
            row_path: text, required. The elements that become rows: order, /orders/order, //order or any XPath
            namespaces: mapping of name to text, default {}. Prefixes used in the path, e.g. o: http://example.org/orders
            columns: mapping of name to type, default {}. Types of columns, e.g. price: decimal(10,2)

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def pdf_source(
        self,
        *inputs: Link,
        file_path: str,
        pages: str = ...,
        table: int | str = ...,
        header: Any = ...,
        strategy: str = ...,
        columns: Mapping[str, Any] = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read the tables of PDF files.

        Outputs: data (The rows of the tables)

        Options:
            file_path: text, required. A path, or a pattern such as reports/*.pdf
            pages: text, default ''. e.g. 1-3,5; all when empty
            table: whole number, default None. Its number on the page, from 1; all when empty
            header: true or false, default True. Without it, `columns` names the columns in order
            strategy: lines | text, default 'lines'. lines: what is drawn around the cells; text: how words are aligned
            columns: mapping of name to type, default {}. Types of columns; others are guessed from the text

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def inline_source(
        self,
        *inputs: Link,
        text: str,
        format: str = ...,
        columns: Mapping[str, Any] = ...,
        delimiter: str = ...,
        header: Any = ...,
        null_values: Sequence[Any] | str = ...,
        infer_types: Any = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Rows written here, as CSV, JSON or plain text.

        Outputs: data (The rows of the text)

        Options:
            text: text, required. The rows, e.g. name,age and below it Ada,36
            format: csv | json | raw, default 'csv'. json: an array of objects, or one a line; raw: the whole text is one value
            columns: mapping of name to type, default {}. Types of columns, e.g. price: decimal(10,2); all others are guessed
            delimiter: text, default ','. One character between the fields of CSV
            header: true or false, default True. Without it, `columns` names the fields in order
            null_values: list of text, default ['']. Fields of CSV that mean NULL
            infer_types: true or false, default True. Off: every column without a declared type is text

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def generate_source(
        self,
        *inputs: Link,
        rows: int | str,
        columns: Any = ...,
        seed: int | str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Make up rows: counted, computed, or as if by chance, and always the same.

        Outputs: data (The rows made)

        Options:
            rows: whole number, required. How many rows to make
            columns: mapping of name to expression or mapping, default {}. An expression over n, which counts the rows from 1, and earlier columns; or {kind: integer, min: 1, max: 6}; kinds: number, integer, choice, boolean, date, timestamp, text, code
            seed: whole number, default 1. Another seed makes other values; the same one the same

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def calendar_source(
        self,
        *inputs: Link,
        start: str,
        end: str,
        fields: Sequence[Any] | str = ...,
        every: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """A row for each day of a span of time, with what there is to say about it.

        Outputs: data (The days)

        Options:
            start: text, required. A date such as 2026-01-01, or today, or today - 30 days
            end: text, required. The last day, written as the first
            fields: list of date | year | quarter | month | month_name | month_start | month_end | year_month | week | day | day_of_year | weekday | weekday_name | is_weekend, default ['date', 'year', 'quarter', 'month', 'week', 'day', 'weekday', 'is_weekend']. Columns to make, in this order
            every: day | week | month | quarter | year, default 'day'. A row for each

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def calendar_mod(
        self,
        *inputs: Link,
        from_column: str,
        to_column: str = ...,
        fields: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """A row for each day from the first date in the input to the last.

        Inputs: input (Rows with dates)
        Outputs: output (The days)

        Options:
            from_column: column, required. The calendar starts with the smallest date of this column
            to_column: column, default None. It ends with the largest date of this column; the same one when empty
            fields: list of date | year | quarter | month | month_name | month_start | month_end | year_month | week | day | day_of_year | weekday | weekday_name | is_weekend, default ['date', 'year', 'month', 'week', 'day']. Columns to make, in this order

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def directory_source(
        self,
        *inputs: Link,
        path: str,
        pattern: str = ...,
        recursive: Any = ...,
        include_hidden: Any = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """List the files of a folder, to read them one by one or to look at them as rows.

        Outputs: data (A row for each file, ordered by path), items (The paths, for a valve with iterate)

        Options:
            path: text, required. Relative to the document
            pattern: text, default '*'. Which names, e.g. *.csv or orders_*
            recursive: true or false, default False. Folders inside, too
            include_hidden: true or false, default False. Names that start with a dot

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def database_source(
        self,
        *inputs: Link,
        connection: str,
        table: str = ...,
        query: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read a table or a query of a database.

        Outputs: data (The rows of the table or query)

        Options:
            connection: text, required. Its name, as pype connections list shows it
            table: text, default ''. A table or view: orders, or sales.orders
            query: text, default ''. Instead of a table: a SELECT in the database's own SQL

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def python_source(
        self,
        *inputs: Link,
        code: str,
        packages: Sequence[Any] | str = ...,
        columns: Mapping[str, Any] = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Rows that your own Python makes.

        Outputs: data (The table assigned to output)

        Options:
            code: text, required. Assign a table to output: pandas, Polars or Arrow
            packages: list of text, default []. What the code imports besides, e.g. requests==2.32
            columns: mapping of name to type, default {}. The output's columns with their types; without them only a run can tell

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def filter_mod(
        self,
        *inputs: Link,
        condition: str,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep the rows for which a condition is true.

        Inputs: input (Rows to test)
        Outputs: output (Rows where it is true), rejected (All other rows)

        Options:
            condition: expression, required. A true-or-false expression over the input columns, e.g. total > 100

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def sort_mod(
        self,
        *inputs: Link,
        by: Any,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put the rows in order.

        Inputs: input (Rows in any order)
        Outputs: output (The same rows, in order)

        Options:
            by: list of column or mapping, required. The first key decides, the next ones break ties; a key is a column's name or {column, direction, nulls}

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def limit_mod(
        self,
        *inputs: Link,
        rows: int | str,
        offset: int | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep the first rows only.

        Inputs: input (Rows; sort them first to say which come first)
        Outputs: output (The rows kept)

        Options:
            rows: whole number, required. How many rows to keep
            offset: whole number, default 0. How many rows to leave out first

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def sample_mod(
        self,
        *inputs: Link,
        rows: int | str = ...,
        percent: float | str = ...,
        mode: str = ...,
        seed: int | str = ...,
        group_by: Sequence[Any] | str = ...,
        order_by: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep some of the rows: by chance, or the first or last of each group.

        Inputs: input (Rows to draw from)
        Outputs: output (The rows drawn)

        Options:
            rows: whole number, default None. How many rows to keep (of each group)
            percent: number, default None. How many of 100 rows to keep (of each group)
            mode: random | first | last, default 'random'. By chance, or from one end of the order
            seed: whole number, default None. The same seed draws the same rows again
            group_by: list of column, default []. Sample every group of rows with the same values here
            order_by: list of column or mapping, default []. What first and last mean

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def distinct_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        keep: str = ...,
        order_by: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep one row of those that are the same.

        Inputs: input (Rows, some of them repeated)
        Outputs: output (One row of each), duplicates (The rows that were left out)

        Options:
            columns: list of column, default []. Rows are the same when these are (all columns when empty)
            keep: first | last | any | none, default 'first'. Which of the rows that are the same; none keeps only rows that are like no other
            order_by: list of column or mapping, default []. What first and last mean

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def switch_mod(
        self,
        *inputs: Link,
        cases: Sequence[Any] | str,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Send each row to the first case whose condition is true.

        Inputs: input (Rows to send on)
        Outputs: default (Rows for which no case is true)

        Options:
            cases: list of mapping, required. Asked in this order; the first that is true takes the row

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def expect_mod(
        self,
        *inputs: Link,
        expectations: Sequence[Any] | str,
        on_failure: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Check rules that rows and the whole table must keep.

        Inputs: input (Rows to check)
        Outputs: output (Rows as expected), rejected (Rows that break a rule, and which)

        Options:
            expectations: list of mapping, required. Rules; a value that is NULL breaks only not_null
            on_failure: warn | reject | fail, default 'fail'. fail stops before anything is written; reject sends the rows to the port rejected (and stops when it is not linked, or when a rule of the whole table is broken); warn goes on

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def select_mod(
        self,
        *inputs: Link,
        columns: Any,
        mode: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep some columns in a certain order, or drop some.

        Inputs: input (Rows with all their columns)
        Outputs: output (The same rows with the chosen columns)

        Options:
            columns: list of column or mapping, required. Names, or {name, as, type} to rename or cast on the way
            mode: keep | drop, default 'keep'. Keep these columns in this order, or drop them

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def rename_mod(
        self,
        *inputs: Link,
        columns: Mapping[str, Any] = ...,
        apply_to: Sequence[Any] | str = ...,
        remove_prefix: str = ...,
        remove_suffix: str = ...,
        pattern: str = ...,
        replacement: str = ...,
        special_characters: str = ...,
        case: str = ...,
        add_prefix: str = ...,
        add_suffix: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Give columns new names, one by one or by a rule.

        Inputs: input (Rows with the old names)
        Outputs: output (The same rows with the new names)

        Options:
            columns: mapping of name to text, default {}. Old name: new name; the rules below leave these alone
            apply_to: list of column, default []. Only these columns (all others when empty)
            remove_prefix: text, default ''. Taken away where a name begins with it
            remove_suffix: text, default ''. Taken away where a name ends with it
            pattern: text, default ''. A regular expression; each part of a name that fits is replaced
            replacement: text, default ''. What the pattern is replaced by; \\1 is its first group
            special_characters: text, default None. Put in the place of everything but letters, digits and _
            case: none | lower | upper | title | snake | kebab | camel | pascal, default 'none'. How names are written
            add_prefix: text, default ''. Add prefix
            add_suffix: text, default ''. Add suffix

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def reorder_mod(
        self,
        *inputs: Link,
        first: Sequence[Any] | str = ...,
        last: Sequence[Any] | str = ...,
        sort: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put columns in another order.

        Inputs: input (Rows with columns in any order)
        Outputs: output (The same rows with the columns in order)

        Options:
            first: list of column, default []. These columns come first, in this order
            last: list of column, default []. These come last, in this order
            sort: list of name | natural | type | family | reverse, default []. One after the other, each keeping what it does not change: natural puts item10 after item9; family puts numbers with numbers; reverse turns the order round

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def cast_mod(
        self,
        *inputs: Link,
        columns: Mapping[str, Any],
        on_error: str = ...,
        prefix: str = ...,
        suffix: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Change the types of columns.

        Inputs: input (Rows with the old types)
        Outputs: output (Rows with the new types), rejected (Rows with a value that does not fit)

        Options:
            columns: mapping of name to type, required. Column: new type
            on_error: fail | null | reject, default 'fail'. Stop, make it NULL, or send the row to the port rejected (and stop when that is not linked)
            prefix: text, default ''. Keep the column and put the result in a new one, named with this before it
            suffix: text, default ''. The same with this after its name

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def derive_mod(
        self,
        *inputs: Link,
        columns: Mapping[str, Any],
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Compute columns from other columns.

        Inputs: input (Rows to compute from)
        Outputs: output (The rows with the new columns)

        Options:
            columns: mapping of name to expression, required. Name: expression, in this order; later ones may use earlier ones, and replace columns of the input

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def split_column_mod(
        self,
        *inputs: Link,
        column: str,
        delimiter: str = ...,
        regex: Any = ...,
        into: str = ...,
        names: Sequence[Any] | str = ...,
        count: int | str = ...,
        rest: str = ...,
        trim: Any = ...,
        type: str = ...,
        keep_original: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Split a text at a delimiter, into columns or rows.

        Inputs: input (Rows with a text to split)
        Outputs: output (Rows with the parts)

        Options:
            column: column, required. The text to split
            delimiter: text, default ','. What stands between the parts
            regex: true or false, default False. The delimiter is a regular expression
            into: columns | rows, default 'columns'. A column for each part, or a row for each
            names: list of text, default []. The new columns, one for each part (one alone for rows)
            count: whole number, default None. How many columns, named after the column, when names are not given
            rest: drop | keep, default 'drop'. Dropped, or kept in the last column as they are
            trim: true or false, default False. Take spaces away around each part
            type: type, default None. The type of the parts
            keep_original: true or false, default True. Keep the column

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def concat_columns_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str,
        name: str,
        separator: str = ...,
        nulls: str = ...,
        keep_original: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put the values of several columns together as one text.

        Inputs: input (Rows with several columns)
        Outputs: output (The rows with the text)

        Options:
            columns: list of column, required. In this order
            name: text, required. What the text is called
            separator: text, default ''. What stands between the values
            nulls: skip | empty | null, default 'skip'. Left out with their separator, written as nothing, or making the whole text NULL
            keep_original: true or false, default True. Keep the columns

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def extract_mod(
        self,
        *inputs: Link,
        column: str,
        preset: str = ...,
        pattern: str = ...,
        columns: Any = ...,
        occurrence: str = ...,
        ignore_case: Any = ...,
        multiline: Any = ...,
        dotall: Any = ...,
        keep_original: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Take parts out of a text by a regular expression.

        Inputs: input (Rows with a text to look in)
        Outputs: output (The rows with what was found; NULL where nothing was)

        Options:
            column: column, required. The text to look in
            preset: email | url | ipv4 | uuid | card_number | us_ssn | phone | percentage | quoted_text | number | hashtag | date_ymd | date_dmy | date_mdy | time, default None. A pattern that is ready
            pattern: text, default ''. A regular expression with a group in brackets for each new column
            columns: list of text or mapping of name to type, default []. A name for each group, or name: type; named groups (?P<year>…) need none
            occurrence: first | all, default 'first'. The first that fits, or a list of all
            ignore_case: true or false, default False. Ignore case
            multiline: true or false, default False. ^ and $ also match at the ends of lines
            dotall: true or false, default False. . also matches line breaks
            keep_original: true or false, default True. Keep the column

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def replace_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        find: str = ...,
        replace: str = ...,
        match: str = ...,
        ignore_case: Any = ...,
        values: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Replace text in columns, or whole values by others.

        Inputs: input (Rows to look in)
        Outputs: output (The same rows with the replacements)

        Options:
            columns: list of column, default []. Where to look (all text columns when empty)
            find: text, default ''. The text to look for
            replace: text, default ''. What stands there instead
            match: anywhere | start | end | whole | regex, default 'anywhere'. Where the text has to stand; regex reads it as a regular expression
            ignore_case: true or false, default False. Ignore case
            values: mapping of name to text or whole number or number or true or false, default {}. Whole values, written as text, and what they become

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def cleanse_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        remove: Sequence[Any] | str = ...,
        remove_characters: str = ...,
        trim: str = ...,
        single_spaces: Any = ...,
        letters: str = ...,
        strip_accents: Any = ...,
        empty_to_null: Any = ...,
        null_words: Sequence[Any] | str = ...,
        drop_rows: str = ...,
        drop_rows_by: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Clean text columns: blanks, unwanted characters, words for nothing.

        Inputs: input (Rows as they came)
        Outputs: output (Clean rows)

        Options:
            columns: list of column, default []. Text columns to clean (all when empty)
            remove: list of whitespace | tabs | line_breaks | letters | digits | punctuation | control_characters, default []. Kinds of characters to take out
            remove_characters: text, default ''. Each of these characters is taken out
            trim: both | left | right | none, default 'both'. Take white space away at the ends
            single_spaces: true or false, default False. White space inside becomes one space
            letters: none | lower | upper | capitalize, default 'none'. Small or capital letters; capitalize makes the first one capital
            strip_accents: true or false, default False. é becomes e
            empty_to_null: true or false, default True. An empty text becomes NULL
            null_words: list of text, default []. Texts that mean nothing, in any case, such as n/a
            drop_rows: none | any | all, default 'none'. Never, when one of the columns is NULL, or when all of them are
            drop_rows_by: list of column, default []. Columns that decide about dropping (all of the input when empty)

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def fill_null_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        method: str = ...,
        value: Any = ...,
        values: Any = ...,
        order_by: Any = ...,
        group_by: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put a value where there is none.

        Inputs: input (Rows with gaps)
        Outputs: output (The same rows with the gaps filled)

        Options:
            columns: list of column, default []. Columns to fill (empty: all that the value or method fits)
            method: value | previous | next | mean | median | min | max | mode, default 'value'. A value, the row before or after, or a figure of the column's other values
            value: text or whole number or number or true or false, default None. What stands where nothing stood
            values: mapping of name to text or whole number or number or true or false, default {}. Column: its own value
            order_by: list of column or mapping, default []. What previous and next mean
            group_by: list of column, default []. Look only at rows with the same values here

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def datetime_mod(
        self,
        *inputs: Link,
        column: str,
        action: str = ...,
        name: str = ...,
        formats: Sequence[Any] | str = ...,
        type: str = ...,
        on_error: str = ...,
        format: str = ...,
        parts: Sequence[Any] | str = ...,
        unit: str = ...,
        amount: int | str = ...,
        amount_column: str = ...,
        until: str = ...,
        complete: Any = ...,
        from_zone: str = ...,
        to_zone: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read, write, take apart, round, shift and subtract dates and times.

        Inputs: input (Rows with a date, a time or a text)
        Outputs: output (The rows with the result), rejected (Rows whose text cannot be read)

        Options:
            column: column, required. A date or time, or the text to read one from
            action: parse | format | parts | truncate | shift | difference | time_zone, default 'parse'. What to do with it
            name: text, default ''. Keep the column and put the result here (parts: the prefix of their names)
            formats: list of text, default []. Tried one after the other, e.g. %d/%m/%Y; ISO 8601 when empty
            type: date | timestamp | time, default 'timestamp'. What the text holds
            on_error: fail | null | reject, default 'fail'. Stop, make it NULL, or send the row to the port rejected
            format: text, default ''. How to write it, e.g. %A, %d %B %Y
            parts: list of year | quarter | month | month_name | week | day | day_of_week | day_name | day_of_year | hour | minute | second | epoch, default []. A column for each
            unit: year | quarter | month | week | day | hour | minute | second, default None. Round down to it, or count in it
            amount: whole number, default None. How many units later (earlier when negative)
            amount_column: column, default None. A column that says how many units
            until: column, default None. The column to subtract from
            complete: true or false, default False. Count only full ones, not how many borders lie between
            from_zone: text, default 'UTC'. The time zone of the column, e.g. Europe/Berlin
            to_zone: text, default ''. The time zone of the result

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def row_id_mod(
        self,
        *inputs: Link,
        name: str = ...,
        kind: str = ...,
        start: int | str = ...,
        step: int | str = ...,
        order_by: Any = ...,
        group_by: Sequence[Any] | str = ...,
        type: str = ...,
        prefix: str = ...,
        position: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Number the rows, or give each a UUID.

        Inputs: input (Rows without a key)
        Outputs: output (The rows with one)

        Options:
            name: text, default 'row_id'. What the column is called
            kind: number | uuid, default 'number'. Count the rows, or draw a random UUID for each
            start: whole number, default 1. The number of the first row
            step: whole number, default 1. The distance to the next number
            order_by: list of column or mapping, default []. Which row is the first
            group_by: list of column, default []. Begin again for each group of rows with the same values here
            type: type, default 'BIGINT'. The type of the numbers
            prefix: text, default ''. Text before the number; makes the column text
            position: first | last, default 'first'. Where the column stands

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def hash_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        name: str = ...,
        algorithm: str = ...,
        separator: str = ...,
        null_text: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Add a hash of columns: a key, or a sign that a row has changed.

        Inputs: input (Rows to hash)
        Outputs: output (The rows with the hash)

        Options:
            columns: list of column, default []. Values that go into the hash, in this order (all when empty)
            name: text, default 'row_hash'. What the new column is called
            algorithm: md5 | sha1 | sha256, default 'sha256'. Algorithm
            separator: text, default '\\x1f'. Stands between the values before they are hashed
            null_text: text, default '\\x1e'. What NULL counts as

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def json_mod(
        self,
        *inputs: Link,
        action: str = ...,
        column: str = ...,
        fields: Any = ...,
        columns: Sequence[Any] | str = ...,
        name: str = ...,
        group_by: Sequence[Any] | str = ...,
        order_by: Any = ...,
        type: str = ...,
        empty: str = ...,
        levels: int | str = ...,
        separator: str = ...,
        prefix: Any = ...,
        on_error: str = ...,
        keep_original: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Read fields from JSON, build it, flatten it, explode its arrays, or check it.

        Inputs: input (Rows with JSON, or with columns to build it from)
        Outputs: output (The rows with the result), rejected (Rows whose text is no JSON)

        Options:
            action: parse | build | flatten | explode | validate, default 'parse'. What to do
            column: column, default None. JSON as text, a JSON column, or a structure to flatten
            fields: mapping of name to text or mapping, default {}. New column: path, or {path, type}; without fields the text becomes a JSON column
            columns: list of column, default []. What goes into the object (all others when empty)
            name: text, default ''. For build and explode, and for parse without fields
            group_by: list of column, default []. Build an array of all objects with the same values here
            order_by: list of column or mapping, default []. The order inside each array
            type: type, default 'JSON'. The type of the exploded elements
            empty: keep | drop, default 'keep'. Keep them with NULL, or drop them
            levels: whole number, default None. How many levels to flatten (all when empty)
            separator: text, default '_'. Stands between the names of levels
            prefix: true or false, default True. Begin the new names with the column's name
            on_error: fail | null | reject, default 'fail'. Stop, make it NULL, or send the row to the port rejected
            keep_original: true or false, default True. Keep the column

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def explode_mod(
        self,
        *inputs: Link,
        column: str,
        name: str = ...,
        key_name: str = ...,
        empty: str = ...,
        position_name: str = ...,
        keep_original: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Make a row for each element of a list.

        Inputs: input (Rows with a list)
        Outputs: output (A row for each element)

        Options:
            column: column, required. A list, or a map (its keys and values)
            name: text, default ''. What the elements are called (as the list when empty)
            key_name: text, default 'key'. For a map: the column of its keys
            empty: keep | drop, default 'keep'. Keep them with NULL, or drop them
            position_name: text, default ''. A column of this name counts the elements from 1
            keep_original: true or false, default False. Beside its elements, when they have a name of their own

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def hierarchy_mod(
        self,
        *inputs: Link,
        child: str,
        parent: str,
        name: str = ...,
        separator: str = ...,
        level_name: str = ...,
        root_name: str = ...,
        leaf_name: str = ...,
        figures: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Follow parents to the top: paths, levels, and figures along the way.

        Inputs: input (Rows that name their parents)
        Outputs: output (Rows with their paths), circles (Rows that no top leads to)

        Options:
            child: column, required. What identifies a row
            parent: column, required. The row above it; NULL, or a value that is no child, at the top
            name: text, default 'path'. The column of the path
            separator: text, default ' > '. Stands between the names of the path
            level_name: text, default ''. A column of this name counts from the top, which is 1
            root_name: text, default ''. A column of this name says where the path begins
            leaf_name: text, default ''. A column of this name says whether no row is below
            figures: list of mapping, default []. Figures of columns from the top down to the row

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def join_mod(
        self,
        *inputs: Link,
        how: str = ...,
        on: Any = ...,
        condition: str = ...,
        suffix: str = ...,
        same_names: str = ...,
        left: Link = ...,
        right: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put the rows of two inputs side by side where their keys match.

        Inputs: left (Left rows), right (Right rows)
        Outputs: output (Joined rows)

        Options:
            how: inner | left | right | full | semi | anti | cross | asof | asof_left, default 'inner'. inner: rows that match · left, right, full: also the unmatched rows of that side · semi, anti: left rows with or without a match, no right columns · cross: every pair · asof, asof_left: the nearest right row
            on: list of text or mapping, default []. A name both sides have, or {left: a, right: b, op: =}. NULL matches nothing (but by `is not distinct from`)
            condition: expression, default None. Must hold besides the keys. left.a and right.a name the sides; a alone is enough when only one side has it
            suffix: text, default '_right'. Added to a right column whose name is also on the left
            same_names: suffix | suffix_both | coalesce | left, default 'suffix'. Columns that are no keys and have the same name: both with the suffix on the right (or on both), the left one filled from the right, or the left one only

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def lookup_mod(
        self,
        *inputs: Link,
        on: Any,
        columns: Any = ...,
        on_missing: str = ...,
        defaults: Any = ...,
        on_many: str = ...,
        order_by: Any = ...,
        left: Link = ...,
        right: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Add columns of another table, where each row may be found at most once.

        Inputs: left (Rows to complete), right (The table to look in)
        Outputs: output (The rows with the new columns), rejected (Rows that were not found, or several times)

        Options:
            on: list of text or mapping, required. A name both sides have, or {left: a, right: b}
            columns: list of column or mapping of name to column, default []. What is added: names, or {new name: name}; everything but the keys when empty
            on_missing: null | default | reject, default 'null'. NULLs, the defaults, or the row goes to rejected (unlinked, the run fails)
            defaults: mapping of name to text or true or false or whole number or number, default {}. {new column: value}
            on_many: reject | first, default 'reject'. The row goes to rejected (unlinked, the run fails), or the first by the order
            order_by: list of column or mapping, default []. Which of several is the first; columns of the right side

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def map_mod(
        self,
        *inputs: Link,
        lookups: Sequence[Any] | str = ...,
        columns: Mapping[str, Any],
        where: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Compute the output's columns from an input and several lookups.

        Inputs: input (Rows to map), lookup (Tables to look in)
        Outputs: output (The mapped rows), rejected (Rows that a lookup did not find, or several times)

        Options:
            lookups: list of mapping, default []. Searched in this order
            columns: mapping of name to expression, required. {name: expression}; input.a and customers.a name the tables, a alone is enough when it is clear
            where: expression, default None. Looked at after the lookups

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def union_mod(
        self,
        *inputs: Link,
        by_name: Any = ...,
        distinct: Any = ...,
        source_column: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Put the rows of several inputs one below the other.

        Inputs: input (Rows; columns of the same name have values of the same kind)
        Outputs: output (The rows of all inputs)

        Options:
            by_name: true or false, default True. A column that an input lacks is NULL there. Off: first with first, second with second
            distinct: true or false, default False. Rows that are the same in every column appear once
            source_column: text, default ''. Add a column of this name with the number of the input a row came from

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def intersect_mod(
        self,
        *inputs: Link,
        by_name: Any = ...,
        distinct: Any = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep the rows that every input has.

        Inputs: input (Rows with the same columns)
        Outputs: output (Rows that are in every input)

        Options:
            by_name: true or false, default True. Off: first with first, second with second
            distinct: true or false, default True. Off: a row that each input has twice appears twice. NULL is the same as NULL here

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def except_mod(
        self,
        *inputs: Link,
        by_name: Any = ...,
        distinct: Any = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Keep the rows of the first input that no other input has.

        Inputs: input (input1 is what is kept, the others are taken away)
        Outputs: output (Rows of input1 that are in no other input)

        Options:
            by_name: true or false, default True. Off: first with first, second with second
            distinct: true or false, default True. Off: each row of another input takes one equal row away. NULL is the same as NULL here

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def aggregate_mod(
        self,
        *inputs: Link,
        group_by: Sequence[Any] | str = ...,
        aggregations: Sequence[Any] | str,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Make one row per group: sums, counts, averages and the like.

        Inputs: input (Rows to group)
        Outputs: output (One row per group)

        Options:
            group_by: list of column, default []. One row for each combination of values; empty: one row for all
            aggregations: list of mapping, required. Aggregations

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def window_mod(
        self,
        *inputs: Link,
        partition_by: Sequence[Any] | str = ...,
        order_by: Any = ...,
        functions: Sequence[Any] | str,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Add columns computed from neighbouring rows: running totals, ranks, previous values.

        Inputs: input (Rows)
        Outputs: output (The same rows with the new columns)

        Options:
            partition_by: list of column, default []. Neighbours have the same values here
            order_by: list of column or mapping, default []. The order of the neighbours
            functions: list of mapping, required. Functions

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def pivot_mod(
        self,
        *inputs: Link,
        index: Sequence[Any] | str = ...,
        column: str,
        value: Any,
        function: str = ...,
        values: Any = ...,
        columns: Mapping[str, Any] = ...,
        fill: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Turn the values of a column into columns.

        Inputs: input (Rows with a name and a value each)
        Outputs: output (One row per group, one column per name)

        Options:
            index: list of column, default []. One row for each combination of these (all other columns when empty)
            column: column, required. Its values become columns
            value: column or list of column, required. What the cells are made of; with several, columns are called value_name
            function: sum | avg | min | max | count | count_distinct | first | last | median | stddev | variance | quantile | list | string_agg | any | all | mode | any_value | product, default 'sum'. What becomes of several values in one cell
            values: list of text or true or false or whole number or number, default []. The values that become columns; without them only a run can tell
            columns: mapping of name to type, default {}. The new columns with their types, instead of values
            fill: text or true or false or whole number or number, default None. What stands in a cell that no row belongs to

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def unpivot_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        index: Sequence[Any] | str = ...,
        name_column: str = ...,
        value_column: str = ...,
        keep_nulls: Any = ...,
        value_type: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Turn columns into rows of a name and a value.

        Inputs: input (Rows with many columns)
        Outputs: output (One row per cell)

        Options:
            columns: list of column, default []. Each becomes a row of its name and its value
            index: list of column, default []. Instead of columns: these stay, all others become rows
            name_column: text, default 'name'. Name column
            value_column: text, default 'value'. Value column
            keep_nulls: true or false, default False. Off: an empty cell makes no row
            value_type: type, default None. Needed when the columns hold different kinds of values

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def transpose_mod(
        self,
        *inputs: Link,
        names_from: str,
        names: Sequence[Any] | str = ...,
        columns: Sequence[Any] | str = ...,
        name_column: str = ...,
        value_type: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Turn rows into columns and columns into rows.

        Inputs: input (One row per new column)
        Outputs: output (One row per old column)

        Options:
            names_from: column, required. Each row's value here becomes the name of a column
            names: list of text, default []. The values of that column, in the order wanted; without them only a run can tell
            columns: list of column, default []. What becomes rows (all other columns when empty)
            name_column: text, default 'column'. Holds the old columns' names
            value_type: type, default None. Needed when the columns hold different kinds of values

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def sql_mod(
        self,
        *inputs: Link,
        query: str,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write a SELECT over the inputs.

        Inputs: input (A table of the query: input1, input2, …; input is input1)
        Outputs: output (The rows of the query)

        Options:
            query: text, required. One SELECT in DuckDB's SQL. Its tables are the inputs: input (or input1), input2, …

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def python_mod(
        self,
        *inputs: Link,
        code: str,
        frame: str = ...,
        packages: Sequence[Any] | str = ...,
        columns: Mapping[str, Any] = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write Python over the inputs.

        Inputs: input (A table of the code: input1, input2, …; input is input1)
        Outputs: output (The table that the code gives)

        Options:
            code: text, required. The inputs are input (or input1), input2, …; assign a table to output, or define transform(input)
            frame: polars | pandas | arrow, default None. pandas, Polars or Arrow; by default what settings.execution_mode says
            packages: list of text, default []. What the code imports besides, e.g. scikit-learn==1.7
            columns: mapping of name to type, default {}. The output's columns with their types; without them only a run can tell

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def summary_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        only: str = ...,
        statistics: Sequence[Any] | str = ...,
        layout: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Count, extremes, mean and spread of every column.

        Inputs: input (Rows to look at)
        Outputs: output (One row per column (or per statistic))

        Options:
            columns: list of column, default []. All when empty
            only: all | numbers | text | dates, default 'all'. Of all columns, only those with such values
            statistics: list of count | nulls | distinct | min | max | sum | mean | stddev | q25 | median | q75, default ['count', 'nulls', 'distinct', 'min', 'max', 'mean', 'stddev', 'median']. Statistics
            layout: rows | columns, default 'rows'. rows: column; columns: statistic, with all cells as text

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def profile_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        numbers: Any = ...,
        texts: Any = ...,
        most_frequent: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Judge every column: how complete, how different, how plausible its values are.

        Inputs: input (Rows to look at)
        Outputs: output (One row per column)

        Options:
            columns: list of column, default []. All when empty
            numbers: true or false, default True. mean, stddev, zeros, negatives
            texts: true or false, default True. shortest, longest, blanks, untrimmed
            most_frequent: true or false, default False. Most frequent value

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def frequency_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        together: Any = ...,
        top: int | str = ...,
        include_nulls: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Count how often each value occurs.

        Inputs: input (Rows to count)
        Outputs: output (One row per value, the most frequent first)

        Options:
            columns: list of column, default []. Each is counted by itself; all when empty
            together: true or false, default False. Count combinations of the columns instead
            top: whole number, default None. So many of the most frequent ones
            include_nulls: true or false, default True. As a value of their own; else rows without a value are left out

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def correlation_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        method: str = ...,
        min_rows: int | str = ...,
        layout: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """See how closely numeric columns go together.

        Inputs: input (Rows with numbers)
        Outputs: output (A row per column, or per pair)

        Options:
            columns: list of column, default []. All numeric ones when empty
            method: pearson | spearman, default 'pearson'. pearson: in a line; spearman: in the same order
            min_rows: whole number, default 2. So many rows with both values; else NULL
            layout: matrix | pairs, default 'matrix'. A square of columns, or one row per pair

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def unique_key_mod(
        self,
        *inputs: Link,
        columns: Sequence[Any] | str = ...,
        max_columns: int | str = ...,
        only_unique: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Find the columns that, alone or together, tell every row from the others.

        Inputs: input (Rows to look at)
        Outputs: output (One row per combination of columns)

        Options:
            columns: list of column, default []. What may be part of a key (all when empty)
            max_columns: whole number, default 2. So many columns in a combination
            only_unique: true or false, default False. Leave out combinations with repeats or NULLs

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def compare_mod(
        self,
        *inputs: Link,
        keys: Sequence[Any] | str = ...,
        columns: Sequence[Any] | str = ...,
        ignore: Sequence[Any] | str = ...,
        tolerance: float | str = ...,
        columns_differ: str = ...,
        unchanged: Any = ...,
        left: Link = ...,
        right: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Find the rows and values that were added, removed or changed between two inputs.

        Inputs: left (How it was), right (How it is)
        Outputs: output (One row per key (or row) that differs), values (One row per value that differs: before and after), summary (How many rows were added, removed, changed and the same)

        Options:
            keys: list of column, default []. What makes two rows the same row; without keys whole rows are compared
            columns: list of column, default []. What is compared (all when empty)
            ignore: list of text, default []. Columns that may differ
            tolerance: number, default 0.0. Numbers that differ by no more are the same
            columns_differ: common | refuse, default 'common'. common: it is not compared; refuse: that is a problem
            unchanged: true or false, default False. Also what is the same

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def csv_sink(
        self,
        *inputs: Link,
        output_path: str,
        delimiter: str = ...,
        header: Any = ...,
        mode: str = ...,
        compression: str = ...,
        null_value: str = ...,
        quoting: str = ...,
        quote: str = ...,
        escape: str = ...,
        date_format: str = ...,
        timestamp_format: str = ...,
        partition_by: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to a CSV file.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. Where to write; missing folders are made
            delimiter: text, default ','. What stands between fields
            header: true or false, default True. Write the names first
            mode: overwrite | append | error, default 'overwrite'. append adds rows at the end, without a second header
            compression: auto | none | gzip | zstd, default 'auto'. auto: by the ending .gz or .zst
            null_value: text, default ''. NULL is written as
            quoting: needed | all | none, default 'needed'. needed: around fields that would be misread; none: never
            quote: text, default '"'. One character
            escape: text, default '"'. Before a quote inside quotes
            date_format: text, default ''. e.g. %d.%m.%Y
            timestamp_format: text, default ''. e.g. %d.%m.%Y %H:%M
            partition_by: list of column, default []. Columns whose values become folders, e.g. year=2026/

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def parquet_sink(
        self,
        *inputs: Link,
        output_path: str,
        compression: str = ...,
        partition_by: Sequence[Any] | str = ...,
        mode: str = ...,
        compression_level: int | str = ...,
        row_group_size: int | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to a Parquet file.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. Where to write; missing folders are made
            compression: zstd | snappy | gzip | uncompressed, default 'zstd'. Compression
            partition_by: list of column, default []. Columns whose values become folders, e.g. year=2026/
            mode: overwrite | append | error, default 'overwrite'. append: the old rows and the new ones
            compression_level: whole number, default None. Of zstd: 1 is fast, 22 is small
            row_group_size: whole number, default None. Smaller groups let readers skip more

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def json_sink(
        self,
        *inputs: Link,
        output_path: str,
        format: str = ...,
        mode: str = ...,
        compression: str = ...,
        date_format: str = ...,
        timestamp_format: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to a JSON file, one object each.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. Where to write; missing folders are made
            format: newline | array, default 'newline'. newline: one object a line; array: all in one list
            mode: overwrite | append | error, default 'overwrite'. append adds lines at the end
            compression: auto | none | gzip | zstd, default 'auto'. auto: by the ending .gz or .zst
            date_format: text, default ''. e.g. %d.%m.%Y
            timestamp_format: text, default ''. e.g. %Y-%m-%dT%H:%M:%SZ

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def excel_sink(
        self,
        *inputs: Link,
        output_path: str,
        sheet: str = ...,
        header: Any = ...,
        mode: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to a sheet of a new Excel file.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. An .xlsx file; missing folders are made
            sheet: text, default 'Sheet1'. Its name: 31 characters at most
            header: true or false, default True. Write the names first
            mode: overwrite | error, default 'overwrite'. If it exists

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def xml_sink(
        self,
        *inputs: Link,
        output_path: str,
        root: str = ...,
        row: str = ...,
        attributes: Sequence[Any] | str = ...,
        mode: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to an XML file, one element each.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. Where to write; missing folders are made
            root: text, default 'rows'. Outer element
            row: text, default 'row'. Element of a row
            attributes: list of column, default []. Columns written as attributes of the row, not as elements
            mode: overwrite | error, default 'overwrite'. If it exists

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def markdown_sink(
        self,
        *inputs: Link,
        output_path: str,
        title: str = ...,
        null_value: str = ...,
        mode: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows as a table in a Markdown file.

        Inputs: input (Rows to write)

        Options:
            output_path: text, required. Where to write; missing folders are made
            title: text, default ''. A heading above the table
            null_value: text, default ''. NULL is written as
            mode: overwrite | error, default 'overwrite'. If it exists

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def database_sink(
        self,
        *inputs: Link,
        connection: str,
        table: str,
        mode: str = ...,
        keys: Sequence[Any] | str = ...,
        create: Any = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write rows to a table of a database, all of them or none, and once however often it is tried.

        Inputs: input (Rows to write)

        Options:
            connection: text, required. Its name, as pype connections list shows it
            table: text, required. orders, or sales.orders
            mode: append | replace | merge, default 'append'. append: stay; replace: go; merge: are replaced where the keys are the same
            keys: list of column, default []. Columns that tell a row, for merge
            create: true or false, default True. If it is not there

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def chart_sink(
        self,
        *inputs: Link,
        output_path: str,
        mark: str = ...,
        x: str = ...,
        y: str = ...,
        color: str = ...,
        size: str = ...,
        title: str = ...,
        width: int | str = ...,
        height: int | str = ...,
        spec: Any = ...,
        format: str = ...,
        scale: float | str = ...,
        max_rows: int | str = ...,
        mode: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Draw rows as a chart: an HTML page, SVG or PNG.

        Inputs: input (Rows to draw)

        Options:
            output_path: text, required. Its ending says what it is: .html, .svg or .png
            mark: bar | line | area | point | arc | rect | tick | boxplot, default 'bar'. arc makes a pie
            x: column, default None. The column on the x axis
            y: column, default None. The column on the y axis
            color: column, default None. A color for each value of this column
            size: column, default None. Larger marks for larger values
            title: text, default ''. Title
            width: whole number, default None. In pixels
            height: whole number, default None. In pixels
            spec: mapping or text, default ''. A specification of your own; the rows of the input are its data
            format: auto | html | svg | png, default 'auto'. auto: by the ending
            scale: number, default 2. Of a PNG: 2 is sharp on most screens
            max_rows: whole number, default 50000. More are refused: aggregate or sample first
            mode: overwrite | error, default 'overwrite'. If it exists

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def log_sink(
        self,
        *inputs: Link,
        rows: int | str = ...,
        message: str = ...,
        format: str = ...,
        level: str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Show the first rows in the execution's log.

        Inputs: input (Rows to show)

        Options:
            rows: whole number, default 10. How many rows to show
            message: text, default ''. A line above the rows
            format: table | json | markdown, default 'table'. Show them as
            level: debug | info | warning, default 'info'. Level

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def python_sink(
        self,
        *inputs: Link,
        code: str,
        output_path: str = ...,
        mode: str = ...,
        frame: str = ...,
        packages: Sequence[Any] | str = ...,
        input: Link = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Hand rows to your own Python.

        Inputs: input (Rows the code gets)

        Options:
            code: text, required. The rows are input; write the file output_path, if there is one
            output_path: text, default None. When given, it appears whole or not at all
            mode: overwrite | error, default 'overwrite'. If the file exists
            frame: polars | pandas | arrow, default None. pandas, Polars or Arrow; by default what settings.execution_mode says
            packages: list of text, default []. What the code imports besides, e.g. fastavro==1.12

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def list_solo(
        self,
        *inputs: Link,
        items: Sequence[Any] | str,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Give a list of texts, for a loop that runs once for each.

        Outputs: items (The texts, for a valve with iterate)

        Options:
            items: list of text, required. Texts, in this order; a valve with iterate goes through them

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def log_solo(
        self,
        *inputs: Link,
        message: str,
        level: str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Write a message into the execution's log.


        Options:
            message: text, required. May hold placeholders
            level: debug | info | warning, default 'info'. Level

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def warn_solo(
        self,
        *inputs: Link,
        message: str,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Tell a warning: the execution goes on, and ends as WARNING.


        Options:
            message: text, required. May hold placeholders

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def fail_solo(
        self,
        *inputs: Link,
        message: str,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Fail with a message: nothing new begins but handlers.


        Options:
            message: text, required. May hold placeholders

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def wait_solo(
        self,
        *inputs: Link,
        seconds: float | str,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Pause before what comes next.


        Options:
            seconds: number, required. A day at most

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def set_solo(
        self,
        *inputs: Link,
        values: Any,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Leave values that later nodes and guards read.


        Options:
            values: mapping of name to text or whole number or number or true or false, required. Names and values; later nodes and guards read {{node__name}}

        id, label, cache: the node's id and label; whether its result is kept.
        """

    def python_solo(
        self,
        *inputs: Link,
        code: str,
        packages: Sequence[Any] | str = ...,
        id: str | None = None,
        label: str | None = None,
        cache: bool = False,
        **options: Any,
    ) -> Node:
        """Run your own Python between sub flows.


        Options:
            code: text, required. ctx.set_global(name, value) leaves a value, ctx.get_global(node, name) reads one, ctx.iter_item is the item
            packages: list of text, default []. What the code imports besides, e.g. fastavro==1.12

        id, label, cache: the node's id and label; whether its result is kept.
        """
