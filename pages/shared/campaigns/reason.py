"""Why a campaign is held back, or why a department cannot confirm it: a reason in a dialog."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices
from pages.shared.campaigns import saving
from pages.shared.dialog import Dialog
from pages.shared.text import label, plain
from planner.communication.campaign import Campaign

FORM = "campaign_reason"
_WHY = "campaign_why"


@dataclass(frozen=True)
class Asked:
    """The campaign, and the department that objects; without one, the campaign is to be held back."""

    campaign: Campaign
    department: str = ""


_DIALOG = Dialog("Say why", Asked, FORM)


def ask(campaign: Campaign, department: str = "", why: str = "") -> None:
    """Open the dialog, filled in with a reason to start from; to be called in a callback."""
    _DIALOG.ask(Asked(campaign, department))
    st.session_state[_WHY] = why[:500]


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    name = plain(asked.campaign.name)
    st.markdown(f"{plain(asked.department)} objects to **{name}**" if asked.department else f"Hold back **{name}**")
    what = f"What stands against it for {asked.department}" if asked.department else "Why it has to wait"
    st.text_area(label(what), key=_WHY, height=110)
    notices.problem_of(FORM, "why")
    st.caption("Everybody who may see the campaign reads this with it.")
    notices.problems_of(FORM, ("why",))
    with st.container(horizontal=True):
        done = "Object" if asked.department else "Hold it back"
        st.button(done, key="campaign_reason_save", type="primary", on_click=_DIALOG.once(_save), args=(asked,))
        st.button("Leave it as it is", key="campaign_reason_no", on_click=_DIALOG.close)


def _save(asked: Asked) -> None:
    why = st.session_state[_WHY]
    if asked.department:
        is_kept = saving.object_to(FORM, asked.campaign, asked.department, why)
    else:
        is_kept = saving.hold_back(FORM, asked.campaign, why)
    if is_kept:
        _DIALOG.close()
