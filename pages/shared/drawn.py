"""Charts on a page that can be clicked: shown as they were drawn, and which mark was meant."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import streamlit as st

from planner.charts.canvas import Spec
from planner.charts.ready import ReadyFigure

K = TypeVar("K", bound=str)


def chart(key: str, spec: Spec, alt: str, on_click: Callable[[], None]) -> None:
    """The chart; a click on a mark calls `on_click`, which finds it under the key."""
    st.plotly_chart(
        ReadyFigure(spec),
        key=key,
        theme=None,
        config={"displayModeBar": False},
        alt=alt,
        selection_mode="points",
        on_select=on_click,
    )


def clicked(key: str) -> str:
    """What the mark stands for that was clicked on a chart just now; empty beside all marks. For its callback."""
    # A figure that changes forgets its selection, so a click counts once, as an event.
    return meant(st.session_state.get(key) or {})


def meant(event: Mapping[str, Any]) -> str:
    """What the first mark of a click stands for: the first of its data, if that is a text."""
    for point in event.get("selection", {}).get("points", [])[:1]:
        data = point.get("customdata")
        what = data[0] if isinstance(data, list) and data else data
        if isinstance(what, str):
            return what
    return ""


def opener(label: str, names: Mapping[K, str], key: str, on_chosen: Callable[[], None]) -> None:
    """A way to open what a mark stands for without a mouse; the callback finds the choice under the key."""
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda one: names.get(one, ""),
        placeholder="Choose or type",
        key=key,
        on_change=on_chosen,
        width=420,
    )
