"""Contacts: log those that were held, book those to come, change and delete them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change, record
from planner.actions.holding import must_be_as_read
from planner.actions.keeping import by_id, keep_values
from planner.actions.register import known_people, must_be_known
from planner.actions.telling import as_told
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Change, Edit
from planner.plan.people_privacy import SAID
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotAllowed, NotFound, words
from planner.shared.in_words import full_date
from planner.stakeholders.contact import Contact, ContactId
from planner.stakeholders.interview import Interview
from planner.stakeholders.privacy import contact_as_seen
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.storage.database import Db

MOST_CONTACTS = 20_000


@dataclass(frozen=True, slots=True)
class SavedContacts:
    """What was kept: the contacts as the visitor sees them now, and the change to undo it by, if there is one."""

    change: Change | None
    contacts: Sequence[Contact] = ()

    @property
    def contact(self) -> Contact:
        """The one contact."""
        return self.contacts[0]


def add_contacts(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    contacts: Sequence[Contact],
    today: date,
    now: datetime,
    *,
    placed: Stakeholder | None = None,
) -> SavedContacts:
    """These as new contacts, logged or booked; they get their ids here.

    Whoever may not change stakeholders logs contacts of their own, with those they look after. `BadInput` names the
    day of a contact that was held tomorrow or is booked for yesterday. `placed` is a stakeholder as they stand after
    it, which only those note who see all of them.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        new = [_as_new(visitor, plan_id, people, contact, today) for contact in contacts]
        _must_have_room(db, plan_id, len(new))
        return _keep(db, visitor, plan, people, {}, by_id(new), now, _placed(db, visitor, plan, people, placed))


def save_contact(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    contact: Contact,
    today: date,
    now: datetime,
    *,
    placed: Stakeholder | None = None,
) -> SavedContacts:
    """The contact as given, with the version it was read with; `Stale` names who changed what since.

    What is kept from the visitor stays as it is, and with whom it is about: the mood, and what was said to somebody
    else. `placed` is as in `add_contacts`.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        stored = _stored(db, visitor, plan_id, people, [contact.id])[contact.id]
        name = must_be_known(people, contact.stakeholder).name
        must_be_as_read(db, visitor, plan, stored, contact.version, name)
        _must_not_tell_the_mood(visitor, plan_id, contact, name)
        edited = _with_what_was_hidden(visitor, plan_id, stored, contact)
        if (stored.on, stored.is_held) != (edited.on, edited.is_held):
            _must_fit_today(edited, name, today)
        more = _placed(db, visitor, plan, people, placed)
        return _keep(db, visitor, plan, people, {stored.id: stored}, {edited.id: edited}, now, more)


def delete_contacts(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, wanted: Collection[ContactId], now: datetime
) -> SavedContacts:
    """The plan without these contacts; undoing brings them back.

    A talk that was held is deleted only by those who may read what was said: `NotAllowed` for the others. What is
    only booked says nothing yet.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.LOG_OWN_CONTACTS)
        people = known_people(db, visitor, plan_id)
        stored = _stored(db, visitor, plan_id, people, wanted)
        for contact in stored.values():
            _must_be_theirs_to_read(visitor, plan_id, contact, people[contact.stakeholder].name)
        return _keep(db, visitor, plan, people, stored, {}, now)


def held_with(
    db: Db, visitor: Visitor, plan_id: PlanId, people: Mapping[str, Stakeholder], interview: Interview, today: date
) -> Sequence[Edit]:
    """An interview as a contact, stored: what was booked with them for its day is held by it, or one is logged.

    Nothing, where one was held that day already.
    """
    theirs = [one for one in values.of_plan(db, plan_id, Contact) if one.stakeholder == interview.stakeholder]
    that_day = [one for one in theirs if one.on == interview.on]
    if any(one.is_held for one in that_day):
        return ()
    may_all = visitor.may(Permission.EDIT_PEOPLE, plan_id)
    booked = next((one for one in that_day if may_all or one.by in ("", visitor.name)), None)
    if booked:
        return _edits(db, plan_id, people, by_id([booked]), by_id([booked.but(is_held=True)]))
    _must_have_room(db, plan_id, 1)
    logged = Contact(id=ContactId(""), stakeholder=interview.stakeholder, on=interview.on, by=interview.by)
    return _edits(db, plan_id, people, {}, by_id([_as_new(visitor, plan_id, people, logged, today)]))


def _as_new(
    visitor: Visitor, plan_id: PlanId, people: Mapping[str, Stakeholder], contact: Contact, today: date
) -> Contact:
    name = must_be_known(people, contact.stakeholder).name
    _must_fit_today(contact, name, today)
    _must_not_tell_the_mood(visitor, plan_id, contact, name)
    by = contact.by
    if not visitor.may(Permission.EDIT_PEOPLE, plan_id):
        by = visitor.name
    elif not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        by = contact.by or visitor.name  # or they could not read what they noted
    return contact.but(id=ContactId(new_id()), version=1, by=by)


def _stored(
    db: Db, visitor: Visitor, plan_id: PlanId, people: Mapping[str, Stakeholder], wanted: Collection[ContactId]
) -> dict[str, Contact]:
    """These contacts, which the visitor may change; `NotFound` where there is none for them."""
    found = values.some(db, plan_id, Contact, wanted)
    for one in wanted:
        if one not in found or found[one].stakeholder not in people:
            raise NotFound("There is no such contact in this plan; it may have been deleted. Reload the page.")
        is_own = found[one].by in ("", visitor.name)
        if not is_own and not visitor.may(Permission.EDIT_PEOPLE, plan_id):
            name = people[found[one].stakeholder].name
            raise NotAllowed(f"The contact with “{name}” is {found[one].by}'s, so you may not change it. Ask them.")
    return found


def _must_be_theirs_to_read(visitor: Visitor, plan_id: PlanId, contact: Contact, name: str) -> None:
    may_read = contact.by == visitor.name or visitor.may(Permission.VIEW_PRIVATE, plan_id)
    if (contact.is_held or contact.said) and not may_read:
        whose = f"{contact.by}'s" if contact.by else "somebody else's"
        raise NotAllowed(
            f"The talk with “{name}” on {full_date(contact.on)} is {whose}, and what was said is not yours "
            "to read, so you may not delete it. Ask them, or the plan's owner."
        )


def _with_what_was_hidden(visitor: Visitor, plan_id: PlanId, stored: Contact, edited: Contact) -> Contact:
    if visitor.may(Permission.VIEW_PRIVATE, plan_id):
        return edited
    if not visitor.may(Permission.EDIT_PEOPLE, plan_id):
        edited = edited.but(by=visitor.name if edited.by != stored.by else stored.by)
    _must_stay_with_whom_it_was_held(stored, edited)
    if contact_as_seen(stored, visitor.name).but(mood=stored.mood) == stored:
        return edited.but(mood=stored.mood)
    return _without_overwriting(stored, edited)


def _must_stay_with_whom_it_was_held(stored: Contact, edited: Contact) -> None:
    """`BadInput` whether a mood was noted or not, for it would go along unseen, and the refusal must not tell."""
    if edited.stakeholder != stored.stakeholder and (stored.is_held or stored.mood):
        problem = "A talk stays with whom it was held; log one of your own with the other."
        raise BadInput(f"{problem} Only the plan's owner can change that.", {"stakeholder": problem})


def _without_overwriting(stored: Contact, edited: Contact) -> Contact:
    """The edited contact with what somebody else noted; `BadInput` where its own would take the place of that."""
    noted = {field: getattr(stored, field) for field in SAID if getattr(stored, field)}
    problems = {
        field: f"{words(field)}: somebody else noted this already." for field in noted if getattr(edited, field)
    }
    if edited.by != stored.by:
        problems["by"] = "By: whoever met them noted something."
    if edited.stakeholder != stored.stakeholder:
        problems["stakeholder"] = "Stakeholder: what was noted is about somebody else."
    if problems:
        raise BadInput(
            f"{' '.join(problems.values())} Only the plan's owner can change that; log a contact of your own instead.",
            problems,
        )
    return edited.but(**noted, mood=stored.mood)


def _must_fit_today(contact: Contact, name: str, today: date) -> None:
    day = full_date(contact.on)
    if contact.is_held and contact.on > today:
        raise BadInput(
            f"{day} is still to come, so the contact with “{name}” cannot have been held. Book it, or correct the day.",
            {"on": "This day is still to come."},
        )
    if not contact.is_held and contact.on < today:
        raise BadInput(
            f"{day} has gone by, so nothing can be booked with “{name}” for it. Log it as held, or choose a later day.",
            {"on": "This day has gone by."},
        )


def _must_not_tell_the_mood(visitor: Visitor, plan_id: PlanId, contact: Contact, name: str) -> None:
    if contact.mood and not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        raise NotAllowed(f"How the talk with “{name}” felt is for the plan's owner alone to note; leave it empty.")


def _placed(
    db: Db, visitor: Visitor, plan: Plan, people: Mapping[str, Stakeholder], placed: Stakeholder | None
) -> Sequence[Edit]:
    """Where a stakeholder stands after a contact, stored; nothing else of them changes by it."""
    if placed is None:
        return ()
    visitor.must(Permission.VIEW_PRIVATE, plan.id)
    stored = must_be_known(people, placed.id)
    must_be_as_read(db, visitor, plan, stored, placed.version)
    now = stored.but(placements=placed.placements)
    return keep_values(db, plan.id, Stakeholder, {stored.id: stored}, {now.id: now})


def _must_have_room(db: Db, plan_id: PlanId, new: int) -> None:
    count = values.count(db, plan_id, Contact) + new
    if count > MOST_CONTACTS:
        raise BadInput(f"That makes {count:,} contacts; a plan holds {MOST_CONTACTS:,} at most. Delete old ones first.")


def _keep(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    people: Mapping[str, Stakeholder],
    before: Mapping[str, Contact],
    after: Mapping[str, Contact],
    now: datetime,
    more: Sequence[Edit] = (),
) -> SavedContacts:
    edits = _edits(db, plan.id, people, before, after)
    change = as_told(db, visitor, plan.id, record(db, visitor, plan, [*edits, *more], now))
    kept = values.some(db, plan.id, Contact, list(after))
    sees_private = visitor.may(Permission.VIEW_PRIVATE, plan.id)
    return SavedContacts(
        change, [kept[one] if sees_private else contact_as_seen(kept[one], visitor.name) for one in after]
    )


def _edits(
    db: Db,
    plan_id: PlanId,
    people: Mapping[str, Stakeholder],
    before: Mapping[str, Contact],
    after: Mapping[str, Contact],
) -> Sequence[Edit]:
    return keep_values(
        db, plan_id, Contact, before, after, named=lambda contact: must_be_known(people, contact.stakeholder).name
    )
