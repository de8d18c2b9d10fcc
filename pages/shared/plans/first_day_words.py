"""The first day of a plan in words: when it begins, when it ends, what lies behind already."""

from datetime import date, timedelta

from pages.shared import dates
from pages.shared.text import count
from planner.plan.template import Template
from planner.shared.calendar import WeekPattern

_MONTHS_AHEAD = 45


def first_week_after(today: date, lead: int, week: WeekPattern) -> date:
    """The first day of the first working week that leaves `lead` days to prepare; it begins on a Monday, or on a
    Sunday or Saturday where weeks begin then."""
    begins = {WeekPattern.SUN_THU: 6, WeekPattern.SAT_WED: 5}.get(week, 0)
    earliest = today + timedelta(days=max(1, lead))
    return earliest + timedelta(days=(begins - earliest.weekday()) % 7)


def span(first_day: date, template: Template) -> str:
    """ "Day 0 is Mon, 5 Jan 2026; day 100 is Wed, 15 Apr 2026. The plan starts 10 days before day 0."""
    last = first_day + timedelta(days=template.length)
    told = f"Day 0 is {dates.long_date(first_day)}; day {template.length} is {dates.long_date(last)}."
    lead = -template.earliest_day
    return f"{told} The plan starts {count(lead, 'day')} before day 0." if lead > 0 else told


def distance(first_day: date, today: date) -> str:
    """Where today lies: "You are on day 20 today." or "That is in 73 days; …"; nothing for the days ahead."""
    days = (first_day - today).days
    if days < 0:
        return f"Today is day {-days}: the plan picks you up there."
    if days == 0:
        return "That is today."
    return f"That is {days} days ahead, which is fine: the plan waits for you." if days > _MONTHS_AHEAD else ""
