"""Calendars: what has a day in the plan as a file for any calendar, and invitations to booked talks."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan
from planner.actions.communication import OpenCommunication, open_communication
from planner.actions.people import OpenPeople, open_people
from planner.actions.plans import OpenPlan, open_plan
from planner.actions.workspace import Workspace
from planner.exchange.agenda_ics import calendar_file
from planner.exchange.invitation_ics import Addressee, invitation
from planner.plan.plan import PlanId
from planner.scheduling.agenda import AgendaEntry, AgendaKind, agenda, of_contact, of_person
from planner.scheduling.agenda_marks import CalendarMark, called_off, told_anew
from planner.shared.errors import BadInput, NotFound
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import calendar_marks as stored_marks
from planner.storage import plans as stored_plans
from planner.storage.database import Db

_INVITATIONS = "invitations"
"""Where their marks are kept; what calendar files are kept by has several lines."""
_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")


def open_agenda(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date, *, with_private: bool = False
) -> list[AgendaEntry]:
    """All that has a day, of what the visitor may see; private tasks and commitments only if they want them too."""
    plan = open_plan(workspace, visitor, plan_id, today)
    told = open_communication(workspace, visitor, plan_id, today)
    may_see_people = visitor.may(Permission.VIEW_PEOPLE, plan_id)
    people = open_people(workspace, visitor, plan_id, today) if may_see_people else None
    return agenda_of(plan, told, people, with_private=with_private)


def agenda_of(
    plan: OpenPlan, told: OpenCommunication, people: OpenPeople | None, *, with_private: bool = False
) -> list[AgendaEntry]:
    """The same of a plan whose parts are open already; without `people`, there are no talks."""
    return agenda(
        plan.plan,
        [task for task in plan.tasks if with_private or not task.is_private],
        plan.schedule,
        people.contacts if people else (),
        people.stakeholders if people else (),
        told.messages,
        told.campaigns,
        [one for one in told.commitments if with_private or not one.is_private],
        plan.today,
    )


def export_calendar(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    person: str | None,
    kinds: Collection[AgendaKind],
    today: date,
    now: datetime,
    *,
    with_private: bool = False,
    with_past: bool = True,
) -> bytes:
    """The calendar file of a person, or of everybody, with the entries of these kinds that the visitor may see.

    Without `with_past` only those that end today or later, and what stood in an earlier file, which would be called
    off otherwise.
    What stood in it is remembered for this visitor and person, so that the next file updates and clears away what
    changed since. Entries of other kinds, which may be in another file, are left alone.
    """
    entries = of_person(open_agenda(workspace, visitor, plan_id, today, with_private=with_private), person, kinds)
    file = "\n".join((visitor.name, person or "", "private" if with_private else ""))
    with workspace.transaction() as db:
        plan = load_plan(db, visitor, plan_id)
        stored_plans.lock(db, plan_id)  # or two downloads at one moment would both write the same marks
        name = f"{plan.company}: {person}" if person else plan.title
        before, latest = stored_marks.of_file(db, plan_id, file), stored_marks.latest(db, plan_id)
        entries = [one for one in entries if with_past or one.end >= today or one.uid in before]
        content, marks = calendar_file(entries, before, now, name, kinds, latest)
        stored_marks.put(db, plan_id, file, marks.values())
    return content


def invitation_to(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    contact_id: str,
    organizer_email: str,
    now: datetime,
    *,
    is_cancelled: bool = False,
) -> bytes:
    """The invitation to a booked talk for those it is with, or its cancellation; it tells who meets, when and how.

    `BadInput` for a talk without an hour or one that was held, and for addresses that are missing or wrong.
    """
    opened = open_people(workspace, visitor, plan_id, now.date())
    contact = next((known for known in opened.contacts if known.id == contact_id), None)
    if contact is None:
        raise NotFound("There is no such talk in this plan; it may have been deleted. Reload the page.")
    if contact.is_held:
        raise BadInput("This talk was held already; book the next one to invite to it.")
    organizer = Addressee(contact.by or opened.plan.leader, organizer_address(organizer_email))
    whom = opened.stakeholder(contact.stakeholder)
    name = f"{contact.channel or 'Meeting'}: {organizer.name} and {whom.name}"
    attendees = attendees_of(opened, contact)
    with workspace.transaction() as db:
        mark = _mark(db, plan_id, of_contact(contact, whom), now, is_cancelled=is_cancelled)
        return invitation(contact, name, organizer, attendees, mark, now)


def is_address(email: str) -> bool:
    """Whether it can be an e-mail address."""
    return bool(_ADDRESS.fullmatch(email.strip()))


def attendees_of(opened: OpenPeople, contact: Contact) -> list[Addressee]:
    """Whom an invitation goes to: the stakeholder, of a group its members too. `BadInput` if nobody has an address."""
    whom = opened.stakeholder(contact.stakeholder)
    asked = [whom, *(one for one in opened.stakeholders if one.id in whom.members)]
    found = [Addressee(one.name, one.email.strip()) for one in asked if one.email.strip()]
    if not found:
        raise BadInput(_no_address(whom, asked), {"email": "Add an e-mail address."})
    for one in found:
        if not is_address(one.email):
            raise BadInput(
                f"“{one.email}” of “{one.name}” is no e-mail address; correct it under Stakeholders.",
                {"email": "Correct the e-mail address."},
            )
    return found


def organizer_address(email: str) -> str:
    """The e-mail address that answers go to. `BadInput` if it is none."""
    if not is_address(email):
        message = "Type your own e-mail address, such as ana@company.example; answers go there."
        raise BadInput(message, {"organizer_email": message})
    return email.strip()


def _mark(db: Db, plan_id: PlanId, entry: AgendaEntry, now: datetime, *, is_cancelled: bool) -> CalendarMark:
    """The mark of an invitation, stored: newer than whatever any calendar was told of the same talk."""
    stored_plans.lock(db, plan_id)
    known = stored_marks.of_file(db, plan_id, _INVITATIONS)
    latest = stored_marks.latest(db, plan_id).get(entry.uid)
    mark = told_anew(entry, latest, now)
    if is_cancelled:
        mark = called_off(latest or mark, None, now)
    stored_marks.put(db, plan_id, _INVITATIONS, [*(known | {entry.uid: mark}).values()])
    return mark


def _no_address(whom: Stakeholder, asked: Sequence[Stakeholder]) -> str:
    if len(asked) > 1:
        return f"Neither “{whom.name}” nor its members have an e-mail address; add one under Stakeholders."
    return f"“{whom.name}” has no e-mail address; add one under Stakeholders."
