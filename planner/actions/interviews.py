"""Interviews: what was answered to the standard questions, and the themes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change, record
from planner.actions.contacts import held_with
from planner.actions.holding import is_to_come, must_be_as_read
from planner.actions.keeping import by_id, keep_values
from planner.actions.register import known_people, must_be_known
from planner.actions.telling import as_told
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Change, Edit
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotFound
from planner.shared.in_words import full_date
from planner.stakeholders.interview import Interview, InterviewId
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.storage.database import Db

MOST_INTERVIEWS = 2_000


@dataclass(frozen=True, slots=True)
class SavedInterviews:
    """What was kept: the interviews as stored now, and the change to undo it by, if there is one.

    `is_contact` tells whether a contact was kept with it.
    """

    change: Change | None
    interviews: Sequence[Interview] = ()
    is_contact: bool = False

    @property
    def interview(self) -> Interview:
        """The one interview."""
        return self.interviews[0]


def add_interview(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    interview: Interview,
    today: date,
    now: datetime,
    *,
    counts: bool = False,
) -> SavedInterviews:
    """This as a new interview, with an id of its own; held by the visitor, unless they see those of others.

    One that `counts` is a contact too, in the same change. `BadInput` for one that was held tomorrow.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        name = must_be_known(people, interview.stakeholder).name
        _must_have_been(interview, name, today)
        if values.count(db, plan_id, Interview) >= MOST_INTERVIEWS:
            raise BadInput(f"A plan holds {MOST_INTERVIEWS:,} interviews at most. Delete old ones first.")
        by = interview.by if visitor.may(Permission.VIEW_PRIVATE, plan_id) else visitor.name
        new = interview.but(id=InterviewId(new_id()), version=1, by=by)
        more = held_with(db, visitor, plan_id, people, new, today) if counts else ()
        return _keep(db, visitor, plan, people, {}, {new.id: new}, now, more=more)


def save_interviews(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    interviews: Sequence[Interview],
    now: datetime,
    summary: str = "",
) -> SavedInterviews:
    """All of these as they are given now, or none, with the versions they were read with.

    `Stale` names who changed what since. Who held an interview is changed by those only who see all of them.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        before: dict[str, Interview] = {one.id: _stored(db, visitor, plan_id, people, one.id) for one in interviews}
        for one in interviews:
            name = must_be_known(people, one.stakeholder).name
            must_be_as_read(db, visitor, plan, before[one.id], one.version, name)
            if is_to_come(one.on, now):
                _must_have_been(one, name, now.date())
        sees_private = visitor.may(Permission.VIEW_PRIVATE, plan_id)
        edited = [one if sees_private else one.but(by=before[one.id].by) for one in interviews]
        return _keep(db, visitor, plan, people, before, by_id(edited), now, summary)


def delete_interview(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, interview_id: InterviewId, now: datetime
) -> SavedInterviews:
    """The plan without the interview; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        stored = _stored(db, visitor, plan_id, people, interview_id)
        return _keep(db, visitor, plan, people, {stored.id: stored}, {}, now)


def _stored(
    db: Db, visitor: Visitor, plan_id: PlanId, people: Mapping[str, Stakeholder], wanted: InterviewId
) -> Interview:
    """The interview; `NotFound` if there is none, or not for this visitor."""
    found = values.some(db, plan_id, Interview, [wanted]).get(wanted)
    sees_all = visitor.may(Permission.VIEW_PRIVATE, plan_id)
    if found and found.stakeholder in people and (sees_all or (visitor.name and found.by == visitor.name)):
        return found
    raise NotFound("There is no such interview in this plan; it may have been deleted. Reload the page.")


def _must_have_been(interview: Interview, name: str, today: date) -> None:
    if interview.on > today:
        raise BadInput(
            f"{full_date(interview.on)} is still to come, so the interview with “{name}” cannot have "
            "been held. Correct the day.",
            {"on": "This day is still to come."},
        )


def _keep(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    people: Mapping[str, Stakeholder],
    before: Mapping[str, Interview],
    after: Mapping[str, Interview],
    now: datetime,
    summary: str = "",
    more: Sequence[Edit] = (),
) -> SavedInterviews:
    edits = keep_values(
        db, plan.id, Interview, before, after, named=lambda held: must_be_known(people, held.stakeholder).name
    )
    change = record(db, visitor, plan, [*edits, *more], now, summary)
    kept = values.some(db, plan.id, Interview, list(after))
    return SavedInterviews(as_told(db, visitor, plan.id, change), [kept[one] for one in after], bool(more))
