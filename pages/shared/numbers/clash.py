"""A clash: two people typed the same numbers; the second sees those of the first, and decides."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from pages.shared import visit
from pages.shared.dates import local, short_date
from pages.shared.numbers.owing import Cell
from pages.shared.numbers.stored import Stored
from pages.shared.numbers.words import cell_name, period_name, reading_words
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import Counts
from planner.kpis.counts_words import counts_words
from planner.kpis.pooled import reading_of


def show(
    opened: OpenKpis,
    cell: Cell,
    theirs: Stored | None,
    mine: Counts | None,
    keep_theirs: tuple[Callable[..., None], Sequence[object]],
    use_mine: tuple[Callable[..., None], Sequence[object]] | None,
) -> None:
    """Both values with who and when, and a button for each; what to do comes as a callback with its arguments.

    No counts mean that the entry was removed, or is to be.
    """
    with st.container(border=True, gap="xsmall", key=cell.named("clash")):
        name, period = cell_name(cell.kpi, cell.team), period_name(cell.kpi, cell.period, opened.today)
        st.markdown(
            f":orange[:material/group: **{plain(_who_was_quicker(theirs))}**] · **{plain(name)}** · {plain(period)}. "
            "Nothing is overwritten; choose which one stays."
        )
        when = f", {moment(theirs.at)}" if theirs else ""
        st.markdown(f"Stored now{plain(when)}: **{plain(_value(cell, theirs.counts if theirs else None))}**")
        st.markdown(f"Typed here: **{plain(_value(cell, mine))}**")
        with st.container(horizontal=True, gap="small"):
            _button("Keep the other" if _is_own(theirs) else "Keep theirs", cell.named("keep"), keep_theirs)
            if use_mine:
                _button("Use mine", cell.named("use"), use_mine)


def moment(at: datetime) -> str:
    """ "4 Mar 09:30", on the visitor's clock."""
    when = local(at)
    return f"{short_date(when.date())} {when:%H:%M}"


def _who_was_quicker(theirs: Stored | None) -> str:
    if theirs is None:
        return "Somebody removed this entry meanwhile"
    if _is_own(theirs):
        return "You entered this meanwhile in another window"
    return f"{theirs.who or 'Somebody'} entered this meanwhile"


def _is_own(theirs: Stored | None) -> bool:
    """Whether it is the visitor's own, from another window."""
    return theirs is not None and theirs.who == visit.visitor().name


def _button(label: str, key: str, what: tuple[Callable[..., None], Sequence[object]]) -> None:
    st.button(label, key=key, on_click=what[0], args=tuple(what[1]))


def _value(cell: Cell, counts: Counts | None) -> str:
    if counts is None:
        return "no entry"
    if counts.is_nothing:
        return "nothing came in"
    return f"{reading_words(cell.kpi, reading_of(cell.kpi, counts))} ({counts_words(cell.kpi, counts)})"
