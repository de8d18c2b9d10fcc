"""The line through today, in charts that have a calendar below them."""

from datetime import date

from planner.charts.canvas import Spec
from planner.charts.kpi_ground import foot, line_at
from planner.charts.palette import Colours
from planner.shared.calendar import WorkCalendar


def today_line(
    calendar: WorkCalendar, today: date, first: date, last: date, ink: Colours
) -> tuple[list[Spec], list[Spec]]:
    """The line and its word, at the foot: on top are the days. Nothing where today lies outside."""
    if not first <= today <= last:
        return [], []
    x = calendar.day_of(today) + 0.5
    is_late = (last - today) * 8 < last - first
    word = foot("Today", x, ink, is_left=is_late) | {"font": {"size": 11, "color": ink.accent}}
    return [line_at(x, ink, color=ink.accent, width=2)], [word]
