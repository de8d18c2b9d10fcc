"""What a file to import may look like, and an example to start from."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from pages.shared import file_help
from planner.actions.kpis import OpenKpis
from planner.exchange.csv_out import csv_bytes
from planner.kpis.period import Cadence, first_weekday, period_of, previous_period

Rows = Sequence[Sequence[object]]


def show(opened: OpenKpis) -> None:
    """Folded away: the tools that are recognised, and a plain table."""
    with file_help.folded("kpi_import_help"):
        st.markdown(
            "**Answers, tickets, reviews and orders**, a row for each, as these tools export them: Qualtrics, "
            "SurveyMonkey, Typeform, Google Forms, Formbricks, Zendesk, Freshdesk, Google reviews, Trustpilot. "
            "Tables of other tools and of shops (customer, date, amount) work too: say what their columns hold. "
            "Rows are counted by KPI, team and period; only the counts are stored. "
            "Names, addresses and what people wrote are never read, shown or kept."
        )
        st.markdown(
            "**KPI numbers**, as somebody keeps them in a spreadsheet, in any of three shapes:\n"
            "- a row for each KPI and period: `kpi`, `period`, `team`, then counts such as `promoters`, `passives`, "
            "`detractors` or `numerator`, `denominator`\n"
            "- a row for each period, and columns such as `NPS: promoters`, `CSAT` with 45/60, or `Complaints` and "
            "`Orders`; say which column is which part where the headers leave it open\n"
            "- a row for each KPI, and a column for each period"
        )
        st.markdown(
            "The whole file counts, so importing it again changes nothing, and a longer export of the same "
            "corrects what has changed. Numbers from before day 0 are welcome: limits are taken from them."
        )
        with st.container(horizontal=True, gap="small"):
            for key, (label, write) in _EXAMPLES.items():
                _button(opened, key, label, write)


def _button(opened: OpenKpis, key: str, label: str, write: Callable[[date, date], Rows]) -> None:
    end = f"-{key}" if key else ""
    field = f"kpi_import_example_{key}" if key else "kpi_import_example"
    file_help.example(lambda: _file(write(*_weeks(opened))), f"example-kpis{end}.csv", field, label)


def _weeks(opened: OpenKpis) -> tuple[date, date]:
    """The two weeks before this one, by their first days."""
    starts = first_weekday(opened.plan.week)
    last = previous_period(period_of(opened.today, Cadence.WEEKLY, starts), Cadence.WEEKLY, starts)
    return previous_period(last, Cadence.WEEKLY, starts).start, last.start


def _file(rows: Rows) -> bytes:
    headers, *counted = rows
    return csv_bytes([str(header) for header in headers], counted)


def _long(_: date, week: date) -> Rows:
    """Two KPIs in the week before this one, with the counts that they are made of."""
    return (
        ("kpi", "period", "team", "promoters", "passives", "detractors", "numerator", "denominator", "note"),
        ("NPS", week, "", 62, 31, 17, "", "", "New app"),
        ("CSAT", week, "", "", "", "", 45, 60, ""),
    )


def _by_team(_: date, week: date) -> Rows:
    return (
        ("kpi", "period", "team", "numerator", "denominator", "note"),
        ("On-time delivery", week, "Stores", 88, 100, ""),
        ("On-time delivery", week, "Online", 70, 90, "Two drivers less"),
    )


def _wide(earlier: date, week: date) -> Rows:
    return (
        ("Week", "CSAT satisfied", "CSAT answers", "Complaints", "Orders", "NPS"),
        (earlier, 45, 60, 12, 640, "62/31/17"),
        (week, 48, 61, 9, 655, "60/33/15"),
    )


_EXAMPLES = {
    "": ("Download an example", _long),
    "teams": ("Example with teams", _by_team),
    "wide": ("Example with a row for each week", _wide),
}
