"""Words of the numbers: which period, by when, what a reading says, how much it moved."""

from datetime import date

from babel.dates import format_skeleton

from pages.shared.dates import short_date, week_date
from pages.shared.text import count, plain
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence, Period
from planner.kpis.reading import Reading
from planner.kpis.value_words import interval_words, number_words, value_words


def cell_name(kpi: Kpi, team: str) -> str:
    """The KPI and, where there are several, the team: "NPS · Germany"."""
    return f"{kpi.name} · {team}" if team else kpi.name


def period_name(kpi: Kpi, period: Period, today: date | None = None) -> str:
    """ "week of 2 Mar", "March 2026", "quarter from January 2026"; weeks of another year say which."""
    if kpi.cadence is Cadence.WEEKLY:
        year = f" {period.start.year}" if today and period.start.year != today.year else ""
        return f"week of {short_date(period.start)}{year}"
    month = str(format_skeleton("yMMMM", period.start, locale="en_001"))
    return month if kpi.cadence is Cadence.MONTHLY else f"quarter from {month}"


def due_words(due: date, today: date) -> str:
    """ "due Tue, 10 Mar", "due today", or by how many days it is late."""
    if due < today:
        return f"{count((today - due).days, 'day')} late"
    return "due today" if due == today else f"due {week_date(due)}"


def due_mark(due: date, today: date) -> str:
    """The same as Markdown: what is late has an icon and a colour too."""
    said = plain(due_words(due, today))
    return f":red[:material/schedule: {said}]" if due < today else f":gray[{said}]"


def reading_words(kpi: Kpi, reading: Reading) -> str:
    """ "41.2 points, 95 % 35.0 to 47.4, n 120"; a figure without an interval says only itself."""
    if reading.value is None:
        return "nothing to count"
    return ", ".join(filter(None, (value_words(kpi, reading.value), certainty_words(kpi, reading))))


def certainty_words(kpi: Kpi, reading: Reading) -> str:
    """ "95 % 35.0 to 47.4, n 120"."""
    name = "usual swing" if reading.is_swing else "95 %"
    interval = f"{name} {interval_words(kpi, reading)}" if reading.has_interval else ""
    n = f"n {reading.n:,.0f}" if reading.n else ""
    slowest = f"nine in ten within {number_words(kpi, reading.p90)}" if reading.p90 is not None else ""
    return ", ".join(filter(None, (interval, n, slowest)))
