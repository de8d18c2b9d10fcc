"""The map on its page, with those beside it whom nobody has placed yet."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.shared import screen
from pages.shared.stakeholders import drawn, placing
from pages.shared.stakeholders.filters import Filters
from pages.shared.stakeholders.known import known
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.charts.canvas import Spec
from planner.charts.palette import Look
from planner.charts.stakeholder_looks import by_name, key_of, letter
from planner.charts.stakeholder_map import map_alt, stakeholder_map
from planner.stakeholders.stakeholder import Stakeholder

_MOST_UNPLACED = 25


def show(people: Sequence[Stakeholder], wanted: Filters, selected: str, *, narrow: bool) -> None:
    """The grid of those who are placed, and the names of the others."""
    unplaced = placing.unplaced(people)
    is_alone = not (narrow or selected)
    chart, beside = st.columns([6, 1.4], gap="medium") if unplaced and is_alone else (st.container(), st.container())
    with chart:
        look, width = screen.look(), drawn.width(narrow=narrow, beside=bool(selected or (unplaced and is_alone)))
        if unplaced and is_alone:
            width = 860
        draw = partial(_draw, people=people, selected=selected, look=look, width=width)
        drawn.chart("stakeholder_map", draw, wanted, selected, look, width)
        st.caption(_key(people))
        if narrow:
            st.markdown(_named_by_cell(people))
    if unplaced:
        with beside:
            _unplaced(unplaced)


def _draw(_: OpenPeople, people: Sequence[Stakeholder], selected: str, look: Look, width: int) -> tuple[Spec, str]:
    late = known().late
    spec = stakeholder_map(people, late, look, selected=selected, compact=width == drawn.PHONE, width=width)
    return spec, map_alt(people, late)


def _named_by_cell(people: Sequence[Stakeholder]) -> str:
    """Who stands in each cell, the most influential first, for screens where the map has no room for names."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in by_name(people):
        if one.influence and one.interest:
            cells[one.influence, one.interest].append(plain(f"{letter(one.engagement)} {one.name}"))
    rows = sorted(cells.items(), reverse=True)
    return "\n".join(f"- **Influence {cell[0]}, interest {cell[1]}**: {', '.join(names)}" for cell, names in rows)


def _key(people: Sequence[Stakeholder]) -> str:
    letters = key_of([one.engagement for one in people if one.influence and one.interest])
    said = [
        letters,
        "→ or ↑ ↓: wanted there, further up or down",
        "red ring: contact overdue",
        "a click opens somebody",
    ]
    return plain(" · ".join(part for part in said if part))


def _unplaced(unplaced: Sequence[Stakeholder]) -> None:
    with st.container(gap="xxsmall", key="unplaced"):
        st.markdown(f"**Not placed yet · {len(unplaced)}**")
        st.caption("Open somebody to say how much influence and interest they have, or:")
        placing.button()
        for one in unplaced[:_MOST_UNPLACED]:
            drawn.person_button(one.id, plain(one.name), "unplaced")
        if len(unplaced) > _MOST_UNPLACED:
            st.caption(f"and {len(unplaced) - _MOST_UNPLACED} more: filter the register by “Not placed yet”.")
