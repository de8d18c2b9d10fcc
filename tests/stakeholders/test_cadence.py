"""Cadence: when the next contact with each stakeholder is due, and who waits longest for one."""

from datetime import time

import pytest

from planner.stakeholders.cadence import ContactDue, Reason, contact_due, contacts_due, missed, rhythm_of
from planner.stakeholders.contact import Contact
from planner.stakeholders.rhythm import Rhythms
from planner.stakeholders.stakeholder import Stakeholder
from tests.stakeholders.builders import MONDAY, a_contact, a_day, a_stakeholder

_RHYTHMS = Rhythms(manage_closely=10, keep_satisfied=20, keep_informed=30, monitor=80, unplaced=40)


def _due(stakeholder: Stakeholder, *contacts: Contact, today: int = 0) -> ContactDue:
    return contact_due(stakeholder, contacts, _RHYTHMS, MONDAY, a_day(today))


def _booked(whom: str = "Ada", on: int = 0, **fields: object) -> Contact:
    return a_contact(whom, on=a_day(on), is_held=False, **fields)


@pytest.mark.parametrize(("influence", "interest", "days"), [(4, 4, 10), (4, 3, 20), (3, 4, 30), (3, 3, 80)])
def test_each_quadrant_has_its_rhythm(influence, interest, days):
    assert rhythm_of(a_stakeholder(influence=influence, interest=interest), _RHYTHMS) == days


def test_the_usual_rhythms_are_two_weeks_four_and_twelve():
    usual = Rhythms()

    assert (usual.manage_closely, usual.keep_satisfied, usual.keep_informed, usual.monitor, usual.unplaced) == (
        *(14, 28, 28, 84, 28),
    )


def test_those_nobody_has_placed_have_a_rhythm_too():
    assert rhythm_of(a_stakeholder(), _RHYTHMS) == 40


def test_a_rhythm_of_their_own_comes_before_the_quadrants():
    assert rhythm_of(a_stakeholder(influence=5, interest=5, rhythm_days=7), _RHYTHMS) == 7


def test_the_next_contact_is_due_a_rhythm_after_the_last_one_held():
    due = _due(a_stakeholder(rhythm_days=7), a_contact(on=a_day(1)), a_contact(on=a_day(3)), today=4)

    assert due.due_on == a_day(10)
    assert due.last == a_contact(on=a_day(3))


def test_a_contact_held_today_is_the_last_one():
    assert _due(a_stakeholder(rhythm_days=7), a_contact(on=a_day(4)), today=4).due_on == a_day(11)


def test_a_day_agreed_on_that_is_the_contacts_own_says_nothing_of_the_next():
    due = _due(a_stakeholder(rhythm_days=7), a_contact(on=a_day(3), next_on=a_day(3)), today=4)

    assert (due.due_on, due.reason) == (a_day(10), Reason.RHYTHM)


def test_the_day_agreed_on_comes_before_the_rhythm():
    due = _due(a_stakeholder(rhythm_days=7), a_contact(on=a_day(3), next_on=a_day(20)), today=4)

    assert due.due_on == a_day(20)
    assert (due.reason, due.since) == (Reason.AGREED, a_day(3))


def test_only_the_last_contact_says_what_was_agreed():
    contacts = [a_contact(on=a_day(1), next_on=a_day(30)), a_contact(on=a_day(3))]

    assert _due(a_stakeholder(rhythm_days=7), *contacts, today=4).due_on == a_day(10)


def test_a_contact_still_to_come_was_not_held_whatever_it_says():
    assert _due(a_stakeholder(), a_contact(on=a_day(9)), today=3).last is None


def test_without_a_contact_the_first_one_is_due_when_it_was_wanted():
    assert _due(a_stakeholder(rhythm_days=7, first_contact_by=a_day(2))).due_on == a_day(2)


def test_without_a_contact_the_rhythm_counts_from_the_plans_first_day():
    assert _due(a_stakeholder(rhythm_days=7)).due_on == a_day(7)


def test_somebody_placed_later_is_not_late_from_the_start():
    due = _due(a_stakeholder(influence=5, interest=5, on=a_day(30)), today=30)

    assert (due.due_on, due.is_overdue, due.reason, due.since) == (a_day(36), False, Reason.PLACED, a_day(30))


def test_somebody_placed_in_the_first_days_is_due_when_the_others_of_their_quadrant_are():
    assert _due(a_stakeholder(influence=5, interest=5, on=a_day(4)), today=4).due_on == a_day(10)


def test_whom_nobody_has_placed_or_met_is_not_due_before_those_to_manage_closely_are_met():
    close = a_stakeholder("Close", influence=5, interest=5, on=a_day(38))
    due = contacts_due([a_stakeholder("Anybody"), close], [], _RHYTHMS, MONDAY, a_day(39))

    assert [(one.stakeholder.name, one.due_on) for one in due] == [("Close", a_day(44)), ("Anybody", a_day(44))]
    assert due[1].reason is Reason.AFTER_THE_CLOSEST


def test_a_day_set_for_somebody_who_is_not_placed_stands_whoever_else_waits():
    close = a_stakeholder("Close", influence=5, interest=5, on=a_day(38))
    wanted, own = a_stakeholder("Wanted", first_contact_by=a_day(40)), a_stakeholder("Own", rhythm_days=41)
    due = contacts_due([wanted, own, close], [], _RHYTHMS, MONDAY, a_day(39))

    assert [one.due_on for one in due] == [a_day(40), a_day(41), a_day(44)]


def _seen_by_an_editor(stakeholder: Stakeholder, *contacts: Contact, today: int = 0) -> ContactDue:
    return contact_due(stakeholder, contacts, _RHYTHMS, MONDAY, a_day(today), knows_placements=False)


@pytest.mark.parametrize("contacts", [[], [a_contact(on=a_day(1))]])
def test_who_does_not_know_the_placements_is_told_no_day_that_would_follow_from_one(contacts):
    due = _seen_by_an_editor(a_stakeholder(), *contacts, today=99)

    assert (due.due_on, due.reason, due.is_overdue, due.is_due_this_week) == (None, Reason.UNSAID, False, False)


def test_they_are_told_the_days_that_somebody_has_set():
    agreed = a_contact(on=a_day(1), next_on=a_day(9))

    assert _seen_by_an_editor(a_stakeholder(rhythm_days=7), a_contact(on=a_day(1)), today=9).days_late == 1
    assert _seen_by_an_editor(a_stakeholder(), agreed, today=10).days_late == 1
    assert _seen_by_an_editor(a_stakeholder(first_contact_by=a_day(9)), today=10).days_late == 1
    assert _seen_by_an_editor(a_stakeholder(), a_contact(on=a_day(1)), _booked(on=60), today=10).due_on == a_day(60)


def test_without_a_day_those_come_first_whom_nobody_has_met_and_then_those_met_the_longest_ago():
    people = [a_stakeholder(name) for name in ("Recent", "Long ago", "Never")]
    contacts = [a_contact("Recent", a_day(9)), a_contact("Long ago", a_day(1))]
    due = contacts_due(people, contacts, _RHYTHMS, MONDAY, a_day(10), knows_placements=False)

    assert [(one.stakeholder.name, one.days_since) for one in due] == [("Never", None), ("Long ago", 9), ("Recent", 1)]


def test_somebody_placed_before_the_plan_began_is_due_from_its_first_day():
    assert _due(a_stakeholder(influence=5, interest=5, on=a_day(-8))).due_on == a_day(10)


def test_on_the_due_day_itself_nobody_is_late():
    due = _due(a_stakeholder(rhythm_days=7), today=7)

    assert (due.is_overdue, due.days_late, due.is_due_this_week) == (False, 0, True)


def test_the_day_after_the_due_day_is_one_day_late():
    due = _due(a_stakeholder(rhythm_days=7), today=8)

    assert (due.is_overdue, due.days_late, due.is_due_this_week) == (True, 1, False)


@pytest.mark.parametrize(("due_day", "is_this_week"), [(6, True), (7, False)])
def test_this_week_is_today_and_the_six_days_after_it(due_day, is_this_week):
    assert _due(a_stakeholder(first_contact_by=a_day(due_day))).is_due_this_week is is_this_week


def test_whoever_is_late_and_booked_within_the_week_is_not_overdue():
    due = _due(a_stakeholder(rhythm_days=7), _booked(on=26), today=20)

    assert (due.is_overdue, due.due_on, due.booked) == (False, a_day(26), _booked(on=26))


def test_a_booking_further_away_than_a_week_leaves_them_overdue():
    due = _due(a_stakeholder(rhythm_days=7), _booked(on=27), today=20)

    assert (due.days_late, due.booked) == (13, _booked(on=27))


def test_a_booking_before_the_due_day_is_in_time_however_far_away():
    assert _due(a_stakeholder(rhythm_days=40), _booked(on=38), today=1).due_on == a_day(38)


def test_the_next_of_several_bookings_counts():
    at_nine, at_two = _booked(on=3, id="a", at=time(9)), _booked(on=3, id="b", at=time(14))

    assert _due(a_stakeholder(), _booked(on=5), at_two, at_nine).booked == at_nine


def test_a_booking_gone_by_helps_nobody():
    due = _due(a_stakeholder(rhythm_days=7), _booked(on=6), today=8)

    assert (due.booked, due.days_late) == (None, 1)


def test_a_booking_of_today_is_still_to_come():
    assert _due(a_stakeholder(), _booked(on=8), today=8).booked == _booked(on=8)


def test_missed_are_those_booked_for_a_day_gone_by_the_oldest_first():
    contacts = [_booked(on=5), a_contact(on=a_day(4)), _booked(on=2), _booked(on=8)]

    assert missed(contacts, a_day(8)) == [_booked(on=2), _booked(on=5)]


def test_what_the_day_follows_from_is_the_last_contact_and_the_rhythm():
    due = _due(a_stakeholder(rhythm_days=7), a_contact(on=a_day(3)), today=4)

    assert (due.reason, due.since, due.rhythm) == (Reason.RHYTHM, a_day(3), 7)


def test_whom_nobody_met_yet_waits_since_the_first_day():
    due = _due(a_stakeholder(influence=5, interest=5), today=30)

    assert (due.reason, due.since, due.rhythm) == (Reason.NEVER_MET, a_day(0), 10)


def test_late_days_weigh_by_the_quadrant():
    close = a_stakeholder("Close", influence=5, interest=5, first_contact_by=a_day(5))
    monitored = a_stakeholder("Monitored", influence=1, interest=1, first_contact_by=a_day(-6))
    satisfied = a_stakeholder("Satisfied", influence=5, interest=1, first_contact_by=a_day(5))

    assert _order(monitored, satisfied, close, today=10) == ["Close", "Monitored", "Satisfied"]


@pytest.mark.parametrize(
    ("influence", "interest", "as_late_as_monitored"), [(5, 5, 4), (5, 1, 3), (1, 5, 2), (None, None, 2)]
)
def test_a_day_late_weighs_as_many_days_of_those_to_monitor(influence, interest, as_late_as_monitored):
    one = a_stakeholder("One", influence=influence, interest=interest, first_contact_by=a_day(8))  # two days late
    monitored = [
        a_stakeholder(name, influence=1, interest=1, first_contact_by=a_day(10 - 2 * as_late_as_monitored + more))
        for name, more in (("Longer", -1), ("Shorter", 1))
    ]

    assert _order(one, *monitored, today=10) == ["Longer", "One", "Shorter"]


def test_after_the_overdue_come_the_others_by_their_day():
    late = a_stakeholder("Late", first_contact_by=a_day(9))
    today = a_stakeholder("Today", first_contact_by=a_day(10))
    soon = a_stakeholder("Soon", influence=5, interest=5, first_contact_by=a_day(11))

    assert _order(soon, today, late, today=10) == ["Late", "Today", "Soon"]


def test_on_one_day_those_to_manage_closely_come_first_and_then_names_decide():
    people = [a_stakeholder("bo"), a_stakeholder("Ada"), a_stakeholder("Cas", influence=4, interest=4)]
    wanted = [person.but(first_contact_by=a_day(12)) for person in people]

    assert _order(*wanted, today=10) == ["Cas", "Ada", "bo"]


def test_contacts_count_for_the_one_they_were_with():
    due = contacts_due([a_stakeholder("Ada"), a_stakeholder("Bo")], [a_contact("Bo")], _RHYTHMS, MONDAY, a_day(1))

    assert {one.stakeholder.name: one.last and one.last.stakeholder for one in due} == {"Ada": None, "Bo": "Bo"}


def _order(*stakeholders: Stakeholder, today: int) -> list[str]:
    return [due.stakeholder.name for due in contacts_due(stakeholders, [], _RHYTHMS, MONDAY, a_day(today))]
