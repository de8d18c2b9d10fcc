"""Weekly notes: written, changed until they are sent, frozen from then on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions import keeping
from planner.actions.changing import Content, content_of, keep, lock_to_change
from planner.actions.holding import keep_one, must_be_as_read
from planner.actions.keeping import all_of, by_id, keep_values
from planner.actions.signing import signature
from planner.actions.workspace import Workspace, new_id
from planner.communication.message import Message
from planner.communication.occurrences import sent_with_note
from planner.communication.weekly_note import LINES, NoteId, WeeklyNote
from planner.plan.change import Change, Edit
from planner.plan.plan import Plan, PlanId
from planner.scheduling.recurring import is_weekly_note, unticked
from planner.shared.errors import BadInput, Stale
from planner.shared.in_words import full_date
from planner.storage import values
from planner.storage.database import Db
from planner.tasks.status import ticked
from planner.tasks.task import Task


@dataclass(frozen=True, slots=True)
class SavedNote:
    """What was kept: the note as stored now, and the change; no change if nothing differed."""

    change: Change | None
    note: WeeklyNote


def save_note(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    week: date,
    lines: Mapping[str, str],
    version: int | None,
    now: datetime,
) -> SavedNote:
    """The note of a week with these lines, with the version it was read with, None for one that is new.

    `Stale` names who wrote it since; `BadInput` if it is sent: then it never changes again.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = _current(db, visitor, plan, week, version)
        edited = _with_lines(stored or _new(week), lines)
        return _keep(db, visitor, plan, stored, edited, now, f"Wrote the {_note_of(week)}")


def send_note(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    week: date,
    lines: Mapping[str, str],
    to: str,
    version: int | None,
    today: date,
    now: datetime,
) -> SavedNote:
    """The note of a week with these lines as it was sent to somebody; it never changes again.

    The messages of the communication plan that are the weekly note count as sent with it, and the recurring tasks
    that are written with it are ticked in its week, as far as the visitor may report on them.
    `BadInput` for a note that says nothing, or to nobody, or that was sent already; `Stale` as for saving.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = _current(db, visitor, plan, week, version)
        edited = _with_lines(stored or _new(week), lines)
        sent = edited.but(sent_at=now, sent_by=signature(visitor, plan), sent_to=to)
        _must_say_something(sent)
        edits = [*_edits(db, plan, stored, sent), *_reported(db, plan, sent, today)]
        before = content_of(db, plan)
        after = before.with_tasks(_ticked(before, visitor, week))
        change = keep(db, visitor, before, after, now, f"Sent the {_note_of(week)}", edits)
        return SavedNote(change, keeping.stored(db, plan.id, WeeklyNote, sent.id))


def named(note: WeeklyNote) -> str:
    """What the record calls a note: “Note of the week of 2 March 2026”."""
    return f"N{_note_of(note.week)[1:]}"


def _new(week: date) -> WeeklyNote:
    return WeeklyNote.checked(id=NoteId(new_id()), week=week)


def _with_lines(note: WeeklyNote, lines: Mapping[str, str]) -> WeeklyNote:
    unknown = sorted(lines.keys() - set(LINES))
    if unknown:
        raise BadInput(f"The note has no line called “{unknown[0]}”; it has {', '.join(LINES)}.")
    return note.but(**lines)


def _current(db: Db, visitor: Visitor, plan: Plan, week: date, version: int | None) -> WeeklyNote | None:
    found = next((note for note in values.of_plan(db, plan.id, WeeklyNote) if note.week == week), None)
    if found and found.sent_at:
        raise BadInput(
            f"The {_note_of(week)} was sent to {found.sent_to} by {found.sent_by} on "
            f"{full_date(found.sent_at)}; what was sent stays as it is. Put what is new into the next note."
        )
    if found is None and version is not None:
        raise Stale(f"The {_note_of(week)} is not there any more. Reload the page and write it again.")
    if found:
        must_be_as_read(db, visitor, plan, found, version, named(found))
    return found


def _must_say_something(note: WeeklyNote) -> None:
    if not any(getattr(note, line) for line in LINES):
        raise BadInput("The note says nothing yet. Write one line at least.", {LINES[0]: "Write something."})
    if not note.sent_to:
        raise BadInput("Say whom the note goes to.", {"to": "Type a name."})


def _keep(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    stored: WeeklyNote | None,
    note: WeeklyNote,
    now: datetime,
    summary: str,
) -> SavedNote:
    change, kept = keep_one(db, visitor, plan, stored, note, now, summary, named)
    return SavedNote(change, kept or note)


def _edits(db: Db, plan: Plan, stored: WeeklyNote | None, note: WeeklyNote) -> list[Edit]:
    return keep_values(db, plan.id, WeeklyNote, by_id([stored] if stored else []), by_id([note]), named=named)


def _ticked(content: Content, visitor: Visitor, week: date) -> list[Task]:
    """The tasks that are the weekly note, with what they had to do in this week ticked: nobody has to do it twice."""
    calendar, may = content.plan.calendar(), visitor.may_report_on
    days = range(calendar.day_of(week), calendar.day_of(week) + 7)
    known = content.tasks.keys() - content.hidden(visitor)
    notes = [content.tasks[one] for one in known if is_weekly_note(content.tasks[one])]
    mine = [one for one in notes if may(one.owner, content.plan.id)]
    due = [(task, next((day for day in unticked(task, calendar) if day in days), None)) for task in mine]
    return [ticked(task, day, True) for task, day in due if day is not None]


def _reported(db: Db, plan: Plan, note: WeeklyNote, today: date) -> list[Edit]:
    """The same note in the communication plan, reported as sent: nobody has to say it twice."""
    known = all_of(db, plan.id, Message)
    after = by_id(sent_with_note(known.values(), note.week, today, note.sent_by))
    return keep_values(db, plan.id, Message, {key: known[key] for key in after}, after)


def _note_of(week: date) -> str:
    return f"note of the week of {full_date(week)}"
