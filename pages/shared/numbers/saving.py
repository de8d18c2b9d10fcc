"""Saving what was typed for this period: what is ready is kept in one change, the rest stays as it is, with why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpis import open_kpis
from pages.shared.numbers import kept
from pages.shared.numbers.draft import Draft, clear
from pages.shared.numbers.words import cell_name, period_name
from planner.actions import entries as entry_actions
from planner.actions.entries import SavedEntries, Typed
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import KpiId
from planner.shared.errors import BadInput

FORM = "numbers"
_THANKS = "numbers_saved"
_IS_OVER = "numbers_saved_now"


@dataclass(frozen=True, slots=True)
class Thanks:
    """What was saved last, as long as nobody has changed anything since."""

    revision: int
    cells: Sequence[tuple[KpiId, str, date]]


def typed_of(draft: Draft, version: int = 0) -> Typed:
    """The draft as it is to be saved, over the version that the visitor has seen."""
    cell = draft.cell
    return Typed(cell.kpi.id, cell.team, cell.period.start, draft.counts, draft.note, version)


def save(drafts: Sequence[Draft], *, is_clashing: bool) -> None:
    """Keep all drafts that are ready; to be called in a callback.

    `is_clashing` says that something typed waits for a decision, as somebody else has entered it meanwhile.
    """
    notices.forget(FORM)
    filled = [draft for draft in drafts if draft.is_filled or draft.note.strip()]
    ready = [draft for draft in filled if draft.is_ready]
    held = [draft for draft in filled if not draft.is_ready]
    if not filled:
        notices.refuse(FORM, BadInput("Choose above which one stays." if is_clashing else "Nothing is typed yet."))
        return
    saved = _keep(ready) if ready else None
    if held and (saved or not ready):
        _tell_held(held, is_anything_saved=bool(saved))


def use_mine(draft: Draft, version: int) -> None:
    """Put the draft in place of what somebody else has entered meanwhile; to be called in a callback."""
    _keep([draft], version)


def has_just_saved() -> bool:
    """Whether something was saved since this was asked last; the whole page is to be drawn again then."""
    return bool(st.session_state.pop(_IS_OVER, False))


def thanks(opened: OpenKpis) -> Thanks | None:
    """What to thank for."""
    found: Thanks | None = st.session_state.get(_slot(opened))
    return found if found and found.revision == opened.plan.revision else None


def _keep(ready: Sequence[Draft], version: int = 0) -> SavedEntries | None:
    typed = [typed_of(draft, version) for draft in ready]
    saved = notices.attempt(FORM, entry_actions.save_entries, visit.plan_id(), typed, visit.now())
    if saved:
        clashing = {(one.typed.kpi, one.typed.team, one.typed.period) for one in saved.conflicts}
        _thank(saved, [draft for draft in ready if draft.cell.key not in clashing])
    return saved


def _thank(saved: SavedEntries, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        clear(draft)
    kept.forget([draft.cell for draft in drafts])
    st.session_state[_IS_OVER] = True
    if saved.change:
        opened = open_kpis()
        st.session_state[_slot(opened)] = Thanks(saved.change.revision, [draft.cell.key for draft in drafts])
        notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)


def _tell_held(held: Sequence[Draft], *, is_anything_saved: bool) -> None:
    """Which are not saved; why stands in their cards."""
    rest = "The others are saved." if is_anything_saved else "Nothing is saved yet; what you typed is still there."
    names = "; ".join(_named(draft) for draft in held)
    notices.refuse(FORM, BadInput(f"{rest} Please look at {names}."))


def _named(draft: Draft) -> str:
    cell = draft.cell
    return f"{cell_name(cell.kpi, cell.team)}, {period_name(cell.kpi, cell.period)}"


def _slot(opened: OpenKpis) -> str:
    return f"{_THANKS}:{opened.plan.id}"
