"""What the tabs of the panel share: the line to save with, and what to do when others were faster."""

from collections.abc import Callable

import streamlit as st

from pages.shared import notices, visit
from pages.shared.draft import Draft, Drafts
from pages.shared.stakeholders.address import FORM
from pages.shared.text import plain
from planner.actions import history as history_actions
from planner.stakeholders.stakeholder import Stakeholder


def save_bar(draft: Draft[Stakeholder], kind: Drafts[Stakeholder], save: Callable[[Draft[Stakeholder]], None]) -> None:
    """Save, and where there is something to lose, discard."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Save", key=f"save_{kind.form}", type="primary", on_click=save, args=(draft,))
        if draft.is_dirty:
            st.button(
                "Discard", key=f"discard_{kind.form}", type="tertiary", on_click=_discard, args=(kind, draft.onto)
            )
            st.caption("Not saved yet")
        elif draft.is_saved:
            st.markdown(":green[:material/check: Saved]")


def changed_by_others(stakeholder: Stakeholder, draft: Draft[Stakeholder], kind: Drafts[Stakeholder]) -> None:
    """Who changed what while something was typed, and the choice between both."""
    if draft.onto.version == stakeholder.version:
        return
    found = history_actions.history(visit.workspace(), visit.visitor(), visit.plan_id())
    latest = next((one for one in found if any(edit.id == stakeholder.id for edit in one.change.edits)), None)
    with st.container(border=True, key=f"{kind.form}_changed"):
        who = plain(latest.change.who) if latest else "Somebody"
        st.markdown(f":orange[:material/group:] **{who}** changed this while you were editing it.")
        if latest:
            st.caption(plain("; ".join(latest.lines) or latest.change.summary))
        with st.container(horizontal=True):
            st.button("Put mine on top", key=f"{kind.form}_mine", on_click=_carry_over, args=(kind, stakeholder))
            st.button(
                "Drop mine", key=f"{kind.form}_theirs", type="tertiary", on_click=_discard, args=(kind, stakeholder)
            )


def _carry_over(kind: Drafts[Stakeholder], stakeholder: Stakeholder) -> None:
    notices.forget(FORM)
    kind.carry_over(stakeholder)


def _discard(kind: Drafts[Stakeholder], stakeholder: Stakeholder) -> None:
    notices.forget(FORM)
    kind.renew(stakeholder)
