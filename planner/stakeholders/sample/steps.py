"""Everything that happened between the sample company and its people, in order of time."""

from collections.abc import Callable, Mapping
from datetime import date

from planner.shared.calendar import WorkCalendar
from planner.shared.past_days import moment
from planner.stakeholders.sample.company import Company, PeopleStep
from planner.stakeholders.sample.register import register_steps
from planner.stakeholders.sample.story import people_story
from planner.stakeholders.sample.talks import talk_steps
from planner.stakeholders.stakeholder import StakeholderId


def people_steps(
    calendar: WorkCalendar, today: date, people: Mapping[str, str], new_id: Callable[[], str]
) -> tuple[PeopleStep, ...]:
    """Who was added and placed, met, asked and booked; nothing was done after yesterday.

    `people` are names by role.
    """
    story = people_story()
    ids = {person.key: StakeholderId(new_id()) for person in story.people}
    company = Company(story, people, ids, calendar=calendar, today=today)
    register = list(register_steps(company))
    booked_at = moment(company.next_on(story.booked.day), 10)
    known = {one.id: one for step in register if step.at < booked_at for one in step.stakeholders}
    return tuple(sorted([*register, *talk_steps(company, known, new_id)], key=lambda step: step.at))
