"""The agenda: everything of a plan that has a day, as entries a calendar can hold."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment, Side
from planner.communication.message import Message
from planner.communication.occurrences import Occurrence, SendingState, occurrences
from planner.plan.plan import Plan
from planner.scheduling.recurring import is_weekly_note
from planner.scheduling.recurring import occurrences as occurrences_of_task
from planner.scheduling.schedule import Schedule
from planner.scheduling.week import week_begin
from planner.shared.calendar import WorkCalendar
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder
from planner.tasks.task import Kind, Task

_AHEAD = timedelta(days=366)  # what comes back without an end is laid out so far only


class AgendaKind(StrEnum):
    """What sort of thing an entry is."""

    TASK = "tasks"
    GATE = "gates"
    CONTACT = "contacts"
    MESSAGE = "communications"
    CAMPAIGN = "campaigns"
    COMMITMENT = "commitments"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One entry, from `start` to `end`, both days included; without `at` it takes the whole day.

    `uid` stays the same as long as the thing does; of what comes back it ends with the day it is due on. `people` are
    those who have it to do, `page` is where in the app it stands. `note_of` is the first day of the week whose note it
    is done by, for the task and for the message that are.
    """

    uid: str
    kind: AgendaKind
    name: str
    start: date
    end: date
    at: time | None
    minutes: int
    zone: str
    people: tuple[str, ...]
    text: str
    page: str
    note_of: date | None = None


def agenda(
    plan: Plan,
    tasks: Iterable[Task],
    schedule: Schedule,
    contacts: Iterable[Contact],
    stakeholders: Iterable[Stakeholder],
    messages: Iterable[Message],
    campaigns: Iterable[Campaign],
    commitments: Iterable[Commitment],
    today: date,
) -> list[AgendaEntry]:
    """All entries in the order of their days, from what the caller may see.

    What is done or held stays; what is dropped, left out or cancelled is not there. Of contacts it tells with whom and
    when, never what was said. A message that comes back without a last day of its own is laid out to the
    plan's end; what has one, for a year from today at the most.
    """
    end = plan.calendar().date_of(max(plan.length, plan.last_phase_day))
    names = {one.id: one for one in stakeholders}
    entries = [
        *(entry for task in tasks for entry in _task(task, schedule, today)),
        *(of_contact(one, names[one.stakeholder]) for one in contacts if one.stakeholder in names),
        *(entry for one in messages for entry in _message(one, plan.first_day - _AHEAD, end, today, schedule.calendar)),
        *(_campaign(one) for one in campaigns if not one.is_cancelled),
        *(_commitment(one, plan.leader) for one in commitments),
    ]
    return sorted(entries, key=lambda entry: (entry.start, entry.at or time.min, entry.name, entry.uid))


def of_person(
    entries: Iterable[AgendaEntry], person: str | None, kinds: Collection[AgendaKind] = tuple(AgendaKind)
) -> list[AgendaEntry]:
    """The entries of these kinds that a person has to do with; everybody's without a person.

    Sending the weekly note does its task and its message at once, so of these two the task alone is there.
    """
    theirs = [entry for entry in entries if entry.kind in kinds and (person is None or person in entry.people)]
    by_task = {entry.note_of for entry in theirs if entry.kind is AgendaKind.TASK}
    return [
        one for one in theirs if one.kind is not AgendaKind.MESSAGE or not one.note_of or one.note_of not in by_task
    ]


def of_contact(contact: Contact, whom: Stakeholder) -> AgendaEntry:
    """The entry of one contact with a stakeholder."""
    kind = AgendaKind.CONTACT
    return AgendaEntry(
        uid=f"{kind}-{contact.id}",
        kind=kind,
        name=f"{contact.channel or 'Contact'}: {whom.name}",
        start=contact.on,
        end=contact.on,
        at=contact.at,
        minutes=contact.minutes,
        zone=contact.zone,
        people=_people(contact.by),
        text=_text((", ".join(filter(None, (whom.role, whom.unit))),)),
        page=f"stakeholders?person={whom.id}",
    )


def _task(task: Task, schedule: Schedule, today: date) -> Iterator[AgendaEntry]:
    dates = schedule.get(task.id)
    if dates is None:
        return
    if not task.recurrence:
        yield _task_entry(task, dates.start, dates.finish)
        return
    for day in occurrences_of_task(task, schedule.calendar, dates.start_day):
        due = schedule.calendar.date_of(day)
        if due <= today + _AHEAD:
            entry = _task_entry(task, due, due, f"-{due}")
            yield replace(entry, note_of=week_begin(due, schedule.calendar)) if is_weekly_note(task) else entry


def _task_entry(task: Task, start: date, end: date, which: str = "") -> AgendaEntry:
    kind = AgendaKind.GATE if task.kind is Kind.GATE else AgendaKind.TASK
    people = (task.owner, *(one.name for one in task.participants))
    text = (task.description, task.deliverable and f"To be delivered: {task.deliverable}")
    return _entry(f"{kind}-{task.id}{which}", kind, task.name, start, end, people, text, f"tasks?task={task.id}")


def _message(message: Message, first: date, end: date, today: date, calendar: WorkCalendar) -> Iterator[AgendaEntry]:
    last = min(message.until or end, today + _AHEAD)
    if message.every_days is None:
        last = max(last, message.first_on)
    noted: set[date] = set()
    for one in occurrences(message, max(first, message.first_on), last, today):
        week = week_begin(one.due_on, calendar)
        is_by_note = message.is_weekly_note and week not in noted  # a note reports the first of its week, as it is sent
        noted.add(week)
        if one.state is not SendingState.SKIPPED:
            entry = _occurrence(message, one)
            yield replace(entry, note_of=week) if is_by_note else entry


def _occurrence(message: Message, one: Occurrence) -> AgendaEntry:
    kind = AgendaKind.MESSAGE
    to = f"To {message.audience}" + (f", by {message.channel}" if message.channel else "")
    which = f"{kind}-{message.id}-{one.due_on}"
    page = f"communication?message={message.id}"
    return _entry(which, kind, message.name, one.due_on, one.due_on, (message.owner,), (to, message.text), page)


def _campaign(campaign: Campaign) -> AgendaEntry:
    kind = AgendaKind.CAMPAIGN
    text = (
        campaign.held_why and f"Held back: {campaign.held_why}",
        campaign.message,
        campaign.channels and f"Channels: {', '.join(campaign.channels)}",
        campaign.promises and f"Promises: {'; '.join(one.text for one in campaign.promises)}",
    )
    people = (campaign.owner, *(one.person for one in campaign.briefings))
    page = f"campaigns?campaign={campaign.id}"
    uid = f"{kind}-{campaign.id}"
    return _entry(
        uid, kind, campaign.name, campaign.start, campaign.end, people, [str(one or "") for one in text], page
    )


def _commitment(one: Commitment, leader: str) -> AgendaEntry:
    kind = AgendaKind.COMMITMENT
    is_mine = one.side is Side.MINE
    text = f"{leader} promised {one.whom}" if is_mine else f"{one.whom} promised {leader}"
    people = (leader,) if is_mine else (leader, one.whom)
    page = f"commitments?commitment={one.id}"
    return _entry(f"{kind}-{one.id}", kind, f"Due: {one.name}", one.due_on, one.due_on, people, (text,), page)


def _entry(
    uid: str,
    kind: AgendaKind,
    name: str,
    start: date,
    end: date,
    people: Iterable[str],
    text: Iterable[str],
    page: str,
) -> AgendaEntry:
    """An entry that takes whole days."""
    return AgendaEntry(uid, kind, name, start, end, None, 0, "", _people(*people), _text(text), page)


def _people(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def _text(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
