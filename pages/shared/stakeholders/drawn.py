"""Charts of the people: drawn once for each state of the plan and each view, shown many times; a click opens one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import drawn
from pages.shared.people import of_people
from pages.shared.stakeholders import address, filters
from planner.actions.people import OpenPeople
from planner.charts.canvas import Spec
from planner.charts.stakeholder_map import CELL
from planner.stakeholders.stakeholder import StakeholderId

WIDE, BESIDE_PANEL, PHONE = 1080, 640, 358
"""The widths that a chart is drawn for."""


def chart(key: str, draw: Callable[[OpenPeople], tuple[Spec, str]], *view: object) -> None:
    """The chart and its sentence as `draw` gives them; `view` is whatever they depend on beside the people."""
    spec, alt = of_people(key, draw, *view)
    drawn.chart(key, spec, alt, partial(_clicked, key))


def width(*, narrow: bool, beside: bool) -> int:
    """The width to draw for: on a phone, beside a panel, or alone."""
    return PHONE if narrow else BESIDE_PANEL if beside else WIDE


def person_button(person: StakeholderId, label: str, key: str) -> None:
    """Somebody's name as a button that opens them; `label` is Markdown."""
    st.button(label, key=f"person-{key}-{person}", type="tertiary", on_click=address.select, args=(person,))


def meant(event: Mapping[str, Any]) -> StakeholderId | None:
    """Whose mark was clicked; None beside all marks."""
    said = drawn.meant(event)
    return StakeholderId(said) if said and not said.startswith(CELL) else None


def cell_meant(event: Mapping[str, Any]) -> str:
    """The cell whose others were clicked: "4-5" for interest 4, influence 5; empty for none."""
    said = drawn.meant(event)
    return said.removeprefix(CELL) if said.startswith(CELL) else ""


def _clicked(key: str) -> None:
    # A figure that changes forgets its selection, so a click counts once, as an event.
    event = st.session_state.get(key) or {}
    if person := meant(event):
        address.select(person)
    elif cell := cell_meant(event):
        filters.show_cell(cell)
