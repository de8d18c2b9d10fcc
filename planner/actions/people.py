"""Stakeholders: look at them with their contacts and interviews, add, change and delete them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import content_of, load_plan, lock_to_change, record, who_changed
from planner.actions.keeping import all_of, by_id, keep_values, must_be_current
from planner.actions.telling import as_told
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Change, Edit, Entity
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotAllowed, NotFound, words
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.privacy import JUDGED, as_seen, contact_as_seen, merged_back
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.storage import values
from planner.storage.database import Db

MOST_STAKEHOLDERS = 2_000


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
            _must_not_judge(visitor, plan_id, one)
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


def may_know(visitor: Visitor, plan_id: PlanId, stakeholder: Stakeholder) -> bool:
    """Whether the visitor may know of a stakeholder: of all, or of those they look after."""
    is_own = bool(visitor.name) and stakeholder.owner == visitor.name
    return visitor.may(Permission.EDIT_PEOPLE, plan_id) or (is_own and visitor.may(Permission.VIEW_PEOPLE, plan_id))


def known_people(db: Db, visitor: Visitor, plan_id: PlanId) -> dict[str, Stakeholder]:
    """The stakeholders whom the visitor may know of, with all that is stored of them, by id."""
    return {key: one for key, one in all_of(db, plan_id, Stakeholder).items() if may_know(visitor, plan_id, one)}


def must_be_known(people: Mapping[str, Stakeholder], wanted: str) -> Stakeholder:
    """One of these stakeholders; `NotFound` if it is none of them."""
    if wanted not in people:
        raise NotFound("There is no such stakeholder in this plan; they may have been deleted. Reload the page.")
    return people[wanted]


def keep_people(
    db: Db, plan_id: PlanId, before: Mapping[str, Stakeholder], after: Mapping[str, Stakeholder]
) -> list[Edit]:
    """Store what differs; `before` and `after` hold all stakeholders of the plan.

    Whoever is gone is taken from those whom others influence and from the members of groups. `BadInput` for too
    many, and for somebody named who is not there.
    """
    if len(after) > MOST_STAKEHOLDERS:
        raise BadInput(
            f"That makes {len(after):,} stakeholders; a plan holds {MOST_STAKEHOLDERS:,} at most. "
            "Put people of one kind together as a group, or delete some."
        )
    gone = before.keys() - after.keys()
    after = {key: without(one, gone) for key, one in after.items()}
    for one in after.values():
        _must_name_known(one, after)
    return keep_values(db, plan_id, Stakeholder, before, after)


def without(one: Stakeholder, gone: Collection[str]) -> Stakeholder:
    """The stakeholder without some others among its members and those whom it influences."""
    members = tuple(other for other in one.members if other not in gone)
    influences = tuple(other for other in one.influences if other not in gone)
    is_as_it_was = (members, influences) == (one.members, one.influences)
    return one if is_as_it_was else one.but(members=members, influences=influences)


def without_contacts(db: Db, plan_id: PlanId, names: Mapping[str, Stakeholder], gone: Collection[str]) -> list[Edit]:
    """Remove the contacts with these stakeholders."""
    before = {key: one for key, one in all_of(db, plan_id, Contact).items() if one.stakeholder in gone}
    return keep_values(db, plan_id, Contact, before, {}, named=lambda contact: names[contact.stakeholder].name)


def without_interviews(db: Db, plan_id: PlanId, names: Mapping[str, Stakeholder], gone: Collection[str]) -> list[Edit]:
    """Remove the interviews with these stakeholders."""
    before = {key: one for key, one in all_of(db, plan_id, Interview).items() if one.stakeholder in gone}
    return keep_values(db, plan_id, Interview, before, {}, named=lambda held: names[held.stakeholder].name)


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
    must_be_current(
        stored,
        edited,
        lambda: who_changed(db, visitor, content_of(db, plan), Entity.STAKEHOLDER, stored.id, stored.name),
    )
    return edited if visitor.may(Permission.VIEW_PRIVATE, plan.id) else merged_back(stored, edited)


def _must_not_judge(visitor: Visitor, plan_id: PlanId, edited: Stakeholder) -> None:
    told = [field for field in Stakeholder.model_fields if field in JUDGED and getattr(edited, field)]
    if told and not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        raise NotAllowed(
            f"Where “{edited.name}” stands and what they want is for the plan's owner alone to note; leave it empty."
        )


def _with_ids_of_their_own(
    added: Sequence[Stakeholder],
) -> tuple[list[Stakeholder], Mapping[StakeholderId, StakeholderId]]:
    new = [StakeholderId(new_id()) for _ in added]
    ids = {one.id: own for one, own in zip(added, new, strict=True)}
    return [_linked(one, ids).but(id=own, version=1) for one, own in zip(added, new, strict=True)], ids


def _linked(one: Stakeholder, ids: Mapping[StakeholderId, StakeholderId]) -> Stakeholder:
    members = tuple(ids.get(other, other) for other in one.members)
    return one.but(members=members, influences=tuple(ids.get(other, other) for other in one.influences))


def _must_name_known(one: Stakeholder, people: Mapping[str, Stakeholder]) -> None:
    for field in ("members", "influences"):
        if any(other not in people for other in getattr(one, field)):
            raise BadInput(
                f"Among the {words(field).lower()} of “{one.name}” is somebody who is not in this plan; choose again.",
                {field: "Choose again."},
            )


def _imported(edits: Sequence[Edit], source: str) -> str:
    people = f"{len(edits)} stakeholder{'' if len(edits) == 1 else 's'}"
    return f"Imported {people} from {source[:80]}" if source and edits else ""
