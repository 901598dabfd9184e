"""Regular expressions that are ready, in the common ground of RE2, PostgreSQL and Java. One group each."""

from typing import Literal

Pattern = Literal[
    "email", "url", "ipv4", "uuid", "card_number", "us_ssn", "phone", "percentage", "quoted_text", "number", "hashtag",
    "date_ymd", "date_dmy", "date_mdy", "time",
]  # fmt: skip
_DAY, _MONTH, _YEAR = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|1[0-2])", "[0-9]{4}"

PATTERNS: dict[str, str] = {
    "email": r"([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
    "url": r"(https?://[-A-Za-z0-9@:%._+~#=]+(?:[-A-Za-z0-9@:%_+.~#?&/=]*))",
    "ipv4": r"((?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))",
    "uuid": r"([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})",
    "card_number": r"([0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4})",
    "us_ssn": r"([0-9]{3}-[0-9]{2}-[0-9]{4})",
    "phone": r"(\+?[0-9][0-9 ()/.-]{5,}[0-9])",
    "percentage": r"([0-9]+(?:\.[0-9]+)?%)",
    "quoted_text": r'"([^"]*)"',
    "number": r"([-+]?[0-9]+(?:\.[0-9]+)?)",
    "hashtag": r"#([A-Za-z0-9_]+)",
    "date_ymd": rf"({_YEAR}[-/.]{_MONTH}[-/.]{_DAY})",
    "date_dmy": rf"({_DAY}[-/.]{_MONTH}[-/.](?:{_YEAR}|[0-9]{{2}}))",
    "date_mdy": rf"({_MONTH}[-/.]{_DAY}[-/.](?:{_YEAR}|[0-9]{{2}}))",
    "time": r"((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)",
}
