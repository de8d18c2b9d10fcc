"""Charts of a KPI on its page: drawn once for each state of the plan and each look, shown many times."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.shared import kpis
from planner.charts.canvas import Spec
from planner.charts.kpi_ground import Ground
from planner.charts.ready import ReadyFigure

_CONFIG = {"displayModeBar": False}


def chart(key: str, ground: Ground, draw: Callable[[Ground], Spec], alt: str, *view: object) -> None:
    """The chart that `draw` gives; `view` is whatever it depends on beside the KPI and the screen."""
    spec = kpis.of_kpis(key, lambda _: draw(ground), ground.kpi.id, ground.look, ground.is_compact, *view)
    st.plotly_chart(ReadyFigure(spec), key=key, theme=None, config=_CONFIG, alt=alt)


def table(key: str, rows: Callable[[], pd.DataFrame], alt: str) -> None:
    """The figures behind a chart, made when somebody opens them."""
    fold = st.expander("The figures as a table", key=f"{key}_open", icon=":material/table:", on_change="rerun")
    if fold.open:
        with fold:
            st.dataframe(rows(), hide_index=True, key=key, alt=alt)
