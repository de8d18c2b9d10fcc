"""What a file to import may look like, and an example to start from."""

import csv
import io

import streamlit as st

from planner.actions.kpis import OpenKpis
from planner.kpis.period import previous_period


def show(opened: OpenKpis) -> None:
    """Folded away: the tools that are recognised, and a plain table."""
    with st.expander("What may the file look like?", icon=":material/help:", key="kpi_import_help"):
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
            "- a row for each period, and columns such as `NPS: promoters` or `CSAT` with 45/60\n"
            "- a row for each KPI, and a column for each period"
        )
        st.markdown(
            "The whole file counts, so importing it again changes nothing, and a longer export of the same "
            "corrects what has changed. Numbers from before day 0 are welcome: limits are taken from them."
        )
        st.download_button(
            "Download an example",
            lambda: _example(opened),
            file_name="example-kpis.csv",
            mime="text/csv",
            key="kpi_import_example",
            icon=":material/download:",
            on_click="ignore",
        )


def _example(opened: OpenKpis) -> bytes:
    """Two KPIs in the week before this one, with the counts that they are made of."""
    kpi = next(iter(opened.watched), None)
    week = previous_period(kpi.period_of(opened.today), kpi.cadence, kpi.week_starts).start if kpi else opened.today
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(("kpi", "period", "team", "promoters", "passives", "detractors", "numerator", "denominator", "note"))
    rows.writerow(("NPS", week.isoformat(), "", 62, 31, 17, "", "", "New app"))
    rows.writerow(("CSAT", week.isoformat(), "", "", "", "", 45, 60, ""))
    return text.getvalue().encode("utf-8-sig")
