"""The listening tour: everybody met in the first weeks, those who matter most first, no day overloaded."""

from collections import Counter
from datetime import date, time

import pytest

from planner.shared.calendar import WorkCalendar
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder
from planner.stakeholders.tour import Tour, listening_tour, skipped
from tests.stakeholders.builders import MONDAY, a_contact, a_day, a_stakeholder

_CALENDAR = WorkCalendar(MONDAY, holidays={a_day(1): "Feast"}, days_off=[a_day(2)])
_NINE, _TWO = time(9), time(14)


def _people(count: int, **fields: object) -> list[Stakeholder]:
    return [a_stakeholder(f"{fields.get('influence', 'P')}-{at:03}", **fields) for at in range(count)]


def _tour(
    stakeholders: list[Stakeholder],
    *contacts: Contact,
    days: tuple[int, int] = (0, 11),
    per_day: int = 3,
    **more: object,
) -> Tour:
    first, last = map(a_day, days)
    return listening_tour(stakeholders, contacts, _CALENDAR, first, last, per_day, **{"hours": (_NINE, _TWO)} | more)


def _load(tour: Tour) -> Counter[date]:
    return Counter(booking.on for booking in tour.bookings)


def _who(tour: Tour) -> list[str]:
    return [booking.stakeholder for booking in tour.bookings]


def test_everybody_is_booked_once():
    people = _people(8)

    assert sorted(_who(_tour(people))) == sorted(one.id for one in people)


def test_only_working_days_are_booked():
    assert set(_load(_tour(_people(16)))) == {a_day(day) for day in (0, 3, 4, 7, 8, 9, 10, 11)}


def test_the_load_is_even():
    assert sorted(_load(_tour(_people(10))).values()) == [1, 1, 1, 1, 1, 1, 2, 2]


def test_whoever_has_a_contact_in_that_time_is_left_alone_whether_held_or_booked():
    held, booked = a_contact("P-000", a_day(0)), a_contact("P-001", a_day(8), is_held=False)

    assert _who(_tour(_people(3), held, booked)) == ["P-002"]


def test_a_contact_on_the_first_or_the_last_day_of_that_time_counts():
    first, last = a_contact("P-000", a_day(3), is_held=False), a_contact("P-001", a_day(11), is_held=False)

    assert _who(_tour(_people(3), first, last, days=(3, 11))) == ["P-002"]


def test_a_contact_before_that_time_does_not_replace_the_tour():
    assert _who(_tour(_people(1), a_contact("P-000", a_day(-1)))) == ["P-000"]


def test_whoever_was_met_since_the_first_day_of_the_plan_is_not_booked_again_in_its_first_weeks():
    met, missed = _people(2)
    contacts = [a_contact(met, on=a_day(2)), a_contact(missed, on=a_day(2), is_held=False)]

    assert _who(_tour([met, missed], *contacts, days=(9, 28))) == [missed.id]


@pytest.mark.parametrize(("begins", "is_booked"), [(30, False), (31, True)])
def test_a_tour_that_begins_after_day_30_meets_everybody_again(begins, is_booked):
    (met,) = _people(1)

    assert bool(_who(_tour([met], a_contact(met, on=a_day(0)), days=(begins, 50)))) is is_booked


def test_what_stands_on_a_day_counts_against_its_limit():
    standing = [a_contact("Other", a_day(0), is_held=False, id=str(at)) for at in range(2)]

    assert _load(_tour(_people(2), *standing, days=(0, 3), per_day=2)) == {a_day(3): 2}


def test_contacts_that_others_hold_fill_no_day_of_ours():
    theirs = a_contact("Other", a_day(0), by="Tessa", is_held=False)

    assert _load(_tour(_people(1), theirs, days=(0, 0), per_day=1, by="Marit")) == {a_day(0): 1}
    assert _load(_tour(_people(1), theirs, days=(0, 0), per_day=1, by="Tessa")) == {}


def test_whoever_does_not_fit_is_told():
    tour = _tour(_people(5), days=(0, 3), per_day=2)

    assert [one.id for one in tour.not_placed] == ["P-004"]


def test_those_to_manage_closely_come_first_and_those_to_monitor_last():
    people = [
        a_stakeholder("Monitor", influence=1, interest=1),
        a_stakeholder("Unplaced"),
        a_stakeholder("Informed", influence=1, interest=5),
        a_stakeholder("Satisfied", influence=5, interest=1),
        a_stakeholder("Closely", influence=4, interest=5),
    ]

    assert _who(_tour(people, per_day=1)) == ["Closely", "Satisfied", "Informed", "Unplaced", "Monitor"]


def test_within_a_quadrant_the_most_influence_comes_first():
    people = [*_people(1, influence=4, interest=4), *_people(1, influence=5, interest=4)]

    assert _who(_tour(people)) == ["5-000", "4-000"]


def test_those_to_manage_closely_are_met_by_day_25():
    tour = _tour(_people(6, influence=5, interest=5), days=(23, 39), per_day=2)

    assert _load(tour) == {a_day(23): 2, a_day(24): 2, a_day(25): 2}


def test_where_no_room_is_left_by_day_25_they_are_met_as_soon_as_there_is():
    tour = _tour(_people(7, influence=5, interest=5), days=(23, 39), per_day=2)

    assert (tour.bookings[-1].on, tour.not_placed) == (a_day(28), ())


def test_whoever_has_a_day_for_the_first_contact_is_met_by_then():
    pressing = a_stakeholder("Pressing", influence=1, interest=1, first_contact_by=a_day(3))

    tour = _tour([*_people(8, influence=5, interest=1), pressing])

    assert next(booking.on for booking in tour.bookings if booking.stakeholder == "Pressing") == a_day(0)


def test_each_contact_of_a_day_has_its_hour_the_earliest_first():
    tour = _tour(_people(2), days=(0, 0))

    assert [(booking.stakeholder, booking.at) for booking in tour.bookings] == [("P-000", _NINE), ("P-001", _TWO)]


def test_the_hours_take_turns_over_the_days():
    tour = _tour(_people(5), days=(7, 11))

    assert [booking.at for booking in tour.bookings] == [_NINE, _TWO, _NINE, _TWO, _NINE]


def test_holidays_and_days_off_are_skipped_while_weekends_are_no_days_of_the_tour_anyway():
    assert skipped(_CALENDAR, a_day(0), a_day(11)) == [a_day(1), a_day(2)]


def test_a_day_holds_no_more_contacts_than_hours():
    tour = _tour(_people(3), days=(0, 0), per_day=3)

    assert (len(tour.bookings), len(tour.not_placed)) == (2, 1)


@pytest.mark.parametrize(
    ("at", "minutes", "hour"),
    [(time(9), 30, _TWO), (time(8, 30), 60, _TWO), (time(9, 15), 30, _TWO), (time(9, 30), 30, _NINE)],
)
def test_an_hour_is_free_if_nothing_takes_the_half_hour_after_it(at, minutes, hour):
    standing = a_contact("Other", a_day(0), at=at, minutes=minutes, is_held=False)

    assert [booking.at for booking in _tour(_people(1), standing, days=(0, 0)).bookings] == [hour]


def test_without_hours_only_the_days_are_booked():
    tour = _tour(_people(3), days=(0, 0), hours=())

    assert [booking.at for booking in tour.bookings] == [None] * 3


def test_the_heaviest_day_counts_what_stood_there_before():
    standing = a_contact("Other", a_day(0), is_held=False)

    assert _tour(_people(2), standing, days=(0, 0), hours=()).heaviest == 3


def test_the_heaviest_is_the_fullest_of_the_days_that_are_booked():
    tour = _tour(_people(3), days=(0, 3))

    assert (sorted(_load(tour).values()), tour.heaviest) == ([1, 2], 2)


def test_whoever_has_a_day_for_the_first_contact_may_be_met_on_that_very_day():
    standing = a_contact("Other", a_day(0), is_held=False)

    assert _load(_tour(_people(1, first_contact_by=a_day(3)), standing)) == {a_day(3): 1}


def test_the_order_in_which_people_are_given_does_not_matter():
    people = _people(12, influence=5, interest=5)

    assert _tour(people) == _tour(people[::-1])


def test_a_tour_without_a_working_day_places_nobody():
    tour = _tour(_people(1), days=(5, 6))

    assert (tour.bookings, len(tour.not_placed), tour.heaviest) == ((), 1, 0)
