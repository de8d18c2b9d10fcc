"""The KPIs on Today: the numbers the visitor owes, and the KPIs that are behind or move for real."""

import streamlit as st

from pages.shared import kpis, menu, visit
from pages.shared.numbers.owing import everybodys, may_enter, mine
from pages.shared.scorecard import looks, words
from pages.shared.scorecard.address import kpi_address
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.kpis import OpenKpis
from planner.kpis.scorecard import Tile
from planner.kpis.standing import Status

_MOST = 3
_TROUBLE = (Status.OFF, Status.AT_RISK, Status.BEHIND)


def numbers_due(opened: OpenKpis) -> None:
    """How many numbers the visitor owes, with the way to enter them; nothing if there are none.

    Who edits the KPIs is told of the late ones of others, too, so that the scorecard's count of late numbers adds up.
    """
    if not may_enter(opened):
        return
    cells = mine(opened)
    late = sum(cell.due < opened.today for cell in cells)
    due = len(cells) - late
    said = [f"{due} due"] if due else []
    said += [f":red[:material/alarm: {late} late]"] if late else []
    others = _late_of_others(opened, late)
    if not said and not others:
        return
    told = [f"**Your numbers**: {', '.join(said)}"] if said else []
    told += [f"others owe {count(others, 'late number')}"] if others else []
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="numbers_due",
    ):
        st.markdown(f":material/edit_note: {' · '.join(told)}", width="content")
        st.page_link(menu.NUMBERS, label="Enter them" if said else "See whose")


def is_anything_off(opened: OpenKpis) -> bool:
    """Whether a KPI is off, at risk or behind, or shows a real change."""
    return bool(opened.watched) and bool(_in_trouble())


def troubled(opened: OpenKpis) -> None:
    """The KPIs that are off, at risk or behind, or that show a real change: the worst first."""
    if not opened.watched:
        return
    st.subheader("KPIs", anchor=False)
    tiles = _in_trouble()
    for tile in tiles[:_MOST]:
        with st.container(gap=None, key=f"today-kpi-{tile.kpi.id}"):
            st.page_link(menu.KPI, label=plain(tile.kpi.name), query_params=kpi_address(tile.kpi.id), width="content")
            st.caption(_says(tile))
    if not tiles:
        st.caption("None is behind, and none shows a real change.")
    label = f"{count(len(tiles) - _MOST, 'more KPI')} in the scorecard" if len(tiles) > _MOST else "Open the scorecard"
    st.page_link(menu.SCORECARD, label=label)


def _in_trouble() -> list[Tile]:
    return [tile for tile in kpis.card().by_urgency if tile.real_changes or tile.standing.status in _TROUBLE]


def _late_of_others(opened: OpenKpis, own: int) -> int:
    if not visit.may(Permission.EDIT_KPIS):
        return 0
    return sum(cell.due < opened.today for cell in everybodys(opened)) - own


def _says(tile: Tile) -> str:
    said = [looks.status_mark(tile.standing.status)]
    if value := words.value(tile):
        interval = words.interval(tile)
        said.append(plain(f"{value} ({interval})" if interval else value))
    if live := looks.most_telling(tile):
        said.append(looks.live_mark(live, looks.live_word(live)))
    return " · ".join(said)
