"""What the page Contacts shows, worked out once for each state of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pages.shared.contacts.whose import own_names
from pages.shared.people import due_as_known, of_people
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue, missed
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId


@dataclass(frozen=True, slots=True)
class ContactsView:
    """Who is to be met, the most urgent first; what is booked, what was missed, what was held, the newest first."""

    due: Sequence[ContactDue]
    missed: Sequence[Contact]
    booked: Sequence[Contact]
    log: Sequence[Contact]
    by_id: Mapping[StakeholderId, Stakeholder]
    today: date

    @property
    def to_call(self) -> list[ContactDue]:
        """Those whose contact is due today or overdue, and whom nobody meets today anyway."""
        return [due for due in self.due if is_to_call(due, self.today)]

    @property
    def has_tour(self) -> bool:
        """Whether a listening tour was booked."""
        return any(contact.is_tour for contact in (*self.booked, *self.missed, *self.log))

    def name(self, stakeholder: str) -> str:
        """A stakeholder's name."""
        known = self.by_id.get(StakeholderId(stakeholder))
        return known.name if known else "somebody"


def is_to_call(due: ContactDue, today: date) -> bool:
    """Whether somebody is to be called today: they are due or overdue, and not met today anyway."""
    return due.due_on is not None and due.due_on <= today and not (due.booked and due.booked.on == today)


def contacts_view() -> ContactsView:
    """Everything the page says about the open plan."""
    return of_people("contacts", _view)


def mine(opened: OpenPeople, found: Sequence[ContactDue]) -> list[ContactDue]:
    """Those among them with whom the visitor keeps in touch."""
    own = own_names(opened)
    return [due for due in found if due.stakeholder.owner in own]


def _view(opened: OpenPeople) -> ContactsView:
    return ContactsView(
        due=due_as_known(opened),
        missed=missed(opened.contacts, opened.today),
        booked=sorted((one for one in opened.contacts if not one.is_held and one.on >= opened.today), key=_by_hour),
        log=sorted((one for one in opened.contacts if one.is_held), key=_by_hour, reverse=True),
        by_id={known.id: known for known in opened.stakeholders},
        today=opened.today,
    )


def _by_hour(contact: Contact) -> tuple[date, str, str]:
    return contact.on, contact.at.isoformat() if contact.at else "", contact.id
