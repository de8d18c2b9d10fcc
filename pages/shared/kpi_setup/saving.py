"""Saving what the set-up of a KPI says: save, order, stop watching, bring back, delete; all of it in callbacks."""

from pages.shared import notices, visit
from pages.shared.draft import Draft
from pages.shared.kpi_setup import address, fields
from pages.shared.kpi_setup.drafts import DRAFTS
from pages.shared.kpi_setup.typed import by_field, kpi_as_typed
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import SavedKpis
from planner.kpis.kpi import Kpi
from planner.shared.errors import PlannerError


def save(draft: Draft[Kpi]) -> None:
    """Store what was typed; what is wrong is told beside its field and stays as it was typed."""
    try:
        kpi = kpi_as_typed(draft)
    except PlannerError as error:
        notices.refuse(fields.FORM, by_field(error))
        return
    if kpi == draft.onto:
        notices.forget(fields.FORM)
        DRAFTS.renew(draft.onto, is_saved=True)
    elif saved := notices.attempt(fields.FORM, kpi_actions.save_kpi, visit.plan_id(), kpi, visit.now()):
        DRAFTS.renew(saved.kpi, is_saved=True)
        told(saved, f"“{saved.kpi.name}” is saved")


def move(kpi: Kpi, by: int) -> None:
    """The KPI further up or down in the order of the plan."""
    saved = notices.attempt(fields.FORM, kpi_actions.move_kpi, visit.plan_id(), kpi.id, by, visit.now())
    if saved:
        told(saved, f"“{kpi.name}” stands further {'down' if by > 0 else 'up'}")


def retire(kpi: Kpi) -> None:
    """The KPI no longer watched."""
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    saved = notices.attempt(fields.FORM, kpi_actions.retire_kpi, plan, kpi.id, kpi.version, today, now)
    if saved:
        told(saved, f"“{kpi.name}” is no longer watched. Its numbers stay, and nobody is asked for more")


def bring_back(kpi: Kpi) -> None:
    """A retired KPI watched again."""
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    saved = notices.attempt(fields.FORM, kpi_actions.bring_back_kpi, plan, kpi.id, kpi.version, today, now)
    if saved:
        told(saved, f"“{kpi.name}” is watched again, from today on")


def delete(form: str, kpi: Kpi) -> bool:
    """The plan without the KPI and its numbers; whether it is gone."""
    saved = notices.attempt(form, kpi_actions.delete_kpi, visit.plan_id(), kpi.id, visit.now())
    if saved:
        address.close()
        told(saved, saved.change.summary if saved.change else f"Deleted “{kpi.name}”")
    return saved is not None


def told(saved: SavedKpis, done: str) -> None:
    """Say what was done, and offer to undo it."""
    notices.say(f"{done}.", visit.plan_id(), saved.change.id if saved.change else None)
