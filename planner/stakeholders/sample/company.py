"""The sample company as of a day: its calendar and names, and the steps in which its register and talks came to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.shared.past_days import PastDays
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.sample.story import PeopleStory, Person
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

ZONE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class PeopleStep:
    """One thing somebody did: stakeholders, contacts and interviews as they stand afterwards.

    Without a summary, what was changed speaks for itself.
    """

    at: datetime
    who: str
    summary: str = ""
    stakeholders: tuple[Stakeholder, ...] = ()
    contacts: tuple[Contact, ...] = ()
    interviews: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True)
class Company(PastDays):
    """The story on the working days of a calendar; `names` are those by role, `ids` those of stakeholders by key."""

    story: PeopleStory
    names: Mapping[str, str]
    ids: Mapping[str, StakeholderId]

    def to_come(self, day: int) -> date:
        """The working day of a day number that is today or later, or the next one after it."""
        return self.working_day(max(day, self.calendar.day_of(self.today)))

    def name(self, person: Person) -> str:
        """Their own name, or that of their role in the plan."""
        return person.name or self.names[person.key]

    def leader(self) -> str:
        """The name of the leader."""
        return self.names[self.story.added.by]
