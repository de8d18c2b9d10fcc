"""A plan that measures something, for the tests of KPIs: NPS by two teams, returns of the whole company."""

from datetime import date, timedelta

from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import Typed, save_entries
from planner.actions.kpis import add_kpis, open_kpis
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Team
from tests.actions.company import NOW, TODAY, a_started_plan
from tests.kpis.builders import a_kpi

WEEK = date(2026, 3, 2)
"""The first day of the week of today."""

NPS = a_kpi(Kind.NPS, name="NPS", owner="Nora", teams=[Team(name="Shop", owner="Carla"), Team(name="Web")])
RETURNS = a_kpi(Kind.PROPORTION, name="Returns", owner="Carla", direction="lower")


def a_measured_plan(workspace, *kpis):
    """A started plan and its KPIs; Carla enters returns and the NPS of the shop, Nora that of the web."""
    plan = a_started_plan(workspace)
    return plan, *add_kpis(workspace, LOCAL_OWNER, plan.id, kpis or (NPS, RETURNS), NOW).kpis


def nps(promoters, passives=5, detractors=4):
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def share(numerator, denominator=50):
    return Counts(numerator=numerator, denominator=denominator)


def typed(kpi, counts, team="", *, week=0, **more):
    """What somebody typed for a week, counted from the one of today."""
    return Typed(kpi.id, team, WEEK + timedelta(weeks=week), counts, **more)


def enter(workspace, plan, *rows, by=LOCAL_OWNER, at=NOW):
    return save_entries(workspace, by, plan.id, rows, at)


def opened(workspace, plan, visitor=LOCAL_OWNER):
    return open_kpis(workspace, visitor, plan.id, TODAY)


def numbers(workspace, plan):
    """All entries of the plan: KPI, team and week, and its first number."""
    now = opened(workspace, plan)
    return {
        (kpi.name, team, period): next(float(column[at]) for column in now.sheets[kpi.id].numbers.values())
        for kpi in now.kpis
        for at, (team, period) in enumerate(zip(now.sheets[kpi.id].teams, now.sheets[kpi.id].periods, strict=True))
    }
