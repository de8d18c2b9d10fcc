"""After saving: what changed with the new numbers, and whether it is more than usual."""

import streamlit as st

from pages.shared import kpis, menu
from pages.shared.numbers import saving
from pages.shared.numbers.owing import cell_of
from pages.shared.numbers.stored import entry_of, latest_before
from pages.shared.numbers.words import cell_name
from pages.shared.scorecard import words
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.pooled import reading_of
from planner.kpis.scorecard import Tile
from planner.kpis.value_words import change_words, value_words


def show(opened: OpenKpis) -> None:
    """A line for each entry saved last, and the way to the scorecard."""
    thanks = saving.thanks(opened)
    if thanks is None or not thanks.cells:
        return
    tiles = {tile.kpi.id: tile for tile in kpis.card().tiles}
    with st.container(border=True, gap="xsmall", key="numbers_thanks"):
        st.markdown(":green[:material/check_circle: **Thank you.**] Saved:")
        lines = [
            _line(opened, opened.kpi(kpi), team, opened.kpi(kpi).period_of(day), tiles.get(kpi))
            for kpi, team, day in thanks.cells
        ]
        st.markdown("\n".join(f"- {line}" for line in lines if line))
        st.page_link(menu.SCORECARD, label="See the scorecard", icon=":material/dashboard:")


def _line(opened: OpenKpis, kpi: Kpi, team: str, period: Period, tile: Tile | None) -> str:
    stored = entry_of(opened, kpi.id, team, period.start)
    if stored is None:
        return ""
    name = f"**{plain(cell_name(kpi, team))}**"
    reading = reading_of(kpi, stored.counts)
    if reading.value is None:
        return f"{name}: nothing came in"
    return f"{name} {plain(value_words(kpi, reading.value))}{_moved(opened, kpi, team, period, reading.value)}" + (
        _how_real(tile, period) if tile else ""
    )


def _moved(opened: OpenKpis, kpi: Kpi, team: str, period: Period, value: float) -> str:
    before = latest_before(opened, kpi.id, team, cell_of(kpi, team, period).period.start)
    known = reading_of(kpi, before.counts).value if before else None
    return "" if known is None else f", {plain(change_words(kpi, value - known))}"


def _how_real(tile: Tile, period: Period) -> str:
    """Whether the total's movement is a signal; nothing while other teams are missing."""
    if tile.limits is None or not tile.series.points or tile.series.points[-1].period != period:
        return ""
    if tile.real_changes:
        return f"; :orange[:material/change_circle: a real change]: {plain(tile.real_changes[0].words)}"
    if tile.live:
        return f"; an unusual jump: {plain(tile.live[0].words)}"
    return f"; {words.USUAL}"
