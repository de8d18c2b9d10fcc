"""Which KPI the page is about: the address bar holds its id, so a link opens the same one."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi, KpiId

PARAMETER = "kpi"
"""The name in the address bar."""

PART, TREND, ABOUT = "part", "Trend", "About"
"""The key of the tabs, and two of them."""

_CHOICE = "kpi_choice"


def chosen(opened: OpenKpis) -> Kpi:
    """The KPI of the address; the first of the plan for an address that names none, or one that is gone."""
    known = {kpi.id: kpi for kpi in _ordered(opened)}
    asked = KpiId(st.query_params.get(PARAMETER, ""))
    kpi = known.get(asked) or next(iter(known.values()))
    if asked != kpi.id:
        st.query_params[PARAMETER] = kpi.id
    return kpi


def bar(opened: OpenKpis, kpi: Kpi) -> None:
    """Back to the scorecard, and on to any other KPI: by name, or one after the other."""
    ordered = _ordered(opened)
    names = {known.id: _name(known) for known in ordered}
    if st.session_state.get(_CHOICE) != kpi.id:
        st.session_state[_CHOICE] = kpi.id
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="kpi_bar"):
        st.page_link(menu.SCORECARD, label="Scorecard", icon=":material/arrow_back:", width="content")
        before, after = _neighbours(ordered, kpi)
        _step("kpi_before", "Previous KPI", "chevron_left", before)
        _step("kpi_after", "Next KPI", "chevron_right", after)
        st.selectbox(
            "KPI",
            list(names),
            format_func=lambda known: names.get(known, "—"),
            key=_CHOICE,
            on_change=_turn_to_the_chosen,
            label_visibility="collapsed",
            width=280,
        )


def _step(key: str, label: str, icon: str, to: Kpi | None) -> None:
    st.button(
        f":material/{icon}:",
        key=key,
        help=f"{label}: {plain(to.name)}" if to else f"There is no {label.lower()}",
        disabled=to is None,
        on_click=_turn_to,
        args=(to.id if to else "",),
    )


def _neighbours(ordered: Sequence[Kpi], kpi: Kpi) -> tuple[Kpi | None, Kpi | None]:
    at = next(at for at, known in enumerate(ordered) if known.id == kpi.id)
    return ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None


def _ordered(opened: OpenKpis) -> list[Kpi]:
    """Those that are watched first, then the retired ones."""
    return sorted(opened.kpis, key=lambda kpi: (kpi.retired_on is not None, kpi.position))


def _name(kpi: Kpi) -> str:
    return kpi.name if kpi.retired_on is None else f"{kpi.name} (retired)"


def _turn_to_the_chosen() -> None:
    _turn_to(st.session_state[_CHOICE])


def _turn_to(kpi: str) -> None:
    """The other KPI on the same tab; from what is written down about this one to how the other runs."""
    if st.session_state.get(PART) == ABOUT:
        st.session_state[PART] = TREND
    st.query_params[PARAMETER] = kpi
