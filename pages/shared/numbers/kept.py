"""What is typed for this period is kept field by field, and laid back into its fields in a fresh session."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from pages.shared import drafts
from pages.shared.numbers.draft import NONE_CAME, clear, draft_of, remember
from pages.shared.numbers.owing import Cell, cell_of
from planner.actions.kpis import OpenKpis
from planner.plan.entry_edits import entry_id, entry_key
from planner.shared.errors import NotFound

FORM = "numbers"
_ON = "on"


def keep(cell: Cell, name: str) -> None:
    """Keep what one field of a cell says now; its callback."""
    value = st.session_state.get(cell.named(name))
    drafts.keep(FORM, {f"{_place(cell)}/{name}": _ON if value is True else str(value or "")})


def forget(cells: Iterable[Cell]) -> None:
    """What was typed for these cells is saved or given up; to be called in a callback."""
    places = {_place(cell) for cell in cells}
    drafts.forget(FORM, [field for field in drafts.kept(FORM) if _split(field)[0] in places])


def restore(opened: OpenKpis) -> None:
    """Lay what an earlier session has left into the fields, once in a session; to be called before they are drawn."""
    slot = f"numbers_restored:{opened.plan.id}"
    if slot in st.session_state:
        return
    st.session_state[slot] = True
    for field, text in drafts.kept(FORM).items():
        place, name = _split(field)
        if cell := _cell(opened, place):
            st.session_state.setdefault(cell.named(name), text == _ON if name == NONE_CAME else text)
            remember(opened, [cell])


def found(opened: OpenKpis) -> list[Cell]:
    """The cells that an earlier session has left something for."""
    places = {_split(field)[0] for field in drafts.found(FORM)}
    return [cell for place in sorted(places) if (cell := _cell(opened, place))]


def discard(opened: OpenKpis) -> None:
    """Empty the cells that an earlier session has left something for; a callback."""
    cells = found(opened)
    for cell in cells:
        clear(draft_of(opened, cell))
    forget(cells)


def _place(cell: Cell) -> str:
    return entry_id((cell.kpi.id, cell.team, cell.period.start.isoformat()))


def _split(field: str) -> tuple[str, str]:
    place, _, name = field.rpartition("/")
    return place, name


def _cell(opened: OpenKpis, place: str) -> Cell | None:
    kpi_id, team, day = entry_key(place)
    try:
        kpi = opened.kpi(kpi_id)
    except NotFound:  # the KPI was deleted meanwhile
        return None
    return cell_of(kpi, team, kpi.period_of(date.fromisoformat(day)))
