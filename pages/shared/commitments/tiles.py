"""How much of what was promised was kept: mine, and what others promised me."""

import streamlit as st

from pages.shared.commitments import whose
from pages.shared.text import label, plain
from planner.actions.communication import OpenCommunication
from planner.communication.say_do import SayDo, say_do


def show(told: OpenCommunication) -> None:
    """A tile for each side, with the counts behind its share; nothing while nothing was promised."""
    if not told.commitments:
        return
    with st.grid(2, min_column_width=260):
        for side, name in whose.sides(whose.other_leader(told.plan)).items():
            found = say_do(told.commitments, side, told.today)
            st.metric(
                f"{label(name)}: kept in time",
                _share(found),
                plain(found.words),
                delta_color="off",
                delta_arrow="off",
                border=True,
                help="The say-do ratio: of what was due by now, how much was kept by its day. A day that was moved "
                "before it came counts as the new one; moved afterwards, it stays late.",
            )
    if any(one.is_private for one in told.commitments):
        st.caption(":material/lock: With those that only you see; the weekly note counts without them.")


def _share(found: SayDo) -> str:
    return "—" if found.share is None else f"{found.share:.0%}"
