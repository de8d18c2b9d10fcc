"""A plan with stakeholders for the tests of pages: whom there is to meet, and what was noted of them."""

from datetime import date, timedelta

from planner.access.visitor import LOCAL_OWNER
from planner.actions import contacts as contact_actions
from planner.actions import interviews as interview_actions
from planner.actions import people as people_actions
from planner.actions.people import OpenPeople
from planner.plan.plan import Plan
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Coding, Interview
from planner.stakeholders.stakeholder import Stakeholder
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_contact, a_stakeholder, an_interview

FIRST_DAY = date(2026, 2, 2)
"""A Monday; `TODAY` is day 30, a Wednesday."""


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


class Met:
    """The people of a plan as they are stored. The leader is Ada."""

    def __init__(self) -> None:
        self.workspace = a_workspace()
        self.plan: Plan = a_stored_plan(first_day=FIRST_DAY)

    def know(self, name: str = "Joris", **fields: object) -> Stakeholder:
        """One more stakeholder, placed on day 0, to be managed closely unless said otherwise."""
        fields = {"influence": 5, "interest": 5, "on": FIRST_DAY} | fields
        new = a_stakeholder(name, **fields)  # type: ignore[arg-type]
        return people_actions.add_stakeholders(self.workspace, LOCAL_OWNER, self.plan.id, [new], NOW).stakeholder

    def meet(self, who: Stakeholder, on: date, **fields: object) -> Contact:
        """A contact with somebody, held on that day unless it `is_held=False`."""
        contact = a_contact(who, on, **fields)
        today = min(on, TODAY)  # what was missed was booked when its day was still to come
        added = contact_actions.add_contacts(self.workspace, LOCAL_OWNER, self.plan.id, [contact], today, NOW)
        return added.contact

    def ask(self, who: Stakeholder, *codings: Coding, on: date = TODAY, by: str = "Ada") -> Interview:
        """An interview with somebody."""
        held = an_interview(who, codings, on, by=by)
        return interview_actions.add_interview(self.workspace, LOCAL_OWNER, self.plan.id, held, TODAY, NOW).interview

    @property
    def opened(self) -> OpenPeople:
        """What the pages read, for the owner."""
        return people_actions.open_people(self.workspace, LOCAL_OWNER, self.plan.id, TODAY)

    @property
    def contacts(self) -> list[Contact]:
        """All contacts as they are stored."""
        return list(self.opened.contacts)
