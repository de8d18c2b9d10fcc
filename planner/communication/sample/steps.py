"""Everything that the sample company promised, agreed, told and advertised, in order of time."""

from collections.abc import Callable, Mapping
from datetime import date

from planner.communication.sample.advertised import campaign_steps
from planner.communication.sample.company import CommunicationStep, Company
from planner.communication.sample.promised import agreement_steps, commitment_steps
from planner.communication.sample.story import communication_story
from planner.communication.sample.told import message_steps, note_steps
from planner.kpis.kpi import KpiId
from planner.shared.calendar import WorkCalendar


def communication_steps(
    calendar: WorkCalendar,
    today: date,
    people: Mapping[str, str],
    kpis: Mapping[str, KpiId],
    tasks: Mapping[str, str],
    new_id: Callable[[], str],
    stakeholders: Mapping[str, str] | None = None,
) -> tuple[CommunicationStep, ...]:
    """What was promised, agreed, sent and confirmed; nothing was done after yesterday, much is due later.

    `people` are names by role, `kpis` ids by their keys in the catalogue, `tasks` ids of tasks by their ids in the
    template, `stakeholders` ids by name.
    """
    company = Company(people, kpis, tasks, stakeholders or {}, new_id, calendar=calendar, today=today)
    story = communication_story()
    steps = [
        *commitment_steps(company, story.commitments),
        *agreement_steps(company, story.agreements),
        *message_steps(company, story),
        *note_steps(company, story.notes),
        *campaign_steps(company, story.campaigns),
    ]
    return tuple(sorted(steps, key=lambda step: step.at))
