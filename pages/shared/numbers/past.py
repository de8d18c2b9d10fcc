"""Past periods: a grid to fill, correct and paste into; every correction keeps the old value in the history.

It is saved as this period is: the rows that can be used are kept, the others stay as they were typed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shared import drafts, kpis, notices, visit
from pages.shared.numbers import clash, entry_history, past_grid, past_kept
from pages.shared.numbers.owing import cell_of, enterable, teams_to_enter
from pages.shared.numbers.past_grid import Grid
from pages.shared.numbers.past_rows import (
    LABELS,
    NONE_CAME,
    NOTE,
    PERIOD,
    READ_ONLY,
    STATE,
    SURE,
    WHO,
    Read,
    label_of_column,
    part_columns,
    read,
    rows_of,
)
from pages.shared.numbers.stored import entry_of
from pages.shared.numbers.words import cell_name
from pages.shared.text import count, plain
from planner.actions import entries as entry_actions
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import WHOLE_COMPANY, Kpi
from planner.plan.entry_edits import entry_id
from planner.shared.errors import BadInput

FORM = "numbers_past"
_STEP, _ROW = 26, 33
_MOST_LINES = 3
_MOST_ROWS = 12  # in sight together with what is said below them
_SURE, _REMOVE = "past_sure", "past_remove"
_CLASHES, _NUMBER = "numbers_past_clashes", "numbers_past_rows"


def show() -> None:
    """The grid of the chosen KPI and team."""
    opened = kpis.open_kpis()
    chosen = _choice(opened)
    if chosen is None:
        st.markdown("No KPI of this plan is entered by you. Its owner can be changed in the KPI set-up.")
        return
    kpi, team = chosen
    for typed in list(_clashes(opened)):
        _show_clash(opened, typed)
    left = past_kept.left(opened, kpi, team, _waiting(opened))
    number = max(int(st.session_state.get(_NUMBER, _STEP)), past_kept.periods_back(opened, kpi, left))
    st.session_state[_NUMBER] = number
    rows = rows_of(opened, kpi, team, number)
    grid = past_grid.current(opened, kpi, team, rows[::-1] if st.session_state.get("oldest_first") else rows, left)
    _editor(grid)
    past_grid.remember(grid)
    _below(opened, grid)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            f"Show {_STEP} more",
            key="past_more",
            icon=":material/history:",
            on_click=partial(st.session_state.__setitem__, _NUMBER, number + _STEP),
        )
        st.toggle("Oldest first", key="oldest_first", persist_state="session")
    entry_history.show(opened, kpi, team, rows)
    st.html(Path("pages/shared/numbers/numbers.css"))


def _choice(opened: OpenKpis) -> tuple[Kpi, str] | None:
    known = {kpi.id: kpi for kpi in enterable(opened) if teams_to_enter(opened, kpi)}
    if not known:
        return None
    if (asked := st.query_params.pop("kpi", "")) in known:  # a link from the page of a KPI; then anyone may be chosen
        st.session_state["past_kpi"] = asked
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            "KPI",
            list(known),
            format_func=lambda kpi: known[kpi].name if kpi in known else "—",
            key="past_kpi",
            persist_state="session",
            width=340,
        )
        kpi = known.get(st.session_state.get("past_kpi")) or next(iter(known.values()))
        teams = teams_to_enter(opened, kpi)
        if teams == [WHOLE_COMPANY]:
            return kpi, WHOLE_COMPANY
        chosen = st.selectbox("Team", teams, key=f"past_team-{kpi.id}", persist_state="session", width=220)
    return kpi, chosen if chosen in teams else teams[0]


def _editor(grid: Grid) -> None:
    st.data_editor(
        grid.frame,
        key=grid.key,
        num_rows="fixed",
        column_config=_config(grid.kpi),
        disabled=list(READ_ONLY),
        height=_ROW * (min(_MOST_ROWS, len(grid.rows)) + 1) + 3,
        hide_index=True,
        placeholder="",
        on_change=_keep,
        args=(grid,),
        alt=f"The numbers of {cell_name(grid.kpi, grid.team)} by period, to be typed into",
    )


def _config(kpi: Kpi) -> dict[str, Any]:
    column = st.column_config
    parts = part_columns(kpi)
    named = {part: label_of_column(kpi, part) for part in parts}
    return {
        PERIOD: column.TextColumn(LABELS[PERIOD], width=145, pinned=True),
        **{
            part: column.TextColumn(label, width=max(100, min(220, 9 * len(label))), alignment="right")
            for part, label in named.items()
        },
        STATE: column.TextColumn(LABELS[STATE], width=120, alignment="right"),
        NOTE: column.TextColumn(LABELS[NOTE], width=220, max_chars=500),
        NONE_CAME: column.CheckboxColumn(LABELS[NONE_CAME], width=145),
        SURE: column.TextColumn(LABELS[SURE], width=200),
        WHO: column.TextColumn(LABELS[WHO], width=120),
    }


def _below(opened: OpenKpis, grid: Grid) -> None:
    changed = past_grid.typed(grid)
    with st.container(key="past_to_do", gap="xsmall"):
        if changed:
            _unsaved(grid, read(opened, grid.kpi, grid.team, changed), len(changed))
        else:
            st.caption("Type into the cells, or paste a block from a spreadsheet. An emptied row removes its entry.")
        drafts.show_trouble(past_kept.FORM)
        unsaved = [cell_name(other.kpi, other.team) for other in past_grid.others_unsaved(opened, grid)]
        if others := dict.fromkeys([*unsaved, *past_kept.others(opened, grid, _waiting(opened))]):
            st.caption(f":orange[:material/edit:] Unsaved changes wait for {plain(', '.join(others))} too.")


def _unsaved(grid: Grid, found: Read, number: int) -> None:
    _lines(found.problems, "red", "error")
    _lines(list(found.doubtful), "orange", "help")
    if found.doubtful:
        st.checkbox("Yes, these are right", key=_confirmed(_SURE, found.doubtful))
    if found.removals:
        said = f"Remove {count(len(found.removals), 'entry', 'entries')}: {', '.join(found.removals)}"
        st.checkbox(plain(said), key=_confirmed(_REMOVE, found.removals))
    notices.problems_of(FORM)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="past_unsaved"):
        st.markdown(f":orange[:material/edit:] **{count(number, 'unsaved row')}**", width="content")
        if past_kept.is_found(grid):
            st.caption(plain(drafts.said(past_kept.FORM)), width="content")
        st.button(
            "Save",
            key="save_past",
            type="primary",
            icon=":material/save:",
            shortcut="Ctrl+Enter",
            on_click=_save,
            args=(grid,),
        )
        st.button("Discard", key="discard_past", icon=":material/undo:", on_click=_discard, args=(grid,))


def _lines(sentences: Sequence[str], colour: str, icon: str) -> None:
    """A line for each row, the first of them: the grid has to stay in sight above."""
    for said in sentences[:_MOST_LINES]:
        st.markdown(f":{colour}[:material/{icon}: {plain(said)}]")
    if (more := len(sentences) - _MOST_LINES) > 0:
        st.caption(f":{colour}[and {count(more, 'row')} more]")


def _keep(grid: Grid) -> None:
    past_kept.keep(grid, _waiting(grid.opened))


def _save(grid: Grid) -> None:
    opened = kpis.open_kpis()
    changed = past_grid.typed(grid)
    found = read(opened, grid.kpi, grid.team, changed)
    ready, why = _ready(found), _why_held(found)
    if not ready:
        notices.refuse(FORM, BadInput(f"Nothing is saved yet; what you typed is still there. {why}"))
        return
    saved = notices.attempt(FORM, entry_actions.save_entries, opened.plan.id, ready, visit.now())
    if saved is None:
        return
    done = {typed.period for typed in ready}
    held = [(row, cells) for row, cells in changed if row.period.start not in done]
    past_grid.renew(grid, kpis.open_kpis(), held)
    _clashes(opened).extend(conflict.typed for conflict in saved.conflicts)
    past_kept.forget(grid, _waiting(opened) | past_kept.fields_of(grid, [row for row, _ in held]))
    if held:
        notices.refuse(FORM, BadInput(f"The other rows are saved. {why}"))
    if saved.change:
        notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)


def _ready(found: Read) -> list[Typed]:
    """What may be saved now: what nothing is asked about, and what was answered."""
    return [
        *found.ready,
        *(found.doubtful.values() if _is_ticked(_SURE, found.doubtful) else ()),
        *(found.removals.values() if _is_ticked(_REMOVE, found.removals) else ()),
    ]


def _why_held(found: Read) -> str:
    if found.problems:
        return "Correct the rows named above."
    if found.doubtful and not _is_ticked(_SURE, found.doubtful):
        return "Tick “Yes, these are right”, or correct the rows."
    return "Tick that the entries may be removed, or fill the rows again."


def _is_ticked(name: str, sentences: Iterable[str]) -> bool:
    return bool(st.session_state.get(_confirmed(name, sentences)))


def _discard(grid: Grid) -> None:
    notices.forget(FORM)
    past_grid.renew(grid, grid.opened)
    past_kept.forget(grid, _waiting(grid.opened))


def _confirmed(name: str, sentences: Iterable[str]) -> str:
    """The key of a box that confirms exactly these sentences."""
    return f"{name}-{abs(hash(tuple(sentences)))}"


def _show_clash(opened: OpenKpis, typed: Typed) -> None:
    kpi = opened.kpi(typed.kpi)
    cell = cell_of(kpi, typed.team, kpi.period_of(typed.period))
    theirs = entry_of(opened, typed.kpi, typed.team, typed.period)
    version = theirs.version if theirs else 0
    clash.show(opened, cell, theirs, typed.counts, (_settle, [opened, typed]), (_use, [opened, typed, version]))


def _settle(opened: OpenKpis, typed: Typed) -> None:
    _clashes(opened).remove(typed)
    past_kept.settle(entry_id(typed.key))


def _use(opened: OpenKpis, typed: Typed, version: int) -> None:
    mine = replace(typed, version=version)
    saved = notices.attempt(FORM, entry_actions.save_entries, opened.plan.id, [mine], visit.now())
    if saved and not saved.conflicts:
        _settle(opened, typed)
        if saved.change:
            notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)


def _waiting(opened: OpenKpis) -> set[str]:
    """The ids of the entries that wait for a decision."""
    return {entry_id(typed.key) for typed in _clashes(opened)}


def _clashes(opened: OpenKpis) -> list[Typed]:
    found: list[Typed] = st.session_state.setdefault(f"{_CLASHES}:{opened.plan.id}", [])
    return found
