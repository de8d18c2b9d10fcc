"""Whether a KPI shall really go: what goes with it, and what to do instead."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dialog import Dialog
from pages.shared.kpi_setup import saving
from pages.shared.text import plain
from planner.actions import kpis as kpi_actions
from planner.actions.measures import numbers_in_words
from planner.kpis.kpi import Kpi

FORM = "kpi_delete"


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, and the KPI as it was when it opened."""

    kpi: Kpi


_DIALOG = Dialog("Delete this KPI?", Asked, FORM)


def ask(kpi: Kpi) -> None:
    """Open the dialog; to be called in a callback."""
    _DIALOG.ask(Asked(kpi))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    kpi = asked.kpi
    st.markdown(f"**{plain(kpi.name)}**")
    st.markdown(what_goes(kpi))
    if kpi.retired_on is None:
        st.caption("“Stop watching” would keep its numbers. Deleting can be undone, right after it and in the history.")
    else:
        st.caption("Deleting can be undone, right after it and in the history.")
    with st.container(horizontal=True):
        st.button(
            ":red[Delete the KPI]",
            key="kpi_delete_yes",
            icon=":material/delete:",
            on_click=_DIALOG.once(_delete),
            args=(kpi,),
        )
        st.button("Keep it", key="kpi_delete_no", on_click=_DIALOG.close)
    notices.problems_of(FORM)


def what_goes(kpi: Kpi) -> str:
    """ "With it go 214 numbers that were entered."""
    lost = kpi_actions.count_numbers(visit.workspace(), visit.visitor(), visit.plan_id(), kpi.id)
    if not lost:
        return "It has no numbers yet; nothing else goes with it."
    return f"With it {'goes' if lost == 1 else 'go'} {numbers_in_words(lost)} that people entered or imported."


def _delete(kpi: Kpi) -> None:
    if saving.delete(FORM, kpi):
        _DIALOG.close()
