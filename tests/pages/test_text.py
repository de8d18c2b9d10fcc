"""Texts: what users typed shown as they typed it, and told apart in a list to choose from."""

from pages.shared.text import as_typed, told_apart


def test_lines_stay_lines_and_an_indented_one_is_no_block_of_code():
    assert as_typed("First\nsecond *one*\n\n    third") == "First  \nsecond \\*one\\*  \n  \nthird"


def test_a_name_that_nobody_shares_stands_alone():
    assert told_apart({"a": ("Ada", "CFO"), "b": ("Ben", "COO")}) == {"a": "Ada", "b": "Ben"}


def test_those_of_one_name_are_told_apart_by_what_else_is_known():
    assert told_apart({"a": ("Ada", "CFO", ""), "b": ("Ada", "", "Sales")}) == {"a": "Ada (CFO)", "b": "Ada (Sales)"}


def test_those_of_whom_nothing_else_is_known_are_numbered():
    assert told_apart(dict.fromkeys("abc", ("Ada", ""))) == {"a": "Ada", "b": "Ada, no. 2", "c": "Ada, no. 3"}


def test_no_two_are_called_the_same_whatever_they_are_called():
    names = told_apart({"a": ("Ada (CFO)",), "b": ("Ada", "CFO"), "c": ("Ada", "CFO"), "d": ("Ada (CFO), no. 2",)})
    assert len(set(names.values())) == 4
