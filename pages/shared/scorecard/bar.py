"""The line above the scorecard: tiles or table, filters, groups and order; the address bar keeps them."""

from typing import Literal, TypeVar

import streamlit as st

from pages.shared import screen
from pages.shared.scorecard import download
from pages.shared.scorecard.looks import status_word
from pages.shared.scorecard.view import ORDER_OF_STATUS, Filters, Group, Order, owners_of
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.kpis.scorecard import Scorecard
from planner.kpis.standing import Status

TILES, TABLE = "Tiles", "Table"
VIEW, GROUP, ORDER = "look", "group", "sort"
STATUS, OWNER, SIGNAL, TEXT = "kpi_status", "kpi_owner", "kpi_signal", "kpi_find"
"""The keys of the widgets, which are the names in the address bar."""

Choice = TypeVar("Choice", Group, Order)
Width = int | Literal["stretch"]


def show(opened: OpenKpis, card: Scorecard) -> None:
    """The whole line; what was chosen is read by the functions below once it stands.

    On a phone all but the choice of tiles or table waits behind one button, so that the KPIs begin on the first screen.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="scorecard_bar"):
        st.segmented_control(
            "View",
            [TILES, TABLE],
            default=TILES,
            required=True,
            key=VIEW,
            bind="query-params",
            label_visibility="collapsed",
        )
        if screen.is_narrow():
            _all_in_one(opened, card)
        else:
            _side_by_side(opened, card)


def is_table() -> bool:
    """Whether the table is asked for rather than the tiles."""
    return bool(st.session_state.get(VIEW) == TABLE)


def group() -> Group:
    """By what the tiles are put together."""
    return _chosen(Group, GROUP, Group.NONE)


def order() -> Order:
    """In which order the tiles stand."""
    return _chosen(Order, ORDER, Order.URGENCY)


def filters() -> Filters:
    """The filters as they are set."""
    state = st.session_state
    return Filters(
        statuses=tuple(Status(status) for status in state.get(STATUS) or ()),
        owners=tuple(state.get(OWNER) or ()),
        has_signal=bool(state.get(SIGNAL)),
        text=(state.get(TEXT) or "").strip().casefold(),
    )


def clear() -> None:
    """Show every KPI again; to be called in a callback."""
    for key, nothing in ((STATUS, []), (OWNER, []), (SIGNAL, False), (TEXT, "")):
        st.session_state[key] = nothing


def nothing_left(card: Scorecard, wanted: Filters) -> None:
    """The empty state of a scorecard whose filters leave no tile."""
    asked = f"mentions “{plain(wanted.text)}”" if wanted.count == 1 and wanted.text else "passes the filters"
    with st.container(border=True, key="nothing_left"):
        st.markdown(f"None of the {len(card.tiles)} KPIs {asked}.")
        st.button("Show all KPIs", key="show_all_kpis", icon=":material/filter_list_off:", on_click=clear)


def _side_by_side(opened: OpenKpis, card: Scorecard) -> None:
    active = _set_among(STATUS, OWNER, SIGNAL)
    with st.popover(_counted("Filter", active), icon=":material/filter_list:", key="kpi_filters"):
        _filters(card, is_any_set=bool(active))
    _search(width=150)
    _box("Groups", Group, GROUP, ":material/category:", 160)
    _box("Order", Order, ORDER, ":material/sort:", 190)
    download.button(opened)
    _if_the_address_set_more(active, STATUS, OWNER, SIGNAL)


def _all_in_one(opened: OpenKpis, card: Scorecard) -> None:
    active = _set_among(STATUS, OWNER, SIGNAL, TEXT)
    with st.popover(_counted("Find, sort, download", active), icon=":material/tune:", key="kpi_filters"):
        _search(width="stretch")
        _filters(card, is_any_set=bool(active))
        _box("Groups", Group, GROUP, ":material/category:", "stretch")
        _box("Order", Order, ORDER, ":material/sort:", "stretch")
        download.files(opened)
    _if_the_address_set_more(active, STATUS, OWNER, SIGNAL, TEXT)


def _filters(card: Scorecard, *, is_any_set: bool) -> None:
    st.pills(
        "Status",
        list(ORDER_OF_STATUS),
        selection_mode="multi",
        format_func=lambda status: status_word(Status(status)),
        key=STATUS,
        bind="query-params",
        wrap=True,
    )
    owners = sorted({owner for tile in card.tiles for owner in owners_of(tile)}, key=str.casefold)
    st.multiselect("Owner", owners, key=OWNER, bind="query-params", placeholder="Everybody")
    st.toggle("Only where a real change shows", key=SIGNAL, bind="query-params")
    st.button("Clear", key="clear_kpis", icon=":material/filter_list_off:", on_click=clear, disabled=not is_any_set)


def _search(width: Width) -> None:
    st.text_input(
        "Search",
        key=TEXT,
        bind="query-params",
        type="search",
        placeholder="Search KPIs",
        label_visibility="collapsed",
        width=width,
    )


def _counted(label: str, active: int) -> str:
    return f"{label} · {active}" if active else label


def _set_among(*keys: str) -> int:
    return sum(bool(st.session_state.get(key)) for key in keys)


def _if_the_address_set_more(active: int, *keys: str) -> None:
    """The address is read only once the widgets stand, and the button above them counts what is set."""
    if _set_among(*keys) != active:
        st.rerun()


def _box(label: str, choices: type[Choice], key: str, icon: str, width: Width) -> None:
    st.selectbox(
        label, list(choices), key=key, bind="query-params", label_visibility="collapsed", width=width, icon=icon
    )


def _chosen(choices: type[Choice], key: str, otherwise: Choice) -> Choice:
    asked = st.session_state.get(key)
    return choices(asked) if asked in list(choices) else otherwise
