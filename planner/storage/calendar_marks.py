"""Marks of calendar files in the database."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from planner.plan.plan import PlanId
from planner.scheduling.agenda_marks import CalendarMark
from planner.storage.database import Db
from planner.storage.tables import calendar_marks

_C = calendar_marks.c


def of_file(db: Db, plan: PlanId, person: str) -> dict[str, CalendarMark]:
    """What stood in the last calendar file of this name, by uid."""
    rows = db.execute(select(calendar_marks).where(_C.plan_id == plan, _C.person == person))
    return {
        row.uid: CalendarMark(row.uid, row.sequence, row.fingerprint, row.start, row.is_cancelled, row.at)
        for row in rows
    }


def put(db: Db, plan: PlanId, person: str, marks: Iterable[CalendarMark]) -> None:
    """Keep what stands in a calendar file, in place of all that stood in the one before."""
    db.execute(delete(calendar_marks).where(_C.plan_id == plan, _C.person == person))
    rows = [
        {
            "plan_id": plan,
            "person": person,
            "uid": mark.uid,
            "sequence": mark.sequence,
            "fingerprint": mark.fingerprint,
            "start": mark.start,
            "is_cancelled": mark.is_cancelled,
            "at": mark.at,
        }
        for mark in marks
    ]
    if rows:
        db.execute(insert(calendar_marks), rows)
