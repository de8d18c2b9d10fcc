"""The KPIs on Today: the numbers the visitor owes, and the KPIs that are behind or move for real."""

import streamlit as st

from pages.shared import kpis, menu
from pages.shared.numbers.owing import may_enter, mine
from pages.shared.scorecard import looks
from pages.shared.scorecard.address import kpi_address
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.kpis.scorecard import Tile
from planner.kpis.standing import Status
from planner.kpis.value_words import interval_words, value_words

_MOST = 3
_TROUBLE = (Status.OFF, Status.AT_RISK, Status.BEHIND)


def numbers_due(opened: OpenKpis) -> None:
    """How many numbers the visitor owes, with the way to enter them; nothing if there are none."""
    cells = mine(opened) if may_enter(opened) else ()
    if not cells:
        return
    late = sum(cell.due < opened.today for cell in cells)
    due = len(cells) - late
    said = [f"{due} due"] if due else []
    said += [f":red[:material/alarm: {late} late]"] if late else []
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="numbers_due",
    ):
        st.markdown(f":material/edit_note: **Your numbers**: {', '.join(said)}", width="content")
        st.page_link(menu.NUMBERS, label="Enter them")


def troubled(opened: OpenKpis) -> None:
    """The KPIs that are off, at risk or behind, or that show a real change: the worst first."""
    if not opened.watched:
        return
    st.subheader("KPIs", anchor=False)
    tiles = [tile for tile in kpis.card().by_urgency if tile.live or tile.standing.status in _TROUBLE]
    for tile in tiles[:_MOST]:
        with st.container(gap=None, key=f"today-kpi-{tile.kpi.id}"):
            st.page_link(menu.KPI, label=plain(tile.kpi.name), query_params=kpi_address(tile.kpi.id), width="content")
            st.caption(_says(tile))
    if not tiles:
        st.caption("None is behind, and none shows a real change.")
    label = f"{count(len(tiles) - _MOST, 'more KPI')} in the scorecard" if len(tiles) > _MOST else "Open the scorecard"
    st.page_link(menu.SCORECARD, label=label)


def _says(tile: Tile) -> str:
    said = [looks.status_mark(tile.standing.status)]
    if tile.reading and tile.reading.value is not None:
        said.append(plain(f"{value_words(tile.kpi, tile.reading.value)} ({interval_words(tile.kpi, tile.reading)})"))
    if live := looks.most_telling(tile):
        said.append(looks.live_mark(live, looks.live_word(live)))
    return " · ".join(said)
