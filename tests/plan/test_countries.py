"""Countries: holidays known, and the usual week."""

import pytest

from planner.plan.countries import known_countries, usual_week
from planner.shared.calendar import WeekPattern, national_holidays


def test_countries_are_offered_by_their_english_names_in_alphabetical_order():
    names = list(known_countries().values())
    assert known_countries()["DE"] == "Germany"
    assert names.index("Åland Islands") < names.index("Albania") < names.index("Germany")


def test_every_country_offered_has_a_calendar():
    for code in known_countries():
        national_holidays(code, 2026)  # refuses what it does not know


@pytest.mark.parametrize(
    ("country", "week"),
    [
        ("DE", WeekPattern.MON_FRI),
        ("AE", WeekPattern.MON_FRI),  # since 2022
        ("SA", WeekPattern.SUN_THU),
        ("EG", WeekPattern.SUN_THU),
        ("IL", WeekPattern.SUN_THU),
        ("IR", WeekPattern.SAT_WED),
        ("", WeekPattern.MON_FRI),
    ],
)
def test_the_usual_week_is_the_one_worked_in_the_country(country, week):
    assert usual_week(country) is week
