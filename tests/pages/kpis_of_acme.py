"""A plan that watches KPIs, in the database of the page's test."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.access.visitor import LOCAL_OWNER
from planner.actions import entries as entry_actions
from planner.actions import kpis as kpi_actions
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi
from planner.kpis.scorecard import Scorecard, scorecard
from planner.plan.plan import Plan
from tests.kpis.builders import a_kpi
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace

LAST_WEEK = date(2026, 2, 23)
"""The Monday of the last week that is over on `TODAY`; its numbers were due yesterday."""


class Measured:
    """The KPIs of a plan as they are stored."""

    def __init__(self) -> None:
        self.workspace = a_workspace()
        self.plan: Plan = a_stored_plan(first_day=date(2026, 1, 26))

    def watch(self, name: str, kind: Kind = Kind.NPS, **fields: object) -> Kpi:
        """One more KPI, which owes nothing before the last week."""
        fields = {"name": name, "owner": "Ada", "since": LAST_WEEK} | fields
        return kpi_actions.add_kpis(self.workspace, LOCAL_OWNER, self.plan.id, [a_kpi(kind, **fields)], NOW).kpi

    def enter(self, kpi: Kpi, weeks: Sequence[Counts], team: str = WHOLE_COMPANY, last: date = LAST_WEEK) -> None:
        """These counts for the weeks up to the last one, the oldest first."""
        first = last - timedelta(weeks=len(weeks) - 1)
        typed = [Typed(kpi.id, team, first + timedelta(weeks=at), counts) for at, counts in enumerate(weeks)]
        entry_actions.save_entries(self.workspace, LOCAL_OWNER, self.plan.id, typed, NOW)

    def retire(self, kpi: Kpi) -> None:
        """It is no longer watched."""
        kpi_actions.retire_kpi(self.workspace, LOCAL_OWNER, self.plan.id, kpi.id, kpi.version, TODAY, NOW)

    @property
    def opened(self) -> OpenKpis:
        """What the pages read."""
        return kpi_actions.open_kpis(self.workspace, LOCAL_OWNER, self.plan.id, TODAY)

    @property
    def card(self) -> Scorecard:
        """The scorecard as it stands."""
        opened = self.opened
        return scorecard(opened.kpis, opened.sheets, self.plan.first_day, TODAY)


def an_nps(score: int, answers: int = 200) -> Counts:
    """Counts that make about this score."""
    promoters = round(answers * (100 + score) / 200)
    return Counts(promoters=promoters, passives=0, detractors=answers - promoters)


def steady(score: int = 30, weeks: int = 12) -> list[Counts]:
    """Weeks that move up and down by noise alone."""
    return [an_nps(score + 2 * (at % 3 - 1)) for at in range(weeks)]
