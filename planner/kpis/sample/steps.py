"""Everything that happened to the KPIs of the sample company, in order of time."""

from collections.abc import Callable, Mapping
from datetime import date

from planner.kpis.sample.company import Company, KpiStep
from planner.kpis.sample.entries import entry_steps
from planner.kpis.sample.set_up import event_steps, kpis_at_start, set_up_steps
from planner.kpis.sample.story import kpi_story
from planner.shared.calendar import WorkCalendar


def kpi_steps(
    calendar: WorkCalendar,
    today: date,
    people: Mapping[str, str],
    tasks: Mapping[str, str],
    new_id: Callable[[], str],
) -> tuple[KpiStep, ...]:
    """What was set up, entered and noted down; nothing lies after yesterday.

    `people` are names by role, `tasks` the ids of tasks by their ids in the template.
    """
    company = Company(kpi_story(), people, tasks, calendar=calendar, today=today)
    kpis = kpis_at_start(company, new_id)
    steps = [*set_up_steps(company, kpis), *entry_steps(company, kpis), *event_steps(company, kpis, new_id)]
    return tuple(sorted(steps, key=lambda step: step.at))
