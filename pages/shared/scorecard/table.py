"""The scorecard as a table: one row for each KPI, with all that a tile says."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import menu
from pages.shared.kpis import of_kpis
from pages.shared.scorecard import looks, words
from pages.shared.scorecard.address import kpi_address
from planner.actions.kpis import OpenKpis
from planner.kpis.counts_words import quantity
from planner.kpis.scorecard import Tile
from planner.kpis.value_words import change_words, interval_words, value_words

_MOST_WHOLE, _PIXELS = 40, 1_100
_SIGNS = {True: "▲ ", False: "▼ "}
_KEY = "scorecard_table"


def show(rows: Sequence[tuple[str, Tile]], name: str) -> None:
    """Tiles with the name of their group as rows; one that is ticked opens its KPI. `name` tells scorecards apart."""
    shown = tuple((heading, tile.kpi.id) for heading, tile in rows)
    table = of_kpis("scorecard table", partial(_frame, rows), name, shown, st.context.locale)
    chosen = st.dataframe(
        table,
        key=_KEY,
        hide_index=True,
        height="content" if len(rows) <= _MOST_WHOLE else _PIXELS,
        column_config=_config(has_groups=any(heading for heading, _ in rows)),
        on_select="rerun",
        selection_mode="single-row",
        alt="Every KPI with its status, value, interval, n, target, change, signals, freshness and owner",
    )
    if ticked := chosen["selection"]["rows"]:
        st.switch_page(menu.KPI, query_params=kpi_address(rows[ticked[0]][1].kpi.id))
    st.caption("To open a KPI, tick the box at the left end of its row.")


def _config(*, has_groups: bool) -> dict[str, object]:
    return {
        "KPI": st.column_config.Column(width="medium", pinned=True),
        "Group": st.column_config.Column() if has_groups else None,
        "Trend": st.column_config.LineChartColumn(width="small"),
        "Interval": st.column_config.Column(help=words.LIKELY),
        "n": st.column_config.Column(width=70),
        "Signals": st.column_config.Column(width="large"),
        "Why": st.column_config.Column(width="large"),
    }


def _frame(rows: Sequence[tuple[str, Tile]], _opened: OpenKpis) -> pd.DataFrame:
    return pd.DataFrame([_row(heading, tile) for heading, tile in rows])


def _row(heading: str, tile: Tile) -> dict[str, object]:
    kpi, standing = tile.kpi, tile.standing
    return {
        "KPI": kpi.name,
        "Group": heading,
        "Status": looks.status_word(standing.status),
        "Value": words.value(tile) or words.instead(tile)[0],
        "Interval": _interval(tile),
        "Expected by now": words.expected(tile),
        "Target": _target(tile),
        "Movement": _movement(tile),
        "Trend": looks.line_of(tile),
        "n": quantity(_n(tile)),
        "Numbers": words.freshness(tile),
        "Owner": kpi.owner or "nobody’s yet",
        "Period": words.period_words(tile),
        "Change": "" if tile.change is None else change_words(kpi, tile.change),
        "Signals": "; ".join(_SIGNS[live.signal.is_above] + live.words for live in tile.live),
        "Why": standing.why,
    }


def _interval(tile: Tile) -> str:
    """ "28 to 41"; a usual swing, which is no 95 % interval, is called so."""
    if tile.reading is None:
        return ""
    swing = " (usual swing)" if tile.reading.is_swing else ""
    return f"{interval_words(tile.kpi, tile.reading)}{swing}"


def _movement(tile: Tile) -> str:
    live = looks.most_telling(tile)
    return looks.live_word(live) if live else words.movement(tile)[1]


def _target(tile: Tile) -> str:
    standing = tile.standing
    if standing.target is None:
        return words.band(tile)
    by = f" by day {standing.by_day}" if standing.by_day is not None else ""
    return f"{value_words(tile.kpi, standing.target)}{by}"


def _n(tile: Tile) -> float:
    latest = tile.series.points[-1].reading.n if tile.series.points else 0
    return tile.reading.n if tile.reading else latest
