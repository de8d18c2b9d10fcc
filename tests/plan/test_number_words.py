"""Numbers in the record of changes: many of them by KPI, and long tallies in short."""

from planner.plan.change_words import lines
from planner.plan.entry_edits import entry_edit
from planner.plan.number_words import number_lines
from tests.kpis.builders import a_kpi, an_entry

FRT = a_kpi(name="First response time")
NPS = a_kpi(name="NPS", teams=["Shop"])


def test_many_numbers_are_told_in_a_line_for_each_kpi_and_team():
    frt = [entry_edit(FRT, None, an_entry(week, promoters=1)) for week in range(26)]
    nps = [entry_edit(NPS, None, an_entry(week, team="Shop", promoters=1)) for week in range(2)]
    again = entry_edit(NPS, an_entry(3, team="Shop", promoters=1), an_entry(3, team="Shop", promoters=2))
    assert number_lines([*frt, *nps, again]) == [
        "First response time: 26 weeks new",
        "NPS · Shop: 2 weeks new, 1 corrected",
    ]


def test_months_are_called_months():
    monthly = a_kpi(name="Churn", cadence="monthly")
    assert number_lines([entry_edit(monthly, None, an_entry(promoters=1))]) == ["Churn: 1 month new"]


def test_a_long_tally_is_told_by_its_cases_and_their_median():
    edit = entry_edit(FRT, None, an_entry(tally=[(minute, minute, 3) for minute in range(100, 119)]))
    assert lines(edit, {}) == ["Counted 57 cases, median 109"]
