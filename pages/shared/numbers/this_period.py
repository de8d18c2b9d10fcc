"""This period: exactly what is owed, typed and saved in one go."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from pages.shared import drafts, kpis, menu, notices, visit
from pages.shared.dates import week_date
from pages.shared.numbers import clash, entry_card, field_marks, kept, overview, saving, thanked
from pages.shared.numbers.draft import Draft, clear, draft_of, left_behind, remember
from pages.shared.numbers.owing import Cell, everybodys, mine, my_names, now_and_before, to_come
from pages.shared.numbers.stored import Stored, entry_of
from pages.shared.numbers.words import cell_name, period_name
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.kpis import OpenKpis

MINE, EVERYBODYS = "Mine", "Everybody's"
_MOST_BEFORE, _MOST_NOW, _MOST_TO_COME = 5, 15, 5
_MORE = "numbers_more"


@st.fragment
def show() -> None:
    """What is owed as cards, and one button that saves all that is filled."""
    if saving.has_just_saved():
        st.rerun()
    opened = kpis.open_kpis()
    kept.restore(opened)
    is_everybodys = _whose() == EVERYBODYS
    owed = everybodys(opened) if is_everybodys else mine(opened)
    thanked.show(opened)
    _clashes(opened)
    if not owed:
        _nothing_owed(opened, is_everybodys=is_everybodys)
        return
    if is_everybodys:
        overview.show(opened, owed)
    now, before = now_and_before(owed)
    _found(opened, owed)
    typed = _cards(opened, now[: _shown(opened, "now", _MOST_NOW, now)], names_who=is_everybodys)
    _more(opened, "now", _MOST_NOW, now)
    if before:
        st.subheader("Still missing from earlier", anchor=False)
        typed += _cards(opened, before[: _shown(opened, "before", _MOST_BEFORE, before)], names_who=is_everybodys)
        _more(opened, "before", _MOST_BEFORE, before)
    _save_bar(typed)
    field_marks.show(typed)
    st.html(Path("pages/shared/numbers/numbers.css"))


def _whose() -> str:
    if not visit.may(Permission.EDIT_KPIS):
        return MINE
    chosen = st.segmented_control(
        "Whose numbers",
        [MINE, EVERYBODYS],
        default=MINE,
        key="whose",
        bind="query-params",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen or MINE)


def _found(opened: OpenKpis, owed: Sequence[Cell]) -> None:
    """That some of the fields were filled in an earlier session."""
    keys = {cell.key for cell in owed}
    if any(cell.key in keys for cell in kept.found(opened)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="numbers_found"):
            st.caption(plain(drafts.said(kept.FORM)), width="content")
            st.button("Discard", key="discard_numbers", type="tertiary", on_click=kept.discard, args=(opened,))


def _cards(opened: OpenKpis, cells: Sequence[Cell], *, names_who: bool) -> list[Draft]:
    remember(opened, cells)
    typed = [draft_of(opened, cell) for cell in cells]
    for draft in typed:
        entry_card.show(opened, draft, names_who=names_who)
    return typed


def _save_bar(typed: Sequence[Draft]) -> None:
    with st.container(gap="xsmall", key="numbers_save_bar"):
        drafts.show_trouble(kept.FORM)
        notices.problems_of(saving.FORM)
        # At the right: the answer to an action floats at the left.
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
            st.caption(_how_far(typed), width="content")
            st.button(
                "Save",
                key="save_numbers",
                type="primary",
                icon=":material/save:",
                shortcut="Ctrl+Enter",
                on_click=_save,
            )


def _how_far(typed: Sequence[Draft]) -> str:
    """ "2 filled in, 1 to correct, 6 still to come": only what a save would keep is filled in."""
    ready, wrong = sum(draft.is_ready for draft in typed), sum(draft.is_wrong for draft in typed)
    asked = sum(bool(draft.question) and not draft.is_sure for draft in typed)
    left = len(typed) - ready - wrong - asked
    if left == len(typed):
        return f"{count(left, 'entry', 'entries')} to fill in"
    if ready == len(typed):
        return "All filled in"
    said = ((ready, "filled in"), (wrong, "to correct"), (asked, "to confirm"), (left, "still to come"))
    return ", ".join(f"{number} {what}" for number, what in said if number)


def _save() -> None:
    """Read anew: between the last drawing of the page and the click something more may have been typed."""
    opened = kpis.open_kpis()
    owed = everybodys(opened) if st.session_state.get("whose") == EVERYBODYS else mine(opened)
    saving.save([draft_of(opened, cell) for cell in owed], is_clashing=bool(_clashing(opened)))


def _clashing(opened: OpenKpis) -> list[tuple[Draft, Stored]]:
    """What was typed here for numbers that somebody else has entered meanwhile, with what they entered."""
    found = [
        (draft, entry_of(opened, draft.cell.kpi.id, draft.cell.team, draft.cell.period.start))
        for draft in left_behind(opened, everybodys(opened))
    ]
    return [(draft, theirs) for draft, theirs in found if theirs and draft.counts and theirs.counts != draft.counts]


def _clashes(opened: OpenKpis) -> None:
    for draft, theirs in _clashing(opened):
        keep, use = (_give_up, [draft]), (saving.use_mine, [draft, theirs.version])
        clash.show(opened, draft.cell, theirs, draft.counts, keep, use)


def _give_up(draft: Draft) -> None:
    clear(draft)
    kept.forget([draft.cell])


def _nothing_owed(opened: OpenKpis, *, is_everybodys: bool) -> None:
    names = None if is_everybodys else my_names(visit.visitor(), opened.plan)
    coming = to_come(opened, names)
    with st.container(border=True, gap="xsmall", key="numbers_nothing"):
        if not coming:
            st.markdown("No numbers are entered under your name." if names else "No KPI of this plan asks for numbers.")
            if others := everybodys(opened):
                st.markdown(plain(f"Others owe {count(len(others), 'entry', 'entries')}."))
            return
        st.markdown(
            f":green[:material/check_circle:] **Nothing to enter until {plain(week_date(coming[0].due))}.** Next:"
        )
        st.markdown("\n".join(f"- {_coming(opened, cell)}" for cell in coming[:_MOST_TO_COME]))
        st.page_link(menu.SCORECARD, label="See the scorecard", icon=":material/dashboard:")


def _coming(opened: OpenKpis, cell: Cell) -> str:
    name, period = cell_name(cell.kpi, cell.team), period_name(cell.kpi, cell.period, opened.today)
    opens = week_date(cell.kpi.opens_on(cell.period))
    return f"**{plain(name)}** · {plain(f'{period}: from {opens}, due {week_date(cell.due)}')}"


def _shown(opened: OpenKpis, part: str, step: int, cells: Sequence[Cell]) -> int:
    """How many are shown: so many as were asked for, and all that an earlier session has left something for."""
    left = {cell.key for cell in kept.found(opened)}
    reached = max((at for at, cell in enumerate(cells, start=1) if cell.key in left), default=0)
    return max(int(st.session_state.get(f"{_MORE}_{part}", step)), reached)


def _more(opened: OpenKpis, part: str, step: int, cells: Sequence[Cell]) -> None:
    shown = _shown(opened, part, step, cells)
    if len(cells) > shown:
        number = min(step, len(cells) - shown)
        st.button(
            f"Show {number} more",
            key=f"{_MORE}_{part}_button",
            icon=":material/expand_more:",
            type="tertiary",
            on_click=partial(st.session_state.__setitem__, f"{_MORE}_{part}", shown + number),
        )
