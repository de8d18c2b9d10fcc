"""Undoing what was changed in KPIs and their entries: who may, and what holds again."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from planner.access.visitor import Permission, Visitor
from planner.actions.measures import Key, keep_entries, keep_kpis, kpis_of
from planner.kpis.entry import Entry
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.change import Change, Edit, Entity, Fields
from planner.plan.entry_edits import entry_from, entry_key, fields_after, fields_of
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput
from planner.shared.value import Value
from planner.storage import entries as stored_entries
from planner.storage.database import Db

V = TypeVar("V", bound=Value)

MEASURED = frozenset({Entity.KPI, Entity.ENTRY})
"""KPIs and their numbers, which are kept in ways of their own."""


def must_be_permitted(db: Db, visitor: Visitor, plan_id: PlanId, change: Change, *, is_own: bool) -> None:
    """`NotAllowed` unless the visitor may change all that is set up, or entered it and still enters those numbers."""
    measured = [edit for edit in change.edits if edit.entity in MEASURED]
    if is_own and all(edit.entity is Entity.ENTRY for edit in measured):
        kpis = kpis_of(db, plan_id)
        places = {entry_key(edit.id)[:2] for edit in measured}
        if all(kpi in kpis and visitor.may_enter_for(kpis[kpi].who_enters(team), plan_id) for kpi, team in places):
            return
    visitor.must(Permission.EDIT_KPIS, plan_id)


def measures_put_back(db: Db, plan: Plan, edits: Sequence[Edit]) -> list[Edit]:
    """Store what these edits lead to and tell what really changed; `BadInput` where later changes do not allow it.

    Whatever comes back is newer than what anybody may still have before them.
    """
    of = {entity: [edit for edit in edits if edit.entity is entity] for entity in MEASURED}
    before = kpis_of(db, plan.id) if of[Entity.KPI] or of[Entity.ENTRY] else {}
    after = _kpis_after(before, of[Entity.KPI])
    # Entries go before their KPI does: it cannot be removed from under them.
    entries = _entries_put_back(db, plan, {**before, **after}, after, of[Entity.ENTRY])
    kpis = keep_kpis(db, plan.id, before, after) if of[Entity.KPI] else []
    return [*kpis, *entries]


def _kpis_after(before: Mapping[KpiId, Kpi], edits: Sequence[Edit]) -> dict[KpiId, Kpi]:
    after = dict(before)
    for edit in edits:
        kpi = value_after(Kpi, after.pop(KpiId(edit.id), None), edit)
        after |= {kpi.id: kpi} if kpi else {}
    return after


def _entries_put_back(
    db: Db, plan: Plan, kpis: Mapping[KpiId, Kpi], left: Collection[KpiId], edits: Sequence[Edit]
) -> list[Edit]:
    touched = [entry_key(edit.id) for edit in edits]
    before = stored_entries.load(db, plan.id, touched)
    after: dict[Key, Entry] = {}
    for key, edit in zip(touched, edits, strict=True):
        fields = fields_after(edit, _fields(before.get(key), edit))
        if fields is not None:
            if key[0] not in left:
                raise BadInput(f"The KPI of “{edit.name}” has been deleted.")
            after[key] = entry_from(fields | {"version": plan.revision + 1})
    return keep_entries(db, plan.id, kpis, before, after)


def _fields(stored: Entry | None, edit: Edit) -> Fields | None:
    _must_be_there(stored, edit)
    return fields_of(stored) if stored else None


def value_after(kind: type[V], stored: V | None, edit: Edit) -> V | None:
    """The value as it is after an edit; one that comes back is newer than it was. `BadInput` if it is gone."""
    _must_be_there(stored, edit)
    if edit.after is None:
        return None
    known = stored.model_dump(mode="json") if stored else {}
    version = known["version"] if known else edit.after["version"] + 1
    return kind.model_validate(known | edit.after | {"version": version})


def _must_be_there(stored: Value | None, edit: Edit) -> None:
    if stored is None and not edit.is_addition:
        raise BadInput(f"“{edit.name}” is not there any more.")
