"""The number of a tile: its status on top, how it moved below."""

import streamlit as st

from pages.shared.scorecard.face import Face


def show(face: Face, *, has_spark: bool = False) -> None:
    """The figure, with the line of its latest values under it if that is wanted."""
    st.metric(
        face.status,
        face.value,
        face.movement or None,
        delta_color=face.colour,  # type: ignore[arg-type]
        delta_arrow=face.arrow,  # type: ignore[arg-type]
        delta_description=face.judged or None,
        chart_data=face.spark if has_spark else None,
        chart_type="area",
        label_visibility="visible" if face.has_status else "collapsed",
    )
