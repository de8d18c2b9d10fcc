"""The engagement matrix on its page; on a phone with the names below it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.shared import screen
from pages.shared.stakeholders import drawn
from pages.shared.stakeholders.filters import Filters
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.charts.canvas import Spec
from planner.charts.engagement_matrix import MOST_NAMED, cells_of, engagement_matrix, matrix_alt
from planner.charts.palette import Look
from planner.charts.stakeholder_looks import by_name, gap, way
from planner.shared.in_words import listed
from planner.stakeholders.stakeholder import Stakeholder

_MOST = 40


def show(people: Sequence[Stakeholder], wanted: Filters, selected: str, *, narrow: bool) -> None:
    """Everybody by where they stand and where they are wanted."""
    look, width = screen.look(), drawn.width(narrow=narrow, beside=bool(selected))
    draw = partial(_draw, people=people, selected=selected, look=look, width=width)
    drawn.chart("engagement_matrix", draw, wanted, selected, look, width)
    click = "" if narrow else " A click on a name opens them."
    st.caption(f"Shaded: they stand where you want them. Right of it: still to be won.{click}")
    if narrow:
        _to_be_won(people)
    elif said := without_room(people):
        st.caption(plain(said))


def without_room(people: Sequence[Stakeholder]) -> str:
    """ "Not named above: Ada and Ben (neutral → supportive)."; those of whom the matrix says only how many more."""
    rest = {cell: those[MOST_NAMED:] for cell, those in cells_of(people).items() if len(those) > MOST_NAMED}
    said = [f"{listed(one.name for one in those)} ({way(those[0])})" for those in rest.values()]
    return f"Not named above: {'; '.join(said)}." if said else ""


def _draw(_: OpenPeople, people: Sequence[Stakeholder], selected: str, look: Look, width: int) -> tuple[Spec, str]:
    spec = engagement_matrix(people, look, selected=selected, compact=width == drawn.PHONE, width=width)
    return spec, matrix_alt(people)


def _to_be_won(people: Sequence[Stakeholder]) -> None:
    """Those furthest from where they are wanted first."""
    short = [one for one in by_name(people) if gap(one.engagement, one.desired) > 0]
    short.sort(key=lambda one: -gap(one.engagement, one.desired))
    if not short:
        return
    st.subheader(f"Still to be won · {len(short)}", anchor=False)
    with st.container(gap="xxsmall"):
        for one in short[:_MOST]:
            drawn.person_button(one.id, f"{plain(one.name)}: {way(one)}", "to_win")
        if len(short) > _MOST:
            st.caption(f"and {len(short) - _MOST} more.")
