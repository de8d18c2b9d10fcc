"""Texts: what users typed told apart in a list to choose from."""

from pages.shared.text import told_apart


def test_a_name_that_nobody_shares_stands_alone():
    assert told_apart({"a": ("Ada", "CFO"), "b": ("Ben", "COO")}) == {"a": "Ada", "b": "Ben"}


def test_those_of_one_name_are_told_apart_by_what_else_is_known():
    assert told_apart({"a": ("Ada", "CFO", ""), "b": ("Ada", "", "Sales")}) == {"a": "Ada (CFO)", "b": "Ada (Sales)"}


def test_those_of_whom_nothing_else_is_known_are_numbered():
    assert told_apart(dict.fromkeys("abc", ("Ada", ""))) == {"a": "Ada", "b": "Ada, no. 2", "c": "Ada, no. 3"}


def test_no_two_are_called_the_same_whatever_they_are_called():
    names = told_apart({"a": ("Ada (CFO)",), "b": ("Ada", "CFO"), "c": ("Ada", "CFO"), "d": ("Ada (CFO), no. 2",)})
    assert len(set(names.values())) == 4
