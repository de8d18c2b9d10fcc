"""The tiles: one for each KPI, as many side by side as the screen has room for."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared import menu
from pages.shared.scorecard import metric
from pages.shared.scorecard.address import kpi_address
from pages.shared.scorecard.face import Face
from planner.kpis.kpi import KpiId
from planner.kpis.scorecard import Tile

_MIN_WIDTH = 255


def show(shown: Sequence[Tile], faces: Mapping[KpiId, Face], scope: str) -> None:
    """The tiles in their order; `scope` keeps the tiles of one KPI apart that stands on the page more than once."""
    with st.grid("auto", min_column_width=_MIN_WIDTH, key=f"tiles-{scope}"):
        for tile in shown:
            _tile(faces[tile.kpi.id], scope)


def _tile(face: Face, scope: str) -> None:
    kind = "kpi_tile" if face.has_value else "kpi_tile_words"
    with st.container(border=True, height="stretch", gap=None, key=f"{kind}-{scope}-{face.kpi}"):
        st.page_link(menu.KPI, label=face.name, query_params=kpi_address(face.kpi), width="content")
        metric.show(face, has_spark=True)
        st.caption(face.facts)
