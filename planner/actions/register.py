"""The register: who may know of whom, and keeping it whole when somebody is added or goes."""

from collections.abc import Collection, Mapping

from planner.access.visitor import Permission, Visitor
from planner.actions.keeping import all_of, keep_values
from planner.plan.change import Edit
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput, NotAllowed, NotFound, words
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.privacy import JUDGED
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage.database import Db

MOST_STAKEHOLDERS = 2_000


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


def must_not_judge(visitor: Visitor, plan_id: PlanId, edited: Stakeholder) -> None:
    """`NotAllowed` where somebody tells what is the leader's alone."""
    told = [field for field in Stakeholder.model_fields if field in JUDGED and getattr(edited, field)]
    if told and not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        raise NotAllowed(
            f"Where “{edited.name}” stands and what they want is for the plan's owner alone to note; leave it empty."
        )


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


def _must_name_known(one: Stakeholder, people: Mapping[str, Stakeholder]) -> None:
    for field in ("members", "influences"):
        if any(other not in people for other in getattr(one, field)):
            raise BadInput(
                f"Among the {words(field).lower()} of “{one.name}” is somebody who is not in this plan; choose again.",
                {field: "Choose again."},
            )
