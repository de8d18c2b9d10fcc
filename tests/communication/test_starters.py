"""The usual messages: which are offered, and when each is first due."""

from datetime import date

import pytest

from planner.communication.starters import fields_of, first_day, missing, starters
from planner.shared.calendar import WeekPattern, WorkCalendar
from tests.communication.builders import a_message

WEDNESDAY = date(2026, 3, 4)


def the(key: str):
    return next(one for one in starters() if one.key == key)


def calendar(week: WeekPattern = WeekPattern.MON_FRI, **holidays: date) -> WorkCalendar:
    return WorkCalendar(date(2026, 2, 2), week, {day: name for name, day in holidays.items()})


def test_just_one_of_the_usual_messages_is_the_weekly_note():
    assert [one.key for one in starters() if one.is_weekly_note] == ["ceo_note"]


def test_what_the_plan_holds_by_name_is_not_offered_again():
    assert "team" not in {one.key for one in missing([a_message("team UPDATE")])}


def test_a_plan_with_a_weekly_note_of_another_name_is_offered_none():
    assert "ceo_note" not in {one.key for one in missing([a_message("Friday mail", is_weekly_note=True)])}


@pytest.mark.parametrize(
    ("week", "last", "first"),
    [
        (WeekPattern.MON_FRI, date(2026, 3, 6), date(2026, 3, 9)),
        (WeekPattern.SUN_THU, date(2026, 3, 5), date(2026, 3, 8)),
        (WeekPattern.ALL, WEDNESDAY, WEDNESDAY),
    ],
)
def test_the_note_begins_on_the_last_and_the_team_update_on_the_first_day_of_the_working_week(week, last, first):
    assert first_day(the("ceo_note"), calendar(week), WEDNESDAY) == last
    assert first_day(the("team"), calendar(week), WEDNESDAY) == first


def test_a_holiday_is_passed_over():
    friday = calendar(holiday=date(2026, 3, 6))
    assert first_day(the("ceo_note"), friday, WEDNESDAY) == date(2026, 3, 13)


@pytest.mark.parametrize("starter", starters(), ids=lambda one: one.key)
@pytest.mark.parametrize("today", [date(2026, 3, day) for day in range(2, 9)])
def test_every_first_day_is_worked_and_never_before_today(starter, today):
    plan = calendar()
    day = first_day(starter, plan, today)
    assert day >= today
    assert plan.is_working(plan.day_of(day))


def test_what_takes_time_to_prepare_begins_weeks_from_now():
    assert first_day(the("all_hands"), calendar(), WEDNESDAY) == date(2026, 3, 18)


def test_what_was_typed_holds_over_the_usual_words_and_an_emptied_cell_does_not():
    fields = fields_of(the("team"), WEDNESDAY, "Ada", name="Monday round", audience="")
    assert (fields["name"], fields["audience"], fields["owner"]) == ("Monday round", "Your own team", "Ada")
