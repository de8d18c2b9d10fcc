"""The example of a file to import, and the list of what is wrong with one."""

import pytest

from planner.exchange.example import example_csv
from planner.exchange.field_cells import CellProblem
from planner.exchange.problems_out import problems_csv
from planner.tasks.task import Kind
from tests.exchange.reading import imported, the_plan


@pytest.fixture
def example():
    return imported(example_csv(the_plan()))


def test_the_example_comes_in_without_a_problem_or_a_remark(example):
    assert (example.problems, example.notes, example.ignored_columns) == ((), (), ())


def test_the_example_shows_a_gate_and_links_with_types_and_lags(example):
    assert [task.kind for task in example.drafts][-1] is Kind.GATE
    assert [(link.type, link.lag) for link in example.drafts[2].links] == [("FS", 0), ("SS", 1)]


def test_the_example_lies_in_a_phase_of_the_plan(example):
    assert {task.phase for task in example.drafts} == {"communicate"}


def test_the_list_of_problems_runs_nothing_in_a_spreadsheet():
    listed = problems_csv([CellProblem(7, "Start", "=cmd()", "Write a date.")]).decode("utf-8-sig")
    assert listed.splitlines() == ["Row,Column,Value,What to do", "7,Start,'=cmd(),Write a date."]
