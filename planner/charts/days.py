"""The axis of days: day N over its date, as dense as the stretch of time allows."""

from datetime import date

from planner.charts.canvas import Spec, axis, backdrop
from planner.charts.palette import Colours
from planner.shared.calendar import WorkCalendar

_STEPS = (1, 2, 7, 14, 28, 91, 182, 364)
_A_YEAR = 330
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def short_date(when: date) -> str:
    """A date as an axis writes it: 12 Jan."""
    return f"{when.day} {_MONTHS[when.month - 1]}"


def long_date(when: date) -> str:
    """A date with its weekday and year: Mon 12 Jan 2026."""
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def day_number(day: int) -> str:
    """A day's number with a true minus sign."""
    return str(day) if day >= 0 else f"−{-day}"


def step(span: int, at_most: int) -> int:
    """Days between two ticks so that no more than `at_most` stand in `span` days."""
    for days in _STEPS:
        if span / days <= at_most:
            return days
    years = -(-span // (364 * at_most))
    return 364 * years


def ticks(calendar: WorkCalendar, first: int, last: int, at_most: int = 18) -> tuple[list[int], list[str]]:
    """Day numbers and their two-line labels between two days; whole weeks are counted from day 0."""
    has_years = last - first > _A_YEAR
    apart = step(last - first + 1, max(3, at_most * 3 // 5) if has_years else at_most)  # a year makes a label longer
    days = list(range(-(-first // apart) * apart, last + 1, apart))
    style = "weekday" if apart == 1 else "year" if has_years else ""
    return days, [_label(calendar, day, style) for day in days]


def days_axis(calendar: WorkCalendar, first: int, last: int, colours: Colours, at_most: int = 18) -> Spec:
    """An x axis from the start of the first to the end of the last day, labelled at the top."""
    days, labels = ticks(calendar, first, last, at_most)
    return axis(
        colours,
        range=[first, last + 1],
        tickvals=days,
        ticktext=labels,
        side="top",
        ticks="",
        autotickangles=[0, 90],
        tickfont={"color": colours.muted, "size": 11},
    ) | (_columns(days, colours) if days[1:2] == [first + 1] else {})


def free_stretches(calendar: WorkCalendar, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of days that nobody works, as (first day, number of days); the last run ends with the last day."""
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    for day in range(first, last + 2):
        is_free = day <= last and not calendar.is_working(day)
        if is_free and begin is None:
            begin = day
        elif not is_free and begin is not None:
            runs.append((begin, day - begin))
            begin = None
    return runs


def _columns(days: list[int], colours: Colours) -> Spec:
    """Every day has its label: it stands over the middle of the day, and the lines between the days."""
    edges = {"tickvals": days, "ticks": "", "showgrid": True, "gridcolor": colours.grid, "gridwidth": 1}
    return {"tickvals": [day + 0.5 for day in days], "showgrid": False, "minor": edges}


def _label(calendar: WorkCalendar, day: int, style: str) -> str:
    when = calendar.date_of(day)
    before = f"{_WEEKDAYS[when.weekday()]} " if style == "weekday" else ""
    after = f" {when.year}" if style == "year" else ""
    return f"Day {day_number(day)}<br>{before}{short_date(when)}{after}"


def free_days(
    calendar: WorkCalendar, first: int, last: int, height: float, ink: Colours, *, up_to: int, low: float = -0.5
) -> Spec | None:
    """Weekends, holidays and days off, as pale columns of a height from `low` on.

    None on an axis of more than `up_to` days, where they are thinner than a line and say nothing.
    """
    if last - first > up_to:
        return None
    runs = free_stretches(calendar, first, last)
    return backdrop(
        "free days",
        orientation="v",
        x=[begin + days / 2 for begin, days in runs],
        width=[days for _, days in runs],
        base=[low] * len(runs),
        y=[height] * len(runs),
        marker={"color": ink.free_day, "line": {"width": 0}},
    )
