"""What cleansing does to a text, one step a function; each takes and gives an expression."""

from typing import Literal

from pypeline.kit import Expression
from pypeline.kit.expressions import call, case, concat, in_list, literal

Unwanted = Literal["whitespace", "tabs", "line_breaks", "letters", "digits", "punctuation", "control_characters"]
Letters = Literal["none", "lower", "upper", "capitalize"]

CLASSES: dict[str, str] = {
    "whitespace": r"\s", "tabs": r"\t", "line_breaks": r"\r\n", "letters": r"\p{L}", "digits": r"0-9",
    "punctuation": r"!-/:-@\[-`{-~", "control_characters": r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f",
}  # fmt: skip


def without(text: Expression, unwanted: list[Unwanted], characters: str) -> Expression:
    """The text without characters of these classes, and without these `characters`."""
    inside = "".join(CLASSES[name] for name in unwanted)
    inside += "".join("\\" + one if one in r"\]^-[" else one for one in characters)
    return call("regexp_replace", text, literal(f"[{inside}]"), literal(""), literal("g")) if inside else text


def trimmed(text: Expression, side: str) -> Expression:
    """Without white space of every kind at its ends."""
    for name, pattern in (("left", r"^\s+"), ("right", r"\s+$")):
        if side in {name, "both"}:
            text = call("regexp_replace", text, literal(pattern), literal(""), literal("g"))
    return text


def single_spaced(text: Expression) -> Expression:
    return call("regexp_replace", text, literal(r"\s+"), literal(" "), literal("g"))


def in_letters(text: Expression, letters: Letters) -> Expression:
    if letters in {"lower", "upper"}:
        return call(letters, text)
    if letters == "capitalize":
        return concat(call("upper", call("left", text, literal(1))), call("lower", call("substring", text, literal(2))))
    return text


def null_where(text: Expression, words: list[str], *, ignore_case: bool) -> Expression:
    """NULL where the text is one of the words."""
    if not words:
        return text
    compared = call("lower", text) if ignore_case else text
    listed = dict.fromkeys(word.lower() if ignore_case else word for word in words)
    return case([(in_list(compared, [literal(word) for word in listed]), literal(None))], text)
