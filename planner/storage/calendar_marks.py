"""Marks of calendar files and invitations in the database."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select

from planner.plan.plan import PlanId
from planner.scheduling.agenda_marks import CalendarMark
from planner.storage.database import Db
from planner.storage.tables import calendar_marks

_C = calendar_marks.c


def of_file(db: Db, plan: PlanId, person: str) -> dict[str, CalendarMark]:
    """What stood in the last calendar file of this name, by uid."""
    return {row.uid: _mark(row) for row in db.execute(_its(plan).where(_C.person == person))}


def latest(db: Db, plan: PlanId) -> dict[str, CalendarMark]:
    """Of each uid the mark with the highest sequence that any file or invitation of the plan has."""
    return {row.uid: _mark(row) for row in db.execute(_its(plan).order_by(_C.sequence, _C.at))}


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


def _its(plan: PlanId) -> Select[Any]:
    return select(calendar_marks).where(_C.plan_id == plan)


def _mark(row: Row[Any]) -> CalendarMark:
    return CalendarMark(row.uid, row.sequence, row.fingerprint, row.start, row.is_cancelled, row.at)
