"""Movement on its page: who moved up or down between day 0, day 45, day 100 and today."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from pages.shared import screen
from pages.shared.dates import short_date
from pages.shared.people import of_people
from pages.shared.stakeholders import drawn
from pages.shared.stakeholders.filters import Filters
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.charts.canvas import Spec
from planner.charts.palette import Look
from planner.charts.stakeholder_looks import word
from planner.charts.stakeholder_moves import moves_alt, stakeholder_moves, steps_of, turns_of
from planner.stakeholders.movement import Movement, walked
from planner.stakeholders.stakeholder import Stakeholder

LOOKED_AT = (0, 45, 100)
"""The days of the plan that are compared, as far as they have come; today is the last."""

_MOST = 30


def show(opened: OpenPeople, people: Sequence[Stakeholder], wanted: Filters, selected: str, *, narrow: bool) -> None:
    """The lines from day to day, and the names below."""
    days = days_of(opened)
    if len(days) < 2:
        st.caption("There is no movement before day 1 of the plan.")
        return
    look, width = screen.look(), drawn.width(narrow=narrow, beside=bool(selected))
    draw = partial(_draw, people=people, days=days, look=look, width=width)
    drawn.chart("stakeholder_moves", draw, wanted, look, width, st.context.locale)
    st.caption("Thickness: how many people went this way. ▲ moved up, ▼ moved down, grey: where they were.")
    _lists(of_people("walked", lambda _: walked(people, days), wanted), days)


def days_of(opened: OpenPeople) -> list[date]:
    """Day 0, 45 and 100 of the plan as far as they are over, and today."""
    calendar = opened.plan.calendar()
    return [*(day for day in map(calendar.date_of, LOOKED_AT) if day < opened.today), opened.today]


def labels(opened: OpenPeople, days: Sequence[date]) -> list[str]:
    """ "Day 45<br>26 Feb", "Today<br>3 Mar"."""
    first = opened.plan.first_day
    return [f"{'Today' if day == opened.today else f'Day {(day - first).days}'}<br>{short_date(day)}" for day in days]


def _draw(
    opened: OpenPeople, people: Sequence[Stakeholder], days: Sequence[date], look: Look, width: int
) -> tuple[Spec, str]:
    found, named = walked(people, days), labels(opened, days)
    spec = stakeholder_moves(found, named, look, compact=width == drawn.PHONE)
    return spec, moves_alt(found, [name.replace("<br>", ", ") for name in named])


def _lists(found: Sequence[Movement], days: Sequence[date]) -> None:
    steps = {one.stakeholder.id: steps_of(one) for one in found}
    down, up = st.columns(2)
    with down:
        those = [one for one in found if (steps[one.stakeholder.id] or 0) < 0]
        _list("Moved down", ":red[▼]", those, "Nobody moved down.")
    with up:
        those = [one for one in found if (steps[one.stakeholder.id] or 0) > 0]
        _list("Moved up", ":green[▲]", those, "Nobody moved up yet.")
    unchanged, unknown = (sum(one == what for one in steps.values()) for what in (0, None))
    st.caption(
        f"Since {plain(short_date(days[0]))}, or since they were first seen: {unchanged} stand where they stood, "
        f"of {unknown} it is not known."
    )


def _list(title: str, sign: str, those: Sequence[Movement], nobody: str) -> None:
    st.subheader(f"{title} · {len(those)}", anchor=False)
    if not those:
        st.caption(nobody)
    with st.container(gap="xxsmall"):
        for one in those[:_MOST]:
            turns = " → ".join(map(word, turns_of(one)))
            drawn.person_button(one.stakeholder.id, f"{sign} {plain(one.stakeholder.name)}: {turns}", title)
        if len(those) > _MOST:
            st.caption(f"and {len(those) - _MOST} more.")
