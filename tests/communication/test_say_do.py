"""Say-do: what counts as due and as kept, and from how many on a share is told."""

import pytest

from planner.communication.commitment import Commitment, Side
from planner.communication.say_do import SayDo, say_do
from planner.communication.states import renegotiated
from tests.communication.builders import a_closed_commitment, a_commitment, a_day

TODAY = a_day(20)


def of(*commitments: Commitment) -> SayDo:
    return say_do(commitments, Side.MINE, TODAY)


def many(kept: int, broken: int) -> list[Commitment]:
    return [a_closed_commitment(str(number), is_kept=number < kept) for number in range(kept + broken)]


def test_everything_is_counted_once() -> None:
    found = of(
        a_closed_commitment("in time"),
        a_closed_commitment("late", closed=9),
        a_closed_commitment("broken", is_kept=False),
        a_commitment("overdue", due=19),
        a_commitment("today", due=20),
        a_commitment("coming", due=30),
    )

    assert (found.kept, found.kept_late, found.broken, found.late, found.open) == (1, 1, 1, 1, 2)
    assert found.due == 4


def test_a_promise_kept_before_its_day_counts_though_the_day_is_to_come() -> None:
    assert of(a_closed_commitment(due=30, closed=10)).kept == 1


def test_only_the_side_asked_for_counts() -> None:
    theirs = a_closed_commitment(side=Side.THEIRS)

    assert (of(theirs).due, say_do([theirs], Side.THEIRS, TODAY).due) == (0, 1)


def test_an_open_promise_whose_new_day_was_agreed_on_too_late_counts_as_late() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(8), a_day(30), "")

    assert (of(moved).late, of(moved).open, of(moved).renegotiated) == (1, 0, 1)


def test_an_open_promise_whose_new_day_was_agreed_on_in_time_is_not_due_yet() -> None:
    moved = renegotiated(a_commitment(due=7), a_day(5), a_day(30), "")

    assert (of(moved).due, of(moved).open, of(moved).renegotiated) == (0, 1, 1)


def test_the_share_has_wilsons_interval() -> None:
    found = of(*many(kept=8, broken=2))

    assert found.share == pytest.approx(0.8)
    # Newcombe, Statistics in Medicine 17, 1998, gives the method; 8 of 10 by hand: (0.4901, 0.9433)
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=5e-4), pytest.approx(0.9433, abs=5e-4))


def test_of_fewer_than_five_there_is_no_share() -> None:
    assert of(*many(kept=3, broken=1)).share is None
    assert of(*many(kept=3, broken=2)).share == pytest.approx(0.6)


def test_the_words_give_the_share_with_its_interval() -> None:
    assert of(*many(kept=8, broken=2)).words == "8 of 10 kept in time: 80 % (49 % to 94 %)."


def test_the_words_of_few_give_counts_only() -> None:
    assert of(*many(kept=2, broken=1)).words == "2 of 3 kept in time; a share is told from 5 on."


def test_the_words_say_when_nothing_was_due() -> None:
    assert of(a_commitment(due=30)).words == "Nothing was due yet."
