"""Whether a KPI shall really go: what goes with it, and what to do instead."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, only_here, visit
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


def ask(kpi: Kpi) -> None:
    """Open the dialog; to be called in a callback."""
    only_here.keep(Asked(kpi))
    notices.forget(FORM)


def show() -> None:
    """The dialog, if it is open."""
    if asked := only_here.kept(Asked):
        _dialog(asked.kpi)


def _close() -> None:
    only_here.drop(Asked)


@st.dialog("Delete this KPI?", on_dismiss=_close)
def _dialog(kpi: Kpi) -> None:
    if only_here.kept(Asked) is None:  # answered: the whole page has to follow
        st.rerun()
    st.markdown(f"**{plain(kpi.name)}**")
    st.markdown(what_goes(kpi))
    if kpi.retired_on is None:
        st.caption("“Stop watching” would keep its numbers. Deleting can be undone, right after it and in the history.")
    else:
        st.caption("Deleting can be undone, right after it and in the history.")
    with st.container(horizontal=True):
        st.button(":red[Delete the KPI]", key="kpi_delete_yes", icon=":material/delete:", on_click=_delete, args=(kpi,))
        st.button("Keep it", key="kpi_delete_no", on_click=_close)
    notices.problems_of(FORM)


def what_goes(kpi: Kpi) -> str:
    """ "With it go 214 numbers that were entered."""
    lost = kpi_actions.count_numbers(visit.workspace(), visit.visitor(), visit.plan_id(), kpi.id)
    if not lost:
        return "It has no numbers yet; nothing else goes with it."
    return f"With it {'goes' if lost == 1 else 'go'} {numbers_in_words(lost)} that people entered or imported."


def _delete(kpi: Kpi) -> None:
    if saving.delete(FORM, kpi):
        _close()
