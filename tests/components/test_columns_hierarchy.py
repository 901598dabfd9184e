"""Hierarchy: paths from the top, whatever the tree looks like."""

from support import multiset
from transforms import Component

TREE = "VALUES (1, NULL, 10), (2, 1, 5), (3, 2, NULL), (4, 99, 7), (5, 4, 1), (6, 7, 1), (7, 6, 1)"


def tree(tmp_path, **options):
    return Component(tmp_path, "hierarchy_mod", child="id", parent="up", **options).over(TREE, "id", "up", "n")


def test_every_row_has_its_path_from_the_top_level_and_root(tmp_path):
    rows = tree(tmp_path, separator="/", level_name="level", root_name="top").rows()
    assert multiset((row[0], *row[3:]) for row in rows) == multiset(
        [(1, "1", 1, "1"), (2, "1/2", 2, "1"), (3, "1/2/3", 3, "1"), (4, "99/4", 2, "99"), (5, "99/4/5", 3, "99")]
    )


def test_rows_in_a_circle_end_the_walk_and_are_shown(tmp_path):
    assert multiset(row[0] for row in tree(tmp_path).rows("circles")) == multiset([6, 7])


def test_figures_along_the_path(tmp_path):
    figures = [{"column": "n", "function": "sum"}, {"column": "n", "function": "min", "as": "least"}]
    rows = tree(tmp_path, figures=figures).rows()
    assert multiset((row[0], row[4], row[5]) for row in rows) == multiset(
        [(1, 10, 10), (2, 15, 5), (3, 15, 5), (4, 7, 7), (5, 8, 1)]
    )


def test_leaves_are_marked(tmp_path):
    rows = tree(tmp_path, leaf_name="is_leaf").rows()
    assert {row[0]: row[4] for row in rows} == {1: False, 2: False, 3: True, 4: False, 5: True}


def test_odd_names_and_no_rows(tmp_path):
    component = Component(tmp_path, "hierarchy_mod", child='a "b"', parent="select")
    assert component.over("SELECT 1, 2 WHERE false", 'a "b"', "select").rows() == []
    same = Component(tmp_path, "hierarchy_mod", child="select", parent="select").over("SELECT 1, 2", "a", "select")
    assert same.codes() == ["P316"]
