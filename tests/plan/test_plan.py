"""Plans: phases, days and the calendar they make."""

from datetime import UTC, date, datetime

import pytest

from planner.plan.plan import DayOff, Phase, Plan
from planner.shared.errors import BadInput

MONDAY = date(2026, 1, 5)
PREPARE = {"key": "prepare", "name": "Prepare", "start_day": -10, "end_day": 15}
ASSESS = {"key": "assess", "name": "Assess", "start_day": 0, "end_day": 30}


def checked(**fields):
    plan = {"id": "p1", "company": "Acme", "leader": "Ada", "first_day": MONDAY, "phases": (PREPARE, ASSESS)}
    return Plan.checked(**plan | {"created_at": datetime(2026, 1, 1, tzinfo=UTC)} | fields)


def refused(**fields):
    with pytest.raises(BadInput) as error:
        checked(**fields)
    return str(error.value)


def test_a_phase_does_not_end_before_it_starts():
    assert "Phase Plan ends on day 15, before it starts on day 45" in refused(
        phases=({"key": "plan", "name": "Plan", "start_day": 45, "end_day": 15},)
    )


def test_a_phase_holds_both_its_days():
    phase = Phase(**ASSESS)
    assert [phase.holds(day) for day in (-1, 0, 30, 31)] == [False, True, True, False]


def test_a_phase_of_one_day_is_a_phase():
    assert Phase(key="launch", name="Launch", start_day=7, end_day=7).holds(7)


@pytest.mark.parametrize("key", ["", "Prepare", "1st", "a b", "x" * 41])
def test_a_phase_key_is_a_short_plain_word(key):
    assert "Phases.0.key" in refused(phases=(PREPARE | {"key": key},))


def test_two_phases_with_one_key_are_refused():
    assert "Two phases have the same key" in refused(phases=(PREPARE, PREPARE))


def test_a_plan_needs_a_phase():
    assert refused(phases=()).startswith("Phases:")


def test_phases_may_overlap():
    assert [phase.key for phase in checked().live_phases(5)] == ["prepare", "assess"]


def test_outside_all_phases_none_is_live():
    assert checked().live_phases(31) == []


def test_the_plan_begins_with_its_earliest_phase_and_ends_with_its_latest():
    assert (checked().earliest_day, checked().last_phase_day) == (-10, 30)


def test_a_phase_is_found_by_its_key():
    assert checked().phase("assess").name == "Assess"
    with pytest.raises(KeyError):
        checked().phase("act")


def test_working_days_are_counted_from_the_earliest_day():
    calendar = checked().calendar()
    assert (calendar.working_day(0), calendar.date_of(-10)) == (-10, date(2025, 12, 26))


def test_holidays_of_the_country_are_free():
    assert checked(country="de").calendar().why_free(-4) == "New Year's Day"


def test_days_off_of_the_company_are_free():
    plan = checked(days_off=(DayOff(day=date(2026, 1, 7)),))
    assert [plan.calendar().is_working(day) for day in (1, 2, 3)] == [True, False, True]


def test_an_unknown_country_is_refused_with_an_example():
    with pytest.raises(BadInput, match="No holidays are known for the country “ZZ”; use a two-letter code such as DE"):
        checked(country="zz")


@pytest.mark.parametrize("first_day", [date(1949, 12, 31), date(2151, 1, 1)])
def test_a_first_day_in_another_age_is_refused(first_day):
    assert "First day: Choose a date between the years 1950 and 2150." in refused(first_day=first_day)


@pytest.mark.parametrize("first_day", ["tomorrow", "2026-02-30", None])
def test_a_first_day_is_a_date(first_day):
    assert refused(first_day=first_day).startswith("First day:")


@pytest.mark.parametrize("field", ["company", "leader"])
def test_company_and_leader_are_asked_for(field):
    assert "this one is empty" in refused(**{field: " "})


@pytest.mark.parametrize("length", [0, 3651])
def test_a_plan_lasts_between_a_day_and_ten_years(length):
    assert refused(length=length).startswith("Length:")


def test_an_unknown_week_pattern_is_refused():
    assert refused(week="fri-sun").startswith("Week:")


def test_a_plan_is_called_by_company_and_leader():
    assert checked().title == "Acme · Ada"
