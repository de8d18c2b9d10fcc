"""Suggestions: what else the file holds, for KPIs of the catalogue that the plan does not watch yet."""

from dataclasses import replace

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpi_import import candidates
from pages.shared.kpi_import.held import Held
from pages.shared.kpi_import.words import column_name
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.exchange.kpis_in import OpenedFile, Use
from planner.shared.in_words import listed

FORM = "kpi_import_watch"


def show(held: Held, opened: OpenKpis) -> None:
    """A button for each that watches the KPI from now on and counts it from the file."""
    known = {kpi.catalogue for kpi in opened.kpis}
    offered = [use for use in held.suggested if candidates.key_of(use.kpi) not in known]
    if not offered or not visit.may(Permission.EDIT_KPIS):
        return
    with st.container(gap="xsmall", key="kpi_import_suggested"):
        st.markdown("The file also holds numbers for KPIs that this plan does not watch yet:")
        with st.container(horizontal=True, gap="small"):
            for use in offered:
                st.button(
                    f"Watch {plain(candidates.named(opened.kpis, use.kpi))}",
                    key=f"kpi_import_watch_{candidates.key_of(use.kpi)}",
                    icon=":material/add:",
                    help=plain(_from(held.file, use)),
                    on_click=_watch,
                    args=(held, opened, use),
                )
        notices.problems_of(FORM)


def _from(file: OpenedFile, use: Use) -> str:
    names = listed(f"“{column_name(file, at)}”" for at in use.columns)
    return f"{use.measure.label}{f', from {names}' if names else ''}"


def _watch(held: Held, opened: OpenKpis, use: Use) -> None:
    kpi = candidates.candidate(opened, candidates.key_of(use.kpi))
    saved = notices.attempt(FORM, kpi_actions.add_kpis, opened.plan.id, [kpi], visit.now())
    if saved and saved.change:
        held.suggested.remove(use)
        held.add(replace(use, kpi=saved.kpi.id))
        notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)
