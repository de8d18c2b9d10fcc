"""States of commitments: late, kept, broken, and days agreed on anew."""

import pytest

from planner.communication.commitment import Outcome
from planner.communication.states import (
    State,
    broken,
    is_kept_in_time,
    is_renegotiated,
    judged_by,
    kept,
    renegotiated,
    reopened,
    state_of,
)
from planner.shared.errors import BadInput
from tests.communication.builders import a_closed_commitment, a_commitment, a_day, a_renegotiation


def test_an_open_commitment_is_late_from_the_day_after_it_was_due() -> None:
    due = a_commitment(due=7)

    assert [state_of(due, a_day(day)) for day in (6, 7, 8)] == [State.OPEN, State.DUE, State.LATE]


def test_kept_on_its_due_day_is_kept_and_a_day_later_kept_late() -> None:
    assert state_of(a_closed_commitment(due=7, closed=7), a_day(20)) is State.KEPT
    assert state_of(a_closed_commitment(due=7, closed=8), a_day(20)) is State.KEPT_LATE


def test_one_that_is_known_to_be_broken_is_broken_before_its_day() -> None:
    assert state_of(broken(a_commitment(due=7), a_day(2)), a_day(3)) is State.BROKEN


def test_a_day_agreed_on_up_to_the_due_day_takes_its_place() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(7), a_day(14), "The tool came late")

    assert (moved.due_on, judged_by(moved)) == (a_day(14), a_day(14))
    assert is_kept_in_time(kept(moved, a_day(14)))


def test_a_day_agreed_on_too_late_does_not_wipe_the_lateness() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(8), a_day(14), "")

    assert judged_by(moved) == a_day(7)
    assert state_of(kept(moved, a_day(14)), a_day(20)) is State.KEPT_LATE


def test_a_day_agreed_on_too_late_is_still_the_one_that_is_waited_for() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(8), a_day(14), "")

    assert [state_of(moved, a_day(day)) for day in (9, 15)] == [State.OPEN, State.LATE]


def test_after_a_lateness_nothing_agreed_on_later_counts() -> None:
    steps = (a_renegotiation(on=8, before=7, due=14), a_renegotiation(on=10, before=14, due=21))

    assert judged_by(a_commitment(due=21, renegotiations=steps)) == a_day(7)


def test_days_agreed_on_in_time_follow_each_other() -> None:
    steps = (a_renegotiation(on=3, before=7, due=14), a_renegotiation(on=14, before=14, due=21))

    assert judged_by(a_commitment(due=21, renegotiations=steps)) == a_day(21)


def test_a_due_day_that_was_corrected_afterwards_is_the_one_it_is_judged_by() -> None:
    corrected = renegotiated(a_commitment(due=7), a_day(3), a_day(14), "").but(due_on=a_day(21))

    assert judged_by(corrected) == a_day(21)
    assert judged_by(renegotiated(corrected, a_day(18), a_day(28), "")) == a_day(28)


def test_an_earlier_day_may_be_agreed_on_too() -> None:
    assert judged_by(renegotiated(a_commitment(due=14), a_day(3), a_day(5), "")) == a_day(5)


def test_a_new_due_day_is_remembered_with_the_old_one_and_the_reason() -> None:
    step = renegotiated(a_commitment(due=7), a_day(3), a_day(14), "More data").renegotiations[0]

    assert (step.on, step.due_before, step.due_on, step.reason) == (a_day(3), a_day(7), a_day(14), "More data")
    assert is_renegotiated(renegotiated(a_commitment(due=7), a_day(3), a_day(14), ""))
    assert not is_renegotiated(a_commitment())


@pytest.mark.parametrize(("on", "due"), [(3, 2), (3, 7)])
def test_a_new_due_day_that_has_gone_by_or_is_the_old_one_is_refused(on: int, due: int) -> None:
    with pytest.raises(BadInput) as refused:
        renegotiated(a_commitment(due=7), a_day(on), a_day(due), "")

    assert "due_on" in refused.value.problems


def test_a_new_due_day_may_be_the_day_of_the_talk_and_two_may_be_agreed_on_in_one_day() -> None:
    first = renegotiated(a_commitment(due=7), a_day(3), a_day(3), "")

    assert judged_by(renegotiated(first, a_day(3), a_day(5), "")) == a_day(5)


def test_a_promise_may_be_kept_on_the_day_it_was_made() -> None:
    assert is_kept_in_time(kept(a_commitment(due=7), a_day(0)))


def test_a_closed_commitment_is_not_renegotiated() -> None:
    with pytest.raises(BadInput, match="reopen"):
        renegotiated(a_closed_commitment(), a_day(3), a_day(14), "")


def test_a_talk_before_the_last_one_is_refused() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(5), a_day(14), "")

    with pytest.raises(BadInput) as refused:
        renegotiated(moved, a_day(4), a_day(21), "")

    assert "on" in refused.value.problems


def test_what_is_closed_is_not_closed_again() -> None:
    with pytest.raises(BadInput, match="kept already"):
        broken(a_closed_commitment(), a_day(9))


def test_nothing_is_kept_before_it_was_made() -> None:
    with pytest.raises(BadInput) as refused:
        kept(a_commitment(), a_day(-1))

    assert "on" in refused.value.problems


def test_a_closed_commitment_can_be_opened_again() -> None:
    opened = reopened(a_closed_commitment())

    assert (opened.outcome, opened.closed_on) == (Outcome.OPEN, None)


def test_an_open_commitment_is_not_opened_again() -> None:
    with pytest.raises(BadInput, match="open already"):
        reopened(a_commitment())
