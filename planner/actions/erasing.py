"""Erasing a person on request: everywhere in the plan, for good."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import content_of
from planner.actions.keeping import KINDS, all_of, stored
from planner.actions.measures import kpis_of
from planner.actions.workspace import Workspace, new_id
from planner.communication.campaign import Campaign
from planner.communication.departments import reconfirmed
from planner.plan.change import Change, ChangeId, Edit, Entity
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotFound
from planner.stakeholders.erased import STAND_IN, Eraser, Traces, names_part_of, without_shared
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId, StakeholderKind
from planner.storage import baselines as stored_baselines
from planner.storage import changes as stored_changes
from planner.storage import erasing as stored_traces
from planner.storage import plans as stored_plans
from planner.storage import values
from planner.storage.database import Db

SAID = "Erased a person on request"
_OF_PERSON = (Entity.CONTACT, Entity.INTERVIEW)
_PLACES = {
    "plans": "the plan's settings",
    "kpis": "KPIs",
    "entries": "numbers of KPIs",
    "interviews": "interviews",
    "changes": "the history",
    "edits": "the history",
    "calendar_marks": "calendar files",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody of the same name or e-mail address in the register of another plan, which erasing does not touch."""

    plan: PlanId
    title: str
    stakeholder: StakeholderId
    name: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """What goes when a person is erased: how much of it in which place, by the words for the place.

    `left` is where a part of the name, such as the first name, is still said afterwards: it may be somebody else's,
    so it stays for people to look at. `elsewhere` is who may be the same person in other plans of the visitor.
    """

    name: str
    places: Mapping[str, int]
    left: Mapping[str, int]
    elsewhere: Sequence[Elsewhere] = ()


def what_is_erased(workspace: Workspace, visitor: Visitor, plan_id: PlanId, stakeholder_id: StakeholderId) -> Erasure:
    """What would go if this person were erased; `BadInput` tells why they cannot be."""
    with workspace.transaction() as db:
        plan, person = _held(db, visitor, plan_id, stakeholder_id)
        traces = _traces(db, plan_id, person)
        with stored_traces.on_trial(db):
            places = _erase(db, plan, person, traces)
            left = stored_traces.rows_that_say(db, plan_id, names_part_of(traces.names))
        elsewhere = _elsewhere(db, visitor, plan_id, traces)
    return Erasure(person.name, places, _in_words(left), elsewhere)


def erase_person(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, stakeholder_id: StakeholderId, now: datetime
) -> Erasure:
    """The plan without a person: their contacts, interviews and history go, their name everywhere else.

    The record says that somebody was erased, when and by whom; it cannot be undone. `BadInput` for a group, for the
    leader of the plan, and where two have the same name.
    """
    with workspace.transaction() as db:
        plan, person = _held(db, visitor, plan_id, stakeholder_id)
        traces = _traces(db, plan_id, person)
        _record(db, visitor, plan, now)
        places = _erase(db, plan, person, traces)
        left = stored_traces.rows_that_say(db, plan_id, names_part_of(traces.names))
    workspace.database.wipe()
    return Erasure(person.name, places, _in_words(left))


def _held(db: Db, visitor: Visitor, plan_id: PlanId, stakeholder_id: StakeholderId) -> tuple[Plan, Stakeholder]:
    """The plan, archived or not, held for this transaction, and a person who can be erased from it."""
    visitor.must(Permission.ERASE_PEOPLE, plan_id)
    plan = stored_plans.lock(db, plan_id)
    if plan.deleted_at:
        raise NotFound(f"“{plan.title}” has been deleted. Restore it, or let it be removed for good after 30 days.")
    person = stored(db, plan_id, Stakeholder, stakeholder_id)
    if person.kind is StakeholderKind.GROUP:
        raise BadInput(f"“{person.name}” is a group; delete it instead. Erasing is for persons.")
    if plan.leader.casefold() == person.name.casefold():
        raise BadInput(f"“{person.name}” leads this plan. Name another leader in the plan's settings first.")
    same = [one for one in all_of(db, plan_id, Stakeholder).values() if one.name.casefold() == person.name.casefold()]
    if len(same) > 1:
        raise BadInput(
            f"There are {len(same)} stakeholders called “{person.name}”, and a text does not say which is meant. "
            "Merge them if they are one, or give the other another name first."
        )
    return plan, person


def _traces(db: Db, plan_id: PlanId, person: Stakeholder) -> Traces:
    """All by which the person is known or was known before, as one who was deleted or merged, too."""
    others = [one for one in all_of(db, plan_id, Stakeholder).values() if one.id != person.id]
    known = stored_traces.edits_of(db, plan_id, [Entity.STAKEHOLDER])
    ids, facts = _same_person(person, {one.id for one in others}, known)
    found = Traces(
        ids=frozenset(ids),
        names=frozenset(facts["name"]),
        emails=frozenset(facts["email"]),
        phones=frozenset(facts["phone"]),
        others=frozenset(one.name for one in others),
    )
    return without_shared(found, [one.email for one in others], [one.phone for one in others])


def _elsewhere(db: Db, visitor: Visitor, plan_id: PlanId, traces: Traces) -> tuple[Elsewhere, ...]:
    """Persons of one of the names or addresses in the other plans from which the visitor may erase them."""
    names, emails = ({text.casefold() for text in known} for known in (traces.names, traces.emails))
    return tuple(
        Elsewhere(plan.id, plan.title, one.id, one.name)
        for plan in stored_plans.listed(db)
        if plan.id != plan_id and not plan.deleted_at and visitor.may(Permission.ERASE_PEOPLE, plan.id)
        for one in all_of(db, plan.id, Stakeholder).values()
        if one.kind is StakeholderKind.PERSON
        and (one.name.casefold() in names or (one.email and one.email.casefold() in emails))
    )


def _same_person(
    person: Stakeholder, others: set[StakeholderId], known: list[tuple[str, Edit]]
) -> tuple[set[str], dict[str, set[str]]]:
    """The ids of the person, and the names, addresses and numbers that go with them."""
    ids: set[str] = {person.id}
    while True:
        facts = _facts(person, [edit for _, edit in known if edit.id in ids])
        merged = tuple(f" into “{name[:80]}”" for name in facts["name"])
        found = {
            edit.id
            for summary, edit in known
            if edit.id not in others
            and (edit.name in facts["name"] or (edit.is_removal and _is_merge(summary, merged)))
        }
        if found <= ids:
            return ids, facts
        ids |= found


def _is_merge(summary: str, into: tuple[str, ...]) -> bool:
    """As `merge_stakeholders` says it, or whoever did again what had been undone."""
    return summary.removeprefix("Did again: ").startswith("Merged “") and summary.endswith(into)


def _facts(person: Stakeholder, edits: list[Edit]) -> dict[str, set[str]]:
    sides = [person.model_dump(), *(side for edit in edits for side in (edit.before, edit.after) if side)]
    facts = {field: {side[field] for side in sides if side.get(field)} for field in ("name", "email", "phone")}
    return facts | {"name": facts["name"] | {edit.name for edit in edits}}


def _record(db: Db, visitor: Visitor, plan: Plan, now: datetime) -> None:
    raised = plan.but(revision=plan.revision + 1)
    stored_plans.save(db, raised)
    change = Change(id=ChangeId(new_id()), revision=raised.revision, at=now, who=visitor.name, summary=SAID)
    stored_changes.add(db, plan.id, change)


def _erase(db: Db, plan: Plan, person: Stakeholder, traces: Traces) -> dict[str, int]:
    gone = stored_traces.rows_of(db, plan.id, traces.ids)
    places = Counter({"contacts": len(gone[Entity.CONTACT]), "interviews": len(gone[Entity.INTERVIEW])})
    for entity, ids in gone.items():
        values.remove(db, plan.id, KINDS[entity], ids)
    recorded = {entity: ids | _deleted(db, plan.id, entity, traces) for entity, ids in gone.items()}
    places["the history"] = stored_traces.remove_record(db, plan.id, recorded)
    about = {one for ids in recorded.values() for one in ids}
    places["drafts"] = stored_traces.remove_drafts(db, plan.id, traces.names, about)
    told = all_of(db, plan.id, Campaign)
    places += Counter(_in_words(stored_traces.rewrite(db, plan.id, Eraser(traces, _stand_in(db, plan.id)))))
    _must_still_be_sound(db, plan.id, person)
    _keep_confirmed(db, plan.id, told)
    return dict(+places)


def _keep_confirmed(db: Db, plan_id: PlanId, told: Mapping[str, Campaign]) -> None:
    """What departments have confirmed stays confirmed: without the name a campaign promises what it did."""
    now = all_of(db, plan_id, Campaign)
    kept = [reconfirmed(one, told[key].wording) for key, one in now.items()]
    values.put(db, plan_id, Campaign, [one for one in kept if one != now[one.id]])


def _deleted(db: Db, plan_id: PlanId, entity: Entity, traces: Traces) -> set[str]:
    """Those of the person that the record alone still tells of."""
    if entity not in _OF_PERSON:
        return set()
    return {
        edit.id
        for _, edit in stored_traces.edits_of(db, plan_id, [entity])
        if any((side or {}).get("stakeholder") in traces.ids for side in (edit.before, edit.after))
    }


def _stand_in(db: Db, plan_id: PlanId) -> str:
    """One for each person, or two of them would become one, where a name may stand once only."""
    before = stored_traces.times_erased(db, plan_id, SAID) - 1
    return STAND_IN if before < 1 else f"{STAND_IN} {before + 1}"


def _must_still_be_sound(db: Db, plan_id: PlanId, person: Stakeholder) -> None:
    try:
        content_of(db, stored_plans.load(db, plan_id))
        kpis_of(db, plan_id)
        stored_baselines.of_plan(db, plan_id)
        for kind in KINDS.values():
            values.of_plan(db, plan_id, kind)
    except ValidationError as error:
        raise BadInput(
            f"“{person.name}” stands twice in one place under different names, and nothing was erased: "
            f"{BadInput.of(error)} Put that right first."
        ) from error


def _in_words(tables: Mapping[str, int]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for table, rows in tables.items():
        counts[_PLACES.get(table, table.replace("_", " "))] += rows
    return dict(+counts)
