"""What the plan itself says of a week, as a draft of the five lines."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from pages.shared import communication, kpis, people
from pages.shared.derived import derived
from pages.shared.today.view import today_view
from planner.actions.communication import OpenCommunication
from planner.actions.plans import OpenPlan
from planner.communication.promise_guard import to_hold_back
from planner.reports.week_facts import facts_of
from planner.reports.weekly_note import drafted


def draft_of(opened: OpenPlan, week: date) -> Mapping[str, str]:
    """The five lines of a week, drafted from what this visitor may see."""
    return communication.of_communication("note draft", partial(_draft, opened=opened, week=week), week)


def _draft(told: OpenCommunication, *, opened: OpenPlan, week: date) -> Mapping[str, str]:
    view, met, tiles = derived("today", opened, today_view), people.open_people(), kpis.card().tiles
    by_kpi = {tile.kpi.id: tile for tile in tiles}
    facts = facts_of(
        opened.tasks,
        opened.schedule,
        verdict=view.verdict,
        slips=view.slipped,
        overdue=view.attention.overdue,
        tiles=tiles,
        checks=to_hold_back(told.campaigns, by_kpi, told.today),
        commitments=told.commitments,
        messages=told.messages,
        contacts=met.contacts,
        interviews=met.interviews,
        week=week,
        today=told.today,
    )
    return drafted(facts)
