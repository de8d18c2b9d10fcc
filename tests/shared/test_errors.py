"""Errors in the words of somebody who is no programmer."""

import pytest

from planner.shared.errors import BadInput
from tests.builders import a_task


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("percent", 101, "Percent: It must be 100 or less."),
        ("duration", -1, "Duration: It must be 0 or more."),
        ("duration", "three", "Duration: Type a whole number."),
        ("actual_start", "soon", "Actual start: Type a date such as 2026-01-31."),
        ("kind", "epic", "Kind: Choose 'task', 'milestone', 'gate' or 'recurring'."),
    ],
)
def test_a_wrong_field_is_told_in_plain_words(field: str, typed: object, told: str):
    with pytest.raises(BadInput) as refusal:
        a_task("A").but(**{field: typed})
    assert str(refusal.value) == told


def test_a_problem_of_the_whole_names_no_field():
    with pytest.raises(BadInput) as refusal:
        a_task("A").but(duration=0)
    assert str(refusal.value) == "A task takes at least one working day; make it a milestone if it takes none."
