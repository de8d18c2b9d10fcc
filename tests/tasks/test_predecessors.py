"""Predecessors as people and project tools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.shared.errors import BadInput
from planner.tasks.predecessors import format_predecessors, parse_predecessors
from planner.tasks.task import Link, LinkType, TaskId

IDS = {"3", "4", "7", "12", "A1", "CX-12", "T1-FS", "A-SS-1", "Interview CEO, CFO", "Plan the budget"}


def known(text):
    return TaskId(text) if text in IDS else None


def parsed(text):
    return [(link.predecessor, link.type.value, link.lag) for link in parse_predecessors(text, known)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("12", ("12", "FS", 0)),
        ("12FS", ("12", "FS", 0)),
        ("12FS+3d", ("12", "FS", 3)),
        ("4SS-1d", ("4", "SS", -1)),
        ("7FF+2", ("7", "FF", 2)),
        ("3sf", ("3", "SF", 0)),
        ("3FS+1 day", ("3", "FS", 1)),
        ("12FS +3d", ("12", "FS", 3)),
        ("12 FS + 3 days", ("12", "FS", 3)),
        ("12+3d", ("12", "FS", 3)),
        ("12FS−2d", ("12", "FS", -2)),
        ("12FS+2w", ("12", "FS", 10)),
        ("12SS+1 wk", ("12", "SS", 5)),
    ],
)
def test_a_predecessor_is_an_id_a_type_and_a_lag(text, link):
    assert parsed(text) == [link]


@pytest.mark.parametrize("text", ["3;4SS", "3, 4SS", "3\n4SS", " 3 ;; 4SS ; "])
def test_semicolon_comma_and_line_break_part_predecessors(text):
    assert parsed(text) == [("3", "FS", 0), ("4", "SS", 0)]


def test_nothing_written_is_no_link():
    assert parsed("  ") == []


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("CX-12", ("CX-12", "FS", 0)),
        ("CX-12SS-3d", ("CX-12", "SS", -3)),
        ("CX-12-3d", ("CX-12", "FS", -3)),
        ("T1-FS", ("T1-FS", "FS", 0)),
        ("T1-FSFF+1", ("T1-FS", "FF", 1)),
        ("A1FS", ("A1", "FS", 0)),
        ("A-SS-1FS+2", ("A-SS-1", "FS", 2)),
    ],
)
def test_an_id_that_looks_like_a_type_or_a_lag_stays_whole(text, link):
    assert parsed(text) == [link]


def test_an_id_that_ends_like_a_type_is_found_before_a_shorter_one():
    ids = {"A1", "A1SS"}
    link = parse_predecessors("A1SS-3d", lambda text: TaskId(text) if text in ids else None)[0]
    assert (link.predecessor, link.type, link.lag) == ("A1SS", LinkType.FS, -3)


def test_a_name_may_hold_the_separator():
    assert parsed("Interview CEO, CFO, Plan the budget") == [
        ("Interview CEO, CFO", "FS", 0),
        ("Plan the budget", "FS", 0),
    ]


@pytest.mark.parametrize("text", ["12FS+50%", "12FS+4h", "12FS+3ed", "12FS+1.5d", "12FS+", "12SS-3 months"])
def test_a_lag_that_is_no_whole_number_of_days_is_refused_with_the_notation_to_use(text):
    with pytest.raises(BadInput, match=r"lag in .* cannot be used; write whole working days, such as 12FS\+3d"):
        parsed(text)


@pytest.mark.parametrize(("text", "wanted"), [("99", "99"), ("99FS+3d", "99"), ("CX-99", "CX-99"), ("3;FS", "FS")])
def test_an_unknown_predecessor_is_named(text, wanted):
    with pytest.raises(BadInput, match=f"“{wanted}” is not a task here"):
        parsed(text)


def test_a_lag_of_years_is_refused():
    with pytest.raises(BadInput, match="longer than 1000 working days"):
        parsed("12FS+300w")


def test_the_same_link_twice_counts_once():
    assert parsed("12; 12FS") == [("12", "FS", 0)]


def test_the_same_link_with_two_lags_is_refused():
    with pytest.raises(BadInput, match="twice with different lags"):
        parsed("12; 12FS+1d")


def test_a_week_has_as_many_working_days_as_the_plan_says():
    assert parse_predecessors("3FS+1w", known, days_per_week=6)[0].lag == 6


links = st.builds(
    Link,
    predecessor=st.sampled_from(["3", "4", "7", "12"]),
    type=st.sampled_from(LinkType),
    lag=st.integers(-1000, 1000),
)


@given(st.lists(links, unique_by=lambda link: (link.predecessor, link.type)))
def test_what_is_written_reads_back_the_same(some):
    assert list(parse_predecessors(format_predecessors(some, str), known)) == some


def test_a_bare_number_is_written_for_the_usual_link():
    some = [Link(predecessor=TaskId("3")), Link(predecessor=TaskId("4"), type=LinkType.SS, lag=-1)]
    assert format_predecessors(some, str) == "3; 4SS-1d"
