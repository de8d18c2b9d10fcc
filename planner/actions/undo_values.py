"""Undoing what was changed in events, people and communication: who may, and what holds again."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from planner.access.visitor import Permission, Visitor
from planner.actions.keeping import KINDS, all_of, id_of, keep_values, name_of
from planner.actions.register import keep_people, known_people, without
from planner.actions.undo_measures import value_after
from planner.communication.weekly_note import WeeklyNote
from planner.plan.change import Change, Edit, Entity
from planner.plan.people_privacy import holds_hidden
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.storage.database import Db

V = TypeVar("V", bound=Value)

KEPT = frozenset(KINDS)
"""Everything that is kept as one row each."""

_MET: Mapping[Entity, type[Contact] | type[Interview]] = {Entity.CONTACT: Contact, Entity.INTERVIEW: Interview}
_NEEDED: Mapping[Entity, Permission] = {
    Entity.EVENT: Permission.EDIT_KPIS,
    Entity.STAKEHOLDER: Permission.EDIT_PEOPLE,
    Entity.CONTACT: Permission.EDIT_PEOPLE,
    Entity.INTERVIEW: Permission.EDIT_PEOPLE,
    Entity.COMMITMENT: Permission.KEEP_COMMITMENTS,
    Entity.AGREEMENT: Permission.KEEP_COMMITMENTS,
    Entity.NOTE: Permission.KEEP_COMMITMENTS,
    Entity.MESSAGE: Permission.EDIT_COMMUNICATION,
    Entity.CAMPAIGN: Permission.EDIT_COMMUNICATION,
}
_REPORTED: Mapping[Entity, tuple[frozenset[str], Permission]] = {
    Entity.MESSAGE: (frozenset({"sendings", "version"}), Permission.REPORT_OWN_MESSAGES),
    Entity.CAMPAIGN: (frozenset({"briefings", "version"}), Permission.CONFIRM_CAMPAIGNS),
}
"""The fields that somebody reports on who may not change the rest, and the permission for it."""


def must_be_permitted(db: Db, visitor: Visitor, plan: PlanId, change: Change, *, is_own: bool) -> None:
    """`NotAllowed` unless the visitor may make such changes, or made this one and may still make it."""
    for edit in change.edits:
        if edit.entity not in KEPT:
            continue
        needed = _NEEDED[edit.entity]
        if not visitor.may(needed, plan) and not (is_own and _is_theirs_to_make(db, visitor, plan, edit)):
            visitor.must(needed, plan)
        if not is_own and (holds_hidden(edit) or _opens_what_was_said(edit)):
            visitor.must(Permission.VIEW_PRIVATE, plan)


def values_put_back(db: Db, plan: PlanId, edits: Sequence[Edit]) -> list[Edit]:
    """Store what these edits lead to and tell what really changed; `BadInput` where later changes do not allow it.

    Whatever comes back is newer than what anybody may still have before them.
    """
    of = {entity: [edit for edit in edits if edit.entity is entity] for entity in KINDS}
    _must_be_the_only_notes(db, plan, of[Entity.NOTE])
    people = _people_put_back(db, plan, of.pop(Entity.STAKEHOLDER))
    kept = [edit for entity, its in of.items() for edit in _put_back(db, plan, KINDS[entity], its)]
    _must_know_whom_it_is_about(db, plan, edits)
    return people + kept


def _opens_what_was_said(edit: Edit) -> bool:
    return edit.entity is Entity.CONTACT and bool(edit.before and edit.after) and "by" in (edit.after or {})


def _is_theirs_to_make(db: Db, visitor: Visitor, plan: PlanId, edit: Edit) -> bool:
    if edit.entity in _REPORTED:
        fields, needed = _REPORTED[edit.entity]
        is_report = bool(edit.before and edit.after) and {*(edit.after or {})} <= fields
        return is_report and visitor.may(needed, plan)
    if edit.entity not in _MET or not visitor.may(Permission.LOG_OWN_CONTACTS, plan):
        return False
    stored = values.some(db, plan, _MET[edit.entity], [edit.id])
    told = [side["stakeholder"] for side in (edit.before, edit.after) if side and "stakeholder" in side]
    people = known_people(db, visitor, plan)
    return all(one in people for one in (*told, *(value.stakeholder for value in stored.values())))


def _people_put_back(db: Db, plan: PlanId, edits: Sequence[Edit]) -> list[Edit]:
    """Whoever is gone by now stays out of those whom others influence and of the members of groups."""
    if not edits:
        return []
    before = all_of(db, plan, Stakeholder)
    after = _after(Stakeholder, before, edits)
    left = {key: one for key, one in before.items() if key not in {edit.id for edit in edits}} | after
    named = {other for one in left.values() for other in (*one.members, *one.influences)}
    return keep_people(db, plan, before, {key: without(one, named - left.keys()) for key, one in left.items()})


def _put_back(db: Db, plan: PlanId, kind: type[V], edits: Sequence[Edit]) -> list[Edit]:
    before = values.some(db, plan, kind, [edit.id for edit in edits])
    edit_of = {edit.id: edit for edit in edits}

    def named(value: Value) -> str:
        return name_of(value) or edit_of[id_of(value)].name

    return keep_values(
        db,
        plan,
        kind,
        before,
        _after(kind, before, edits),
        named=named,
        is_private=lambda value: edit_of[id_of(value)].is_private,
    )


def _after(kind: type[V], before: Mapping[str, V], edits: Sequence[Edit]) -> dict[str, V]:
    after = {edit.id: value_after(kind, before.get(edit.id), edit) for edit in edits}
    return {key: value for key, value in after.items() if value is not None}


def _must_know_whom_it_is_about(db: Db, plan: PlanId, edits: Sequence[Edit]) -> None:
    """A contact or interview does not stay or come back without the one it was held with."""
    if not any(edit.entity in (Entity.STAKEHOLDER, *_MET) for edit in edits):
        return
    people = all_of(db, plan, Stakeholder).keys()
    lost = {one.stakeholder for kind in _MET.values() for one in values.of_plan(db, plan, kind)} - people
    for edit in edits:
        if edit.id in lost:
            raise BadInput(f"Somebody noted a talk with “{edit.name}” in the meantime.")
        if lost & {(edit.after or {}).get("stakeholder")}:
            raise BadInput(f"“{edit.name}” has been deleted.")


def _must_be_the_only_notes(db: Db, plan: PlanId, edits: Sequence[Edit]) -> None:
    known = {str(note.week) for note in values.of_plan(db, plan, WeeklyNote)} if edits else set()
    for edit in edits:
        if edit.is_addition and (edit.after or {}).get("week") in known:
            raise BadInput("There is another note of that week by now.")
