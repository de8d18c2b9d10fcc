"""Stakeholders: look at them with their contacts and interviews, add, change, merge and delete them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan, lock_to_change, record
from planner.actions.holding import must_be_as_read
from planner.actions.keeping import all_of, by_id, keep_values
from planner.actions.register import (
    keep_people,
    may_know,
    must_be_known,
    must_not_judge,
    without,
    without_contacts,
    without_interviews,
)
from planner.actions.telling import as_told
from planner.actions.workspace import Workspace, new_id
from planner.communication.commitment import Commitment
from planner.plan.change import Change, Edit
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.merging import merged as merged_of
from planner.stakeholders.merging import moved_over
from planner.stakeholders.privacy import as_seen, contact_as_seen, merged_back
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.storage import values
from planner.storage.database import Db


@dataclass(frozen=True, slots=True)
class OpenPeople:
    """The people of a plan as one visitor may see them on one day.

    Without `sees_private` the stakeholders come without what is the leader's alone, contacts without moods and
    without what others were told, and there are only those interviews that the visitor has held.
    """

    plan: Plan
    stakeholders: Sequence[Stakeholder]
    contacts: Sequence[Contact]
    interviews: Sequence[Interview]
    today: date
    sees_private: bool

    def stakeholder(self, wanted: str) -> Stakeholder:
        """One stakeholder; `NotFound` if there is none, or not for this visitor."""
        return must_be_known(by_id(self.stakeholders), wanted)


@dataclass(frozen=True, slots=True)
class SavedPeople:
    """What was kept: the stakeholders as the visitor sees them now, and the change to undo it by, if there is one."""

    change: Change | None
    stakeholders: Sequence[Stakeholder] = ()

    @property
    def stakeholder(self) -> Stakeholder:
        """The one stakeholder."""
        return self.stakeholders[0]


def open_people(workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date) -> OpenPeople:
    """The stakeholders with their contacts and interviews, as far as the visitor may see them."""
    visitor.must(Permission.VIEW_PEOPLE, plan_id)
    with workspace.reading() as db:
        plan = load_plan(db, visitor, plan_id)
        people = values.of_plan(db, plan_id, Stakeholder)
        contacts = values.of_plan(db, plan_id, Contact)
        interviews = values.of_plan(db, plan_id, Interview)
    if visitor.may(Permission.VIEW_PRIVATE, plan_id):
        return OpenPeople(plan, people, contacts, interviews, today, sees_private=True)
    known = {one.id for one in people if may_know(visitor, plan_id, one)}
    return OpenPeople(
        plan,
        [without(as_seen(one), set(one.members) - known) for one in people if one.id in known],
        [contact_as_seen(contact, visitor.name) for contact in contacts if contact.stakeholder in known],
        [one for one in interviews if one.stakeholder in known and visitor.name and one.by == visitor.name],
        today,
        sees_private=False,
    )


def add_stakeholders(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    stakeholders: Sequence[Stakeholder],
    now: datetime,
    source: str = "",
) -> SavedPeople:
    """These as new stakeholders; they get their ids here, and refer to each other by those they came with.

    `source` is the file they were read from. `NotAllowed` where they tell what is the leader's alone.
    """
    return save_stakeholders(workspace, visitor, plan_id, (), now, added=stakeholders, source=source)


def save_stakeholders(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    stakeholders: Sequence[Stakeholder],
    now: datetime,
    *,
    added: Sequence[Stakeholder] = (),
    source: str = "",
) -> SavedPeople:
    """All of these as they are given now, and those added, or none of them.

    Each carries the version it was read with; `Stale` names who changed what since. What is kept from the
    visitor stays as it is.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_PEOPLE)
        before = all_of(db, plan_id, Stakeholder)
        for one in (*stakeholders, *added):
            must_not_judge(visitor, plan_id, one)
        new, ids = _with_ids_of_their_own(added)
        stored = [_with_what_was_hidden(db, visitor, plan, before, one) for one in stakeholders]
        changed = [_linked(one, ids) for one in stored]
        edits = keep_people(db, plan_id, before, before | by_id(changed) | by_id(new))
        change = record(db, visitor, plan, edits, now, _imported(edits, source))
        return _saved(db, visitor, plan_id, change, [one.id for one in (*changed, *new)])


def delete_stakeholders(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, wanted: Collection[StakeholderId], now: datetime
) -> SavedPeople:
    """The plan without these stakeholders, their contacts and interviews; undoing brings all of it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_PEOPLE)
        before = all_of(db, plan_id, Stakeholder)
        gone = [must_be_known(before, one) for one in wanted]
        left = {key: one for key, one in before.items() if key not in wanted}
        edits = [
            *keep_people(db, plan_id, before, left),
            *without_contacts(db, plan_id, before, wanted),
            *without_interviews(db, plan_id, before, wanted),
        ]
        summary = f"Deleted “{gone[0].name[:80]}”" if len(gone) == 1 else f"Deleted {len(gone)} stakeholders"
        return SavedPeople(as_told(db, visitor, plan_id, record(db, visitor, plan, edits, now, summary)))


def merge_stakeholders(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    keep_id: StakeholderId,
    drop_id: StakeholderId,
    merged: Stakeholder,
    now: datetime,
    drop_version: int | None = None,
) -> SavedPeople:
    """The stakeholder to keep as `merged` says, without the other, whose contacts and promises are theirs now.

    `merged` carries the version that the one to keep was read with, `drop_version` that of the other, if it matters;
    `Stale` names who changed what since. What is kept from the visitor is merged by the rule. Undoing brings both back.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_PEOPLE)
        before = all_of(db, plan_id, Stakeholder)
        keep, drop = _two_of(before, keep_id, drop_id)
        must_not_judge(visitor, plan_id, merged)
        must_be_as_read(db, visitor, plan, keep, merged.version)
        must_be_as_read(db, visitor, plan, drop, drop.version if drop_version is None else drop_version)
        whole = merged.but(id=keep.id)
        if not visitor.may(Permission.VIEW_PRIVATE, plan_id):
            whole = merged_back(merged_of(keep, drop), whole)
        left = moved_over([one for one in before.values() if one.id != drop.id], keep.id, drop.id)
        edits = [
            *keep_people(db, plan_id, before, by_id(left) | {whole.id: whole}),
            *_given(db, visitor, plan_id, Contact, keep, drop),
            *_given(db, visitor, plan_id, Interview, keep, drop),
            *_given(db, visitor, plan_id, Commitment, keep, drop),
        ]
        summary = f"Merged “{drop.name[:80]}” into “{whole.name[:80]}”"
        return _saved(db, visitor, plan_id, record(db, visitor, plan, edits, now, summary), [whole.id])


def _saved(
    db: Db, visitor: Visitor, plan_id: PlanId, change: Change | None, wanted: Sequence[StakeholderId]
) -> SavedPeople:
    stored = values.some(db, plan_id, Stakeholder, wanted)
    sees_private = visitor.may(Permission.VIEW_PRIVATE, plan_id)
    shown = [stored[one] if sees_private else as_seen(stored[one]) for one in wanted]
    return SavedPeople(as_told(db, visitor, plan_id, change), shown)


def _with_what_was_hidden(
    db: Db, visitor: Visitor, plan: Plan, before: Mapping[str, Stakeholder], edited: Stakeholder
) -> Stakeholder:
    stored = must_be_known(before, edited.id)
    must_be_as_read(db, visitor, plan, stored, edited.version)
    return edited if visitor.may(Permission.VIEW_PRIVATE, plan.id) else merged_back(stored, edited)


def _with_ids_of_their_own(
    added: Sequence[Stakeholder],
) -> tuple[list[Stakeholder], Mapping[StakeholderId, StakeholderId]]:
    new = [StakeholderId(new_id()) for _ in added]
    ids = {one.id: own for one, own in zip(added, new, strict=True)}
    return [_linked(one, ids).but(id=own, version=1) for one, own in zip(added, new, strict=True)], ids


def _linked(one: Stakeholder, ids: Mapping[StakeholderId, StakeholderId]) -> Stakeholder:
    members = tuple(ids.get(other, other) for other in one.members)
    return one.but(members=members, influences=tuple(ids.get(other, other) for other in one.influences))


def _imported(edits: Sequence[Edit], source: str) -> str:
    people = f"{len(edits)} stakeholder{'' if len(edits) == 1 else 's'}"
    return f"Imported {people} from {source[:80]}" if source and edits else ""


def _two_of(people: Mapping[str, Stakeholder], one: str, other: str) -> tuple[Stakeholder, Stakeholder]:
    if one == other:
        raise BadInput("These are one and the same; choose two to merge.", {"drop": "Choose another."})
    return must_be_known(people, one), must_be_known(people, other)


def _given(
    db: Db,
    visitor: Visitor,
    plan_id: PlanId,
    kind: type[Contact | Interview | Commitment],
    keep: Stakeholder,
    drop: Stakeholder,
) -> list[Edit]:
    """Give what was noted with the one to the other; that there was an interview of others is told to nobody."""
    before = {key: one for key, one in all_of(db, plan_id, kind).items() if one.stakeholder == drop.id}
    after = by_id(moved_over(before.values(), keep.id, drop.id))
    return keep_values(
        db,
        plan_id,
        kind,
        before,
        after,
        named=lambda one: one.name if isinstance(one, Commitment) else keep.name,
        is_private=lambda one: one.is_private if isinstance(one, Commitment) else _is_hidden(visitor, one),
    )


def _is_hidden(visitor: Visitor, one: Contact | Interview) -> bool:
    return isinstance(one, Interview) and one.by != visitor.name
