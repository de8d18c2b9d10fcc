"""Saving what the page says about people: add, save, place, delete, merge, erase; all of it in callbacks."""

from collections.abc import Sequence
from datetime import date

from pages.shared import notices, shelf, visit
from pages.shared.draft import Draft, Drafts
from pages.shared.stakeholders import address, drafts, typed
from planner.actions import erasing as erasing_actions
from planner.actions import people as people_actions
from planner.actions.erasing import Erasure
from planner.actions.people import SavedPeople
from planner.shared.errors import WHOLE, BadInput, PlannerError
from planner.stakeholders.stakeholder import Stakeholder


def save_details(draft: Draft[Stakeholder]) -> None:
    """Store what was typed; what is wrong is told beside its field and stays as it was typed."""
    try:
        changed = typed.details(draft)
    except PlannerError as error:
        notices.refuse(address.FORM, by_field(error))
        return
    _save(drafts.DETAILS, draft, changed)


def save_standing(draft: Draft[Stakeholder]) -> None:
    """Store where they stand; what is wrong is told beside its field."""
    try:
        changed = typed.standing(draft)
    except PlannerError as error:
        notices.refuse(address.FORM, by_field(error))
        return
    _save(drafts.STANDING, draft, changed)


def forget_placement(stakeholder: Stakeholder, on: date) -> None:
    """The stakeholder without what was seen on a day."""
    left = tuple(placed for placed in stakeholder.placements if placed.on != on)
    saved = _kept(stakeholder.but(placements=left))
    if saved:
        for kind in (drafts.STANDING, drafts.DETAILS):
            if kind.of(stakeholder).is_dirty:
                kind.carry_over(saved.stakeholder)
        told(saved)


def add(form: str, people: Sequence[Stakeholder]) -> SavedPeople | None:
    """Store new people; one alone is opened."""
    saved = notices.attempt(form, people_actions.add_stakeholders, visit.plan_id(), people, visit.now())
    if saved:
        if len(saved.stakeholders) == 1:
            address.select(saved.stakeholder.id)
        told(saved)
    return saved


def delete(form: str, stakeholder: Stakeholder) -> bool:
    """The plan without somebody; whether they are gone."""
    saved = notices.attempt(form, people_actions.delete_stakeholders, visit.plan_id(), [stakeholder.id], visit.now())
    if saved:
        address.close()
        told(saved)
    return saved is not None


def merge(form: str, keep: Stakeholder, drop: Stakeholder, merged: Stakeholder, said: str) -> bool:
    """One of two in place of both; whether that was done. `said` tells it so that two of one name are told apart."""
    plan, now = visit.plan_id(), visit.now()
    saved = notices.attempt(
        form, people_actions.merge_stakeholders, plan, keep.id, drop.id, merged, now, drop_version=drop.version
    )
    if saved:
        address.select(keep.id)
        notices.say(said, plan, saved.change.id if saved.change else None)
    return saved is not None


def erase(form: str, stakeholder: Stakeholder) -> bool:
    """The person gone from everywhere for good; whether that was done."""
    done = notices.attempt(form, erasing_actions.erase_person, visit.plan_id(), stakeholder.id, visit.now())
    if done is not None:
        address.close()
        shelf.forget()
        drafts.forget(stakeholder)
        notices.say(_erased(done))
    return done is not None


def _erased(done: Erasure) -> str:
    """What was done, and where a part of the name is still said."""
    left = ", ".join(f"{place} ({number})" for place, number in done.left.items() if number)
    said = "The person is erased."
    return f"{said} A part of their name, which may be somebody else’s, still stands in: {left}." if left else said


def told(saved: SavedPeople) -> None:
    """Say what was done, and offer to undo it."""
    if saved.change:
        notices.say(f"{saved.change.summary}.", visit.plan_id(), saved.change.id)


def by_field(error: PlannerError) -> PlannerError:
    """The same error, with what is wrong inside a field told beside the whole field."""
    if not isinstance(error, BadInput):
        return error
    problems = {field.split(".")[0]: text for field, text in error.problems.items()}
    return BadInput(problems.get(WHOLE, str(error)), problems)


def _save(kind: Drafts[Stakeholder], draft: Draft[Stakeholder], changed: Stakeholder) -> None:
    if changed == draft.onto:
        notices.forget(address.FORM)
        kind.renew(draft.onto, is_saved=True)
    elif saved := _kept(changed):
        kind.renew(saved.stakeholder, is_saved=True)
        # What was typed under the other tab goes on top of this newest version.
        (drafts.STANDING if kind is drafts.DETAILS else drafts.DETAILS).carry_over(saved.stakeholder)
        told(saved)


def _kept(changed: Stakeholder) -> SavedPeople | None:
    return notices.attempt(address.FORM, people_actions.save_stakeholders, visit.plan_id(), [changed], visit.now())
