"""The KPIs of the plan, a line each; the name opens the set-up beside the list."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.kpi_setup import address, words
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi, KpiId

_WIDTH = 250
_FACTS = ("Kind", "Owner", "Entered", "Where it shall go")


def show(opened: OpenKpis, selected: Kpi | None, *, narrow: bool) -> None:
    """Those that are watched in their order, then the others."""
    is_short = narrow or selected is not None
    if opened.watched:
        _rows(opened.watched, selected.id if selected else None, is_short=is_short)
        if selected is None:
            st.caption("Choose a KPI to see and change its owner, teams, days and target.")
    retired = [kpi for kpi in opened.kpis if kpi.retired_on]
    if retired:
        st.subheader(f"No longer watched · {len(retired)}", anchor=False)
        _rows(retired, selected.id if selected else None, is_short=is_short)


def answer(opened: OpenKpis) -> str:
    """ "8 KPIs; 2 have no owner and 3 no target."""
    watched = opened.watched
    if not watched:
        return ""
    ownerless = sum(not kpi.owner for kpi in watched)
    aimless = sum(words.aim_words(kpi) == "no target" for kpi in watched)
    lacking = [
        f"{number} without {what}" for number, what in ((ownerless, "an owner"), (aimless, "a target")) if number
    ]
    return f"{count(len(watched), 'KPI')}{', ' + ' and '.join(lacking) if lacking else ', each with owner and aim'}."


def _rows(kpis: Sequence[Kpi], selected: KpiId | None, *, is_short: bool) -> None:
    with st.container(gap=None, key=f"kpi_rows_{'gone' if kpis and kpis[0].retired_on else 'watched'}"):
        if not is_short:
            with st.container(horizontal=True, gap="small", key=f"kpi_row_head_{kpis[0].id if kpis else ''}"):
                st.caption("KPI", width=_WIDTH)
                st.caption(_columns(_FACTS), width="stretch")
        for kpi in kpis:
            _row(kpi, is_selected=kpi.id == selected, is_short=is_short)


def _row(kpi: Kpi, *, is_selected: bool, is_short: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"kpi_row_{kpi.id}"):
        st.button(
            f"**{plain(kpi.name)}**" if is_selected else plain(kpi.name),
            key=f"open_kpi_{kpi.id}",
            type="tertiary",
            icon=":material/chevron_right:",
            on_click=address.select,
            args=(kpi.id,),
            width=_WIDTH,
        )
        if is_short:
            st.caption(plain(f"{words.who_words(kpi)} · {words.aim_words(kpi)}"), width="content")
            return
        said = (kpi.kind.label, words.who_words(kpi), words.short_due(kpi), words.aim_words(kpi))
        st.markdown(_columns([plain(text) for text in said]), width="stretch")


def _columns(texts: Sequence[str]) -> str:
    """Texts as a list, which the style sheet lays out in columns: one element, not four, for each row."""
    return "\n".join(f"- {text}" for text in texts)
