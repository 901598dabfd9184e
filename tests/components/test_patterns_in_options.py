"""Regular expressions and date formats are read while compiling: what is wrong with them is located at the option."""

import pytest

from pypeline.kit.patterns import Pattern, format_problem, read_pattern, replacement_problem
from transforms import Component

MATCHES = {"check": "matches", "columns": ["a"]}


@pytest.mark.parametrize(
    ("component", "options", "option"),
    [
        ("expect_mod", {"expectations": [{**MATCHES, "pattern": "("}]}, "expectations[0].pattern"),
        ("extract_mod", {"column": "a", "pattern": "(?=x)(x)", "columns": ["y"]}, "pattern"),
        ("extract_mod", {"column": "a", "pattern": "[a", "columns": ["y"]}, "pattern"),
        ("replace_mod", {"find": "(", "match": "regex"}, "find"),
        ("replace_mod", {"find": "(a)", "replace": r"\2", "match": "regex"}, "replace"),
        ("split_column_mod", {"column": "a", "delimiter": "(", "regex": True, "count": 2}, "delimiter"),
        ("datetime_mod", {"column": "a", "formats": ["%Y", "%Q"]}, "formats[1]"),
    ],
)
def test_what_cannot_be_read_is_located(tmp_path, component, options, option):
    (problem,) = Component(tmp_path, component, **options).over("SELECT 'x'", "a").problems()
    assert (problem.code, problem.place.option) == ("P304", option)


def test_what_only_this_kind_of_expression_knows_is_read():
    assert read_pattern(r"(?i)(?P<first>\p{L}+)(?<second>\d)(x)?", "p") == Pattern(
        r"(?i)(?P<first>\p{L}+)(?<second>\d)(x)?", 3, ("first", "second")
    )


def test_classes_of_letters_work_in_a_run(tmp_path):
    component = Component(tmp_path, "extract_mod", column="a", pattern=r"(\p{Lu})", columns=["capital"])
    assert component.over("SELECT 'éÉ'", "a").rows() == [("éÉ", "É")]


def test_a_backslash_that_is_one_is_no_group():
    assert replacement_problem(r"\\1 \0", 0, "p") is None
    assert format_problem("100%% %-d.%m.%Y", "p") is None
    assert format_problem("%", "p") is not None
